//! The files of mdBook that `book/theme` stands in for. A new mdBook may change them, and what changes
//! there may be wanted here.

use std::fs;

use mdbook_driver::MDBook;
use sha2::{Digest, Sha256};

use crate::book_test::{BookTest, Plugin};

/// What each file of `book/theme` replaces, by its SHA-256 in the pinned mdBook. `toc.html.hbs` is
/// known by what it makes of a small book, as mdBook does not hand it out.
const REPLACED: [(&str, &str); 4] = [
    (
        "book.js",
        "609e4cb80f92aa954a3f48869c751f6f8848433604f1297bb70fde0e3e58a569",
    ),
    (
        "fonts/fonts.css",
        "9644e21dc7bdb7fd7f7461f9e5c190cc14de0ea2d295afa7e7f26818207f3ef1",
    ),
    (
        "index.hbs",
        "bf8b6b7cc5c1e44b03ab0392297705a220b569b601286e0ad538cca6d56717f1",
    ),
    (
        "toc.html.hbs",
        "a3f73f5d6f087ac023377effddd3b8e24ed1ae6a055c557247a15e5f3e500749",
    ),
];

#[test]
fn what_the_theme_replaces_has_not_changed() {
    let folder = tempfile::tempdir().unwrap();
    MDBook::init(folder.path())
        .copy_theme(true)
        .build()
        .unwrap();
    let found = REPLACED.map(|(name, _)| {
        let original = match name {
            "toc.html.hbs" => BookTest::new("# One", "# Two").page(Plugin::Library, "toc.html"),
            _ => fs::read_to_string(folder.path().join("theme").join(name)).unwrap(),
        };
        (name, hex(&original))
    });
    assert_eq!(
        found,
        REPLACED.map(|(name, hash)| (name, hash.to_owned())),
        "mdBook has changed a file that `book/theme` replaces: see what is new in it, take over what \
         readers need, then name the new hash here"
    );
}

/// Files of the theme for which mdBook has none.
const OUR_OWN: [&str; 5] = [
    "book.css",
    "diagrams.css",
    "favicon.svg",
    "print.css",
    "social-preview.html",
];

#[test]
fn every_file_of_the_theme_that_replaces_one_is_known() {
    let theme = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../book/theme");
    let mut files: Vec<_> = ["", "css", "fonts"]
        .iter()
        .filter_map(|folder| fs::read_dir(theme.join(folder)).ok())
        .flatten()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| path.strip_prefix(&theme).unwrap().display().to_string())
        .filter(|name| !OUR_OWN.contains(&name.as_str()))
        .collect();
    files.sort();
    assert_eq!(files, REPLACED.map(|(name, _)| name));
}

fn hex(text: &str) -> String {
    use std::fmt::Write;
    Sha256::digest(text)
        .iter()
        .fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}
