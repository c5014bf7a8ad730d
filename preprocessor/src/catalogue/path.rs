//! Reading paths: resources in order, with a reason for each.

use super::Entry;
use super::fields::Fields;
use super::raw::{id_of, markdown, read_table};
use super::rich_text::RichText;
use super::values::ResourceId;
use crate::diagnostic::{Code, Finding, Source};
use crate::spot::Spot;

/// An ordered way through some of the resources.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadingPath {
    /// The stem of the path's file name.
    pub id: ResourceId,
    /// What the path is called.
    pub title: String,
    /// Whom it is for.
    pub audience: String,
    /// What its readers will be able to do.
    pub goal: RichText,
    /// What to read, in order; at least one, no resource twice.
    pub steps: Vec<Step>,
}

/// One resource on a reading path.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The resource; it is in the catalogue.
    pub resource: ResourceId,
    /// Why it comes here.
    pub why: RichText,
}

/// Reads one file; the only failure is a file name that is not an id.
pub(super) fn read(source: &Source) -> Result<(ResourceId, Entry<ReadingPath>), Finding> {
    let id = id_of(&source.path)?;
    let entry = read_table(source, |fields, references| {
        path(fields, &id, &source.text, references)
    });
    Ok((id, entry))
}

fn path(
    f: &mut Fields<'_>,
    id: &ResourceId,
    file: &str,
    references: &mut Vec<Spot<String>>,
) -> Option<ReadingPath> {
    f.require("title", r#"title = "…""#);
    f.require("audience", r#"audience = "…""#);
    f.require("goal", r#"goal = "…""#);
    f.require("steps", r#"steps = [{ resource = "…", why = "…" }]"#);
    let (title, audience) = (f.line("title"), f.line("audience"));
    let goal = markdown(f, "goal", file);
    let steps = steps(f, file, references);
    Some(ReadingPath {
        id: id.clone(),
        title: title?.value,
        audience: audience?.value,
        goal: goal?,
        steps,
    })
}

fn steps(f: &mut Fields<'_>, file: &str, references: &mut Vec<Spot<String>>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let range = f.range_of("steps");
    let has_steps = f.has("steps");
    let tables = f.tables("steps");
    if has_steps && tables.is_empty() && f.findings.is_empty() {
        f.error(Code::InvalidValue, range, "a path has at least one step");
    }
    for mut table in tables {
        table.require("resource", r#"resource = "…""#);
        table.require("why", r#"why = "…""#);
        let (resource, why) = (table.line("resource"), markdown(&mut table, "why", file));
        if let Some(resource) = resource {
            let id = ResourceId::parse(&resource.value);
            if steps.iter().any(|step| Some(&step.resource) == id.as_ref()) {
                let message = format!("`{}` is already a step of this path", resource.value);
                table.error(Code::InvalidValue, resource.range.clone(), message);
            }
            steps.extend(id.zip(why).map(|(resource, why)| Step { resource, why }));
            references.push(resource);
        }
        f.findings.extend(table.finish());
    }
    steps
}
