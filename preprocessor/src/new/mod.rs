//! Writes new entries of the catalogue: from what is known on the command line, or from a
//! bibliography.

mod bibliography;

use std::path::Path;

use crate::catalogue::{Catalogue, Date, ResourceId};
use crate::diagnostic::{self, Code, Diagnostic, Finding, Source};
use crate::error::Error;
use crate::files::{self, Files};
use crate::install::Plan;
use crate::settings::{self, Settings};

pub use bibliography::{drafts_from_bibtex, drafts_from_csl_json};

/// What is known of a resource that is to be added; what is missing is filled in, to be corrected.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Draft {
    /// The id; the entry's file is named after it.
    pub id: String,
    /// The title.
    pub title: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// One of the words for kinds.
    pub kind: Option<String>,
    /// Personal names.
    pub authors: Vec<String>,
    /// The year of the edition.
    pub year: Option<u16>,
    /// The main topic.
    pub topic: Option<String>,
    /// One of the words for levels.
    pub level: Option<String>,
    /// One of the words for access.
    pub access: Option<String>,
    /// Reading time.
    pub minutes: Option<u32>,
    /// The book, site or conference it is part of.
    pub container: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its DOI.
    pub doi: Option<String>,
    /// Its ISBN.
    pub isbn: Option<String>,
}

impl Draft {
    /// A draft of which only the id is known.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            ..Self::default()
        }
    }
}

/// What it takes to add these drafts to the catalogue of the book in `root`, or what is wrong with
/// them: an id that is taken, a kind that does not exist, an address that is none.
///
/// # Errors
///
/// When `root` has no `book.toml`, or a folder that it names cannot be read.
pub fn new(
    root: &Path,
    drafts: &[Draft],
    today: Date,
) -> Result<Result<Plan, Vec<Diagnostic>>, Error> {
    let config = match settings::book_config(root)? {
        Ok(config) => config,
        Err(diagnostic) => return Ok(Err(vec![diagnostic])),
    };
    let (settings, _) = Settings::new(root, "html", &config);
    let config = &settings.config;
    let folder = config.catalogue.trim_end_matches('/');
    let mut plan = Plan::new(root);
    let taken = if root.join(folder).is_dir() {
        Files::read(&settings)?.resources
    } else {
        plan.make_folder(folder);
        Vec::new()
    };
    let topic = config.topics.ids().next().unwrap_or("general").to_owned();
    // Entries point editors to the schema, where a book keeps one beside them.
    let has_schema = files::text(&root.join(folder).join(SCHEMA)).is_some();
    let schema = if has_schema {
        format!("#:schema ./{SCHEMA}\n")
    } else {
        String::new()
    };
    let mut sources = taken.clone();
    let mut diagnostics = Vec::new();
    for draft in drafts {
        let source = Source::new(
            files::shown_path(folder, &format!("{}.toml", draft.id)),
            schema.clone() + &entry(draft, &topic, today),
        );
        let is_taken = sources.iter().any(|known| known.path == source.path)
            || files::exists(&root.join(&source.path));
        if is_taken || ResourceId::parse(&draft.id).is_none() {
            diagnostics.push(refusal(draft, is_taken).in_source(&source));
            continue;
        }
        plan.write(&source.path, None, &source.text);
        sources.push(source);
    }
    let (_, found) = Catalogue::load(&sources, &[], &config.topics);
    let is_new = |found: &Diagnostic| !taken.iter().any(|known| known.path == found.source.path);
    diagnostics.extend(found.into_iter().filter(is_new));
    diagnostic::sort(&mut diagnostics);
    Ok(if diagnostics.is_empty() {
        Ok(plan)
    } else {
        Err(diagnostics)
    })
}

const SCHEMA: &str = "resource.schema.json";

fn refusal(draft: &Draft, is_taken: bool) -> Finding {
    let id = &draft.id;
    if is_taken {
        let message = format!("the catalogue has a resource `{id}` already");
        Finding::error(Code::InvalidId, 0..0, message).help("choose another id, or edit that entry")
    } else {
        let message = format!("`{id}` is not an id");
        Finding::error(Code::InvalidId, 0..0, message)
            .help("write lower-case letters, digits and hyphens, as in `pep-3333`")
    }
}

