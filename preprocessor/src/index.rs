//! The catalogue as a whole, in words: its sections by topic, and by what it can be filtered.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::card::Catalogued;
use crate::catalogue::{Access, Catalogue, Kind, Level, Resource, Status, Vocabulary};
use crate::config::Topics;
use crate::request::Sort;

/// The resources of one main topic, by title.
pub(crate) struct TopicSection<'c> {
    pub(crate) id: &'c str,
    pub(crate) title: &'c str,
    pub(crate) resources: Vec<&'c Resource>,
}

/// The catalogue by main topic: in the order of the vocabulary, or else of the ids.
pub(crate) fn sections<'c>(catalogue: &'c Catalogue, topics: &'c Topics) -> Vec<TopicSection<'c>> {
    let mut by_topic: BTreeMap<&str, Vec<&Resource>> = BTreeMap::new();
    for resource in catalogue.iter() {
        let main = resource.topics.first().map_or("", String::as_str);
        by_topic.entry(main).or_default().push(resource);
    }
    let vocabulary: Vec<&str> = topics.ids().collect();
    let mut sections: Vec<TopicSection<'_>> = by_topic
        .into_iter()
        .map(|(id, mut resources)| {
            Sort::Title.apply(&mut resources);
            let title = topics.title(id).unwrap_or(id);
            TopicSection {
                id,
                title,
                resources,
            }
        })
        .collect();
    sections.sort_by_key(|section| vocabulary.iter().position(|id| *id == section.id));
    sections
}

/// A property by which the index can be filtered.
#[derive(Debug, Serialize)]
pub(crate) struct Facet {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) options: Vec<FacetOption>,
}

/// One value of a facet that some resource has.
#[derive(Debug, Serialize)]
pub(crate) struct FacetOption {
    pub(crate) value: String,
    pub(crate) text: String,
}

/// The facets of the index, with the values that occur.
pub(crate) fn facets(from: &Catalogued<'_>) -> Vec<Facet> {
    let mut facets = vec![topic_facet(from)];
    facets.push(facet::<Kind>("kind", from, |resource| resource.kind));
    facets.push(facet::<Level>("level", from, |resource| resource.level));
    facets.push(facet::<Access>("access", from, |resource| resource.access));
    facets.push(facet::<Status>("status", from, |resource| resource.status));
    facets
}

fn topic_facet(from: &Catalogued<'_>) -> Facet {
    let topics = from.catalogue.iter().flat_map(|resource| &resource.topics);
    let used: BTreeSet<&str> = topics.map(String::as_str).collect();
    let vocabulary: Vec<&str> = from.topics.ids().collect();
    let mut ids: Vec<&str> = used.into_iter().collect();
    ids.sort_by_key(|id| vocabulary.iter().position(|known| known == id));
    let options = ids.into_iter().map(|id| FacetOption {
        value: id.to_owned(),
        text: from.topics.title(id).unwrap_or(id).to_owned(),
    });
    Facet {
        name: "topic",
        label: from.labels.get("topic").to_owned(),
        options: options.collect(),
    }
}

fn facet<V: Vocabulary + PartialEq>(
    name: &'static str,
    from: &Catalogued<'_>,
    value: impl Fn(&Resource) -> V,
) -> Facet {
    let occurs = |word: &&V| {
        from.catalogue
            .iter()
            .any(|resource| value(resource) == **word)
    };
    let options = V::ALL.iter().filter(occurs).map(|word| FacetOption {
        value: word.as_str().to_owned(),
        text: from.labels.fill(&format!("{name}-{}", word.as_str()), &[]),
    });
    Facet {
        name,
        label: from.labels.get(name).to_owned(),
        options: options.collect(),
    }
}
