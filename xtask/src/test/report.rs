//! What is told at the end: the cost of each step and what did not pass.

use std::fmt::Write as _;
use std::time::Duration;

use super::counts::Counts;
use super::graph::{Ended, Outcome};
use super::select::Focus;
use super::steps::Step;
use crate::Result;

/// Names all steps, and what each looks at.
pub(super) fn list(steps: &[Step]) -> String {
    let mut list = String::new();
    for step in steps {
        let needs = match step.needs {
            [] => String::new(),
            needs => format!(" (needs {})", needs.join(", ")),
        };
        line(
            &mut list,
            format_args!("{:<13} {}{needs}", step.name, step.what),
        );
    }
    list
}

/// A line for each step, in the order in which they ended, and one for all.
pub(super) fn table(ended: &[Ended<'_>], time: Duration) -> String {
    let mut table = String::new();
    let head = ["step", "seconds", "budget", "cpu", "tests"];
    let [step, seconds, budget, cpu, tests] = head;
    line(
        &mut table,
        format_args!("{step:<13} {seconds:>7} {budget:>7} {cpu:>7} {tests:>6}  verdict"),
    );
    for each in ended {
        let budget = Duration::from_secs(each.step.budget.into());
        let mut verdict = each.outcome.to_string();
        if each.time > budget && each.outcome == Outcome::Passed {
            verdict += ", over its budget";
        }
        row(
            &mut table,
            each.step.name,
            each.time,
            Some(budget),
            each.work,
            each.counts,
            &verdict,
        );
    }
    let work = ended.iter().map(|each| each.work).sum();
    row(&mut table, "all", time, None, work, total(ended), "");
    table
}

fn row(
    table: &mut String,
    name: &str,
    time: Duration,
    budget: Option<Duration>,
    work: Option<Duration>,
    counts: Counts,
    verdict: &str,
) {
    let seconds = |time: Duration| format!("{:.0}", time.as_secs_f64());
    let optional = |time: Option<Duration>| time.map(seconds).unwrap_or_default();
    let tests = match counts.passed + counts.failed {
        0 => String::new(),
        tests => tests.to_string(),
    };
    let text = format!(
        "{name:<13} {:>7} {:>7} {:>7} {tests:>6}  {verdict}",
        seconds(time),
        optional(budget),
        optional(work),
    );
    line(table, format_args!("{}", text.trim_end()));
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

/// Says how many tests there were, and fails when a step did not pass or nothing was tested.
pub(super) fn verdict(ended: &[Ended<'_>], focus: &Focus) -> Result {
    let total = total(ended);
    println!("{total}");
    let failed: Vec<&str> = ended
        .iter()
        .filter(|each| matches!(each.outcome, Outcome::Failed(_)))
        .map(|each| each.step.name)
        .collect();
    if !failed.is_empty() {
        let name = focus.name.as_ref();
        let name = name.map_or(String::new(), |name| format!(" -k '{name}'"));
        let again = format!("cargo xtask test {}{name}", failed.join(" "));
        let red = ended.iter().filter(|each| each.outcome != Outcome::Passed);
        let (red, all) = (red.count(), ended.len());
        return Err(format!("{red} of {all} steps did not pass; again: `{again}`").into());
    }
    match &focus.name {
        Some(name) if total == Counts::default() => {
            Err(format!("no test has `{name}` in its name").into())
        }
        _ => Ok(()),
    }
}

fn total(ended: &[Ended<'_>]) -> Counts {
    let mut total = Counts::default();
    for each in ended {
        total += each.counts;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUST: Step = Step {
        name: "rust",
        what: "cargo test",
        budget: 60,
        ..Step::NONE
    };
    const SITE: Step = Step {
        name: "site",
        what: "links",
        needs: &["book", "python"],
        budget: 10,
        ..Step::NONE
    };

    fn ended(step: &Step, seconds: u64, outcome: Outcome) -> Ended<'_> {
        Ended {
            step,
            outcome,
            time: Duration::from_secs(seconds),
            work: Some(Duration::from_secs(2 * seconds)),
            counts: Counts {
                passed: 5,
                ..Counts::default()
            },
        }
    }

    #[test]
    fn the_table_says_where_the_time_went() {
        let failed = Outcome::Failed("2 tests failed".into());
        let all = [ended(&RUST, 61, Outcome::Passed), ended(&SITE, 4, failed)];
        let expected = "\
step          seconds  budget     cpu  tests  verdict
rust               61      60     122      5  passed, over its budget
site                4      10       8      5  FAILED: 2 tests failed
all                63             130     10
";
        assert_eq!(table(&all, Duration::from_secs(63)), expected);
    }

    #[test]
    fn a_failure_names_the_command_that_shows_it_again() {
        let failed = Outcome::Failed("2 tests failed".into());
        let skipped = Outcome::Skipped { missing: "site" };
        let all = [ended(&SITE, 4, failed), ended(&RUST, 0, skipped)];
        let error = verdict(&all, &Focus::default()).unwrap_err().to_string();
        let expected = "2 of 2 steps did not pass; again: `cargo xtask test site`";
        assert_eq!(error, expected);
        let all = [ended(&RUST, 1, Outcome::Passed)];
        assert!(verdict(&all, &Focus::default()).is_ok());
    }

    #[test]
    fn a_name_that_no_test_has_is_an_error() {
        let focus = Focus {
            name: Some("nonsense".into()),
            ..Focus::default()
        };
        let mut none = ended(&RUST, 1, Outcome::Passed);
        none.counts = Counts::default();
        let error = verdict(&[none], &focus).unwrap_err().to_string();
        assert_eq!(error, "no test has `nonsense` in its name");
    }

    #[test]
    fn the_list_says_what_a_step_needs() {
        let expected = "\
rust          cargo test
site          links (needs book, python)
";
        assert_eq!(list(&[RUST, SITE]), expected);
    }
}
