//! The plugin's settings: the table `[preprocessor.resource-cards]` of `book.toml`.

use std::sync::Arc;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::catalogue::Fields;
use crate::diagnostic::{self, Code, Diagnostic, Finding, Source};
use crate::labels::Labels;
use crate::lints::LintSettings;
use crate::spot::Spot;

/// The name of the table, and of the preprocessor.
pub(crate) const NAME: &str = "resource-cards";

/// Settings with every default filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Config {
    /// The folder of the resources, relative to the book's root.
    pub(crate) catalogue: String,
    /// The folder of the reading paths; a book that does not name one need not have it.
    pub(crate) paths: Option<String>,
    /// The folder of templates that replace built-in ones.
    pub(crate) templates: Option<String>,
    /// The topics that resources may have.
    pub(crate) topics: Topics,
    /// The words that readers see.
    pub(crate) labels: Labels,
    /// What `check` looks for.
    pub(crate) lints: LintSettings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            catalogue: "resources".to_owned(),
            paths: None,
            templates: None,
            topics: Topics::default(),
            labels: Labels::default(),
            lints: LintSettings::default(),
        }
    }
}

/// The vocabulary of topics, in the author's order; without one, any topic id is its own title.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Topics(Option<Vec<(String, String)>>);

impl Topics {
    /// The title of a topic, or `None` for one that the vocabulary does not have.
    pub(crate) fn title<'t>(&'t self, id: &'t str) -> Option<&'t str> {
        match &self.0 {
            None => Some(id),
            Some(topics) => topics
                .iter()
                .find(|(known, _)| known == id)
                .map(|(_, title)| title.as_str()),
        }
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flatten().map(|(id, _)| id.as_str())
    }

    /// The finding about a topic that the vocabulary does not have.
    pub(crate) fn check(&self, topic: &Spot<String>) -> Option<Finding> {
        if self.title(&topic.value).is_some() {
            return None;
        }
        let message = format!("`book.toml` lists no topic `{}`", topic.value);
        let help = diagnostic::did_you_mean(&topic.value, self.ids())
            .unwrap_or_else(|| format!("write {}", diagnostic::alternatives(self.ids())));
        let finding = Finding::error(Code::UnknownTopic, topic.range.clone(), message);
        Some(finding.help(help))
    }
}

impl Config {
    /// Reads the table as mdBook passed it on.
    ///
    /// Findings point into `book_toml`. When the environment has overridden a setting, so that the
    /// file does not say what mdBook does, they point into the table as mdBook sees it.
    pub(crate) fn read(table: Option<&Value>, book_toml: Option<&str>) -> (Self, Vec<Diagnostic>) {
        let Some(table) = table else {
            return (Self::default(), Vec::new());
        };
        let written = book_toml.map(|text| Source::new("book.toml", text));
        if let Some(source) = written
            && let Ok(document) = DeTable::parse(&source.text)
            && let Some(found) = plugin_table(document.get_ref())
            && is_same(found.get_ref(), table)
            && let DeValue::Table(fields) = found.get_ref()
        {
            return Self::from_table(fields, found.span(), &source);
        }
        let overridden = toml::to_string(table).unwrap_or_default();
        let source = Source::new("book.toml, as overridden by the environment", overridden);
        let document = DeTable::parse(&source.text).unwrap_or_else(|_| {
            // The text was written by the same library a line above.
            toml::Spanned::new(0..0, DeTable::new())
        });
        Self::from_table(document.get_ref(), 0..0, &source)
    }

    fn from_table(
        table: &DeTable<'_>,
        range: std::ops::Range<usize>,
        source: &Arc<Source>,
    ) -> (Self, Vec<Diagnostic>) {
        let mut f = Fields::new(table, range);
        let default = Self::default();
        let config = Self {
            catalogue: folder(&mut f, "catalogue").unwrap_or(default.catalogue),
            paths: folder(&mut f, "paths"),
            templates: folder(&mut f, "templates"),
            topics: topics(&mut f),
            labels: labels(&mut f),
            lints: LintSettings::read(&mut f),
        };
        check_order(&mut f);
        for key in ["command", "after", "renderers", "optional"] {
            f.ask(key);
        }
        let findings = f.finish().into_iter().map(as_config_finding);
        let diagnostics = findings.map(|f| f.in_source(source)).collect();
        (config, diagnostics)
    }
}

fn folder(f: &mut Fields<'_>, key: &'static str) -> Option<String> {
    f.line(key).map(|line| line.value)
}

fn labels(f: &mut Fields<'_>) -> Labels {
    let Some(mut table) = f.table("labels") else {
        return Labels::default();
    };
    let labels = Labels::read(&mut table);
    f.findings.extend(table.finish());
    labels
}

