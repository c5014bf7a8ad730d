//! What the host's parser makes of a chapter, before its shortcodes are expanded and after.
//!
//! Nothing of the plugin is used here: which shortcodes were expanded, and into what, is told from
//! the texts alone.

use std::ops::Range;

use mdbook_markdown::pulldown_cmark::{Event, Tag, TagEnd};
use mdbook_markdown::{MarkdownOptions, new_cmark_parser};

/// Stands in for shortcodes: punctuation as braces are, and without a meaning in Markdown.
const PLACEHOLDER: char = '¶';

/// A shortcode that was expanded.
pub(crate) struct Expanded<'o> {
    /// Where it stood in the chapter.
    pub(crate) span: Range<usize>,
    /// The HTML in its place.
    pub(crate) html: &'o str,
}

/// Goes through both texts of a chapter and gives what differs, which must be shortcodes; an error
/// says from where on the texts have nothing to do with each other.
pub(crate) fn align<'o>(input: &str, output: &'o str) -> Result<Vec<Expanded<'o>>, String> {
    let mut expanded = Vec::new();
    let (mut at, mut out) = (0, 0);
    while at < input.len() || out < output.len() {
        if input.as_bytes().get(at) == output.as_bytes().get(out) {
            at += 1;
            out += 1;
            continue;
        }
        let differs = || format!("from byte {at} on there is {:?}", output.get(out..));
        let length = input.get(at..).and_then(shortcode).ok_or_else(differs)?;
        let span = at..at + length;
        let html = html(&output[out..], &input[span.end..]).ok_or_else(differs)?;
        at = span.end;
        out += html.len();
        expanded.push(Expanded { span, html });
    }
    Ok(expanded)
}

/// The length of the shortcode that `text` begins with.
fn shortcode(text: &str) -> Option<usize> {
    let word = text.strip_prefix("{{")?.trim_start_matches([' ', '\t']);
    let is_ours = ["#resource", "/resource", "#reading-path"];
    is_ours.iter().find(|ours| word.starts_with(**ours))?;
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '}' if !quoted && text[at..].starts_with("}}") => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// The HTML that `output` begins with: a link, or all of the line but what followed the shortcode.
fn html<'o>(output: &'o str, after: &str) -> Option<&'o str> {
    if output.starts_with("<a class=\"resource-link\"") {
        let end = output.find("</a>")? + "</a>".len();
        return Some(&output[..end]);
    }
    let is_block = ["<!--resource", "<!--/resource", "<!--reading-path"];
    is_block.iter().find(|block| output.starts_with(**block))?;
    let line = output.split('\n').next()?;
    let rest = after.split('\n').next()?;
    line.strip_suffix(rest).filter(|_| rest.trim().is_empty())
}

/// Fails unless the host's parser sees the same blocks and the same text around what was expanded.
///
/// Passes over texts that hold the placeholder, or a carriage return that ends no line: the parser
/// takes it for the end of a line in some places and not in others.
pub(crate) fn assert_kept(input: &str, output: &str, expanded: &[Expanded<'_>]) {
    if input.contains(PLACEHOLDER) || input.replace("\r\n", "").contains('\r') {
        return;
    }
    let mut wanted = String::new();
    let mut done = 0;
    for Expanded { span, html } in expanded {
        wanted.push_str(&input[done..span.start]);
        wanted.push_str(stand_in(html));
        done = span.end;
    }
    wanted.push_str(&input[done..]);
    let (wanted, found) = (cards_as_blocks(&tokens(&wanted)), links(tokens(output)));
    assert!(
        wanted == found,
        "{input:?} became {output:?}\nwanted {wanted:#?}\nfound {found:#?}"
    );
}

const CARD: &str = "a card";
const LINK: &str = "a link";
const REMARK: &str = "a card with a remark begins";
const REMARK_END: &str = "a card with a remark ends";
const BREAK: &str = "a line ends";
const TEXT: &str = "text: ";

/// What stands for a shortcode in the text that the output is compared with.
fn stand_in(html: &str) -> &'static str {
    match kind(html) {
        Some(CARD) => "¶c¶",
        Some(REMARK) => "<!--resource--> resource-card-remark\">",
        Some(REMARK_END) => "<!--/resource-->",
        _ => "¶l¶",
    }
}

