//! Where in a chapter's Markdown a shortcode stands, as the host's own parser sees it.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// A piece of the text that means nothing in Markdown, and what the parser is shown instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Range<usize>,
    pub(crate) mask: Mask,
}

/// What stands in for a piece of text; it has the same length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mask {
    /// Letters: a word in running text.
    Letters,
    /// HTML on one line, as the first and the last line of a card with a remark become.
    ///
    /// Not a comment, as those lines are: it would end one that the author has put around the tag.
    Html,
}

/// Where a mark stands; it decides what becomes of the shortcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In code, a comment or raw HTML: the text stays as it is.
    Verbatim,
    /// A block holds it, or several such on a line each, and nothing else.
    Block {
        /// Whether it is the first of its block.
        first: bool,
    },
    /// On a line of its own among other lines of text.
    Line {
        /// Whether that line is the first of its block.
        first: bool,
    },
    /// Among other text, in a heading or in a table cell.
    Inline,
    /// HTML on a line of its own.
    Tag,
    /// Inside a link or an image.
    Link,
    /// Where the page shows no text, such as a link definition.
    Hidden,
}

/// A place, and the innermost list item, quote or the like around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) place: Place,
    /// Where the container begins; `None` for the page itself.
    pub(crate) container: Option<usize>,
}

/// The place of each mark; marks are in order, do not overlap and each lie on one line.
///
/// The parser sees masks in place of the marks, because the characters of a shortcode mean nothing
/// in Markdown: not the quote that a `"` might be, nor the attributes of a heading that end in `}`.
pub(crate) fn places(text: &str, marks: &[Mark], options: &MarkdownOptions) -> Vec<Placed> {
    let masked = mask(text, marks);
    let hidden = Placed {
        place: Place::Hidden,
        container: None,
    };
    let mut walk = Walk {
        text: &masked,
        marks,
        placed: vec![hidden; marks.len()],
        containers: Vec::new(),
        leaf: Leaf::Text,
        run: Run::default(),
    };
    for (event, range) in new_cmark_parser(&masked, options).into_offset_iter() {
        walk.event(&event, &range);
    }
    walk.end_run();
    walk.placed
}

