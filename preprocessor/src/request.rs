//! What an author asks for: a tag with its arguments told apart and typed.

use std::ops::Range;

use crate::catalogue::{Access, Kind, Level, Status, Vocabulary, vocabulary, word};
use crate::diagnostic::{self, Code, Finding};
use crate::shortcode::{Argument, Tag, Word};
use crate::spot::Spot;

/// A shortcode that can be read; whether its ids exist is not known yet.
#[derive(Debug)]
pub(crate) enum Request {
    Resource(ResourceRequest),
    ResourceEnd,
    List(Query),
    Path(Spot<String>),
    Index,
}

/// `{{#resource ID view=… text="…"}}`
#[derive(Debug)]
pub(crate) struct ResourceRequest {
    pub(crate) id: Spot<String>,
    pub(crate) view: Option<Spot<View>>,
    pub(crate) text: Option<Spot<String>>,
}

/// `{{#resources …}}`: every filter that is given must hold.
#[derive(Debug)]
pub(crate) struct Query {
    pub(crate) topic: Option<Spot<String>>,
    pub(crate) kind: Option<Kind>,
    pub(crate) level: Option<Level>,
    pub(crate) access: Option<Access>,
    pub(crate) status: Option<Status>,
    pub(crate) sort: Sort,
    pub(crate) limit: Option<usize>,
    pub(crate) view: View,
}

vocabulary! {
    /// How much of a resource is shown.
    #[derive(Default)]
    pub(crate) enum View {
        /// The whole card.
        #[default]
        Full = "full",
        /// One line: title, authors, year and facts.
        Compact = "compact",
    }
}

vocabulary! {
    /// The order of a list.
    pub(crate) enum Sort {
        /// From A to Z.
        Title = "title",
        /// The newest first.
        Year = "year",
        /// The shortest first, those without a set length last.
        Minutes = "minutes",
        /// From introductory to advanced.
        Level = "level",
    }
}

impl Request {
    /// Reads a tag that stands at `span`.
    pub(crate) fn read(tag: Tag<'_>, span: &Range<usize>) -> Result<Self, Vec<Finding>> {
        let mut arguments = Arguments::new(tag);
        let request = match arguments.word {
            Word::Resource => arguments.resource(span),
            Word::ResourceEnd => Some(Self::ResourceEnd),
            Word::Resources => Some(Self::List(arguments.query())),
            Word::ReadingPath => arguments.id(span).map(Self::Path),
            Word::ResourceIndex => Some(Self::Index),
        };
        let findings = arguments.finish();
        match request {
            Some(request) if findings.is_empty() => Ok(request),
            _ => Err(findings),
        }
    }
}

/// The arguments of a tag; each that is asked for is known, all others are errors at the end.
struct Arguments {
    word: Word,
    positional: Vec<Spot<String>>,
    attributes: Vec<(Spot<String>, Spot<String>)>,
    asked: Vec<&'static str>,
    findings: Vec<Finding>,
}

impl Arguments {
    fn new(tag: Tag<'_>) -> Self {
        let mut arguments = Self {
            word: tag.word,
            positional: Vec::new(),
            attributes: Vec::new(),
            asked: Vec::new(),
            findings: Vec::new(),
        };
        for argument in tag.arguments {
            match argument {
                Argument::Positional(Spot { value, range }) => {
                    let value = Spot::new(value.into_owned(), range);
                    arguments.positional.push(value);
                }
                Argument::Attribute { key, value } => arguments.attribute(
                    Spot::new(key.value.to_owned(), key.range),
                    Spot::new(value.value.into_owned(), value.range),
                ),
            }
        }
        arguments
    }

    fn attribute(&mut self, key: Spot<String>, value: Spot<String>) {
        if self
            .attributes
            .iter()
            .any(|(known, _)| known.value == key.value)
        {
            let message = format!("attribute `{}` is given twice", key.value);
            self.error(Code::MalformedShortcode, key.range, message);
        } else {
            self.attributes.push((key, value));
        }
    }

