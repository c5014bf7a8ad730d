//! Reads what lies beside the chapters: `book.toml`, the catalogue, templates; and writes what
//! commands change. No other module touches files.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the one place that touches files"
)]

mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Finding, Source};
use crate::error::Error;
use crate::settings::Settings;

pub(crate) use write::{Changes, remove, remove_folder};

/// The most bytes that a file of the catalogue or a template may have: more is a mistake.
const LARGEST: u64 = 1 << 20;

/// The text of `book.toml`, if there is one: it serves messages only.
pub(crate) fn book_toml(root: &Path) -> Option<String> {
    read_text(&root.join("book.toml")).ok()
}

/// The text of `book.toml` of a book that is to be worked on.
pub(crate) fn book_toml_or_error(root: &Path) -> Result<String, Error> {
    let path = root.join("book.toml");
    read_text(&path).map_err(|error| {
        let help = "give the folder of a book, where its `book.toml` lies".to_owned();
        Error::io(&path, error, help)
    })
}

pub(crate) fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// A text file that may not be there; a byte order mark is left out, as mdBook does.
pub(crate) fn text(path: &Path) -> Option<String> {
    let text = read_text(path).ok()?;
    Some(
        text.strip_prefix('\u{feff}')
            .map_or(text.clone(), str::to_owned),
    )
}

/// Whether something of this name is there, even if it cannot be read.
pub(crate) fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

fn read_text(path: &Path) -> io::Result<String> {
    length(path)?;
    fs::read_to_string(path)
}

/// The length of a file; a pipe or a device, which may have no end, is refused.
fn length(path: &Path) -> io::Result<u64> {
    let metadata = fs::metadata(path)?;
    match metadata.is_file() {
        true => Ok(metadata.len()),
        false => Err(io::Error::other("it is not a regular file")),
    }
}

/// The files of the catalogue, and the templates that replace built-in ones.
pub(crate) struct Files {
    pub(crate) resources: Vec<Arc<Source>>,
    pub(crate) paths: Vec<Arc<Source>>,
    pub(crate) templates: Vec<Arc<Source>>,
    /// The plugin's own style and script, as far as they are there.
    pub(crate) assets: Vec<Arc<Source>>,
    /// About files that are not text.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Files {
    /// Reads what the settings name, relative to their root.
    ///
    /// Of the folders, only that of reading paths may be missing, and only while it is not named.
    pub(crate) fn read(settings: &Settings) -> Result<Self, Error> {
        let Settings { root, config, .. } = settings;
        let mut folders = Folders {
            root,
            diagnostics: Vec::new(),
        };
        let resources = folders.read("catalogue", &config.catalogue, "toml")?;
        let paths = match &config.paths {
            Some(folder) => folders.read("paths", folder, "toml")?,
            None if root.join(DEFAULT_PATHS).is_dir() => {
                folders.read("paths", DEFAULT_PATHS, "toml")?
            }
            None => Vec::new(),
        };
        let templates = match &config.templates {
            Some(folder) => folders.read("templates", folder, "html")?,
            None => Vec::new(),
        };
        let asset = |path: &String| Some(Source::new(path.clone(), text(&root.join(path))?));
        Ok(Self {
            resources,
            paths,
            templates,
            assets: settings.assets.iter().filter_map(asset).collect(),
            diagnostics: folders.diagnostics,
        })
    }
}

const DEFAULT_PATHS: &str = "paths";

struct Folders<'r> {
    root: &'r Path,
    diagnostics: Vec<Diagnostic>,
}

impl Folders<'_> {
    /// The files of a folder with this ending, in the order of their names. `key` is the setting
    /// that names the folder. Hidden files are passed over.
    fn read(&mut self, key: &str, folder: &str, ending: &str) -> Result<Vec<Arc<Source>>, Error> {
        let mut paths = list(&self.root.join(folder), ending).map_err(|error| {
            let help = format!(
                "create the folder, or name another with `{key} = \"…\"` under \
                 `[preprocessor.resource-cards]` in `book.toml`"
            );
            Error::io(Path::new(folder), error, help)
        })?;
        paths.sort();
        let mut sources = Vec::with_capacity(paths.len());
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let shown = shown_path(folder, &name);
            match read_small(&path).map_err(|error| {
                let help = "put a file there that can be read, or take it away".to_owned();
                Error::io(Path::new(&shown), error, help)
            })? {
                None => self.diagnostics.push(too_large(shown)),
                Some(bytes) => match String::from_utf8(bytes) {
                    Ok(text) => sources.push(Source::new(shown, text)),
                    Err(error) => self.diagnostics.push(not_utf8(shown, &error)),
                },
            }
        }
        Ok(sources)
    }
}

/// The bytes of a file, unless it is too large.
fn read_small(path: &Path) -> io::Result<Option<Vec<u8>>> {
    (length(path)? <= LARGEST)
        .then(|| fs::read(path))
        .transpose()
}

fn list(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|found| found == ending) && !is_hidden {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// The path as messages show it: relative to the book's root, with forward slashes.
pub(crate) fn shown_path(folder: &str, name: &str) -> String {
    let folder = folder.replace('\\', "/");
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    format!("{folder}/{name}")
}

fn too_large(path: String) -> Diagnostic {
    let message = "this file is larger than 1 MiB";
    let finding = Finding::error(Code::InvalidToml, 0..0, message);
    let help = "an entry is a page of text; is this the right file?";
    finding.help(help).in_source(&Source::new(path, ""))
}

fn not_utf8(path: String, error: &std::string::FromUtf8Error) -> Diagnostic {
    let at = error.utf8_error().valid_up_to();
    let source = Source::new(path, String::from_utf8_lossy(error.as_bytes()));
    let message = "this file is not UTF-8 text";
    let finding = Finding::error(Code::InvalidToml, at..at, message);
    let help = "save it as UTF-8";
    finding.help(help).in_source(&source)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    /// With this as the plugin's table.
    fn read(root: &Path, table: &Value) -> Result<Files, Error> {
        let config = json!({ "preprocessor": { "resource-cards": table } });
        Files::read(&Settings::new(root, "html", &config).0)
    }

    #[test]
    fn files_come_in_the_order_of_their_names() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("resources");
        fs::create_dir(&folder).unwrap();
        for name in ["b.toml", "a.toml", ".hidden.toml", "README.md"] {
            fs::write(folder.join(name), "").unwrap();
        }
        fs::write(folder.join("c.toml"), b"title = \"\xff\"").unwrap();
        let files = read(root.path(), &json!({ "catalogue": "./resources/" })).unwrap();
        let paths: Vec<_> = files.resources.iter().map(|source| &source.path).collect();
        assert_eq!(paths, ["resources/a.toml", "resources/b.toml"]);
        assert_eq!(files.diagnostics[0].source.path, "resources/c.toml");
        assert_eq!(files.diagnostics[0].position(), (1, 10));
    }

    #[test]
    fn a_missing_folder_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let read = |table| match read(root.path(), &table) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        };
        let error = read(json!({}));
        assert!(error.starts_with("cannot use `resources`: "), "{error}");
        assert!(error.contains("with `catalogue = "), "{error}");
        fs::create_dir(root.path().join("resources")).unwrap();
        assert_eq!(read(json!({})), "");
        let named = read(json!({ "paths": "elsewhere" }));
        assert!(named.contains("cannot use `elsewhere`"));
    }
}
