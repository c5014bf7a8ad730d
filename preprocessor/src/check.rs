//! Looks a book over without mdBook: the mistakes that a build reports, and the lints.

use std::collections::HashSet;
use std::path::Path;

use mdbook_summary::{Summary, SummaryItem, parse_summary};

use crate::assets;
use crate::catalogue::{Catalogue, Date};
use crate::chapter::{Chapter, Content};
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::files::{self, Files};
use crate::lints::{self, Subject};
use crate::render::Templates;
use crate::resolve::{Plan, Resolver};
use crate::settings::{self, Settings};
use crate::wire::with_slashes;

/// Everything that is wrong with the book whose `book.toml` lies in `root`, in the order of a report.
///
/// A chapter that `SUMMARY.md` names and that is not there is passed over: mdBook reports it. Without
/// a readable `SUMMARY.md`, no chapter is looked at, and no resource counts as unused.
///
/// # Errors
///
/// When `root` has no `book.toml`, or a folder that it names cannot be read.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use mdbook_resource_cards::{Date, check};
///
/// # let folder = tempfile::tempdir()?;
/// # let root = folder.path();
/// # std::fs::create_dir(root.join("resources"))?;
/// std::fs::write(root.join("book.toml"), "[preprocessor.resource-cards]\nbefore = [\"links\"]\n")?;
/// std::fs::create_dir(root.join("src"))?;
/// std::fs::write(root.join("src/SUMMARY.md"), "- [One](one.md)\n")?;
/// std::fs::write(root.join("src/one.md"), "{{#resource none}}\n")?;
/// let found = check(root, Date::new(2026, 11, 22))?;
/// assert_eq!(found[0].source.path, "src/one.md");
/// assert_eq!(found[0].position(), (1, 13));
/// # Ok(())
/// # }
/// ```
pub fn check(root: &Path, today: Date) -> Result<Vec<Diagnostic>, Error> {
    let config = match settings::book_config(root)? {
        Ok(config) => config,
        Err(diagnostic) => return Ok(vec![diagnostic]),
    };
    let (settings, mut diagnostics) = Settings::new(root, "html", &config);
    let files = Files::read(&settings)?;
    diagnostics.extend(files.diagnostics);
    diagnostics.extend(assets::check(&files.assets));
    let (catalogue, found) =
        Catalogue::load(&files.resources, &files.paths, &settings.config.topics);
    diagnostics.extend(found);
    diagnostics.extend(Templates::new(&files.templates).1);
    let chapters = chapters(&settings);
    let resolver = Resolver {
        catalogue: &catalogue,
        topics: &settings.config.topics,
        markdown: &settings.markdown,
    };
    let (plans, found) = resolver.chapters(chapters.as_deref().unwrap_or_default())?;
    diagnostics.extend(found);
    let subject = Subject {
        catalogue: &catalogue,
        resources: &files.resources,
        paths: &files.paths,
        used: used(&plans, chapters.is_some(), &catalogue),
        today,
        settings: &settings.config.lints,
    };
    diagnostics.extend(lints::run(&subject));
    diagnostic::sort(&mut diagnostics);
    Ok(diagnostics)
}

/// The ids that chapters show; all of them where the chapters are not known.
fn used<'c>(plans: &[Plan<'c>], is_known: bool, catalogue: &'c Catalogue) -> HashSet<&'c str> {
    if !is_known {
        return catalogue
            .iter()
            .map(|resource| resource.id.as_str())
            .collect();
    }
    let shown = plans.iter().flat_map(Plan::resources);
    shown.map(|(resource, _)| resource.id.as_str()).collect()
}

/// The chapters that `SUMMARY.md` lists and that are there, in its order.
fn chapters(settings: &Settings) -> Option<Vec<Chapter<'static>>> {
    let folder = settings.source_folder();
    let summary = files::text(&folder.join("SUMMARY.md"))?;
    let Summary {
        prefix_chapters,
        numbered_chapters,
        suffix_chapters,
        ..
    } = parse_summary(&summary).ok()?;
    let mut chapters = Vec::new();
    for items in [prefix_chapters, numbered_chapters, suffix_chapters] {
        collect(items, settings, &folder, &mut chapters);
    }
    Some(chapters)
}

fn collect(
    items: Vec<SummaryItem>,
    settings: &Settings,
    folder: &Path,
    chapters: &mut Vec<Chapter<'static>>,
) {
    for item in items {
        let SummaryItem::Link(link) = item else {
            continue;
        };
        if let Some(location) = link.location
            && let Some(content) = files::text(&folder.join(&location))
        {
            let path = with_slashes(location.to_string_lossy().into_owned());
            chapters.push(Chapter {
                index: chapters.len(),
                name: link.name,
                content: Content::Text(content.into()),
                shown_path: settings.shown_path(&path),
                path,
            });
        }
        collect(link.nested_items, settings, folder, chapters);
    }
}
