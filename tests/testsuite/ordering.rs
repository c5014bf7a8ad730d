//! Getting on with mdBook's own `links`, which runs afterwards.

use crate::book_test::{BookTest, Plugin};

#[test]
fn nothing_in_the_catalogue_is_executed() {
    let book = BookTest::new("{{#resource clean}}", "x");
    for renderer in ["html", "markdown"] {
        let book = BookTest::new("{{#resource clean}}", "x").renderer(renderer);
        let path = if renderer == "html" {
            "one.html"
        } else {
            "one.md"
        };
        let page = book.page(Plugin::Program, path);
        assert!(page.contains("{{#include secret.txt}}"), "{page}");
        assert!(!page.contains("SECRET"), "{page}");
    }
    assert!(!book.page(Plugin::Library, "one.html").contains("SECRET"));
}

#[test]
fn an_escaped_shortcode_is_shown_and_an_include_still_works() {
    let text = "\\{{#resource clean}}\n\n`{{#resource clean}}`\n\n{{#include secret.txt}}\n";
    let page = BookTest::new(text, "x").page(Plugin::Program, "one.html");
    assert!(page.contains("<p>{{#resource clean}}</p>"), "{page}");
    assert!(page.contains("<code>{{#resource clean}}</code>"), "{page}");
    assert!(page.contains("<p>SECRET</p>"), "{page}");
}
