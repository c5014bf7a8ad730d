//! Drafts from bibliographies.

use biblatex::{Bibliography, ChunksExt as _, DateValue, Entry, EntryType, PermissiveType};
use serde_json::Value;

use super::Draft;

/// One draft an entry of a BibTeX or biblatex file.
///
/// # Errors
///
/// When the text is not BibTeX; the message says where.
///
/// ```
/// use mdbook_resource_cards::drafts_from_bibtex;
///
/// let drafts = drafts_from_bibtex(
///     "@article{Parnas72, author = {Parnas, D. L.}, title = {On the Criteria}, year = 1972,
///       doi = {10.1145/361598.361623}}",
/// ).unwrap();
/// assert_eq!(drafts[0].id, "parnas72");
/// assert_eq!(drafts[0].authors, ["D. L. Parnas"]);
/// assert_eq!(drafts[0].url.as_deref(), Some("https://doi.org/10.1145/361598.361623"));
/// ```
pub fn drafts_from_bibtex(text: &str) -> Result<Vec<Draft>, String> {
    let bibliography = Bibliography::parse(text).map_err(|error| {
        let line = text[..error.span.start.min(text.len())]
            .matches('\n')
            .count()
            + 1;
        format!("line {line}: {}", error.kind)
    })?;
    Ok(bibliography.iter().map(from_bibtex).collect())
}

fn from_bibtex(entry: &Entry) -> Draft {
    let text = |key: &str| {
        let chunks = entry.get(key)?;
        Some(chunks.format_verbatim()).filter(|text| !text.is_empty())
    };
    let doi = text("doi");
    let names = entry.author().unwrap_or_default();
    let names = names.iter().map(|person| {
        let parts = [
            &person.given_name,
            &person.prefix,
            &person.name,
            &person.suffix,
        ];
        let parts: Vec<&str> = parts.into_iter().map(|part| part.trim()).collect();
        parts
            .join(" ")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    });
    Draft {
        title: text("title"),
        url: text("url").or_else(|| doi_address(doi.as_deref())),
        kind: Some(kind_of(&entry.entry_type).to_owned()),
        authors: names.collect(),
        year: year_of(entry),
        container: text("journaltitle")
            .or_else(|| text("journal"))
            .or_else(|| text("booktitle")),
        publisher: text("publisher"),
        doi,
        isbn: text("isbn"),
        ..Draft::new(slug(&entry.key))
    }
}

fn year_of(entry: &Entry) -> Option<u16> {
    let PermissiveType::Typed(date) = entry.date().ok()? else {
        return None;
    };
    let (DateValue::At(day)
    | DateValue::After(day)
    | DateValue::Before(day)
    | DateValue::Between(day, _)) = date.value;
    u16::try_from(day.year).ok()
}

fn kind_of(entry_type: &EntryType) -> &'static str {
    match entry_type {
        EntryType::Article | EntryType::InProceedings => "paper",
        EntryType::Book | EntryType::MvBook => "book",
        EntryType::InBook | EntryType::InCollection => "chapter",
        EntryType::Manual => "documentation",
        EntryType::Software => "tool",
        EntryType::Unpublished => "talk",
        _ => "article",
    }
}

/// One draft an item of CSL-JSON, as reference managers export it.
///
/// # Errors
///
/// When the text is not a JSON list of objects with an `id` each.
///
/// ```
/// use mdbook_resource_cards::drafts_from_csl_json;
///
/// let drafts = drafts_from_csl_json(
///     r#"[{"id": "x/1", "type": "book", "title": "T", "author": [{"given": "A", "family": "B"}],
///          "issued": {"date-parts": [[2020, 3]]}}]"#,
/// ).unwrap();
/// assert_eq!((drafts[0].id.as_str(), drafts[0].year), ("x-1", Some(2020)));
/// assert_eq!(drafts[0].authors, ["A B"]);
/// ```
pub fn drafts_from_csl_json(text: &str) -> Result<Vec<Draft>, String> {
    let items: Vec<Value> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    items.iter().map(from_csl).collect()
}

fn from_csl(item: &Value) -> Result<Draft, String> {
    let text = |key: &str| item.get(key).and_then(Value::as_str).map(str::to_owned);
    let number = item
        .get("id")
        .and_then(Value::as_i64)
        .map(|id| id.to_string());
    let id = text("id").or(number).ok_or("an item has no `id`")?;
    let doi = text("DOI");
    let names = item.get("author").and_then(Value::as_array);
    let year = item.pointer("/issued/date-parts/0/0");
    // Some programs write the year as text.
    let year = year.and_then(|year| year.as_u64().or_else(|| year.as_str()?.parse().ok()));
    Ok(Draft {
        title: text("title"),
        url: text("URL").or_else(|| doi_address(doi.as_deref())),
        kind: text("type").map(|csl| kind_of_csl(&csl).to_owned()),
        authors: names.into_iter().flatten().filter_map(name).collect(),
        year: year.and_then(|year| u16::try_from(year).ok()),
        container: text("container-title"),
        publisher: text("publisher"),
        doi,
        isbn: text("ISBN"),
        ..Draft::new(slug(&id))
    })
}

fn name(person: &Value) -> Option<String> {
    let part = |key: &str| person.get(key).and_then(Value::as_str);
    let parts = [
        "given",
        "non-dropping-particle",
        "family",
        "suffix",
        "literal",
    ];
    let parts: Vec<&str> = parts.into_iter().filter_map(part).collect();
    Some(parts.join(" ")).filter(|name| !name.is_empty())
}

fn kind_of_csl(csl: &str) -> &'static str {
    match csl {
        "book" => "book",
        "chapter" => "chapter",
        "article-journal" | "paper-conference" => "paper",
        "software" => "tool",
        "speech" | "motion_picture" | "broadcast" => "talk",
        "standard" => "specification",
        "webpage" => "documentation",
        _ => "article",
    }
}

fn doi_address(doi: Option<&str>) -> Option<String> {
    doi.map(|doi| format!("https://doi.org/{doi}"))
}

/// A key of a bibliography as an id.
fn slug(key: &str) -> String {
    let words = key.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase);
    words.collect::<Vec<_>>().join("-")
}
