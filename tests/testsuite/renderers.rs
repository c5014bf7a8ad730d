//! Renderers other than `html` get plain Markdown.

use crate::book_test::{BookTest, Plugin};

#[test]
fn the_markdown_renderer_sees_no_html() {
    let book = BookTest::new("# One\n\n> {{#resource clean}}\n", "x").renderer("markdown");
    assert_eq!(
        book.page(Plugin::Program, "one.md"),
        "# One

> **[The Clean Architecture in Python](<https://example.org/clean>)**, Brandon Rhodes, 2014. \
Talk · Intermediate · 50 min · Free.
>
> Says `{{#include secret.txt}}` and links to the [second chapter](part/two.md#end).
>
> Checked 22 November 2026.
"
    );
}
