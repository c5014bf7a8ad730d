//! Runs the specification: every case in `spec/*.md`, as written there for readers.
//!
//! A case is a second-level heading and the fenced blocks below it. `chapter` is the text of
//! `src/chapter.md`; `html` and `markdown` are what becomes of it for the two kinds of renderer;
//! `diagnostics` is the report, in place of either. A block whose info string is a file name is that
//! file. `BLESS=1 cargo test --test spec` writes what the plugin really does into the files.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files, and fail where something is missing"
)]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use support::TestBook;

#[test]
fn specification() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec");
    let bless = std::env::var_os("BLESS").is_some();
    let mut failures = String::new();
    let mut count = 0;
    for path in support::markdown_files(&folder) {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut document = Document::parse(&text);
        count += document.cases.len();
        for case in &mut document.cases {
            assert!(
                !case.blocks.is_empty(),
                "{name}: `{}` has no blocks",
                case.title
            );
            for block in case.run() {
                let _ = write!(failures, "\n=== {name}: {}\n{block}", case.title);
            }
        }
        if bless {
            fs::write(&path, document.render()).unwrap();
        }
    }
    assert!(count > 20, "only {count} cases found");
    assert!(bless || failures.is_empty(), "{failures}");
    println!("{count} cases");
}

/// A file of cases: prose is kept as it is.
struct Document {
    prologue: String,
    cases: Vec<Case>,
}

struct Case {
    title: String,
    /// What stands before each block, and after the last.
    prose: Vec<String>,
    blocks: Vec<Block>,
}

struct Block {
    fence: String,
    info: String,
    text: String,
}

impl Document {
    fn parse(text: &str) -> Self {
        let mut document = Self {
            prologue: String::new(),
            cases: Vec::new(),
        };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("## ") {
                document.cases.push(Case::new(title));
            } else if let Some(case) = document.cases.last_mut() {
                let fence: String = line.chars().take_while(|c| *c == '`').collect();
                if fence.len() >= 4 {
                    let body = lines.by_ref().take_while(|line| *line != fence);
                    let text = body.fold(String::new(), |text, line| text + line + "\n");
                    let info = line[fence.len()..].to_owned();
                    case.blocks.push(Block { fence, info, text });
                    case.prose.push(String::new());
                } else {
                    let prose = case.prose.last_mut().unwrap();
                    prose.push_str(line);
                    prose.push('\n');
                }
            } else {
                document.prologue.push_str(line);
                document.prologue.push('\n');
            }
        }
        document
    }

    fn render(&self) -> String {
        let mut out = self.prologue.clone();
        for case in &self.cases {
            let _ = writeln!(out, "## {}", case.title);
            for (index, prose) in case.prose.iter().enumerate() {
                out.push_str(prose);
                if let Some(block) = case.blocks.get(index) {
                    let Block { fence, info, text } = block;
                    let _ = write!(out, "{fence}{info}\n{text}{fence}\n");
                }
            }
        }
        out
    }
}

impl Case {
    fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            prose: vec![String::new()],
            blocks: Vec::new(),
        }
    }

    /// Runs the case and puts the real results into its blocks; returns those that differed.
    fn run(&mut self) -> Vec<String> {
        let book = self.book();
        let expects_report = self.blocks.iter().any(|block| block.info == "diagnostics");
        let mut failures = Vec::new();
        let mut compared = 0;
        for block in &mut self.blocks {
            let renderer = if block.info == "markdown" {
                "markdown"
            } else {
                "html"
            };
            let (content, report) = book.expand(renderer);
            let actual = match block.info.as_str() {
                "html" | "markdown" => content.unwrap_or(report.clone()),
                "diagnostics" => report.clone(),
                _ => continue,
            };
            compared += 1;
            let actual = shown(&actual);
            if actual != block.text {
                let (info, expected) = (&block.info, &block.text);
                failures.push(format!(
                    "--- {info}, expected:\n{expected}--- got:\n{actual}"
                ));
                block.text = actual;
            }
            if !expects_report && !report.is_empty() {
                failures.push(format!("--- unexpected diagnostics:\n{report}"));
            }
        }
        assert!(compared > 0, "`{}` compares nothing", self.title);
        failures
    }

    fn book(&self) -> TestBook {
        let mut book = TestBook::new();
        book.copy_catalogue(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/resources"));
        for block in &self.blocks {
            match block.info.as_str() {
                "chapter" => book.chapter("chapter.md", &block.text),
                "chapter crlf" => book.chapter("chapter.md", &block.text.replace('\n', "\r\n")),
                "html" | "markdown" | "diagnostics" => {}
                "book.toml" => book.book_toml(&block.text),
                file if Path::new(file).extension().is_some_and(|e| e == "md") => {
                    book.chapter(file, &block.text);
                }
                file => book.file(file, &block.text),
            }
        }
        book
    }
}

/// Shortens cards to `‹card ID›`, and makes carriage returns visible as `␍`.
fn shown(text: &str) -> String {
    let text = shorten_remarks(text);
    shorten_cards(&text).replace('\r', "␍")
}

/// The first line of a card with a remark becomes `‹card ID: `, the last one `›`.
fn shorten_remarks(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let Some(start) = line.find("<!--") else {
            return line.to_owned();
        };
        let end = line.trim_end().len();
        let (before, tag, after) = (&line[..start], &line[start..end], &line[end..]);
        if tag.starts_with("<!--/resource-->") {
            format!("{before}›{after}")
        } else if tag.starts_with("<!--resource-->") && tag.ends_with("resource-card-remark\">") {
            let id = between(tag, "data-resource=\"", "\"");
            format!("{before}‹card {id}:{after}")
        } else {
            line.to_owned()
        }
    });
    lines.collect()
}

fn shorten_cards(text: &str) -> String {
    const START: &str = "<!--resource--><article class=\"resource-card\"";
    const END: &str = "</article>";
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(START) {
        let end = start + rest[start..].find(END).unwrap() + END.len();
        let card = &rest[start..end];
        out.push_str(&rest[..start]);
        let id = between(card, "data-resource=\"", "\"");
        let anchor = if card.contains(" id=\"") {
            ""
        } else {
            ", without id"
        };
        let _ = write!(out, "‹card {id}{anchor}›");
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let from = text.find(start).unwrap() + start.len();
    &text[from..from + text[from..].find(end).unwrap()]
}
