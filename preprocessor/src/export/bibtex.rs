//! BibTeX, with the entry types and fields of biblatex.

use std::fmt::Write as _;

use super::names::{self, Name};
use crate::catalogue::{Catalogue, Kind, Resource};

pub(super) fn export(catalogue: &Catalogue) -> String {
    let entries: Vec<String> = catalogue.iter().map(entry).collect();
    entries.join("\n")
}

fn entry(r: &Resource) -> String {
    let mut out = format!("@{}{{{},\n", entry_type(r.kind), r.id);
    let within = match r.kind {
        Kind::Chapter => "booktitle",
        Kind::Paper => "journaltitle",
        Kind::Talk => "eventtitle",
        Kind::Book => "maintitle",
        _ => "note",
    };
    let publisher = match entry_type(r.kind) {
        "online" | "software" => "organization",
        "unpublished" => "howpublished",
        _ => "publisher",
    };
    let fields = [
        // Double braces keep capitals as they are.
        ("title", Some(format!("{{{}}}", escape(&r.title)))),
        ("author", authors(r)),
        (within, r.container.as_deref().map(escape)),
        (publisher, r.publisher.as_deref().map(escape)),
        ("edition", r.edition.as_deref().map(escape)),
        ("year", Some(r.year.to_string())),
        ("language", r.language.clone()),
        ("doi", r.doi.as_deref().map(address)),
        ("isbn", r.isbn.clone()),
        ("url", Some(address(r.address().as_str()))),
        ("urldate", Some(r.reviewed.to_string())),
        ("keywords", Some(r.topics.join(", "))),
        (
            "annotation",
            Some(escape(&one_paragraph(r.annotation.as_str()))),
        ),
    ];
    for (name, value) in fields {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "  {name} = {{{value}}},");
        }
    }
    out.push_str("}\n");
    out
}

/// "Percival, Harry and Gregory, Bob"; a collective author is kept in one piece.
fn authors(r: &Resource) -> Option<String> {
    let names: Vec<String> = r
        .authors
        .iter()
        .map(|name| match names::split(name) {
            Name { given: "", family } => format!("{{{}}}", escape(family)),
            Name { given, family } => format!("{}, {}", escape(family), escape(given)),
        })
        .collect();
    if names.is_empty() {
        return r
            .publisher
            .as_deref()
            .map(|name| format!("{{{}}}", escape(name)));
    }
    Some(names.join(" and "))
}

fn entry_type(kind: Kind) -> &'static str {
    match kind {
        Kind::Book => "book",
        Kind::Chapter => "inbook",
        Kind::Paper => "article",
        Kind::SourceCode | Kind::Tool => "software",
        Kind::Talk => "unpublished",
        Kind::Article
        | Kind::Course
        | Kind::Documentation
        | Kind::Reference
        | Kind::Specification
        | Kind::Tutorial => "online",
    }
}

fn one_paragraph(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text for LaTeX; letters beyond ASCII stay, since biblatex reads UTF-8.
///
/// BibTeX counts braces with a backslash too: those that do not match would end the entry.
fn escape(text: &str) -> String {
    let (left, right) = match has_matching_braces(text) {
        true => ("\\{", "\\}"),
        false => ("\\textbraceleft{}", "\\textbraceright{}"),
    };
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str(left),
            '}' => out.push_str(right),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

fn has_matching_braces(text: &str) -> bool {
    let mut open = 0_usize;
    for c in text.chars() {
        match c {
            '{' => open += 1,
            '}' if open == 0 => return false,
            '}' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// An address, which LaTeX takes as it is, but for the braces around it.
fn address(text: &str) -> String {
    text.replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
}
