//! Text out of HTML, and into it.
//!
//! mdBook writes HTML of a regular form, so its elements are found by their tags; a parser would bring
//! dozens of crates for a heading and a paragraph.

/// Cuts HTML from one mark up to another, and gives what comes after.
pub(crate) fn cut<'a>(html: &'a str, from: &str, to: &str) -> Option<(&'a str, &'a str)> {
    html[html.find(from)?..].split_once(to)
}

/// The text of HTML, on one line.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::new();
    let (mut is_tag, mut quote) = (false, None);
    for c in html.chars() {
        match (is_tag, quote) {
            (false, _) if c == '<' => is_tag = true,
            (false, _) => text.push(c),
            (true, Some(open)) if c == open => quote = None,
            (true, None) if c == '"' || c == '\'' => quote = Some(c),
            (true, None) if c == '>' => is_tag = false,
            (true, _) => {}
        }
    }
    // These are all that mdBook escapes. `&amp;` comes last, lest it make new ones.
    for (entity, c) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&amp;", "&"),
    ] {
        text = text.replace(entity, c);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as the value of an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_what_a_reader_sees() {
        for (html, seen) in [
            ("<p>a <a title=\"b > c\" href='d\">e'>f</a>", "a f"),
            ("a\n  b\u{a0}c", "a b c"),
            (
                "&lt;p&gt; &quot;q&quot; R&amp;D &amp;lt;",
                "<p> \"q\" R&D &lt;",
            ),
            ("it's", "it's"),
        ] {
            assert_eq!(text(html), seen);
        }
    }

    #[test]
    fn an_attribute_holds_any_text() {
        assert_eq!(
            escaped("\"a\" < b & c > d"),
            "&quot;a&quot; &lt; b &amp; c &gt; d"
        );
    }
}
