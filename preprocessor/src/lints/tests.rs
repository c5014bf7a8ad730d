//! Every lint has a case that fires and one that does not.

use super::*;

const GOOD: &str = r#"
title = "Good"
authors = ["A"]
year = 2020
url = "https://example.org/good"
kind = "article"
topics = ["x"]
level = "introductory"
access = "free"
minutes = 5
status = "current"
annotation = """
Forty words are needed here, so this says at some length what a reader takes away: a rule of thumb,
one worked example that can be copied, and a list of the cases in which the rule does not hold at
all."""
reviewed = 2026-11-01
"#;

/// The codes and messages that fire for `good` and `other`, the latter changed by `change`.
fn fired(
    change: impl Fn(&str) -> String,
    settings: &LintSettings,
    used: &[&'static str],
) -> Vec<String> {
    let other = change(&GOOD.replace("Good", "Other").replace("/good", "/other"));
    fired_with(GOOD, &other, settings, used)
}

fn fired_with(
    good: &str,
    other: &str,
    settings: &LintSettings,
    used: &[&'static str],
) -> Vec<String> {
    let resources = [
        Source::new("resources/good.toml", good),
        Source::new("resources/other.toml", other),
    ];
    let paths = [Source::new(
        "paths/p.toml",
        "title = \"P\"\naudience = \"a\"\ngoal = \"g\"\n\
         steps = [{ resource = \"other\", why = \"w\" }]\n",
    )];
    let (catalogue, mistakes) =
        Catalogue::load(&resources, &paths, &crate::config::Topics::default());
    assert_eq!(mistakes, []);
    let subject = Subject {
        catalogue: &catalogue,
        resources: &resources,
        paths: &paths,
        used: used.iter().copied().collect(),
        today: Date::new(2026, 11, 22),
        settings,
    };
    let shown = run(&subject).into_iter().map(|d| {
        let (line, _) = d.position();
        format!(
            "{}:{line} {}: {}",
            d.source.path, d.finding.code, d.finding.message
        )
    });
    shown.collect()
}

/// What fires under default settings when both resources are shown.
fn with(from: &str, to: &str) -> Vec<String> {
    assert!(
        GOOD.contains(from) || GOOD.replace("Good", "Other").contains(from),
        "{from}"
    );
    fired(
        |text| text.replace(from, to),
        &LintSettings::default(),
        &["good", "other"],
    )
}

#[test]
fn a_good_catalogue_is_silent() {
    assert_eq!(with("2020", "2021"), [""; 0]);
}

#[test]
fn unused_resource() {
    let found = fired(str::to_owned, &LintSettings::default(), &["good"]);
    assert_eq!(
        found,
        ["resources/other.toml:2 unused-resource: no chapter shows `other`"]
    );
}

#[test]
fn duplicate_url() {
    let change =
        |text: &str| text.replace("https://example.org/other", "http://www.example.org/good/");
    let found = fired(change, &LintSettings::default(), &["good", "other"]);
    assert_eq!(
        found[0],
        "resources/other.toml:5 duplicate-url: `good` has this address already"
    );
}

#[test]
fn title_mismatch_case() {
    assert_eq!(
        with("Other", "GOOD"),
        ["resources/other.toml:2 title-mismatch-case: `good` writes this title `Good`"]
    );
}

#[test]
fn stale_review() {
    assert_eq!(
        with("2026-11-01", "2025-11-22"),
        ["resources/other.toml:16 stale-review: nobody has checked this entry since 2025-11-22"]
    );
    assert_eq!(with("2026-11-01", "2025-11-23"), [""; 0]);
}

#[test]
fn insecure_url() {
    let change = |text: &str| text.replace("https:", "http:");
    let found = fired(change, &LintSettings::default(), &["good", "other"]);
    assert_eq!(
        found,
        ["resources/other.toml:5 insecure-url: `http://example.org/other` is not encrypted"]
    );
}

#[test]
fn annotation_length() {
    let message = "an annotation has 40 to 120 words, and this has";
    let short = with("Forty words are needed here, so this", "This");
    assert_eq!(
        short,
        [format!(
            "resources/other.toml:12 annotation-length: {message} 36"
        )]
    );
    let long = with("Forty words", &"word ".repeat(90));
    assert_eq!(long.len(), 1, "{long:?}");
}

#[test]
fn annotation_opening() {
    let found = with("Forty words are", "This article is forty words, which are");
    let message = "this annotation opens with what the reader sees anyway";
    assert_eq!(
        found,
        [format!(
            "resources/other.toml:12 annotation-opening: {message}"
        )]
    );
    assert_eq!(
        with("Forty words are", "This rule is forty words, which are"),
        [""; 0]
    );
}

#[test]
fn missing_archive_is_allowed_unless_it_is_asked_for() {
    let dated = |text: &str| text.replace("\"current\"", "\"dated\"\noutdated = \"x\"");
    let mut settings = LintSettings::default();
    assert_eq!(fired(dated, &settings, &["good", "other"]), [""; 0]);
    settings.levels.insert("missing-archive", LintLevel::Deny);
    let found = fired(dated, &settings, &["good", "other"]);
    assert!(
        found[0].starts_with("resources/other.toml:5 missing-archive: "),
        "{found:?}"
    );
}

#[test]
fn superseded_without_instead() {
    let found = with("\"current\"", "\"superseded\"\noutdated = \"x\"");
    let message = "this is superseded, and does not say by what";
    assert_eq!(
        found,
        [format!(
            "resources/other.toml:11 superseded-without-instead: {message}"
        )]
    );
    let found = with(
        "\"current\"",
        "\"superseded\"\noutdated = \"x\"\ninstead = [\"good\"]",
    );
    assert_eq!(found, [""; 0]);
}

#[test]
fn what_is_gone_is_not_recommended() {
    let gone = "\"gone\"\noutdated = \"x\"\narchive = \"https://example.org/copy\"";
    let found = with("\"current\"", gone);
    let path = "paths/p.toml:4 path-with-gone: this path leads to `other`, which is gone";
    assert_eq!(found, [path]);
    let good = format!("instead = [\"other\"]\n{GOOD}");
    let other = GOOD.replace("Good", "Other").replace("/good", "/other");
    let other = other.replace("\"current\"", gone);
    let found = fired_with(&good, &other, &LintSettings::default(), &["good", "other"]);
    let instead =
        "resources/good.toml:1 instead-gone: this sends readers to `other`, which is gone";
    assert_eq!(found, [instead, path]);
}

#[test]
fn future_year() {
    assert_eq!(
        with("2020", "2027"),
        ["resources/other.toml:4 future-year: 2027 has not come yet"]
    );
    assert_eq!(with("2020", "2026"), [""; 0]);
}

#[test]
fn crowded_topic() {
    let crowded = |limit| LintSettings {
        shortlist: Some(limit),
        ..LintSettings::default()
    };
    let message = "topic `x` has 2 resources, and its shortlist 1";
    assert_eq!(
        fired(str::to_owned, &crowded(1), &["good", "other"]),
        [format!("resources/other.toml:7 crowded-topic: {message}")]
    );
    assert_eq!(
        fired(str::to_owned, &crowded(2), &["good", "other"]),
        [""; 0]
    );
}

#[test]
fn the_documentation_has_every_lint_with_an_example_of_each_sort() {
    let documentation = include_str!("../../docs/lints.md");
    let pages: Vec<&str> = documentation.split("\n## ").skip(1).collect();
    let codes: Vec<&str> = pages
        .iter()
        .filter_map(|page| page.lines().next())
        .collect();
    let lints: Vec<&str> = LINTS.iter().map(|lint| lint.code.as_str()).collect();
    assert_eq!(codes, lints);
    for page in pages {
        assert!(
            page.contains("\nBad: ") && page.contains("\nGood: "),
            "{page}"
        );
    }
}
