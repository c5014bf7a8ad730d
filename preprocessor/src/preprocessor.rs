//! The in-process adapter: mdBook's own types on the outside, the same expansion underneath.

use mdbook_preprocessor::book::{Book, BookItem, Chapter};
use mdbook_preprocessor::errors::{Error, Result};
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

use crate::chapter::{self, Content};
use crate::config::NAME;
use crate::render;
use crate::report::{Style, report};
use crate::settings::Settings;
use crate::splice::splice;
use crate::{Outcome, expand_chapters};

/// The preprocessor, for programs that drive mdBook as a library: hand it to
/// `MDBook::with_preprocessor`.
///
/// It reads the same settings and files as the program. Mistakes of the author are an error whose
/// text is the whole report; warnings are left to the program.
///
/// ```
/// use mdbook_preprocessor::book::{Book, Chapter};
/// use mdbook_preprocessor::config::Config;
/// use mdbook_preprocessor::{Preprocessor, PreprocessorContext};
/// use mdbook_resource_cards::ResourceCards;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # std::fs::create_dir(folder.path().join("resources"))?;
/// # let root = folder.path().to_owned();
/// let text = "No shortcode here.".to_owned();
/// let book = Book::new_with_items(vec![Chapter::new("One", text, "one.md", vec![]).into()]);
/// let context = PreprocessorContext::new(root, Config::default(), "html".to_owned());
/// assert_eq!(ResourceCards.run(&context, book.clone())?, book);
/// # Ok(())
/// # }
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
            Outcome::Expanded { expansions, .. } => {
                let mut contents = Vec::with_capacity(expansions.len());
                for (index, edits) in expansions {
                    let text = chapters[index].content.text()?;
                    contents.push((index, splice(&text, &edits)));
                }
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
    chapters: &mut Vec<chapter::Chapter<'b>>,
    next: &mut usize,
) {
    for item in items {
        let BookItem::Chapter(chapter) = item else {
            continue;
        };
        if let Some(path) = page_path(chapter) {
            let source_path = chapter.source_path.as_ref();
            let source_path = source_path.map(|path| path.to_string_lossy().into_owned());
            chapters.push(chapter::Chapter {
                index: *next,
                name: chapter.name.clone(),
                content: Content::Text(chapter.content.as_str().into()),
                shown_path: settings.shown_path(source_path.as_ref().unwrap_or(&path)),
                path,
            });
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
