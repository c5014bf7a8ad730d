//! The audit: what Lighthouse and axe-core say of the site, by the Python package `audit`.

use std::net::TcpListener;
use std::process::Command;

use crate::Result;
use crate::address::{HOST, SiteAddress, local};
use crate::shell::{root, run};
use crate::today::today;
use crate::{book, chromium, machine, mdbook, python};

/// Where readers find how this site compares.
const PAGE: &str = "book/src/appendix/how-this-site-is-measured.md";

/// What is audited.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Audit {
    /// Each page has to reach what is wanted.
    AllPages,
    /// The same of one page, by its path within the site.
    OnePage(String),
    /// A page of each kind beside the same in mdBook's own look.
    AgainstStock,
}

/// Builds the site and audits it.
pub(crate) fn audit(audit: &Audit) -> Result {
    let chromium = chromium::chromium()?;
    python::environment()?;
    // Pages name their own address, which is where they are audited.
    let port = free_port()?;
    book::build(&SiteAddress::parse(&local(port))?)?;
    let mut program = program();
    program.arg("--chromium").arg(chromium);
    program.args(["--port", &port.to_string()]);
    match audit {
        Audit::AllPages => {}
        Audit::OnePage(path) => {
            program.args(["--page", path]);
        }
        Audit::AgainstStock => {
            program.arg("--stock").arg(book::build_stock()?);
            program.args(["--write", PAGE]);
            let circumstances = format!(
                "{}: {}; mdBook {}",
                today(),
                machine::machine(),
                mdbook::VERSION
            );
            program.args(["--circumstances", &circumstances]);
        }
    }
    run(program)
}

fn program() -> Command {
    let mut program = python::module("audit");
    program.arg("target/book");
    program.env("PYTHONPATH", root().join("xtask/python"));
    program
}

/// A port on which nothing listens just now.
fn free_port() -> Result<u16> {
    Ok(TcpListener::bind((HOST, 0))?.local_addr()?.port())
}
