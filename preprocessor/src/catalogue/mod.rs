//! The catalogue: validated resources, in the order of their ids.

mod fields;
mod path;
mod raw;
mod rich_text;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Topics;
use crate::diagnostic::{self, Code, Diagnostic, Finding, Source};
use crate::spot::Spot;

pub use path::{ReadingPath, Step};
pub use rich_text::RichText;
pub use values::{Access, Date, Kind, Level, ResourceId, Status, WebUrl};

pub(crate) use fields::Fields;
pub(crate) use rich_text::is_relative;
pub(crate) use values::{Vocabulary, vocabulary, word};

/// One entry of the catalogue: a thing worth reading, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Resource {
    /// The stem of the entry's file name.
    pub id: ResourceId,
    /// The title as the source writes it.
    pub title: String,
    /// Personal names, in the source's order; empty for a collective work, which has a publisher.
    pub authors: Vec<String>,
    /// The year of the edition meant.
    pub year: u16,
    /// The canonical address.
    pub url: WebUrl,
    /// What sort of thing it is.
    pub kind: Kind,
    /// Topic ids; the first is the main one.
    pub topics: Vec<String>,
    /// What it asks of the reader.
    pub level: Level,
    /// What it costs to get at it.
    pub access: Access,
    /// Honest reading or watching time; absent only for books, source code and tools.
    pub minutes: Option<u32>,
    /// Whether it still holds.
    pub status: Status,
    /// Why a reader should open it.
    pub annotation: RichText,
    /// Which part to read or run first.
    pub read: Option<RichText>,
    /// What no longer holds, and what holds instead; present unless `status` is current.
    pub outdated: Option<RichText>,
    /// What to read instead or next; every id is in the catalogue.
    pub instead: Vec<ResourceId>,
    /// The book, site or conference it is part of.
    pub container: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// The edition, in the source's words.
    pub edition: Option<String>,
    /// The language of the resource, as a BCP 47 tag.
    pub language: Option<String>,
    /// An SPDX expression, or the licence in words.
    pub licence: Option<String>,
    /// The digital object identifier, without resolver address.
    pub doi: Option<String>,
    /// The ISBN as printed; its check digit is right.
    pub isbn: Option<String>,
    /// An archived copy; present when `status` is gone.
    pub archive: Option<WebUrl>,
    /// Further addresses: slides, code, video.
    pub links: Vec<Link>,
    /// When a person last checked the entry.
    pub reviewed: Date,
}

impl Resource {
    /// The address that a reader should be sent to: the archived copy when the original is gone.
    #[must_use]
    pub fn address(&self) -> &WebUrl {
        match (&self.archive, self.status) {
            (Some(archive), Status::Gone) => archive,
            _ => &self.url,
        }
    }
}

/// A further address of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Link {
    /// What is there: "slides", "code", "video".
    pub label: String,
    /// Where it is.
    pub url: WebUrl,
}

/// All resources and reading paths that could be read, and the ids of those that could not.
///
/// ```
/// use mdbook_resource_cards::{Catalogue, Source};
///
/// let source = Source::new("resources/clean.toml", r#"
///     title = "The Clean Architecture in Python"
///     authors = ["Brandon Rhodes"]
///     year = 2014
///     url = "https://rhodesmill.org/brandon/talks/"
///     kind = "talk"
///     topics = ["clean-architecture"]
///     level = "intermediate"
///     access = "free"
///     minutes = 50
///     status = "current"
///     annotation = "Shows where the I/O belongs."
///     reviewed = 2026-11-22
/// "#);
/// let (catalogue, diagnostics) = Catalogue::from_sources(&[source]);
/// assert!(diagnostics.is_empty());
/// assert_eq!(catalogue.get("clean").unwrap().year, 2014);
/// ```
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Catalogue {
    resources: Shelf<Resource>,
    paths: Shelf<ReadingPath>,
}

/// Entries of one sort by id.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shelf<E> {
    entries: BTreeMap<ResourceId, E>,
    /// Ids whose entries have errors of their own: a shortcode that names one is not at fault.
    broken: BTreeSet<ResourceId>,
}

impl<E> Default for Shelf<E> {
    fn default() -> Self {
        Self {
            entries: BTreeMap::new(),
            broken: BTreeSet::new(),
        }
    }
}

