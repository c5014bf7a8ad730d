//! First pass: what every shortcode of the book stands for, and all that is wrong with any of them.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use mdbook_markdown::MarkdownOptions;

use crate::arrange::{Arranged, arrange};
use crate::catalogue::{Catalogue, ReadingPath, Resource};
use crate::chapter::Chapter;
use crate::config::Topics;
use crate::diagnostic::{Code, Diagnostic, Finding, Source};
use crate::error::Error;
use crate::markdown::Place;
use crate::parallel;
use crate::request::{Query, Request, ResourceRequest, Sort, View};
use crate::spot::Spot;

/// A chapter whose shortcodes are known.
pub(crate) struct Plan<'c> {
    pub(crate) chapter: &'c Chapter<'c>,
    pub(crate) uses: Vec<Use<'c>>,
}

/// One shortcode, resolved.
pub(crate) struct Use<'c> {
    pub(crate) span: Range<usize>,
    /// Whether it begins its block.
    pub(crate) first: bool,
    /// The line up to it, unless it is a link.
    pub(crate) margin: String,
    /// The line end of the chapter.
    pub(crate) newline: &'static str,
    pub(crate) shown: Shown<'c>,
}

/// What takes the place of a shortcode.
pub(crate) enum Shown<'c> {
    Card(&'c Resource, View),
    /// A link with these words, or else the title.
    Link(&'c Resource, Option<String>),
    /// A card up to its remark.
    RemarkStart(&'c Resource),
    /// The rest of the card whose remark ends here.
    RemarkEnd,
    List(Vec<&'c Resource>, View),
    /// A path and the resources of its steps.
    Path(&'c ReadingPath, Vec<&'c Resource>),
    Index,
}

impl<'c> Plan<'c> {
    /// The resources that the page shows, each once, and whether as a card. An index counts for
    /// none: it shows them all.
    pub(crate) fn resources(&self) -> Vec<(&'c Resource, bool)> {
        let mut found: Vec<(&Resource, bool)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for shortcode in &self.uses {
            let (resources, is_card) = match &shortcode.shown {
                Shown::Card(resource, _) | Shown::RemarkStart(resource) => (vec![*resource], true),
                Shown::Link(resource, _) => (vec![*resource], false),
                Shown::List(resources, _) | Shown::Path(_, resources) => (resources.clone(), true),
                Shown::RemarkEnd | Shown::Index => (Vec::new(), false),
            };
            for resource in resources {
                match places.entry(resource.id.as_str()) {
                    Entry::Occupied(place) => found[*place.get()].1 |= is_card,
                    Entry::Vacant(place) => {
                        place.insert(found.len());
                        found.push((resource, is_card));
                    }
                }
            }
        }
        found
    }
}

/// What the whole pass needs.
pub(crate) struct Resolver<'c> {
    pub(crate) catalogue: &'c Catalogue,
    pub(crate) topics: &'c Topics,
    pub(crate) markdown: &'c MarkdownOptions,
}

/// The findings about a shortcode; empty when its catalogue entry is at fault and reported there.
type Refused = Vec<Finding>;

impl<'c> Resolver<'c> {
    /// Resolves all chapters; those without shortcodes have no plan.
    pub(crate) fn chapters(
        &self,
        chapters: &'c [Chapter<'c>],
    ) -> Result<(Vec<Plan<'c>>, Vec<Diagnostic>), Error> {
        let (mut plans, mut diagnostics) = (Vec::new(), Vec::new());
        for resolved in parallel::map(chapters, |chapter| self.plan(chapter)) {
            let (plan, found) = resolved?;
            plans.extend(plan);
            diagnostics.extend(found);
        }
        Ok((plans, diagnostics))
    }

    fn plan(&self, chapter: &'c Chapter<'c>) -> Result<(Option<Plan<'c>>, Vec<Diagnostic>), Error> {
        let text = chapter.content.text()?;
        let (uses, findings) = self.chapter(&text);
        let mut diagnostics = Vec::new();
        if !findings.is_empty() {
            let source = Source::new(&chapter.shown_path, text);
            diagnostics.extend(findings.into_iter().map(|f| f.in_source(&source)));
        }
        let plan = (!uses.is_empty()).then_some(Plan { chapter, uses });
        Ok((plan, diagnostics))
    }

    fn chapter(&self, text: &str) -> (Vec<Use<'c>>, Vec<Finding>) {
        let (arranged, mut findings) = arrange(text, self.markdown);
        let (mut uses, mut open) = (Vec::new(), None);
        let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
        for shortcode in arranged {
            let span = shortcode.candidate.span.clone();
            let first = !matches!(shortcode.place, Place::Block { first: false });
            match self.shortcode(shortcode, &mut open, &mut findings) {
                Ok(Some(shown)) => uses.push(Use {
                    margin: margin(text, &shown, span.start).to_owned(),
                    newline,
                    span,
                    first,
                    shown,
                }),
                Ok(None) => {}
                Err(refused) => findings.extend(refused),
            }
        }
        (uses, findings)
    }

    /// `open` is the card whose remark has begun; `findings` takes what does not stop this one.
    fn shortcode(
        &self,
        shortcode: Arranged<'_>,
        open: &mut Option<&'c Resource>,
        findings: &mut Vec<Finding>,
    ) -> Result<Option<Shown<'c>>, Refused> {
        let Arranged {
            candidate,
            place,
            opens,
        } = shortcode;
        let span = candidate.span;
        let tag = candidate.tag.map_err(|finding| vec![finding])?;
        match Request::read(tag, &span)? {
            Request::Resource(request) if opens => {
                *open = Some(self.remarked(&request)?);
                Ok(open.map(Shown::RemarkStart))
            }
            Request::Resource(request) => {
                findings.extend(ambiguous(place, &span));
                self.resource(&request, place, &span).map(Some)
            }
            Request::ResourceEnd if place == Place::Tag => {
                Ok(open.take().map(|_| Shown::RemarkEnd))
            }
            Request::ResourceEnd => {
                let message = "`{{/resource}}` stands on a line of its own";
                Err(vec![Finding::error(
                    Code::MisplacedShortcode,
                    span,
                    message,
                )])
            }
            request => {
                alone(place, &span)?;
                self.block(request, &span).map(Some)
            }
        }
    }

    /// The shortcodes that stand for several resources.
    fn block(&self, request: Request, span: &Range<usize>) -> Result<Shown<'c>, Refused> {
        match request {
            Request::List(query) => {
                let view = query.view;
                self.list(&query, span)
                    .map(|found| Shown::List(found, view))
            }
            Request::Path(id) => self.path(&id),
            Request::Index | Request::Resource(_) | Request::ResourceEnd => Ok(Shown::Index),
        }
    }

    fn resource(
        &self,
        request: &ResourceRequest,
        place: Place,
        span: &Range<usize>,
    ) -> Result<Shown<'c>, Refused> {
        let refuse = |range: &Range<usize>, message: &str, help: &str| {
            let finding = Finding::error(Code::MisplacedShortcode, range.clone(), message);
            let unknown = self.lookup(&request.id).err().unwrap_or_default();
            Err([unknown, vec![finding.help(help)]].concat())
        };
        let is_card = matches!(place, Place::Block { .. });
        match (&request.text, &request.view) {
            (Some(text), _) if is_card => {
                let message = "`text` changes the words of a link, and this is a card";
                let help = "leave `text` out, or put the shortcode into a sentence";
                return refuse(&text.range, message, help);
            }
            (_, Some(view)) if !is_card => {
                let message = "`view` changes a card, and this is a link";
                let help = "leave `view` out, or give the shortcode a paragraph of its own";
                return refuse(&view.range, message, help);
            }
            _ => {}
        }
        match place {
            Place::Block { .. } => {
                let view = request
                    .view
                    .as_ref()
                    .map(|view| view.value)
                    .unwrap_or_default();
                Ok(Shown::Card(self.lookup(&request.id)?, view))
            }
            Place::Line { .. } | Place::Inline | Place::Tag => {
                let text = request.text.as_ref().map(|text| text.value.clone());
                Ok(Shown::Link(self.lookup(&request.id)?, text))
            }
            Place::Link => {
                let help = "put it beside the link";
                refuse(span, "a link cannot hold another link", help)
            }
            Place::Hidden | Place::Verbatim => {
                let message = "nothing of this shortcode would be shown on the page";
                let help = "put it in a paragraph of its own, or into running text";
                refuse(span, message, help)
            }
        }
    }

    /// The resource of a card with a remark, which has no other form.
    fn remarked(&self, request: &ResourceRequest) -> Result<&'c Resource, Refused> {
        let attributes = [
            request.text.as_ref().map(|text| &text.range),
            request.view.as_ref().map(|view| &view.range),
        ];
        let mut findings: Vec<Finding> = attributes
            .into_iter()
            .flatten()
            .map(|range| {
                let message = "a card with a remark is always shown in full";
                let finding = Finding::error(Code::MisplacedShortcode, range.clone(), message);
                finding.help("leave the attribute out")
            })
            .collect();
        let resource = self.lookup(&request.id);
        findings.extend(resource.as_ref().err().into_iter().flatten().cloned());
        match resource {
            Ok(resource) if findings.is_empty() => Ok(resource),
            _ => Err(findings),
        }
    }

    fn lookup(&self, id: &Spot<String>) -> Result<&'c Resource, Refused> {
        let found = self.catalogue.get(&id.value);
        found.ok_or_else(|| Vec::from_iter(self.catalogue.check_resource(&id.as_deref())))
    }

    fn path(&self, id: &Spot<String>) -> Result<Shown<'c>, Refused> {
        let Some(path) = self.catalogue.path(&id.value) else {
            return Err(Vec::from_iter(self.catalogue.check_path(&id.as_deref())));
        };
        let ids = path.steps.iter().map(|step| step.resource.as_str());
        let resources: Option<Vec<_>> = ids.map(|id| self.catalogue.get(id)).collect();
        // A step without a resource is reported where the path or the resource is written.
        resources
            .map(|found| Shown::Path(path, found))
            .ok_or_else(Vec::new)
    }

    fn list(&self, query: &Query, span: &Range<usize>) -> Result<Vec<&'c Resource>, Refused> {
        if let Some(topic) = &query.topic
            && let Some(finding) = self.topics.check(topic)
        {
            return Err(vec![finding]);
        }
        let resources = self.catalogue.iter();
        let mut found: Vec<_> = resources
            .filter(|resource| query.matches(resource))
            .collect();
        if found.is_empty() {
            let message = "no resource of the catalogue matches all of these filters";
            let finding = Finding::error(Code::EmptyQuery, span.clone(), message);
            return Err(vec![finding.help("leave out a filter, or add a resource")]);
        }
        query.sort.apply(&mut found);
        found.truncate(query.limit.unwrap_or(usize::MAX));
        Ok(found)
    }
}

