//! The look: templates inside the program, each of which a book may replace by a file of its own.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior, Value, escape_formatter};

use super::escape::text_of;
use crate::diagnostic::{self, Code, Diagnostic, Finding, Source};

/// A template's place among the built-in ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Template {
    Card,
    Compact,
    Inline,
    List,
    Path,
    Index,
}

const BUILT_IN: [(Template, &str, &str); 6] = [
    (
        Template::Card,
        "card.html",
        include_str!("../../templates/card.html"),
    ),
    (
        Template::Compact,
        "compact.html",
        include_str!("../../templates/compact.html"),
    ),
    (
        Template::Inline,
        "inline.html",
        include_str!("../../templates/inline.html"),
    ),
    (
        Template::List,
        "list.html",
        include_str!("../../templates/list.html"),
    ),
    (
        Template::Path,
        "path.html",
        include_str!("../../templates/path.html"),
    ),
    (
        Template::Index,
        "index.html",
        include_str!("../../templates/index.html"),
    ),
];

impl Template {
    pub(super) fn file_name(self) -> &'static str {
        let found = BUILT_IN.iter().find(|(template, ..)| *template == self);
        found.map_or("", |(_, name, _)| name)
    }
}

/// All templates, ready to be filled in.
pub(crate) struct Templates {
    environment: Environment<'static>,
    /// The files that a book has put in place of built-in templates.
    own: HashMap<String, Arc<Source>>,
}

impl Templates {
    /// Takes a book's own files; the findings are about those.
    pub(crate) fn new(own: &[Arc<Source>]) -> (Self, Vec<Diagnostic>) {
        let mut templates = Self {
            environment: environment(),
            own: HashMap::new(),
        };
        let mut diagnostics = Vec::new();
        for (_, name, text) in BUILT_IN {
            let added = templates.environment.add_template(name, text);
            debug_assert!(added.is_ok(), "{name}: {added:?}");
        }
        for source in own {
            diagnostics.extend(templates.replace(source).map(|f| f.in_source(source)));
        }
        (templates, diagnostics)
    }

    fn replace(&mut self, source: &Arc<Source>) -> Option<Finding> {
        let name = source.path.rsplit('/').next().unwrap_or(&source.path);
        let known = || BUILT_IN.iter().map(|(_, name, _)| *name);
        if !known().any(|built_in| built_in == name) {
            let message = format!("there is no template `{name}` to replace");
            let help = diagnostic::did_you_mean(name, known()).unwrap_or_else(|| {
                format!("the templates are {}", diagnostic::alternatives(known()))
            });
            return Some(Finding::error(Code::InvalidTemplate, 0..0, message).help(help));
        }
        self.own.insert(name.to_owned(), Arc::clone(source));
        let text = source.text.clone();
        let added = self.environment.add_template_owned(name.to_owned(), text);
        added.err().map(|error| finding(&error, &source.text))
    }

    /// Fills in a template.
    pub(super) fn fill(&self, template: Template, values: Value) -> Result<String, Diagnostic> {
        let name = template.file_name();
        let found = self.environment.get_template(name);
        found
            .and_then(|template| template.render(values))
            .map_err(|error| {
                // An error may come out of another template that this one includes.
                let source = self.source(error.name().unwrap_or(name));
                finding(&error, &source.text).in_source(&source)
            })
    }

    /// The text of a template, for diagnostics.
    pub(super) fn source(&self, name: &str) -> Arc<Source> {
        if let Some(source) = self.own.get(name) {
            return Arc::clone(source);
        }
        let built_in = BUILT_IN.iter().find(|(_, known, _)| *known == name);
        let text = built_in.map_or("", |(.., text)| text);
        Source::new(format!("{name} (built in)"), text)
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_debug(true);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, state, value| match value.as_str() {
        // The engine's own escaping would also write `/` as a character reference.
        Some(text) if !value.is_safe() && *state.auto_escape() == AutoEscape::Html => {
            Ok(out.write_str(&text_of(text))?)
        }
        _ => escape_formatter(out, state, value),
    });
    environment
}

fn finding(error: &Error, text: &str) -> Finding {
    let what = error.detail().map_or_else(
        || error.kind().to_string(),
        |detail| format!("{}: {detail}", error.kind()),
    );
    let range = error.range().filter(|range| range.end <= text.len());
    let range = range.unwrap_or_else(|| line_range(text, error.line().unwrap_or(1)));
    let message = format!("this template cannot be used: {what}");
    Finding::error(Code::InvalidTemplate, range, message)
}

fn line_range(text: &str, line: usize) -> Range<usize> {
    let mut start = 0;
    for (number, content) in (1..).zip(text.split_inclusive('\n')) {
        if number == line {
            return start..start + content.trim_end().len();
        }
        start += content.len();
    }
    text.len()..text.len()
}
