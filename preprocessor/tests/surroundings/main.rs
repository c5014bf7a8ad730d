//! The real program where something around it is broken, odd or huge: it says what is wrong, exits
//! with the right code, and leaves nothing half done.
//!
//! Exit codes: 1 for what an author can mend, 2 for the rest; never 101, which is a panic.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests start programs, and fail where something is missing"
)]

#[path = "../support/mod.rs"]
mod support;

#[cfg(unix)]
mod files;
#[cfg(unix)]
mod streams;

mod size;
mod wire;
mod writing;

use std::path::Path;

use support::TestBook;

const CLEAN: &str = include_str!("../spec/resources/clean.toml");

/// A book on disk with one resource and one chapter that shows it.
fn book() -> TestBook {
    let mut book = TestBook::new();
    book.book_toml("[preprocessor.resource-cards]\nbefore = [\"links\"]\n");
    book.file("resources/clean.toml", CLEAN);
    book.file("src/SUMMARY.md", "- [One](one.md)\n");
    book.file("src/one.md", "{{#resource clean}}\n");
    book.chapter("one.md", "{{#resource clean}}\n");
    book
}

/// Every file of a folder with its text, and every folder, in order.
fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        found.push((
            path.display().to_string(),
            std::fs::read(&path).unwrap_or_default(),
        ));
        if path.is_dir() {
            found.extend(snapshot(&path));
        }
    }
    found.sort();
    found
}
