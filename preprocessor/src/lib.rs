//! Expands resource shortcodes in an [mdBook] into annotated link cards from a validated catalogue.
//!
//! A run is a straight pipeline; each stage is a module:
//!
//! | stage | from → to | module |
//! |---|---|---|
//! | receive | standard input → borrowed context and chapters | `wire` |
//! | configure | the table in `book.toml` → settings | `config`, `settings` |
//! | load | folders of TOML files → sources → catalogue and diagnostics | `files`, `catalogue` |
//! | scan | a chapter's text → candidate tags | `shortcode` |
//! | place | the host's Markdown parser → what each tag stands in, pairs | `markdown`, `arrange` |
//! | resolve | tags → requests → what is shown, or diagnostics | `request`, `resolve` |
//! | render | resources → cards in words → HTML or Markdown | `card`, `index`, `labels`, `render` |
//! | expand | what is shown → edits of a chapter | `expand` |
//! | splice | edits of chapters → edits of the book's JSON → its pieces | `json_text`, `wire`, `splice` |
//! | report | diagnostics → text with excerpt and caret, JSON, GitHub's commands | `diagnostic`, `report` |
//!
//! [`check`] runs the same stages on the files of a book, and then the `lints`.
//!
//! What authors can mend is a [`Diagnostic`]; all of them are collected and reported together.
//! What is broken around the book is an [`Error`].
//!
//! The crate is used as a program by most; [`run`] is what that program calls. [`ResourceCards`]
//! is for programs that drive mdBook as a library.
//!
//! [mdBook]: https://rust-lang.github.io/mdBook/

mod arrange;
mod assets;
mod card;
mod catalogue;
mod chapter;
mod check;
mod config;
mod diagnostic;
mod error;
mod expand;
mod export;
mod files;
mod index;
mod install;
mod json_text;
mod labels;
mod language;
mod lints;
mod markdown;
mod new;
mod parallel;
mod preprocessor;
mod render;
mod report;
mod request;
mod resolve;
mod schema;
mod settings;
mod shortcode;
mod splice;
mod spot;
mod wire;

use card::Catalogued;
use chapter::{Chapter, Content};
use expand::Expansion;
use files::Files;
use render::{Renderer, Templates};
use resolve::Resolver;
use settings::Settings;

pub use catalogue::{
    Access, Catalogue, Date, Kind, Level, Link, ReadingPath, Resource, ResourceId, RichText,
    Status, Step, WebUrl,
};
pub use check::check;
pub use diagnostic::{Code, Diagnostic, Finding, Severity, Source};
pub use error::Error;
pub use export::{Format, export};
pub use install::{Plan, install, uninstall};
pub use new::{Draft, drafts_from_bibtex, drafts_from_csl_json, new};
pub use preprocessor::ResourceCards;
pub use report::{Style, report, report_github, report_json};
pub use schema::{SchemaOf, schema};
pub use wire::Answer;

/// What became of a book.
#[derive(Debug)]
#[non_exhaustive]
pub struct Run<'i> {
    /// The book's JSON for standard output, unless a diagnostic is an error.
    pub book: Option<Answer<'i>>,
    /// Everything that the author should know, in the order of a report.
    pub diagnostics: Vec<Diagnostic>,
    /// A remark about the host, for standard error.
    pub note: Option<String>,
}

/// Whether the plugin changes anything for a renderer of this name.
///
/// ```
/// assert!(mdbook_resource_cards::supports("html"));
/// assert!(!mdbook_resource_cards::supports("xgettext"));
/// ```
#[must_use]
pub fn supports(renderer: &str) -> bool {
    render::is_supported(renderer)
}

