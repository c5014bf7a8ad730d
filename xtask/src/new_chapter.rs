//! A new chapter: its page from the template, a first listing and a first exercise, its line in
//! the summary.

use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use crate::Result;
use crate::shell::root;
use crate::summary::{self, SUMMARY};

const TEMPLATE: &str = include_str!("../../book/chapter-template.md");

/// The first files of a chapter's examples, by their names.
const EXAMPLES: [(&str, &str); 6] = [
    ("@MODULE@.py", include_str!("../new-chapter/listing.py")),
    (
        "test_@MODULE@.py",
        include_str!("../new-chapter/test_listing.py"),
    ),
    (
        "session.console",
        include_str!("../new-chapter/session.console"),
    ),
    (
        "exercises/first/starter/visits.py",
        include_str!("../new-chapter/starter.py"),
    ),
    (
        "exercises/first/solution/visits.py",
        include_str!("../new-chapter/solution.py"),
    ),
    (
        "exercises/first/test_visits.py",
        include_str!("../new-chapter/test_visits.py"),
    ),
];

/// Adds a chapter to the book, and says what to do next.
pub(crate) fn new_chapter(place: &str, title: &str) -> Result {
    for path in Chapter::new(place, title)?.write(root())? {
        println!("{path}");
    }
    println!("\nReplace each comment that starts with `guide:`; the tests fail while one is left.");
    Ok(())
}

/// A chapter that is not there yet.
#[derive(Debug)]
struct Chapter<'a> {
    part: &'a str,
    slug: &'a str,
    title: &'a str,
}

impl<'a> Chapter<'a> {
    fn new(place: &'a str, title: &'a str) -> Result<Self> {
        let (part, slug) = place.split_once('/').ok_or_else(|| {
            format!("`{place}` names no part: write PART/SLUG, as in `patterns/read-a-framework`")
        })?;
        if !is_slug(slug) {
            return Err(format!(
                "`{slug}` cannot name a chapter: use small letters, digits and single hyphens, and begin with a letter"
            )
            .into());
        }
        let title = title.trim();
        if title.is_empty() || title.contains(|c: char| c.is_control() || "[]<{@".contains(c)) {
            return Err(format!(
                "`{title}` cannot be a title: use one line of words, without any of []<{{@"
            )
            .into());
        }
        Ok(Self { part, slug, title })
    }

    /// Writes the files and the summary, in this order, and names them.
    fn write(&self, root: &Path) -> Result<Vec<String>> {
        let summary = root.join(SUMMARY);
        let old = fs::read_to_string(&summary).map_err(|error| format!("{SUMMARY}: {error}"))?;
        let new = summary::with_chapter(&old, self.part, self.slug, self.title)?;
        let mut taken = [self.page(), self.examples()].into_iter();
        if let Some(path) = taken.find(|path| root.join(path).exists()) {
            return Err(format!("{path} is there already, and stays as it is").into());
        }
        let mut written = Vec::new();
        for (path, text) in self.files() {
            create(&root.join(&path), &text).map_err(|error| format!("{path}: {error}"))?;
            written.push(path);
        }
        fs::write(summary, new)?;
        written.push(SUMMARY.into());
        Ok(written)
    }

    fn page(&self) -> String {
        format!("book/src/{}/{}.md", self.part, self.slug)
    }

    fn examples(&self) -> String {
        format!("book/examples/{}", self.folder())
    }

    fn folder(&self) -> String {
        self.slug.replace('-', "_")
    }

    /// The files of the chapter, by their paths in the repository.
    fn files(&self) -> Vec<(String, String)> {
        let (folder, examples) = (self.folder(), self.examples());
        let filled = |text: &str| {
            text.replace("@TITLE@", self.title)
                .replace("@FOLDER@", &folder)
                .replace("@MODULE@", &format!("{folder}_start"))
                .replace("@TODAY@", &crate::today::today())
        };
        let page = (self.page(), filled(TEMPLATE));
        let files =
            EXAMPLES.map(|(name, text)| (filled(&format!("{examples}/{name}")), filled(text)));
        std::iter::once(page).chain(files).collect()
    }
}

