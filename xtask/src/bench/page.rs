//! The page of figures, `preprocessor/docs/speed.md`.

use std::fs;

use crate::Result;
use crate::shell::{answer, command, root};
use crate::today::today;
use crate::{machine, mdbook};

const PAGE: &str = "preprocessor/docs/speed.md";
const START: &str = "<!-- The rest is written by `cargo xtask bench`. -->\n";

/// Replaces the figures on the page.
pub(super) fn write(figures: &str) -> Result {
    let path = root().join(PAGE);
    let old = fs::read_to_string(&path)?;
    let words = old.split_once(START).map(|(words, _)| words);
    let words = words.ok_or_else(|| format!("{PAGE} has no line `{}`", START.trim_end()))?;
    fs::write(path, format!("{words}{START}\n{figures}"))?;
    println!("{PAGE}");
    Ok(())
}

/// When and where: "22 November 2026: …".
pub(super) fn circumstances() -> String {
    let mut rustc = command("rustc");
    rustc.arg("--version");
    let rustc = answer(rustc).unwrap_or_default();
    let rustc: Vec<&str> = rustc.split(' ').take(2).collect();
    format!(
        "{}: {}; {}, mdBook {}.",
        today(),
        machine::machine(),
        rustc.join(" "),
        mdbook::VERSION,
    )
}
