//! Cards as HTML, one line each.
//!
//! One line, because the card takes the place of a shortcode on a line of Markdown: the lines around
//! it keep their numbers, their line ends, their list indentation and quote marks. The line begins
//! with a comment, because an HTML block that does ends with that line (`CommonMark` 4.6, condition
//! 2), so that text right after the card stays Markdown and tight lists stay tight.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::escape::{one_line, rich_text, shield};
use super::json_ld;
use super::templates::{Template, Templates};
use crate::card::{Card, Catalogued, Mention, Steps};
use crate::catalogue::{ReadingPath, Resource, RichText};
use crate::diagnostic::{Code, Diagnostic, Finding};
use crate::index::{TopicSection, facets};
use crate::request::View;

/// Stands where the remark goes, until the card is cut there: no text has this character.
const REMARK: &str = "\u{FDD0}";

/// How one card differs from another of the same resource.
#[derive(Default)]
pub(super) struct Variant<'v> {
    pub(super) view: View,
    pub(super) depth: usize,
    /// Whether it bears the id.
    pub(super) anchor: bool,
    /// Whether its title is a heading, and where else the resource is shown.
    pub(super) entry: Option<&'v [Mention]>,
    pub(super) remark: bool,
}

/// Draws with templates.
pub(super) struct Html<'c> {
    templates: &'c Templates,
    from: Catalogued<'c>,
    labels: Value,
}

type Drawn = Result<String, Diagnostic>;

impl<'c> Html<'c> {
    pub(super) fn new(templates: &'c Templates, from: Catalogued<'c>) -> Self {
        let labels = Value::from(Serde(from.labels.all()));
        Self {
            templates,
            from,
            labels,
        }
    }

    /// A card as a line of its own.
    pub(super) fn block(&self, resource: &Resource, variant: &Variant<'_>) -> Drawn {
        let html = self.article(resource, variant)?;
        Ok(line("resource", &html))
    }

    /// A card as the lines before and after a remark.
    pub(super) fn around_remark(
        &self,
        resource: &Resource,
        variant: &Variant<'_>,
    ) -> Result<(String, String), Diagnostic> {
        let html = self.article(resource, variant)?;
        let Some((start, end)) = html.split_once(REMARK) else {
            let name = Template::Card.file_name();
            let message = "this template does not show `remark`, which a chapter gives to its card";
            let finding = Finding::error(Code::InvalidTemplate, 0..0, message)
                .help("write `{{ remark }}` where the chapter's own words are to stand");
            return Err(finding.in_source(&self.templates.source(name)));
        };
        Ok((line("resource", start), line("/resource", end)))
    }

    /// A link in running text.
    pub(super) fn inline(&self, resource: &Resource, text: &str) -> Drawn {
        let card = Card::new(resource, &self.from);
        let values = context! {
            id => card.id,
            address => card.address,
            text,
            // The words may be the chapter's, which are in the chapter's language.
            language => card.language.filter(|_| text == card.title),
            direction => Serde(card.direction.filter(|_| text == card.title)),
        };
        let html = self.templates.fill(Template::Inline, values)?;
        Ok(shield(&one_line(&html)))
    }

    /// Cards that are drawn already, one below the other.
    pub(super) fn list(&self, cards: &[String], view: View) -> Drawn {
        let cards: Vec<Value> = cards.iter().map(safe).collect();
        let values = context! { cards, view => view.as_str() };
        let html = self.templates.fill(Template::List, values)?;
        Ok(line("resources", &html))
    }

    /// A reading path; `cards` are those of its steps.
    pub(super) fn path(
        &self,
        path: &ReadingPath,
        anchor: bool,
        cards: &[String],
        depth: usize,
    ) -> Drawn {
        let steps = path.steps.iter().zip(cards);
        let steps = steps.map(|(step, card)| {
            context! {
                id => step.resource.as_str(),
                card => safe(card),
                why => safe(&rich_text(&step.why, depth)),
            }
        });
        let values = context! {
            id => path.id.as_str(),
            anchor,
            title => path.title.as_str(),
            audience => path.audience.as_str(),
            goal => safe(&rich_text(&path.goal, depth)),
            length => Steps::of(path, self.from.catalogue).text(self.from.labels),
            steps => steps.collect::<Vec<_>>(),
            labels => self.labels.clone(),
        };
        let html = self.templates.fill(Template::Path, values)?;
        Ok(line("reading-path", &html))
    }

    /// The whole catalogue; `cards` are those of the sections, in their order.
    pub(super) fn index(&self, sections: &[TopicSection<'_>], cards: Vec<Vec<String>>) -> Drawn {
        let topics = sections.iter().zip(cards).map(|(section, cards)| {
            context! {
                id => section.id,
                title => section.title,
                cards => cards.iter().map(safe).collect::<Vec<_>>(),
            }
        });
        let values = context! {
            topics => topics.collect::<Vec<_>>(),
            facets => Serde(facets(&self.from)),
            labels => self.labels.clone(),
        };
        let html = self.templates.fill(Template::Index, values)?;
        let resources = sections.iter().flat_map(|section| &section.resources);
        let data = json_ld::item_list(resources.copied());
        let script = format!("<script type=\"application/ld+json\">{data}</script>");
        Ok(line("resource-index", &html) + &script)
    }

    /// A card as part of a line.
    pub(super) fn article(&self, resource: &Resource, variant: &Variant<'_>) -> Drawn {
        let rich = |text: &RichText| safe(&rich_text(text, variant.depth));
        // What is absent is empty, so that a template may show it without asking.
        let maybe = |text: &Option<RichText>| text.as_ref().map_or_else(|| safe(&""), rich);
        let values = context! {
            card => Serde(Card::new(resource, &self.from)),
            anchor => variant.anchor,
            heading => variant.entry.is_some(),
            mentions => Serde(variant.entry.unwrap_or_default()),
            annotation => rich(&resource.annotation),
            read => maybe(&resource.read),
            outdated => maybe(&resource.outdated),
            remark => safe(&if variant.remark { REMARK } else { "" }),
            labels => self.labels.clone(),
        };
        let template = match variant.view {
            View::Full => Template::Card,
            View::Compact => Template::Compact,
        };
        self.templates.fill(template, values)
    }
}

fn safe(html: &impl ToString) -> Value {
    Value::from_safe_string(html.to_string())
}

fn line(name: &str, html: &str) -> String {
    format!("<!--{name}-->{}", one_line(html))
}
