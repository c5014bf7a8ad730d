//! The catalogue: validated resources, in the order of their ids.

mod fields;
mod raw;
mod rich_text;
mod values;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::config::Topics;
use crate::diagnostic::{self, Code, Diagnostic, Finding, Source};

pub use rich_text::RichText;
pub use values::{Access, Date, Kind, Level, ResourceId, Status, WebUrl};

pub(crate) use rich_text::is_relative;
#[cfg(test)]
pub(crate) use values::Vocabulary;

pub(crate) use fields::Fields;

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

/// All resources that could be read, and the ids of those that could not.
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
    resources: BTreeMap<ResourceId, Resource>,
    /// Ids whose entries have errors of their own: a shortcode that names one is not at fault.
    broken: BTreeSet<ResourceId>,
}

impl Catalogue {
    /// Validates one TOML text a resource; any topic id is accepted.
    ///
    /// Returns what could be read, and everything that is wrong with the rest.
    #[must_use]
    pub fn from_sources(sources: &[Arc<Source>]) -> (Self, Vec<Diagnostic>) {
        Self::with_topics(sources, &Topics::default())
    }

    pub(crate) fn with_topics(sources: &[Arc<Source>], topics: &Topics) -> (Self, Vec<Diagnostic>) {
        let mut catalogue = Self::default();
        let mut diagnostics = Vec::new();
        let mut references = Vec::new();
        for source in sources {
            let (id, entry) = match raw::read(source, topics) {
                Ok(read) => read,
                Err(finding) => {
                    diagnostics.push(finding.in_source(source));
                    continue;
                }
            };
            diagnostics.extend(entry.findings.into_iter().map(|f| f.in_source(source)));
            references.extend(entry.instead.into_iter().map(|r| (source, id.clone(), r)));
            match entry.resource {
                Some(resource) => drop(catalogue.resources.insert(id, resource)),
                None => drop(catalogue.broken.insert(id)),
            }
        }
        for (source, from, reference) in references {
            let finding = catalogue.check_reference(&from, &reference);
            diagnostics.extend(finding.map(|f| f.in_source(source)));
        }
        (catalogue, diagnostics)
    }

    fn check_reference(&self, from: &ResourceId, reference: &raw::Reference) -> Option<Finding> {
        if reference.id == from.as_str() {
            let message = "a resource cannot be read instead of itself";
            return Some(Finding::error(
                Code::InvalidValue,
                reference.range.clone(),
                message,
            ));
        }
        self.check_id(&reference.id, reference.range.clone())
    }

    /// The finding about `id`, unless the catalogue has an entry of that name.
    pub(crate) fn check_id(&self, id: &str, range: std::ops::Range<usize>) -> Option<Finding> {
        if self.resources.contains_key(id) || self.broken.contains(id) {
            return None;
        }
        let message = format!("the catalogue has no resource `{id}`");
        let finding = Finding::error(Code::UnknownResource, range, message).label("unknown id");
        let help = diagnostic::did_you_mean(id, self.ids())
            .unwrap_or_else(|| format!("add an entry `{id}.toml` to the catalogue's folder"));
        Some(finding.help(help))
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        let broken = self.broken.iter();
        self.resources.keys().chain(broken).map(ResourceId::as_str)
    }

    /// The resource with this id, if the catalogue has it and it is valid.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Resource> {
        self.resources.get(id)
    }

    /// All valid resources, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &Resource> {
        self.resources.values()
    }
}
