//! Snippets for Visual Studio Code: type the id or a word of it, get the shortcode.

use serde_json::{Map, Value, json};

use super::pretty;
use crate::catalogue::Catalogue;

pub(super) fn export(catalogue: &Catalogue) -> String {
    let mut snippets = Map::new();
    for resource in catalogue.iter() {
        let id = &resource.id;
        let snippet = snippet(
            id.as_str(),
            &format!("{{{{#resource {id}}}}}"),
            &resource.title,
        );
        snippets.insert(format!("resource {id}"), snippet);
    }
    for path in catalogue.paths() {
        let id = &path.id;
        let snippet = snippet(
            id.as_str(),
            &format!("{{{{#reading-path {id}}}}}"),
            &path.title,
        );
        snippets.insert(format!("reading path {id}"), snippet);
    }
    pretty(&Value::Object(snippets))
}

fn snippet(id: &str, body: &str, description: &str) -> Value {
    // An id has no character that means anything in a snippet's body.
    json!({ "scope": "markdown", "prefix": id, "body": body, "description": description })
}