fn mask(text: &str, marks: &[Mark]) -> String {
    const FRAME: usize = "<![CDATA[]]>".len();
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    for Mark { span, mask } in marks {
        masked.push_str(&text[done..span.start]);
        match mask {
            Mask::Html if span.len() > FRAME => {
                masked.push_str("<![CDATA[");
                masked.extend(std::iter::repeat_n('x', span.len() - FRAME));
                masked.push_str("]]>");
            }
            _ => masked.extend(std::iter::repeat_n('x', span.len())),
        }
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
    members: Vec<Member>,
    /// Whether it holds anything but marks and line ends.
    mixed: bool,
    /// Whether something stands on the current line.
    line_started: bool,
    /// Whether the last member does.
    line_has_member: bool,
}

/// A mark in a run.
struct Member {
    index: usize,
    /// Whether nothing else stands on its line, as far as is known.
    alone: bool,
    /// Whether its line is the first of the run.
    first: bool,
}

impl Run {
    /// Something that is no mark stands on the current line.
    fn other(&mut self) {
        self.spoil_line();
        self.mixed = true;
        self.line_started = true;
    }

    /// Whatever stood alone on the current line no longer does.
    fn spoil_line(&mut self) {
        if let Some(last) = self.members.last_mut().filter(|_| self.line_has_member) {
            last.alone = false;
        }
    }

    fn end_line(&mut self) {
        self.line_started = false;
        self.line_has_member = false;
    }

    fn mark(&mut self, index: usize) {
        self.spoil_line();
        self.members.push(Member {
            index,
            alone: !self.line_started,
            first: !self.mixed && self.members.is_empty(),
        });
        self.line_started = true;
        self.line_has_member = true;
    }
}

struct Walk<'t> {
    text: &'t str,
    marks: &'t [Mark],
    placed: Vec<Placed>,
    containers: Vec<usize>,
    leaf: Leaf,
    run: Run,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                self.run.other();
                self.set(range, Place::Link);
            }
            Event::Start(Tag::CodeBlock(_)) => {
                self.end_run();
                self.set(range, Place::Verbatim);
            }
            Event::Start(Tag::HtmlBlock) => {
                self.end_run();
                self.html_block(range);
            }
            Event::Start(tag) if is_block(tag.to_end()) => self.start_block(tag, range),
            Event::End(tag) if is_block(*tag) => {
                self.end_run();
                self.leaf = Leaf::Text;
                if is_container(*tag) {
                    self.containers.pop();
                }
            }
            Event::InlineHtml(_) if self.is_mark(range) => {
                self.run.other();
                self.set(range, Place::Inline);
            }
            Event::Code(_) | Event::InlineHtml(_) => {
                self.run.other();
                self.set(range, Place::Verbatim);
            }
            Event::Text(_) => self.text(range),
            Event::SoftBreak | Event::HardBreak => self.run.end_line(),
            Event::Html(_) | Event::End(_) => {}
            _ => self.run.other(),
        }
    }

    fn start_block(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        self.end_run();
        self.leaf = match tag {
            Tag::Heading { .. } | Tag::TableCell | Tag::DefinitionListTitle => Leaf::Title,
            _ => Leaf::Text,
        };
        if is_container(tag.to_end()) {
            self.containers.push(range.start);
        }
    }

    /// HTML that a mark has become is a block of its own; any other HTML is verbatim.
    fn html_block(&mut self, range: &Range<usize>) {
        self.set(range, Place::Verbatim);
        for index in self.inside(range) {
            let Mark { span, mask } = &self.marks[index];
            let before = self.text[range.start.min(span.start)..span.start].trim();
            if *mask == Mask::Html && before.is_empty() {
                let rest = self.text[span.end..].lines().next().unwrap_or_default();
                let is_alone = rest.trim().is_empty();
                self.placed[index].place = if is_alone { Place::Tag } else { Place::Inline };
            }
        }
    }

    fn text(&mut self, range: &Range<usize>) {
        let inside = self.inside(range);
        if inside.len() == 1 && self.marks[inside.start].span == *range {
            if self.placed[inside.start].place == Place::Hidden {
                self.run.mark(inside.start);
            }
            return;
        }
        self.run.other();
        for index in inside {
            if self.placed[index].place == Place::Hidden {
                self.run.mark(index);
                self.run.other();
            }
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        let is_text = self.leaf == Leaf::Text;
        let is_block = is_text && !run.mixed && self.one_a_line(&run.members);
        for (position, member) in run.members.iter().enumerate() {
            let place = if is_block {
                Place::Block {
                    first: position == 0,
                }
            } else if is_text && member.alone {
                Place::Line {
                    first: member.first,
                }
            } else {
                Place::Inline
            };
            self.put(member.index, place);
        }
    }

    /// Whether every mark stands alone behind the same indentation and quote marks as the first, so
    /// that each line stays in its container when the lines before it no longer are a paragraph.
    fn one_a_line(&self, members: &[Member]) -> bool {
        // Only then is a margin shorter than a line of any length.
        if !members.iter().all(|member| member.alone) {
            return false;
        }
        members.split_first().is_none_or(|(first, rest)| {
            let first = self.margin(first.index);
            rest.iter().all(|member| {
                let margin = self.margin(member.index);
                let quote = |c: char| if c == '>' { '>' } else { ' ' };
                let continues = margin.chars().all(|c| matches!(c, ' ' | '\t' | '>'));
                continues && first.chars().map(quote).eq(margin.chars().map(quote))
            })
        })
    }

    fn margin(&self, index: usize) -> &str {
        let before = &self.text[..self.marks[index].span.start];
        &before[before.rfind('\n').map_or(0, |newline| newline + 1)..]
    }

    fn set(&mut self, range: &Range<usize>, place: Place) {
        for index in self.inside(range) {
            self.put(index, place);
        }
    }

    fn put(&mut self, index: usize, place: Place) {
        self.placed[index] = Placed {
            place,
            container: self.containers.last().copied(),
        };
    }

    fn is_mark(&self, range: &Range<usize>) -> bool {
        let inside = self.inside(range);
        inside.len() == 1 && self.marks[inside.start].span == *range
    }

    /// The indices of the marks that begin in `range`.
    fn inside(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.marks.partition_point(|m| m.span.start < range.start);
        let end = self.marks.partition_point(|m| m.span.start < range.end);
        first..end
    }
}

