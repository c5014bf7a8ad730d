//! Every field, under the names that the catalogue's files use.

use serde_json::{Map, Value, json};

use super::pretty;
use crate::catalogue::{Catalogue, ReadingPath, Resource, RichText, WebUrl};

pub(super) fn export(catalogue: &Catalogue) -> String {
    pretty(&json!({
        "resources": catalogue.iter().map(resource).collect::<Vec<_>>(),
        "paths": catalogue.paths().map(path).collect::<Vec<_>>(),
    }))
}

fn resource(r: &Resource) -> Value {
    let ids = r.instead.iter().map(ToString::to_string);
    let links = r.links.iter();
    let links = links.map(|link| json!({ "label": link.label, "url": link.url.as_str() }));
    let all = json!({
        "id": r.id.as_str(),
        "title": r.title,
        "authors": r.authors,
        "year": r.year,
        "url": r.url.as_str(),
        "kind": r.kind.as_str(),
        "topics": r.topics,
        "level": r.level.as_str(),
        "access": r.access.as_str(),
        "minutes": r.minutes,
        "status": r.status.as_str(),
        "container": r.container,
        "publisher": r.publisher,
        "edition": r.edition,
        "language": r.language,
        "licence": r.licence,
        "doi": r.doi,
        "isbn": r.isbn,
        "archive": r.archive.as_ref().map(WebUrl::as_str),
        "annotation": r.annotation.as_str(),
        "read": r.read.as_ref().map(RichText::as_str),
        "outdated": r.outdated.as_ref().map(RichText::as_str),
        "instead": ids.collect::<Vec<_>>(),
        "links": links.collect::<Vec<_>>(),
        "reviewed": r.reviewed.to_string(),
    });
    without_nulls(all)
}

fn path(path: &ReadingPath) -> Value {
    let steps = path.steps.iter();
    let steps =
        steps.map(|step| json!({ "resource": step.resource.as_str(), "why": step.why.as_str() }));
    json!({
        "id": path.id.as_str(),
        "title": path.title,
        "audience": path.audience,
        "goal": path.goal.as_str(),
        "steps": steps.collect::<Vec<_>>(),
    })
}

/// What a resource does not have is left out.
pub(super) fn without_nulls(value: Value) -> Value {
    let Value::Object(fields) = value else {
        return value;
    };
    let present = fields.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(present.collect::<Map<_, _>>())
}
