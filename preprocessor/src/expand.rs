//! Second pass: what takes the place of the shortcodes in every chapter that has any.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::card::Mention;
use crate::catalogue::Resource;
use crate::diagnostic::Diagnostic;
use crate::render::{Renderer, Shelved, Slot};
use crate::resolve::{Plan, Shown};
use crate::splice::Edit;

/// A chapter's edits, with its place among all chapters.
pub(crate) type Expansion = (usize, Vec<Edit>);

/// Renders all chapters, or says what is wrong with the templates.
pub(crate) fn expand<'c>(
    plans: &[Plan<'c>],
    renderer: &mut Renderer<'c>,
) -> Result<Vec<Expansion>, Vec<Diagnostic>> {
    let mut expansions = Vec::with_capacity(plans.len());
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for plan in plans {
        let mut page = Page {
            plan,
            plans,
            renderer,
            anchored: HashSet::new(),
            anchored_paths: HashSet::new(),
        };
        match page.render() {
            Ok(edits) => expansions.push((plan.chapter.index, edits)),
            // One template can fail for every card; it is reported once.
            Err(diagnostic) if diagnostics.contains(&diagnostic) => {}
            Err(diagnostic) => diagnostics.push(diagnostic),
        }
    }
    match diagnostics.is_empty() {
        true => Ok(expansions),
        false => Err(diagnostics),
    }
}

/// A chapter while it is rendered.
struct Page<'p, 'c> {
    plan: &'p Plan<'c>,
    plans: &'p [Plan<'c>],
    renderer: &'p mut Renderer<'c>,
    /// The resources whose id the page has already.
    anchored: HashSet<&'c str>,
    /// The same of reading paths.
    anchored_paths: HashSet<&'c str>,
}

impl<'c> Page<'_, 'c> {
    fn render(&mut self) -> Result<Vec<Edit>, Diagnostic> {
        let plan = self.plan;
        let mut remark_end = None;
        let mut edits = Vec::with_capacity(plan.uses.len());
        for shortcode in &plan.uses {
            let slot = Slot {
                depth: plan.chapter.depth(),
                first: shortcode.first,
                margin: &shortcode.margin,
                newline: shortcode.newline,
            };
            let replacement = match &shortcode.shown {
                Shown::RemarkStart(resource) => {
                    let shelved = self.shelve(resource);
                    let (start, end) = self.renderer.around_remark(shelved, slot)?;
                    remark_end = Some(end.into());
                    start.into()
                }
                Shown::RemarkEnd => remark_end.take().unwrap_or_else(|| Rc::from("")),
                shown => self.shown(shown, slot)?,
            };
            edits.push(Edit {
                range: shortcode.span.clone(),
                replacement,
            });
        }
        Ok(edits)
    }

    fn shown(&mut self, shown: &Shown<'c>, slot: Slot<'_>) -> Result<Rc<str>, Diagnostic> {
        match shown {
            Shown::Card(resource, view) => {
                let shelved = self.shelve(resource);
                self.renderer.card(shelved, *view, slot)
            }
            Shown::Link(resource, text) => {
                Ok(self.renderer.inline(resource, text.as_deref())?.into())
            }
            Shown::List(resources, view) => {
                let shelved = self.shelve_all(resources);
                Ok(self.renderer.list(&shelved, *view, slot)?.into())
            }
            Shown::Path(path, resources) => {
                let shelved = self.shelve_all(resources);
                let anchor = self.anchored_paths.insert(path.id.as_str());
                Ok(self.renderer.path(path, anchor, &shelved, slot)?.into())
            }
            Shown::Index => {
                let mentions = self.mentions();
                let anchored = &mut self.anchored;
                let anchors = |resource: &'c Resource| anchored.insert(resource.id.as_str());
                Ok(self.renderer.index(&mentions, anchors, slot)?.into())
            }
            Shown::RemarkStart(_) | Shown::RemarkEnd => Ok(Rc::from("")),
        }
    }

    /// For each resource the other pages that show it, in reading order, as links from this one.
    fn mentions(&self) -> HashMap<&'c str, Vec<Mention>> {
        let up = "../".repeat(self.plan.chapter.depth());
        let mut mentions: HashMap<&str, Vec<Mention>> = HashMap::new();
        let here = self.plan.chapter.index;
        for plan in self.plans.iter().filter(|plan| plan.chapter.index != here) {
            let chapter = plan.chapter;
            for (resource, has_card) in plan.resources() {
                let address = self.renderer.page_address(chapter, resource, has_card);
                let mention = Mention {
                    text: chapter.name.clone(),
                    address: format!("{up}{address}"),
                };
                let of_resource = mentions.entry(resource.id.as_str()).or_default();
                of_resource.push(mention);
            }
        }
        mentions
    }

    fn shelve(&mut self, resource: &'c Resource) -> Shelved<'c> {
        Shelved {
            resource,
            anchor: self.anchored.insert(resource.id.as_str()),
        }
    }

    fn shelve_all(&mut self, resources: &[&'c Resource]) -> Vec<Shelved<'c>> {
        resources
            .iter()
            .map(|resource| self.shelve(resource))
            .collect()
    }
}
