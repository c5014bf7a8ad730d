//! Where in a chapter's Markdown a shortcode stands, as the host's own parser sees it.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// The place of a shortcode; it decides what becomes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In code, a comment or raw HTML: the text stays as it is.
    Verbatim,
    /// A block holds it, or several such on a line each, and nothing else.
    Block {
        /// Whether it is the first of its block.
        first: bool,
    },
    /// Among other text, in a heading or in a table cell.
    Inline,
    /// Inside a link or an image.
    Link,
    /// Where the page shows no text, such as a link definition.
    Hidden,
}

/// The place of each span; `spans` are in order, do not overlap and each lie on one line.
///
/// The parser sees letters in place of the spans, because their characters mean nothing in
/// Markdown: not the quote that a `"` might be, nor the attributes of a heading that end in `}`.
pub(crate) fn places(text: &str, spans: &[Range<usize>], options: &MarkdownOptions) -> Vec<Place> {
    let masked = mask(text, spans);
    let mut walk = Walk {
        text: &masked,
        spans,
        places: vec![Place::Hidden; spans.len()],
        leaf: Leaf::Text,
        run: Run::default(),
    };
    for (event, range) in new_cmark_parser(&masked, options).into_offset_iter() {
        walk.event(&event, range);
    }
    walk.end_run();
    walk.places
}

fn mask(text: &str, spans: &[Range<usize>]) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for span in spans {
        masked.push_str(&text[done..span.start]);
        masked.extend(std::iter::repeat_n('x', span.len()));
        done = span.end;
    }
    masked.push_str(&text[done..]);
    masked
}

/// The kind of block that inline events belong to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Leaf {
    /// A paragraph, or the text of a tight list item: a card may take its place.
    Text,
    /// A heading, a table cell or a defined term: text only.
    Title,
}

/// The inline events since the last block began or ended.
#[derive(Default)]
struct Run {
    /// Indices of the spans in it.
    members: Vec<usize>,
    /// Whether it holds anything but spans and line ends.
    mixed: bool,
}

