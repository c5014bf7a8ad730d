//! The real program, spoken to as mdBook speaks to it.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests start programs, and fail where something is missing"
)]

mod support;

use std::process::Output;

use serde_json::json;
use support::TestBook;
use support::program::{code, program, stderr, stdout};

const CLEAN: &str = include_str!("spec/resources/clean.toml");

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
    assert!(stderr(&output).starts_with("error: cannot use `resources`: "));
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
    for command in [
        "supports",
        "check",
        "new",
        "export",
        "install",
        "uninstall",
        "schema",
    ] {
        assert!(
            stdout(&help).contains(&format!("\n  {command}")),
            "{command}"
        );
    }
    let nonsense = program(&["expand"], b"");
    assert_eq!((code(&nonsense), stdout(&nonsense)), (2, ""));
}

/// A book on disk with one resource and one chapter.
fn book_on_disk(chapter: &str) -> TestBook {
    let mut book = TestBook::new();
    book.file(
        "book.toml",
        "[preprocessor.resource-cards]\nbefore = [\"links\"]\n",
    );
    let annotation = "word ".repeat(50);
    book.file(
        "resources/clean.toml",
        &CLEAN.replace("Shows why", &annotation),
    );
    book.file(
        "src/SUMMARY.md",
        "- [One](one.md)\n- [Draft]()\n- [Missing](missing.md)\n",
    );
    book.file("src/one.md", chapter);
    book
}

fn on(book: &TestBook, arguments: &[&str]) -> Output {
    let root = book.root().to_str().unwrap();
    let (command, options) = arguments.split_first().unwrap();
    program(&[&[*command, root], options].concat(), b"")
}

#[test]
fn check_is_silent_about_a_good_book() {
    let output = on(&book_on_disk("{{#resource clean}}\n"), &["check"]);
    assert_eq!(
        (code(&output), stdout(&output), stderr(&output)),
        (0, "", "")
    );
}

#[test]
fn check_reports_mistakes_and_lints_together_in_three_formats() {
    let book = book_on_disk("{{#resource claen}}\n");
    let human = on(&book, &["check"]);
    assert_eq!((code(&human), stdout(&human)), (1, ""));
    assert!(
        stderr(&human).contains("error[unknown-resource]"),
        "{}",
        stderr(&human)
    );
    assert!(stderr(&human).contains("--> src/one.md:1:13"));
    assert!(stderr(&human).contains("warning[unused-resource]"));
    assert!(stderr(&human).ends_with("error: 1 error and 1 warning in 2 files\n"));

    let json = on(&book, &["check", "--message-format", "json"]);
    assert_eq!((code(&json), stderr(&json)), (1, ""));
    let lines: Vec<serde_json::Value> = stdout(&json)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["code"], "unused-resource");
    assert_eq!(lines[1]["file"], "src/one.md");
    assert_eq!(lines[1]["end_column"], 18);

    let github = on(&book, &["check", "--message-format", "github"]);
    let command = "::error file=src/one.md,line=1,endLine=1,col=13,endColumn=18,\
                   title=unknown-resource::";
    assert!(stdout(&github).contains(command), "{}", stdout(&github));
}

#[test]
fn check_says_when_there_is_no_book() {
    let output = on(&TestBook::new(), &["check"]);
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("book.toml"), "{}", stderr(&output));
    assert!(stderr(&output).contains("give the folder of a book"));
}

