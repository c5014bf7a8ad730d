//! The book served on this machine, and again after every change.
//!
//! | module | what it does |
//! |---|---|
//! | [`watch`] | files that change → changes, each told once they are over |
//! | [`preview`] | changes → builds: quickly without the search, then whole |
//! | [`site`](mod@site) | the folders of these builds, looked through as one site |
//! | [`server`] | requests → files of the site; tells browsers to load a page again |
//!
//! mdBook's own server looks for changes once a second and makes the index of the search before the
//! first page, which takes two thirds of its time.

mod preview;
mod server;
mod site;
mod watch;

use std::ffi::OsString;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use crate::address::{HOST, SiteAddress, local};
use crate::shell::{command, root, run};
use crate::{Result, book, mdbook, plugin};
use preview::{Build, Preview};
use server::Server;
use site::Site;

/// Where the builds lie that are served.
const FOLDER: &str = "target/serve";

/// Serves the book until it is stopped.
pub(crate) fn serve(port: u16, open: bool) -> Result {
    let listener = TcpListener::bind((HOST, port)).map_err(|error| {
        format!(
            "cannot listen on port {port} ({error}); choose another: `cargo xtask serve --port N`"
        )
    })?;
    prepare()?;
    let site = Arc::new(Site::new(root().join(FOLDER)));
    let server = Arc::new(Server::new(Arc::clone(&site)));
    let address = SiteAddress::here()?;
    let mdbook = mdbook::mdbook()?.get_program().to_owned();
    let preview = Preview::new(&site, &server, OfThisBook { mdbook, address });
    // Watched from before the first build, so that no change is missed.
    let changes = watch::changes(root())?;
    preview.whole()?;
    thread::spawn({
        let server = Arc::clone(&server);
        move || server.listen(&listener)
    });
    println!("\nThe book is on {} – Ctrl-C stops it.\n", local(port));
    if open {
        opener::open(local(port)).map_err(|error| format!("cannot open a browser: {error}"))?;
    }
    preview.follow(&changes);
    Ok(())
}

/// Compiles the plugin and mdBook side by side: the first time it takes minutes.
fn prepare() -> Result {
    // Processes of their own, whose errors can come back from another thread.
    let this = std::env::current_exe()?;
    let step = |name: &str| {
        let mut step = command(&this);
        step.args(["step", name]);
        run(step).map_err(|error| error.to_string())
    };
    let (plugin, mdbook) = thread::scope(|threads| {
        let plugin = threads.spawn(|| match plugin::is_ready() {
            true => Ok(()),
            false => step("plugin"),
        });
        let mdbook = step("mdbook");
        (plugin.join(), mdbook)
    });
    match plugin {
        Ok(plugin) => Ok(plugin.and(mdbook)?),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

/// Builds this book by mdBook.
struct OfThisBook {
    mdbook: OsString,
    address: SiteAddress,
}

/// What a page asks to learn that the book has been built anew.
const RELOAD: (&str, &str) = (
    "MDBOOK_OUTPUT__HTML__LIVE_RELOAD_ENDPOINT",
    server::RELOAD_PATH,
);

/// Spares mdBook the question whether the plugin is for this renderer, for which it would start it.
const RENDERERS: (&str, &str) = (
    "MDBOOK_PREPROCESSOR__RESOURCE_CARDS__RENDERERS",
    r#"["html"]"#,
);

/// Leaves every chapter out of the index of the search.
const NO_SEARCH: (&str, &str) = (
    "MDBOOK_OUTPUT__HTML__SEARCH__CHAPTER",
    r#"{"": {"enable": false}}"#,
);

impl OfThisBook {
    fn mdbook(&self, folder: &Path, settings: &[(&str, &str)]) -> Result {
        let mut mdbook = command(&self.mdbook);
        plugin::start_quickly(&mut mdbook)?;
        mdbook.arg("build").arg("--dest-dir").arg(folder);
        mdbook.envs(settings.iter().copied());
        mdbook.env("MDBOOK_OUTPUT__HTML__SITE_URL", "/");
        if std::env::var_os("MDBOOK_LOG").is_none() {
            mdbook.env("MDBOOK_LOG", "warn");
        }
        run(mdbook)
    }
}

impl Build for OfThisBook {
    fn quickly(&self, folder: &Path) -> Result {
        self.mdbook(folder, &[RELOAD, RENDERERS, NO_SEARCH])
    }

    fn whole(&self, folder: &Path) -> Result {
        self.mdbook(folder, &[RELOAD, RENDERERS])?;
        book::complete(&self.address, folder)
    }
}
