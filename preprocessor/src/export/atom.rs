//! An Atom feed of the resources, the ones that were checked last on top.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::catalogue::{Catalogue, Date, Resource};
use crate::render::{rich_text, text_of};

pub(super) fn export(catalogue: &Catalogue, title: &str) -> String {
    let mut resources: Vec<&Resource> = catalogue.iter().collect();
    resources.sort_by_key(|resource| Reverse(resource.reviewed));
    let updated = resources
        .first()
        .map_or(Date::new(1970, 1, 1), |newest| newest.reviewed);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
    // The writes below are to a string, which cannot fail.
    let _ = writeln!(out, "  <title>{}</title>", text_of(title));
    let _ = writeln!(out, "  <id>urn:resource-cards:{}</id>", slug(title));
    let _ = writeln!(out, "  <updated>{}</updated>", instant(updated));
    let _ = writeln!(out, "  <author><name>{}</name></author>", text_of(title));
    for resource in resources {
        entry(&mut out, resource, title);
    }
    out.push_str("</feed>\n");
    out
}

fn entry(out: &mut String, r: &Resource, title: &str) {
    let address = text_of(r.address().as_str());
    out.push_str("  <entry>\n");
    let _ = writeln!(out, "    <title>{}</title>", text_of(&r.title));
    let _ = writeln!(
        out,
        "    <id>urn:resource-cards:{}:{}</id>",
        slug(title),
        r.id
    );
    let _ = writeln!(out, "    <link href=\"{address}\"/>");
    let _ = writeln!(out, "    <updated>{}</updated>", instant(r.reviewed));
    for name in &r.authors {
        let _ = writeln!(out, "    <author><name>{}</name></author>", text_of(name));
    }
    for topic in &r.topics {
        let _ = writeln!(out, "    <category term=\"{}\"/>", text_of(topic));
    }
    let html = rich_text(&r.annotation, 0);
    let _ = writeln!(
        out,
        "    <summary type=\"html\">{}</summary>",
        text_of(&html)
    );
    out.push_str("  </entry>\n");
}

fn instant(date: Date) -> String {
    format!("{date}T00:00:00Z")
}

/// The title as part of an identifier.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase);
    words.collect::<Vec<_>>().join("-")
}
