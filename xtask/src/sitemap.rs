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
use crate::pages::Page;

const SITEMAP: &str = "sitemap.xml";

/// Writes both files into the folder of a built site.
pub(crate) fn write(folder: &Path, site: &SiteAddress, pages: &[Page]) -> Result {
    let paths = pages.iter().map(|page| page.path.as_str()).collect();
    fs::write(folder.join(SITEMAP), sitemap(&paths, site))?;
    fs::write(folder.join("robots.txt"), robots(site))?;
    Ok(())
}

/// Lists each path once, in order.
fn sitemap(paths: &BTreeSet<&str>, site: &SiteAddress) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for path in paths {
        let address = site.of(path).replace('&', "&amp;").replace('\'', "&apos;");
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
    fn a_sitemap_holds_escaped_addresses() {
        let site: SiteAddress = "https://example.org/it's/".parse().unwrap();
        let paths = BTreeSet::from(["q&a.html", ""]);
        assert_eq!(
            sitemap(&paths, &site),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n  \
               <url><loc>https://example.org/it&apos;s/</loc></url>\n  \
               <url><loc>https://example.org/it&apos;s/q&amp;a.html</loc></url>\n\
             </urlset>\n"
        );
    }

    #[test]
    fn robots_are_shown_the_sitemap() {
        let site: SiteAddress = "https://example.org/book".parse().unwrap();
        assert_eq!(
            robots(&site),
            "User-agent: *\nAllow: /\n\nSitemap: https://example.org/book/sitemap.xml\n"
        );
    }
}
