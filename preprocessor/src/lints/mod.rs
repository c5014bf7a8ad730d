//! What `check` finds beyond mistakes: entries that are valid and still not as they should be.

mod rules;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::DeTable;

use crate::catalogue::{Catalogue, Date, Fields, Resource, ResourceId, vocabulary};
use crate::diagnostic::{Code, Diagnostic, Finding, Severity, Source};

vocabulary! {
    /// What becomes of a lint's findings.
    pub(crate) enum LintLevel {
        /// They are not reported.
        Allow = "allow",
        /// They are reported as warnings.
        Warn = "warn",
        /// They are reported as errors.
        Deny = "deny",
    }
}

/// A rule with a name.
struct Lint {
    code: Code,
    default: LintLevel,
    rule: fn(&Subject<'_>) -> Vec<Hit>,
}

const LINTS: [Lint; 13] = [
    Lint::warn(Code::UnusedResource, rules::unused_resource),
    Lint::warn(Code::DuplicateUrl, rules::duplicate_url),
    Lint::warn(Code::TitleMismatchCase, rules::title_mismatch_case),
    Lint::warn(Code::StaleReview, rules::stale_review),
    Lint::warn(Code::InsecureUrl, rules::insecure_url),
    Lint::warn(Code::AnnotationLength, rules::annotation_length),
    Lint::warn(Code::AnnotationOpening, rules::annotation_opening),
    Lint::allow(Code::MissingArchive, rules::missing_archive),
    Lint::warn(
        Code::SupersededWithoutInstead,
        rules::superseded_without_instead,
    ),
    Lint::warn(Code::InsteadGone, rules::instead_gone),
    Lint::warn(Code::FutureYear, rules::future_year),
    Lint::warn(Code::CrowdedTopic, rules::crowded_topic),
    Lint::warn(Code::PathWithGone, rules::path_with_gone),
];

impl Lint {
    const fn warn(code: Code, rule: fn(&Subject<'_>) -> Vec<Hit>) -> Self {
        Self {
            code,
            default: LintLevel::Warn,
            rule,
        }
    }

    const fn allow(code: Code, rule: fn(&Subject<'_>) -> Vec<Hit>) -> Self {
        Self {
            code,
            default: LintLevel::Allow,
            rule,
        }
    }
}

/// The levels of all lints, and the limits that some of them know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LintSettings {
    levels: BTreeMap<&'static str, LintLevel>,
    /// After how many months an entry should be checked again.
    pub(crate) stale_after_months: u32,
    /// How many resources a main topic may have.
    pub(crate) shortlist: Option<usize>,
}

impl Default for LintSettings {
    fn default() -> Self {
        Self {
            levels: BTreeMap::new(),
            stale_after_months: 12,
            shortlist: None,
        }
    }
}

impl LintSettings {
    /// Reads the settings from the plugin's table.
    pub(crate) fn read(f: &mut Fields<'_>) -> Self {
        let mut settings = Self::default();
        if let Some(mut table) = f.table("lints") {
            for lint in &LINTS {
                let name = lint.code.as_str();
                let level = table.word(name);
                settings.levels.extend(level.map(|level| (name, level)));
            }
            f.findings.extend(table.finish());
        }
        if let Some(months) = f.integer("stale-after-months", 1..=1200) {
            settings.stale_after_months = months;
        }
        let limit = f.integer("shortlist", 1..=10_000);
        settings.shortlist = limit.and_then(|limit| usize::try_from(limit).ok());
        settings
    }

    fn level(&self, lint: &Lint) -> LintLevel {
        let own = self.levels.get(lint.code.as_str());
        own.copied().unwrap_or(lint.default)
    }
}

/// What the rules look at.
pub(crate) struct Subject<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) resources: &'c [Arc<Source>],
    pub(crate) paths: &'c [Arc<Source>],
    /// The ids of the resources that chapters show.
    pub(crate) used: HashSet<&'c str>,
    pub(crate) today: Date,
    pub(crate) settings: &'c LintSettings,
}

/// A finding of a rule; the lint gives it code and severity.
struct Hit {
    source: Arc<Source>,
    range: Range<usize>,
    message: String,
    help: &'static str,
}

/// Runs all rules that are not allowed to find anything.
pub(crate) fn run(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for lint in &LINTS {
        let severity = match subject.settings.level(lint) {
            LintLevel::Allow => continue,
            LintLevel::Warn => Severity::Warning,
            LintLevel::Deny => Severity::Error,
        };
        for hit in (lint.rule)(subject) {
            let finding = Finding {
                severity,
                ..Finding::error(lint.code, hit.range, hit.message).help(hit.help)
            };
            diagnostics.push(finding.in_source(&hit.source));
        }
    }
    diagnostics
}

impl Subject<'_> {
    /// A finding about a field of a resource.
    fn hit(
        &self,
        resource: &Resource,
        key: &str,
        message: impl Into<String>,
        help: &'static str,
    ) -> Option<Hit> {
        hit(self.resources, &resource.id, key, message, help)
    }
}

/// A finding about a field of the entry with this id; its place is looked up again, since only
/// entries with findings need it.
fn hit(
    sources: &[Arc<Source>],
    id: &ResourceId,
    key: &str,
    message: impl Into<String>,
    help: &'static str,
) -> Option<Hit> {
    let file = format!("/{id}.toml");
    let source = sources.iter().find(|source| source.path.ends_with(&file))?;
    let table = DeTable::parse(&source.text).ok()?;
    let range = table.get_ref().get(key).map_or(0..0, Spanned::span);
    Some(Hit {
        source: Arc::clone(source),
        range,
        message: message.into(),
        help,
    })
}

#[cfg(test)]
mod tests;
