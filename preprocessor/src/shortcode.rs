//! Finds shortcodes in a text: `{{#word argument key=value key="quoted value"}}`.
//!
//! The scanner is a byte cursor that knows neither Markdown nor the catalogue. Whether a tag stands
//! in code, and so is no shortcode at all, is for [`markdown`](crate::markdown) to say.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{self, Code, Finding};

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
    /// `{{#resource ID}}`
    Resource,
}

impl Word {
    const ALL: [(&'static str, Self); 1] = [("#resource", Self::Resource)];

    /// `name` is written with its `#` or `/`.
    fn parse(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(word, _)| *word == name);
        found.map(|(_, word)| *word)
    }
}

/// One argument of a tag. Ranges cover the value as written, quotes included.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Argument<'t> {
    Positional {
        value: Cow<'t, str>,
        range: Range<usize>,
    },
    Attribute {
        key: &'t str,
        key_range: Range<usize>,
        value: Cow<'t, str>,
        range: Range<usize>,
    },
}

/// All candidates of `text`, in order. A tag behind a backslash is literal and not among them.
pub(crate) fn scan(text: &str) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(offset) = text[from..].find("{{") {
        let start = from + offset;
        from = start + 2;
        if text[..start].ends_with('\\') {
            continue;
        }
        if let Some(candidate) = (Cursor { text, at: from }).candidate(start) {
            from = candidate.span.end;
            found.push(candidate);
        }
    }
    found
}

struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    /// Reads on behind the opening braces; `None` when the tag is none of ours.
    fn candidate(mut self, start: usize) -> Option<Candidate<'t>> {
        self.skip_blanks();
        let name_start = self.at;
        let name = self.name();
        if !is_ours(name) {
            return None;
        }
        let opening = start..self.at;
        let word = Word::parse(name).ok_or_else(|| unknown(name, name_start..self.at));
        let arguments = self.arguments(&opening);
        let span = start..if arguments.is_ok() {
            self.at
        } else {
            opening.end
        };
        let tag = word.and_then(|word| arguments.map(|arguments| Tag { word, arguments }));
        Some(Candidate { span, tag })
    }

    fn name(&mut self) -> &'t str {
        let start = self.at;
        if self.rest().starts_with(['#', '/']) {
            self.at += 1;
        }
        self.take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
        &self.text[start..self.at]
    }

    /// Reads arguments up to and including the closing braces.
    fn arguments(&mut self, opening: &Range<usize>) -> Result<Vec<Argument<'t>>, Finding> {
        let mut arguments = Vec::new();
        loop {
            let had_blank = self.skip_blanks();
            if self.rest().starts_with("}}") {
                self.at += 2;
                return Ok(arguments);
            }
            if self.at_line_end() {
                return Err(unclosed(opening));
            }
            if !had_blank {
                let range = self.at..self.at + self.next_len();
                let message = "a space is missing between two parts of a shortcode";
                return Err(Finding::error(Code::MalformedShortcode, range, message));
            }
            arguments.push(self.argument(opening)?);
        }
    }

    fn argument(&mut self, opening: &Range<usize>) -> Result<Argument<'t>, Finding> {
        let start = self.at;
        let value = self.value(opening)?;
        let range = start..self.at;
        let Cow::Borrowed(key) = value else {
            return Ok(Argument::Positional { value, range });
        };
        if !self.rest().starts_with('=') || key.starts_with('"') || self.text[range.clone()] != *key
        {
            return Ok(Argument::Positional { value, range });
        }
        self.at += 1;
        let value_start = self.at;
        let value = self.value(opening)?;
        Ok(Argument::Attribute {
            key,
            key_range: range,
            value,
            range: value_start..self.at,
        })
    }

    /// A bare word or a quoted value.
    fn value(&mut self, opening: &Range<usize>) -> Result<Cow<'t, str>, Finding> {
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let start = self.at;
        while !self.at_line_end() && !self.rest().starts_with("}}") {
            match self.rest().chars().next() {
                Some(c) if !is_blank(c) && !matches!(c, '=' | '"') => self.at += c.len_utf8(),
                _ => break,
            }
        }
        if start < self.at {
            return Ok(Cow::Borrowed(&self.text[start..self.at]));
        }
        if self.at_line_end() {
            return Err(unclosed(opening));
        }
        let before = start - 1..start;
        let finding = Finding::error(Code::MalformedShortcode, before, "a value is missing here");
        Err(finding.help("write `key=value` or `key=\"some value\"`, without spaces around `=`"))
    }

    /// A value in double quotes, on one line; `\"` and `\\` stand for the character itself.
    fn quoted(&mut self) -> Result<Cow<'t, str>, Finding> {
        let start = self.at;
        self.at += 1;
        let mut value = Cow::Borrowed(&self.text[self.at..self.at]);
        let mut run = self.at;
        loop {
            self.take_while(|c| !matches!(c, '"' | '\\' | '\n' | '\r'));
            let rest = self.rest();
            if rest.starts_with('"') {
                append(&mut value, &self.text[run..self.at]);
                self.at += 1;
                return Ok(value);
            }
            if rest.starts_with("\\\"") || rest.starts_with("\\\\") {
                append(&mut value, &self.text[run..self.at]);
                run = self.at + 1;
                self.at += 2;
            } else if rest.starts_with('\\') {
                self.at += 1;
            } else {
                let message = "this quoted value is not closed on its line";
                let range = start..self.at;
                let finding = Finding::error(Code::MalformedShortcode, range, message);
                return Err(finding.help("end the value with `\"`"));
            }
        }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn next_len(&self) -> usize {
        self.rest().chars().next().map_or(0, char::len_utf8)
    }

    fn at_line_end(&self) -> bool {
        self.rest().is_empty() || self.rest().starts_with(['\n', '\r'])
    }

    fn skip_blanks(&mut self) -> bool {
        let start = self.at;
        self.take_while(is_blank);
        self.at > start
    }

    fn take_while(&mut self, matches: impl Fn(char) -> bool) {
        let rest = self.rest();
        self.at += rest.find(|c| !matches(c)).unwrap_or(rest.len());
    }
}

/// Lengthens `value`, which stays borrowed as long as it is one piece of the text.
fn append<'t>(value: &mut Cow<'t, str>, piece: &'t str) {
    if value.is_empty() {
        *value = Cow::Borrowed(piece);
    } else {
        value.to_mut().push_str(piece);
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t')
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

fn unclosed(opening: &Range<usize>) -> Finding {
    let message = "this shortcode is not closed on its line";
    Finding::error(Code::MalformedShortcode, opening.clone(), message).help("end it with `}}`")
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
                    Argument::Positional { value, range } => {
                        format!("{value} <{}>", &text[range.clone()])
                    }
                    Argument::Attribute {
                        key, value, range, ..
                    } => format!("{key}={value} <{}>", &text[range.clone()]),
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
        assert_eq!(error("{{#resource \"a\"b}}"), (space.clone(), "b"));
        assert_eq!(error("{{#resource\"a\"}}"), (space, "\""));
    }
}