/// Expands the book that mdBook sent as `[context, book]`.
///
/// Reads the catalogue from the book's folder, and nothing else but `book.toml`.
///
/// # Errors
///
/// When `input` is not what mdBook sends, or the catalogue's files cannot be read.
///
/// ```
/// # fn main() -> Result<(), mdbook_resource_cards::Error> {
/// # let folder = tempfile::tempdir().unwrap();
/// # std::fs::create_dir(folder.path().join("resources")).unwrap();
/// # let root = folder.path().display().to_string().replace('\\', "/");
/// let book = r#"{"items":[]}"#;
/// let input = format!(
///     r#"[{{"root":"{root}","renderer":"html","mdbook_version":"0.5.4","config":{{}}}},{book}]"#
/// );
/// let run = mdbook_resource_cards::run(&input)?;
/// assert_eq!(run.book.unwrap().to_string(), book);
/// # Ok(())
/// # }
/// ```
pub fn run(input: &str) -> Result<Run<'_>, Error> {
    let (context, book) = wire::parse(input)?;
    let (settings, diagnostics) = Settings::new(&context.root, &context.renderer, &context.config);
    let mut chapters = Vec::new();
    for (index, chapter) in book.chapters.iter().enumerate() {
        if chapter.may_hold_shortcodes() {
            let source_path = chapter.source_path.as_ref().unwrap_or(&chapter.path);
            chapters.push(Chapter {
                index,
                name: chapter.name.clone(),
                content: Content::Sent(chapter),
                path: chapter.path.clone(),
                shown_path: settings.shown_path(source_path),
            });
        }
    }
    let (book, diagnostics) = match expand_chapters(&chapters, &settings, diagnostics)? {
        Outcome::Expanded {
            expansions,
            warnings,
        } => (Some(book.with_edits(expansions)?), warnings),
        Outcome::Rejected(diagnostics) => (None, diagnostics),
    };
    Ok(Run {
        book,
        diagnostics,
        note: version_note(&context.mdbook_version),
    })
}

/// What changes in the chapters, or everything that is wrong with the book.
enum Outcome {
    Expanded {
        expansions: Vec<Expansion>,
        warnings: Vec<Diagnostic>,
    },
    Rejected(Vec<Diagnostic>),
}

/// The pipeline from chapters to new texts, behind both ways in.
fn expand_chapters(
    chapters: &[Chapter<'_>],
    settings: &Settings,
    mut diagnostics: Vec<Diagnostic>,
) -> Result<Outcome, Error> {
    let config = &settings.config;
    let files = Files::read(settings)?;
    diagnostics.extend(files.diagnostics);
    diagnostics.extend(assets::check(&files.assets));
    let (catalogue, found) = Catalogue::load(&files.resources, &files.paths, &config.topics);
    diagnostics.extend(found);
    let (templates, found) = Templates::new(&files.templates);
    diagnostics.extend(found);
    let resolver = Resolver {
        catalogue: &catalogue,
        topics: &config.topics,
        markdown: &settings.markdown,
    };
    let (plans, found) = resolver.chapters(chapters)?;
    diagnostics.extend(found);
    diagnostic::sort(&mut diagnostics);
    if diagnostics.iter().any(Diagnostic::is_error) {
        return Ok(Outcome::Rejected(diagnostics));
    }
    let from = Catalogued {
        catalogue: &catalogue,
        topics: &config.topics,
        labels: &config.labels,
        language: &settings.language,
    };
    let mut renderer = Renderer::new(settings.mode, &templates, from);
    Ok(match expand::expand(&plans, &mut renderer) {
        Ok(expansions) => Outcome::Expanded {
            expansions,
            warnings: diagnostics,
        },
        Err(found) => {
            diagnostics.extend(found);
            diagnostic::sort(&mut diagnostics);
            Outcome::Rejected(diagnostics)
        }
    })
}

/// A remark when the host's minor version is none that this plugin has been tried with.
///
/// Never about a patch release: those change nothing here, and a warning at each only frightens.
fn version_note(version: &str) -> Option<String> {
    const TRIED: [(u64, u64); 2] = [(0, 4), (0, 5)];
    let host = semver::Version::parse(version).ok()?;
    (!TRIED.contains(&(host.major, host.minor))).then(|| {
        format!("mdBook {version} is newer than the versions that this plugin was tried with")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_unknown_minor_version_is_remarked_on() {
        for known in ["0.4.52", "0.5.0", "0.5.4", "0.5.99", "not a version", ""] {
            assert_eq!(version_note(known), None, "{known}");
        }
        let note = version_note("0.6.0").unwrap();
        assert!(note.contains("0.6.0"), "{note}");
    }
}