fn topics(f: &mut Fields<'_>) -> Topics {
    if !f.has("topics") {
        return Topics(None);
    }
    let mut topics = Vec::new();
    let errors = f.findings.len();
    for mut table in f.tables("topics") {
        table.require("id", r#"id = "packaging""#);
        table.require("title", r#"title = "Packaging""#);
        let (id, title) = (table.line("id"), table.line("title"));
        topics.extend(id.zip(title).map(|(id, title)| (id.value, title.value)));
        f.findings.extend(table.finish());
    }
    // A vocabulary with errors of its own must not make every resource wrong.
    Topics(Some(topics).filter(|_| f.findings.len() == errors))
}

/// Warns when mdBook's own `links` would run first.
fn check_order(f: &mut Fields<'_>) {
    let range = f.range_of("before");
    let before = f.lines("before").unwrap_or_default();
    if before.iter().any(|name| name.value == "links") {
        return;
    }
    let message = "mdBook's `links` runs before this plugin: it removes the backslash of escaped \
                   shortcodes and moves the lines that messages point to";
    let finding = Finding::warning(Code::RunsAfterLinks, range, message);
    let help = "add `before = [\"links\"]` under `[preprocessor.resource-cards]`";
    f.findings.push(finding.help(help));
}

/// The same finding under the codes of the configuration.
fn as_config_finding(mut finding: Finding) -> Finding {
    finding.code = match finding.code {
        Code::UnknownField => Code::UnknownConfigKey,
        Code::RunsAfterLinks => Code::RunsAfterLinks,
        _ => Code::InvalidConfigValue,
    };
    finding
}

fn plugin_table<'t>(document: &'t DeTable<'t>) -> Option<&'t toml::Spanned<DeValue<'t>>> {
    document
        .get("preprocessor")?
        .get_ref()
        .as_table()?
        .get(NAME)
}

/// Whether the file says what mdBook passed on; dates and decimal numbers are no settings of ours.
fn is_same(written: &DeValue<'_>, passed: &Value) -> bool {
    match (written, passed) {
        (DeValue::String(a), Value::String(b)) => a == b,
        (DeValue::Boolean(a), Value::Bool(b)) => a == b,
        (DeValue::Integer(a), Value::Number(b)) => {
            i64::from_str_radix(a.as_str(), a.radix()).ok() == b.as_i64()
        }
        (DeValue::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a.get_ref(), b))
        }
        (DeValue::Table(a), Value::Object(b)) => {
            a.len() == b.len()
                && a.iter().all(|(key, a)| {
                    b.get(key.get_ref().as_ref())
                        .is_some_and(|b| is_same(a.get_ref(), b))
                })
        }
        (DeValue::Datetime(_) | DeValue::Float(_), _) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(table: &Value, book_toml: &str) -> (Config, Vec<String>) {
        let (config, diagnostics) = Config::read(Some(table), Some(book_toml));
        let shown = diagnostics.iter().map(|d| {
            let (line, column) = d.position();
            let path = &d.source.path;
            format!(
                "{path}:{line}:{column} {}: {}",
                d.finding.code, d.finding.message
            )
        });
        (config, shown.collect())
    }

    #[test]
    fn an_empty_table_works_but_for_the_order() {
        let (config, found) = read(&json!({}), "[preprocessor.resource-cards]\n");
        assert_eq!(config, Config::default());
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("book.toml:1:1 runs-after-links"),
            "{found:?}"
        );
    }

    #[test]
    fn every_error_has_its_place_in_the_file() {
        let text = "[preprocessor.resource-cards]\nbefore = [\"links\"]\ncatalog = \"x\"\n\
                    topics = [{ id = \"a\" }]\n";
        let table = json!({"before": ["links"], "catalog": "x", "topics": [{"id": "a"}]});
        assert_eq!(
            read(&table, text).1,
            [
                "book.toml:4:11 invalid-config-value: missing field `title`",
                "book.toml:3:1 unknown-config-key: unknown field `catalog`",
            ]
        );
    }

    #[test]
    fn settings_from_the_environment_win_and_are_said_to() {
        let table = json!({"before": ["links"], "catalogue": 3});
        let found = read(
            &table,
            "[preprocessor.resource-cards]\nbefore = [\"links\"]\n",
        )
        .1;
        assert_eq!(
            found,
            [
                "book.toml, as overridden by the environment:2:13 invalid-config-value: \
              `catalogue` is a string, not a whole number"
            ]
        );
    }

    #[test]
    fn topics_are_a_closed_vocabulary_once_given() {
        let table = json!({"before": ["links"], "topics": [{"id": "a", "title": "A"}]});
        let (config, found) = read(&table, "");
        assert_eq!(found, [""; 0]);
        assert_eq!(config.topics.title("a"), Some("A"));
        assert_eq!(config.topics.title("b"), None);
        assert_eq!(Topics::default().title("b"), Some("b"));
    }
}
