//! Diagnostics for people: the place, the line, a caret, what would be right.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};

/// Whether a report may use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Text only.
    Plain,
    /// With the escape sequences of a terminal.
    Coloured,
}

/// The most bytes of a line that is shown: nobody writes or reads one that is longer.
const LONGEST_LINE: usize = 10_000;

/// The text of a report, ending in a line that counts what was found; empty when there is nothing.
///
/// ```
/// use mdbook_resource_cards::{Code, Finding, Source, Style, report};
///
/// let source = Source::new("src/a.md", "See {{#resource x}}.\n");
/// let finding = Finding::error(Code::UnknownResource, 16..17, "the catalogue has no resource `x`");
/// let text = report(&[finding.in_source(&source)], Style::Plain);
/// assert!(text.starts_with("error[unknown-resource]: the catalogue has no resource `x`\n"));
/// assert!(text.contains("--> src/a.md:1:17\n"));
/// assert!(text.ends_with("error: 1 error in 1 file\n"));
/// ```
#[must_use]
pub fn report(diagnostics: &[Diagnostic], style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&draw(diagnostic, &renderer));
        out.push_str("\n\n");
    }
    if let Some(summary) = summary(diagnostics) {
        out.push_str(&summary);
        out.push('\n');
    }
    out
}

fn draw(diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let finding = &diagnostic.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level
        .primary_title(finding.message.as_str())
        .id(finding.code.as_str());
    let path = diagnostic.source.path.as_str();
    let excerpt = Excerpt::of(diagnostic);
    let mut group = if excerpt.lines.len() > LONGEST_LINE {
        let (line, column) = diagnostic.position();
        title.element(Origin::path(path).line(line).char_column(column))
    } else {
        let mark = AnnotationKind::Primary.span(excerpt.mark);
        let snippet = Snippet::source(excerpt.lines)
            .path(path)
            .line_start(excerpt.line)
            .annotation(mark.label(finding.label.as_str()));
        title.element(snippet)
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

/// The lines that a finding marks: drawing them must not cost a walk over the whole text.
struct Excerpt<'d> {
    lines: &'d str,
    line: usize,
    mark: std::ops::Range<usize>,
}

impl<'d> Excerpt<'d> {
    fn of(diagnostic: &'d Diagnostic) -> Self {
        let text = diagnostic.source.text.as_str();
        let range = &diagnostic.finding.range;
        let start = range.start.min(text.len());
        let end = range.end.clamp(start, text.len());
        // A mark over several lines is cut to its first: the caret shows where to look.
        let (line, lines) = diagnostic.source.line(start);
        Self {
            line,
            mark: start - lines.start..end.min(lines.end) - lines.start,
            lines: &text[lines],
        }
    }
}

fn summary(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics.iter().filter(|d| d.is_error()).count();
    let warnings = diagnostics.len() - errors;
    let count = |n: usize, word: &str| match n {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{n} {word}s")),
    };
    let found = [count(errors, "error"), count(warnings, "warning")];
    let found: Vec<String> = found.into_iter().flatten().collect();
    let mut files: Vec<&str> = diagnostics.iter().map(|d| d.source.path.as_str()).collect();
    files.sort_unstable();
    files.dedup();
    let severity = if errors > 0 { "error" } else { "warning" };
    (!found.is_empty()).then(|| {
        let files = count(files.len(), "file").unwrap_or_default();
        format!("{severity}: {} in {files}", found.join(" and "))
    })
}
