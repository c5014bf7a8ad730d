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
            "topics": ids("Topic ids, the main one first."),
            "level": words::<Level>("What it asks of the reader."),
            "access": words::<Access>("What it costs to get at it."),
            "minutes": integer("Honest reading or watching time.", 1, 60_000),
            "status": words::<Status>("Whether it still holds."),
            "container": line("The book, site or conference it is part of."),
            "publisher": line("Who published it."),
            "edition": line("The edition, in the source's words."),
            "language": line("The language of the resource, as a BCP 47 tag."),
            "licence": line("An SPDX expression, or the licence in words."),
            "doi": line("The digital object identifier, without resolver address."),
            "isbn": line("The ISBN as printed."),
            "archive": url("An archived copy."),
            "annotation": line("Markdown: why a reader should open it, in 40 to 120 words."),
            "read": line("Markdown: which part to read or run first."),
            "outdated": line("Markdown: what no longer holds, and what holds instead."),
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
            "goal": line("Markdown: what its readers will be able to do."),
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
                        "why": line("Markdown: why it comes here."),
                    },
                },
            },
        },
    })
}

fn line(description: &str) -> Value {
    json!({ "description": description, "type": "string", "minLength": 1 })
}

fn lines(description: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "items": { "type": "string", "minLength": 1 },
    })
}

fn id(description: &str) -> Value {
    json!({ "description": description, "type": "string", "pattern": "^[a-z0-9-]+$" })
}

fn ids(description: &str) -> Value {
    json!({
        "description": description,
        "type": "array",
        "uniqueItems": true,
        "items": { "type": "string", "pattern": "^[a-z0-9-]+$" },
    })
}

fn url(description: &str) -> Value {
    json!({
        "description": description,
        "type": "string",
        "format": "uri",
        "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://",
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