/// What a line of HTML is, if it comes from the plugin.
fn kind(html: &str) -> Option<&'static str> {
    if html.starts_with("<!--/resource-->") {
        Some(REMARK_END)
    } else if html.starts_with("<!--resource-->") && html.ends_with("resource-card-remark\">") {
        Some(REMARK)
    } else if html.starts_with("<!--resource") || html.starts_with("<!--reading-path") {
        Some(CARD)
    } else {
        None
    }
}

/// The events of a text in words; text that the parser cut into pieces is one piece.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut block: Option<String> = None;
    for event in new_cmark_parser(text, &MarkdownOptions::default()) {
        match event {
            Event::Start(Tag::HtmlBlock) => block = Some(String::new()),
            Event::End(TagEnd::HtmlBlock) => {
                let html = block.take().unwrap_or_default();
                let html = html.trim();
                tokens.push(kind(html).map_or_else(|| format!("html: {html}"), str::to_owned));
            }
            // The indentation of a block of HTML is text in it.
            Event::Html(html) | Event::Text(html) if block.is_some() => {
                block.get_or_insert_default().push_str(&html);
            }
            Event::Text(text) => match tokens.last_mut() {
                Some(last) if last.starts_with(TEXT) => last.push_str(&text),
                _ => tokens.push(format!("{TEXT}{text}")),
            },
            Event::InlineHtml(html) => tokens.push(html.to_string()),
            Event::SoftBreak | Event::HardBreak => tokens.push(BREAK.to_owned()),
            other => tokens.push(format!("{other:?}")),
        }
    }
    tokens
}

/// Replaces the stand-ins in text; a paragraph that holds nothing but cards becomes those cards.
fn cards_as_blocks(tokens: &[String]) -> Vec<String> {
    let mut out: Vec<String> = tokens.iter().flat_map(|token| split(token)).collect();
    let is_part = |token: &String| token == CARD || token == BREAK;
    let mut at = 0;
    while at < out.len() {
        if out[at] != CARD {
            at += 1;
            continue;
        }
        let start = out[..at]
            .iter()
            .rposition(|t| !is_part(t))
            .map_or(0, |p| p + 1);
        let end = out[at..]
            .iter()
            .position(|t| !is_part(t))
            .map_or(out.len(), |p| at + p);
        let mut cards: Vec<String> = out[start..end].to_vec();
        cards.retain(|token| token == CARD);
        let in_paragraph = start > 0
            && out[start - 1] == format!("{:?}", Event::Start(Tag::Paragraph))
            && out.get(end) == Some(&format!("{:?}", Event::End(TagEnd::Paragraph)));
        let range = if in_paragraph {
            start - 1..end + 1
        } else {
            start..end
        };
        at = range.start + cards.len();
        out.splice(range, cards);
    }
    out
}

/// A piece of text as its words and stand-ins.
fn split(token: &str) -> Vec<String> {
    let Some(mut text) = token.strip_prefix(TEXT) else {
        return vec![token.to_owned()];
    };
    let mut pieces = Vec::new();
    while let Some(at) = text.find(PLACEHOLDER) {
        if at > 0 {
            pieces.push(format!("{TEXT}{}", &text[..at]));
        }
        let is_card = text[at..].starts_with("¶c¶");
        pieces.push(if is_card { CARD } else { LINK }.to_owned());
        text = &text[at + "¶c¶".len()..];
    }
    if !text.is_empty() {
        pieces.push(format!("{TEXT}{text}"));
    }
    pieces
}

/// Makes one token of each link that the plugin wrote.
fn links(tokens: Vec<String>) -> Vec<String> {
    let mut out = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        if token.starts_with("<a class=\"resource-link\"") {
            let rest: Vec<String> = tokens.by_ref().take_while(|t| t != "</a>").collect();
            assert!(
                rest.len() == 1 && rest[0].starts_with(TEXT),
                "the text of a link is read as {rest:?}"
            );
            out.push(LINK.to_owned());
        } else {
            out.push(token);
        }
    }
    out
}
