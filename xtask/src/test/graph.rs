//! Runs steps as soon as what they need has passed, several at a time.

use std::fmt;
use std::io::{self, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::console::Console;
use super::counts::Counts;
use super::steps::Step;
use crate::Result;

/// How a step ended.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    Failed(String),
    Skipped { missing: &'static str },
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("passed"),
            Self::Failed(why) => write!(f, "FAILED: {why}"),
            Self::Skipped { missing } => write!(f, "skipped: it needs {missing}"),
        }
    }
}

/// A step that has ended, and what it cost.
pub(super) struct Ended<'a> {
    pub(super) step: &'a Step,
    pub(super) outcome: Outcome,
    pub(super) time: Duration,
    /// The time of all processors, where the system tells.
    pub(super) work: Option<Duration>,
    pub(super) counts: Counts,
}

enum Event {
    Printed(usize, Vec<u8>),
    Exited(usize, io::Result<Exit>),
}

struct Exit {
    success: bool,
    status: String,
    work: Option<Duration>,
}

struct Running {
    number: usize,
    started: Instant,
    lines: Lines,
}

/// Runs all steps, at most `jobs` at a time, and gives them in the order in which they ended.
///
/// Their output goes to `out`, each in one piece. `command` is the process of a step. A step is skipped when one that it needs did not pass; of those
/// that use the same thing only one runs at a time.
///
/// # Errors
///
/// When a process cannot be started or `out` is closed.
pub(super) fn run<'a>(
    steps: &[&'a Step],
    jobs: usize,
    out: impl Write,
    command: impl Fn(&Step) -> Command,
) -> Result<Vec<Ended<'a>>> {
    let (sender, events) = channel();
    let mut run = Run {
        left: (0..steps.len()).collect(),
        steps,
        running: Vec::new(),
        ended: Vec::new(),
        console: Console::new(out),
    };
    loop {
        run.skip()?;
        while run.running.len() < jobs {
            let Some(number) = run.next() else { break };
            run.start(number, command(steps[number]), &sender)?;
        }
        if run.running.is_empty() {
            return Ok(run.ended);
        }
        run.wait(&events)?;
    }
}

struct Run<'s, 'a, W> {
    steps: &'s [&'a Step],
    /// The numbers of the steps that have not begun.
    left: Vec<usize>,
    running: Vec<Running>,
    ended: Vec<Ended<'a>>,
    console: Console<W>,
}

impl<W: Write> Run<'_, '_, W> {
    /// The first step that may begin.
    fn next(&self) -> Option<usize> {
        self.left.iter().copied().find(|number| {
            let step = self.steps[*number];
            let mut needs = step.needs.iter();
            let running = || self.running.iter().map(|each| self.steps[each.number]);
            needs.all(|need| self.has_passed(need))
                && (step.uses.is_none() || running().all(|other| other.uses != step.uses))
        })
    }

    fn has_passed(&self, name: &str) -> bool {
        let mut ended = self.ended.iter();
        ended.any(|each| each.step.name == name && each.outcome == Outcome::Passed)
    }

    /// Skips what needs a step that has ended without passing.
    fn skip(&mut self) -> Result {
        while let Some((at, missing)) = self.missing() {
            let number = self.left.remove(at);
            let step = self.steps[number];
            self.console.begin(number);
            let line = format!("\n==> {}: skipped, it needs {missing}\n", step.name);
            self.console.print(number, line.as_bytes())?;
            self.console.end(number)?;
            self.ended.push(Ended {
                step,
                outcome: Outcome::Skipped { missing },
                time: Duration::ZERO,
                work: None,
                counts: Counts::default(),
            });
        }
        Ok(())
    }

    fn missing(&self) -> Option<(usize, &'static str)> {
        self.left.iter().enumerate().find_map(|(at, number)| {
            let mut needs = self.steps[*number].needs.iter();
            let missing = needs.find(|need| {
                let mut ended = self.ended.iter();
                ended.any(|each| each.step.name == **need && each.outcome != Outcome::Passed)
            });
            Some((at, *missing?))
        })
    }

    fn start(&mut self, number: usize, command: Command, sender: &Sender<Event>) -> Result {
        let step = self.steps[number];
        self.left.retain(|left| *left != number);
        self.console.begin(number);
        let head = format!("\n==> {}: {}\n", step.name, step.what);
        self.console.print(number, head.as_bytes())?;
        let (child, output) = spawn(command)?;
        let sender = sender.clone();
        thread::spawn(move || follow(number, child, output, &sender));
        self.running.push(Running {
            number,
            started: Instant::now(),
            lines: Lines::default(),
        });
        Ok(())
    }

    fn wait(&mut self, events: &Receiver<Event>) -> Result {
        match events.recv()? {
            Event::Printed(number, bytes) => {
                let mut running = self.running.iter_mut();
                if let Some(step) = running.find(|each| each.number == number) {
                    step.lines.read(&bytes);
                }
                Ok(self.console.print(number, &bytes)?)
            }
            Event::Exited(number, exit) => self.end(number, exit),
        }
    }

    fn end(&mut self, number: usize, exit: io::Result<Exit>) -> Result {
        let Some(at) = self.running.iter().position(|each| each.number == number) else {
            return Ok(());
        };
        let running = self.running.remove(at);
        let exit = exit?;
        let outcome = match exit.success {
            true => Outcome::Passed,
            false => Outcome::Failed(running.lines.error.unwrap_or(exit.status)),
        };
        let (step, time) = (self.steps[number], running.started.elapsed());
        let verdict = if outcome == Outcome::Passed {
            "passed"
        } else {
            "FAILED"
        };
        let line = format!("--- {} {verdict}, {:.1} s\n", step.name, time.as_secs_f64());
        self.console.print(number, line.as_bytes())?;
        self.console.end(number)?;
        self.ended.push(Ended {
            step,
            outcome,
            time,
            work: exit.work,
            counts: running.lines.counts,
        });
        Ok(())
    }
}

