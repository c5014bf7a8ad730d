//! What must hold for any input at all. The fuzzer calls these functions with what it makes up, and
//! `tests/corpus.rs` with everything that was worth keeping.

use std::sync::{LazyLock, Mutex};

use mdbook_resource_cards::{Catalogue, Source, Style, report, report_github, report_json, run};
use serde_json::Value;

use super::TestBook;
use super::strict_html::assert_strict;
use super::structure::{align, assert_kept};

/// Shows the resource `fuzzed` in every way there is.
const SHOW: &str = "# Before\n\ntext\n\n{{#resource fuzzed}}\n\n- a\n  - b\n\n    \
    {{#resource fuzzed view=compact}}\n- c\n\n> {{#resource fuzzed}}\n> words\n> {{/resource}}\n\n\
    | a | {{#resource fuzzed}} |\n|---|---|\n| *b* | {{#resource fuzzed}} |\n\n\
    see {{#resource fuzzed}}, *and* on\n\n{{#resources view=full}}\n\n{{#resource-index}}\n\nend\n";

static BOOK: LazyLock<TestBook> = LazyLock::new(TestBook::with_small_catalogue);

/// A book whose catalogue gets one more file, for one reader at a time.
static SHELF: LazyLock<Mutex<TestBook>> =
    LazyLock::new(|| Mutex::new(TestBook::with_small_catalogue()));

/// Whatever arrives on standard input is answered with a book that differs in chapters' texts only.
///
/// `ROOT` in the input stands for the folder of a small book.
pub(crate) fn wire(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let root = serde_json::to_string(BOOK.root()).unwrap();
    let input = text.replace("\"ROOT\"", &root);
    let Ok(run) = run(&input) else {
        return;
    };
    let Some(book) = run.book.map(|book| book.to_string()) else {
        assert!(!run.diagnostics.is_empty(), "no book, and no word about it");
        return;
    };
    if !input.contains("{{") && !input.contains("\\u007") {
        assert!(input.contains(&book), "{book}");
    }
    let mut answer: Value = serde_json::from_str(&book).unwrap();
    // The independent reader refuses what it cannot hold, such as a number of any size.
    let input = input.trim_start_matches('\u{feff}');
    if let Ok(Value::Array(mut sent)) = serde_json::from_str(input) {
        blank(&mut sent[1]);
        blank(&mut answer);
        assert_eq!(sent[1], answer);
    }
}

/// Empties the text of every chapter.
fn blank(book: &mut Value) {
    for key in ["items", "sections", "sub_items"] {
        let items = book.get_mut(key).and_then(Value::as_array_mut);
        for chapter in items
            .into_iter()
            .flatten()
            .filter_map(|i| i.get_mut("Chapter"))
        {
            if let Some(content) = chapter.get_mut("content") {
                *content = Value::Null;
            }
            blank(chapter);
        }
    }
}

/// A chapter changes in its shortcodes only, and what stands around them keeps its structure.
pub(crate) fn chapter(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    expand_and_check(&BOOK, text);
    let (content, report) = BOOK.expand_text(text, "markdown");
    assert!(content.is_some() || report.contains("error"), "{report}");
}

/// A file of the catalogue is a resource or a reading path that can be shown, or is reported.
pub(crate) fn catalogue(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let source = Source::new("resources/fuzzed.toml", text);
    let (catalogue, diagnostics) = Catalogue::from_sources(&[source]);
    let is_valid = catalogue.get("fuzzed").is_some();
    let about_itself = diagnostics
        .iter()
        .filter(|d| d.finding.code.as_str() != "unknown-resource");
    assert_eq!(is_valid, about_itself.count() == 0, "{diagnostics:?}");
    for diagnostic in &diagnostics {
        let (line, column) = diagnostic.position();
        assert!(line > 0 && column > 0);
    }
    let _ = report(&diagnostics, Style::Plain);
    let _ = report(&diagnostics, Style::Coloured);
    let _ = report_github(&diagnostics);
    let _ = report_json(&diagnostics);
    if diagnostics.is_empty() {
        show("resources/fuzzed.toml", text, SHOW);
    }
    if text.contains("steps") {
        show("paths/fuzzed.toml", text, "{{#reading-path fuzzed}}");
    }
}

/// Markdown in the catalogue is refused, or becomes HTML of the allowed elements on one line.
pub(crate) fn markdown(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let text = toml::Value::from(text);
    let file = format!(
        "title = \"T\"\nauthors = [\"A\"]\nyear = 2014\nurl = \"https://example.org\"\n\
         kind = \"book\"\ntopics = [\"t\"]\nlevel = \"advanced\"\naccess = \"free\"\n\
         status = \"dated\"\nreviewed = 2026-11-22\n\
         annotation = {text}\nread = {text}\noutdated = {text}\n"
    );
    show("resources/fuzzed.toml", &file, SHOW);
}

/// Puts one file into the catalogue of a small book and shows it on a page.
fn show(path: &str, file: &str, chapter: &str) {
    let mut book = SHELF.lock().unwrap();
    book.file(path, file);
    expand_and_check(&book, chapter);
    let (content, report) = book.expand_text(chapter, "markdown");
    assert!(content.is_some() || report.contains("error"), "{report}");
    std::fs::remove_file(book.root().join(path)).unwrap();
}

fn expand_and_check(book: &TestBook, text: &str) {
    let (content, report) = book.expand_text(text, "html");
    let Some(content) = content else {
        assert!(report.contains("error"), "{report}");
        return;
    };
    match align(text, &content) {
        Ok(expanded) => {
            let html: String = expanded.iter().map(|expanded| expanded.html).collect();
            assert_strict(&html);
            assert_kept(text, &content, &expanded);
        }
        Err(differs) => panic!("{text:?} became {content:?}: {differs}"),
    }
}
