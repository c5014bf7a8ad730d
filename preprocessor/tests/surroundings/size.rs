//! Books that are larger than any. The sizes are such that time in proportion to them passes
//! unnoticed, while time in proportion to their square does not end within the limit.

use std::fmt::Write as _;
use std::process::Output;

use crate::support::TestBook;
use crate::support::program::{code, stderr, stdout};
use crate::{CLEAN, book};

/// Runs the program on a book; where the system can, for no more than a minute of computing.
fn expand(book: &TestBook) -> Output {
    let input = book.input("html");
    if cfg!(unix) {
        crate::support::program::shell("ulimit -t 60; exec \"$0\"", &[], input.as_bytes())
    } else {
        crate::support::program::program(&[], input.as_bytes())
    }
}

fn with_chapter(text: &str) -> TestBook {
    let mut book = book();
    book.chapter("large.md", text);
    book
}

#[test]
fn a_large_chapter_comes_back_whole() {
    let text = "Some prose with a word or two and *more*.\n\n".repeat(20_000);
    let output = expand(&with_chapter(&format!("{text}{{{{#resource clean}}}}\n")));
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let text = serde_json::to_string(&text).unwrap();
    assert!(stdout(&output).contains(text.trim_matches('"')));
}

#[test]
fn many_shortcodes_of_every_shape_are_expanded() {
    const MANY: usize = 5_000;
    for (one, shown) in [
        ("{{#resource clean}}\n\n", "<article "),
        ("{{#resource clean}}\n", "<article "),
        (
            "x {{#resource clean}} y\n",
            "<a class=\\\"resource-link\\\"",
        ),
        ("x {{#resource clean}} ", "<a class=\\\"resource-link\\\""),
        ("{{#resource clean}} ", "<a class=\\\"resource-link\\\""),
        ("{{#resource clean}}\nr\n{{/resource}}\n\n", "<article "),
        ("`{{#resource clean}}`\n\n", "`{{#resource"),
        (
            "<i>{{#resource clean}}</i> ",
            "<a class=\\\"resource-link\\\"",
        ),
    ] {
        let output = expand(&with_chapter(&one.repeat(MANY)));
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{one}");
        // The book has another chapter, with one card.
        let found = stdout(&output).matches(shown).count() - usize::from(shown == "<article ");
        assert_eq!(found, MANY, "{one}");
    }
}

#[test]
fn many_mistakes_are_all_reported() {
    for (one, many) in [
        ("{{#resource claen}}\n\n", 10_000),
        ("{{#resource claen}} x ", 10_000),
        ("{{#resource clean ", 20_000),
    ] {
        let output = expand(&with_chapter(&one.repeat(many)));
        assert_eq!((code(&output), stdout(&output)), (1, ""), "{one}");
        assert_eq!(stderr(&output).matches("--> src/large.md:").count(), many);
        let summary = format!("\nerror: {many} errors in 1 file\n");
        assert!(stderr(&output).ends_with(&summary), "{one}");
    }
}

#[test]
fn a_large_catalogue_is_shown_whole() {
    const MANY: usize = 500;
    let mut book = book();
    let mut cards = String::new();
    for number in 0..MANY {
        let entry = CLEAN.replace("https://", &format!("https://n{number}."));
        book.file(&format!("resources/n{number}.toml"), &entry);
        writeln!(cards, "{{{{#resource n{number}}}}}\n").unwrap();
    }
    book.chapter("cards.md", &cards);
    book.chapter("index.md", "{{#resource-index}}\n");
    let output = expand(&book);
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let articles = stdout(&output).matches("<article ").count();
    assert_eq!(articles, 1 + MANY + (MANY + 1));
}
