//! The example book that comes with the plugin: complete, current, and free of mistakes.

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_driver::MDBook;
use mdbook_driver::book::BookItem;
use mdbook_driver::config::Config;
use mdbook_resource_cards::{Date, check, install};

use crate::book_test::program;

fn example() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../preprocessor/example")
}

/// The example's pages, as mdBook renders them.
fn pages() -> Vec<String> {
    let output = tempfile::tempdir().unwrap();
    let mut config = Config::from_disk(example().join("book.toml")).unwrap();
    output.path().clone_into(&mut config.build.build_dir);
    let command = format!("'{}'", program().display());
    config
        .set("preprocessor.resource-cards.command", command)
        .unwrap();
    let book = MDBook::load_with_config(example(), config).unwrap();
    book.build().unwrap();
    let chapters = book.iter().filter_map(|item| match item {
        BookItem::Chapter(chapter) => chapter.path.as_deref(),
        _ => None,
    });
    chapters
        .map(|path| fs::read_to_string(output.path().join(path.with_extension("html"))).unwrap())
        .collect()
}

#[test]
fn nothing_is_wrong_with_it() {
    let found = check(&example(), Date::new(2026, 11, 22)).unwrap();
    assert_eq!(found, []);
}

#[test]
fn it_is_as_installing_makes_it() {
    let plan = install(&example()).unwrap();
    assert!(
        plan.is_empty(),
        "run `cargo run -p mdbook-resource-cards -- install preprocessor/example`:\n{}",
        plan.diff()
    );
}

#[test]
fn it_has_every_shortcode_and_every_view() {
    let pages = pages();
    assert_eq!(pages.len(), 3);
    let all = pages.concat();
    for part in [
        "class=\"resource-card\"",
        "class=\"resource-card resource-card-compact\"",
        "class=\"resource-card-remark\"",
        "class=\"resource-link\"",
        ">the paper on modules<",
        "class=\"resource-path\"",
        "class=\"resource-index\"",
        "data-status=\"superseded\"",
        "{{#resource clean-talk}}.",
    ] {
        assert!(all.contains(part), "{part}");
    }
}
