//! The catalogue in other formats.

mod atom;
mod bibtex;
mod csl;
mod json;
mod names;
mod snippets;

use std::path::Path;

use serde_json::Value;

use crate::catalogue::{Catalogue, Resource};
use crate::diagnostic::Diagnostic;
use crate::error::Error;
use crate::files::Files;
use crate::settings::{self, Settings};

/// A format that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// Every field of every resource and reading path.
    Json,
    /// For citation processors such as pandoc and Zotero.
    CslJson,
    /// For LaTeX, with `biblatex`'s field names.
    Bibtex,
    /// A feed with the entries that were checked last on top.
    Atom,
    /// One address a line, for link checkers.
    Urls,
    /// Completion of ids while writing chapters in Visual Studio Code.
    VscodeSnippets,
}

/// The catalogue of the book in `root` in another format, or everything that is wrong with it.
///
/// # Errors
///
/// When `root` has no `book.toml`, or a folder that it names cannot be read.
pub fn export(root: &Path, format: Format) -> Result<Result<String, Vec<Diagnostic>>, Error> {
    let config = match settings::book_config(root)? {
        Ok(config) => config,
        Err(diagnostic) => return Ok(Err(vec![diagnostic])),
    };
    let (settings, mut diagnostics) = Settings::new(root, "html", &config);
    let files = Files::read(&settings)?;
    diagnostics.extend(files.diagnostics);
    let topics = &settings.config.topics;
    let (catalogue, found) = Catalogue::load(&files.resources, &files.paths, topics);
    diagnostics.extend(found);
    diagnostics.retain(Diagnostic::is_error);
    if !diagnostics.is_empty() {
        crate::diagnostic::sort(&mut diagnostics);
        return Ok(Err(diagnostics));
    }
    let title = config.pointer("/book/title").and_then(Value::as_str);
    Ok(Ok(catalogue.export(format, title.unwrap_or("Resources"))))
}

impl Catalogue {
    /// The catalogue in another format; `title` names the collection where the format wants a name.
    ///
    /// ```
    /// use mdbook_resource_cards::{Catalogue, Format};
    ///
    /// assert_eq!(Catalogue::default().export(Format::CslJson, "None"), "[]\n");
    /// ```
    #[must_use]
    pub fn export(&self, format: Format, title: &str) -> String {
        match format {
            Format::Json => json::export(self),
            Format::CslJson => csl::export(self),
            Format::Bibtex => bibtex::export(self),
            Format::Atom => atom::export(self, title),
            Format::Urls => urls(self),
            Format::VscodeSnippets => snippets::export(self),
        }
    }
}

/// Every address of every resource, each once, in order.
fn urls(catalogue: &Catalogue) -> String {
    let all = catalogue.iter().flat_map(Resource::addresses);
    let unique: std::collections::BTreeSet<&str> = all.collect();
    unique.into_iter().flat_map(|url| [url, "\n"]).collect()
}

impl Resource {
    /// All its addresses.
    fn addresses(&self) -> impl Iterator<Item = &str> {
        let archive = self.archive.iter();
        let links = self.links.iter().map(|link| &link.url);
        std::iter::once(&self.url)
            .chain(archive)
            .chain(links)
            .map(crate::catalogue::WebUrl::as_str)
    }
}

/// JSON with indentation, ending in a line break.
fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests;