impl Query {
    fn matches(&self, resource: &Resource) -> bool {
        let topic = self.topic.as_ref();
        topic.is_none_or(|topic| resource.topics.contains(&topic.value))
            && self.kind.is_none_or(|kind| kind == resource.kind)
            && self.level.is_none_or(|level| level == resource.level)
            && self.access.is_none_or(|access| access == resource.access)
            && self.status.is_none_or(|status| status == resource.status)
    }
}

impl Sort {
    /// Equal ones stay in the order of their titles.
    pub(crate) fn apply(self, resources: &mut [&Resource]) {
        resources.sort_by_cached_key(|resource| resource.title.to_lowercase());
        match self {
            Self::Title => {}
            Self::Year => resources.sort_by_key(|resource| Reverse(resource.year)),
            Self::Minutes => resources.sort_by_key(|r| r.minutes.unwrap_or(u32::MAX)),
            Self::Level => resources.sort_by_key(|resource| resource.level),
        }
    }
}

/// The line up to a card. What stands before a link is not needed, and may be long.
fn margin<'t>(text: &'t str, shown: &Shown<'_>, start: usize) -> &'t str {
    if let Shown::Link(..) = shown {
        return "";
    }
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    &text[line_start..start]
}

/// Demands that a shortcode have its block to itself.
fn alone(place: Place, span: &Range<usize>) -> Result<(), Refused> {
    if let Place::Block { .. } = place {
        return Ok(());
    }
    let message = "this shortcode stands for a block of its own";
    let finding = Finding::error(Code::MisplacedShortcode, span.clone(), message);
    Err(vec![finding.help("give it a paragraph of its own")])
}

/// A warning about a shortcode that looks like the beginning of a card and is a link.
fn ambiguous(place: Place, span: &Range<usize>) -> Option<Finding> {
    (place == Place::Line { first: true }).then(|| {
        let message =
            "this shortcode has a line of its own, but shares its paragraph: it becomes a link";
        let help = "for a card, leave a blank line after it; for a card with a remark, end the \
                    remark with `{{/resource}}`; for a link, join it with the next line";
        Finding::warning(Code::UnpairedShortcode, span.clone(), message).help(help)
    })
}
