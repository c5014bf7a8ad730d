//! Turns cards into text for a renderer.

mod html;
mod markdown;

use std::collections::HashMap;
use std::rc::Rc;

use crate::card::Card;
use crate::catalogue::{Catalogue, Resource};
use crate::labels::Labels;
use html::Templates;

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
pub(crate) struct Spot<'t> {
    /// How many folders the page lies below the site's root.
    pub(crate) depth: usize,
    /// Whether this is the first card of the resource on its page, which bears the id.
    pub(crate) anchor: bool,
    /// Whether the card begins its block.
    pub(crate) first: bool,
    /// The line up to the shortcode.
    pub(crate) margin: &'t str,
    /// The line end of the chapter.
    pub(crate) newline: &'t str,
}

/// Renders cards, each once for a depth.
pub(crate) struct Renderer<'c> {
    mode: RenderMode,
    catalogue: &'c Catalogue,
    labels: &'c Labels,
    templates: Templates,
    html: HashMap<(&'c str, usize, bool), Rc<str>>,
}

impl<'c> Renderer<'c> {
    pub(crate) fn new(mode: RenderMode, catalogue: &'c Catalogue, labels: &'c Labels) -> Self {
        Self {
            mode,
            catalogue,
            labels,
            templates: Templates::new(),
            html: HashMap::new(),
        }
    }

    /// The full card.
    pub(crate) fn card(&mut self, resource: &'c Resource, spot: Spot<'_>) -> Rc<str> {
        if self.mode == RenderMode::Markdown {
            let card = Card::new(resource, self.catalogue, self.labels);
            return markdown::card(&card, resource, self.labels, spot).into();
        }
        let key = (resource.id.as_str(), spot.depth, spot.anchor);
        if let Some(done) = self.html.get(&key) {
            return Rc::clone(done);
        }
        let card = Card::new(resource, self.catalogue, self.labels);
        let html: Rc<str> = self
            .templates
            .card(&card, resource, self.labels, spot)
            .into();
        self.html.insert(key, Rc::clone(&html));
        html
    }

    /// The inline form: a link, titled unless `text` gives other words.
    pub(crate) fn inline(&self, resource: &Resource, text: Option<&str>) -> String {
        let text = text.unwrap_or(&resource.title);
        match self.mode {
            RenderMode::Html => self.templates.inline(resource, text),
            RenderMode::Markdown => markdown::link(text, resource.address().as_str()),
        }
    }
}