/// Starts a process, both of whose outputs come through one pipe.
fn spawn(mut command: Command) -> Result<(Child, io::PipeReader)> {
    let (reader, writer) = io::pipe()?;
    command.stdin(Stdio::null());
    command.stdout(writer.try_clone()?).stderr(writer);
    let child = command.spawn()?;
    // `command` holds the writing ends; dropped here, the reader's end comes with the process's.
    Ok((child, reader))
}

/// Sends on what a process prints, then how it ended.
fn follow(number: usize, mut child: Child, mut output: impl Read, events: &Sender<Event>) {
    let mut chunk = [0; 4096];
    let read = loop {
        match output.read(&mut chunk) {
            Ok(0) => break Ok(()),
            Ok(length) => drop(events.send(Event::Printed(number, chunk[..length].to_vec()))),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => break Err(error),
        }
    };
    let exit = read.and_then(|()| wait(&mut child));
    // The receiver is gone only when the runner has given up.
    drop(events.send(Event::Exited(number, exit)));
}

#[cfg(unix)]
fn wait(child: &mut Child) -> io::Result<Exit> {
    use wait4::Wait4 as _;

    let used = child.wait4()?;
    Ok(Exit {
        success: used.status.success(),
        status: used.status.to_string(),
        work: Some(used.rusage.utime + used.rusage.stime),
    })
}

#[cfg(not(unix))]
fn wait(child: &mut Child) -> io::Result<Exit> {
    let status = child.wait()?;
    Ok(Exit {
        success: status.success(),
        status: status.to_string(),
        work: None,
    })
}

/// What the lines of a step tell: how many tests there were, and the last error.
#[derive(Default)]
struct Lines {
    pending: Vec<u8>,
    counts: Counts,
    error: Option<String>,
}

impl Lines {
    fn read(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        while let Some(end) = self.pending.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.pending.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line);
            self.counts += Counts::of(line.trim_end()).unwrap_or_default();
            if let Some(error) = line.strip_prefix("error: ") {
                self.error = Some(error.trim_end().to_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::steps::Uses;

    const fn step(name: &'static str, needs: &'static [&'static str]) -> Step {
        Step {
            name,
            needs,
            ..Step::NONE
        }
    }

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    fn outcomes<'a>(ended: &'a [Ended<'_>]) -> Vec<(&'a str, &'a Outcome)> {
        let mut all: Vec<_> = ended.iter().map(|e| (e.step.name, &e.outcome)).collect();
        all.sort_by_key(|(name, _)| *name);
        all
    }

    #[test]
    fn a_failure_skips_what_needs_it_and_hides_nothing_else() {
        let steps = [
            step("book", &[]),
            step("browser", &["site"]),
            step("rust", &[]),
            step("site", &["book"]),
        ];
        let steps: Vec<&Step> = steps.iter().collect();
        let ended = run(&steps, 2, io::sink(), |step| match step.name {
            "book" => shell("echo 'error: no page'; exit 3"),
            "rust" => shell("echo '3 passed in 0.10s'"),
            other => panic!("{other} must not run"),
        });
        let ended = ended.unwrap();
        let expected = [
            ("book", &Outcome::Failed("no page".into())),
            ("browser", &Outcome::Skipped { missing: "site" }),
            ("rust", &Outcome::Passed),
            ("site", &Outcome::Skipped { missing: "book" }),
        ];
        assert_eq!(outcomes(&ended), expected);
        let passed: u32 = ended.iter().map(|each| each.counts.passed).sum();
        assert_eq!(passed, 3);
    }

    #[test]
    fn a_step_without_a_word_fails_by_its_status() {
        let silent = step("silent", &[]);
        let ended = run(&[&silent], 1, io::sink(), |_| shell("exit 7")).unwrap();
        let Outcome::Failed(why) = &ended[0].outcome else {
            panic!("passed")
        };
        assert_eq!(why, "exit status: 7");
    }

    #[test]
    fn steps_run_side_by_side_unless_they_use_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| folder.path().join(name).display().to_string();
        // Each waits until the other has begun, for ten seconds at most.
        let meet = |mine: &str, other: &str| {
            let (mine, other) = (file(mine), file(other));
            shell(&format!(
                "touch {mine}; for _ in $(seq 100); do [ -e {other} ] && exit 0; sleep 0.1; done; exit 1"
            ))
        };
        let (one, two) = (step("one", &[]), step("two", &[]));
        let ended = run(&[&one, &two], 2, io::sink(), |step| match step.name {
            "one" => meet("1", "2"),
            _ => meet("2", "1"),
        });
        assert!(ended.unwrap().iter().all(|e| e.outcome == Outcome::Passed));

        let busy = file("busy");
        let alone = format!("[ ! -e {busy} ] && touch {busy} && sleep 0.2 && rm {busy}");
        let cargo = |name| Step {
            uses: Some(Uses::Cargo),
            ..step(name, &[])
        };
        let (one, two) = (cargo("one"), cargo("two"));
        let ended = run(&[&one, &two], 2, io::sink(), |_| shell(&alone));
        assert!(ended.unwrap().iter().all(|e| e.outcome == Outcome::Passed));
    }
}