/// The text of an entry: valid, with a comment on everything that was only guessed.
fn entry(draft: &Draft, topic: &str, today: Date) -> String {
    let kind = draft.kind.as_deref().unwrap_or("article");
    let url = draft.url.as_deref().unwrap_or("https://example.org/");
    let mut lines = Lines::default();
    lines.text(
        "title",
        draft.title.as_deref(),
        "Title",
        "as the source writes it",
    );
    lines.raw(
        "authors",
        &list(&draft.authors),
        "personal names; with none, name a publisher",
    );
    let year = draft.year.unwrap_or(today.year).to_string();
    lines.raw("year", &year, "of the edition meant");
    lines.text("url", draft.url.as_deref(), url, "the canonical address");
    lines.text("kind", draft.kind.as_deref(), kind, KINDS);
    let topics = list(&[draft.topic.clone().unwrap_or_else(|| topic.to_owned())]);
    lines.raw("topics", &topics, "the main one first");
    let level = "introductory, intermediate or advanced";
    lines.text("level", draft.level.as_deref(), "intermediate", level);
    let access = "free, registration or paid";
    lines.text("access", draft.access.as_deref(), "free", access);
    if draft.minutes.is_some() || !matches!(kind, "book" | "source-code" | "tool") {
        let minutes = draft.minutes.unwrap_or(20).to_string();
        lines.raw("minutes", &minutes, "honest reading or watching time");
    }
    let status = "current, dated, superseded or gone; the latter three need `outdated = \"…\"`";
    lines.text("status", None, "current", status);
    let host = url.split('/').nth(2).unwrap_or(url);
    let publisher = draft.publisher.as_deref();
    let publisher = publisher.or(draft.authors.is_empty().then_some(host));
    for (key, value) in [
        ("container", draft.container.as_deref()),
        ("publisher", publisher),
        ("doi", draft.doi.as_deref()),
        ("isbn", draft.isbn.as_deref()),
    ] {
        if value.is_some() {
            lines.text(key, value, "", "");
        }
    }
    lines.comment("Why should a reader open it, and what do they get? Markdown, 40 to 120 words.");
    lines.text("annotation", None, "Why this is worth a reader's time.", "");
    lines.comment("Which part first? Markdown.");
    lines.comment("read = \"…\"");
    lines.raw(
        "reviewed",
        &today.to_string(),
        "the day on which somebody last checked this",
    );
    lines.0
}

const KINDS: &str = "article, book, chapter, course, documentation, paper, reference, source-code, \
                     specification, talk, tool or tutorial";

/// An entry while it is written.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A text, or what stands in for it until somebody writes better.
    fn text(&mut self, key: &str, known: Option<&str>, guess: &str, comment: &str) {
        self.raw(key, &quoted(known.unwrap_or(guess)), comment);
    }

    fn raw(&mut self, key: &str, value: &str, comment: &str) {
        let pieces = [
            key,
            " = ",
            value,
            if comment.is_empty() { "" } else { "  # " },
        ];
        self.0.extend(pieces);
        self.0.extend([comment, "\n"]);
    }

    fn comment(&mut self, text: &str) {
        self.0.extend(["# ", text, "\n"]);
    }
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text as a TOML string.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let mut book = Plan::new(folder.path());
        book.write("book.toml", None, "[preprocessor.resource-cards]\n");
        book.apply().unwrap();
        folder
    }

    fn today() -> Date {
        Date::new(2026, 11, 22)
    }

    #[test]
    fn whatever_is_known_the_entry_is_valid() {
        let folder = book();
        let bare = Draft::new("bare");
        let full = Draft {
            title: Some("A \"title\" \\ with all".to_owned()),
            url: Some("https://example.org/a".to_owned()),
            kind: Some("book".to_owned()),
            authors: vec!["A B".to_owned(), "C".to_owned()],
            year: Some(1972),
            ..Draft::new("full")
        };
        let plan = new(folder.path(), &[bare, full], today()).unwrap().unwrap();
        plan.apply().unwrap();
        let again = new(folder.path(), &[Draft::new("bare")], today())
            .unwrap()
            .unwrap_err();
        assert_eq!(
            again[0].finding.message,
            "the catalogue has a resource `bare` already"
        );
    }

    #[test]
    fn what_cannot_be_is_refused_and_nothing_is_planned() {
        let folder = book();
        let bad = Draft {
            kind: Some("tlak".to_owned()),
            url: Some("example.org".to_owned()),
            ..Draft::new("x")
        };
        let found = new(folder.path(), &[bad, Draft::new("Not An Id")], today());
        let found = found.unwrap().unwrap_err();
        let codes: Vec<_> = found.iter().map(|d| d.finding.code.as_str()).collect();
        assert_eq!(codes, ["invalid-id", "invalid-url", "invalid-value"]);
    }
}
