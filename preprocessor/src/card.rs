//! What a reader sees of resources, in words and without markup.

use std::borrow::Cow;

use serde::Serialize;

use crate::catalogue::{Catalogue, Date, ReadingPath, Resource, Status};
use crate::config::Topics;
use crate::labels::Labels;
use crate::language::{Direction, Language};

/// What words about resources are made from.
#[derive(Clone, Copy)]
pub(crate) struct Catalogued<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) topics: &'c Topics,
    pub(crate) labels: &'c Labels,
    /// The language of the book.
    pub(crate) language: &'c Language,
}

/// Everything that an output needs to show a resource; rich text is left to it.
#[derive(Debug, Serialize)]
pub(crate) struct Card<'c> {
    pub(crate) id: &'c str,
    pub(crate) title: &'c str,
    /// Where the title leads.
    pub(crate) address: &'c str,
    /// "A, B and C"; empty for a collective work.
    pub(crate) authors: String,
    pub(crate) year: u16,
    pub(crate) container: Option<&'c str>,
    pub(crate) publisher: Option<&'c str>,
    pub(crate) edition: Option<&'c str>,
    pub(crate) licence: Option<&'c str>,
    /// The language of the resource, if it is not the book's.
    pub(crate) language: Option<&'c str>,
    /// The direction of its text, if it is not the book's.
    pub(crate) direction: Option<Direction>,
    /// Topic ids, with a space between them.
    pub(crate) topics: String,
    pub(crate) facts: Vec<Fact<'c>>,
    pub(crate) status: &'c str,
    /// What to read instead, or next.
    pub(crate) instead: Vec<Reference<'c>>,
    pub(crate) instead_label: &'c str,
    /// Archived copy, slides, code, video.
    pub(crate) links: Vec<Reference<'c>>,
    pub(crate) reviewed: Day,
}

/// A property of the resource in a word or two.
#[derive(Debug, Serialize)]
pub(crate) struct Fact<'c> {
    /// `kind`, `level`, `minutes`, `access` or `status`.
    pub(crate) name: &'static str,
    /// The word of the catalogue, for styles and scripts.
    pub(crate) value: String,
    pub(crate) text: Cow<'c, str>,
}

/// A titled address.
#[derive(Debug, Serialize)]
pub(crate) struct Reference<'c> {
    pub(crate) text: &'c str,
    pub(crate) address: &'c str,
}

/// A date for machines and for people.
#[derive(Debug, Serialize)]
pub(crate) struct Day {
    pub(crate) iso: String,
    pub(crate) text: String,
}

/// A page that shows a resource.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Mention {
    pub(crate) text: String,
    /// Relative to the page that says so.
    pub(crate) address: String,
}

impl<'c> Card<'c> {
    pub(crate) fn new(resource: &'c Resource, from: &Catalogued<'c>) -> Self {
        let labels = from.labels;
        let language = resource.language.as_deref();
        Self {
            id: resource.id.as_str(),
            title: &resource.title,
            address: resource.address().as_str(),
            authors: join_names(&resource.authors, labels.get("and")),
            year: resource.year,
            container: resource.container.as_deref(),
            publisher: resource.publisher.as_deref(),
            edition: resource.edition.as_deref(),
            licence: resource.licence.as_deref(),
            language: language.filter(|tag| !from.language.is(tag)),
            direction: language.and_then(|tag| from.language.other_direction(tag)),
            topics: resource.topics.join(" "),
            facts: facts(resource, labels),
            status: resource.status.as_str(),
            instead: instead(resource, from.catalogue),
            instead_label: labels.get(match resource.status {
                Status::Current => "next",
                Status::Dated => "today",
                Status::Superseded | Status::Gone => "instead",
            }),
            links: links(resource, labels),
            reviewed: day(resource.reviewed, labels),
        }
    }
}

/// How long a reading path is.
pub(crate) struct Steps {
    count: usize,
    minutes: u32,
    /// How many of its resources have no set length.
    own_pace: usize,
}

impl Steps {
    pub(crate) fn of(path: &ReadingPath, catalogue: &Catalogue) -> Self {
        let resources = path.steps.iter();
        let minutes: Vec<Option<u32>> = resources
            .filter_map(|step| catalogue.get(step.resource.as_str()))
            .map(|resource| resource.minutes)
            .collect();
        Self {
            count: minutes.len(),
            minutes: minutes.iter().flatten().sum(),
            own_pace: minutes.iter().filter(|minutes| minutes.is_none()).count(),
        }
    }

