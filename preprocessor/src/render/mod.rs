//! Turns what shortcodes stand for into text for a renderer.

mod escape;
mod html;
mod json_ld;
mod markdown;
mod templates;

use std::collections::HashMap;
use std::rc::Rc;

use crate::card::{Catalogued, Mention};
use crate::catalogue::{ReadingPath, Resource};
use crate::chapter::Chapter;
use crate::diagnostic::Diagnostic;
use crate::index::sections;
use crate::request::View;
use html::{Html, Variant};
use markdown::Markdown;

pub(crate) use escape::{rich_text, text_of};
pub(crate) use templates::Templates;

/// What a renderer is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RenderMode {
    /// Semantic HTML, for mdBook's own renderer.
    Html,
    /// Plain Markdown, for everybody else: EPUB, PDF, link checkers.
    Markdown,
}

impl RenderMode {
    /// The output for a renderer of this name.
    pub(crate) fn of(renderer: &str) -> Self {
        if renderer == "html" {
            Self::Html
        } else {
            Self::Markdown
        }
    }
}

/// Whether shortcodes are expanded for a renderer at all.
///
/// Translators need to see them (`xgettext`), and `mdbook test` runs the code of a chapter, to
/// which cards add nothing (`test`).
pub(crate) fn is_supported(renderer: &str) -> bool {
    !matches!(renderer, "xgettext" | "test")
}

/// Where on a page something is shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot<'t> {
    /// How many folders the page lies below the site's root.
    pub(crate) depth: usize,
    /// Whether it begins its block.
    pub(crate) first: bool,
    /// The line up to the shortcode.
    pub(crate) margin: &'t str,
    /// The line end of the chapter.
    pub(crate) newline: &'t str,
}

/// A resource on a page, and whether it is the first card of it there, which bears the id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shelved<'c> {
    pub(crate) resource: &'c Resource,
    pub(crate) anchor: bool,
}

/// Renders for one renderer; each card once for a view and a depth.
pub(crate) struct Renderer<'c> {
    from: Catalogued<'c>,
    output: Output<'c>,
    articles: HashMap<(&'c str, View, usize, bool), Rc<str>>,
}

enum Output<'c> {
    Html(Html<'c>),
    Markdown(Markdown<'c>),
}

/// A text, or what is wrong with the template that it comes from.
type Rendered<T> = Result<T, Diagnostic>;

impl<'c> Renderer<'c> {
    pub(crate) fn new(mode: RenderMode, templates: &'c Templates, from: Catalogued<'c>) -> Self {
        Self {
            from,
            output: match mode {
                RenderMode::Html => Output::Html(Html::new(templates, from)),
                RenderMode::Markdown => Output::Markdown(Markdown::new(from)),
            },
            articles: HashMap::new(),
        }
    }

    /// A card.
    pub(crate) fn card(
        &mut self,
        of: Shelved<'c>,
        view: View,
        slot: Slot<'_>,
    ) -> Rendered<Rc<str>> {
        let html = match &self.output {
            Output::Markdown(markdown) => {
                return Ok(markdown.card(of.resource, view, slot).into());
            }
            Output::Html(html) => html,
        };
        let key = (of.resource.id.as_str(), view, slot.depth, of.anchor);
        if let Some(done) = self.articles.get(&key) {
            return Ok(Rc::clone(done));
        }
        let card: Rc<str> = html.block(of.resource, &variant(of, view, slot))?.into();
        self.articles.insert(key, Rc::clone(&card));
        Ok(card)
    }

    /// A card as the lines before and after its remark.
    pub(crate) fn around_remark(
        &self,
        of: Shelved<'c>,
        slot: Slot<'_>,
    ) -> Rendered<(String, String)> {
        match &self.output {
            Output::Markdown(markdown) => Ok(markdown.around_remark(of.resource, slot)),
            Output::Html(html) => {
                let variant = Variant {
                    remark: true,
                    ..variant(of, View::Full, slot)
                };
                html.around_remark(of.resource, &variant)
            }
        }
    }

    /// A link, titled unless `text` gives other words.
    pub(crate) fn inline(&self, resource: &Resource, text: Option<&str>) -> Rendered<String> {
        let text = text.unwrap_or(&resource.title);
        match &self.output {
            Output::Html(html) => html.inline(resource, text),
            Output::Markdown(_) => Ok(markdown::link(text, resource.address().as_str())),
        }
    }

    /// Cards one below the other.
    pub(crate) fn list(&self, of: &[Shelved<'c>], view: View, slot: Slot<'_>) -> Rendered<String> {
        match &self.output {
            Output::Markdown(markdown) => Ok(markdown.list(of, view, slot)),
            Output::Html(html) => html.list(&articles(html, of, view, slot)?, view),
        }
    }

    /// A reading path, with its id or not; `of` are the resources of its steps.
    pub(crate) fn path(
        &self,
        path: &ReadingPath,
        anchor: bool,
        of: &[Shelved<'c>],
        slot: Slot<'_>,
    ) -> Rendered<String> {
        match &self.output {
            Output::Markdown(markdown) => Ok(markdown.path(path, of, slot)),
            Output::Html(html) => {
                let cards = articles(html, of, View::Compact, slot)?;
                html.path(path, anchor, &cards, slot.depth)
            }
        }
    }

    /// The address of a chapter's page from the site's root; where `has_card` says so, of the card
    /// of a resource on it.
    pub(crate) fn page_address(
        &self,
        chapter: &Chapter<'_>,
        resource: &Resource,
        has_card: bool,
    ) -> String {
        match &self.output {
            Output::Html(_) if has_card => format!("{}#resource:{}", chapter.page(), resource.id),
            Output::Html(_) => chapter.page(),
            Output::Markdown(_) => chapter.path.clone(),
        }
    }

    /// The whole catalogue; `mentions` tells for an id which pages show the resource, and `anchors`
    /// whether its entry here bears the id.
    pub(crate) fn index(
        &self,
        mentions: &HashMap<&str, Vec<Mention>>,
        mut anchors: impl FnMut(&'c Resource) -> bool,
        slot: Slot<'_>,
    ) -> Rendered<String> {
        let sections = sections(self.from.catalogue, self.from.topics);
        let html = match &self.output {
            Output::Markdown(markdown) => return Ok(markdown.index(&sections, mentions, slot)),
            Output::Html(html) => html,
        };
        let mut cards = Vec::with_capacity(sections.len());
        for section in &sections {
            let mut of_section = Vec::with_capacity(section.resources.len());
            for resource in &section.resources {
                let variant = Variant {
                    view: View::Full,
                    depth: slot.depth,
                    anchor: anchors(resource),
                    entry: Some(
                        mentions
                            .get(resource.id.as_str())
                            .map_or(&[], Vec::as_slice),
                    ),
                    remark: false,
                };
                of_section.push(html.article(resource, &variant)?);
            }
            cards.push(of_section);
        }
        html.index(&sections, cards)
    }
}

fn articles(
    html: &Html<'_>,
    of: &[Shelved<'_>],
    view: View,
    slot: Slot<'_>,
) -> Rendered<Vec<String>> {
    of.iter()
        .map(|shelved| html.article(shelved.resource, &variant(*shelved, view, slot)))
        .collect()
}

fn variant(of: Shelved<'_>, view: View, slot: Slot<'_>) -> Variant<'static> {
    Variant {
        view,
        depth: slot.depth,
        anchor: of.anchor,
        ..Variant::default()
    }
}
