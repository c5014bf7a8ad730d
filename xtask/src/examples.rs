//! The examples of the book: their tests, and what is recorded of their output.

use std::process::Command;

use crate::Result;
use crate::python::{self, Environment};
use crate::shell::{root, run, watch};
use crate::tally::Tally;

/// Writes all recorded outputs anew, or those whose name holds one of the words.
pub(crate) fn bless(words: &[String]) -> Result {
    python::environment()?;
    let mut bless = listings(python::module("listings"), "bless");
    bless.args(words);
    run(bless)
}

/// Checks the types of all examples.
pub(crate) fn types() -> Result {
    run(listings(python::module("listings"), "mypy"))
}

/// Runs the tests of all examples.
pub(crate) fn test(tally: &mut Tally) -> Result {
    count(listings(python::module("listings"), "pytest"), tally)
}

/// Runs the tests of all examples on every other Python that is here.
pub(crate) fn test_on_others(tally: &mut Tally) -> Result {
    let others = python::others()?;
    if others.is_empty() {
        println!("no other Python from 3.11 on PATH");
    }
    others.iter().try_for_each(|each| test_in(each, tally))
}

/// Runs the tests of all examples with the latest version of everything they need.
pub(crate) fn test_latest() -> Result {
    let mut tally = Tally::default();
    let result = test_in(&python::latest()?, &mut tally);
    println!("{tally}");
    result
}

fn test_in(environment: &Environment, tally: &mut Tally) -> Result {
    environment.make()?;
    let result = count(listings(environment.module("listings"), "pytest"), tally);
    result.map_err(|error| format!("Python {}: {error}", environment.version()).into())
}

fn listings(mut python: Command, task: &str) -> Command {
    python.arg(task);
    python.env("PYTHONPATH", root().join("xtask/python"));
    python
}

/// Adds up the closing lines of several runs of pytest.
fn count(pytest: Command, tally: &mut Tally) -> Result {
    watch(pytest, |line| {
        if let Some(counts) = Tally::of_pytest(line) {
            *tally += counts;
        }
    })
}
