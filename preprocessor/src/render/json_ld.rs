//! The index for search engines: a schema.org `ItemList`.

use serde_json::{Value, json};

use crate::catalogue::{Access, Kind, Resource};

/// The list as JSON that can stand in a `<script>` and in Markdown.
pub(super) fn item_list<'c>(resources: impl Iterator<Item = &'c Resource>) -> String {
    let items: Vec<Value> = (1..)
        .zip(resources)
        .map(|(position, resource)| {
            json!({ "@type": "ListItem", "position": position, "item": item(resource) })
        })
        .collect();
    let list = json!({
        "@context": "https://schema.org",
        "@type": "ItemList",
        "numberOfItems": items.len(),
        "itemListElement": items,
    });
    // Only texts can hold these characters twice in a row, or at all.
    let text = list.to_string();
    text.replace('<', "\\u003c").replace("{{", "\\u007b\\u007b")
}

fn item(resource: &Resource) -> Value {
    let authors = resource.authors.iter();
    let mut item = json!({
        "@type": schema_type(resource.kind),
        "name": resource.title,
        "url": resource.address().as_str(),
        "author": authors.map(|name| json!({ "@type": "Person", "name": name })).collect::<Vec<_>>(),
        "datePublished": resource.year.to_string(),
        "isAccessibleForFree": resource.access != Access::Paid,
    });
    let optional = [
        (
            "timeRequired",
            resource.minutes.map(|minutes| format!("PT{minutes}M")),
        ),
        ("inLanguage", resource.language.clone()),
        ("publisher", resource.publisher.clone()),
        ("isbn", resource.isbn.clone()),
    ];
    for (key, value) in optional {
        if let Some(value) = value {
            item[key] = Value::String(value);
        }
    }
    item
}

fn schema_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Article => "Article",
        Kind::Book => "Book",
        Kind::Chapter => "Chapter",
        Kind::Course => "Course",
        Kind::Documentation | Kind::Specification => "TechArticle",
        Kind::Paper => "ScholarlyArticle",
        Kind::Reference => "CreativeWork",
        Kind::SourceCode => "SoftwareSourceCode",
        Kind::Talk => "VideoObject",
        Kind::Tool => "SoftwareApplication",
        Kind::Tutorial => "LearningResource",
    }
}