impl<E> Shelf<E> {
    fn fill<'s>(
        &mut self,
        sources: &'s [Arc<Source>],
        read: impl Fn(&Source) -> Result<(ResourceId, Entry<E>), Finding>,
        found: &mut Found<'s>,
    ) {
        for source in sources {
            let (id, entry) = match read(source) {
                Ok(read) => read,
                Err(finding) => {
                    found.diagnostics.push(finding.in_source(source));
                    continue;
                }
            };
            let findings = entry.findings.into_iter();
            found
                .diagnostics
                .extend(findings.map(|f| f.in_source(source)));
            let references = entry.references.into_iter();
            found.references.extend(references.map(|r| (source, r)));
            match entry.value {
                Some(value) => drop(self.entries.insert(id, value)),
                None => drop(self.broken.insert(id)),
            }
        }
    }

    /// The finding about `id`, unless there is an entry of that name; `sort` is a word for messages.
    fn check(&self, sort: &str, id: &Spot<&str>) -> Option<Finding> {
        if self.entries.contains_key(id.value) || self.broken.contains(id.value) {
            return None;
        }
        let known = self.entries.keys().chain(&self.broken);
        let help = diagnostic::did_you_mean(id.value, known.map(ResourceId::as_str))
            .unwrap_or_else(|| format!("there would have to be a file `{}.toml`", id.value));
        let message = format!("the catalogue has no {sort} `{}`", id.value);
        let finding = Finding::error(Code::UnknownResource, id.range.clone(), message);
        Some(finding.label("unknown id").help(help))
    }
}

/// What one file holds.
struct Entry<E> {
    /// The value, unless the file has an error.
    value: Option<E>,
    /// Ids of resources that the file names; whether they exist is known when all files are read.
    references: Vec<Spot<String>>,
    findings: Vec<Finding>,
}

/// What has been found over all files.
#[derive(Default)]
struct Found<'s> {
    diagnostics: Vec<Diagnostic>,
    references: Vec<(&'s Arc<Source>, Spot<String>)>,
}

impl Catalogue {
    /// Validates one TOML text a resource; any topic id is accepted.
    ///
    /// Returns what could be read, and everything that is wrong with the rest.
    #[must_use]
    pub fn from_sources(sources: &[Arc<Source>]) -> (Self, Vec<Diagnostic>) {
        Self::load(sources, &[], &Topics::default())
    }

    /// Validates resources and reading paths, and that what they refer to exists.
    pub(crate) fn load(
        resources: &[Arc<Source>],
        paths: &[Arc<Source>],
        topics: &Topics,
    ) -> (Self, Vec<Diagnostic>) {
        let mut catalogue = Self::default();
        let mut found = Found::default();
        let read = |source: &Source| raw::read(source, topics);
        catalogue.resources.fill(resources, read, &mut found);
        catalogue.paths.fill(paths, path::read, &mut found);
        for (source, reference) in found.references {
            let finding = catalogue.check_resource(&reference.as_deref());
            let diagnostic = finding.map(|finding| finding.in_source(source));
            found.diagnostics.extend(diagnostic);
        }
        (catalogue, found.diagnostics)
    }

    /// The finding about an id, unless the catalogue has a resource of that name.
    pub(crate) fn check_resource(&self, id: &Spot<&str>) -> Option<Finding> {
        self.resources.check("resource", id)
    }

    /// The finding about an id, unless the catalogue has a reading path of that name.
    pub(crate) fn check_path(&self, id: &Spot<&str>) -> Option<Finding> {
        self.paths.check("reading path", id)
    }

    /// The resource with this id, if the catalogue has it and it is valid.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Resource> {
        self.resources.entries.get(id)
    }

    /// The reading path with this id, if the catalogue has it and it is valid.
    #[must_use]
    pub fn path(&self, id: &str) -> Option<&ReadingPath> {
        self.paths.entries.get(id)
    }

    /// All valid resources, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Resource> {
        self.resources.entries.values()
    }

    /// All valid reading paths, in the order of their ids.
    pub fn paths(&self) -> impl Iterator<Item = &ReadingPath> {
        self.paths.entries.values()
    }
}
