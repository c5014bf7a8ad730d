//! What search engines ask for: `sitemap.xml` and `robots.txt`.
//!
//! They ask for `robots.txt` at the root of a host only. For a site below the root it says nothing
//! to them, and the sitemap has to be named to them by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::address::SiteAddress;

const SITEMAP: &str = "sitemap.xml";

/// How the pages begin that mdBook makes for programs, for paper, and in place of pages that moved.
const MARKS_OF_OTHERS: [&str; 2] = [
    "<meta name=\"robots\" content=\"noindex\"",
    "<meta http-equiv=\"refresh\"",
];

/// Writes both files into the folder of a built site.
pub(crate) fn write(folder: &Path, site: &SiteAddress) -> Result {
    let pages = pages(folder)?;
    fs::write(folder.join(SITEMAP), sitemap(&pages, site))?;
    fs::write(folder.join("robots.txt"), robots(site))?;
    Ok(())
}

/// The pages for readers, each under its shortest path, in order.
fn pages(folder: &Path) -> Result<BTreeSet<String>> {
    let front = fs::read_to_string(folder.join("index.html"))?;
    let mut pages = BTreeSet::from([String::new()]);
    for path in html_files(folder)? {
        let html = fs::read_to_string(folder.join(&path))?;
        // mdBook writes the first chapter twice: as itself and as the front page.
        if path != "404.html" && html != front && !MARKS_OF_OTHERS.iter().any(|m| html.contains(m))
        {
            pages.insert(shortest(&path).to_owned());
        }
    }
    Ok(pages)
}

/// The paths of all HTML files, with slashes, from the folder on.
fn html_files(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(folder.join(&within))? {
            let entry = entry?;
            let path = format!("{within}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push(format!("{path}/"));
            } else if Path::new(&path).extension().is_some_and(|it| it == "html") {
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

fn sitemap(pages: &BTreeSet<String>, site: &SiteAddress) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for page in pages {
        let address = site.of(page).replace('&', "&amp;").replace('\'', "&apos;");
        // Writing to a string cannot fail.
        let _ = writeln!(out, "  <url><loc>{address}</loc></url>");
    }
    out.push_str("</urlset>\n");
    out
}

/// Nothing is forbidden: a crawler has to read a page to learn that it is not for the index.
fn robots(site: &SiteAddress) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.of(SITEMAP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_for_readers_are_listed_once() {
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
            "",
            "my-index.html",
            "part/",
            "part/deeper/page.html",
            "second.html",
        ];
        assert_eq!(
            Vec::from_iter(pages(folder.path()).unwrap()),
            expected.map(String::from)
        );
    }

    #[test]
    fn a_sitemap_holds_escaped_addresses() {
        let site = SiteAddress::parse("https://example.org/it's/").unwrap();
        let pages = BTreeSet::from(["q&a.html".into(), String::new()]);
        assert_eq!(
            sitemap(&pages, &site),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  \
               <url><loc>https://example.org/it&apos;s/</loc></url>\n  \
               <url><loc>https://example.org/it&apos;s/q&amp;a.html</loc></url>\n\
             </urlset>\n"
        );
    }

    #[test]
    fn robots_are_shown_the_sitemap() {
        let site = SiteAddress::parse("https://example.org/book").unwrap();
        assert_eq!(
            robots(&site),
            "User-agent: *\nAllow: /\n\nSitemap: https://example.org/book/sitemap.xml\n"
        );
    }

    #[test]
    fn a_folder_without_a_book_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let site = SiteAddress::parse("https://example.org/").unwrap();
        assert!(write(folder.path(), &site).is_err());
        assert!(!folder.path().join(SITEMAP).exists());
    }
}
