//! What mdBook sends and expects back: `[context, book]` in, the book out.
//!
//! The book is never rebuilt from types. Chapters borrow their text from the input, edits are
//! spliced into the book's own JSON, and every other byte goes back as it came: keys that this
//! version has never heard of, the order of keys, escapes. That is why one binary serves mdBook 0.4
//! (`sections`) and 0.5 (`items`).

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::path::PathBuf;
use std::rc::Rc;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::Error;
use crate::expand::Expansion;
use crate::json_text::Cursor;
use crate::splice::{self, Edit};

/// What the host says about this run; keys that are not listed here are passed over.
#[derive(Debug, Deserialize)]
pub(crate) struct Context {
    pub(crate) root: PathBuf,
    pub(crate) renderer: String,
    #[serde(default)]
    pub(crate) mdbook_version: String,
    #[serde(default)]
    pub(crate) config: Value,
}

/// The book as text, and where its chapters are in it.
#[derive(Debug)]
pub(crate) struct Book<'i> {
    json: &'i str,
    /// In reading order, drafts left out.
    pub(crate) chapters: Vec<Chapter<'i>>,
}

/// A chapter that has a page.
#[derive(Debug)]
pub(crate) struct Chapter<'i> {
    raw: &'i RawValue,
    /// The chapter's title.
    pub(crate) name: String,
    /// Where the page goes, relative to the site's root.
    pub(crate) path: String,
    /// The file on disk, relative to the source folder, if there is one.
    pub(crate) source_path: Option<String>,
}

impl Chapter<'_> {
    /// Whether the text can hold a shortcode, told from the JSON as it stands.
    pub(crate) fn may_hold_shortcodes(&self) -> bool {
        let raw = self.raw.get();
        raw.contains("{{") || raw.contains("\\u007")
    }

    /// The Markdown text; borrowed unless the JSON holds escapes.
    pub(crate) fn content(&self) -> Result<Cow<'_, str>, Error> {
        let content: Text<'_> = serde_json::from_str(self.raw.get()).map_err(protocol)?;
        Ok(content.0)
    }
}

/// Reads everything that mdBook sent.
pub(crate) fn parse(input: &str) -> Result<(Context, Book<'_>), Error> {
    let input = input.strip_prefix('\u{feff}').unwrap_or(input);
    let (context, items): (&RawValue, Items<'_>) = serde_json::from_str(input).map_err(protocol)?;
    let parsed = serde_json::from_str(context.get()).map_err(protocol)?;
    let mut chapters = Vec::new();
    flatten(items.items, &mut chapters);
    let json = &input[book_range(input, context)];
    Ok((parsed, Book { json, chapters }))
}

impl<'i> Book<'i> {
    /// The book with the edits of some chapters, given in reading order by their index.
    pub(crate) fn with_edits(&self, of_chapters: Vec<Expansion>) -> Result<Answer<'i>, Error> {
        let mut encoded = Encoded::default();
        let mut edits = Vec::new();
        for (index, of_chapter) in of_chapters {
            let raw = self.chapters[index].raw;
            let start = self.offset_of(raw);
            let mut cursor = Cursor::new(raw.get());
            for Edit { range, replacement } in of_chapter {
                edits.push(Edit {
                    range: start + cursor.advance(range.start)..start + cursor.advance(range.end),
                    replacement: encoded.text(replacement)?,
                });
            }
        }
        // A chapter's `content` may stand after its `sub_items`.
        edits.sort_by_key(|edit| edit.range.start);
        let json = self.json;
        Ok(Answer { json, edits })
    }

    /// Where a piece that was borrowed from the book's JSON stands in it.
    fn offset_of(&self, raw: &RawValue) -> usize {
        raw.get().as_ptr().addr() - self.json.as_ptr().addr()
    }
}

/// The book's JSON with every shortcode expanded.
///
/// All of it is known, and nothing can go wrong with it any more, but it is never put together in
/// memory: it is the book that mdBook sent, with other pieces here and there.
#[derive(Debug)]
pub struct Answer<'i> {
    json: &'i str,
    edits: Vec<Edit>,
}

impl Answer<'_> {
    /// The pieces that make up the JSON, in order.
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        splice::pieces(self.json, &self.edits)
    }
}

impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| f.write_str(piece))
    }
}

/// Texts as they stand within a JSON string. A card that many chapters share is encoded once.
#[derive(Default)]
struct Encoded {
    /// By the address of the text, which is kept so that no other text gets it.
    known: HashMap<*const u8, (Rc<str>, Rc<str>)>,
}

impl Encoded {
    fn text(&mut self, text: Rc<str>) -> Result<Rc<str>, Error> {
        if let Some((_, json)) = self.known.get(&text.as_ptr()) {
            return Ok(Rc::clone(json));
        }
        let quoted = serde_json::to_string(&*text).map_err(protocol)?;
        let json: Rc<str> = quoted[1..quoted.len() - 1].into();
        self.known.insert(text.as_ptr(), (text, Rc::clone(&json)));
        Ok(json)
    }
}

/// The bytes of the second element of the array whose first element is `context`.
fn book_range(input: &str, context: &RawValue) -> Range<usize> {
    let context_end = context.get().as_ptr().addr() - input.as_ptr().addr() + context.get().len();
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let bytes = input.as_bytes();
    let gap = |from: usize| bytes[from..].iter().take_while(|b| is_space(b)).count();
    let comma = context_end + gap(context_end);
    let start = comma + 1 + gap(comma + 1);
    let trimmed = input.trim_end_matches(|c: char| c.is_ascii_whitespace());
    let closing = trimmed.len() - 1;
    let end = input[..closing]
        .trim_end_matches(|c: char| c.is_ascii_whitespace())
        .len();
    start..end
}

fn protocol(error: impl std::fmt::Display) -> Error {
    Error::Protocol(error.to_string())
}

fn flatten<'i>(items: Vec<Item<'i>>, chapters: &mut Vec<Chapter<'i>>) {
    for item in items {
        let Item::Chapter(chapter) = item else {
            continue;
        };
        if let Some(path) = chapter.path {
            chapters.push(Chapter {
                raw: chapter.content,
                name: chapter.name,
                path: with_slashes(path),
                source_path: chapter.source_path.map(with_slashes),
            });
        }
        flatten(chapter.sub_items, chapters);
    }
}

/// Paths arrive with the separator of the platform.
pub(crate) fn with_slashes(path: String) -> String {
    if cfg!(windows) {
        path.replace('\\', "/")
    } else {
        path
    }
}

#[derive(Deserialize)]
struct Items<'i> {
    #[serde(alias = "sections", borrow)]
    items: Vec<Item<'i>>,
}

#[derive(Deserialize)]
struct WireChapter<'i> {
    #[serde(default)]
    name: String,
    #[serde(borrow)]
    content: &'i RawValue,
    #[serde(default)]
    path: Option<String>,
    #[serde(default)]
    source_path: Option<String>,
    #[serde(default, borrow)]
    sub_items: Vec<Item<'i>>,
}

#[derive(Deserialize)]
struct Text<'i>(#[serde(borrow)] Cow<'i, str>);

/// A chapter, or something that has no text: a separator, a part title, whatever comes next.
enum Item<'i> {
    Chapter(Box<WireChapter<'i>>),
    Other,
}

