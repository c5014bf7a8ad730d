//! The shortcodes of a chapter with their places, opening tags paired with closing ones.

use mdbook_markdown::MarkdownOptions;

use crate::diagnostic::{Code, Finding};
use crate::markdown::{Mark, Mask, Place, Placed, places};
use crate::shortcode::{self, Candidate, Word};

/// A shortcode that is none of the chapter's code, and where it stands.
#[derive(Debug)]
pub(crate) struct Arranged<'t> {
    pub(crate) candidate: Candidate<'t>,
    pub(crate) place: Place,
    /// Whether it begins a card with a remark, which a later tag ends.
    pub(crate) opens: bool,
}

/// All shortcodes of `text`, in order, and what is wrong with its pairs.
pub(crate) fn arrange<'t>(
    text: &'t str,
    options: &MarkdownOptions,
) -> (Vec<Arranged<'t>>, Vec<Finding>) {
    let candidates = shortcode::scan(text);
    if candidates.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut marks: Vec<Mark> = candidates.iter().map(mark).collect();
    let mut placed = places(text, &marks, options);
    let (pairs, mut findings) = pair(&candidates, &placed);
    if !pairs.is_empty() {
        // Both ends of a card with a remark become lines of HTML, which changes what is a paragraph.
        for (open, _) in &pairs {
            marks[*open].mask = Mask::Html;
        }
        placed = places(text, &marks, options);
        findings.extend(pairs.iter().filter_map(|pair| split(pair, &marks, &placed)));
    }
    let arranged = candidates
        .into_iter()
        .zip(placed)
        .enumerate()
        .filter(|(_, (_, placed))| placed.place != Place::Verbatim)
        .map(|(index, (candidate, placed))| Arranged {
            candidate,
            place: placed.place,
            opens: pairs
                .binary_search_by_key(&index, |(open, _)| *open)
                .is_ok(),
        });
    (arranged.collect(), findings)
}

fn mark(candidate: &Candidate<'_>) -> Mark {
    Mark {
        span: candidate.span.clone(),
        mask: match is_word(candidate, Word::ResourceEnd) {
            true => Mask::Html,
            false => Mask::Letters,
        },
    }
}

fn is_word(candidate: &Candidate<'_>, word: Word) -> bool {
    candidate.tag.as_ref().is_ok_and(|tag| tag.word == word)
}

/// Pairs each closing tag with the nearest card before it that is on a line of its own. Pairs come
/// in order, and none lies within another.
fn pair(candidates: &[Candidate<'_>], placed: &[Placed]) -> (Vec<(usize, usize)>, Vec<Finding>) {
    let (mut pairs, mut findings) = (Vec::new(), Vec::new());
    let mut open = None;
    for (index, (candidate, Placed { place, .. })) in candidates.iter().zip(placed).enumerate() {
        let is_card = matches!(place, Place::Block { .. } | Place::Line { .. });
        if is_word(candidate, Word::Resource) && is_card {
            open = Some(index);
        } else if is_word(candidate, Word::ResourceEnd) && *place == Place::Tag {
            match open.take() {
                Some(open) => pairs.push((open, index)),
                None => findings.push(unopened(candidate)),
            }
        }
    }
    (pairs, findings)
}

fn unopened(candidate: &Candidate<'_>) -> Finding {
    let message = "`{{/resource}}` ends a card that does not begin";
    Finding::error(Code::UnpairedShortcode, candidate.span.clone(), message)
        .help("begin it with `{{#resource ID}}` on a line of its own before the remark")
}

/// The finding about a pair whose tags do not stand in the same list item, quote or page.
fn split(pair: &(usize, usize), marks: &[Mark], placed: &[Placed]) -> Option<Finding> {
    let (open, close) = (placed[pair.0], placed[pair.1]);
    if open.place == Place::Tag && open == close {
        return None;
    }
    let message = "this card with a remark does not end where it begins";
    let span = marks[pair.0].span.clone();
    let help =
        "put `{{/resource}}` on a line of its own, with the same indentation and quote marks";
    Some(Finding::error(Code::UnpairedShortcode, span, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shortcodes of `text` with `(` before those that open a remark; or the first message.
    fn of(text: &str) -> String {
        let (arranged, findings) = arrange(text, &MarkdownOptions::default());
        let shown = arranged.iter().map(|a| {
            let opens = if a.opens { "(" } else { "" };
            format!("{opens}{}", &text[a.candidate.span.clone()])
        });
        match findings.first() {
            Some(finding) => finding.message.clone(),
            None => shown.collect::<Vec<_>>().join(" "),
        }
    }

    const PAIR: &str = "({{#resource a}} {{/resource}}";

    #[test]
    fn remarks_of_any_shape_are_paired() {
        for text in [
            "{{#resource a}}\nremark\n{{/resource}}",
            "{{#resource a}}\n\nremark\n\n{{/resource}}\nafter",
            "before\n{{#resource a}}\n- list\n{{/resource}}",
            "{{#resource a}}\n{{/resource}}",
            "- x\n\n  {{#resource a}}\n  remark\n  {{/resource}}",
            "> {{#resource a}}\n> > remark\n> {{/resource}}",
            "{{#resource a}}\n```\n{{/resource}}\n```\n{{/resource}}",
        ] {
            assert_eq!(of(text), PAIR, "{text}");
        }
    }

    #[test]
    fn a_card_before_a_card_with_a_remark_is_its_own() {
        assert_eq!(
            of("{{#resource a}}\n{{#resource b}}\nremark {{#resource c}}\n{{/resource}}"),
            "{{#resource a}} ({{#resource b}} {{#resource c}} {{/resource}}"
        );
    }

    #[test]
    fn tags_without_a_partner_are_reported() {
        let unopened = "`{{/resource}}` ends a card that does not begin";
        assert_eq!(of("a\n\n{{/resource}}"), unopened);
        assert_eq!(of("see {{#resource a}}\n{{/resource}}"), unopened);
        assert_eq!(
            of("{{#resource a}}\n{{/resource}}\n{{/resource}}"),
            unopened
        );
        let split = "this card with a remark does not end where it begins";
        assert_eq!(of("- {{#resource a}}\n\nremark\n\n{{/resource}}"), split);
        assert_eq!(of("{{#resource a}}\n\n> remark\n> {{/resource}}"), split);
    }
}