fn is_block(tag: TagEnd) -> bool {
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

fn is_container(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListDefinition
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The places of every `{{…}}` in `text`; closing tags are seen as HTML.
    fn of(text: &str) -> Vec<Place> {
        of_with(text, &MarkdownOptions::default())
    }

    fn of_with(text: &str, options: &MarkdownOptions) -> Vec<Place> {
        let marks: Vec<_> = crate::shortcode::scan(text)
            .into_iter()
            .map(|candidate| Mark {
                mask: match text[candidate.span.clone()].starts_with("{{/") {
                    true => Mask::Html,
                    false => Mask::Letters,
                },
                span: candidate.span,
            })
            .collect();
        let placed = places(text, &marks, options);
        placed.into_iter().map(|placed| placed.place).collect()
    }

    const PIECES: [&str; 25] = [
        "{{#resource a}}",
        "{{#resource b}}",
        "{{/resource}}",
        "\n",
        "\n\n",
        "\"",
        "'",
        "--",
        "---",
        "...",
        "*",
        "`",
        "[",
        "](x)",
        "<b>",
        "# ",
        "- ",
        "> ",
        "| ",
        "|-|\n",
        "    ",
        "===",
        ": ",
        "word",
        " ",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig::with_cases(2_000))]

        /// The plugin's own settings leave it out.
        #[test]
        fn smart_punctuation_changes_no_place(
            text in proptest::collection::vec(proptest::sample::select(&PIECES[..]), 0..30)
        ) {
            let text = text.concat();
            let mut plain = MarkdownOptions::default();
            plain.smart_punctuation = false;
            proptest::prop_assert_eq!(of(&text), of_with(&text, &plain));
        }
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
        use Place::{Block, Inline, Line};
        let lines = [Line { first: true }, Line { first: false }];
        let blocks = [Block { first: true }, Block { first: false }];
        assert_eq!(of("{{#resource a}}\n{{#resource b}}"), blocks);
        assert_eq!(of("> {{#resource a}}\n> {{#resource b}}"), blocks);
        assert_eq!(of("- {{#resource a}}\n  {{#resource b}}"), blocks);
        assert_eq!(of("> {{#resource a}}\n{{#resource b}}"), lines);
        assert_eq!(of("{{#resource a}}\n      {{#resource b}}"), lines);
        assert_eq!(of("{{#resource a}} {{#resource b}}"), [Inline, Inline]);
        assert_eq!(of("{{#resource a}}{{#resource b}}"), [Inline, Inline]);
    }

    #[test]
    fn among_other_text() {
        for text in [
            "see {{#resource a}}",
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
    fn on_a_line_of_its_own_among_others() {
        assert_eq!(
            of("see\n{{#resource a}}\nnow"),
            [Place::Line { first: false }]
        );
        assert_eq!(of("{{#resource a}}\nnow"), [Place::Line { first: true }]);
        assert_eq!(of("{{#resource a}} x\nnow"), [Place::Inline]);
        assert_eq!(of("x {{#resource a}}\nnow"), [Place::Inline]);
    }

    #[test]
    fn closing_tags_are_tags_on_a_line_of_their_own() {
        for text in [
            "a\n{{/resource}}\nb",
            "- a\n\n  {{/resource}}",
            "> {{/resource}}  ",
        ] {
            assert_eq!(of(text), [Place::Tag], "{text}");
        }
        for text in ["a {{/resource}}", "{{/resource}} a", "# {{/resource}}"] {
            assert_eq!(of(text), [Place::Inline], "{text}");
        }
        for text in [
            "`{{/resource}}`",
            "```\n{{/resource}}\n```",
            "<p>\n{{/resource}}",
        ] {
            assert_eq!(of(text), [Place::Verbatim], "{text}");
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