    fn error(&mut self, code: Code, range: Range<usize>, message: impl Into<String>) {
        self.findings.push(Finding::error(code, range, message));
    }

    fn resource(&mut self, span: &Range<usize>) -> Option<Request> {
        let request = |id, view, text| Request::Resource(ResourceRequest { id, view, text });
        let (view, text) = (self.spotted("view"), self.take("text"));
        if let Some(empty) = text.as_ref().filter(|text| text.value.trim().is_empty()) {
            self.error(
                Code::InvalidValue,
                empty.range.clone(),
                "a link needs words",
            );
        }
        self.id(span).map(|id| request(id, view, text))
    }

    fn query(&mut self) -> Query {
        Query {
            topic: self.take("topic"),
            kind: self.word("kind"),
            level: self.word("level"),
            access: self.word("access"),
            status: self.word("status"),
            sort: self.word("sort").unwrap_or(Sort::Title),
            limit: self.number("limit"),
            view: self.word("view").unwrap_or_default(),
        }
    }

    /// The one positional argument.
    fn id(&mut self, span: &Range<usize>) -> Option<Spot<String>> {
        if self.positional.is_empty() {
            let what = self.word.as_str();
            let message = format!("`{{{{{what}}}}}` does not say what it shows");
            let finding = Finding::error(Code::MalformedShortcode, span.clone(), message);
            let help = format!("write an id, as in `{{{{{what} some-id}}}}`");
            self.findings.push(finding.help(help));
            return None;
        }
        Some(self.positional.remove(0))
    }

    fn take(&mut self, key: &'static str) -> Option<Spot<String>> {
        self.asked.push(key);
        let at = self
            .attributes
            .iter()
            .position(|(known, _)| known.value == key)?;
        Some(self.attributes.remove(at).1)
    }

    fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<V> {
        self.spotted(key).map(|spot| spot.value)
    }

    fn spotted<V: Vocabulary>(&mut self, key: &'static str) -> Option<Spot<V>> {
        let text = self.take(key)?;
        match word(key, &text.value) {
            Ok(word) => Some(Spot::new(word, text.range)),
            Err((message, help)) => {
                let finding = Finding::error(Code::InvalidValue, text.range, message);
                self.findings.push(finding.help(help));
                None
            }
        }
    }

    fn number(&mut self, key: &'static str) -> Option<usize> {
        let text = self.take(key)?;
        let number = text.value.parse().ok().filter(|number| *number > 0);
        if number.is_none() {
            let message = format!("`{key}` is a whole number from 1");
            self.error(Code::InvalidValue, text.range, message);
        }
        number
    }

    /// Everything found, arguments that nobody asked for included.
    fn finish(mut self) -> Vec<Finding> {
        let what = self.word.as_str();
        for extra in std::mem::take(&mut self.positional) {
            let message = format!("`{{{{{what}}}}}` takes no `{}`", extra.value);
            let finding = Finding::error(Code::MalformedShortcode, extra.range, message);
            self.findings.push(match self.asked.is_empty() {
                true => finding,
                false => finding.help("values are written `key=value`, or `key=\"some value\"`"),
            });
        }
        for (key, _) in std::mem::take(&mut self.attributes) {
            let message = format!("`{{{{{what}}}}}` has no attribute `{}`", key.value);
            let finding = Finding::error(Code::UnknownAttribute, key.range, message);
            let known = || self.asked.iter().copied();
            let help = diagnostic::did_you_mean(&key.value, known()).unwrap_or_else(|| {
                match diagnostic::alternatives(known()) {
                    none if none.is_empty() => "it has none".to_owned(),
                    known => format!("it has {known}"),
                }
            });
            self.findings.push(finding.help(help));
        }
        self.findings.sort_by_key(|finding| finding.range.start);
        self.findings
    }
}
