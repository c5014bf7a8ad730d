//! `book.toml` with the plugin and without.

use super::book_toml::{install, uninstall};

const BOOKS: [&str; 14] = [
    "",
    "[book]\ntitle = \"A\"\n",
    "[book]\ntitle = \"A\"",
    "# top\n\n[book] # here\ntitle = \"A\"   # a title\n\n\n[output.html]\ntheme = 't' # mine\n# end\n",
    "[output.html]\nadditional-css = [\"a.css\"] # mine\nadditional-js = []\n",
    "[output.html]\nadditional-css = [\n  \"a.css\", # one\n  \"b.css\",\n]\n",
    "[output.html]\n\n[output.html.search]\nlimit-results = 5\n",
    "[build]\nextra-watch-dirs = [\n    \"x\",\n    \"y\"\n]\n[preprocessor.a]\n[preprocessor.b]\n",
    "[book]\r\ntitle = \"A\"\r\n\r\n[output.html]\r\ntheme = \"t\"\r\n",
    "output.html.theme = \"t\"\nbook.title = \"x\"\n",
    "[output.html]\nadditional-css = [\n  \"a.css\", # one\n  \"b.css\", # two\n]\n",
    "[output.html]\nadditional-css = [\n  \"a.css\", # one\n  \"b.css\" # two\n]\n",
    "[output.html]\nadditional-css = [\n  # none yet\n]\n",
    "[preprocessor]\n\n[preprocessor.a]\n# [preprocessor.b] # one day\n\n[output.html]\n# end\n",
];

#[test]
fn what_is_installed_can_be_taken_out_without_a_trace() {
    for book in BOOKS {
        let installed = install(book).unwrap();
        assert_ne!(installed, book);
        let (restored, left) = uninstall(&installed).unwrap();
        assert_eq!(restored, book, "through:\n{installed}");
        assert_eq!(left, [""; 0]);
    }
}

#[test]
fn twice_changes_nothing() {
    for book in BOOKS {
        let once = install(book).unwrap();
        assert_eq!(install(&once).unwrap(), once);
    }
}

#[test]
fn the_result_says_what_it_should() {
    for book in BOOKS {
        let installed: toml::Table = toml::from_str(&install(book).unwrap()).unwrap();
        let html = &installed["output"]["html"];
        let list = |value: &toml::Value| value.as_array().unwrap().clone();
        assert!(list(&html["additional-css"]).contains(&"resource-cards.css".into()));
        assert!(list(&html["additional-js"]).contains(&"resource-cards.js".into()));
        assert!(list(&installed["build"]["extra-watch-dirs"]).contains(&"resources".into()));
        let plugin = &installed["preprocessor"]["resource-cards"];
        assert_eq!(list(&plugin["before"]), ["links".into()]);
    }
}

#[test]
fn comments_keep_their_places() {
    let book = r#"
[output.html]
additional-css = [
  "a.css", # one
  "b.css" # two
]
additional-js = [
    "a.js",
    "b.js", # three
]

# mine
[output.html.search]
# end
"#;
    let installed = r#"
[output.html]
additional-css = [
  "a.css", # one
  "b.css", # two
  "resource-cards.css"
]
additional-js = [
    "a.js",
    "b.js", # three
    "resource-cards.js",
]

# mine
[output.html.search]

[build] # added by mdbook-resource-cards
extra-watch-dirs = ["resources"] # added by mdbook-resource-cards

[preprocessor.resource-cards] # added by mdbook-resource-cards
before = ["links"]
# end
"#;
    assert_eq!(install(book).unwrap(), installed);
    assert_eq!(uninstall(installed).unwrap().0, book);
}

#[test]
fn a_table_made_by_hand_is_kept() {
    for (book, order) in [
        (
            "[preprocessor.resource-cards]\nbefore = [\"links\"]\n",
            "links",
        ),
        (
            "[preprocessor.resource-cards]\ncatalogue = \"lib\" # mine\n",
            "links",
        ),
        (
            "[preprocessor.resource-cards]\nbefore = [\"mine\"]\n",
            "mine",
        ),
    ] {
        let installed = install(book).unwrap();
        let table: toml::Table = toml::from_str(&installed).unwrap();
        let before = &table["preprocessor"]["resource-cards"]["before"];
        assert_eq!(before.as_array().unwrap(), &[order.into()]);
        assert_eq!(install(&installed).unwrap(), installed);
        let (restored, left) = uninstall(&installed).unwrap();
        assert_eq!(restored, book);
        assert_eq!(left.len(), 1);
    }
}

#[test]
fn what_cannot_be_edited_is_said() {
    assert!(
        install("a = ")
            .unwrap_err()
            .starts_with("`book.toml` is not valid TOML")
    );
    let odd = "[output]\nhtml = 3\n";
    assert!(
        install(odd)
            .unwrap_err()
            .contains("add by hand:\n\n[build]")
    );
}
