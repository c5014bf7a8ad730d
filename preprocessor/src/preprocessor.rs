//! The in-process adapter: mdBook's own types on the outside, the same expansion underneath.

use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::errors::{Error, Result};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::config::NAME;
use crate::expand;
use crate::render;
use crate::report::{Style, report};
use crate::settings::Settings;
use crate::{Outcome, expand_chapters};

/// The preprocessor, for programs that drive mdBook as a library.
///
/// ```no_run
/// use mdbook_preprocessor::Preprocessor;
/// use mdbook_resource_cards::ResourceCards;
///
/// // `MDBook::load(".")?.with_preprocessor(ResourceCards)` in a program that uses mdbook-driver.
/// assert_eq!(ResourceCards.name(), "resource-cards");
/// ```
#[derive(Debug, Clone, Copy, Default)]
#[allow(clippy::exhaustive_structs, reason = "it has no fields and never will")]
pub struct ResourceCards;

impl Preprocessor for ResourceCards {
    fn name(&self) -> &str {
        NAME
    }

    fn run(&self, context: &PreprocessorContext, mut book: Book) -> Result<Book> {
        let config = serde_json::to_value(&context.config)?;
        let (settings, diagnostics) = Settings::new(&context.root, &context.renderer, &config);
        let mut chapters = Vec::new();
        collect(&book.items, &settings, &mut chapters, &mut 0);
        match expand_chapters(&chapters, &settings, diagnostics)? {
            Outcome::Expanded { contents, .. } => {
                let mut contents = contents.into_iter().peekable();
                replace(&mut book.items, &mut contents, &mut 0);
                Ok(book)
            }
            Outcome::Rejected(diagnostics) => Err(Error::msg(report(&diagnostics, Style::Plain))),
        }
    }

    fn supports_renderer(&self, renderer: &str) -> Result<bool> {
        Ok(render::is_supported(renderer))
    }
}

/// The chapters that have a page, in reading order.
fn collect<'b>(
    items: &'b [BookItem],
    settings: &Settings,
    chapters: &mut Vec<expand::Chapter<'b>>,
    next: &mut usize,
) {
    for item in items {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        if let Some(path) = page_path(chapter) {
            let source_path = chapter.source_path.as_ref();
            let source_path = source_path.map(|path| path.to_string_lossy().into_owned());
            chapters.push(settings.chapter(
                *next,
                chapter.content.as_str().into(),
                &path,
                source_path.as_deref(),
            ));
            *next += 1;
        }
        collect(&chapter.sub_items, settings, chapters, next);
    }
}

/// Walks in the same order as [`collect`].
fn replace(
    items: &mut [BookItem],
    contents: &mut std::iter::Peekable<impl Iterator<Item = (usize, String)>>,
    next: &mut usize,
) {
    for item in items {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        if page_path(chapter).is_some() {
            if let Some((_, content)) = contents.next_if(|(index, _)| index == next) {
                chapter.content = content;
            }
            *next += 1;
        }
        replace(&mut chapter.sub_items, contents, next);
    }
}

fn page_path(chapter: &Chapter) -> Option<String> {
    let path = chapter.path.as_ref()?;
    Some(crate::wire::with_slashes(
        path.to_string_lossy().into_owned(),
    ))
}
