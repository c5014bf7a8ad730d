//! What holds for every chapter, tried on random ones.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read files, and fail where something is missing"
)]

mod support;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use support::TestBook;

const SHORTCODES: [&str; 9] = [
    "{{#resource clean}}",
    "{{#resource parnas}}",
    "{{#resource clean text=\"a `|* b\"}}",
    "{{#resource parnas view=compact}}",
    "{{/resource}}",
    "{{#resources view=compact}}",
    "{{#reading-path start}}",
    "{{#resource-index}}",
    "{{ #resource\tclean }}",
];

/// Shortcodes where they are allowed, whatever stands around; alone, some would only be errors.
const GOOD: [&str; 10] = [
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

static BOOK: LazyLock<TestBook> = LazyLock::new(|| {
    let mut book = TestBook::new();
    book.copy_catalogue(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec/resources"));
    book.file(
        "paths/start.toml",
        "title = \"T\"\naudience = \"a\"\ngoal = \"g\"\n\
         steps = [{ resource = \"clean\", why = \"w\" }]\n",
    );
    book
});

fn chapter() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        2 => proptest::sample::select(&GOOD[..]).prop_map(str::to_owned),
        2 => "[a-z ]{1,8}",
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Whether `output` is `input` with nothing changed but shortcodes, each of which has become
/// something that begins with `opening`.
fn differs_in_shortcodes_only(input: &str, output: &str, opening: &str) -> Result<(), String> {
    let (mut input, mut output) = (input, output);
    loop {
        let next = SHORTCODES.iter().filter_map(|shortcode| {
            let at = input.find(shortcode)?;
            Some((at, at + shortcode.len()))
        });
        let Some((start, end)) = next.min() else {
            return if input == output {
                Ok(())
            } else {
                Err(output.to_owned())
            };
        };
        let Some(rest) = output.strip_prefix(&input[..start]) else {
            return Err(output.to_owned());
        };
        let shortcode = &input[start..end];
        input = &input[end..];
        if let Some(rest) = rest.strip_prefix(shortcode) {
            output = rest;
        } else if rest.starts_with(opening) {
            // The text that follows, as far as it is fixed, tells where the replacement ends.
            let ends = rest.match_indices('>').map(|(at, _)| at + 1);
            let found = ends
                .rev()
                .find(|at| differs_in_shortcodes_only(input, &rest[*at..], opening).is_ok());
            return found.map(|_| ()).ok_or_else(|| rest.to_owned());
        } else {
            return Err(rest.to_owned());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn every_byte_outside_of_shortcodes_stays(text in chapter()) {
        let (content, report) = BOOK.expand_text(&text, "html");
        if let Some(content) = content {
            let same = differs_in_shortcodes_only(&text, &content, "<");
            prop_assert!(same.is_ok(), "{text:?} became {content:?}; from here: {same:?}");
        } else {
            prop_assert!(report.contains("error"), "{report}");
        }
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
        prop_assert_eq!(run.book.as_deref(), Some(sent));
    }
}
