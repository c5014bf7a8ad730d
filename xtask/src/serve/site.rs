//! The folders of the last builds, looked through as one site.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::Result;

/// How the file is called that holds the index of the search; a number of mdBook's follows.
const INDEX: &str = "searchindex";

/// A site of which parts may be newer than others.
pub(super) struct Site {
    folder: PathBuf,
    shown: Mutex<Shown>,
}

/// Which builds are shown, by number.
#[derive(Clone, Copy, Default)]
struct Shown {
    /// The newest pages.
    pages: u8,
    /// The newest index of the search, and what lies beside the pages.
    rest: u8,
    /// The build that is to replace the rest one day.
    begun: Option<u8>,
}

/// Folders enough for what is shown, for a whole build, and for pages that are needed before its end.
const FOLDERS: u8 = 4;

impl Site {
    /// A site whose builds lie in this folder.
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            shown: Mutex::default(),
        }
    }

    /// Shows the pages that `build` writes into a folder, once it has.
    pub(super) fn renew_pages(&self, build: impl FnOnce(&Path) -> Result) -> Result {
        let number = self.shown().free();
        build(&self.build(number))?;
        self.change(|shown| shown.pages = number);
        Ok(())
    }

    /// Shows all that `build` writes into a folder, once it has; but no pages if there are newer ones,
    /// as `is_newest` tells then.
    pub(super) fn renew_all(
        &self,
        build: impl FnOnce(&Path) -> Result,
        is_newest: impl FnOnce() -> bool,
    ) -> Result {
        let number = self.change(|shown| *shown.begun.insert(shown.free()));
        let built = build(&self.build(number));
        self.change(|shown| {
            shown.begun = None;
            if built.is_ok() {
                shown.rest = number;
                if is_newest() {
                    shown.pages = number;
                }
            }
        });
        built
    }

    /// The file that a path within the site names: of the newest build, or of the newest whole one.
    pub(super) fn file(&self, path: &str) -> Option<PathBuf> {
        let path = Path::new(path);
        if !path
            .components()
            .all(|part| matches!(part, Component::Normal(_)))
        {
            return None;
        }
        let shown = self.shown();
        let rest = self.build(shown.rest);
        let is_index = path.to_str().is_some_and(|path| path.starts_with(INDEX));
        if is_index && let Some(index) = index(&rest) {
            return Some(index);
        }
        [self.build(shown.pages), rest]
            .into_iter()
            .map(|build| build.join(path))
            .map(|file| match file.is_dir() {
                true => file.join("index.html"),
                false => file,
            })
            .find(|file| file.is_file())
    }

    fn shown(&self) -> Shown {
        self.change(|shown| *shown)
    }

    fn change<T>(&self, change: impl FnOnce(&mut Shown) -> T) -> T {
        change(&mut self.shown.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn build(&self, number: u8) -> PathBuf {
        self.folder.join(number.to_string())
    }
}

impl Shown {
    /// A folder that is neither shown nor being written.
    fn free(self) -> u8 {
        let is_free = |number: &u8| {
            *number != self.pages && *number != self.rest && Some(*number) != self.begun
        };
        (0..FOLDERS).find(is_free).unwrap_or_default()
    }
}

/// The index of the search, which a page of another build asks for by another number.
fn index(build: &Path) -> Option<PathBuf> {
    let entries = fs::read_dir(build).ok()?;
    entries
        .filter_map(std::result::Result::ok)
        .find(|entry| entry.file_name().to_string_lossy().starts_with(INDEX))
        .map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, name: &str, text: &str) {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    fn text(site: &Site, path: &str) -> Option<String> {
        site.file(path)
            .map(|file| fs::read_to_string(file).unwrap())
    }

    #[test]
    fn the_newest_pages_come_with_the_newest_index() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path().to_owned());
        assert_eq!(text(&site, "index.html"), None);
        let whole = |build: &Path| {
            write(build, "index.html", "old");
            write(build, "part/index.html", "part");
            write(build, "searchindex-1.js", "index");
            write(build, "resources.bib", "beside");
            Ok(())
        };
        site.renew_all(whole, || true).unwrap();
        assert_eq!(text(&site, ""), Some("old".into()));
        assert_eq!(text(&site, "part"), Some("part".into()));

        let pages = |build: &Path| {
            write(build, "index.html", "new");
            write(build, "searchindex-2.js", "empty");
            assert_eq!(text(&site, "index.html"), Some("old".into()));
            Ok(())
        };
        site.renew_pages(pages).unwrap();
        assert_eq!(text(&site, "index.html"), Some("new".into()));
        assert_eq!(text(&site, "searchindex-2.js"), Some("index".into()));
        assert_eq!(text(&site, "resources.bib"), Some("beside".into()));
    }

    #[test]
    fn pages_that_are_newer_than_a_whole_build_stay() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path().to_owned());
        let page = |text: &'static str| {
            move |build: &Path| {
                write(build, "index.html", text);
                write(build, "searchindex-1.js", text);
                Ok(())
            }
        };
        site.renew_all(page("one"), || true).unwrap();
        let whole = |build: &Path| {
            // While the whole site is built, a page changes twice.
            site.renew_pages(page("three")).unwrap();
            site.renew_pages(page("four")).unwrap();
            page("two")(build)
        };
        site.renew_all(whole, || false).unwrap();
        assert_eq!(text(&site, "index.html"), Some("four".into()));
        assert_eq!(text(&site, "searchindex-1.js"), Some("two".into()));
    }

    #[test]
    fn a_build_that_fails_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let site = Site::new(folder.path().to_owned());
        let good = |build: &Path| {
            write(build, "index.html", "good");
            Ok(())
        };
        let bad = |build: &Path| {
            write(build, "index.html", "bad");
            Err("no book".into())
        };
        site.renew_all(good, || true).unwrap();
        assert!(site.renew_all(bad, || true).is_err());
        assert!(site.renew_pages(bad).is_err());
        assert_eq!(text(&site, "index.html"), Some("good".into()));
    }

    #[test]
    fn nothing_outside_of_the_site_is_shown() {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), "secret.txt", "secret");
        let site = Site::new(folder.path().join("site"));
        let build = |build: &Path| {
            write(build, "index.html", "");
            Ok(())
        };
        site.renew_all(build, || true).unwrap();
        let absolute = folder.path().join("secret.txt");
        for path in [
            "../../secret.txt",
            "./../../secret.txt",
            absolute.to_str().unwrap(),
        ] {
            assert_eq!(site.file(path), None, "{path}");
        }
    }
}
