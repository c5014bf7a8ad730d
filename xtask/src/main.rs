//! The tasks of this repository: serve, build and test the book.
//!
//! | module | what it does |
//! |---|---|
//! | [`cli`] | the command line → a [`Task`] |
//! | [`book`] | builds the book with the plugin of this workspace |
//! | [`mod@serve`] | serves it, and again after every change |
//! | [`address`], [`sitemap`] | where the site is found, and what search engines ask it for |
//! | [`pages`], [`page_head`] | the pages of the built site that are for readers, and what each says of itself |
//! | [`listings`] | puts the files that chapters show on the site |
//! | [`html`] | text out of HTML, and into it |
//! | [`new_chapter`], [`summary`], [`today`] | adds a chapter from the template |
//! | [`plugin`] | compiles and runs the plugin |
//! | [`bench`](mod@bench) | measures the plugin, against others and in whole books |
//! | [`examples`] | tests the examples, and records what they print |
//! | [`audit`] | measures the site, by itself and beside mdBook's own look |
//! | [`mod@test`] | every check, step by step |
//! | [`mdbook`], [`python`], [`chromium`] | find a tool, or install it |
//! | [`machine`] | what is told about the machine beside figures |
//! | [`shell`] | runs commands in the root of the repository |

mod address;
mod audit;
mod bench;
mod book;
mod chromium;
mod cli;
mod examples;
mod html;
mod listings;
mod machine;
mod mdbook;
mod new_chapter;
mod page_head;
mod pages;
mod plugin;
mod python;
mod serve;
mod shell;
mod sitemap;
mod summary;
mod test;
mod today;

use std::process::ExitCode;

use clap::Parser as _;
use cli::{Cli, Task};

/// The outcome of a task; the error is one line for the person who ran it.
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<ExitCode> {
    match task {
        Task::Build(arguments) => book::build(&arguments.site()?)?,
        Task::Serve { port, open } => serve::serve(port, open)?,
        Task::Release(arguments) => test::release(&arguments.site()?)?,
        Task::Test(arguments) => test::test(&arguments)?,
        Task::Step(arguments) => test::step(&arguments)?,
        Task::Bench { with_peers, quick } => bench::bench(with_peers, quick)?,
        Task::Audit(arguments) => audit::audit(&arguments)?,
        Task::NewChapter { place, title } => new_chapter::new_chapter(&place, &title)?,
        Task::Bless { words } => examples::bless(&words)?,
        Task::Damage { chapter, count } => examples::damage(&chapter, count)?,
        Task::Diagrams => python::diagrams()?,
        Task::Pictures => test::pictures()?,
        Task::Plugin { arguments } => return plugin::stand_in(&arguments),
    }
    Ok(ExitCode::SUCCESS)
}
