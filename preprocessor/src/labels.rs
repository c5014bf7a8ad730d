//! The words of the plugin's own that readers see.

/// Each word has a stable name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Labels;

const ENGLISH: &[(&str, &str)] = &[
    ("access-free", "Free"),
    ("access-paid", "Paid"),
    ("access-registration", "Registration"),
    ("address", "Address"),
    ("and", "and"),
    ("archive", "Archived copy"),
    ("date", "{day} {month} {year}"),
    ("hours", "{hours} h"),
    ("hours-minutes", "{hours} h {minutes} min"),
    ("in", "in"),
    ("instead", "Instead"),
    ("next", "Next"),
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
    ("level-advanced", "Advanced"),
    ("level-intermediate", "Intermediate"),
    ("level-introductory", "Introductory"),
    ("licence", "Licence"),
    ("links", "Also"),
    ("minutes", "{minutes} min"),
    ("month-1", "January"),
    ("month-2", "February"),
    ("month-3", "March"),
    ("month-4", "April"),
    ("month-5", "May"),
    ("month-6", "June"),
    ("month-7", "July"),
    ("month-8", "August"),
    ("month-9", "September"),
    ("month-10", "October"),
    ("month-11", "November"),
    ("month-12", "December"),
    ("outdated", "What has aged"),
    ("read", "Read first"),
    ("reviewed", "Checked"),
    ("status-current", "Current"),
    ("status-dated", "Dated"),
    ("status-gone", "Gone"),
    ("status-superseded", "Superseded"),
    ("today", "Today"),
];

impl Labels {
    /// The word of this name.
    ///
    /// Names are fixed in the code that asks; an unknown one yields itself, which a test catches.
    #[expect(
        clippy::unused_self,
        reason = "labels will come from the book's settings"
    )]
    pub(crate) fn get<'l>(&'l self, name: &'l str) -> &'l str {
        let found = ENGLISH.iter().find(|(known, _)| *known == name);
        found.map_or(name, |(_, word)| *word)
    }

    /// The word of this name with `{key}` replaced by the value of each key.
    pub(crate) fn fill(&self, name: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(name).to_owned();
        for (key, value) in values {
            text = text.replace(&format!("{{{key}}}"), value);
        }
        text
    }
}
