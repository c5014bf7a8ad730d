//! The files that chapters show parts of, put on the site whole: the caption of a listing leads there.
//!
//! The name of each copy ends in `.txt`, which is added where needed. Browsers show such a file; one
//! named `pyproject.toml` they would save, whether it comes from a server or from a disk.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::pages;

const CHAPTERS: &str = "book/src";
const EXAMPLES: &str = "book/examples";

/// Copies every file under `book/examples` that a chapter includes into the built site.
pub(crate) fn copy(root: &Path, site: &Path) -> Result {
    let chapters = root.join(CHAPTERS);
    let examples = root.join(EXAMPLES).canonicalize()?;
    for path in pages::files(&chapters, "md")? {
        let chapter = chapters.join(&path);
        let folder = chapter.parent().unwrap_or(&chapters);
        for include in included(&fs::read_to_string(&chapter)?) {
            let file = folder.join(include).canonicalize();
            let file = file.map_err(|error| format!("{CHAPTERS}/{path}: {include}: {error}"))?;
            if let Ok(within) = file.strip_prefix(&examples) {
                let mut copy = site.join("examples").join(within);
                if copy.extension().is_none_or(|it| it != "txt") {
                    copy.as_mut_os_string().push(".txt");
                }
                fs::create_dir_all(copy.parent().unwrap_or(site))?;
                fs::copy(&file, copy)?;
            }
        }
    }
    Ok(())
}

/// The paths that a chapter includes, as it writes them.
fn included(chapter: &str) -> Vec<&str> {
    let tags = chapter.match_indices("{{#include ");
    tags.filter(|(at, _)| !chapter[..*at].ends_with('\\'))
        .filter_map(|(at, tag)| chapter[at + tag.len()..].split([':', '}']).next())
        .map(str::trim)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_are_found_with_and_without_an_anchor() {
        let chapter = "{{#include ../a.py}} `\\{{#include b.py}}`\n{{#include ../c/d.py:anchor}}\n\
            {{#include  e.toml:2:5 }} {{#resource f}}";
        assert_eq!(included(chapter), ["../a.py", "../c/d.py", "e.toml"]);
    }

    #[test]
    fn only_what_is_included_from_the_examples_is_copied() {
        let root = tempfile::tempdir().unwrap();
        let site = root.path().join("site");
        for (path, text) in [
            (
                "book/src/part/page.md",
                "{{#include ../../examples/a/b.toml:x}} {{#include ../../examples/d.txt}} {{#include ../../drawing.svg}}",
            ),
            ("book/examples/a/b.toml", "b"),
            ("book/examples/a/c.py", "c"),
            ("book/examples/d.txt", "d"),
            ("book/drawing.svg", "<svg/>"),
        ] {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        copy(root.path(), &site).unwrap();
        assert_eq!(
            fs::read_to_string(site.join("examples/a/b.toml.txt")).unwrap(),
            "b"
        );
        let mut copies = pages::files(&site, "txt").unwrap();
        copies.sort();
        assert_eq!(copies, ["examples/a/b.toml.txt", "examples/d.txt"]);
        assert_eq!(fs::read_dir(&site).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("book/examples")).unwrap();
        fs::create_dir_all(root.path().join(CHAPTERS)).unwrap();
        fs::write(
            root.path().join("book/src/page.md"),
            "{{#include ../examples/no.py}}",
        )
        .unwrap();
        let error = copy(root.path(), root.path()).unwrap_err().to_string();
        assert!(
            error.starts_with("book/src/page.md: ../examples/no.py: "),
            "{error}"
        );
    }
}
