//! Cards as plain Markdown, for renderers that do not read HTML.
//!
//! What is drawn begins and ends with a paragraph wherever it can, so that it reads on in any
//! container and the text around it stays what it was.

use std::collections::HashMap;

use mdbook_markdown::pulldown_cmark::{Event, Tag};

use super::{Shelved, Slot};
use crate::card::{Card, Catalogued, Mention, Reference, Steps};
use crate::catalogue::{ReadingPath, Resource, RichText, is_relative};
use crate::index::TopicSection;
use crate::request::View;
use crate::splice::{Edit, splice};

/// Draws without templates: Markdown has no look.
pub(super) struct Markdown<'c> {
    from: Catalogued<'c>,
}

impl<'c> Markdown<'c> {
    pub(super) fn new(from: Catalogued<'c>) -> Self {
        Self { from }
    }

    pub(super) fn card(&self, resource: &Resource, view: View, slot: Slot<'_>) -> String {
        place(&self.blocks(resource, view, slot.depth), slot)
    }

    /// The card up to its remark, and the rest; each leaves a blank line towards the remark.
    pub(super) fn around_remark(&self, resource: &Resource, slot: Slot<'_>) -> (String, String) {
        let start = self.opening(resource, slot.depth).join("\n\n") + "\n";
        let end = self.closing(resource, slot.depth).join("\n\n");
        let after = Slot {
            first: false,
            ..slot
        };
        (place(&start, slot), place(&end, after))
    }

    pub(super) fn list(&self, of: &[Shelved<'_>], view: View, slot: Slot<'_>) -> String {
        let cards = of.iter().map(|shelved| match view {
            View::Full => self.blocks(shelved.resource, view, slot.depth),
            View::Compact => format!("- {}", self.blocks(shelved.resource, view, slot.depth)),
        });
        let separator = match view {
            View::Full => "\n\n",
            View::Compact => "\n",
        };
        place(&cards.collect::<Vec<_>>().join(separator), slot)
    }

    pub(super) fn path(&self, path: &ReadingPath, of: &[Shelved<'_>], slot: Slot<'_>) -> String {
        let labels = self.from.labels;
        let length = Steps::of(path, self.from.catalogue).text(labels);
        let head = format!(
            "**{}** ({}: {}). {}.",
            escape(&path.title),
            escape(labels.get("audience")),
            escape(&path.audience),
            escape(&length),
        );
        let mut blocks = vec![head, rich_text(&path.goal, slot.depth)];
        for (number, (step, shelved)) in (1..).zip(path.steps.iter().zip(of)) {
            let number = format!("{number}. ");
            let indent = format!("\n{}", " ".repeat(number.len()));
            let card = self.blocks(shelved.resource, View::Compact, slot.depth);
            let why = rich_text(&step.why, slot.depth).replace('\n', &indent);
            blocks.push(format!("{number}{card}\n{indent}{why}"));
        }
        place(&blocks.join("\n\n"), slot)
    }

    pub(super) fn index(
        &self,
        sections: &[TopicSection<'_>],
        mentions: &HashMap<&str, Vec<Mention>>,
        slot: Slot<'_>,
    ) -> String {
        let mut blocks = Vec::new();
        for section in sections {
            blocks.push(format!("## {}", escape(section.title)));
            for resource in &section.resources {
                blocks.push(self.blocks(resource, View::Full, slot.depth));
                if let Some(pages) = mentions.get(resource.id.as_str()) {
                    let links = pages.iter().map(|page| link(&page.text, &page.address));
                    let links = links.collect::<Vec<_>>().join(", ");
                    blocks.push(note(
                        self.from.labels.get("mentioned"),
                        &format!("{links}."),
                    ));
                }
            }
        }
        place(&blocks.join("\n\n"), slot)
    }

    fn blocks(&self, resource: &Resource, view: View, depth: usize) -> String {
        match view {
            View::Full => {
                let mut blocks = self.opening(resource, depth);
                blocks.extend(self.closing(resource, depth));
                blocks.join("\n\n")
            }
            View::Compact => self.heading(&Card::new(resource, &self.from)),
        }
    }

    fn opening(&self, resource: &Resource, depth: usize) -> Vec<String> {
        let heading = self.heading(&Card::new(resource, &self.from));
        vec![heading, rich_text(&resource.annotation, depth)]
    }

    fn closing(&self, resource: &Resource, depth: usize) -> Vec<String> {
        let labels = self.from.labels;
        let card = Card::new(resource, &self.from);
        let mut blocks = Vec::new();
        for (name, text) in [("read", &resource.read), ("outdated", &resource.outdated)] {
            if let Some(text) = text {
                blocks.push(note(labels.get(name), &rich_text(text, depth)));
            }
        }
        if !card.instead.is_empty() {
            blocks.push(note(card.instead_label, &references(&card.instead)));
        }
        if !card.links.is_empty() {
            blocks.push(note(labels.get("links"), &references(&card.links)));
        }
        let reviewed = escape(labels.get("reviewed"));
        blocks.push(format!("{reviewed} {}.", escape(&card.reviewed.text)));
        blocks
    }

    /// Title, authorship and facts in one line.
    fn heading(&self, card: &Card<'_>) -> String {
        let mut by = Vec::new();
        if !card.authors.is_empty() {
            by.push(escape(&card.authors));
        }
        if let Some(container) = card.container {
            let within = escape(self.from.labels.get("in"));
            by.push(format!("{within} *{}*", escape(container)));
        }
        by.extend(card.edition.map(escape));
        by.extend(card.publisher.map(escape));
        by.push(card.year.to_string());
        let facts: Vec<String> = card.facts.iter().map(|fact| escape(&fact.text)).collect();
        let title = link(card.title, card.address);
        format!("**{title}**, {}. {}.", by.join(", "), facts.join(" · "))
    }
}

/// A titled link.
pub(super) fn link(text: &str, address: &str) -> String {
    format!("[{}](<{}>)", escape(text), escape_address(address))
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
                replacement: "../".repeat(depth),
            });
        }
    }
    splice(source, &edits)
}

/// Indents every line after the first as its container demands, and keeps mdBook's `links` from
/// executing what looks like a shortcode of its own.
fn place(text: &str, slot: Slot<'_>) -> String {
    let text = text.replace("{{", "\\{{").replace("\\\\{{", "\\{{");
    let margin: String = slot
        .margin
        .chars()
        .map(|c| if matches!(c, '>' | '\t') { c } else { ' ' })
        .collect();
    let mut out = String::new();
    // The shortcode's own line, which has its margin, becomes the blank line before.
    let blank = (!slot.first).then_some("");
    for (number, line) in blank.into_iter().chain(text.split('\n')).enumerate() {
        if number == 0 {
            out.push_str(line);
        } else {
            out.push_str(slot.newline);
            out.push_str(format!("{margin}{line}").trim_end());
        }
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
        let slot = Slot {
            depth: 0,
            first: true,
            margin: "> - ",
            newline: "\r\n",
        };
        assert_eq!(place("a\n\nb `{{#x}}`", slot), "a\r\n>\r\n>   b `\\{{#x}}`");
        let next = Slot {
            first: false,
            ..slot
        };
        assert_eq!(place("a", next), "\r\n>   a");
    }
}
