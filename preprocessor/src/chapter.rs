//! A chapter, whichever way it came in.

use std::borrow::Cow;

use crate::error::Error;
use crate::wire;

/// A chapter that has a page and may hold shortcodes.
#[derive(Debug)]
pub(crate) struct Chapter<'i> {
    /// Its place in reading order among all chapters.
    pub(crate) index: usize,
    /// Its title.
    pub(crate) name: String,
    pub(crate) content: Content<'i>,
    /// Where its page goes: the path of a Markdown file, relative to the site's root.
    pub(crate) path: String,
    /// Its file as messages show it.
    pub(crate) shown_path: String,
}

/// The Markdown of a chapter.
#[derive(Debug)]
pub(crate) enum Content<'i> {
    Text(Cow<'i, str>),
    /// As the host sent it. Decoded, all chapters would be as large as the book once more; so each
    /// one is when it is looked at, and not kept.
    Sent(&'i wire::Chapter<'i>),
}

impl Content<'_> {
    pub(crate) fn text(&self) -> Result<Cow<'_, str>, Error> {
        match self {
            Self::Text(text) => Ok(Cow::Borrowed(text)),
            Self::Sent(chapter) => chapter.content(),
        }
    }
}

impl Chapter<'_> {
    /// How many folders its page lies below the site's root.
    pub(crate) fn depth(&self) -> usize {
        self.path.matches('/').count()
    }

    /// The address of its page, relative to the site's root.
    ///
    /// mdBook publishes a file called `README.md` as `index.html`, whatever its case.
    pub(crate) fn page(&self) -> String {
        let (folder, name) = match self.path.rsplit_once('/') {
            Some((folder, name)) => (format!("{folder}/"), name),
            None => (String::new(), self.path.as_str()),
        };
        let stem = name.strip_suffix(".md").unwrap_or(name);
        let stem = if stem.eq_ignore_ascii_case("readme") {
            "index"
        } else {
            stem
        };
        format!("{folder}{stem}.html")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_named_as_mdbook_names_them() {
        let page = |path: &str| {
            let chapter = Chapter {
                index: 0,
                name: String::new(),
                content: Content::Text(Cow::Borrowed("")),
                path: path.to_owned(),
                shown_path: String::new(),
            };
            (chapter.page(), chapter.depth())
        };
        assert_eq!(page("a.md"), ("a.html".to_owned(), 0));
        assert_eq!(page("README.md"), ("index.html".to_owned(), 0));
        assert_eq!(page("a/b/readme.md"), ("a/b/index.html".to_owned(), 2));
    }
}
