//! A card as one line of HTML.
//!
//! One line, because the card takes the place of a shortcode on a line of Markdown: the lines around
//! it keep their numbers, their line ends, their list indentation and quote marks. The line begins
//! with a comment, because an HTML block that does ends with that line (`CommonMark` 4.6, condition
//! 2), so that text right after the card stays Markdown and tight lists stay tight.

use mdbook_markdown::pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context, escape_formatter};

use super::Spot;
use crate::card::Card;
use crate::catalogue::{Resource, RichText, is_relative};
use crate::labels::Labels;

/// The look of the cards.
pub(super) struct Templates {
    environment: Environment<'static>,
}

const CARD: &str = "card.html";
const INLINE: &str = "inline.html";

impl Templates {
    pub(super) fn new() -> Self {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_formatter(|out, state, value| match value.as_str() {
            // The engine's own escaping would also write `/` as a character reference.
            Some(text) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => {
                Ok(out.write_str(&escape(text))?)
            }
            _ => escape_formatter(out, state, value),
        });
        let built_in = [
            (CARD, include_str!("../../templates/card.html")),
            (INLINE, include_str!("../../templates/inline.html")),
        ];
        for (name, text) in built_in {
            let added = environment.add_template(name, text);
            debug_assert!(added.is_ok(), "{name}: {added:?}");
        }
        Self { environment }
    }

    pub(super) fn card(
        &self,
        card: &Card<'_>,
        resource: &Resource,
        labels: &Labels,
        spot: Spot<'_>,
    ) -> String {
        let rich = |text: &RichText| Value::from_safe_string(rich_text(text, spot.depth));
        let words = |name: &str| labels.get(name).to_owned();
        let html = self.render(
            CARD,
            context! {
                card => Serde(card),
                anchor => spot.anchor,
                annotation => rich(&resource.annotation),
                read => resource.read.as_ref().map(rich),
                outdated => resource.outdated.as_ref().map(rich),
                labels => context! {
                    address => words("address"),
                    in => words("in"),
                    links => words("links"),
                    outdated => words("outdated"),
                    read => words("read"),
                    reviewed => words("reviewed"),
                },
            },
        );
        format!("<!--resource-->{}", one_line(&html))
    }

    pub(super) fn inline(&self, resource: &Resource, text: &str) -> String {
        let html = self.render(
            INLINE,
            context! {
                id => resource.id.as_str(),
                address => resource.address().as_str(),
                text,
                language => resource.language.as_deref(),
            },
        );
        shield(&one_line(&html))
    }

    fn render(&self, name: &str, values: Value) -> String {
        let template = self.environment.get_template(name);
        let rendered = template.and_then(|template| template.render(values));
        debug_assert!(rendered.is_ok(), "{name}: {rendered:?}");
        rendered.unwrap_or_default()
    }
}

/// Catalogue Markdown as HTML without line breaks.
fn rich_text(text: &RichText, depth: usize) -> String {
    let mut in_code = false;
    let events = text.events().map(|event| match event {
        Event::Start(Tag::CodeBlock(_)) => {
            in_code = true;
            event
        }
        Event::End(TagEnd::CodeBlock) => {
            in_code = false;
            event
        }
        Event::Text(code) if in_code => Event::Html(escape(&code).replace('\n', "&#10;").into()),
        Event::SoftBreak => Event::Text(CowStr::Borrowed(" ")),
        Event::Start(Tag::Link { dest_url, .. }) => {
            Event::InlineHtml(link(&dest_url, depth).into())
        }
        Event::End(TagEnd::Link) => Event::InlineHtml(CowStr::Borrowed("</a>")),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.truncate(out.trim_end().len());
    out
}

fn link(address: &str, depth: usize) -> String {
    if is_relative(address) {
        format!("<a href=\"{}{}\">", "../".repeat(depth), escape(address))
    } else {
        format!("<a href=\"{}\" rel=\"noopener\">", escape(address))
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// Folds line breaks, which mean a space in HTML, and hides braces from mdBook's `links`, which
/// would otherwise execute a `{{#include}}` in a title.
fn one_line(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for line in html.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in line.chars() {
            match c {
                '{' => out.push_str("&#123;"),
                _ => out.push(c),
            }
        }
    }
    out
}

/// Makes inline HTML proof against the Markdown around it: outside of tags, no character means
/// anything but itself; within them, none ends a table cell.
fn shield(html: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(html.len() * 2);
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ => {}
        }
        let is_markdown = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '^' | '$' | '-' | '.' | '!' | '\'' | '"'
        );
        if c == '|' || (is_markdown && !in_tag) {
            // Writing to a string cannot fail.
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rich_text_has_no_line_breaks_and_links_that_work_from_the_page() {
        let text = "a\nb [c](d.md#e) <https://x.org/?a&b>\n\n- f `g`\n\n```python\nx\n\ny <\n```\n";
        let html = one_line(&rich_text(&RichText::parse(text).unwrap(), 2));
        assert_eq!(
            html,
            "<p>a b <a href=\"../../d.md#e\">c</a> \
             <a href=\"https://x.org/?a&amp;b\" rel=\"noopener\">https://x.org/?a&amp;b</a></p> \
             <ul> <li>f <code>g</code></li> </ul> \
             <pre><code class=\"language-python\">x&#10;&#10;y &lt;&#10;</code></pre>"
        );
    }

    #[test]
    fn braces_cannot_reach_the_links_preprocessor() {
        assert_eq!(
            one_line("a {{#include b}}\n c"),
            "a &#123;&#123;#include b}} c"
        );
    }

    #[test]
    fn inline_html_is_proof_against_markdown() {
        assert_eq!(
            shield("<a href=\"x_y|z\">*a* | \"b\" -- c</a>"),
            "<a href=\"x_y&#124;z\">&#42;a&#42; &#124; &#34;b&#34; &#45;&#45; c</a>"
        );
    }
}
