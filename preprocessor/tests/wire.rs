//! What holds for every JSON that a host may send: unknown keys, any order, any spelling.
#![allow(clippy::unwrap_used, reason = "tests fail where something is missing")]

mod support;

use std::fmt::Write as _;
use std::sync::LazyLock;

use proptest::prelude::*;
use support::TestBook;

const SHORTCODE: &str = "sée\t{{#resource clean}}\n\"now\"\r\n";

static BOOK: LazyLock<TestBook> = LazyLock::new(TestBook::with_small_catalogue);

static EXPANDED: LazyLock<String> =
    LazyLock::new(|| BOOK.expand_text(SHORTCODE, "html").0.unwrap());

/// JSON before it is spelled.
#[derive(Debug, Clone)]
enum Json {
    /// A number or a word.
    Token(&'static str),
    Text(String),
    /// The text of a chapter that has a page.
    Content(String),
    List(Vec<Json>),
    Object(Members),
}

/// Keys and values in their order.
type Members = Vec<(String, Json)>;

/// Decides where spaces and escapes stand.
struct Spelling<'n> {
    noise: std::iter::Cycle<std::slice::Iter<'n, u8>>,
    sent: String,
    /// What should come back: the pieces between the texts that change.
    wanted: Vec<String>,
}

impl Spelling<'_> {
    fn value(&mut self, json: &Json) {
        self.space();
        match json {
            Json::Token(token) => self.both(token),
            Json::Text(text) => {
                let text = self.text(text);
                self.both(&text);
            }
            Json::Content(content) => {
                let text = self.text(content);
                if content == SHORTCODE {
                    self.sent.push_str(&text);
                    self.wanted.push(String::new());
                } else {
                    self.both(&text);
                }
            }
            Json::List(items) => {
                self.both("[");
                for (number, item) in items.iter().enumerate() {
                    self.both(if number > 0 { "," } else { "" });
                    self.value(item);
                }
                self.both("]");
            }
            Json::Object(members) => self.object(members),
        }
        self.space();
    }

    fn object(&mut self, members: &[(String, Json)]) {
        self.both("{");
        for (number, (key, value)) in members.iter().enumerate() {
            self.both(if number > 0 { "," } else { "" });
            self.space();
            let key = self.text(key);
            self.both(&key);
            self.space();
            self.both(":");
            self.value(value);
        }
        self.both("}");
    }

    /// A string, some of its characters as escapes.
    fn text(&mut self, text: &str) -> String {
        let mut out = String::from("\"");
        for c in text.chars() {
            if c.is_control() || matches!(c, '"' | '\\') || self.next() == 0 {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}").unwrap();
                }
            } else if c == '/' && self.next() < 8 {
                out.push_str("\\/");
            } else {
                out.push(c);
            }
        }
        out + "\""
    }

    fn space(&mut self) {
        let space = ["", "", "", " ", "\n", "\t", "\r\n"][usize::from(self.next() % 7)];
        self.both(space);
    }

    fn next(&mut self) -> u8 {
        self.noise.next().copied().unwrap_or(0) % 16
    }

    fn both(&mut self, text: &str) {
        self.sent.push_str(text);
        if let Some(piece) = self.wanted.last_mut() {
            piece.push_str(text);
        }
    }

    /// Goes through the pieces of `book` and gives the first that is not as it should be.
    fn difference<'b>(&self, book: &'b str) -> Option<&'b str> {
        let mut rest = book;
        for (number, piece) in self.wanted.iter().enumerate() {
            if number > 0 {
                let mut texts = serde_json::Deserializer::from_str(rest).into_iter::<String>();
                match texts.next() {
                    Some(Ok(text)) if text == *EXPANDED => rest = &rest[texts.byte_offset()..],
                    _ => return Some(rest),
                }
            }
            match rest.strip_prefix(piece) {
                Some(after) => rest = after,
                None => return Some(rest),
            }
        }
        (!rest.is_empty()).then_some(rest)
    }
}

