//! Replaces byte ranges of a text in one pass; every other byte stays as it is.

use std::ops::Range;
use std::rc::Rc;

/// One replacement: the bytes in `range` give way to `replacement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit<R = Rc<str>> {
    pub(crate) range: Range<usize>,
    pub(crate) replacement: R,
}

/// The text after `edits`, piece by piece; they must be in order and must not overlap.
///
/// The same function serves both levels: shortcodes in a chapter, and in the book's JSON.
pub(crate) fn pieces<'t, R: AsRef<str>>(
    text: &'t str,
    edits: &'t [Edit<R>],
) -> impl Iterator<Item = &'t str> {
    let ends = edits.iter().map(|edit| edit.range.end);
    let starts = edits.iter().map(|edit| edit.range.start);
    let kept = std::iter::once(0)
        .chain(ends)
        .zip(starts.chain([text.len()]));
    let replacements = edits
        .iter()
        .map(|edit| edit.replacement.as_ref())
        .chain([""]);
    kept.zip(replacements)
        .flat_map(|((from, to), replacement)| [&text[from..to], replacement])
}

/// The text after `edits`.
pub(crate) fn splice<R: AsRef<str>>(text: &str, edits: &[Edit<R>]) -> String {
    let mut out = String::with_capacity(pieces(text, edits).map(str::len).sum());
    out.extend(pieces(text, edits));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(range: Range<usize>, replacement: &str) -> Edit<&str> {
        Edit { range, replacement }
    }

    #[test]
    fn no_edits_give_back_the_text() {
        assert_eq!(splice::<&str>("häßlich\r\n", &[]), "häßlich\r\n");
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
