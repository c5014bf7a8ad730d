//! Replaces byte ranges of a text in one pass; every other byte stays as it is.

use std::ops::Range;

/// One replacement: the bytes in `range` give way to `replacement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit<'r> {
    pub(crate) range: Range<usize>,
    pub(crate) replacement: std::borrow::Cow<'r, str>,
}

/// Applies `edits`, which must be in order and must not overlap.
///
/// The same function serves both levels: shortcodes in a chapter, and chapters in the book's JSON.
pub(crate) fn splice(text: &str, edits: &[Edit<'_>]) -> String {
    let grown: usize = edits.iter().map(|edit| edit.replacement.len()).sum();
    let mut out = String::with_capacity(text.len() + grown);
    let mut done = 0;
    for edit in edits {
        out.push_str(&text[done..edit.range.start]);
        out.push_str(&edit.replacement);
        done = edit.range.end;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(range: Range<usize>, replacement: &str) -> Edit<'_> {
        Edit {
            range,
            replacement: replacement.into(),
        }
    }

    #[test]
    fn no_edits_give_back_the_text() {
        assert_eq!(splice("häßlich\r\n", &[]), "häßlich\r\n");
    }

    #[test]
    fn edits_may_touch_each_other_and_the_ends() {
        let edits = [
            edit(0..1, "X"),
            edit(1..2, ""),
            edit(3..3, "+"),
            edit(5..6, "Z"),
        ];
        assert_eq!(splice("abcdef", &edits), "Xc+deZ");
    }
}