    /// "4 steps, 1 h 35 min and 2 at your own pace"
    pub(crate) fn text(&self, labels: &Labels) -> String {
        let count = self.count.to_string();
        let mut text = match self.count {
            1 => labels.get("step").to_owned(),
            _ => labels.fill("steps", &[("count", &count)]),
        };
        if self.minutes > 0 {
            text.push_str(", ");
            text.push_str(&duration(self.minutes, labels));
        }
        if self.own_pace > 0 {
            let count = self.own_pace.to_string();
            text.push(' ');
            text.push_str(&labels.fill("own-pace", &[("count", &count)]));
        }
        text
    }
}

fn facts<'c>(resource: &Resource, labels: &'c Labels) -> Vec<Fact<'c>> {
    let word = |name: &'static str, value: &str| Fact {
        name,
        value: value.to_owned(),
        text: labels.fill(&format!("{name}-{value}"), &[]).into(),
    };
    let mut facts = vec![
        word("kind", resource.kind.as_str()),
        word("level", resource.level.as_str()),
    ];
    facts.extend(resource.minutes.map(|minutes| Fact {
        name: "minutes",
        value: minutes.to_string(),
        text: duration(minutes, labels).into(),
    }));
    facts.push(word("access", resource.access.as_str()));
    if resource.status != Status::Current {
        facts.push(word("status", resource.status.as_str()));
    }
    facts
}

/// A duration as people say it: "45 min", "1 h 30 min", "3 h".
pub(crate) fn duration(minutes: u32, labels: &Labels) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let (hours_text, rest_text) = (hours.to_string(), rest.to_string());
    match (hours, rest) {
        (0, _) => labels.fill("minutes", &[("minutes", &rest_text)]),
        (_, 0) => labels.fill("hours", &[("hours", &hours_text)]),
        _ => labels.fill(
            "hours-minutes",
            &[("hours", &hours_text), ("minutes", &rest_text)],
        ),
    }
}

fn join_names(names: &[String], and: &str) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

fn instead<'c>(resource: &'c Resource, catalogue: &'c Catalogue) -> Vec<Reference<'c>> {
    let others = resource.instead.iter();
    others
        .filter_map(|id| catalogue.get(id.as_str()))
        .map(|other| Reference {
            text: &other.title,
            address: other.address().as_str(),
        })
        .collect()
}

fn links<'c>(resource: &'c Resource, labels: &'c Labels) -> Vec<Reference<'c>> {
    let archive = resource.archive.iter().map(|url| Reference {
        text: labels.get("archive"),
        address: url.as_str(),
    });
    let others = resource.links.iter().map(|link| Reference {
        text: &link.label,
        address: link.url.as_str(),
    });
    archive.chain(others).collect()
}

fn day(date: Date, labels: &Labels) -> Day {
    let month = labels.get(MONTHS[usize::from(date.month.clamp(1, 12)) - 1]);
    let (year, day) = (date.year.to_string(), date.day.to_string());
    Day {
        iso: date.to_string(),
        text: labels.fill("date", &[("day", &day), ("month", month), ("year", &year)]),
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{Access, Kind, Level, Vocabulary};

    #[test]
    fn durations_read_as_people_say_them() {
        let labels = Labels::default();
        assert_eq!(duration(45, &labels), "45 min");
        assert_eq!(duration(90, &labels), "1 h 30 min");
        assert_eq!(duration(180, &labels), "3 h");
    }

    #[test]
    fn names_are_joined_as_in_a_sentence() {
        let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert_eq!(join_names(&[], "and"), "");
        assert_eq!(join_names(&names(&["A"]), "and"), "A");
        assert_eq!(join_names(&names(&["A", "B", "C"]), "and"), "A, B and C");
    }

    #[test]
    fn days_are_written_out() {
        let day = day(Date::new(2026, 11, 2), &Labels::default());
        assert_eq!(
            (day.iso.as_str(), day.text.as_str()),
            ("2026-11-02", "2 November 2026")
        );
    }

    #[test]
    fn every_word_of_the_vocabularies_has_a_label() {
        fn words<V: Vocabulary>(name: &str) -> Vec<String> {
            let words = V::ALL.iter().map(|word| word.as_str());
            words.map(|word| format!("{name}-{word}")).collect()
        }
        let all = [
            words::<Kind>("kind"),
            words::<Level>("level"),
            words::<Access>("access"),
            words::<Status>("status"),
        ];
        for name in all.concat() {
            assert_ne!(Labels::default().get(&name), name);
        }
    }
}
