//! One run's settings, from what the host says about the book.

use std::path::{Path, PathBuf};

use mdbook_markdown::MarkdownOptions;
use serde_json::Value;

use crate::config::{Config, NAME};
use crate::diagnostic::Diagnostic;
use crate::files;
use crate::language::Language;
use crate::render::RenderMode;
use crate::wire::with_slashes;

/// Everything about a run but the book itself.
pub(crate) struct Settings {
    pub(crate) root: PathBuf,
    pub(crate) config: Config,
    pub(crate) mode: RenderMode,
    pub(crate) markdown: MarkdownOptions,
    pub(crate) language: Language,
    /// The source folder as messages show it, with a slash at its end unless it is the root.
    source_folder: String,
}

impl Settings {
    /// Reads the host's configuration, given as the JSON that it sends to preprocessors.
    pub(crate) fn new(root: &Path, renderer: &str, config: &Value) -> (Self, Vec<Diagnostic>) {
        let table = config.pointer(&format!("/preprocessor/{NAME}"));
        let book_toml = table.and_then(|_| files::book_toml(root));
        let (plugin, diagnostics) = Config::read(table, book_toml.as_deref());
        let settings = Self {
            root: root.to_owned(),
            config: plugin,
            mode: RenderMode::of(renderer),
            markdown: markdown_options(config),
            language: language(config),
            source_folder: source_folder(config),
        };
        (settings, diagnostics)
    }

    /// The folder of the chapters.
    pub(crate) fn source_folder(&self) -> PathBuf {
        self.root.join(&self.source_folder)
    }

    /// A chapter's file as messages show it; the path is relative to the source folder.
    pub(crate) fn shown_path(&self, path: &str) -> String {
        format!("{}{path}", self.source_folder)
    }
}

fn language(config: &Value) -> Language {
    let of_book = |key: &str| {
        let value = config.pointer(&format!("/book/{key}"));
        value.and_then(Value::as_str)
    };
    Language::new(
        of_book("language").unwrap_or("en"),
        of_book("text-direction"),
    )
}

fn source_folder(config: &Value) -> String {
    let src = config.pointer("/book/src").and_then(Value::as_str);
    let src = with_slashes(src.unwrap_or("src").to_owned());
    match src.trim_start_matches("./").trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// The options that the host's own renderer will parse the chapters with.
fn markdown_options(config: &Value) -> MarkdownOptions {
    let is_on = |name: &str| {
        let option = config.pointer(&format!("/output/html/{name}"));
        option.and_then(Value::as_bool).unwrap_or(true)
    };
    let mut options = MarkdownOptions::default();
    options.smart_punctuation = is_on("smart-punctuation");
    options.definition_lists = is_on("definition-lists");
    options.admonitions = is_on("admonitions");
    options
}
