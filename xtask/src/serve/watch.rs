//! Files of the book that change.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, PollWatcher, RecursiveMode, Watcher};

use crate::Result;

/// The folders from which the book is made.
const FOLDERS: [&str; 4] = [
    "book",
    "preprocessor/assets",
    "preprocessor/src",
    "preprocessor/templates",
];
/// The file from which it is made. Editors replace it, so its folder is watched.
const SETTINGS: &str = "book.toml";

/// A change is over when nothing more happens for this long: an editor writes a file in several steps.
const CALM: Duration = Duration::from_millis(15);
/// A change that does not end is told all the same.
const LONGEST: Duration = Duration::from_millis(500);
/// How often files are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// Tells of changes, as long as it is kept.
pub(super) struct Changes {
    receiver: Receiver<Vec<PathBuf>>,
    _watcher: Box<dyn Watcher>,
}

/// Watches a book from now on.
pub(super) fn changes(root: &Path) -> Result<Changes> {
    let (sender, events) = channel();
    let watcher = native(root, sender.clone()).or_else(|error| {
        println!(
            "this system does not tell of changes ({error}); the files are looked at twice a second"
        );
        polling(root, sender)
    })?;
    let (sender, receiver) = channel();
    let root = root.to_owned();
    thread::spawn(move || gather(&root, &events, &sender));
    Ok(Changes {
        receiver,
        _watcher: watcher,
    })
}

impl Changes {
    /// Waits for a change, for some time or for ever; none in that time, an error when there will be none.
    pub(super) fn next(&self, time: Option<Duration>) -> Result<Option<Vec<PathBuf>>> {
        match time {
            None => Ok(Some(self.receiver.recv()?)),
            Some(time) => match self.receiver.recv_timeout(time) {
                Ok(paths) => Ok(Some(paths)),
                Err(RecvTimeoutError::Timeout) => Ok(None),
                Err(error) => Err(error.into()),
            },
        }
    }
}

fn native(root: &Path, sender: Sender<notify::Result<Event>>) -> notify::Result<Box<dyn Watcher>> {
    let mut watcher = notify::recommended_watcher(sender)?;
    watch(&mut watcher, root)?;
    Ok(Box::new(watcher))
}

fn polling(root: &Path, sender: Sender<notify::Result<Event>>) -> notify::Result<Box<dyn Watcher>> {
    let mut watcher = PollWatcher::new(sender, Config::default().with_poll_interval(POLL))?;
    watch(&mut watcher, root)?;
    Ok(Box::new(watcher))
}

fn watch(watcher: &mut impl Watcher, root: &Path) -> notify::Result<()> {
    watcher.watch(root, RecursiveMode::NonRecursive)?;
    let folders = FOLDERS.iter().map(|folder| root.join(folder));
    for folder in folders.filter(|folder| folder.is_dir()) {
        watcher.watch(&folder, RecursiveMode::Recursive)?;
    }
    Ok(())
}

/// Passes changes on, each as one once it is over.
fn gather(root: &Path, events: &Receiver<notify::Result<Event>>, changes: &Sender<Vec<PathBuf>>) {
    let mut changed = Vec::new();
    while let Ok(event) = events.recv() {
        changed.extend(of_the_book(root, event));
        if changed.is_empty() {
            continue;
        }
        let start = Instant::now();
        while start.elapsed() < LONGEST
            && let Ok(event) = events.recv_timeout(CALM)
        {
            changed.extend(of_the_book(root, event));
        }
        changed.sort();
        changed.dedup();
        if changes.send(std::mem::take(&mut changed)).is_err() {
            return;
        }
    }
}

/// The files, by their paths from the root, that an event says have other contents now.
fn of_the_book(root: &Path, event: notify::Result<Event>) -> Vec<PathBuf> {
    let event = match event {
        Ok(event) => event,
        Err(error) => {
            println!("a change may have been missed: {error}");
            return Vec::new();
        }
    };
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    let paths = event.paths.iter();
    paths
        .filter_map(|path| path.strip_prefix(root).ok())
        .filter(|path| is_source(path))
        .map(Path::to_owned)
        .collect()
}

/// Whether a file belongs to the book, and not to an editor or a tool.
fn is_source(path: &Path) -> bool {
    let is_watched = path == Path::new(SETTINGS) || FOLDERS.iter().any(|it| path.starts_with(it));
    let is_aside = path.iter().any(|part| {
        let part = part.to_string_lossy();
        part.starts_with('.')
            || part.starts_with('#')
            || part.ends_with('~')
            || part == "__pycache__"
    });
    is_watched && !is_aside
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_editors_and_tools_write_is_no_source() {
        for path in ["book.toml", "book/src/a.md", "preprocessor/assets/a.css"] {
            assert!(is_source(Path::new(path)), "{path}");
        }
        for path in [
            "Cargo.toml",
            "book/src/.a.md.swp",
            "book/src/a.md~",
            "book/src/#a.md#",
            "book/examples/a/__pycache__/b.pyc",
            "book/examples/.pytest_cache/x",
            "preprocessor/tests/spec/a.md",
            "target/book/index.html",
        ] {
            assert!(!is_source(Path::new(path)), "{path}");
        }
    }

    /// A folder laid out like the repository.
    fn book() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("book/src")).unwrap();
        fs::write(root.path().join("book/src/a.md"), "one").unwrap();
        root
    }

    fn told(changes: &Changes) -> Vec<PathBuf> {
        let time = Some(Duration::from_secs(20));
        changes.next(time).unwrap().expect("a change is told")
    }

    #[test]
    fn a_change_is_told_once_with_all_its_files() {
        let book = book();
        let root = book.path().canonicalize().unwrap();
        let changes = changes(&root).unwrap();
        fs::write(root.join("book/src/.hidden"), "no").unwrap();
        fs::write(root.join("elsewhere"), "no").unwrap();
        fs::write(root.join("book/src/a.md"), "two").unwrap();
        assert_eq!(told(&changes), [PathBuf::from("book/src/a.md")]);
        // As editors do that replace a file.
        fs::write(root.join(".new"), "three").unwrap();
        fs::rename(root.join(".new"), root.join("book.toml")).unwrap();
        assert_eq!(told(&changes), [PathBuf::from("book.toml")]);
    }

    #[test]
    fn a_system_that_does_not_tell_is_asked() {
        let book = book();
        let root = book.path().canonicalize().unwrap();
        let (sender, events) = channel();
        let _watcher = polling(&root, sender).unwrap();
        fs::write(root.join("book/src/b.md"), "new").unwrap();
        let start = Instant::now();
        loop {
            let event = events.recv_timeout(Duration::from_secs(20)).unwrap();
            if of_the_book(&root, event).contains(&PathBuf::from("book/src/b.md")) {
                break;
            }
            assert!(start.elapsed() < Duration::from_secs(20));
        }
    }
}
