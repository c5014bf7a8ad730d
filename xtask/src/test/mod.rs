//! Every check of the repository: which there are, which are wanted, and how they run.
//!
//! | module | what it does |
//! |---|---|
//! | [`steps`] | the steps: what each looks at, what it needs, what it may cost |
//! | [`select`] | the command line → the steps that are wanted, and their focus |
//! | [`graph`] | runs them, each in a process of its own, as soon as what they need has passed |
//! | [`console`] | shows the output of one step at a time |
//! | [`counts`] | counts tests by the closing lines of their runners |
//! | [`report`] | the table at the end |

mod console;
mod counts;
mod graph;
mod report;
mod select;
mod steps;

use std::env;
use std::io;
use std::time::Instant;

use crate::Result;
use crate::cli::{StepArguments, TestArguments};
use crate::examples;
use crate::shell::command;

pub(crate) use select::{Chapter, Focus};
pub(crate) use steps::{pictures, release};

/// Runs the steps that are wanted, then says what each cost and what did not pass.
pub(crate) fn test(arguments: &TestArguments) -> Result {
    if arguments.list {
        print!("{}", report::list(steps::STEPS));
        return Ok(());
    }
    if arguments.latest {
        return examples::test_latest();
    }
    let selection = select::select(steps::STEPS, arguments)?;
    let this = env::current_exe()?;
    let start = Instant::now();
    let jobs = arguments.jobs.into();
    let ended = graph::run(&selection.steps, jobs, io::stdout(), |step| {
        let mut child = command(&this);
        child
            .args(["step", step.name])
            .args(selection.focus.words());
        child
    })?;
    println!("\n{}", report::table(&ended, start.elapsed()));
    report::verdict(&ended, &selection.focus)
}

/// Runs one step in this process.
pub(crate) fn step(arguments: &StepArguments) -> Result {
    let step = select::by_name(steps::STEPS, &arguments.step)?;
    (step.run)(&select::focus(arguments)?)
}
