//! Runs every check of the repository, one step after the other.

use std::time::{Duration, Instant};

use crate::Result;
use crate::steps::{NEED_BROWSER, STEPS};
use crate::tally::Tally;

/// One step of the checks. A step is skipped where another one that it needs,
/// by name, did not pass.
pub(crate) struct Step {
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    pub(crate) needs: &'static [&'static str],
    pub(crate) run: fn(&mut Tally) -> Result,
}

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed(String),
    Skipped { missing: &'static str },
}

/// Runs every step, or all but those that need a browser, then says what did not pass.
pub(crate) fn all(fast: bool) -> Result {
    let steps = STEPS
        .iter()
        .filter(|step| !(fast && NEED_BROWSER.contains(&step.name)));
    let start = Instant::now();
    let mut tally = Tally::default();
    let outcomes = run_steps(steps, &mut tally);
    println!("\n==> all steps: {}", seconds(start.elapsed()));
    summary(&outcomes, tally)
}

fn run_steps<'a>(
    steps: impl IntoIterator<Item = &'a Step>,
    tally: &mut Tally,
) -> Vec<(&'a str, Outcome)> {
    let mut outcomes = Vec::new();
    for step in steps {
        println!("\n==> {}: {}", step.name, step.what);
        let start = Instant::now();
        let missing = step
            .needs
            .iter()
            .find(|need| !outcomes.contains(&(**need, Outcome::Passed)));
        let outcome = match missing {
            Some(missing) => Outcome::Skipped { missing },
            None => match (step.run)(tally) {
                Ok(()) => Outcome::Passed,
                Err(error) => Outcome::Failed(error.to_string()),
            },
        };
        println!(
            "--- {}, {}",
            outcome.line(step.name),
            seconds(start.elapsed())
        );
        outcomes.push((step.name, outcome));
    }
    outcomes
}

fn summary(outcomes: &[(&str, Outcome)], tally: Tally) -> Result {
    let mut red = 0;
    for (name, outcome) in outcomes {
        if *outcome != Outcome::Passed {
            println!("{}", outcome.line(name));
            red += 1;
        }
    }
    println!("{tally}");
    match red {
        0 => Ok(()),
        _ => Err(format!("{red} of {} steps did not pass", outcomes.len()).into()),
    }
}

impl Outcome {
    fn line(&self, step: &str) -> String {
        match self {
            Self::Passed => format!("{step} passed"),
            Self::Failed(error) => format!("{step} FAILED: {error}"),
            Self::Skipped { missing } => format!("{step} SKIPPED: it needs {missing}"),
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_needs_only_earlier_steps() {
        for (at, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(
                    STEPS[..at].iter().any(|earlier| earlier.name == *need),
                    "{need}"
                );
            }
        }
    }

    #[test]
    fn a_failure_skips_what_needs_it_and_hides_nothing_else() {
        let step = |name, needs, run| Step {
            name,
            what: "",
            needs,
            run,
        };
        let steps = [
            step("book", &[], |_| Err("no page".into())),
            step("site", &["book"], |_| panic!("must not run")),
            step("browser", &["site"], |_| panic!("must not run")),
            step("rust", &[], |tally| {
                tally.passed += 3;
                Ok(())
            }),
        ];
        let mut tally = Tally::default();
        let outcomes = run_steps(&steps, &mut tally);
        let expected = [
            ("book", Outcome::Failed("no page".into())),
            ("site", Outcome::Skipped { missing: "book" }),
            ("browser", Outcome::Skipped { missing: "site" }),
            ("rust", Outcome::Passed),
        ];
        assert_eq!(outcomes, expected);
        assert_eq!(tally.to_string(), "3 passed, 0 failed");
        let error = summary(&outcomes, tally).unwrap_err().to_string();
        assert_eq!(error, "3 of 4 steps did not pass");
    }
}
