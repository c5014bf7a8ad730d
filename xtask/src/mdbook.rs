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
    let own = own_program();
    let places = [PathBuf::from("mdbook"), own.clone()];
    let program = match places.into_iter().find(fits) {
        Some(program) => program,
        None => install().map(|()| own)?,
    };
    Ok(command(program))
}

fn fits(program: &PathBuf) -> bool {
    let mut asked = command(program);
    asked.arg("--version");
    answer(asked).is_some_and(|line| version(&line) == Some(VERSION))
}

fn own_program() -> PathBuf {
    let name = format!("mdbook{}", std::env::consts::EXE_SUFFIX);
    root().join("target/tools/bin").join(name)
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

/// Installs what builds a book, without mdBook's own server and watcher.
fn install() -> Result {
    println!("mdBook {VERSION} is not here: installing it under target/tools, once");
    // A target folder of its own: in ours the two would rebuild each other's crates.
    let mut install = cargo(&[
        "install",
        "mdbook",
        "--version",
        VERSION,
        "--locked",
        "--debug",
        "--no-default-features",
        "--features",
        "search",
        "--root",
        "target/tools",
        "--target-dir",
        "target/tools/build",
    ]);
    install.env("CARGO_PROFILE_DEV_DEBUG", "0");
    for busy in BUSY {
        let level = format!("profile.dev.package.{busy}.opt-level=2");
        install.args(["--config", &level]);
    }
    run(install)
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