fn is_slug(slug: &str) -> bool {
    slug.starts_with(|first: char| first.is_ascii_lowercase())
        && slug.split('-').all(|word| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}

/// Writes a file that is not there.
fn create(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOOK: &str = "# Summary\n\n# Patterns\n\n- [One](patterns/one.md)\n";

    fn repository() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        create(&root.path().join(SUMMARY), BOOK).unwrap();
        root
    }

    fn error(place: &str, title: &str, root: &Path) -> String {
        let chapter = Chapter::new(place, title);
        let result = chapter.and_then(|chapter| chapter.write(root));
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_chapter_is_a_page_a_listing_and_an_exercise() {
        let root = repository();
        let chapter = Chapter::new("patterns/two-files", "Two files").unwrap();
        let written = chapter.write(root.path()).unwrap();
        let expected = [
            "book/src/patterns/two-files.md",
            "book/examples/two_files/two_files_start.py",
            "book/examples/two_files/test_two_files_start.py",
            "book/examples/two_files/session.console",
            "book/examples/two_files/exercises/first/starter/visits.py",
            "book/examples/two_files/exercises/first/solution/visits.py",
            "book/examples/two_files/exercises/first/test_visits.py",
            SUMMARY,
        ];
        assert_eq!(written, expected);
        for path in &expected[..7] {
            let text = fs::read_to_string(root.path().join(path)).unwrap();
            assert!(
                !text.contains("@M") && !text.contains("@F"),
                "{path}: {text}"
            );
        }
        let page = fs::read_to_string(root.path().join(expected[0])).unwrap();
        assert!(page.starts_with("# Two files\n\n<!-- guide:"));
        assert!(page.contains("examples/two_files/two_files_start.py:start}}"));
    }

    #[test]
    fn a_place_has_a_part() {
        let root = repository();
        let no_part = error("two", "Two", root.path());
        assert!(no_part.starts_with("`two` names no part"), "{no_part}");
        let unknown = error("pattern/two", "Two", root.path());
        assert!(unknown.contains("has no part `pattern`"), "{unknown}");
        assert!(!root.path().join("book/src/pattern").exists());
    }

    #[test]
    fn a_slug_names_a_page_and_a_python_module() {
        for slug in [
            "Two",
            "two_files",
            "2-files",
            "two--files",
            "two-",
            "",
            "../two",
            "zwölf",
        ] {
            let place = format!("patterns/{slug}");
            let error = Chapter::new(&place, "Two").unwrap_err().to_string();
            assert!(
                error.starts_with(&format!("`{slug}` cannot name")),
                "{error}"
            );
        }
    }

    #[test]
    fn a_title_is_plain_words() {
        for title in ["", " ", "Two\nlines", "[Two](one.md)", "{{#resource x}}"] {
            let error = Chapter::new("patterns/two", title).unwrap_err().to_string();
            assert!(error.contains("cannot be a title"), "{error}");
        }
    }

    #[test]
    fn nothing_is_overwritten() {
        let root = repository();
        let listing = root.path().join("book/examples/two/another_start.py");
        create(&listing, "mine").unwrap();
        assert_eq!(
            error("patterns/two", "Two", root.path()),
            "book/examples/two is there already, and stays as it is"
        );
        assert_eq!(fs::read_to_string(root.path().join(SUMMARY)).unwrap(), BOOK);
        assert!(!root.path().join("book/src/patterns").exists());
    }

    #[test]
    fn a_second_run_changes_nothing() {
        let root = repository();
        let chapter = Chapter::new("patterns/two", "Two").unwrap();
        chapter.write(root.path()).unwrap();
        let summary = fs::read_to_string(root.path().join(SUMMARY)).unwrap();
        let again = error("patterns/two", "Two", root.path());
        assert!(
            again.starts_with("book/src/patterns/two.md is there already"),
            "{again}"
        );
        assert_eq!(
            fs::read_to_string(root.path().join(SUMMARY)).unwrap(),
            summary
        );
    }
}
