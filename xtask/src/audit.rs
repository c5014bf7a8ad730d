//! The audit: what Lighthouse and axe-core say of the site, by the Python package `audit`.

use std::net::TcpListener;
use std::process::Command;

use crate::Result;
use crate::address::{HOST, local};
use crate::cli::AuditArguments;
use crate::shell::{root, run};
use crate::today::today;
use crate::{book, chromium, machine, mdbook, python};

/// Where readers find how this site compares.
const PAGE: &str = "book/src/appendix/how-this-site-is-measured.md";

/// Builds the site and audits it.
pub(crate) fn audit(arguments: &AuditArguments) -> Result {
    let chromium = chromium::chromium()?;
    python::environment()?;
    // Pages name their own address, which is where they are audited.
    let port = free_port()?;
    book::build(&local(port).parse()?)?;
    let mut program = program();
    program.arg("--chromium").arg(chromium);
    program.args(["--port", &port.to_string()]);
    if let Some(path) = &arguments.page {
        program.args(["--page", path]);
    }
    if arguments.against_stock {
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
