//! Cards on pages that mdBook has rendered.

use crate::book_test::{BookTest, Plugin};

const LISTS: &str = "\
# One

- {{#resource clean}}
- tight
  - nested

{{#resource clean}}
## Right after

Go on with {{#resource clean}}.
";

#[test]
fn a_card_keeps_the_structure_around_it() {
    let page = BookTest::new(LISTS, "# Two\n").page(Plugin::Program, "one.html");
    assert!(
        page.contains("<li>tight\n<ul>"),
        "the list became loose:\n{page}"
    );
    assert!(
        page.contains("<h2 id=\"right-after\">"),
        "a heading was swallowed:\n{page}"
    );
    assert_eq!(page.matches("<article class=\"resource-card\"").count(), 2);
    assert_eq!(page.matches("id=\"resource:clean\"").count(), 1);
    let link = "<p>Go on with <a class=\"resource-link\" href=\"https://example.org/clean\" \
                rel=\"noopener\">The Clean Architecture in Python</a>.</p>";
    assert!(page.contains(link), "{page}");
}

#[test]
fn relative_links_of_the_catalogue_work_from_any_folder() {
    let book = BookTest::new("{{#resource clean}}", "{{#resource clean}}");
    let one = book.page(Plugin::Program, "one.html");
    let two = book.page(Plugin::Program, "part/two.html");
    assert!(one.contains("<a href=\"part/two.html#end\">"), "{one}");
    assert!(two.contains("<a href=\"../part/two.html#end\">"), "{two}");
}

#[test]
fn the_library_makes_the_same_page_as_the_program() {
    let book = BookTest::new(LISTS, "{{#resource clean}}");
    for path in ["one.html", "part/two.html", "print.html"] {
        let of_program = book.page(Plugin::Program, path);
        assert!(of_program.contains("resource-card"));
        assert_eq!(book.page(Plugin::Library, path), of_program, "{path}");
    }
}
