//! The real program, spoken to as mdBook speaks to it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests start programs, and fail where something is missing"
)]

mod support;

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::json;
use support::TestBook;

const CLEAN: &str = include_str!("spec/resources/clean.toml");

fn program(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mdbook-resource-cards"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that exits without reading closes the pipe; what it says is checked by the caller.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn supports_every_renderer_that_shows_pages() {
    for renderer in [
        "html",
        "markdown",
        "epub",
        "pandoc",
        "linkcheck2",
        "not-yet-written",
    ] {
        assert_eq!(
            code(&program(&["supports", renderer], b"")),
            0,
            "{renderer}"
        );
    }
    for renderer in ["xgettext", "test"] {
        assert_eq!(
            code(&program(&["supports", renderer], b"")),
            1,
            "{renderer}"
        );
    }
}

#[test]
fn a_card_reaches_the_page() {
    let mut book = TestBook::new();
    book.file("resources/clean.toml", CLEAN);
    book.chapter("a.md", "{{#resource clean}}\n");
    let output = program(&[], book.input("html").as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(
        stdout(&output).contains("resource-card-title"),
        "{output:?}"
    );
}

#[test]
fn broken_input_is_refused_before_anything_is_written() {
    for input in ["", "{", "[]", "[{}, {}]", "hello"] {
        let output = program(&[], input.as_bytes());
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{input}");
        let expected = "error: standard input is not a book from mdBook: ";
        assert!(stderr(&output).starts_with(expected), "{}", stderr(&output));
        assert!(!stderr(&output).contains("panicked"));
    }
    let output = program(&[], b"\"\xff\"");
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).starts_with("error: standard input is not UTF-8"));
}

#[test]
fn a_missing_catalogue_says_what_to_create() {
    let book = TestBook::new();
    std::fs::remove_dir(book.root().join("resources")).unwrap();
    let output = program(&[], book.input("html").as_bytes());
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).starts_with("error: cannot read `resources`: "));
    assert!(
        stderr(&output).contains("create the folder"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn mistakes_leave_standard_output_empty() {
    let mut book = TestBook::new();
    book.chapter("a.md", "{{#resource none}}");
    let output = program(&[], book.input("html").as_bytes());
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    assert!(
        stderr(&output).contains("--> src/a.md:1:13"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn a_book_without_shortcodes_comes_back_byte_for_byte() {
    let root = TestBook::new();
    let path = json!(root.root());
    let book = concat!(
        "{ \"new_key\":[1.50, 1e3],\n \"items\":[\"Separator\", {\"PartTitle\":\"P\\u0041\"},",
        "{\"Chapter\":{\"future\":{\"a\":null},\"name\":\"\\u00e9\\/\",\"content\":",
        "\"# T\\r\\n`{{#resource x}}` \\\\{{#resource y}} {{#include z}}\\u0000\",",
        "\"number\":[1],\"sub_items\":[{\"Unknown\":{}}],\"path\":\"a.md\",",
        "\"source_path\":\"a.md\",\"parent_names\":[]}}] }"
    );
    for (open, close) in [("[", "]"), (" [ ", "\n]\n"), ("\u{feff}[", "]")] {
        let input = format!(
            "{open}{{\"root\":{path},\"config\":{{}},\"renderer\":\"html\",\
             \"mdbook_version\":\"0.5.4\",\"later\":{{}}}} , {book}{close}"
        );
        let output = program(&[], input.as_bytes());
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        assert_eq!(stdout(&output), book);
    }
}

#[test]
fn books_of_mdbook_0_4_are_expanded_too() {
    let mut book = TestBook::new();
    book.file("resources/clean.toml", CLEAN);
    book.chapter("a.md", "See {{#resource clean}}.");
    let input = book
        .input("markdown")
        .replace("{\"items\":", "{\"__non_exhaustive\":null,\"sections\":")
        .replace("0.5.4", "0.4.52");
    let output = program(&[], input.as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(stdout(&output).starts_with("{\"__non_exhaustive\":null,\"sections\":["));
    assert!(stdout(&output).contains("See [The Clean Architecture in Python](<"));
}

#[test]
fn an_unknown_minor_version_gets_one_quiet_note() {
    let book = TestBook::new();
    let input = book.input("html").replace("0.5.4", "0.6.1");
    let output = program(&[], input.as_bytes());
    assert_eq!(code(&output), 0);
    let note = "note: mdBook 0.6.1 is newer than the versions that this plugin was tried with\n";
    assert_eq!(stderr(&output), note);
}

#[test]
fn the_order_of_preprocessors_is_a_warning() {
    let mut book = TestBook::new();
    book.book_toml("[preprocessor.resource-cards]\nafter = [\"index\"]\n");
    book.chapter("a.md", "Text.");
    let output = program(&[], book.input("html").as_bytes());
    assert_eq!(code(&output), 0);
    assert!(
        stderr(&output).starts_with("warning[runs-after-links]: "),
        "{}",
        stderr(&output)
    );
    assert!(stderr(&output).contains("add `before = [\"links\"]`"));
    assert!(stderr(&output).ends_with("warning: 1 warning in 1 file\n"));
}

#[test]
fn help_and_version_are_said_on_standard_output() {
    let version = program(&["--version"], b"");
    assert_eq!(code(&version), 0);
    assert!(stdout(&version).starts_with("mdbook-resource-cards 0."));
    let help = program(&["--help"], b"");
    assert_eq!(code(&help), 0);
    assert!(stdout(&help).contains("supports RENDERER"));
    let nonsense = program(&["expand"], b"");
    assert_eq!((code(&nonsense), stdout(&nonsense)), (2, ""));
}