impl<'de: 'i, 'i> Deserialize<'de> for Item<'i> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = Item<'de>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a chapter, a separator or a part title")
    }

    fn visit_str<E>(self, _: &str) -> Result<Item<'de>, E> {
        Ok(Item::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Item<'de>, A::Error> {
        let mut item = Item::Other;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            if key == "Chapter" {
                item = Item::Chapter(map.next_value()?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTEXT: &str = r#"{"root":"/b","config":{"x":1},"renderer":"html",
        "mdbook_version":"0.5.4","new":[]}"#;

    fn chapter(content: &str, path: &str) -> String {
        format!(r#"{{"Chapter":{{"name":"n","content":{content},"path":{path},"sub_items":[]}}}}"#)
    }

    fn edit(index: usize, range: Range<usize>, replacement: &str) -> Expansion {
        let replacement = replacement.into();
        (index, vec![Edit { range, replacement }])
    }

    #[test]
    fn untouched_books_come_back_byte_for_byte() {
        let book = format!(
            r#"{{ "items" : [ {}, "Separator",{{"PartTitle":"p"}}, {{"New":1}} ], "\u0061b":null }}"#,
            chapter(r#""a\u00e9\/""#, "\"a.md\"")
        );
        let input = format!("\n[ {CONTEXT}  ,   {book} ]\n");
        let (context, parsed) = parse(&input).unwrap();
        assert_eq!(context.renderer, "html");
        assert_eq!(parsed.with_edits(Vec::new()).unwrap().to_string(), book);
        assert_eq!(parsed.chapters[0].content().unwrap(), "aé/");
    }

    #[test]
    fn sections_of_mdbook_0_4_are_chapters_too() {
        let book = format!(
            r#"{{"sections":[{}],"__non_exhaustive":null}}"#,
            chapter(r#""old""#, "\"a.md\"")
        );
        let input = format!("[{CONTEXT},{book}]");
        let (_, parsed) = parse(&input).unwrap();
        let changed = parsed.with_edits(vec![edit(0, 0..3, "new \"x\"\r\n")]);
        assert_eq!(
            changed.unwrap().to_string(),
            book.replace(r#""old""#, r#""new \"x\"\r\n""#)
        );
    }

    #[test]
    fn chapters_come_in_reading_order_and_drafts_are_left_out() {
        let nested = r#"{"Chapter":{"sub_items":[{"Chapter":{"content":"2","path":"b/c.md",
            "source_path":"b/C.md"}}],"content":"1","path":"a.md"}}"#;
        let input = format!(
            r#"[{CONTEXT},{{"items":[{nested},{}]}}]"#,
            chapter(r#""draft""#, "null")
        );
        let (_, book) = parse(&input).unwrap();
        let paths: Vec<_> = book.chapters.iter().map(|c| c.path.as_str()).collect();
        assert_eq!(paths, ["a.md", "b/c.md"]);
        assert_eq!(book.chapters[1].source_path.as_deref(), Some("b/C.md"));
        let both = vec![edit(0, 0..1, "one"), edit(1, 0..1, "two")];
        let changed = book.with_edits(both).unwrap().to_string();
        assert!(
            changed.contains(r#""content":"two","path":"b/c.md""#),
            "{changed}"
        );
        assert!(
            changed.contains(r#""content":"one","path":"a.md""#),
            "{changed}"
        );
    }

    #[test]
    fn escaped_braces_are_noticed() {
        let input = format!(
            r#"[{CONTEXT},{{"items":[{}]}}]"#,
            chapter(r#""\u007b\u007b#resource a}}""#, "\"a.md\"")
        );
        let (_, book) = parse(&input).unwrap();
        assert!(book.chapters[0].may_hold_shortcodes());
        assert_eq!(book.chapters[0].content().unwrap(), "{{#resource a}}");
    }

    #[test]
    fn an_item_of_another_type_is_refused() {
        let error = parse(&format!(r#"[{CONTEXT},{{"items":[1]}}]"#)).unwrap_err();
        let error = error.to_string();
        let expected = "expected a chapter, a separator or a part title";
        assert!(error.contains(expected), "{error}");
    }

    #[test]
    fn bytes_around_an_edit_keep_their_escapes() {
        let text = r#""\u0041\/\ud83d\ude00{{x}}\u00e9{{x}}\n\u007d""#;
        let input = format!(r#"[{CONTEXT},{{"items":[{}]}}]"#, chapter(text, "\"a.md\""));
        let (_, book) = parse(&input).unwrap();
        let content = book.chapters[0].content().unwrap();
        let shared: Rc<str> = "<b>\n".into();
        let edits = content.match_indices("{{x}}").map(|(start, tag)| Edit {
            range: start..start + tag.len(),
            replacement: Rc::clone(&shared),
        });
        let changed = book.with_edits(vec![(0, edits.collect())]).unwrap();
        let expected = text.replace("{{x}}", "<b>\\n");
        assert!(changed.to_string().contains(&expected), "{changed}");
    }

    #[test]
    fn broken_input_is_refused() {
        for input in ["", "[", "{}", "[{},{}]", "[1,2]", "null"] {
            let error = parse(input).unwrap_err().to_string();
            assert!(
                error.starts_with("standard input is not a book from mdBook: "),
                "{input}: {error}"
            );
        }
    }
}
