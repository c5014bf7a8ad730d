//! The rules, one function each.

use std::collections::BTreeMap;

use super::{Hit, Subject, hit};
use crate::catalogue::{Date, Resource, Status, WebUrl};

pub(super) fn unused_resource(s: &Subject<'_>) -> Vec<Hit> {
    let unused = s
        .catalogue
        .iter()
        .filter(|r| !s.used.contains(r.id.as_str()));
    let help = "show it in a chapter with `{{#resource …}}`, or remove the entry";
    let hits = unused.map(|r| s.hit(r, "title", format!("no chapter shows `{}`", r.id), help));
    hits.flatten().collect()
}

pub(super) fn duplicate_url(s: &Subject<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<String, &Resource> = BTreeMap::new();
    let mut hits = Vec::new();
    for resource in s.catalogue.iter() {
        let known = *first.entry(normalised(&resource.url)).or_insert(resource);
        if known.id != resource.id {
            let message = format!("`{}` has this address already", known.id);
            let help = "keep one of the two entries, or give each its own part of the page";
            hits.extend(s.hit(resource, "url", message, help));
        }
    }
    hits
}

/// The address without what does not tell pages apart: scheme, `www.`, the slash at the end,
/// parameters of trackers.
fn normalised(url: &WebUrl) -> String {
    let Ok(url) = url::Url::parse(url.as_str()) else {
        return url.as_str().to_owned();
    };
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url
        .port()
        .map(|port| format!(":{port}"))
        .unwrap_or_default();
    let is_tracker = |key: &str| {
        key.starts_with("utm_") || matches!(key, "fbclid" | "gclid" | "mc_cid" | "mc_eid" | "ref")
    };
    let query: Vec<String> = url
        .query_pairs()
        .filter(|(key, _)| !is_tracker(key))
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let fragment = url.fragment().unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    format!("{host}{port}{path}?{}#{fragment}", query.join("&"))
}

pub(super) fn title_mismatch_case(s: &Subject<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<String, &Resource> = BTreeMap::new();
    let mut hits = Vec::new();
    for resource in s.catalogue.iter() {
        let known = *first
            .entry(resource.title.to_lowercase())
            .or_insert(resource);
        if known.title != resource.title {
            let message = format!("`{}` writes this title `{}`", known.id, known.title);
            let help = "write both as their source does";
            hits.extend(s.hit(resource, "title", message, help));
        }
    }
    hits
}

pub(super) fn stale_review(s: &Subject<'_>) -> Vec<Hit> {
    let limit = s.settings.stale_after_months;
    let stale = s
        .catalogue
        .iter()
        .filter(|r| months_between(r.reviewed, s.today) >= limit);
    let hits = stale.map(|r| {
        let message = format!("nobody has checked this entry since {}", r.reviewed);
        let help = "open the resource, correct what has changed, and set `reviewed` to today";
        s.hit(r, "reviewed", message, help)
    });
    hits.flatten().collect()
}

/// Whole months from `from` to `to`; none when `to` is the earlier one.
fn months_between(from: Date, to: Date) -> u32 {
    let count = |date: Date| u32::from(date.year) * 12 + u32::from(date.month);
    let months = count(to).saturating_sub(count(from));
    if to.day < from.day {
        months.saturating_sub(1)
    } else {
        months
    }
}

pub(super) fn insecure_url(s: &Subject<'_>) -> Vec<Hit> {
    let is_insecure = |url: &WebUrl| url.as_str().to_ascii_lowercase().starts_with("http:");
    let mut hits = Vec::new();
    for resource in s.catalogue.iter() {
        let links = resource.links.iter().map(|link| ("links", &link.url));
        let archive = resource.archive.iter().map(|url| ("archive", url));
        let urls = [("url", &resource.url)]
            .into_iter()
            .chain(archive)
            .chain(links);
        for (key, url) in urls.filter(|(_, url)| is_insecure(url)) {
            let message = format!("`{url}` is not encrypted");
            let help = "write `https://` if the site answers to it";
            hits.extend(s.hit(resource, key, message, help));
        }
    }
    hits
}

pub(super) fn annotation_length(s: &Subject<'_>) -> Vec<Hit> {
    const LIMITS: std::ops::RangeInclusive<usize> = 40..=120;
    let count = |r: &Resource| r.annotation.as_str().split_whitespace().count();
    let off = s.catalogue.iter().filter(|r| !LIMITS.contains(&count(r)));
    let hits = off.map(|r| {
        let message = format!(
            "an annotation has 40 to 120 words, and this has {}",
            count(r)
        );
        let help = "say what a reader gets, and what for; leave out what the title says";
        s.hit(r, "annotation", message, help)
    });
    hits.flatten().collect()
}

