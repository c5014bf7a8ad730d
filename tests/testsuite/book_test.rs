//! The harness: a book in a temporary folder, and what mdBook makes of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use mdbook_driver::MDBook;
use mdbook_driver::config::Config;

/// A resource that the small books of these tests show.
const CLEAN: &str = r#"
title = "The Clean Architecture in Python"
authors = ["Brandon Rhodes"]
year = 2014
url = "https://example.org/clean"
kind = "talk"
topics = ["architecture"]
level = "intermediate"
access = "free"
minutes = 50
status = "current"
annotation = "Says `{{#include secret.txt}}` and links to the [second chapter](part/two.md#end)."
reviewed = 2026-11-22
"#;

/// How the plugin takes part in a build.
#[derive(Clone, Copy)]
pub(crate) enum Plugin {
    /// As the program that `book.toml` names.
    Program,
    /// In the same process, as a library.
    Library,
}

/// A small book with a catalogue of one resource, `clean`.
pub(crate) struct BookTest {
    folder: tempfile::TempDir,
    renderer: &'static str,
}

impl BookTest {
    /// `one` becomes `src/one.md`, `two` becomes `src/part/two.md`.
    pub(crate) fn new(one: &str, two: &str) -> Self {
        let test = Self {
            folder: tempfile::tempdir().unwrap(),
            renderer: "html",
        };
        test.file(
            "src/SUMMARY.md",
            "- [One](one.md)\n  - [Two](part/two.md)\n",
        );
        test.file("src/one.md", one);
        test.file("src/part/two.md", two);
        test.file("src/secret.txt", "SECRET");
        test.file("resources/clean.toml", CLEAN);
        test
    }

    pub(crate) fn renderer(mut self, renderer: &'static str) -> Self {
        self.renderer = renderer;
        self
    }

    pub(crate) fn file(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Builds the book; the error is mdBook's.
    pub(crate) fn build(&self, plugin: Plugin) -> Result<(), String> {
        let preprocessor = match plugin {
            Plugin::Program => format!(
                "[preprocessor.resource-cards]\nbefore = [\"links\"]\ncommand = {:?}\n",
                program().to_str().unwrap()
            ),
            Plugin::Library => String::new(),
        };
        let toml = format!("[output.{}]\n{preprocessor}", self.renderer);
        let config: Config = toml.parse().unwrap();
        let mut book = MDBook::load_with_config(self.folder.path(), config).unwrap();
        if let Plugin::Library = plugin {
            book.with_preprocessor(mdbook_resource_cards::ResourceCards);
        }
        book.build().map_err(|error| format!("{error:#}"))
    }

    /// Builds the book and returns one output file; of a page, what stands in `<main>`.
    pub(crate) fn page(&self, plugin: Plugin, path: &str) -> String {
        self.build(plugin).unwrap();
        let text = fs::read_to_string(self.output().join(path)).unwrap();
        match (text.find("<main>"), text.find("</main>")) {
            (Some(start), Some(end)) => text[start + "<main>".len()..end].to_owned(),
            _ => text,
        }
    }

    pub(crate) fn output(&self) -> PathBuf {
        self.folder.path().join("book")
    }
}

/// The plugin's program, built once.
pub(crate) fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let built = Command::new(env!("CARGO"))
            .args([
                "build",
                "--quiet",
                "--locked",
                "--package",
                "mdbook-resource-cards",
            ])
            .status()
            .unwrap();
        assert!(built.success());
        // This test binary lies in `deps`, beside the folder's programs.
        let deps = std::env::current_exe().unwrap();
        let name = format!("mdbook-resource-cards{}", std::env::consts::EXE_SUFFIX);
        let program = deps.parent().unwrap().parent().unwrap().join(name);
        assert!(program.exists(), "{}", program.display());
        program
    })
}
