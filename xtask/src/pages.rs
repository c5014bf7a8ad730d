//! The pages of a built site that are for readers.

use std::fs;
use std::path::Path;

use crate::Result;

/// How the pages begin that mdBook makes for programs, for paper, and in place of pages that moved.
const MARKS_OF_OTHERS: [&str; 2] = [
    "<meta name=\"robots\" content=\"noindex\"",
    "<meta http-equiv=\"refresh\"",
];

/// A page as mdBook wrote it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Page {
    /// The path of its file within the site, with slashes.
    pub(crate) file: String,
    /// The path under which readers find it. Two files that are the same page share it.
    pub(crate) path: String,
    pub(crate) html: String,
}

/// Reads the pages for readers, ordered by file.
pub(crate) fn for_readers(folder: &Path) -> Result<Vec<Page>> {
    let front = fs::read_to_string(folder.join("index.html"))?;
    let mut pages = Vec::new();
    for file in files(folder, "html")? {
        let html = fs::read_to_string(folder.join(&file))?;
        if file == "404.html" || MARKS_OF_OTHERS.iter().any(|mark| html.contains(mark)) {
            continue;
        }
        // mdBook writes the first chapter twice: as itself and as the front page.
        let path = if html == front { "" } else { shortest(&file) }.to_owned();
        pages.push(Page { file, path, html });
    }
    pages.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(pages)
}

/// The paths of all files with this extension, with slashes, from the folder on.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(folder.join(&within))? {
            let entry = entry?;
            let path = format!("{within}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(format!("{path}/"));
            } else if Path::new(&path)
                .extension()
                .is_some_and(|it| it == extension)
            {
                files.push(path);
            }
        }
    }
    Ok(files)
}

/// A server shows the file `index.html` of a folder at the address of the folder.
fn shortest(path: &str) -> &str {
    let folder = path.strip_suffix("index.html");
    folder.filter(|it| it.ends_with('/')).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_for_readers_have_their_shortest_path() {
        let folder = tempfile::tempdir().unwrap();
        for (path, html) in [
            ("index.html", "first"),
            ("first.html", "first"),
            ("second.html", "second"),
            ("my-index.html", "third"),
            ("part/index.html", "part"),
            ("part/deeper/page.html", "page"),
            ("404.html", "nothing here"),
            (
                "print.html",
                r#"<meta name="robots" content="noindex">first second"#,
            ),
            (
                "old.html",
                r#"<meta http-equiv="refresh" content="0; URL=new.html">"#,
            ),
            ("print.css", "a {}"),
        ] {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, html).unwrap();
        }
        let expected = [
            ("first.html", "", "first"),
            ("index.html", "", "first"),
            ("my-index.html", "my-index.html", "third"),
            ("part/deeper/page.html", "part/deeper/page.html", "page"),
            ("part/index.html", "part/", "part"),
            ("second.html", "second.html", "second"),
        ];
        let expected = expected.map(|(file, path, html)| Page {
            file: file.into(),
            path: path.into(),
            html: html.into(),
        });
        assert_eq!(for_readers(folder.path()).unwrap(), expected);
    }

    #[test]
    fn a_folder_without_a_book_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert!(for_readers(folder.path()).is_err());
    }
}
