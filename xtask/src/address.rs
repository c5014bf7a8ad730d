//! Where the site is found.

use std::net::Ipv4Addr;
use std::str::FromStr;

use url::Url;

use crate::Result;

/// The host on which the book is served on this machine.
pub(crate) const HOST: Ipv4Addr = Ipv4Addr::LOCALHOST;

/// Where the book is served when nobody asks for another port.
pub(crate) const DEFAULT_PORT: u16 = 3000;

/// The address of the book that is served on this machine.
pub(crate) fn local(port: u16) -> String {
    format!("http://{HOST}:{port}/")
}

/// The address of the front page, without a file name, ending in a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SiteAddress(Url);

impl FromStr for SiteAddress {
    type Err = String;

    /// Reads `https://example.org/book/`, with the last slash or without it.
    fn from_str(text: &str) -> std::result::Result<Self, String> {
        let mut url = Url::parse(text)
            .ok()
            .filter(|url| matches!(url.scheme(), "http" | "https"))
            .filter(|url| url.username().is_empty() && url.password().is_none())
            .filter(|url| url.query().is_none() && url.fragment().is_none())
            .ok_or_else(|| {
                format!(
                    "`{text}` is no address of a site; `https://example.org/book/` would be one"
                )
            })?;
        if !url.path().ends_with('/') {
            url.set_path(&format!("{}/", url.path()));
        }
        Ok(Self(url))
    }
}

impl SiteAddress {
    /// The site as it is served on this machine.
    pub(crate) fn here() -> Result<Self> {
        Ok(local(DEFAULT_PORT).parse()?)
    }

    /// The path of the front page on its host.
    pub(crate) fn path(&self) -> &str {
        self.0.path()
    }

    /// The address of a file of the site, or of a folder, by its path within the site.
    pub(crate) fn of(&self, path: &str) -> String {
        let mut url = self.0.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path.split('/'));
        }
        url.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> String {
        text.parse::<SiteAddress>().unwrap().of("")
    }

    #[test]
    fn an_address_ends_in_a_slash() {
        for (given, address) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/book", "https://example.org/book/"),
            ("https://example.org/book/", "https://example.org/book/"),
            ("HTTP://127.0.0.1:3000/", "http://127.0.0.1:3000/"),
        ] {
            assert_eq!(parsed(given), address);
        }
        let here = SiteAddress::here().unwrap();
        assert_eq!(here.of(""), "http://127.0.0.1:3000/");
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused_in_one_line() {
        for given in [
            "",
            "/book/",
            "example.org/book/",
            "//example.org/book/",
            "ftp://example.org/",
            "file:///book/",
            "https://",
            "https://example.org/?page=1",
            "https://example.org/?",
            "https://example.org/#top",
            "https://ada@example.org/",
        ] {
            let error = given.parse::<SiteAddress>().unwrap_err();
            assert_eq!(
                error,
                format!(
                    "`{given}` is no address of a site; `https://example.org/book/` would be one"
                )
            );
        }
    }

    #[test]
    fn files_have_addresses_below_the_site() {
        let site: SiteAddress = "https://example.org/book".parse().unwrap();
        assert_eq!(site.path(), "/book/");
        assert_eq!(site.of(""), "https://example.org/book/");
        assert_eq!(site.of("part/"), "https://example.org/book/part/");
        assert_eq!(
            site.of("part/50% ü?.html"),
            "https://example.org/book/part/50%25%20%C3%BC%3F.html"
        );
    }
}
