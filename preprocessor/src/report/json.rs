//! Diagnostics for programs: one JSON object a line.

use serde_json::json;

use crate::diagnostic::{Diagnostic, Severity};

/// One JSON object a line for each diagnostic.
///
/// Each has `severity` (`error` or `warning`), `code`, `message`, `file`, `line`, `column`,
/// `end_line`, `end_column`, `label` and `help` (the last two may be null). Lines and columns are
/// counted from 1, columns in characters; the end is behind the last marked character.
///
/// ```
/// use mdbook_resource_cards::{Code, Finding, Source, report_json};
///
/// let source = Source::new("src/a.md", "See {{#resource x}}.\n");
/// let finding = Finding::error(Code::UnknownResource, 16..17, "no resource `x`");
/// let line = report_json(&[finding.in_source(&source)]);
/// assert!(line.contains(r#""file":"src/a.md""#));
/// assert!(line.contains(r#""line":1"#));
/// assert!(line.ends_with("}\n"));
/// ```
#[must_use]
pub fn report_json(diagnostics: &[Diagnostic]) -> String {
    let lines = diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let (line, column) = diagnostic.position();
        let (end_line, end_column) = diagnostic.end();
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let object = json!({
            "severity": severity,
            "code": finding.code.as_str(),
            "message": finding.message,
            "file": diagnostic.source.path,
            "line": line,
            "column": column,
            "end_line": end_line,
            "end_column": end_column,
            "label": (!finding.label.is_empty()).then_some(&finding.label),
            "help": finding.help,
        });
        format!("{object}\n")
    });
    lines.collect()
}