#[test]
fn check_looks_at_a_book_that_does_not_build() {
    let book = book_on_disk("{{#resource clean}}\n");
    std::fs::write(book.root().join("src/SUMMARY.md"), "# nothing\n- [[[\n").unwrap();
    std::fs::write(book.root().join("resources/bad.toml"), "title = ").unwrap();
    let output = on(&book, &["check"]);
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).contains("resources/bad.toml:1:9"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn exports_go_to_standard_output_unless_the_catalogue_is_broken() {
    let book = book_on_disk("");
    for format in [
        "json",
        "csl-json",
        "bibtex",
        "atom",
        "urls",
        "vscode-snippets",
    ] {
        let output = on(&book, &["export", "--format", format]);
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{format}");
        assert!(stdout(&output).ends_with('\n'), "{format}");
        assert!(stdout(&output).contains("clean"), "{format}");
    }
    std::fs::write(book.root().join("resources/bad.toml"), "x = 1").unwrap();
    let output = on(&book, &["export", "--format", "urls"]);
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    assert!(stderr(&output).contains("resources/bad.toml"));
}

#[test]
fn schemas_are_json() {
    for of in ["resource", "path"] {
        let output = program(&["schema", of], b"");
        assert_eq!(code(&output), 0);
        let schema: serde_json::Value = serde_json::from_str(stdout(&output)).unwrap();
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#");
    }
}

#[test]
fn a_book_gets_the_plugin_and_loses_it_again() {
    let mut book = TestBook::new();
    std::fs::remove_dir(book.root().join("resources")).unwrap();
    let book_toml = "# mine\n[book]\ntitle = \"A\" # yes\n";
    book.file("book.toml", book_toml);
    let read = |book: &TestBook| std::fs::read_to_string(book.root().join("book.toml")).unwrap();

    let dry = on(&book, &["install", "--dry-run"]);
    assert_eq!(code(&dry), 0);
    assert!(
        stdout(&dry).contains("+[preprocessor.resource-cards]"),
        "{}",
        stdout(&dry)
    );
    assert!(stdout(&dry).contains("+++ resources/"));
    assert_eq!(read(&book), book_toml);

    let made = "made resource-cards.css\nmade resource-cards.js\nmade resources/\n\
                changed book.toml\n";
    assert_eq!(stderr(&on(&book, &["install"])), made);
    let installed = read(&book);
    assert_eq!(stderr(&on(&book, &["install"])), "nothing to change\n");
    assert_eq!(read(&book), installed);

    let clean = on(&book, &["check"]);
    assert_eq!((code(&clean), stderr(&clean)), (0, ""));

    assert_eq!(code(&on(&book, &["uninstall"])), 0);
    assert_eq!(read(&book), book_toml);
    for gone in ["resource-cards.css", "resource-cards.js", "resources"] {
        assert!(!book.root().join(gone).exists(), "{gone}");
    }
}

#[test]
fn changed_files_of_the_plugin_are_kept() {
    let mut book = TestBook::new();
    book.file("book.toml", "");
    book.file("resource-cards.css", "/* mine */");
    for command in ["install", "uninstall"] {
        let output = on(&book, &[command]);
        assert_eq!(code(&output), 0);
        assert!(stderr(&output).contains("note: kept your `resource-cards.css`"));
        let css = std::fs::read_to_string(book.root().join("resource-cards.css")).unwrap();
        assert_eq!(css, "/* mine */");
    }
}

#[test]
fn files_of_another_version_are_warned_of_and_replaced_unless_edited() {
    let mut book = TestBook::new();
    book.file("book.toml", "");
    assert_eq!(code(&on(&book, &["install"])), 0);
    let older = "/* mdbook-resource-cards b7edb417828b421c */\n.old {}\n";
    book.file("resource-cards.css", older);
    let warned = "\
warning[outdated-asset]: this file belongs to another version of the plugin
 --> resource-cards.css:1:1
  |
1 | /* mdbook-resource-cards b7edb417828b421c */
  | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: run `mdbook-resource-cards install`

warning: 1 warning in 1 file
";
    assert_eq!(stderr(&on(&book, &["check"])), warned);
    assert_eq!(
        stderr(&on(&book, &["install"])),
        "changed resource-cards.css\n"
    );
    assert_eq!(stderr(&on(&book, &["check"])), "");

    let edited = format!("{older}.mine {{}}\n");
    book.file("resource-cards.css", &edited);
    let output = on(&book, &["check"]);
    assert!(
        stderr(&output).contains("help: it was edited: move it away"),
        "{}",
        stderr(&output)
    );
    let output = on(&book, &["install"]);
    assert!(stderr(&output).contains("note: kept your `resource-cards.css`"));
    let css = std::fs::read_to_string(book.root().join("resource-cards.css")).unwrap();
    assert_eq!(css, edited);
}

#[test]
fn a_broken_book_toml_is_reported_by_every_command_that_reads_it() {
    let mut book = TestBook::new();
    book.file("book.toml", "[book]\ntitle =\n");
    let root = book.root().to_str().unwrap();
    for arguments in [
        &["check", root][..],
        &["new", "talk", "--dir", root],
        &["export", root, "--format", "json"],
    ] {
        let output = program(arguments, b"");
        assert_eq!(code(&output), 1, "{arguments:?}");
        let report = stderr(&output);
        assert!(
            report.starts_with("error[invalid-toml]: not valid TOML"),
            "{report}"
        );
        assert!(report.contains("--> book.toml:2:8"), "{report}");
    }
    assert!(!book.root().join("resources/talk.toml").exists());
}

#[test]
fn a_build_warns_of_a_style_of_another_version() {
    let mut book = TestBook::new();
    book.book_toml(
        "[preprocessor.resource-cards]\nbefore = [\"links\"]\n\
         [output.html]\nadditional-css = [\"theme/resource-cards.css\"]\n",
    );
    book.file(
        "theme/resource-cards.css",
        "/* mdbook-resource-cards 0123456789abcdef */\n",
    );
    book.chapter("a.md", "Text.");
    for (renderer, warnings) in [("html", 1), ("markdown", 0)] {
        let output = program(&[], book.input(renderer).as_bytes());
        assert_eq!(code(&output), 0);
        let found = stderr(&output).matches("warning[outdated-asset]").count();
        assert_eq!(found, warnings, "{}", stderr(&output));
    }
}

#[test]
fn a_new_entry_is_valid_and_never_overwrites() {
    let mut book = TestBook::new();
    book.file(
        "book.toml",
        "[preprocessor.resource-cards]\nbefore = [\"links\"]\n",
    );
    book.chapter("a.md", "{{#resource talk}}");
    let root = book.root().to_str().unwrap();
    let arguments = [
        "new",
        "talk",
        "--dir",
        root,
        "--title",
        "A talk",
        "--url",
        "https://example.org/talk",
        "--kind",
        "talk",
    ];
    let output = program(&arguments, b"");
    assert_eq!(
        (code(&output), stderr(&output)),
        (0, "made resources/talk.toml\n")
    );
    let (content, report) = book.expand("html");
    assert_eq!(report, "");
    assert!(content.unwrap().contains("A talk"));

    let entry = book.root().join("resources/talk.toml");
    let before = std::fs::read_to_string(&entry).unwrap();
    assert!(before.starts_with("title = "), "{before}");
    let again = program(&arguments, b"");
    assert_eq!(code(&again), 1);
    assert!(stderr(&again).contains("the catalogue has a resource `talk` already"));
    assert_eq!(std::fs::read_to_string(&entry).unwrap(), before);
}

#[test]
fn a_new_entry_points_to_the_schema_beside_it() {
    let mut book = TestBook::new();
    book.file("book.toml", "");
    book.file("resources/resource.schema.json", "{}");
    let root = book.root().to_str().unwrap();
    assert_eq!(code(&program(&["new", "x", "--dir", root], b"")), 0);
    let entry = std::fs::read_to_string(book.root().join("resources/x.toml")).unwrap();
    assert!(
        entry.starts_with("#:schema ./resource.schema.json\ntitle = "),
        "{entry}"
    );
}

#[test]
fn bibliographies_are_added_whole_or_not_at_all() {
    let mut book = TestBook::new();
    book.file("book.toml", "");
    book.file(
        "good.bib",
        "@book{Gamma:1994, title={Design {Patterns}}, author={Gamma, Erich and Helm, Richard},\n\
         year={1994}, isbn={0-201-63361-2}, url={https://example.org/gof}}\n\
         @article{p72, title={Criteria}, author={Parnas, D. L.}, date={1972-12}, doi={10.1145/361598.361623}}",
    );
    book.file(
        "bad.bib",
        "@book{a, title={A}, url={nowhere}}\n@book{b, title={B}, url={https://example.org}}",
    );
    book.file("broken.bib", "@book{a, title={A}\n@@");
    let root = book.root().to_str().unwrap();
    let run = |file: &str| {
        let file = format!("{root}/{file}");
        program(&["new", "--dir", root, "--from-bibtex", &file], b"")
    };
    let good = run("good.bib");
    assert_eq!(
        (code(&good), stderr(&good)),
        (
            0,
            "made resources/gamma-1994.toml\nmade resources/p72.toml\n"
        )
    );
    let text = std::fs::read_to_string(book.root().join("resources/gamma-1994.toml")).unwrap();
    assert!(
        text.contains("authors = [\"Erich Gamma\", \"Richard Helm\"]"),
        "{text}"
    );
    let bad = run("bad.bib");
    assert_eq!(code(&bad), 1);
    assert!(
        stderr(&bad).contains("`nowhere` is not a web address"),
        "{}",
        stderr(&bad)
    );
    assert!(!book.root().join("resources/b.toml").exists());
    let broken = run("broken.bib");
    assert_eq!((code(&broken), stdout(&broken)), (2, ""));
    assert!(
        stderr(&broken).contains("broken.bib`: line "),
        "{}",
        stderr(&broken)
    );
}
