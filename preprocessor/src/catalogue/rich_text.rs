//! Markdown in the catalogue: paragraphs, lists, emphasis, code and links, nothing else.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, LinkType, Parser, Tag};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

use super::values::{WebUrl, is_unprintable};

/// Markdown that is safe to show in any chapter: no headings, no raw HTML, only links that lead to
/// the web or into the book.
///
/// Relative links are relative to the book's source folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RichText(String);

/// Why a piece of catalogue Markdown is refused: the bytes at fault, and what is wrong with them.
pub(crate) type Refusal = (Range<usize>, String);

impl RichText {
    /// Checks `text`; byte ranges of refusals refer to it.
    pub(crate) fn parse(text: &str) -> Result<Self, Vec<Refusal>> {
        let mut refusals = Vec::new();
        let parser = parser(text);
        for (_, definition) in parser.reference_definitions().iter() {
            let message = "a link is written inline here, as `[words](address)`";
            refusals.push((definition.span.clone(), message.to_owned()));
        }
        refusals.extend(unprintable(text).map(|range| (range, UNPRINTABLE.to_owned())));
        for (event, range) in parser.into_offset_iter() {
            let refusal = refuse(&event).or_else(|| refuse_decoded(&event, &text[range.clone()]));
            refusals.extend(refusal.map(|message| (range, message)));
        }
        if refusals.is_empty() {
            Ok(Self(text.trim().replace("\r\n", "\n")))
        } else {
            Err(refusals)
        }
    }

    /// The Markdown, without surrounding space and with `\n` line ends.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The events of the host's own parser.
    pub(crate) fn events(&self) -> Parser<'_> {
        parser(&self.0)
    }
}

fn parser(text: &str) -> Parser<'_> {
    new_cmark_parser(text, &MarkdownOptions::default())
}

const UNPRINTABLE: &str = "control characters and marks of direction are not allowed here";

/// The characters of `text` that no text has; line ends and tabs are Markdown's own.
fn unprintable(text: &str) -> impl Iterator<Item = Range<usize>> {
    let unprintable = text.char_indices().filter(|(at, c)| match c {
        '\n' | '\t' => false,
        '\r' => !text[*at..].starts_with("\r\n"),
        _ => is_unprintable(*c),
    });
    unprintable.map(|(at, c)| at..at + c.len_utf8())
}

/// What only a character reference can have brought in, as in `&#x202E;`.
fn refuse_decoded(event: &Event<'_>, written: &str) -> Option<String> {
    let (Event::Text(text) | Event::Code(text)) = event else {
        return None;
    };
    let is_decoded = unprintable(text).next().is_some() && unprintable(written).next().is_none();
    is_decoded.then(|| UNPRINTABLE.to_owned())
}

fn refuse(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Start(Tag::Link {
            link_type,
            dest_url,
            ..
        }) => refuse_link(*link_type, dest_url),
        Event::Start(
            Tag::Paragraph
            | Tag::List(_)
            | Tag::Item
            | Tag::CodeBlock(_)
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            // The block's own `Html` events follow; one refusal is enough.
            | Tag::HtmlBlock,
        )
        | Event::End(_)
        | Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak => None,
        Event::Start(Tag::Heading { .. }) => {
            Some("a heading here would break the chapter's outline".to_owned())
        }
        Event::Html(_) | Event::InlineHtml(_) => {
            Some("raw HTML is not allowed here; write Markdown".to_owned())
        }
        _ => Some("only paragraphs, lists, emphasis, code and links are allowed here".to_owned()),
    }
}

fn refuse_link(link_type: LinkType, address: &str) -> Option<String> {
    let wanted = "write an `https://` address, or a path relative to the book's source folder";
    match link_type {
        LinkType::Inline | LinkType::Autolink => {}
        _ => return Some("a link is written inline here, as `[words](address)`".to_owned()),
    }
    let followed = match url::Url::parse(address) {
        Ok(_) => WebUrl::parse(address).is_ok(),
        Err(url::ParseError::RelativeUrlWithoutBase) => is_path(address),
        Err(_) => false,
    };
    (!followed).then(|| format!("`{address}` is no address that a card may link to; {wanted}"))
}

/// Whether a relative reference names a file: no fragment of its own page, no host, no root. Browsers
/// pass over blanks, which may hide any of them.
fn is_path(address: &str) -> bool {
    !address.is_empty()
        && !address.starts_with(['/', '\\', '#', '?'])
        && !address
            .chars()
            .any(|c| c.is_whitespace() || is_unprintable(c))
}

/// Whether a link in checked Markdown leads to a file of the book.
pub(crate) fn is_relative(address: &str) -> bool {
    url::Url::parse(address) == Err(url::ParseError::RelativeUrlWithoutBase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> Vec<(&str, String)> {
        let refusals = RichText::parse(text).unwrap_err();
        refusals
            .into_iter()
            .map(|(range, message)| (&text[range], message))
            .collect()
    }

    #[test]
    fn paragraphs_lists_emphasis_code_and_links_pass() {
        let text = "*a* **b** ~~c~~ `d` [e](https://example.org) <https://example.org>\n\n\
                    - [f](packaging/a.md#g)\n\n```python\nx = 1\n```\n";
        assert_eq!(RichText::parse(text).unwrap().as_str(), text.trim());
    }

    #[test]
    fn every_refusal_is_reported_with_its_place() {
        let found = refused("# H\n\n<b>x</b>\n\n![i](x.png)\n");
        let places: Vec<_> = found.iter().map(|(place, _)| place.trim()).collect();
        assert_eq!(places, ["# H", "<b>", "</b>", "![i](x.png)"]);
    }

    #[test]
    fn characters_that_no_text_has_are_refused_however_they_are_written() {
        for text in [
            "a\u{0}b",
            "a\u{8}b",
            "a\rb",
            "a\u{85}b",
            "a\u{2028}b",
            "a\u{202E}b",
            "`a\u{2066}b`",
            "a\u{FDD0}b",
            "a\u{FFFF}b",
            "```\na\u{1b}b\n```",
        ] {
            let c = text
                .chars()
                .find(|c| !c.is_ascii_alphabetic() && !"`\n".contains(*c));
            let expected = (c.unwrap().to_string(), UNPRINTABLE.to_owned());
            let found = refused(text);
            assert_eq!(found.len(), 1, "{text:?}: {found:?}");
            assert_eq!((found[0].0.to_owned(), found[0].1.clone()), expected);
        }
        for text in ["a &#x202E; b", "a&#1;", "&#xFDD0;", "[&#8;](a.md)"] {
            assert_eq!(refused(text).last().unwrap().1, UNPRINTABLE, "{text}");
        }
        assert!(RichText::parse("a\tb\r\nc\u{200F}\u{200D}").is_ok());
    }

    #[test]
    fn links_that_a_reader_must_not_follow_are_refused() {
        for address in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "java&#9;script:alert(1)",
            "data:text/html,x",
            "//example.org",
            "/etc/passwd",
            "#top",
            "<  //example.org>",
            "&Tab;//example.org",
            "&#x200;\u{0}//example.org",
            "https:example.org",
            "https:\\\\example.org",
            "https://example.org@example.net",
            "a&#x202E;.md",
            "mailto:a@example.org",
        ] {
            let text = format!("[x]({address})");
            assert_eq!(refused(&text).len(), 1, "{address}");
        }
        assert_eq!(refused("<a@example.org>").len(), 1);
        assert!(!refused("[x][y]\n\n[y]: https://example.org\n").is_empty());
    }
}
