//! Books to measure with: generated ones and this one, and what mdBook sends for them.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use super::programs::Built;
use super::text::Writer;
use crate::Result;
use crate::mdbook::mdbook;
use crate::shell::root;

const RESOURCES: usize = 200;
const SHORTCODES: usize = 5;

/// Whose shortcodes stand in the chapters of a generated book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shortcodes {
    Nobodys,
    Ours,
    Toc,
    Admonish,
    Bib,
    Embedify,
}

impl Shortcodes {
    /// The table of the plugin in `book.toml`.
    pub(super) fn table(self) -> &'static str {
        match self {
            Self::Nobodys | Self::Ours => "resource-cards",
            Self::Toc => "toc",
            Self::Admonish => "admonish",
            Self::Bib => "bib",
            Self::Embedify => "embedify",
        }
    }

    fn settings(self) -> &'static str {
        match self {
            Self::Nobodys | Self::Ours => "before = [\"links\"]\n",
            Self::Bib => "bibliography = \"references.bib\"\n",
            Self::Admonish => "assets_version = \"3.1.0\"\n",
            Self::Toc | Self::Embedify => "",
        }
    }

    fn of_chapter(self, chapter: usize) -> Vec<String> {
        let shortcode = |at: usize| {
            let id = id((chapter * SHORTCODES + at) % RESOURCES);
            match self {
                Self::Nobodys => None,
                Self::Ours => Some(format!("{{{{#resource {id}}}}}")),
                Self::Toc => Some("<!-- toc -->".to_owned()),
                Self::Admonish => Some(format!("```admonish note\nAs {id} says.\n```")),
                Self::Bib => Some(format!("As {{{{#cite {id}}}}} says.")),
                Self::Embedify => Some(format!("{{% embed youtube id=\"{id}\" %}}")),
            }
        };
        (0..SHORTCODES).filter_map(shortcode).collect()
    }
}

/// A generated book that is written to disk.
pub(super) struct Book {
    pub(super) folder: PathBuf,
    pub(super) shortcodes: Shortcodes,
}

impl Book {
    /// Writes a book of this many chapters.
    pub(super) fn write(chapters: usize, shortcodes: Shortcodes) -> Result<Self> {
        let name = format!("{chapters}-{shortcodes:?}").to_lowercase();
        let folder = work_folder().join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src"))?;
        fs::create_dir_all(folder.join("resources"))?;
        let (table, settings) = (shortcodes.table(), shortcodes.settings());
        let book_toml =
            format!("[book]\ntitle = \"Generated\"\n\n[preprocessor.{table}]\n{settings}");
        fs::write(folder.join("book.toml"), book_toml)?;
        let mut summary = String::from("# Summary\n\n");
        for number in 0..chapters {
            let title = format!("Chapter {number}");
            let file = format!("chapter-{number:05}.md");
            let text = Writer::new(number).chapter(&title, &shortcodes.of_chapter(number));
            fs::write(folder.join("src").join(&file), text)?;
            writeln!(summary, "- [{title}]({file})")?;
        }
        fs::write(folder.join("src/SUMMARY.md"), summary)?;
        let mut references = String::new();
        for number in 0..RESOURCES {
            let file = format!("resources/{}.toml", id(number));
            fs::write(folder.join(file), entry(number))?;
            references.push_str(&reference(number));
        }
        fs::write(folder.join("src/references.bib"), references)?;
        Ok(Self { folder, shortcodes })
    }
}

/// Everything that a measurement writes lies here.
pub(super) fn work_folder() -> PathBuf {
    root().join("target/bench")
}

/// What mdBook sends to the plugin with this table in the `book.toml` of `folder`; also its size.
pub(super) fn wire(folder: &Path, table: &str, built: &Built) -> Result<(PathBuf, u64)> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let file = work_folder().join(format!("{name}.json"));
    let _ = fs::remove_file(&file);
    let mut mdbook = mdbook()?;
    mdbook.arg("build").current_dir(folder);
    let variable = format!("MDBOOK_PREPROCESSOR__{}__COMMAND", table.replace('-', "_"));
    let command = format!("'{}' '{}'", built.keep.display(), file.display());
    mdbook.env(variable.to_uppercase(), command);
    // The program ends the build as soon as it has the book, of which mdBook complains.
    let output = mdbook.output()?;
    let size = fs::metadata(&file).map_err(|_| {
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        format!("mdBook sent no book: {complaint}")
    })?;
    Ok((file, size.len()))
}

fn id(number: usize) -> String {
    format!("resource-{number:03}")
}

/// A catalogue entry; some have aged, as in real catalogues.
fn entry(number: usize) -> String {
    let mut writer = Writer::new(1_000_000 + number);
    let title = format!("Resource {number}");
    let (annotation, read) = (writer.sentences(60), writer.sentences(12));
    let aged = match number % 4 {
        0 => format!(
            "status = \"dated\"\noutdated = \"{}\"\n",
            writer.sentences(15)
        ),
        _ => "status = \"current\"\n".to_owned(),
    };
    format!(
        "title = \"{title}\"\nauthors = [\"Ada Example\", \"Ben Example\"]\nyear = 2020\n\
         url = \"https://example.org/{number}\"\nkind = \"article\"\ntopics = [\"structure\"]\n\
         level = \"intermediate\"\naccess = \"free\"\nminutes = 20\nannotation = \"{annotation}\"\n\
         read = \"{read}\"\n{aged}reviewed = 2026-11-22\n"
    )
}

/// The same for BibTeX.
fn reference(number: usize) -> String {
    let abstract_ = Writer::new(1_000_000 + number).sentences(60);
    format!(
        "@article{{{}, title = {{Resource {number}}}, author = {{Example, Ada and Example, Ben}}, \
         year = {{2020}}, url = {{https://example.org/{number}}}, abstract = {{{abstract_}}}}}\n",
        id(number)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chapter_has_five_shortcodes_and_all_resources_are_used() {
        let ids = (0..RESOURCES / SHORTCODES).flat_map(|at| Shortcodes::Ours.of_chapter(at));
        let expected: Vec<String> = (0..RESOURCES)
            .map(|number| format!("{{{{#resource {}}}}}", id(number)))
            .collect();
        assert_eq!(ids.collect::<Vec<_>>(), expected);
        assert_eq!(Shortcodes::Ours.of_chapter(9_999).len(), SHORTCODES);
        assert_eq!(Shortcodes::Nobodys.of_chapter(1), Vec::<String>::new());
    }

    #[test]
    fn entries_differ_and_some_have_aged() {
        assert_ne!(entry(1), entry(2).replace('2', "1"));
        assert!(entry(4).contains("status = \"dated\"\noutdated = \""));
        assert!(entry(5).contains("status = \"current\"\n"));
    }
}
