//! HTML that survives the Markdown around it.

use std::fmt::Write as _;

use mdbook_markdown::pulldown_cmark::{CowStr, Event, Tag, TagEnd, html};

use crate::catalogue::{RichText, is_relative};

/// Catalogue Markdown as HTML without line breaks.
pub(crate) fn rich_text(text: &RichText, depth: usize) -> String {
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
        Event::Text(code) if in_code => Event::Html(text_of(&code).replace('\n', "&#10;").into()),
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
        format!("<a href=\"{}{}\">", "../".repeat(depth), text_of(address))
    } else {
        format!("<a href=\"{}\" rel=\"noopener\">", text_of(address))
    }
}

/// Text as it is written in HTML, also between quotes of either sort.
pub(crate) fn text_of(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// Folds line breaks, which mean a space in HTML, and hides braces from mdBook's `links`, which
/// would otherwise execute a `{{#include}}` in a title.
pub(super) fn one_line(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    for line in html.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        for (at, piece) in line.split('{').enumerate() {
            if at > 0 {
                out.push_str("&#123;");
            }
            out.push_str(piece);
        }
    }
    out
}

/// Makes inline HTML proof against the Markdown around it: outside of tags, no character means
/// anything but itself; within them, none ends a table cell or a code span.
pub(super) fn shield(html: &str) -> String {
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
        if matches!(c, '|' | '`') || (is_markdown && !in_tag) {
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
            shield("<a href=\"x_y|z`\">*a* | \"b\" -- c</a>"),
            "<a href=\"x_y&#124;z&#96;\">&#42;a&#42; &#124; &#34;b&#34; &#45;&#45; c</a>"
        );
    }
}
