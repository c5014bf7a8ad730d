//! A card as plain Markdown, for renderers that do not read HTML.

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use super::Spot;
use crate::card::{Card, Reference};
use crate::catalogue::{Resource, RichText, is_relative};
use crate::labels::Labels;
use crate::splice::{Edit, splice};

/// The full card: paragraphs from first to last, so that it reads on in any container.
pub(super) fn card(
    card: &Card<'_>,
    resource: &Resource,
    labels: &Labels,
    spot: Spot<'_>,
) -> String {
    let mut blocks = vec![heading(card, labels)];
    blocks.push(rich_text(&resource.annotation, spot.depth));
    let notes = [("read", &resource.read), ("outdated", &resource.outdated)];
    for (name, text) in notes {
        if let Some(text) = text {
            blocks.push(note(labels.get(name), &rich_text(text, spot.depth)));
        }
    }
    if !card.instead.is_empty() {
        blocks.push(note(card.instead_label, &references(&card.instead)));
    }
    if !card.links.is_empty() {
        blocks.push(note(labels.get("links"), &references(&card.links)));
    }
    blocks.push(format!(
        "{} {}.",
        labels.get("reviewed"),
        card.reviewed.text
    ));
    place(&blocks.join("\n\n"), spot)
}

/// A titled link.
pub(super) fn link(text: &str, address: &str) -> String {
    format!("[{}](<{}>)", escape(text), escape_address(address))
}

fn heading(card: &Card<'_>, labels: &Labels) -> String {
    let mut by = Vec::new();
    if !card.authors.is_empty() {
        by.push(escape(&card.authors));
    }
    if let Some(container) = card.container {
        by.push(format!("{} *{}*", labels.get("in"), escape(container)));
    }
    by.extend(card.edition.map(escape));
    by.extend(card.publisher.map(escape));
    by.push(card.year.to_string());
    let facts: Vec<String> = card.facts.iter().map(|fact| escape(&fact.text)).collect();
    let title = link(card.title, card.address);
    format!("**{title}**, {}. {}.", by.join(", "), facts.join(" · "))
}

fn note(label: &str, text: &str) -> String {
    let label = escape(label);
    if text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '`' | '[' | '*' | '<')) {
        format!("**{label}:** {text}")
    } else {
        format!("**{label}:**\n\n{text}")
    }
}

fn references(references: &[Reference<'_>]) -> String {
    let links = references.iter().map(|r| link(r.text, r.address));
    format!("{}.", links.collect::<Vec<_>>().join(", "))
}

/// Catalogue Markdown with relative links that work from the page.
fn rich_text(text: &RichText, depth: usize) -> String {
    let source = text.as_str();
    let mut edits = Vec::new();
    for (event, range) in text.events().into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. }) = event
            && is_relative(&dest_url)
            && let Some(offset) = source[range.clone()].rfind(dest_url.as_ref())
        {
            let at = range.start + offset;
            edits.push(Edit {
                range: at..at,
                replacement: "../".repeat(depth).into(),
            });
        }
    }
    splice(source, &edits)
}

/// Indents every line after the first as its container demands.
fn place(text: &str, spot: Spot<'_>) -> String {
    let text = text.replace("{{", "\\{{").replace("\\\\{{", "\\{{");
    let margin: String = spot
        .margin
        .chars()
        .map(|c| if matches!(c, '>' | '\t') { c } else { ' ' })
        .collect();
    let mut lines = Vec::new();
    if !spot.first {
        // The shortcode's own line, which has its margin, becomes the blank line between.
        lines.push(String::new());
    }
    for line in text.lines() {
        lines.push(line.to_owned());
    }
    let mut out = lines.remove(0);
    for line in lines {
        out.push_str(spot.newline);
        out.push_str(format!("{margin}{line}").trim_end());
    }
    out
}

/// Text in which no character means anything but itself.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let is_markdown = matches!(
            c,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '~'
                | '|'
                | '#'
                | '&'
                | '{'
                | '}'
                | '$'
        );
        if is_markdown {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// An address that can stand between angle brackets, also in a table.
fn escape_address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for c in address.chars() {
        match c {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '`' => out.push_str("%60"),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_proof_against_their_text() {
        assert_eq!(
            link("[a] *b* | {{#include c}}", "https://x.org/a_b|<c>"),
            r"[\[a\] \*b\* \| \{\{\#include c\}\}](<https://x.org/a_b%7C%3Cc%3E>)"
        );
    }

    #[test]
    fn relative_links_lead_from_the_page() {
        let text = RichText::parse("see [a.md](a.md) and [b](https://x.org)").unwrap();
        assert_eq!(
            rich_text(&text, 1),
            "see [a.md](../a.md) and [b](https://x.org)"
        );
    }

    #[test]
    fn lines_are_indented_as_the_container_demands() {
        let spot = Spot {
            depth: 0,
            anchor: true,
            first: true,
            margin: "> - ",
            newline: "\r\n",
        };
        assert_eq!(place("a\n\nb `{{#x}}`", spot), "a\r\n>\r\n>   b `\\{{#x}}`");
        let next = Spot {
            first: false,
            ..spot
        };
        assert_eq!(place("a", next), "\r\n>   a");
    }
}
