//! The stages of a run, each by a book in which it has nearly all of the work.
//!
//! The stages are private; what is measured is [`run`], which is the same on every book but for the
//! stage that the book is made for. Read a figure against `wire`, which all of them contain.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark writes a catalogue, and fails where something is missing"
)]

use std::fs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use mdbook_resource_cards::run;
use serde_json::json;
use tempfile::TempDir;

const ENTRY: &str = include_str!("../example/resources/bottle.toml");
const RESOURCES: usize = 200;
const CHAPTERS: usize = 200;

const PROSE: &str = "A caller knows *why* it asks, a `function` only that it is asked; \"so the rule \
    moves outwards\", as [the page](https://example.org) says.\n\n- one\n- two\n\n";

fn main() {
    divan::main();
}

/// Chapters without a brace: parsing what mdBook sends, and answering.
#[divan::bench]
fn wire(bencher: Bencher<'_, '_>) {
    measure(bencher, &vec![PROSE.repeat(40); CHAPTERS]);
}

/// Chapters full of tags, none of which is a shortcode of this plugin.
#[divan::bench]
fn scan(bencher: Bencher<'_, '_>) {
    let chapter = format!("{PROSE}{{{{#include a.py}}}} {{ {{{{x}}}}\n\n").repeat(40);
    measure(bencher, &vec![chapter; CHAPTERS]);
}

/// Chapters with one link each: Markdown is parsed to find where it stands.
#[divan::bench]
fn place(bencher: Bencher<'_, '_>) {
    let chapter = PROSE.repeat(40) + "See {{#resource r-1}}.\n";
    measure(bencher, &vec![chapter; CHAPTERS]);
}

/// One chapter with every card of the catalogue, each drawn once.
#[divan::bench]
fn render(bencher: Bencher<'_, '_>) {
    measure(bencher, &[cards(RESOURCES)]);
}

/// Chapters with cards that have been drawn for the first one already.
#[divan::bench]
fn splice(bencher: Bencher<'_, '_>) {
    measure(bencher, &vec![cards(20); CHAPTERS]);
}

fn cards(count: usize) -> String {
    let card = |number| format!("{{{{#resource r-{number}}}}}\n\n");
    (0..count).map(card).collect::<Vec<_>>().concat()
}

fn measure(bencher: Bencher<'_, '_>, chapters: &[String]) {
    let folder = catalogue();
    let chapters = chapters.iter().enumerate().map(|(number, content)| {
        let path = format!("{number}.md");
        json!({"Chapter": {"name": path, "content": content, "path": path, "sub_items": []}})
    });
    let context = json!({
        "root": folder.path(), "renderer": "html", "mdbook_version": "0.5.4", "config": {},
    });
    let input = json!([context, {"items": chapters.collect::<Vec<_>>()}]).to_string();
    bencher.counter(BytesCount::of_str(&input)).bench_local(|| {
        let run = run(black_box(&input)).unwrap();
        // Going through the pieces is all that is left to do before they are written.
        let pieces = run.book.as_ref().unwrap().pieces();
        pieces.map(str::len).sum::<usize>()
    });
}

fn catalogue() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("resources")).unwrap();
    for number in 0..RESOURCES {
        let file = folder.path().join(format!("resources/r-{number}.toml"));
        fs::write(file, ENTRY).unwrap();
    }
    folder
}
