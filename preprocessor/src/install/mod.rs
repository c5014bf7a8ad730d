//! Puts the plugin into a book, and takes it out again.

mod book_toml;
mod list;

use std::path::{Path, PathBuf};

use crate::assets::{ASSETS, Copy};
use crate::error::Error;
use crate::files;

/// The folder of the catalogue, as it is by default.
const CATALOGUE: &str = "resources";

/// What is to be done to a book, file by file; nothing has happened yet.
#[derive(Debug)]
#[non_exhaustive]
pub struct Plan {
    root: PathBuf,
    steps: Vec<Change>,
    /// What was left alone, and why.
    pub remarks: Vec<String>,
}

/// One change on disk.
#[derive(Debug)]
enum Change {
    Write {
        name: String,
        old: Option<String>,
        new: String,
    },
    Remove {
        name: String,
        old: String,
    },
    MakeFolder(String),
    RemoveFolder(String),
}

impl Plan {
    /// Whether the book is already as it should be.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The changes as a unified diff.
    #[must_use]
    pub fn diff(&self) -> String {
        self.steps.iter().map(Change::diff).collect()
    }

    /// The changes in a line each.
    #[must_use]
    pub fn summary(&self) -> String {
        let lines = self.steps.iter().map(|step| match step {
            Change::Write {
                name, old: None, ..
            } => format!("made {name}\n"),
            Change::Write { name, .. } => format!("changed {name}\n"),
            Change::Remove { name, .. } => format!("removed {name}\n"),
            Change::MakeFolder(name) => format!("made {name}/\n"),
            Change::RemoveFolder(name) => format!("removed {name}/\n"),
        });
        lines.collect()
    }

    /// Makes the changes: all files are written or none, `book.toml` last; then files are removed,
    /// which it no longer names.
    ///
    /// # Errors
    ///
    /// When a file cannot be written, and nothing has changed; or when one cannot be removed.
    pub fn apply(&self) -> Result<(), Error> {
        let mut changes = files::Changes::default();
        for step in &self.steps {
            match step {
                Change::Write { name, old, new } => {
                    let path = self.root.join(name);
                    match old {
                        None => changes.create(&path, new)?,
                        Some(_) => changes.replace(&path, new)?,
                    }
                }
                Change::MakeFolder(name) => changes.make_folder(&self.root.join(name))?,
                Change::Remove { .. } | Change::RemoveFolder(_) => {}
            }
        }
        changes.complete()?;
        for step in &self.steps {
            match step {
                Change::Remove { name, .. } => files::remove(&self.root.join(name))?,
                Change::RemoveFolder(name) => files::remove_folder(&self.root.join(name))?,
                Change::Write { .. } | Change::MakeFolder(_) => {}
            }
        }
        Ok(())
    }
}

impl Change {
    fn diff(&self) -> String {
        let (name, old, new) = match self {
            Self::Write { name, old, new } => (name, old.as_deref(), Some(new.as_str())),
            Self::Remove { name, old } => (name, Some(old.as_str()), None),
            Self::MakeFolder(name) => return format!("+++ {name}/\n"),
            Self::RemoveFolder(name) => return format!("--- {name}/\n"),
        };
        let side = |text: Option<&str>| text.map_or("/dev/null".to_owned(), |_| name.clone());
        let diff = similar::TextDiff::from_lines(old.unwrap_or(""), new.unwrap_or(""));
        let (before, after) = (side(old), side(new));
        diff.unified_diff().header(&before, &after).to_string()
    }
}

/// What it takes to put the plugin into the book in `root`: its table in `book.toml`, style and
/// script, a folder for the catalogue. Comments and order of `book.toml` stay; a style or script of
/// another version gives way to this one's, unless it was edited.
///
/// # Errors
///
/// When `root` has no `book.toml`, or it cannot be edited without changing what it already says; the
/// message then has the lines to add by hand.
pub fn install(root: &Path) -> Result<Plan, Error> {
    let old = files::book_toml_or_error(root)?;
    let mut plan = Plan::new(root);
    for asset in &ASSETS {
        let path = root.join(asset.name);
        let Some(found) = files::text(&path) else {
            match files::exists(&path) {
                true => plan.keep(asset.name, "which cannot be read as text"),
                false => plan.write(asset.name, None, asset.text),
            }
            continue;
        };
        match asset.compare(&found) {
            Copy::Current => {}
            Copy::Outdated => plan.write(asset.name, Some(found), asset.text),
            Copy::Edited => plan.keep(asset.name, "which was edited"),
            Copy::OutdatedAndEdited | Copy::Foreign => plan.keep(
                asset.name,
                "which this version did not write; to get this version's, move yours away and \
                 install again",
            ),
        }
    }
    if !root.join(CATALOGUE).is_dir() {
        plan.make_folder(CATALOGUE);
    }
    let new = book_toml::install(&old).map_err(Error::Edit)?;
    plan.write_book_toml(old, &new);
    Ok(plan)
}

/// What it takes to undo [`install`]. Files that were changed since, and a catalogue that is not
/// empty, stay.
///
/// # Errors
///
/// When `root` has no `book.toml`, or it is not valid TOML.
pub fn uninstall(root: &Path) -> Result<Plan, Error> {
    let old = files::book_toml_or_error(root)?;
    let mut plan = Plan::new(root);
    for asset in &ASSETS {
        let Some(found) = files::text(&root.join(asset.name)) else {
            continue;
        };
        match asset.compare(&found) {
            Copy::Current | Copy::Outdated => plan.steps.push(Change::Remove {
                name: asset.name.to_owned(),
                old: found,
            }),
            Copy::Edited | Copy::OutdatedAndEdited | Copy::Foreign => {
                plan.keep(asset.name, "which was edited");
            }
        }
    }
    if files::is_empty_folder(&root.join(CATALOGUE)) {
        plan.steps.push(Change::RemoveFolder(CATALOGUE.to_owned()));
    }
    let (new, left) = book_toml::uninstall(&old).map_err(Error::Edit)?;
    plan.remarks.extend(left);
    plan.write_book_toml(old, &new);
    Ok(plan)
}

impl Plan {
    pub(crate) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            steps: Vec::new(),
            remarks: Vec::new(),
        }
    }

    pub(crate) fn make_folder(&mut self, name: &str) {
        self.steps.push(Change::MakeFolder(name.to_owned()));
    }

    pub(crate) fn write(&mut self, name: &str, old: Option<String>, new: &str) {
        self.steps.push(Change::Write {
            name: name.to_owned(),
            old,
            new: new.to_owned(),
        });
    }

    fn keep(&mut self, name: &str, why: &str) {
        self.remarks.push(format!("kept your `{name}`, {why}"));
    }

    fn write_book_toml(&mut self, old: String, new: &str) {
        if old != new {
            self.write("book.toml", Some(old), new);
        }
    }
}

#[cfg(test)]
mod tests;
