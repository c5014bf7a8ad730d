//! The values that a resource's fields may take.

use std::borrow::Borrow;
use std::fmt;

use crate::diagnostic;

/// A closed vocabulary: an enum whose variants have one word each.
pub(crate) trait Vocabulary: Copy + 'static {
    const ALL: &'static [Self];
    fn as_str(self) -> &'static str;
}

/// Whether a character has no place in a text: control characters and line breaks, those that change
/// the direction of the text around them, and those that Unicode will never assign.
pub(crate) fn is_unprintable(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}

/// The variant that `text` names; else what is wrong with it, and what would be right.
pub(crate) fn word<V: Vocabulary>(key: &str, text: &str) -> Result<V, (String, String)> {
    let words = || V::ALL.iter().map(|word| word.as_str());
    let found = V::ALL.iter().find(|word| word.as_str() == text);
    found.copied().ok_or_else(|| {
        let help = diagnostic::did_you_mean(text, words())
            .unwrap_or_else(|| format!("write {}", diagnostic::alternatives(words())));
        (format!("`{key}` cannot be `{text}`"), help)
    })
}

macro_rules! vocabulary {
    ($(#[$doc:meta])* $vis:vis enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        $vis enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// The word that stands for it in the catalogue and in shortcodes.
            #[must_use]
            $vis fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::catalogue::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn as_str(self) -> &'static str {
                $name::as_str(self)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// What sort of thing a resource is.
    pub enum Kind {
        /// A post, an essay or a piece in a magazine.
        Article = "article",
        /// A whole book.
        Book = "book",
        /// One chapter of a book.
        Chapter = "chapter",
        /// A course with lessons and exercises.
        Course = "course",
        /// The documentation of a project.
        Documentation = "documentation",
        /// A paper in a journal or at a conference.
        Paper = "paper",
        /// A work to look things up in.
        Reference = "reference",
        /// Code that is worth reading as such.
        SourceCode = "source-code",
        /// A normative text.
        Specification = "specification",
        /// A recorded talk.
        Talk = "talk",
        /// A program or a library.
        Tool = "tool",
        /// A guided exercise.
        Tutorial = "tutorial",
    }
}

impl Kind {
    /// Whether a reading time can be given for this kind at all.
    #[must_use]
    pub fn has_minutes(self) -> bool {
        !matches!(self, Self::Book | Self::SourceCode | Self::Tool)
    }
}

vocabulary! {
    /// What a resource asks of its reader.
    pub enum Level {
        /// Working knowledge of the language is enough.
        Introductory = "introductory",
        /// Some experience with the subject helps.
        Intermediate = "intermediate",
        /// Written for people who know the subject.
        Advanced = "advanced",
    }
}

vocabulary! {
    /// What it costs to get at a resource.
    pub enum Access {
        /// Open to everybody.
        Free = "free",
        /// An account is needed.
        Registration = "registration",
        /// It costs money.
        Paid = "paid",
    }
}

vocabulary! {
    /// Whether a resource still holds.
    pub enum Status {
        /// It can be followed as it stands.
        Current = "current",
        /// Still worth reading; details have been overtaken.
        Dated = "dated",
        /// Something else has taken its place.
        Superseded = "superseded",
        /// It is no longer at its address; an archived copy remains.
        Gone = "gone",
    }
}

/// The id of a resource: lower-case letters, digits and hyphens.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(String);

impl ResourceId {
    /// Accepts `[a-z0-9-]+`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
        (!text.is_empty() && text.bytes().all(allowed)).then(|| Self(text.to_owned()))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for ResourceId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ResourceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An absolute `http` or `https` address, kept as its author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebUrl(String);

impl WebUrl {
    /// Refuses other schemes, addresses without a host or with a user, and characters that no
    /// address has.
    pub(crate) fn parse(text: &str) -> Result<Self, &'static str> {
        if text.chars().any(|c| c.is_whitespace() || is_unprintable(c)) {
            return Err("an address has no spaces; write `%20`");
        }
        if text.contains('\\') {
            return Err("an address has no backslashes; write `/`, or `%5C`");
        }
        // Parsers also take `https:example.org`, which browsers may look for in the book.
        let is_absolute = ["https://", "http://"].iter().any(|start| {
            let begin = text.get(..start.len());
            begin.is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        });
        let url = url::Url::parse(text).ok().filter(|_| is_absolute);
        match url {
            None => Err("an absolute address begins with `https://` or `http://`"),
            Some(url) if !url.username().is_empty() || url.password().is_some() => {
                Err("a name before `@` looks like the host and is not; leave it out")
            }
            Some(_) => Ok(Self(text.to_owned())),
        }
    }

    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WebUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A day of the calendar. Displays as `2026-11-22`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Date {
    /// The year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// A day; the caller knows that it is in the calendar.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Whether the check digit of an ISBN-10 or ISBN-13 is right; hyphens and spaces do not count.
pub(crate) fn is_isbn(text: &str) -> bool {
    let mut digits = Vec::with_capacity(13);
    for c in text.chars().filter(|c| !matches!(c, '-' | ' ')) {
        match c.to_digit(10) {
            Some(digit) => digits.push(digit),
            None if matches!(c, 'X' | 'x') && digits.len() == 9 => digits.push(10),
            None => return false,
        }
    }
    let weighted = |weight: fn(u32) -> u32| -> u32 {
        (0..).zip(&digits).map(|(i, digit)| weight(i) * digit).sum()
    };
    match digits.len() {
        10 => weighted(|i| 10 - i) % 11 == 0,
        13 => weighted(|i| if i % 2 == 0 { 1 } else { 3 }) % 10 == 0,
        _ => false,
    }
}

/// Whether the text has the shape of a DOI, such as `10.1145/361598.361623`.
pub(crate) fn is_doi(text: &str) -> bool {
    let Some((prefix, suffix)) = text.strip_prefix("10.").and_then(|t| t.split_once('/')) else {
        return false;
    };
    let registrant = |c: char| c.is_ascii_digit() || c == '.';
    prefix.len() >= 4
        && prefix.chars().all(registrant)
        && !suffix.is_empty()
        && !suffix.chars().any(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_lower_case_letters_digits_and_hyphens() {
        for good in ["500-lines", "pep-3333", "a"] {
            assert_eq!(ResourceId::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "Pep", "a_b", "a b", "é", "a/b", "a.b"] {
            assert_eq!(ResourceId::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_web_addresses_are_accepted() {
        assert!(WebUrl::parse("https://example.org/a?b=c#d").is_ok());
        assert!(WebUrl::parse("http://example.org").is_ok());
        for bad in [
            "example.org",
            "//example.org",
            "https://",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "https://exam ple.org",
            "https://example.org/a b",
            "https://example.org/\u{1}",
            "file:///etc/passwd",
            "https:example.org",
            "https:/example.org://",
            r"https:\\example.org",
            r"https://example.org\@example.net",
            "https://example.org@example.net",
            "https://:secret@example.net",
            "https://example.org/\u{202E}",
            "",
        ] {
            assert!(WebUrl::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn isbn_check_digits_count() {
        assert!(is_isbn("978-1-257-63801-7"));
        assert!(is_isbn("978-0-13-468599-1"));
        assert!(is_isbn("0-306-40615-2"));
        assert!(is_isbn("0-8044-2957-X"));
        assert!(!is_isbn("978-1-257-63801-8"));
        assert!(!is_isbn("97812576380"));
        // A ten can only be the check digit, and has only one sign.
        assert!(!is_isbn("X306406151"));
        assert!(!is_isbn("0-8044-2957-Y"));
    }

    #[test]
    fn a_doi_has_prefix_and_suffix() {
        assert!(is_doi("10.1145/361598.361623"));
        assert!(!is_doi("https://doi.org/10.1145/361598.361623"));
        assert!(!is_doi("10.1145/"));
        assert!(!is_doi("10.11/x"));
        assert!(!is_doi("10.abcd/x"));
    }

    #[test]
    fn dates_display_in_iso_form() {
        assert_eq!(Date::new(2026, 1, 2).to_string(), "2026-01-02");
    }
}
