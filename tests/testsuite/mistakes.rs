//! A book with mistakes is not built.

use crate::book_test::{BookTest, Plugin};

#[test]
fn a_mistake_fails_the_build_before_a_page_is_written() {
    let book = BookTest::new("{{#resource claen}}", "x");
    let error = book.build(Plugin::Program).unwrap_err();
    assert!(
        error.contains("\"resource-cards\" preprocessor exited unsuccessfully"),
        "{error}"
    );
    assert!(!book.output().join("one.html").exists());
}

#[test]
fn the_library_reports_all_mistakes_at_once() {
    let book = BookTest::new("{{#resource claen}}", "# Two\n\n{{#resource clena}}");
    let error = book.build(Plugin::Library).unwrap_err();
    for place in ["src/one.md:1:13", "src/part/two.md:3:13"] {
        assert!(error.contains(place), "{error}");
    }
    assert!(error.contains("did you mean `clean`?"), "{error}");
    assert!(error.contains("2 errors in 2 files"), "{error}");
}
