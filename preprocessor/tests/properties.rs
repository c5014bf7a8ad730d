//! What holds for every chapter, tried on random ones.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files, and fail where something is missing"
)]

mod support;

use std::sync::LazyLock;

use proptest::prelude::*;
use support::TestBook;
use support::structure::{align, assert_kept};

/// Shortcodes where they are allowed, whatever stands around; alone, some would only be errors.
const GOOD: [&str; 11] = [
    "{{#resource clean}}",
    "{{#resource clean}}",
    "{{#resource parnas}}",
    "{{ #resource\tclean }}",
    "see {{#resource clean text=\"a `|* b\"}}",
    "\n\n{{#resource parnas view=compact}}\n\n",
    "\n\n{{#resources view=compact}}\n\n",
    "\n\n{{#reading-path start}}\n\n",
    "\n\n{{#resource-index}}\n\n",
    "\n\n{{#resource clean}}\nremark *x*\n{{/resource}}\n",
    "\n\n> {{#resource clean}}\n{{#resource parnas}}\n\n",
];

/// Pieces that, strung together, make every sort of block and many that are broken.
const PIECES: [&str; 42] = [
    "\n",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "- ",
    "* ",
    "1. ",
    "   ",
    "  ",
    "    ",
    "\t",
    "> ",
    "> ",
    "# ",
    "## ",
    "===\n",
    "---\n",
    "```\n",
    "```rust\n",
    "~~~\n",
    "`",
    "``",
    "*",
    "**",
    "_",
    "[",
    "](x)",
    "![",
    "<b>",
    "</b>",
    "<div>\n",
    "<!-- ",
    " -->",
    "| a | b |\n|---|---|\n| ",
    " | ",
    "[^1]: ",
    "\n: ",
    "\\",
    "{{#include x}}",
    "größer 🦀 {{",
];

static BOOK: LazyLock<TestBook> = LazyLock::new(TestBook::with_small_catalogue);

fn chapter() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => proptest::sample::select(&GOOD[..]).prop_map(str::to_owned),
        2 => "[a-z ]{1,8}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Fails unless `output` is `input` with nothing changed but shortcodes, and all blocks around them
/// as they were.
fn assert_only_shortcodes_change(input: &str, output: &str) -> Result<(), TestCaseError> {
    match align(input, output) {
        Ok(expanded) => assert_kept(input, output, &expanded),
        Err(differs) => prop_assert!(false, "{input:?} became {output:?}: {differs}"),
    }
    Ok(())
}

/// Lines of well-formed Markdown.
type Lines = Vec<String>;

/// Blocks in lists and quotes in lists and quotes, some of them with shortcodes.
fn blocks() -> impl Strategy<Value = Lines> {
    const LEAVES: [&str; 12] = [
        "{{#resource clean}}",
        "{{#resource clean}}\n{{#resource parnas}}",
        "{{#resource parnas view=compact}}  ",
        "{{#resource clean}}\nremark\n{{/resource}}",
        "{{#resource clean}}\n\n- see {{#resource parnas}}\n\n{{/resource}}",
        "{{#resources view=compact}}",
        "{{#reading-path start}}",
        "*a* {{#resource clean}}\nb",
        "## A {{#resource parnas text=\"`|* b\"}}",
        "| {{#resource clean}} | b |\n|:--|---|\n| c | *{{#resource parnas text=\"d|e\"}}* |",
        "```\n{{#resource clean}}\n```",
        "a\nb",
    ];
    let leaf = proptest::sample::select(&LEAVES[..]);
    let leaf = leaf.prop_map(|text| text.split('\n').map(str::to_owned).collect::<Lines>());
    leaf.prop_recursive(4, 24, 4, |inner| {
        let several = proptest::collection::vec(inner, 1..4);
        let prefixes = prop_oneof![
            Just(("> ", "> ")),
            Just(("- ", "  ")),
            Just(("*   ", "    ")),
            Just(("12. ", "    ")),
            Just(("- > ", "  > ")),
            Just(("term\n: ", "  ")),
            Just(("", "")),
        ];
        (prefixes, several, any::<bool>()).prop_map(|((first, next), children, tight)| {
            let mut lines = Lines::new();
            for (number, child) in children.iter().enumerate() {
                if number > 0 && !(tight && first.starts_with(['-', '*'])) {
                    lines.push(String::new());
                }
                for (at, line) in child.iter().enumerate() {
                    let prefix = if at == 0 { first } else { next };
                    lines.extend(format!("{prefix}{line}").split('\n').map(str::to_owned));
                }
            }
            lines
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_and_block_around_shortcodes_stays(text in chapter()) {
        let (content, report) = BOOK.expand_text(&text, "html");
        if let Some(content) = content {
            assert_only_shortcodes_change(&text, &content)?;
        } else {
            prop_assert!(report.contains("error"), "{report}");
        }
    }

    #[test]
    fn containers_hold_what_they_held(lines in blocks(), newline in "\n|\r\n") {
        let text = lines.join(&newline);
        let (content, report) = BOOK.expand_text(&text, "html");
        prop_assert!(content.is_some(), "{text}\n{report}");
        assert_only_shortcodes_change(&text, &content.unwrap_or_default())?;
    }

    #[test]
    fn no_line_is_added_or_lost(text in chapter()) {
        if let (Some(content), _) = BOOK.expand_text(&text, "html") {
            prop_assert_eq!(content.matches('\n').count(), text.matches('\n').count());
            prop_assert_eq!(content.matches('\r').count(), text.matches('\r').count());
        }
    }

    #[test]
    fn any_text_is_answered(text in any::<String>()) {
        let text = format!("{text}{{{{#resource{text}}}}}{text}");
        for renderer in ["html", "markdown"] {
            let (content, report) = BOOK.expand_text(&text, renderer);
            prop_assert!(content.is_some() || !report.is_empty());
        }
    }

    #[test]
    fn books_without_shortcodes_come_back_byte_for_byte(texts in proptest::collection::vec(any::<String>(), 0..5)) {
        let mut book = TestBook::new();
        for (number, text) in texts.iter().enumerate() {
            book.chapter(&format!("{number}.md"), text);
        }
        let input = book.input("html");
        let sent = &input[input.find("},{\"items\":").unwrap() + 2..input.len() - 1];
        let run = mdbook_resource_cards::run(&input).unwrap();
        prop_assert_eq!(run.book.unwrap().to_string(), sent);
    }
}
