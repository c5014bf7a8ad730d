//! Changes to several files at once: all of them, or none.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::error::Error;

/// Changes that are undone unless they are completed.
///
/// New texts first lie beside the files that they are for, so that a full disk is noticed while the
/// book is still as it was; then each takes its place in one step.
#[derive(Default)]
pub(crate) struct Changes {
    staged: Vec<Staged>,
    made: Vec<Made>,
}

/// A text that waits beside its file.
struct Staged {
    waiting: NamedTempFile,
    path: PathBuf,
    /// Where the text goes: the end of symbolic links.
    target: PathBuf,
    is_new: bool,
}

/// Something that was not there before.
enum Made {
    File(PathBuf),
    Folder(PathBuf),
}

impl Changes {
    pub(crate) fn make_folder(&mut self, path: &Path) -> Result<(), Error> {
        let is_missing = |path: &&Path| !path.as_os_str().is_empty() && !path.exists();
        let missing: Vec<&Path> = path.ancestors().take_while(is_missing).collect();
        let outermost_first = missing.into_iter().rev();
        self.made
            .extend(outermost_first.map(|path| Made::Folder(path.to_owned())));
        fs::create_dir_all(path).map_err(|error| unwritable(path, error))
    }

    /// A file that must not be there yet.
    pub(crate) fn create(&mut self, path: &Path, text: &str) -> Result<(), Error> {
        let staged = beside(path).and_then(|mut waiting| {
            waiting.write_all(text.as_bytes())?;
            Ok(Staged {
                waiting,
                path: path.to_owned(),
                target: path.to_owned(),
                is_new: true,
            })
        });
        self.staged
            .push(staged.map_err(|error| unwritable(path, error))?);
        Ok(())
    }

    /// A file that gets another text, and keeps its permissions.
    pub(crate) fn replace(&mut self, path: &Path, text: &str) -> Result<(), Error> {
        let staged = fs::canonicalize(path).and_then(|target| {
            let mut waiting = beside(&target)?;
            waiting.write_all(text.as_bytes())?;
            let file = waiting.as_file();
            file.set_permissions(fs::metadata(&target)?.permissions())?;
            // The old text must not give way to one that a power failure takes along.
            file.sync_all()?;
            Ok(Staged {
                waiting,
                path: path.to_owned(),
                target,
                is_new: false,
            })
        });
        self.staged
            .push(staged.map_err(|error| unwritable(path, error))?);
        Ok(())
    }

    /// Puts every text in its place.
    pub(crate) fn complete(mut self) -> Result<(), Error> {
        for staged in std::mem::take(&mut self.staged) {
            let Staged {
                waiting,
                path,
                target,
                is_new,
            } = staged;
            let placed = match is_new {
                true => waiting.persist_noclobber(&target),
                false => waiting.persist(&target),
            };
            placed.map_err(|error| unwritable(&path, error.error))?;
            if is_new {
                self.made.push(Made::File(target));
            }
        }
        self.made.clear();
        Ok(())
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        // What waits in a folder goes before the folder.
        self.staged.clear();
        for made in self.made.iter().rev() {
            // It may not have come to be, and there is nobody left to tell.
            let _ = match made {
                Made::File(path) => fs::remove_file(path),
                Made::Folder(path) => fs::remove_dir(path),
            };
        }
    }
}

pub(crate) fn remove(path: &Path) -> Result<(), Error> {
    fs::remove_file(path).map_err(|error| unwritable(path, error))
}

pub(crate) fn remove_folder(path: &Path) -> Result<(), Error> {
    fs::remove_dir(path).map_err(|error| unwritable(path, error))
}

/// An empty file in the same folder, with a hidden name of its own.
fn beside(path: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".resource-cards-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // Less what the process masks, as for any new file; the default is for secrets.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    builder.tempfile_in(folder.unwrap_or(Path::new(".")))
}

fn unwritable(path: &Path, error: io::Error) -> Error {
    Error::io(path, error, "it could not be written".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_that_fails_on_the_way_is_undone() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name| folder.path().join(name);
        fs::write(at("old"), "old").unwrap();
        let mut changes = Changes::default();
        changes.make_folder(&at("made/within")).unwrap();
        changes.create(&at("made/within/a"), "a").unwrap();
        changes.create(&at("b"), "b").unwrap();
        changes.replace(&at("old"), "new").unwrap();
        fs::write(at("b"), "of somebody else").unwrap();
        let error = changes.complete().unwrap_err().to_string();
        assert!(error.contains("b`: "), "{error}");
        let entries = fs::read_dir(folder.path()).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["b", "old"]);
        assert_eq!(fs::read_to_string(at("old")).unwrap(), "old");
        assert_eq!(fs::read_to_string(at("b")).unwrap(), "of somebody else");
    }
}
