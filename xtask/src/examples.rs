//! The examples of the book: their tests, and what is recorded of their output.

use std::process::Command;

use crate::Result;
use crate::python::{self, Environment};
use crate::shell::{root, run};
use crate::test::{Chapter, Focus};

/// Writes all recorded outputs anew, or those whose name holds one of the words.
pub(crate) fn bless(words: &[String]) -> Result {
    python::environment()?;
    let mut bless = listings(python::module("listings"), "bless");
    bless.args(words);
    run(bless)
}

/// Makes lines of a chapter wrong, all of them or some, and says what no test notices.
pub(crate) fn damage(chapter: &str, count: Option<u32>) -> Result {
    python::environment()?;
    let chapter = Chapter::find(chapter, root())?;
    let folder = chapter.folder.as_ref();
    let folder = folder.ok_or_else(|| format!("`{}` shows no examples", chapter.page))?;
    let mut damage = listings(python::module("listings"), "damage");
    damage.arg(count.map_or("all".into(), |count| count.to_string()));
    damage.args(["--chapter", folder]);
    run(damage)
}

/// Checks the types of all examples, or of those of a chapter.
pub(crate) fn types(focus: &Focus) -> Result {
    in_focus(python::module("listings"), "mypy", focus).map_or(Ok(()), run)
}

/// Runs the tests of all examples, or some of them.
pub(crate) fn test(focus: &Focus) -> Result {
    in_focus(python::module("listings"), "pytest", focus).map_or(Ok(()), run)
}

/// Runs the tests of all examples on every other Python that is here.
pub(crate) fn test_on_others(focus: &Focus) -> Result {
    let others = python::others()?;
    if others.is_empty() {
        println!("no other Python from 3.11 on PATH");
    }
    others.iter().try_for_each(|each| test_in(each, focus))
}

/// Runs the tests of all examples with the latest version of everything they need.
pub(crate) fn test_latest() -> Result {
    test_in(&python::latest()?, &Focus::default())
}

fn test_in(environment: &Environment, focus: &Focus) -> Result {
    environment.make()?;
    let tests = in_focus(environment.module("listings"), "pytest", focus);
    let result = tests.map_or(Ok(()), run);
    result.map_err(|error| format!("Python {}: {error}", environment.version()).into())
}

/// A task of `listings` on what is looked at; none for a chapter that shows no examples.
fn in_focus(python: Command, task: &str, focus: &Focus) -> Option<Command> {
    let mut listings = listings(python, task);
    if let Some(name) = &focus.name {
        listings.args(["-k", name]);
    }
    if let Some(chapter) = &focus.chapter {
        listings.arg("--chapter").arg(chapter.folder.as_ref()?);
    }
    Some(listings)
}

fn listings(mut python: Command, task: &str) -> Command {
    python.arg(task);
    python.env("PYTHONPATH", root().join("xtask/python"));
    python
}
