//! Diagnostics as commands of GitHub's workflow runner, which shows them beside the changed lines.

use crate::diagnostic::{Diagnostic, Severity};

/// One workflow command a line for each diagnostic.
///
/// ```
/// use mdbook_resource_cards::{Code, Finding, Source, report_github};
///
/// let source = Source::new("src/a.md", "See {{#resource x}}.\n");
/// let finding = Finding::error(Code::UnknownResource, 16..17, "no resource `x`").help("add one");
/// assert_eq!(
///     report_github(&[finding.in_source(&source)]),
///     "::error file=src/a.md,line=1,endLine=1,col=17,endColumn=18,title=unknown-resource\
///      ::no resource `x`%0Ahelp: add one\n"
/// );
/// ```
#[must_use]
pub fn report_github(diagnostics: &[Diagnostic]) -> String {
    let lines = diagnostics.iter().map(|diagnostic| {
        let finding = &diagnostic.finding;
        let (line, column) = diagnostic.position();
        let (end_line, end_column) = diagnostic.end();
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let help = finding.help.iter().map(|help| format!("\nhelp: {help}"));
        let message = finding.message.clone() + &help.collect::<String>();
        format!(
            "::{command} file={},line={line},endLine={end_line},col={column},\
             endColumn={end_column},title={}::{}\n",
            property(&diagnostic.source.path),
            finding.code,
            data(&message),
        )
    });
    lines.collect()
}

fn data(text: &str) -> String {
    let text = text.replace('%', "%25");
    text.replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
