//! Reads what lies beside the chapters: `book.toml` and the catalogue. No other module reads files.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads files"
)]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Finding, Source};
use crate::error::Error;

/// The text of `book.toml`, if there is one: it serves messages only.
pub(crate) fn book_toml(root: &Path) -> Option<String> {
    fs::read_to_string(root.join("book.toml")).ok()
}

/// The `.toml` files of a folder, in the order of their names; `folder` is relative to `root`.
///
/// A file that is not UTF-8 yields a diagnostic. Hidden files and other endings are passed over.
pub(crate) fn toml_files(
    root: &Path,
    folder: &str,
) -> Result<(Vec<Arc<Source>>, Vec<Diagnostic>), Error> {
    let help = "create the folder, or name another with `catalogue = \"…\"` under \
                `[preprocessor.resource-cards]` in `book.toml`";
    let mut paths =
        list(&root.join(folder)).map_err(|error| Error::io(Path::new(folder), error, help))?;
    paths.sort();
    let (mut sources, mut diagnostics) = (Vec::new(), Vec::new());
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let shown = shown_path(folder, &name);
        let bytes = fs::read(&path)
            .map_err(|error| Error::io(Path::new(&shown), error, "make it readable"))?;
        match String::from_utf8(bytes) {
            Ok(text) => sources.push(Source::new(shown, text)),
            Err(error) => diagnostics.push(not_utf8(shown, &error)),
        }
    }
    Ok((sources, diagnostics))
}

fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if path.extension().is_some_and(|ending| ending == "toml") && !is_hidden {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// The path as messages show it: relative to the book's root, with forward slashes.
fn shown_path(folder: &str, name: &str) -> String {
    let folder = folder.replace('\\', "/");
    let folder = folder.trim_start_matches("./").trim_end_matches('/');
    format!("{folder}/{name}")
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
    use super::*;

    #[test]
    fn toml_files_come_in_the_order_of_their_names() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("resources");
        fs::create_dir(&folder).unwrap();
        for name in ["b.toml", "a.toml", ".hidden.toml", "README.md"] {
            fs::write(folder.join(name), "").unwrap();
        }
        fs::write(folder.join("c.toml"), b"title = \"\xff\"").unwrap();
        let (sources, diagnostics) = toml_files(root.path(), "./resources/").unwrap();
        let paths: Vec<_> = sources.iter().map(|source| &source.path).collect();
        assert_eq!(paths, ["resources/a.toml", "resources/b.toml"]);
        assert_eq!(diagnostics[0].source.path, "resources/c.toml");
        assert_eq!(diagnostics[0].position(), (1, 10));
    }

    #[test]
    fn a_missing_folder_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let error = toml_files(root.path(), "resources")
            .unwrap_err()
            .to_string();
        assert!(error.starts_with("cannot read `resources`: "), "{error}");
        assert!(error.contains("create the folder"), "{error}");
    }
}
