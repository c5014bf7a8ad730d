//! One run's settings, from what the host says about the book.

use std::path::{Path, PathBuf};

use mdbook_markdown::MarkdownOptions;
use serde_json::Value;

use crate::assets;
use crate::config::{Config, NAME};
use crate::diagnostic::{Code, Diagnostic, Finding, Source};
use crate::error::Error;
use crate::files;
use crate::language::Language;
use crate::render::RenderMode;
use crate::wire::with_slashes;

/// What `book.toml` says, for a run that no host has started; or that it is not TOML.
pub(crate) fn book_config(root: &Path) -> Result<Result<Value, Diagnostic>, Error> {
    let source = Source::new("book.toml", files::book_toml_or_error(root)?);
    Ok(toml::from_str(&source.text).map_err(|error| {
        let message = format!("not valid TOML: {}", error.message());
        let range = error.span().unwrap_or(0..0);
        Finding::error(Code::InvalidToml, range, message).in_source(&source)
    }))
}

/// Everything about a run but the book itself.
pub(crate) struct Settings {
    pub(crate) root: PathBuf,
    pub(crate) config: Config,
    pub(crate) mode: RenderMode,
    pub(crate) markdown: MarkdownOptions,
    pub(crate) language: Language,
    /// The plugin's own style and script, relative to the root, where they reach the pages.
    pub(crate) assets: Vec<String>,
    /// The source folder as messages show it, with a slash at its end unless it is the root.
    source_folder: String,
}

impl Settings {
    /// Reads the host's configuration, given as the JSON that it sends to preprocessors.
    pub(crate) fn new(root: &Path, renderer: &str, config: &Value) -> (Self, Vec<Diagnostic>) {
        let table = config.pointer(&format!("/preprocessor/{NAME}"));
        let book_toml = table.and_then(|_| files::book_toml(root));
        let (plugin, diagnostics) = Config::read(table, book_toml.as_deref());
        let mode = RenderMode::of(renderer);
        let settings = Self {
            root: root.to_owned(),
            config: plugin,
            mode,
            markdown: markdown_options(config),
            language: language(config),
            assets: assets(config, mode),
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

/// The files named for the HTML pages that are called as the plugin's are.
fn assets(config: &Value, mode: RenderMode) -> Vec<String> {
    if mode != RenderMode::Html {
        return Vec::new();
    }
    let lists = ["additional-css", "additional-js"]
        .map(|key| config.pointer(&format!("/output/html/{key}")));
    let paths = lists.into_iter().flatten().filter_map(Value::as_array);
    let paths = paths.flatten().filter_map(Value::as_str);
    let own = paths.filter(|path| assets::named(path).is_some());
    own.map(str::to_owned).collect()
}

fn source_folder(config: &Value) -> String {
    let src = config.pointer("/book/src").and_then(Value::as_str);
    let src = with_slashes(src.unwrap_or("src").to_owned());
    match src.trim_start_matches("./").trim_end_matches('/') {
        "" | "." => String::new(),
        folder => format!("{folder}/"),
    }
}

/// The options with which the host's own renderer will see the same blocks and links.
fn markdown_options(config: &Value) -> MarkdownOptions {
    let is_on = |name: &str| {
        let option = config.pointer(&format!("/output/html/{name}"));
        option.and_then(Value::as_bool).unwrap_or(true)
    };
    let mut options = MarkdownOptions::default();
    // It changes characters, never what they stand in, and it takes the parser time.
    options.smart_punctuation = false;
    options.definition_lists = is_on("definition-lists");
    options.admonitions = is_on("admonitions");
    options
}
