//! Files of the catalogue that cannot be read, that have no end, or that are huge.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use crate::book;
use crate::support::program::{code, program, stderr, stdout};

/// What a build, `check`, `export` and `new` say when this was done to a book's folder.
fn complaint(expected_code: i32, spoil: impl Fn(&Path)) -> String {
    let book = book();
    spoil(book.root());
    let root = book.root().to_str().unwrap();
    let built = program(&[], book.input("html").as_bytes());
    assert_eq!(
        (code(&built), stdout(&built)),
        (expected_code, ""),
        "{built:?}"
    );
    for arguments in [&["check", root][..], &["export", root, "--format", "urls"]] {
        let output = program(arguments, b"");
        assert_eq!(
            (code(&output), stdout(&output)),
            (expected_code, ""),
            "{output:?}"
        );
    }
    stderr(&built).to_owned()
}

#[test]
fn an_entry_that_is_no_readable_file_is_named() {
    type Spoil = fn(&Path);
    let cases: [(&str, Spoil); 6] = [
        ("it is not a regular file", |path| {
            fs::create_dir(path).unwrap();
        }),
        ("it is not a regular file", |path| {
            assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
        ("it is not a regular file", |path| {
            symlink("/dev/zero", path).unwrap();
        }),
        ("No such file or directory", |path| {
            symlink("nowhere", path).unwrap();
        }),
        ("Too many levels of symbolic links", |path| {
            symlink(path, path).unwrap();
        }),
        ("Not a directory", |path| {
            symlink("clean.toml/x", path).unwrap();
        }),
    ];
    for (expected, spoil) in cases {
        let said = complaint(2, |root| spoil(&root.join("resources/odd.toml")));
        let start = format!("error: cannot use `resources/odd.toml`: {expected}");
        assert!(said.starts_with(&start), "{said}");
        let help = "; put a file there that can be read, or take it away\n";
        assert!(said.ends_with(help), "{said}");
    }
}

#[test]
fn a_huge_entry_is_the_authors_mistake() {
    let said = complaint(1, |root| {
        // It takes no room on the disk.
        let file = File::create(root.join("resources/huge.toml")).unwrap();
        file.set_len(1 << 40).unwrap();
    });
    assert!(
        said.starts_with("error[invalid-toml]: this file is larger than 1 MiB\n"),
        "{said}"
    );
    assert!(said.contains("--> resources/huge.toml:1:1"), "{said}");
}

#[test]
fn a_folder_that_leads_back_to_itself_is_not_followed() {
    let book = book();
    symlink(".", book.root().join("resources/again")).unwrap();
    symlink("..", book.root().join("resources/again.d")).unwrap();
    let output = program(&[], book.input("html").as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

#[test]
fn a_catalogue_that_is_no_folder_is_named() {
    type Spoil = fn(&Path);
    let spoils: [Spoil; 3] = [
        |path| symlink("resources", path).unwrap(),
        |path| symlink("nowhere", path).unwrap(),
        |path| fs::write(path, "").unwrap(),
    ];
    for spoil in spoils {
        let said = complaint(2, |root| {
            fs::remove_dir_all(root.join("resources")).unwrap();
            spoil(&root.join("resources"));
        });
        assert!(
            said.starts_with("error: cannot use `resources`: "),
            "{said}"
        );
    }
}

#[test]
fn files_that_are_not_utf_8_have_their_place() {
    let said = complaint(1, |root| {
        fs::write(root.join("resources/latin.toml"), b"title = \"\xe9\"").unwrap();
    });
    assert!(said.contains("--> resources/latin.toml:1:10"), "{said}");
    assert!(said.contains("save it as UTF-8"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_utf_8_are_shown_as_well_as_can_be() {
    let said = complaint(1, |root| {
        let name = OsStr::from_bytes(b"\xe9.toml");
        fs::write(root.join("resources").join(name), "").unwrap();
    });
    assert!(
        said.starts_with("error[invalid-id]: `\u{fffd}` is not an id\n"),
        "{said}"
    );
    let book = book();
    let elsewhere = book.root().join(OsStr::from_bytes(b"\xe9"));
    fs::create_dir(&elsewhere).unwrap();
    for name in ["book.toml", "resources", "src"] {
        fs::rename(book.root().join(name), elsewhere.join(name)).unwrap();
    }
    let exported = Command::new(env!("CARGO_BIN_EXE_mdbook-resource-cards"))
        .args(["export", "--format", "urls"])
        .arg(&elsewhere)
        .output()
        .unwrap();
    assert_eq!((code(&exported), stderr(&exported)), (0, ""));
}

#[test]
fn a_book_toml_that_never_ends_is_refused() {
    for target in ["/dev/zero", "book.toml", "."] {
        let book = book();
        let book_toml = book.root().join("book.toml");
        fs::remove_file(&book_toml).unwrap();
        symlink(target, &book_toml).unwrap();
        let root = book.root().to_str().unwrap();
        for arguments in [
            &["check", root][..],
            &["install", root],
            &["new", "x", "--dir", root],
        ] {
            let output = program(arguments, b"");
            assert_eq!(
                (code(&output), stdout(&output)),
                (2, ""),
                "{target} {arguments:?}"
            );
            assert!(stderr(&output).contains("book.toml`: "), "{output:?}");
        }
    }
}
