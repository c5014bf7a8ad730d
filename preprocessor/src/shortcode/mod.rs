//! Finds shortcodes in a text: `{{#word argument key=value key="quoted value"}}`.
//!
//! The scanner is a byte cursor that knows neither Markdown nor the catalogue. Whether a tag stands
//! in code, and so is no shortcode at all, is for [`markdown`](crate::markdown) to say.

mod cursor;

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{self, Code, Finding};
use crate::spot::Spot;
use cursor::Cursor;

/// A tag that may be a shortcode, wherever it stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Candidate<'t> {
    /// From the first brace to the last; of a malformed tag, its opening.
    pub(crate) span: Range<usize>,
    pub(crate) tag: Result<Tag<'t>, Finding>,
}

/// A well-formed tag.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tag<'t> {
    pub(crate) word: Word,
    pub(crate) arguments: Vec<Argument<'t>>,
}

/// The shortcodes that exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// `{{#resource ID}}`: a card or a link.
    Resource,
    /// `{{/resource}}`: the end of a card with a remark.
    ResourceEnd,
    /// `{{#resources …}}`: the resources that a query finds.
    Resources,
    /// `{{#reading-path ID}}`: resources in order, with reasons.
    ReadingPath,
    /// `{{#resource-index}}`: the whole catalogue.
    ResourceIndex,
}

impl Word {
    const ALL: [(&'static str, Self); 5] = [
        ("#resource", Self::Resource),
        ("/resource", Self::ResourceEnd),
        ("#resources", Self::Resources),
        ("#reading-path", Self::ReadingPath),
        ("#resource-index", Self::ResourceIndex),
    ];

    /// How an author writes it.
    pub(crate) fn as_str(self) -> &'static str {
        let found = Self::ALL.iter().find(|(_, word)| *word == self);
        found.map_or("", |(name, _)| name)
    }

    /// `name` is written with its `#` or `/`.
    fn parse(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(word, _)| *word == name);
        found.map(|(_, word)| *word)
    }
}

/// One argument of a tag. Ranges cover the value as written, quotes included.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument<'t> {
    Positional(Spot<Cow<'t, str>>),
    Attribute {
        key: Spot<&'t str>,
        value: Spot<Cow<'t, str>>,
    },
}

/// All candidates of `text`, in order. A tag behind a backslash is literal and not among them.
pub(crate) fn scan(text: &str) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    // One brace is found much faster than two.
    while let Some(offset) = text[from..].find('{') {
        let start = from + offset;
        from = start + 1;
        if !text[from..].starts_with('{') || text[..start].ends_with('\\') {
            continue;
        }
        let cursor = Cursor {
            text,
            at: start + "{{".len(),
        };
        if let Some(candidate) = cursor.candidate(start) {
            from = candidate.span.end;
            found.push(candidate);
        }
    }
    found
}

/// Whether a tag of this name belongs to this plugin, even if it is misspelt.
fn is_ours(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let word = name.trim_start_matches(['#', '/']);
    name != word && (word.starts_with("resource") || word.starts_with("reading-path"))
}

fn unknown(name: &str, range: Range<usize>) -> Finding {
    let words = || Word::ALL.iter().map(|(word, _)| *word);
    let help = diagnostic::did_you_mean(name, words())
        .unwrap_or_else(|| format!("the shortcodes are {}", diagnostic::alternatives(words())));
    let message = format!("there is no shortcode `{name}`");
    Finding::error(Code::UnknownShortcode, range, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(text: &str) -> Vec<(&str, Vec<String>)> {
        scan(text)
            .into_iter()
            .map(|candidate| {
                let arguments = candidate.tag.unwrap().arguments;
                let shown = arguments.iter().map(|argument| match argument {
                    Argument::Positional(id) => {
                        format!("{} <{}>", id.value, &text[id.range.clone()])
                    }
                    Argument::Attribute { key, value } => {
                        let written = &text[value.range.clone()];
                        format!("{}={} <{written}>", key.value, value.value)
                    }
                });
                (&text[candidate.span], shown.collect())
            })
            .collect()
    }

    fn error(text: &str) -> (String, &str) {
        let finding = scan(text).remove(0).tag.unwrap_err();
        (finding.message, &text[finding.range])
    }

    #[test]
    fn a_tag_ends_at_its_braces() {
        assert_eq!(
            tags("a {{#resource b}}{{#resource c}} d"),
            [
                ("{{#resource b}}", vec!["b <b>".to_owned()]),
                ("{{#resource c}}", vec!["c <c>".to_owned()]),
            ]
        );
    }

    #[test]
    fn a_brace_before_a_tag_is_text() {
        assert_eq!(scan("{{{#resource a}}}")[0].span, 1..16);
    }

    #[test]
    fn quoted_values_may_hold_braces_quotes_and_backslashes() {
        assert_eq!(
            tags(r#"{{#resource a text="b }} \"c\" \\ \d"}}"#),
            [(
                r#"{{#resource a text="b }} \"c\" \\ \d"}}"#,
                vec![
                    "a <a>".to_owned(),
                    r#"text=b }} "c" \ \d <"b }} \"c\" \\ \d">"#.to_owned(),
                ]
            )]
        );
    }

    #[test]
    fn blanks_are_allowed_where_mdbook_allows_them() {
        assert_eq!(
            tags("{{ #resource\ta  view=compact }}"),
            [(
                "{{ #resource\ta  view=compact }}",
                vec!["a <a>".to_owned(), "view=compact <compact>".to_owned()]
            )]
        );
    }

    #[test]
    fn escaped_and_foreign_tags_are_left_alone() {
        for text in [
            r"\{{#resource a}}",
            r"\\{{#resource a}}",
            "{{#include a.rs}}",
            "{{#title resource}}",
            "{{resource a}}",
            "{{ # resource a}}",
            "{#resource a}",
            "{{{",
            "{{",
        ] {
            assert_eq!(scan(text), [], "{text}");
        }
    }

    #[test]
    fn words_that_begin_like_ours_are_errors() {
        for text in ["{{#resourse a}}", "{{#Resource a}}", "{{#resource_x a}}"] {
            let word = &text[2..text.find(' ').unwrap()];
            if text.contains("sourse") {
                assert_eq!(scan(text), [], "{text}");
            } else {
                assert_eq!(
                    error(text),
                    (format!("there is no shortcode `{word}`"), word)
                );
            }
        }
    }

    #[test]
    fn malformed_tags_say_what_is_missing() {
        let unclosed = "this shortcode is not closed on its line".to_owned();
        assert_eq!(
            error("{{#resource a\n}}"),
            (unclosed.clone(), "{{#resource")
        );
        assert_eq!(error("{{#resource a}"), (unclosed.clone(), "{{#resource"));
        assert_eq!(error("{{#resource"), (unclosed, "{{#resource"));
        let open = "this quoted value is not closed on its line".to_owned();
        assert_eq!(error("{{#resource a b=\"c}}\r\n"), (open, "\"c}}"));
        let value = "a value is missing here".to_owned();
        assert_eq!(error("{{#resource a b= c}}"), (value.clone(), "="));
        assert_eq!(error("{{#resource a b=}}"), (value, "="));
        let space = "a space is missing between two parts of a shortcode".to_owned();
        assert_eq!(error("{{#resource \"a\"é}}"), (space.clone(), "é"));
        assert_eq!(error("{{#resource\"a\"}}"), (space.clone(), "\""));
        assert_eq!(error("{{#resource \"a\"=\"b\"}}"), (space, "="));
    }
}
