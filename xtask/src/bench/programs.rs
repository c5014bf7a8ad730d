//! The programs that are measured.

use std::path::{Path, PathBuf};

use super::books::Shortcodes;
use crate::Result;
use crate::plugin;
use crate::shell::{answer, cargo, command, program, root, run};

/// Plugins of other people, each with its shortcodes.
pub(super) const PEERS: [(&str, Shortcodes); 4] = [
    ("mdbook-toc", Shortcodes::Toc),
    ("mdbook-admonish", Shortcodes::Admonish),
    ("mdbook-bib", Shortcodes::Bib),
    ("mdbook-embedify", Shortcodes::Embedify),
];

/// The programs of this workspace, compiled.
pub(super) struct Built {
    pub(super) copy: PathBuf,
    pub(super) do_nothing: PathBuf,
    pub(super) keep: PathBuf,
    pub(super) send: PathBuf,
    pub(super) plugin: PathBuf,
}

impl Built {
    pub(super) fn new() -> Result<Self> {
        run(cargo(&[
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--package=bench-programs",
            "--package=mdbook-resource-cards",
        ]))?;
        let release = |name| program("release", name);
        Ok(Self {
            copy: release("bench-copy")?,
            do_nothing: release("bench-do-nothing")?,
            keep: release("bench-keep")?,
            send: release("bench-send")?,
            plugin: release(plugin::PACKAGE)?,
        })
    }
}

/// The programs of [`PEERS`], in their order.
pub(super) fn peers() -> Result<Vec<PathBuf>> {
    PEERS.iter().map(|(package, _)| peer(package)).collect()
}

/// A peer under `target/tools/peers`, installed when it is missing.
fn peer(package: &str) -> Result<PathBuf> {
    let folder = root().join("target/tools/peers");
    let file = format!("{package}{}", std::env::consts::EXE_SUFFIX);
    let program = folder.join("bin").join(file);
    if !program.is_file() {
        println!("installing {package} under target/tools/peers, once");
        let mut install = cargo(&["install", "--locked", package, "--root"]);
        install
            .arg(&folder)
            .arg("--target-dir")
            .arg(folder.join("build"));
        run(install)?;
    }
    Ok(program)
}

/// "mdbook-toc 0.15.4", asked of the program itself.
pub(super) fn version(program: &Path) -> Option<String> {
    let mut asked = command(program);
    asked.arg("--version");
    answer(asked)
}