/// Values that the plugin knows nothing about.
fn unknown() -> impl Strategy<Value = Json> {
    const TOKENS: [&str; 5] = ["null", "true", "-0", "1e400", "12345678901234567890.5E-7"];
    let leaf = prop_oneof![
        proptest::sample::select(&TOKENS[..]).prop_map(Json::Token),
        any::<String>().prop_map(Json::Text),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Json::List),
            proptest::collection::vec((any::<String>(), inner), 0..4).prop_map(Json::Object),
        ]
    })
}

/// An object with the keys that the host has today, in any order among others.
fn object(known: Vec<(&str, Json)>) -> impl Strategy<Value = Members> + use<> {
    let known: Members = known
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value))
        .collect();
    let unknown = proptest::collection::vec(("new_[a-z]{0,4}", unknown()), 0..3);
    let members = unknown.prop_map(move |unknown| [known.clone(), unknown].concat());
    members.prop_shuffle()
}

fn content() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(SHORTCODE.to_owned()),
        1 => Just("`{{#resource clean}}` \\{{#resource clean}} {{#include x}}".to_owned()),
        2 => any::<String>().prop_filter("may hold a shortcode", |text| !text.contains("{{")),
    ]
}

fn chapter(sub_items: Vec<Json>) -> impl Strategy<Value = Json> {
    (content(), any::<bool>(), any::<String>()).prop_flat_map(move |(text, is_draft, name)| {
        let (content, path) = match is_draft {
            true => (Json::Text(text), Json::Token("null")),
            false => (Json::Content(text), Json::Text("a.md".to_owned())),
        };
        let known = vec![
            ("name", Json::Text(name)),
            ("content", content),
            ("number", Json::List(vec![Json::Token("1")])),
            ("sub_items", Json::List(sub_items.clone())),
            ("path", path.clone()),
            ("source_path", path),
            ("parent_names", Json::List(Vec::new())),
        ];
        let chapter = object(known);
        chapter
            .prop_map(|chapter| Json::Object(vec![("Chapter".to_owned(), Json::Object(chapter))]))
    })
}

fn item() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        3 => chapter(Vec::new()),
        1 => Just(Json::Text("Separator".to_owned())),
        1 => any::<String>().prop_map(|title| Json::Object(vec![("PartTitle".to_owned(), Json::Text(title))])),
        1 => unknown().prop_map(|value| Json::Object(vec![("Unheard".to_owned(), value)])),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        proptest::collection::vec(inner, 0..3).prop_flat_map(chapter)
    })
}

fn context() -> impl Strategy<Value = Members> {
    object(vec![
        ("root", Json::Text(BOOK.root().display().to_string())),
        ("config", Json::Object(Vec::new())),
        ("renderer", Json::Text("html".to_owned())),
        ("mdbook_version", Json::Text("0.5.4".to_owned())),
    ])
}

fn book() -> impl Strategy<Value = Members> {
    let items = proptest::collection::vec(item(), 0..4);
    (items, any::<bool>()).prop_flat_map(|(items, is_old)| {
        object(vec![(
            if is_old { "sections" } else { "items" },
            Json::List(items),
        )])
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_around_the_texts_comes_back(
        context in context(),
        book in book(),
        noise in proptest::collection::vec(any::<u8>(), 1..64),
    ) {
        let mut spelling = Spelling {
            noise: noise.iter().cycle(),
            sent: "[".to_owned(),
            wanted: Vec::new(),
        };
        spelling.object(&context);
        spelling.sent.push(',');
        spelling.wanted.push(String::new());
        spelling.object(&book);
        spelling.sent.push_str(" ]\n");
        let (answer, report) = support::answer(&spelling.sent);
        prop_assert!(answer.is_some(), "{}: {report}", spelling.sent);
        let answer = answer.unwrap_or_default();
        prop_assert_eq!(spelling.difference(&answer), None, "{}", spelling.sent);
    }
}
