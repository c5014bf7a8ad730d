//! Languages and the directions of their scripts.

use mdbook_preprocessor::config::TextDirection;
use serde::Serialize;

/// The language of the book, and the direction of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Language {
    tag: String,
    direction: Direction,
}

/// Where lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    /// On the left.
    Ltr,
    /// On the right.
    Rtl,
}

impl Direction {
    /// The direction of a language, as the host sees it.
    fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or(tag);
        match TextDirection::from_lang_code(primary) {
            TextDirection::RightToLeft => Self::Rtl,
            _ => Self::Ltr,
        }
    }
}

impl Language {
    /// The language with this tag; `direction` is what the book's settings say, if they do.
    pub(crate) fn new(tag: &str, direction: Option<&str>) -> Self {
        Self {
            tag: tag.to_owned(),
            direction: match direction {
                Some("rtl") => Direction::Rtl,
                Some("ltr") => Direction::Ltr,
                _ => Direction::of(tag),
            },
        }
    }

    /// Whether text with this tag needs no `lang` of its own.
    pub(crate) fn is(&self, tag: &str) -> bool {
        self.tag.eq_ignore_ascii_case(tag)
    }

    /// The direction of text with this tag, if it is not the book's.
    pub(crate) fn other_direction(&self, tag: &str) -> Option<Direction> {
        Some(Direction::of(tag)).filter(|direction| *direction != self.direction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_from_the_book_is_said() {
        let english = Language::new("en", None);
        assert!(english.is("EN"));
        assert!(!english.is("de-AT"));
        assert_eq!(english.other_direction("de"), None);
        assert_eq!(english.other_direction("ar-EG"), Some(Direction::Rtl));
        let hebrew = Language::new("he", None);
        assert_eq!(hebrew.other_direction("ar"), None);
        assert_eq!(hebrew.other_direction("en"), Some(Direction::Ltr));
        assert_eq!(Language::new("en", Some("rtl")).other_direction("he"), None);
    }
}
