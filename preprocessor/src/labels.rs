//! The words of the plugin's own that readers see, and how a book replaces them.

use std::collections::BTreeMap;

use crate::catalogue::Fields;
use crate::diagnostic::{self, Code, Finding};

/// Each word has a stable name; a book may have its own for any of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Labels {
    own: BTreeMap<&'static str, String>,
}

/// Words in braces are filled in.
const ENGLISH: &[(&str, &str)] = &[
    ("access", "Access"),
    ("access-free", "Free"),
    ("access-paid", "Paid"),
    ("access-registration", "Registration"),
    ("address", "Address"),
    ("all", "All"),
    ("and", "and"),
    ("archive", "Archived copy"),
    ("audience", "For"),
    ("date", "{day} {month} {year}"),
    ("filter", "Filter"),
    ("filter-reset", "Show all"),
    ("filter-text", "Search"),
    ("found", "{count} of {total} shown"),
    ("hours", "{hours} h"),
    ("hours-minutes", "{hours} h {minutes} min"),
    ("in", "in"),
    ("instead", "Instead"),
    ("kind", "Kind"),
    ("kind-article", "Article"),
    ("kind-book", "Book"),
    ("kind-chapter", "Chapter"),
    ("kind-course", "Course"),
    ("kind-documentation", "Documentation"),
    ("kind-paper", "Paper"),
    ("kind-reference", "Reference"),
    ("kind-source-code", "Source code"),
    ("kind-specification", "Specification"),
    ("kind-talk", "Talk"),
    ("kind-tool", "Tool"),
    ("kind-tutorial", "Tutorial"),
    ("level", "Level"),
    ("level-advanced", "Advanced"),
    ("level-intermediate", "Intermediate"),
    ("level-introductory", "Introductory"),
    ("licence", "Licence"),
    ("links", "Also"),
    ("marked", "I have read this"),
    ("mentioned", "Mentioned in"),
    ("minutes", "{minutes} min"),
    ("month-1", "January"),
    ("month-10", "October"),
    ("month-11", "November"),
    ("month-12", "December"),
    ("month-2", "February"),
    ("month-3", "March"),
    ("month-4", "April"),
    ("month-5", "May"),
    ("month-6", "June"),
    ("month-7", "July"),
    ("month-8", "August"),
    ("month-9", "September"),
    ("next", "Next"),
    ("outdated", "What has aged"),
    ("own-pace", "and {count} at your own pace"),
    ("progress", "{count} of {total} read"),
    ("read", "Read first"),
    ("reviewed", "Checked"),
    ("status", "Status"),
    ("status-current", "Current"),
    ("status-dated", "Dated"),
    ("status-gone", "Gone"),
    ("status-superseded", "Superseded"),
    ("step", "1 step"),
    ("steps", "{count} steps"),
    ("today", "Today"),
    ("topic", "Topic"),
];

impl Labels {
    /// Reads a book's own words.
    pub(crate) fn read(f: &mut Fields<'_>) -> Self {
        let mut own = BTreeMap::new();
        for (name, english) in ENGLISH {
            let Some(line) = f.line(name) else { continue };
            let allowed = placeholders(english);
            let unknown = placeholders(&line.value);
            for word in unknown.into_iter().filter(|word| !allowed.contains(word)) {
                let message = format!("nothing is filled in for `{{{word}}}` in `{name}`");
                let finding = Finding::error(Code::InvalidValue, line.range.clone(), message);
                let known = diagnostic::alternatives(allowed.iter().copied());
                f.findings.push(match allowed.is_empty() {
                    true => finding.help("leave the braces out"),
                    false => finding.help(format!("between the braces, write {known}")),
                });
            }
            own.insert(*name, line.value);
        }
        Self { own }
    }

    /// The word of this name.
    ///
    /// Names are fixed in the code that asks; an unknown one yields itself, which a test catches.
    pub(crate) fn get<'l>(&'l self, name: &'l str) -> &'l str {
        let own = self.own.get(name).map(String::as_str);
        own.unwrap_or_else(|| {
            let found = ENGLISH.iter().find(|(known, _)| *known == name);
            found.map_or(name, |(_, word)| word)
        })
    }

    /// The word of this name with `{key}` replaced by the value of each key.
    pub(crate) fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(name).to_owned();
        for (key, value) in values {
            text = text.replace(&format!("{{{key}}}"), value);
        }
        text
    }

    /// All words by their names, for templates.
    pub(crate) fn all(&self) -> BTreeMap<&str, &str> {
        ENGLISH
            .iter()
            .map(|(name, _)| (*name, self.get(name)))
            .collect()
    }
}

/// The words in braces.
fn placeholders(text: &str) -> Vec<&str> {
    let parts = text.split('{').skip(1);
    parts
        .filter_map(|part| Some(part.split_once('}')?.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_has_every_label() {
        let documentation = include_str!("../docs/look.md");
        for (name, english) in ENGLISH {
            let row = format!("| `{name}` | {english} |\n");
            assert!(
                documentation.contains(&row),
                "docs/look.md has no row {row}"
            );
        }
    }

    #[test]
    fn placeholders_are_filled_in() {
        assert_eq!(placeholders("a {b} c {d}"), ["b", "d"]);
        assert_eq!(placeholders("a } b { c"), [""; 0]);
        let filled = Labels::default().fill("found", &[("count", "1"), ("total", "2")]);
        assert_eq!(filled, "1 of 2 shown");
    }
}
