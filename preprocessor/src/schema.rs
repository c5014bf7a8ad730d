//! JSON Schemas (draft-07) of the catalogue's files, for completion and checks in editors.
//!
//! A schema knows the shape of one file. What depends on other files or on the book's settings, such
//! as whether a topic exists, is for the plugin to check.

use serde_json::{Value, json};

use crate::catalogue::{Access, Kind, Level, Status, Vocabulary};

/// A sort of file in the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaOf {
    /// `resources/ID.toml`
    Resource,
    /// `paths/ID.toml`
    Path,
}

const ADDRESS: &str = r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$";
const DOI: &str = r"^10\.[0-9.]{4,}/\S+$";
const ID: &str = "^[a-z0-9-]+$";
/// Ten or thirteen digits; no pattern knows whether the last one is right.
const ISBN: &str = "^(?:[0-9][ -]*){9}(?:[0-9Xx]|(?:[0-9][ -]*){3}[0-9])$";
const NOT_BLANK: &str = r"\S";
/// Space around a line does not count, line breaks included.
const ONE_LINE: &str = r"^\s*\S.*\s*$";

/// The schema as indented JSON.
///
/// ```
/// use mdbook_resource_cards::{SchemaOf, schema};
///
/// assert!(schema(SchemaOf::Resource).contains("\"source-code\""));
/// ```
#[must_use]
pub fn schema(of: SchemaOf) -> String {
    let schema = match of {
        SchemaOf::Resource => resource(),
        SchemaOf::Path => path(),
    };
    format!("{schema:#}\n")
}

fn resource() -> Value {
    let timeless: Vec<&str> = Kind::ALL
        .iter()
        .filter(|kind| !kind.has_minutes())
        .map(|kind| kind.as_str())
        .collect();
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A resource of mdbook-resource-cards",
        "type": "object",
        "additionalProperties": false,
        "required": [
            "title", "authors", "year", "url", "kind", "topics", "level", "access", "status",
            "annotation", "reviewed",
        ],
        "properties": {
            "title": line("The title as the source writes it."),
            "authors": lines("Personal names; empty for a collective work, which needs a publisher."),
            "year": integer("The year of the edition meant.", 1000, 9999),
            "url": url("The canonical address."),
            "kind": words::<Kind>("What sort of thing it is."),
            "topics": topics("Topic ids, the main one first."),
            "level": words::<Level>("What it asks of the reader."),
            "access": words::<Access>("What it costs to get at it."),
            "minutes": integer("Honest reading or watching time.", 1, 60_000),
            "status": words::<Status>("Whether it still holds."),
            "container": line("The book, site or conference it is part of."),
            "publisher": line("Who published it."),
            "edition": line("The edition, in the source's words."),
            "language": line("The language of the resource, as a BCP 47 tag."),
            "licence": line("An SPDX expression, or the licence in words."),
            "doi": form("The digital object identifier, without resolver address.", DOI),
            "isbn": form("The ISBN as printed.", ISBN),
            "archive": url("An archived copy."),
            "annotation": markdown("Markdown: why a reader should open it, in 40 to 120 words."),
            "read": markdown("Markdown: which part to read or run first."),
            "outdated": markdown("Markdown: what no longer holds, and what holds instead."),
            "instead": ids("Ids of resources to read instead, or next."),
            "links": {
                "description": "Further addresses: slides, code, video.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["label", "url"],
                    "properties": { "label": line("What is there."), "url": url("Where it is.") },
                },
            },
            "reviewed": date("When a person last checked the entry, without quotes."),
        },
        "allOf": [
            {
                "if": { "properties": { "kind": { "enum": timeless } }, "required": ["kind"] },
                "else": { "required": ["minutes"] },
            },
            {
                "if": { "properties": { "status": { "const": "current" } }, "required": ["status"] },
                "else": { "required": ["outdated"] },
            },
            {
                "if": { "properties": { "status": { "const": "gone" } }, "required": ["status"] },
                "then": { "required": ["archive"] },
            },
            {
                "if": { "properties": { "authors": { "maxItems": 0 } }, "required": ["authors"] },
                "then": { "required": ["publisher"] },
            },
        ],
    })
}

fn path() -> Value {
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A reading path of mdbook-resource-cards",
        "type": "object",
        "additionalProperties": false,
        "required": ["title", "audience", "goal", "steps"],
        "properties": {
            "title": line("What the path is called."),
            "audience": line("Whom it is for."),
            "goal": markdown("Markdown: what its readers will be able to do."),
            "steps": {
                "description": "What to read, in order.",
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["resource", "why"],
                    "properties": {
                        "resource": id("The id of a resource."),
                        "why": markdown("Markdown: why it comes here."),
                    },
                },
            },
        },
    })
}

/// A string of which the pattern holds.
fn form(description: &str, pattern: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": pattern })
}

fn line(description: &str) -> Value {
    form(description, ONE_LINE)
}

fn markdown(description: &str) -> Value {
    form(description, NOT_BLANK)
}

fn lines(description: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "type": "string", "pattern": ONE_LINE },
    })
}

fn id(description: &str) -> Value {
    form(description, ID)
}

fn ids(description: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "uniqueItems": true,
        "items": { "type": "string", "pattern": ID },
    })
}

fn topics(description: &str) -> Value {
    let mut topics = ids(description);
    topics["minItems"] = json!(1);
    topics
}

fn url(description: &str) -> Value {
    json!({
        "description": description,
        "type": "string",
        "format": "uri",
        "pattern": ADDRESS,
    })
}

fn integer(description: &str, minimum: u32, maximum: u32) -> Value {
    json!({
        "description": description,
        "type": "integer",
        "minimum": minimum,
        "maximum": maximum,
    })
}

/// A TOML date; validators of TOML hand it on as a string of this format.
fn date(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

fn words<V: Vocabulary>(description: &str) -> Value {
    let words: Vec<&str> = V::ALL.iter().map(|word| word.as_str()).collect();
    json!({ "description": description, "type": "string", "enum": words })
}
