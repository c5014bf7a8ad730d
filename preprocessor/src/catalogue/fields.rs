//! Reads the fields of one TOML table, collecting everything that is wrong with it.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::values::{self, Vocabulary, WebUrl};
use crate::diagnostic::{self, Code, Finding};
use crate::spot::Spot;

/// A cursor over a table: every key asked for is known, all others are errors at the end.
pub(crate) struct Fields<'t> {
    table: &'t DeTable<'t>,
    range: Range<usize>,
    asked: Vec<&'static str>,
    pub(crate) findings: Vec<Finding>,
}

impl<'t> Fields<'t> {
    /// Reads `table`; findings about what is absent point at `range`.
    pub(crate) fn new(table: &'t DeTable<'t>, range: Range<usize>) -> Self {
        Self {
            table,
            range,
            asked: Vec::new(),
            findings: Vec::new(),
        }
    }

    pub(crate) fn error(&mut self, code: Code, range: Range<usize>, message: impl Into<String>) {
        self.findings.push(Finding::error(code, range, message));
    }

    /// Demands that `key` be there; `example` says what to add.
    pub(crate) fn require(&mut self, key: &'static str, example: &str) {
        if !self.has(key) {
            let message = format!("missing field `{key}`");
            let finding = Finding::error(Code::MissingField, self.range.clone(), message);
            self.findings.push(finding.help(format!("add `{example}`")));
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.table.get(key).is_some()
    }

    /// Where the value of `key` is written.
    pub(crate) fn range_of(&self, key: &str) -> Range<usize> {
        let value = self.table.get(key);
        value.map_or_else(|| self.range.clone(), Spanned::span)
    }

    /// One line of text, without surrounding space.
    pub(crate) fn line(&mut self, key: &'static str) -> Option<Spot<String>> {
        let text = self.text(key)?;
        self.as_line(key, &text)
    }

    /// Text of any length.
    pub(crate) fn text(&mut self, key: &'static str) -> Option<Spot<&'t str>> {
        let value = self.ask(key)?;
        let text = self.as_string(key, value)?;
        if text.value.trim().is_empty() {
            self.error(Code::InvalidValue, text.range, format!("`{key}` is empty"));
            return None;
        }
        Some(text)
    }

    /// A list of one-line texts.
    pub(crate) fn lines(&mut self, key: &'static str) -> Option<Vec<Spot<String>>> {
        let items = self.array(key, "a list of strings")?;
        let mut lines = Vec::with_capacity(items.len());
        for item in items {
            if let Some(text) = self.as_string(key, item) {
                lines.extend(self.as_line(key, &text));
            }
        }
        Some(lines)
    }

    /// A table.
    pub(crate) fn table(&mut self, key: &'static str) -> Option<Fields<'t>> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::new(table, value.span())),
            other => {
                self.wrong_type(key, "a table", other, value.span());
                None
            }
        }
    }

    /// A list of tables.
    pub(crate) fn tables(&mut self, key: &'static str) -> Vec<Fields<'t>> {
        let mut tables = Vec::new();
        for item in self.array(key, "a list of tables").unwrap_or_default() {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(Fields::new(table, item.span())),
                other => self.wrong_type(key, "a list of tables", other, item.span()),
            }
        }
        tables
    }

    /// One word of a closed vocabulary.
    pub(crate) fn word<V: Vocabulary>(&mut self, key: &'static str) -> Option<V> {
        let text = self.line(key)?;
        match values::word(key, &text.value) {
            Ok(word) => Some(word),
            Err((message, help)) => {
                let finding = Finding::error(Code::InvalidValue, text.range, message);
                self.findings.push(finding.help(help));
                None
            }
        }
    }

    /// A whole number within `allowed`.
    pub(crate) fn integer(
        &mut self,
        key: &'static str,
        allowed: RangeInclusive<u32>,
    ) -> Option<u32> {
        let value = self.ask(key)?;
        let DeValue::Integer(integer) = value.get_ref() else {
            self.wrong_type(key, "a whole number", value.get_ref(), value.span());
            return None;
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| allowed.contains(number));
        if number.is_none() {
            let (low, high) = (allowed.start(), allowed.end());
            let message = format!("`{key}` is a whole number from {low} to {high}");
            self.error(Code::InvalidValue, value.span(), message);
        }
        number
    }

    /// A web address.
    pub(crate) fn url(&mut self, key: &'static str) -> Option<WebUrl> {
        let text = self.line(key)?;
        match WebUrl::parse(&text.value) {
            Ok(url) => Some(url),
            Err(help) => {
                let message = format!("`{}` is not a web address", text.value);
                let finding = Finding::error(Code::InvalidUrl, text.range, message);
                self.findings.push(finding.help(help));
                None
            }
        }
    }

    /// The raw value of `key`, which is known from now on.
    pub(crate) fn ask(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    /// Everything found, unknown keys included.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if self.asked.contains(&name) {
                continue;
            }
            let known = || self.asked.iter().copied();
            let help = diagnostic::did_you_mean(name, known())
                .unwrap_or_else(|| format!("the known ones are {}", sorted_list(known())));
            let message = format!("unknown field `{name}`");
            let finding = Finding::error(Code::UnknownField, key.span(), message);
            self.findings.push(finding.help(help));
        }
        self.findings
    }

    fn array(&mut self, key: &'static str, wanted: &str) -> Option<&'t [Spanned<DeValue<'t>>]> {
        let value = self.ask(key)?;
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            other => {
                self.wrong_type(key, wanted, other, value.span());
                None
            }
        }
    }

    fn as_string(&mut self, key: &str, value: &'t Spanned<DeValue<'t>>) -> Option<Spot<&'t str>> {
        match value.get_ref() {
            DeValue::String(text) => Some(Spot {
                value: text,
                range: value.span(),
            }),
            other => {
                self.wrong_type(key, "a string", other, value.span());
                None
            }
        }
    }

    fn as_line(&mut self, key: &str, text: &Spot<&str>) -> Option<Spot<String>> {
        let value = text.value.trim();
        if value.is_empty() || value.chars().any(values::is_unprintable) {
            let message = format!("`{key}` is one line of text, without control characters");
            self.error(Code::InvalidValue, text.range.clone(), message);
            return None;
        }
        Some(Spot {
            value: value.to_owned(),
            range: text.range.clone(),
        })
    }

    fn wrong_type(&mut self, key: &str, wanted: &str, found: &DeValue<'_>, range: Range<usize>) {
        let message = format!("`{key}` is {wanted}, not {}", type_name(found));
        self.error(Code::InvalidValue, range, message);
    }
}

fn sorted_list<'k>(keys: impl Iterator<Item = &'k str>) -> String {
    let mut keys: Vec<&str> = keys.collect();
    keys.sort_unstable();
    keys.join(", ")
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a decimal number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
