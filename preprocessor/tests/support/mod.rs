//! What the integration tests share: small books, and the JSON that mdBook would send for them.
#![allow(
    dead_code,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "each test binary uses its part; tests read files, and fail where something is missing"
)]

pub(crate) mod program;
pub(crate) mod strict_html;
pub(crate) mod structure;
pub(crate) mod targets;

use std::fs;
use std::path::{Path, PathBuf};

use mdbook_resource_cards::{Style, report, run};
use serde_json::{Value, json};

/// A book in a temporary folder, with one chapter a file.
pub(crate) struct TestBook {
    root: tempfile::TempDir,
    chapters: Vec<(String, String)>,
    config: Value,
}

impl TestBook {
    /// A book with an empty catalogue and no chapters.
    pub(crate) fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("resources")).unwrap();
        Self {
            root,
            chapters: Vec::new(),
            config: json!({}),
        }
    }

    /// A book with two resources and a reading path.
    pub(crate) fn with_small_catalogue() -> Self {
        let mut book = Self::new();
        book.file(
            "resources/clean.toml",
            include_str!("../spec/resources/clean.toml"),
        );
        book.file(
            "resources/parnas.toml",
            include_str!("../spec/resources/parnas.toml"),
        );
        book.file(
            "paths/start.toml",
            "title = \"T\"\naudience = \"a\"\ngoal = \"g\"\n\
             steps = [{ resource = \"clean\", why = \"w\" }]\n",
        );
        book
    }

    pub(crate) fn root(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn chapter(&mut self, path: &str, text: &str) {
        self.chapters.push((path.to_owned(), text.to_owned()));
    }

    pub(crate) fn file(&mut self, path: &str, text: &str) {
        let path = self.root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Uses this text as `book.toml`.
    pub(crate) fn book_toml(&mut self, text: &str) {
        self.file("book.toml", text);
        let config: toml::Table = toml::from_str(text).unwrap();
        self.config = serde_json::to_value(config).unwrap();
    }

    pub(crate) fn copy_catalogue(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap();
            fs::copy(&path, self.root.path().join("resources").join(name)).unwrap();
        }
    }

    /// The book as mdBook 0.5 sends it.
    pub(crate) fn input(&self, renderer: &str) -> String {
        self.input_of(&self.chapters, renderer)
    }

    fn input_of(&self, chapters: &[(String, String)], renderer: &str) -> String {
        let chapters = chapters.iter().map(|(path, content)| {
            json!({"Chapter": {
                "name": path, "content": content, "number": null, "sub_items": [],
                "path": path, "source_path": path, "parent_names": [],
            }})
        });
        let context = json!({
            "root": self.root.path(), "config": self.config, "renderer": renderer,
            "mdbook_version": "0.5.4",
        });
        json!([context, {"items": chapters.collect::<Vec<_>>()}]).to_string()
    }

    /// The new text of the last chapter, unless the book is rejected; and the report.
    pub(crate) fn expand(&self, renderer: &str) -> (Option<String>, String) {
        expand(&self.input(renderer))
    }

    /// The same for a book of one chapter with this text.
    pub(crate) fn expand_text(&self, text: &str, renderer: &str) -> (Option<String>, String) {
        let chapter = ("chapter.md".to_owned(), text.to_owned());
        expand(&self.input_of(&[chapter], renderer))
    }
}

/// The book that comes back, unless it is rejected; and the report.
pub(crate) fn answer(input: &str) -> (Option<String>, String) {
    let run = run(input).unwrap();
    let book = run.book.map(|book| book.to_string());
    (book, report(&run.diagnostics, Style::Plain))
}

fn expand(input: &str) -> (Option<String>, String) {
    let (book, report) = answer(input);
    let content = book.map(|book| {
        let book: Value = serde_json::from_str(&book).unwrap();
        let last = book["items"].as_array().unwrap().last().unwrap();
        last["Chapter"]["content"].as_str().unwrap().to_owned()
    });
    (content, report)
}

/// The Markdown files of a folder, in the order of their names.
pub(crate) fn markdown_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "md"));
    paths.sort();
    paths
}
