//! The book: built by mdBook with the plugin of this workspace.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::address::SiteAddress;
use crate::mdbook::{is_complaint, mdbook};
use crate::shell::{root, run, watch};
use crate::{Result, listings, page_head, pages, plugin, sitemap};

/// The folder of the built site.
const SITE: &str = "target/book";

/// Writes the site to `target/book`.
pub(crate) fn build(site: &SiteAddress) -> Result {
    run(mdbook_for(site)?)?;
    complete(site, &root().join(SITE))?;
    println!("target/book/index.html");
    Ok(())
}

/// Writes the site to `target/book`, and fails when mdBook complains of anything.
pub(crate) fn build_without_complaint() -> Result {
    let site = SiteAddress::here()?;
    let mut mdbook = mdbook_for(&site)?;
    mdbook.env_remove("MDBOOK_LOG");
    name_some_repository(&mut mdbook);
    let mut complaints = Vec::new();
    watch(mdbook, |line| {
        if is_complaint(line) {
            complaints.push(line.trim().to_owned());
        }
    })?;
    match complaints.first() {
        None => complete(&site, &root().join(SITE)),
        Some(first) => Err(format!("mdBook complained {}×: {first}", complaints.len()).into()),
    }
}

/// Where the book is published, the workflow names its repository, which pages then link to. The
/// tests want to see those links everywhere.
const REPOSITORY: [(&str, &str); 2] = [
    (
        "MDBOOK_OUTPUT__HTML__GIT_REPOSITORY_URL",
        "https://example.org/book",
    ),
    (
        "MDBOOK_OUTPUT__HTML__EDIT_URL_TEMPLATE",
        "https://example.org/book/edit/main/{path}",
    ),
];

fn name_some_repository(mdbook: &mut Command) {
    if std::env::var_os(REPOSITORY[0].0).is_none() {
        mdbook.envs(REPOSITORY);
    }
}

/// Writes the plugin's example book to `target/example`.
pub(crate) fn build_example() -> Result {
    let mut mdbook = mdbook_with_plugin("build")?;
    mdbook.args(["preprocessor/example", "--dest-dir"]);
    mdbook.arg(root().join("target/example"));
    run(mdbook)
}

/// The book in mdBook's own look, with what the plugin brings and nothing of this site.
const STOCK: [(&str, &str); 4] = [
    ("MDBOOK_OUTPUT__HTML__THEME", "target/stock-theme"),
    (
        "MDBOOK_OUTPUT__HTML__ADDITIONAL_CSS",
        r#"["preprocessor/assets/resource-cards.css"]"#,
    ),
    (
        "MDBOOK_OUTPUT__HTML__ADDITIONAL_JS",
        r#"["preprocessor/assets/resource-cards.js"]"#,
    ),
    ("MDBOOK_OUTPUT__HTML__SITE_URL", "/"),
];

/// Writes the book in mdBook's own look, and says where.
pub(crate) fn build_stock() -> Result<PathBuf> {
    // A theme that changes nothing is a folder without files.
    fs::create_dir_all(root().join(STOCK[0].1))?;
    let folder = root().join("target/stock-book");
    let mut mdbook = mdbook_with_plugin("build")?;
    mdbook.envs(STOCK).arg("--dest-dir").arg(&folder);
    run(mdbook)?;
    Ok(folder)
}

/// The catalogue in the formats that readers may take away, under their names on the site.
const EXPORTS: [(&str, &str); 3] = [
    ("json", "resources.json"),
    ("bibtex", "resources.bib"),
    ("atom", "feed.xml"),
];

/// Puts beside the pages in a folder what mdBook does not write.
pub(crate) fn complete(site: &SiteAddress, folder: &Path) -> Result {
    export_catalogue(folder)?;
    listings::copy(root(), folder)?;
    let pages = pages::for_readers(folder)?;
    page_head::write(folder, site, &pages)?;
    sitemap::write(folder, site, &pages)
}

/// Puts the catalogue beside the pages, in formats for other programs.
fn export_catalogue(folder: &Path) -> Result {
    for (format, name) in EXPORTS {
        let file = File::create(folder.join(name))?;
        let mut export = plugin::plugin(&["export", "--format", format])?;
        export.stdout(file);
        run(export)?;
    }
    Ok(())
}

/// mdBook, told to build the book for this address.
fn mdbook_for(site: &SiteAddress) -> Result<Command> {
    let mut mdbook = mdbook_with_plugin("build")?;
    // The page for addresses that lead nowhere is shown at any depth.
    mdbook.env("MDBOOK_OUTPUT__HTML__SITE_URL", site.path());
    Ok(mdbook)
}

/// mdBook on this book, with the plugin that it starts already compiled.
fn mdbook_with_plugin(subcommand: &str) -> Result<Command> {
    let mut mdbook = mdbook()?;
    plugin::start_quickly(&mut mdbook)?;
    mdbook.arg(subcommand);
    Ok(mdbook)
}
