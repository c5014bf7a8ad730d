//! Reads one tag, byte by byte.

use std::borrow::Cow;
use std::ops::Range;

use super::{Argument, Candidate, Tag, Word, is_ours, unknown};
use crate::diagnostic::{Code, Finding};
use crate::spot::Spot;

/// A reader that stands behind the opening braces of a tag.
pub(super) struct Cursor<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Cursor<'t> {
    /// Reads on behind the opening braces; `None` when the tag is none of ours.
    pub(super) fn candidate(mut self, start: usize) -> Option<Candidate<'t>> {
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
            if self.at_line_end() || self.rest().starts_with("{{") {
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
            return Ok(Argument::Positional(Spot::new(value, range)));
        };
        // A key has no quotes.
        if !self.rest().starts_with('=') || self.text[range.clone()] != *key {
            return Ok(Argument::Positional(Spot::new(value, range)));
        }
        self.at += 1;
        let value_start = self.at;
        let value = self.value(opening)?;
        Ok(Argument::Attribute {
            key: Spot::new(key, range),
            value: Spot::new(value, value_start..self.at),
        })
    }

    /// A bare word or a quoted value.
    fn value(&mut self, opening: &Range<usize>) -> Result<Cow<'t, str>, Finding> {
        if self.rest().starts_with('"') {
            return self.quoted();
        }
        let start = self.at;
        while !self.at_line_end() && !self.rest().starts_with("}}") {
            // Another tag begins: this one is not closed, and not read on to the end of the line.
            if self.rest().starts_with("{{") {
                break;
            }
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

fn unclosed(opening: &Range<usize>) -> Finding {
    let message = "this shortcode is not closed on its line";
    Finding::error(Code::MalformedShortcode, opening.clone(), message).help("end it with `}}`")
}
