//! The pinned mdBook.

use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::shell::{answer, cargo, command, root, run};

/// The version that the book is written for and tested with.
pub(crate) const VERSION: &str = "0.5.4";

/// The pinned mdBook: the one on `PATH` when its version fits, otherwise one
/// under `target/tools`, installed when it is missing.
pub(crate) fn mdbook() -> Result<Command> {
    found_or_installed("target/tools", install)
}

/// The pinned mdBook with its server, compiled as its authors do unless it is on `PATH`.
pub(crate) fn with_server() -> Result<Command> {
    found_or_installed("target/tools/full", |folder| run(installation(folder, &[])))
}

fn found_or_installed(folder: &str, install: impl FnOnce(&str) -> Result) -> Result<Command> {
    let name = format!("mdbook{}", std::env::consts::EXE_SUFFIX);
    let own = root().join(folder).join("bin").join(name);
    let places = [PathBuf::from("mdbook"), own.clone()];
    if let Some(program) = places.into_iter().find(fits) {
        return Ok(command(program));
    }
    println!("mdBook {VERSION} is not here: installing it under {folder}, once");
    install(folder)?;
    Ok(command(own))
}

fn fits(program: &PathBuf) -> bool {
    let mut asked = command(program);
    asked.arg("--version");
    answer(asked).is_some_and(|line| version(&line) == Some(VERSION))
}

/// The crates in which mdBook spends its time. Compiled with optimisation, they make it as fast as a
/// release; all others are compiled as soon as can be, and the whole takes half the time.
const BUSY: [&str; 24] = [
    "aho-corasick",
    "ego-tree",
    "elasticlunr-rs",
    "handlebars",
    "hashbrown",
    "html5ever",
    "indexmap",
    "markup5ever",
    "mdbook-core",
    "mdbook-driver",
    "mdbook-html",
    "mdbook-markdown",
    "memchr",
    "pest",
    "pulldown-cmark",
    "regex",
    "regex-automata",
    "serde",
    "serde_core",
    "serde_json",
    "tendril",
    "toml",
    "toml_parser",
    "winnow",
];

/// Installs what builds a book; its own server and watcher are left out where it is compiled.
fn install(folder: &str) -> Result {
    if has_binstall() && run(binstall(folder)).is_ok() {
        return Ok(());
    }
    let mut install = installation(folder, &["--debug", "--no-default-features"]);
    install.args(["--features", "search"]);
    install.env("CARGO_PROFILE_DEV_DEBUG", "0");
    for busy in BUSY {
        let level = format!("profile.dev.package.{busy}.opt-level=2");
        install.args(["--config", &level]);
    }
    run(install)
}

fn installation(folder: &str, options: &[&str]) -> Command {
    let mut install = cargo(&["install", "mdbook", "--version", VERSION, "--locked"]);
    install.args(options).args(["--root", folder]);
    // A target folder of its own: in ours the two would rebuild each other's crates.
    install.args(["--target-dir", &format!("{folder}/build")]);
    install
}

/// Whether `cargo binstall` is here, which fetches what mdBook's authors have compiled.
fn has_binstall() -> bool {
    answer(cargo(&["binstall", "-V"])).is_some()
}

fn binstall(folder: &str) -> Command {
    let mut binstall = cargo(&[
        "binstall",
        "--no-confirm",
        "--strategies",
        "crate-meta-data",
    ]);
    binstall.args(["--root", folder, &format!("mdbook@{VERSION}")]);
    binstall
}

/// Reads `mdbook v0.5.4`.
fn version(line: &str) -> Option<&str> {
    line.strip_prefix("mdbook v")
}

/// Whether a line on mdBook's standard error is a complaint, by mdBook itself
/// or by a preprocessor, which mdBook may take without failing.
pub(crate) fn is_complaint(line: &str) -> bool {
    let word = line.trim_start().split([' ', ':', '[']).next();
    matches!(word, Some("WARN" | "ERROR" | "warning" | "error"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_line_is_read() {
        assert_eq!(version("mdbook v0.5.4"), Some("0.5.4"));
        assert_eq!(version("mdbook-epub 0.5.4"), None);
    }

    #[test]
    fn complaints_are_told_from_news() {
        for line in [
            " WARN unclosed HTML tag `<div>` found in `a.md`",
            "ERROR Error updating \"{{#include nope.md}}\"",
            "warning[stale-review]: reviewed 14 months ago",
            "error: unknown resource",
        ] {
            assert!(is_complaint(line), "{line}");
        }
        for line in [
            " INFO Book building has started",
            " INFO HTML book written to `/tmp/WARN/book`",
            "",
        ] {
            assert!(!is_complaint(line), "{line}");
        }
    }
}
