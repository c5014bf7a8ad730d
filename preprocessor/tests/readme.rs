//! What the README shows is what happens.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files, and fail where something is missing"
)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use mdbook_resource_cards::{SchemaOf, schema};
use serde_json::Value;
use support::TestBook;

const README: &str = include_str!("../README.md");
const PROGRAM: &str = env!("CARGO_BIN_EXE_mdbook-resource-cards");

/// The text of the first fenced block with this info string below a heading.
fn block<'r>(heading: &str, info: &str) -> &'r str {
    let (_, text) = section(heading)
        .split_once(&format!("```{info}\n"))
        .unwrap();
    text.split_once("```").unwrap().0
}

fn section(heading: &str) -> &'static str {
    let (_, section) = README.split_once(&format!("\n## {heading}\n")).unwrap();
    section
        .split_once("\n## ")
        .map_or(section, |(section, _)| section)
}

/// What stands in code font in the first column of a section's table.
fn first_column(heading: &str) -> BTreeSet<&'static str> {
    let rows = section(heading)
        .lines()
        .filter(|line| line.starts_with("| `"));
    let cells = rows.map(|row| row.split('|').nth(1).unwrap());
    cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2))
        .collect()
}

/// A book with the files that the README shows.
fn book_of_the_readme() -> TestBook {
    let mut book = TestBook::new();
    book.book_toml("[preprocessor.resource-cards]\nbefore = [\"links\"]\n");
    book.file("resources/clean-talk.toml", block("Quick start", "toml"));
    book.file("paths/evening.toml", block("The catalogue", "toml"));
    book
}

#[test]
fn the_entry_and_the_path_are_valid() {
    let book = book_of_the_readme();
    let text = "{{#resource clean-talk}}\n\n{{#reading-path evening}}\n";
    let (page, report) = book.expand_text(text, "html");
    assert_eq!(report, "");
    let page = page.unwrap();
    assert!(page.contains("The Clean Architecture in Python"), "{page}");
    assert!(page.contains("Two hours"), "{page}");
}

#[test]
fn the_report_is_what_a_mistake_leads_to() {
    let book = book_of_the_readme();
    let (page, report) = book.expand_text("# One\n\n{{#resource clean-tlak}}\n", "html");
    assert_eq!(page, None);
    assert_eq!(report, block("When something is wrong", "text"));
}

#[test]
#[cfg(unix)]
fn the_quick_start_leads_to_a_card() {
    let mut book = TestBook::new();
    fs::remove_dir(book.root().join("resources")).unwrap();
    book.book_toml("[book]\ntitle = \"Mine\"\n");
    book.file("src/chapter_1.md", "# Chapter 1\n");
    let commands = block("Quick start", "console");
    let (first, rest) = commands.split_once('\n').unwrap();
    assert_eq!(first, "cargo install mdbook-resource-cards");
    let commands = rest.strip_suffix("mdbook build\n").unwrap();
    let folder = std::path::Path::new(PROGRAM).parent().unwrap();
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let shell = Command::new("sh")
        .args(["-e", "-c", commands])
        .env("PATH", path)
        .current_dir(book.root())
        .output()
        .unwrap();
    assert!(
        shell.status.success(),
        "{}",
        String::from_utf8_lossy(&shell.stderr)
    );

    let read = |path: &str| fs::read_to_string(book.root().join(path)).unwrap();
    let (book_toml, chapter) = (read("book.toml"), read("src/chapter_1.md"));
    book.book_toml(&book_toml);
    book.chapter("chapter_1.md", &chapter);
    let (page, report) = book.expand("html");
    assert_eq!(report, "");
    assert!(page.unwrap().contains("The Clean Architecture in Python"));
}

#[test]
fn the_catalogue_has_the_fields_of_the_table() {
    let schema: Value = serde_json::from_str(&schema(SchemaOf::Resource)).unwrap();
    let fields = schema["properties"].as_object().unwrap().keys();
    assert_eq!(
        first_column("The catalogue"),
        fields.map(String::as_str).collect()
    );
}

#[test]
fn the_table_has_every_command() {
    let help = Command::new(PROGRAM).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let entries = commands.lines().filter(|line| !line.starts_with("   "));
    let words = entries.filter_map(|line| line.split_whitespace().next());
    // Those are for mdBook and for everybody.
    let commands: BTreeSet<_> = words
        .filter(|word| !["supports", "help"].contains(word))
        .collect();
    let shown = first_column("Commands");
    let shown: BTreeSet<_> = shown
        .iter()
        .filter_map(|command| command.split(' ').nth(1))
        .collect();
    assert_eq!(shown, commands);
}