struct Walk<'t> {
    text: &'t str,
    spans: &'t [Range<usize>],
    places: Vec<Place>,
    leaf: Leaf,
    run: Run,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                self.run.mixed = true;
                self.set(&range, Place::Link);
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                self.end_run();
                self.set(&range, Place::Verbatim);
            }
            Event::Start(tag) if is_block(tag) => {
                self.end_run();
                self.leaf = match tag {
                    Tag::Heading { .. } | Tag::TableCell | Tag::DefinitionListTitle => Leaf::Title,
                    _ => Leaf::Text,
                };
            }
            Event::End(tag) if is_block_end(*tag) => {
                self.end_run();
                self.leaf = Leaf::Text;
            }
            Event::Code(_) | Event::InlineHtml(_) | Event::Html(_) => {
                self.run.mixed = true;
                self.set(&range, Place::Verbatim);
            }
            Event::Text(_) => self.text(&range),
            Event::SoftBreak | Event::HardBreak => {}
            _ => self.run.mixed = true,
        }
    }

    fn text(&mut self, range: &Range<usize>) {
        let inside = self.inside(range);
        let alone = inside.len() == 1 && self.spans[inside.start] == *range;
        self.run.mixed |= !alone;
        for index in inside {
            if self.places[index] == Place::Hidden {
                self.run.members.push(index);
            }
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let is_block = self.leaf == Leaf::Text && !run.mixed && self.one_a_line(&run.members);
        for (position, index) in run.members.into_iter().enumerate() {
            self.places[index] = if is_block {
                Place::Block {
                    first: position == 0,
                }
            } else {
                Place::Inline
            };
        }
    }

    /// Whether every span follows the same indentation and quote marks as the first, so that each
    /// line stays in its container when the lines before it no longer are a paragraph.
    fn one_a_line(&self, members: &[usize]) -> bool {
        let margins: Vec<&str> = members.iter().map(|index| self.margin(*index)).collect();
        margins.split_first().is_none_or(|(first, rest)| {
            rest.iter().all(|margin| {
                let quote = |c: char| if c == '>' { '>' } else { ' ' };
                let continues = margin.chars().all(|c| matches!(c, ' ' | '\t' | '>'));
                continues && first.chars().map(quote).eq(margin.chars().map(quote))
            })
        })
    }

    fn margin(&self, index: usize) -> &str {
        let before = &self.text[..self.spans[index].start];
        &before[before.rfind('\n').map_or(0, |newline| newline + 1)..]
    }

    fn set(&mut self, range: &Range<usize>, place: Place) {
        for index in self.inside(range) {
            self.places[index] = place;
        }
    }

    /// The indices of the spans that begin in `range`.
    fn inside(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.spans.partition_point(|span| span.start < range.start);
        let end = self.spans.partition_point(|span| span.start < range.end);
        first..end
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    is_block_end(tag.to_end())
}

fn is_block_end(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of every `{{…}}` in `text`.
    fn of(text: &str) -> Vec<Place> {
        let spans: Vec<_> = crate::shortcode::scan(text)
            .into_iter()
            .map(|candidate| candidate.span)
            .collect();
        places(text, &spans, &MarkdownOptions::default())
    }

    #[test]
    fn alone_in_its_block() {
        for text in [
            "{{#resource a}}",
            "   {{#resource a}}  \r\n",
            "- {{#resource a}}\n- b",
            "1. x\n\n   {{#resource a}}\n",
            "> {{#resource a}}",
            "> - {{#resource a}}\n# H",
            "> [!NOTE]\n> {{#resource a}}",
            "[^1]: {{#resource a}}\n\nx[^1]",
            "term\n: {{#resource a}}",
            "<div>\n\n{{#resource a}}\n\n</div>",
            "# H\n{{#resource a text=\"`*_[<|\"}}\n# H",
        ] {
            assert_eq!(of(text), [Place::Block { first: true }], "{text}");
        }
    }

    #[test]
    fn one_a_line_is_a_block_each() {
        use Place::{Block, Inline};
        let blocks = [Block { first: true }, Block { first: false }];
        assert_eq!(of("{{#resource a}}\n{{#resource b}}"), blocks);
        assert_eq!(of("> {{#resource a}}\n> {{#resource b}}"), blocks);
        assert_eq!(of("- {{#resource a}}\n  {{#resource b}}"), blocks);
        assert_eq!(of("> {{#resource a}}\n{{#resource b}}"), [Inline, Inline]);
        assert_eq!(
            of("{{#resource a}}\n      {{#resource b}}"),
            [Inline, Inline]
        );
        assert_eq!(of("{{#resource a}} {{#resource b}}"), [Inline, Inline]);
        assert_eq!(of("{{#resource a}}{{#resource b}}"), [Inline, Inline]);
    }

    #[test]
    fn among_other_text() {
        for text in [
            "see {{#resource a}}",
            "see\n{{#resource a}}\nnow",
            "*{{#resource a}}*",
            "# {{#resource a}}",
            "{{#resource a}}\n===",
            "| a |\n|---|\n| {{#resource a text=\"b|c\"}} |",
            "- [ ] {{#resource a}}",
            "{{#resource a}}\n: definition",
            "<b>x</b> {{#resource a}}",
        ] {
            assert_eq!(of(text), [Place::Inline], "{text}");
        }
    }

    #[test]
    fn in_code_comments_and_raw_html() {
        for text in [
            "`{{#resource a}}`",
            "``` {{#resource a}} ` ```",
            "```\n{{#resource a}}\n```",
            "~~~~text\n{{#resource a}}\n~~~\n~~~~",
            "- x\n\n  ```\n  {{#resource a}}\n  ```",
            "    {{#resource a}}",
            "<!-- {{#resource a}} -->",
            "x <!-- {{#resource a}} --> y",
            "<div>\n{{#resource a}}\n</div>",
            "x <a title='{{#resource a}}'>b</a>",
            "```\n{{#resource a}}",
        ] {
            assert_eq!(of(text), [Place::Verbatim], "{text}");
        }
    }

    #[test]
    fn in_links_and_where_nothing_is_shown() {
        for text in [
            "[{{#resource a}}](b)",
            "![{{#resource a}}](b)",
            "[b]({{#resource_a}})",
        ] {
            assert_eq!(of(text), [Place::Link], "{text}");
        }
        assert_eq!(of("[b]: {{#resource a}}"), [Place::Hidden]);
        assert_eq!(of("|a|\n|-|\n|b|{{#resource a}}|"), [Place::Hidden]);
    }
}
