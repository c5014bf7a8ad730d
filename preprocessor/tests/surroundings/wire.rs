//! What mdBook sends, as two versions of it really did, and what might come one day.

use mdbook_resource_cards::run;

use crate::book;
use crate::support::TestBook;
use crate::support::program::{code, program, stderr, stdout};

/// Captured from mdBook itself; `ROOT` stands for the book's folder.
const CAPTURED: [(&str, &str); 2] = [
    ("0.4.52", include_str!("mdbook-0.4.52.json")),
    ("0.5.4", include_str!("mdbook-0.5.4.json")),
];

fn captured(book: &TestBook, wire: &str) -> String {
    let root = serde_json::to_string(book.root()).unwrap();
    wire.replace("\"ROOT\"", &root)
}

/// The book's part of `[context, book]`.
fn book_of(input: &str) -> &str {
    let start = input.find(",{\"").unwrap() + 1;
    &input[start..input.rfind(']').unwrap()]
}

/// Runs the program, checks that it has changed these texts and no other byte, and gives what they
/// became. Texts are JSON strings with their quotes.
fn changed(input: &str, texts: &[&str]) -> Vec<String> {
    let output = program(&[], input.as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let (mut before, mut after) = (book_of(input), stdout(&output));
    let mut became = Vec::new();
    for text in texts {
        let at = before.find(text).unwrap();
        assert_eq!(after.get(..at), Some(&before[..at]));
        before = &before[at + text.len()..];
        let mut values = serde_json::Deserializer::from_str(&after[at..]).into_iter::<String>();
        became.push(values.next().unwrap().unwrap());
        after = &after[at + values.byte_offset()..];
    }
    assert_eq!(after, before);
    became
}

const ONE: &str = r##""# One\n\n{{#resource clean}}\n""##;
const TWO: &str = r#""See {{#resource clean}}.\r\n""#;

#[track_caller]
fn assert_expanded(became: &[String]) {
    assert!(
        became[0].starts_with("# One\n\n<!--resource--><article "),
        "{became:?}"
    );
    assert!(became[0].ends_with("</article>\n"), "{became:?}");
    assert!(became[1].starts_with("See <a "), "{became:?}");
    assert!(became[1].ends_with("</a>.\r\n"), "{became:?}");
}

#[test]
fn books_of_both_versions_change_only_where_a_shortcode_stands() {
    let book = book();
    for (version, wire) in CAPTURED {
        assert!(wire.contains(&format!("\"mdbook_version\":\"{version}\"")));
        assert_expanded(&changed(&captured(&book, wire), &[ONE, TWO]));
    }
}

#[test]
fn keys_that_nobody_has_heard_of_come_back_at_every_level() {
    let book = book();
    let future =
        r#""future":{"x":[1.50,1e3,null,"\u00e9\/{{"],"Chapter":{"content":"{{#resource"}},"#;
    for (_, wire) in CAPTURED {
        let mut input = captured(&book, wire);
        for object in [
            "[{\"root\"",
            "\"config\":{",
            "\"book\":{",
            "\"preprocessor\":{",
            ",{\"",
            "{\"Chapter\"",
            "\"Chapter\":{\"name\"",
            "{\"PartTitle\"",
        ] {
            assert!(input.contains(object), "{object}");
            let (before, after) = object.split_once('{').unwrap();
            let with_key = format!("{before}{{{future}{after}");
            let times = if object == ",{\"" { 1 } else { usize::MAX };
            input = input.replacen(object, &with_key, times);
        }
        let input = input.replace(
            "\"Separator\"",
            "\"Separator\",\"Rule\",{\"Appendix\":[{}]}",
        );
        assert_expanded(&changed(&input, &[ONE, TWO]));
    }
}

#[test]
fn escapes_and_line_ends_of_json_are_read_and_kept() {
    let book = book();
    let wire = captured(&book, CAPTURED[1].1);
    for (brace, close) in [("\\u007b", "\\u007d"), ("\\u007B", "}"), ("{", "\\u007D")] {
        let one = format!("\"# One\\n\\n{brace}{brace}#resource\\u0020clean}}{close}\\n\"");
        let two = format!("\"See {{{brace}#resource clean}}{close}.\\r\\n\"");
        let input = wire.replace(ONE, &one).replace(TWO, &two);
        assert_expanded(&changed(&input, &[&one, &two]));
    }
    // A chapter in which nothing changes keeps even its escapes.
    let odd = r#""E\u006ed \u007b\u007b#include x}} \ud83d\ude00\/\u0000\u2028""#;
    let input = wire.replace("\"End\\n\"", odd);
    assert_expanded(&changed(&input, &[ONE, TWO]));
    for input in [
        format!("\u{feff}{wire}"),
        format!(
            "\r\n{}\r\n",
            wire.replace(",{\"items\"", "\r\n,\r\n\t{\"items\"")
        ),
    ] {
        let output = program(&[], input.as_bytes());
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        assert!(stdout(&output).starts_with("{\"items\":["));
    }
}

#[test]
fn half_of_a_character_is_refused_only_where_it_matters() {
    let book = book();
    let wire = captured(&book, CAPTURED[1].1);
    let input = wire.replace("\"End\\n\"", r#""End \ud800""#);
    assert_expanded(&changed(&input, &[ONE, TWO]));
    let input = wire.replace(ONE, r#""{{#resource clean}} \ud800""#);
    let output = program(&[], input.as_bytes());
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    let said = stderr(&output);
    assert!(
        said.starts_with("error: standard input is not a book from mdBook: "),
        "{said}"
    );
}

#[test]
fn input_that_ends_too_early_or_goes_on_is_refused() {
    let book = book();
    let wire = captured(&book, CAPTURED[0].1);
    let wire = wire.trim_end();
    for end in (0..wire.len()).filter(|end| wire.is_char_boundary(*end)) {
        assert!(run(&wire[..end]).is_err(), "{}", &wire[..end]);
    }
    for rest in ["x", "]", wire] {
        assert!(run(&format!("{wire}{rest}")).is_err(), "{rest}");
    }
}
