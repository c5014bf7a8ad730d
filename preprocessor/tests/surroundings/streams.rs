//! Standard streams that nobody reads, that are full, or that are closed.

use std::io::Write as _;
use std::process::{Command, Stdio};

use crate::book;
use crate::support::program::{code, shell, stderr, stdout};

/// Every command that writes to standard output.
const WRITING: [&[&str]; 9] = [
    &["export", "--format", "json"],
    &["export", "--format", "csl-json"],
    &["export", "--format", "bibtex"],
    &["export", "--format", "atom"],
    &["export", "--format", "urls"],
    &["export", "--format", "vscode-snippets"],
    &["check", "--message-format", "json"],
    &["check", "--message-format", "github"],
    &["install", "--dry-run"],
];

#[test]
fn a_reader_that_goes_away_is_reported() {
    let book = book();
    let input = book.input("html");
    let mut child = Command::new(env!("CARGO_BIN_EXE_mdbook-resource-cards"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(input.as_bytes()).unwrap();
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 2);
    let said = stderr(&output);
    assert!(
        said.starts_with("error: cannot write to standard output: "),
        "{said}"
    );
    assert!(!said.contains("panicked"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_reported() {
    let mut book = book();
    book.file("src/one.md", "{{#resource claen}}\n");
    book.file("resources/other.toml", crate::CLEAN);
    let full = "exec \"$0\" \"$@\" >/dev/full";
    let root = book.root().to_str().unwrap();
    for arguments in WRITING {
        let arguments = [&[arguments[0], root], &arguments[1..]].concat();
        let output = shell(full, &arguments, b"");
        assert_eq!(code(&output), 2, "{arguments:?}");
        let said = stderr(&output);
        assert!(
            said.contains("error: cannot write to standard output: No space left"),
            "{said}"
        );
    }
    for arguments in [&["schema"][..], &[]] {
        let output = shell(full, arguments, book.input("html").as_bytes());
        assert_eq!(code(&output), 2, "{arguments:?}");
    }
}

#[test]
fn closed_streams_are_no_reason_to_panic() {
    let book = book();
    for (script, expected) in [
        ("exec \"$0\" >&-", 0),
        ("exec \"$0\" 2>&-", 0),
        ("exec \"$0\" >&- 2>&-", 0),
        ("exec \"$0\" <&-", 2),
        ("exec \"$0\" </", 2),
    ] {
        let output = shell(script, &[], book.input("html").as_bytes());
        assert_eq!(code(&output), expected, "{script}: {output:?}");
        assert!(!stderr(&output).contains("panicked"), "{output:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_said_does_not_change_the_exit_code() {
    let mut book = book();
    let root = book.root().to_str().unwrap().to_owned();
    let mute = "exec \"$0\" \"$@\" 2>/dev/full";
    let run = |arguments: &[&str], input: &str| code(&shell(mute, arguments, input.as_bytes()));
    assert_eq!(run(&[], "nonsense"), 2);
    assert_eq!(run(&["check", "/nowhere"], ""), 2);
    assert_eq!(run(&["new", "added", "--dir", &root], ""), 0);
    assert_eq!(run(&["install", &root], ""), 0);
    assert_eq!(run(&["install", &root], ""), 0);
    book.chapter("two.md", "{{#resource claen}}\n");
    assert_eq!(run(&[], &book.input("html")), 1);
    assert_eq!(
        run(
            &[],
            &book
                .input("html")
                .replace("claen", "clean")
                .replace("0.5.4", "9.9.9")
        ),
        0
    );
}

#[test]
fn a_broken_pipe_does_not_hang_a_pipeline() {
    let book = book();
    let script = "\"$0\" \"$@\" 2>/dev/null | head -c 1";
    let output = shell(script, &[], book.input("html").as_bytes());
    assert_eq!((code(&output), stdout(&output)), (0, "{"));
}
