//! What an author got wrong, as data: drawing it is the business of [`report`](crate::report).

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A text that diagnostics point into.
#[derive(Debug)]
#[non_exhaustive]
pub struct Source {
    /// The path shown to the author: relative to the book's root, with forward slashes.
    pub path: String,
    /// The whole text; byte ranges of labels refer to it.
    pub text: String,
    /// Where its lines begin, once somebody has asked.
    lines: OnceLock<Vec<usize>>,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.text == other.text
    }
}

impl Eq for Source {}

impl Source {
    /// Makes a source that several diagnostics can share.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Arc<Self> {
        Arc::new(Self {
            path: path.into(),
            text: text.into(),
            lines: OnceLock::new(),
        })
    }

    /// Line and column of a byte, counted from 1, columns in characters.
    fn position(&self, offset: usize) -> (usize, usize) {
        let offset = offset.min(self.text.len());
        let (line, range) = self.line(offset);
        (line, self.text[range.start..offset].chars().count() + 1)
    }

    /// The number of the line that a byte stands in, and its range without the line feed.
    pub(crate) fn line(&self, offset: usize) -> (usize, Range<usize>) {
        let lines = self.lines.get_or_init(|| {
            let newlines = self.text.match_indices('\n');
            std::iter::once(0)
                .chain(newlines.map(|(at, _)| at + 1))
                .collect()
        });
        let line = lines.partition_point(|start| *start <= offset);
        let end = lines.get(line).map_or(self.text.len(), |next| next - 1);
        (line, lines[line - 1]..end)
    }
}

/// Whether a diagnostic fails the build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The book cannot be built.
    Error,
    /// The book is built, but the author should look.
    Warning,
}

/// The stable, kebab-case name of a rule, for searching and for filters in tools.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Code {
    /// A catalogue or configuration file is not valid TOML, or not UTF-8.
    InvalidToml,
    /// The name of a catalogue file is not a resource id.
    InvalidId,
    /// A key that the format does not have.
    UnknownField,
    /// A required key is absent.
    MissingField,
    /// A value of the wrong type, or outside what its key allows.
    InvalidValue,
    /// An address that is not an absolute `http` or `https` URL.
    InvalidUrl,
    /// A topic that the book's configuration does not list.
    UnknownTopic,
    /// Catalogue Markdown with a heading, raw HTML or a link that may not be followed.
    InvalidMarkdown,
    /// A resource id that the catalogue does not have.
    UnknownResource,
    /// A shortcode that cannot be read.
    MalformedShortcode,
    /// A shortcode name that does not exist.
    UnknownShortcode,
    /// An attribute that the shortcode does not have.
    UnknownAttribute,
    /// A shortcode where no card or link can stand.
    MisplacedShortcode,
    /// One end of a card with a remark without the other.
    UnpairedShortcode,
    /// A query that no resource of the catalogue matches.
    EmptyQuery,
    /// A template that cannot be read or filled in.
    InvalidTemplate,
    /// A key of the plugin's table in `book.toml` that does not exist.
    UnknownConfigKey,
    /// A value in the plugin's table in `book.toml` that cannot be used.
    InvalidConfigValue,
    /// The plugin is not told to run before mdBook's `links`.
    RunsAfterLinks,
    /// A style or script that another version of the plugin has put into the book.
    OutdatedAsset,
    /// A resource that no chapter shows.
    UnusedResource,
    /// Two resources with the same address.
    DuplicateUrl,
    /// Two resources whose titles differ in the use of capitals only.
    TitleMismatchCase,
    /// An entry that nobody has checked for long.
    StaleReview,
    /// An address without encryption.
    InsecureUrl,
    /// An annotation that says too little or too much.
    AnnotationLength,
    /// An annotation that opens with what the reader sees anyway.
    AnnotationOpening,
    /// A resource that has aged and has no archived copy.
    MissingArchive,
    /// A superseded resource that does not say by what.
    SupersededWithoutInstead,
    /// A resource that sends readers to one that is gone.
    InsteadGone,
    /// A year that has not come yet.
    FutureYear,
    /// More resources in a topic than its shortlist holds.
    CrowdedTopic,
    /// A reading path with a resource that is gone.
    PathWithGone,
}

