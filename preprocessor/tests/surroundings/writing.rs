//! Commands that change a book: what is there is never overwritten, and a change that fails leaves
//! the book as it was.

use std::fs;

use crate::support::TestBook;
use crate::support::program::{code, program, stderr};
use crate::{book, snapshot};

fn new(book: &TestBook, arguments: &[&str]) -> std::process::Output {
    let root = book.root().to_str().unwrap();
    program(&[&["new", "--dir", root][..], arguments].concat(), b"")
}

#[test]
fn an_entry_that_cannot_be_read_is_not_overwritten() {
    let mut unread = book();
    unread.file("resources/other.toml/in-the-way", "");
    let mut named_otherwise = book();
    named_otherwise.file(
        "book.toml",
        "[preprocessor.resource-cards]\nbefore = [\"links\"]\ncatalogue = \"./resources/\"\n",
    );
    let latin = book();
    fs::write(
        latin.root().join("resources/clean.toml"),
        b"title = \"\xe9\"",
    )
    .unwrap();
    for (book, expected) in [(unread, 2), (named_otherwise, 1), (latin, 1)] {
        let before = snapshot(book.root());
        let output = new(&book, &["clean"]);
        assert_eq!(code(&output), expected, "{output:?}");
        assert_eq!(snapshot(book.root()), before, "{output:?}");
    }
}

#[test]
fn of_many_at_once_one_adds_the_entry() {
    let book = book();
    let codes: Vec<i32> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| code(&new(&book, &["talk"]))))
            .collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(
        codes.iter().filter(|code| **code == 0).count(),
        1,
        "{codes:?}"
    );
    assert_eq!(code(&program(&[], book.input("html").as_bytes())), 0);
    assert_eq!(
        fs::read_dir(book.root().join("resources")).unwrap().count(),
        2
    );
}

#[test]
fn files_of_the_book_that_are_no_text_are_kept() {
    let book = book();
    let css = book.root().join("resource-cards.css");
    fs::write(&css, b"/* \xe9 */").unwrap();
    let output = program(&["install", book.root().to_str().unwrap()], b"");
    assert_eq!(code(&output), 0);
    assert_eq!(fs::read(&css).unwrap(), b"/* \xe9 */");
    let note = "note: kept your `resource-cards.css`, which cannot be read as text\n";
    assert!(stderr(&output).starts_with(note), "{output:?}");
}

#[test]
fn an_installation_that_fails_changes_nothing() {
    let mut book = TestBook::new();
    fs::remove_dir(book.root().join("resources")).unwrap();
    book.file("book.toml", "");
    book.file("resources", "a file where the folder should be");
    let before = snapshot(book.root());
    let output = program(&["install", book.root().to_str().unwrap()], b"");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("resources`: "), "{output:?}");
    assert_eq!(snapshot(book.root()), before);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    use std::path::Path;

    use super::*;
    use crate::support::program::shell;

    /// Lets no file grow beyond a number of blocks, as on a disk that is almost full.
    fn with_room_for(blocks: u32, arguments: &[&str]) -> std::process::Output {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        shell(&script, arguments, b"")
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_full_disk_leaves_the_book_as_it_was() {
        let mut book = book();
        fs::remove_file(book.root().join("resources/clean.toml")).unwrap();
        fs::remove_dir(book.root().join("resources")).unwrap();
        let long = "word ".repeat(10_000);
        book.file(
            "some.bib",
            &format!(
                "@book{{a, title={{A}}, url={{https://example.org/a}}}}\n\
                 @book{{b, title={{{long}}}, url={{https://example.org/b}}}}"
            ),
        );
        let before = snapshot(book.root());
        let root = book.root().to_str().unwrap();
        let bibliography = format!("{root}/some.bib");
        for (blocks, arguments) in [
            (0, &["new", "x", "--dir", root][..]),
            (4, &["new", "--dir", root, "--from-bibtex", &bibliography]),
            (0, &["install", root]),
            (4, &["install", root]),
        ] {
            let output = with_room_for(blocks, arguments);
            assert_eq!(code(&output), 2, "{arguments:?}: {output:?}");
            assert!(stderr(&output).contains("File too large"), "{output:?}");
            assert_eq!(snapshot(book.root()), before, "{arguments:?}");
        }
    }

    #[test]
    fn book_toml_keeps_its_place_and_its_permissions() {
        let book = book();
        let (link, real) = (book.root().join("book.toml"), book.root().join("real.toml"));
        fs::rename(&link, &real).unwrap();
        symlink("real.toml", &link).unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        let before = fs::read(&real).unwrap();
        let root = book.root().to_str().unwrap();
        assert_eq!(code(&program(&["install", root], b"")), 0);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_ne!(fs::read(&real).unwrap(), before);
        assert_eq!(mode(&real), 0o640);
        assert_eq!(code(&program(&["uninstall", root], b"")), 0);
        assert_eq!(fs::read(&real).unwrap(), before);
        assert_eq!(mode(&real), 0o640);
    }

    #[test]
    fn new_files_are_as_private_as_the_author_wishes() {
        for (mask, expected) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
            let book = book();
            let script = format!("umask {mask}; exec \"$0\" \"$@\"");
            let root = book.root().to_str().unwrap();
            let output = shell(&script, &["new", "talk", "--dir", root], b"");
            assert_eq!(code(&output), 0);
            assert_eq!(mode(&book.root().join("resources/talk.toml")), expected);
        }
    }

    #[test]
    fn a_symbolic_link_to_nowhere_is_not_followed() {
        let book = book();
        symlink("elsewhere", book.root().join("resources/talk.toml")).unwrap();
        assert_eq!(code(&new(&book, &["talk"])), 2);
        assert!(!book.root().join("resources/elsewhere").exists());
    }
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let book = book();
    let nowhere = book.root().join("nowhere");
    for arguments in [
        &["new", "x", "--dir", nowhere.to_str().unwrap()][..],
        &["install", nowhere.to_str().unwrap()],
        &["check", nowhere.to_str().unwrap()],
    ] {
        let output = program(arguments, b"");
        assert_eq!(code(&output), 2);
        assert!(stderr(&output).contains("give the folder of a book"));
    }
    assert!(!nowhere.exists());
}
