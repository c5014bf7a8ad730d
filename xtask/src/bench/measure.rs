//! Starts a program as mdBook starts a plugin, and looks at what it takes.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::Result;
use crate::shell::verdict;

/// A book that several programs are sent.
pub(super) struct Case {
    pub(super) book: String,
    /// The size of what they are sent.
    pub(super) size: u64,
    /// A copy, the plugin that does nothing, and the one that the case is about.
    pub(super) jobs: Vec<Job>,
}

/// A program with the book that it is sent.
pub(super) struct Job {
    /// The row of the table that it is for.
    pub(super) name: String,
    pub(super) program: PathBuf,
    pub(super) input: PathBuf,
    pub(super) samples: Vec<Sample>,
}

/// What one run took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    pub(super) time: Duration,
    /// The time of all processors together, where the system tells.
    pub(super) work: Option<Duration>,
    /// The most memory that it held at a time, where the system tells.
    pub(super) peak: Option<u64>,
    pub(super) answer: u64,
}

impl Job {
    pub(super) fn new(name: &str, program: &Path, input: &Path) -> Self {
        Self {
            name: name.to_owned(),
            program: program.to_owned(),
            input: input.to_owned(),
            samples: Vec::new(),
        }
    }

    /// The middle of each figure over all runs.
    pub(super) fn median(&self) -> Sample {
        let samples = &self.samples;
        Sample {
            time: median(samples.iter().map(|sample| sample.time)).unwrap_or_default(),
            work: median(samples.iter().filter_map(|sample| sample.work)),
            peak: median(samples.iter().filter_map(|sample| sample.peak)),
            answer: median(samples.iter().map(|sample| sample.answer)).unwrap_or_default(),
        }
    }

    fn run(&mut self) -> Result {
        let mut command = Command::new(&self.program);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut input = File::open(&self.input)?;
        let start = Instant::now();
        let mut child = command.spawn()?;
        let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
        let feeder = thread::spawn(move || stdin.map(|mut to| io::copy(&mut input, &mut to)));
        let answer = stdout.map_or(Ok(0), drain)?;
        let (status, work, peak) = wait(&mut child)?;
        let time = start.elapsed();
        // A program that does not read everything fails, or does not need it.
        drop(feeder.join());
        self.samples.push(Sample {
            time,
            work,
            peak,
            answer,
        });
        verdict(&command, Ok(status))
    }
}

/// Runs all programs in turn, round after round, so that a slow minute of the machine slows all.
pub(super) fn interleave(cases: &mut [Case], rounds: usize) -> Result {
    for _ in 0..rounds {
        for case in &mut *cases {
            for job in &mut case.jobs {
                job.run()?;
            }
        }
    }
    Ok(())
}

/// The middle value; of an even number, the lower one.
pub(super) fn median<T: Ord>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.collect();
    values.sort();
    let middle = values.len().checked_sub(1)? / 2;
    values.into_iter().nth(middle)
}

/// Reads to the end; keeps nothing, so that this program stays small (see [`wait`]).
fn drain(mut from: impl Read) -> io::Result<u64> {
    let mut chunk = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        match from.read(&mut chunk)? {
            0 => return Ok(total),
            length => total += u64::try_from(length).unwrap_or_default(),
        }
    }
}

type End = (ExitStatus, Option<Duration>, Option<u64>);

/// The end of a program, its work and its peak memory. Linux counts to a program what the one that
/// started it held at that moment; that is why this one keeps no book in memory.
#[cfg(unix)]
fn wait(child: &mut Child) -> io::Result<End> {
    use wait4::Wait4 as _;
    let end = child.wait4()?;
    let used = end.rusage;
    Ok((end.status, Some(used.utime + used.stime), Some(used.maxrss)))
}

#[cfg(not(unix))]
fn wait(child: &mut Child) -> io::Result<End> {
    Ok((child.wait()?, None, None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_a_value_that_was_seen() {
        assert_eq!(median([5, 1, 9].into_iter()), Some(5));
        assert_eq!(median([4, 1, 9, 2].into_iter()), Some(2));
        assert_eq!(median(std::iter::empty::<u8>()), None);
    }

    #[test]
    fn figures_are_taken_from_all_runs() {
        let mut job = Job::new("", Path::new(""), Path::new(""));
        for (millis, peak) in [(30, Some(7)), (10, None), (20, Some(9))] {
            job.samples.push(Sample {
                time: Duration::from_millis(millis),
                work: peak.map(Duration::from_secs),
                peak,
                answer: 5,
            });
        }
        let expected = Sample {
            time: Duration::from_millis(20),
            work: Some(Duration::from_secs(7)),
            peak: Some(7),
            answer: 5,
        };
        assert_eq!(job.median(), expected);
    }

    #[cfg(unix)]
    #[test]
    fn a_program_is_fed_drained_and_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let input = folder.path().join("book.json");
        std::fs::write(&input, vec![b'x'; 300_000]).unwrap();
        let case = |program| Case {
            book: String::new(),
            size: 300_000,
            jobs: vec![Job::new(program, Path::new(program), &input)],
        };
        let mut cases = [case("cat")];
        interleave(&mut cases, 2).unwrap();
        let cat = &cases[0].jobs[0];
        assert_eq!(cat.samples.len(), 2);
        assert_eq!(cat.median().answer, 300_000);
        assert!(cat.median().peak.unwrap() > 100_000);
        let error = interleave(&mut [case("false")], 1).unwrap_err().to_string();
        assert!(error.starts_with("`false` ended with exit"), "{error}");
    }
}