pub(super) fn annotation_opening(s: &Subject<'_>) -> Vec<Hit> {
    let idle = |resource: &Resource| {
        let kind = resource.kind.as_str().replace('-', " ");
        let subjects = [kind.as_str(), "article", "book", "page", "post", "resource"];
        let annotation = resource.annotation.as_str().to_lowercase();
        subjects
            .iter()
            .any(|subject| annotation.starts_with(&format!("this {subject} ")))
    };
    let hits = s.catalogue.iter().filter(|r| idle(r)).map(|r| {
        let message = "this annotation opens with what the reader sees anyway";
        s.hit(
            r,
            "annotation",
            message,
            "begin with what a reader gets out of it",
        )
    });
    hits.flatten().collect()
}

pub(super) fn missing_archive(s: &Subject<'_>) -> Vec<Hit> {
    let at_risk = |r: &&Resource| r.status != Status::Current && r.archive.is_none();
    let hits = s.catalogue.iter().filter(at_risk).map(|r| {
        let message = "a resource that has aged may vanish, and this has no archived copy";
        s.hit(
            r,
            "url",
            message,
            "add `archive = \"…\"` with the address of a copy",
        )
    });
    hits.flatten().collect()
}

pub(super) fn superseded_without_instead(s: &Subject<'_>) -> Vec<Hit> {
    let alone = |r: &&Resource| r.status == Status::Superseded && r.instead.is_empty();
    let hits = s.catalogue.iter().filter(alone).map(|r| {
        let message = "this is superseded, and does not say by what";
        s.hit(
            r,
            "status",
            message,
            "add `instead = [\"…\"]` with the id of what to read now",
        )
    });
    hits.flatten().collect()
}

pub(super) fn instead_gone(s: &Subject<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for resource in s.catalogue.iter() {
        for id in resource.instead.iter().filter(|id| is_gone(s, id.as_str())) {
            let message = format!("this sends readers to `{id}`, which is gone");
            let help = "name a resource that can still be read";
            hits.extend(s.hit(resource, "instead", message, help));
        }
    }
    hits
}

fn is_gone(s: &Subject<'_>, id: &str) -> bool {
    s.catalogue
        .get(id)
        .is_some_and(|r| r.status == Status::Gone)
}

pub(super) fn future_year(s: &Subject<'_>) -> Vec<Hit> {
    let hits = s
        .catalogue
        .iter()
        .filter(|r| r.year > s.today.year)
        .map(|r| {
            let message = format!("{} has not come yet", r.year);
            s.hit(
                r,
                "year",
                message,
                "write the year of the edition that you have seen",
            )
        });
    hits.flatten().collect()
}

pub(super) fn crowded_topic(s: &Subject<'_>) -> Vec<Hit> {
    let Some(limit) = s.settings.shortlist else {
        return Vec::new();
    };
    let mut by_topic: BTreeMap<&str, Vec<&Resource>> = BTreeMap::new();
    for resource in s.catalogue.iter() {
        let main = resource.topics.first().map_or("", String::as_str);
        by_topic.entry(main).or_default().push(resource);
    }
    let crowded = by_topic
        .into_iter()
        .filter(|(_, of_topic)| of_topic.len() > limit);
    let hits = crowded.filter_map(|(topic, of_topic)| {
        let count = of_topic.len();
        let message = format!("topic `{topic}` has {count} resources, and its shortlist {limit}");
        let help = "remove the one that a reader would miss least";
        of_topic
            .last()
            .and_then(|r| s.hit(r, "topics", message, help))
    });
    hits.collect()
}

pub(super) fn path_with_gone(s: &Subject<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for path in s.catalogue.paths() {
        for step in path
            .steps
            .iter()
            .filter(|step| is_gone(s, step.resource.as_str()))
        {
            let message = format!("this path leads to `{}`, which is gone", step.resource);
            let help = "put another resource in its place";
            hits.extend(hit(s.paths, &path.id, "steps", message, help));
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_equal() {
        let normal = |text: &str| normalised(&WebUrl::parse(text).unwrap());
        let one = normal("https://example.org/a");
        for same in [
            "http://example.org/a/",
            "https://www.example.org/a",
            "https://EXAMPLE.org/a?utm_source=x&fbclid=y",
        ] {
            assert_eq!(normal(same), one, "{same}");
        }
        for other in [
            "https://example.org/b",
            "https://example.org/a?page=2",
            "https://example.org/a#part",
            "https://example.org:8080/a",
        ] {
            assert_ne!(normal(other), one, "{other}");
        }
    }

    #[test]
    fn months_are_whole() {
        let between = |from: (u16, u8, u8), to: (u16, u8, u8)| {
            months_between(
                Date::new(from.0, from.1, from.2),
                Date::new(to.0, to.1, to.2),
            )
        };
        assert_eq!(between((2025, 11, 22), (2026, 11, 22)), 12);
        assert_eq!(between((2025, 11, 23), (2026, 11, 22)), 11);
        assert_eq!(between((2026, 11, 22), (2025, 11, 22)), 0);
    }
}