impl Code {
    /// The code as authors see it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidToml => "invalid-toml",
            Self::InvalidId => "invalid-id",
            Self::UnknownField => "unknown-field",
            Self::MissingField => "missing-field",
            Self::InvalidValue => "invalid-value",
            Self::InvalidUrl => "invalid-url",
            Self::UnknownTopic => "unknown-topic",
            Self::InvalidMarkdown => "invalid-markdown",
            Self::UnknownResource => "unknown-resource",
            Self::MalformedShortcode => "malformed-shortcode",
            Self::UnknownShortcode => "unknown-shortcode",
            Self::UnknownAttribute => "unknown-attribute",
            Self::MisplacedShortcode => "misplaced-shortcode",
            Self::UnpairedShortcode => "unpaired-shortcode",
            Self::EmptyQuery => "empty-query",
            Self::InvalidTemplate => "invalid-template",
            Self::UnknownConfigKey => "unknown-config-key",
            Self::InvalidConfigValue => "invalid-config-value",
            Self::RunsAfterLinks => "runs-after-links",
            Self::OutdatedAsset => "outdated-asset",
            Self::UnusedResource => "unused-resource",
            Self::DuplicateUrl => "duplicate-url",
            Self::TitleMismatchCase => "title-mismatch-case",
            Self::StaleReview => "stale-review",
            Self::InsecureUrl => "insecure-url",
            Self::AnnotationLength => "annotation-length",
            Self::AnnotationOpening => "annotation-opening",
            Self::MissingArchive => "missing-archive",
            Self::SupersededWithoutInstead => "superseded-without-instead",
            Self::InsteadGone => "instead-gone",
            Self::FutureYear => "future-year",
            Self::CrowdedTopic => "crowded-topic",
            Self::PathWithGone => "path-with-gone",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A finding without its source: what a stage that sees only one text reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Whether it fails the build.
    pub severity: Severity,
    /// The rule.
    pub code: Code,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// The bytes of the source that are wrong.
    pub range: Range<usize>,
    /// A word or two beside the caret; may be empty.
    pub label: String,
    /// What would be right.
    pub help: Option<String>,
}

impl Finding {
    /// An error about `range`.
    #[must_use]
    pub fn error(code: Code, range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            code,
            message: message.into(),
            range,
            label: String::new(),
            help: None,
        }
    }

    /// A warning about `range`.
    #[must_use]
    pub fn warning(code: Code, range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, range, message)
        }
    }

    /// Says beside the caret what the marked text is.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Says what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Names the text that the finding is about.
    #[must_use]
    pub fn in_source(self, source: &Arc<Source>) -> Diagnostic {
        Diagnostic {
            source: Arc::clone(source),
            finding: self,
        }
    }
}

/// A [`Finding`] and the text it is about: everything a report needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The text that the finding's range refers to.
    pub source: Arc<Source>,
    /// What is wrong with it.
    pub finding: Finding,
}

impl Diagnostic {
    /// Line and column of the first marked character, both counted from 1, columns in characters.
    ///
    /// ```
    /// use mdbook_resource_cards::{Code, Finding, Source};
    ///
    /// let source = Source::new("src/a.md", "one\ntwö {{#resource x}}\n");
    /// let finding = Finding::error(Code::UnknownResource, 9..24, "no such resource");
    /// assert_eq!(finding.in_source(&source).position(), (2, 5));
    /// ```
    #[must_use]
    pub fn position(&self) -> (usize, usize) {
        self.source.position(self.finding.range.start)
    }

    /// Line and column behind the last marked character, counted like those of the first.
    #[must_use]
    pub fn end(&self) -> (usize, usize) {
        self.source.position(self.finding.range.end)
    }

    /// Whether it fails the build.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.finding.severity == Severity::Error
    }
}

/// Puts diagnostics in the order of a report: by file, then by place.
pub(crate) fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.finding.range.start, d.finding.range.end);
        a.source
            .path
            .cmp(&b.source.path)
            .then_with(|| place(a).cmp(&place(b)))
    });
}

/// "Did you mean …?" for a word that is close enough to one of `known`.
pub(crate) fn did_you_mean<'k>(
    word: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// The known word nearest to `word`, unless all of them are too far to be a slip of the pen.
pub(crate) fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (strsim::osa_distance(&word, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// `a`, `b` or `c`: the allowed words in a help line.
pub(crate) fn alternatives<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_finds_a_transposed_letter_and_refuses_a_stranger() {
        let known = ["aosa-v1-packaging", "aosa-home"];
        assert_eq!(
            nearest("aosa-v1-pakaging", known),
            Some("aosa-v1-packaging")
        );
        assert_eq!(nearest("AOSA-HOME", known), Some("aosa-home"));
        assert_eq!(nearest("webapp2", known), None);
    }

    #[test]
    fn alternatives_read_as_a_sentence() {
        assert_eq!(alternatives(["a"]), "`a`");
        assert_eq!(alternatives(["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(alternatives([]), "");
    }

    #[test]
    fn diagnostics_are_sorted_by_file_then_place() {
        let a = Source::new("a.md", "xxxxxxxxx");
        let b = Source::new("b.md", "xxxxxxxxx");
        let at = |source, start| {
            Finding::error(Code::UnknownField, start..start + 1, "m").in_source(source)
        };
        let mut found = vec![at(&b, 1), at(&a, 5), at(&a, 2)];
        sort(&mut found);
        let order: Vec<_> = found
            .iter()
            .map(|d| (d.source.path.as_str(), d.finding.range.start))
            .collect();
        assert_eq!(order, [("a.md", 2), ("a.md", 5), ("b.md", 1)]);
    }
}
