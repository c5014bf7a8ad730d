//! CSL-JSON, the input of citation processors.

use serde_json::{Value, json};

use super::json::without_nulls;
use super::{names, pretty};
use crate::catalogue::{Catalogue, Date, Kind, Resource};

pub(super) fn export(catalogue: &Catalogue) -> String {
    pretty(&Value::Array(catalogue.iter().map(item).collect()))
}

fn item(r: &Resource) -> Value {
    without_nulls(json!({
        "id": r.id.as_str(),
        "type": csl_type(r.kind),
        "title": r.title,
        "author": r.authors.iter().map(|name| author(name)).collect::<Vec<_>>(),
        "issued": { "date-parts": [[r.year]] },
        "accessed": accessed(r.reviewed),
        "URL": r.address().as_str(),
        "container-title": r.container,
        "publisher": r.publisher,
        "edition": r.edition,
        "language": r.language,
        "DOI": r.doi,
        "ISBN": r.isbn,
        "annote": r.annotation.as_str(),
        "custom": {
            "kind": r.kind.as_str(),
            "level": r.level.as_str(),
            "access": r.access.as_str(),
            "status": r.status.as_str(),
            "topics": r.topics,
        },
    }))
}

fn author(name: &str) -> Value {
    match names::split(name) {
        names::Name { given: "", family } => json!({ "literal": family }),
        names::Name { given, family } => json!({ "given": given, "family": family }),
    }
}

fn accessed(date: Date) -> Value {
    json!({ "date-parts": [[date.year, date.month, date.day]] })
}

fn csl_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Article | Kind::Tutorial => "post-weblog",
        Kind::Book => "book",
        Kind::Chapter => "chapter",
        Kind::Course | Kind::Documentation | Kind::Reference => "webpage",
        Kind::Paper => "article-journal",
        Kind::SourceCode | Kind::Tool => "software",
        Kind::Specification => "standard",
        Kind::Talk => "speech",
    }
}
