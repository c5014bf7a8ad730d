//! Counting tests by the closing lines of their runners.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Counts {
    /// Reads the closing line of a runner.
    pub(crate) fn of(line: &str) -> Option<Self> {
        Self::of_cargo(line).or_else(|| Self::of_pytest(line))
    }

    /// Reads `test result: ok. 5 passed; 0 failed; 2 ignored; …`, of which
    /// `cargo test` prints one for every test binary.
    fn of_cargo(line: &str) -> Option<Self> {
        let (_verdict, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
        Some(Self::sum(counts.split("; ")))
    }

    /// Reads `=== 1 failed, 5 passed, 2 skipped in 0.31s ===`, with which
    /// pytest ends.
    fn of_pytest(line: &str) -> Option<Self> {
        let (counts, duration) = line.trim_matches(['=', ' ']).rsplit_once(" in ")?;
        let seconds = duration.split(' ').next()?.strip_suffix('s')?;
        seconds.parse::<f64>().ok()?;
        Some(Self::sum(counts.split(", ")))
    }

    /// Adds up phrases of a number and a word; other phrases count for nothing.
    fn sum<'a>(phrases: impl Iterator<Item = &'a str>) -> Self {
        let mut counts = Self::default();
        for phrase in phrases {
            let Some((number, word)) = phrase.split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u32>() else {
                continue;
            };
            match word {
                "passed" | "xpassed" => counts.passed += number,
                "failed" | "error" | "errors" => counts.failed += number,
                "skipped" | "xfailed" | "ignored" => counts.skipped += number,
                _ => {}
            }
        }
        counts
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(passed: u32, failed: u32, skipped: u32) -> Counts {
        Counts {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn closing_lines_of_cargo_test_are_read() {
        for (line, expected) in [
            (
                "test result: ok. 5 passed; 0 failed; 2 ignored; 0 measured; 1 filtered out; finished in 0.00s",
                counts(5, 0, 2),
            ),
            (
                "test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
                counts(3, 1, 0),
            ),
        ] {
            assert_eq!(Counts::of_cargo(line), Some(expected), "{line}");
        }
        assert_eq!(Counts::of_cargo("test cli::tests::reads ... ok"), None);
    }

    #[test]
    fn closing_lines_of_pytest_are_read() {
        for (line, expected) in [
            ("5 passed in 0.12s", counts(5, 0, 0)),
            (
                "==== 1 failed, 5 passed, 2 skipped, 3 warnings in 75.31s (0:01:15) ====",
                counts(5, 1, 2),
            ),
            (
                "1 passed, 1 xfailed, 1 xpassed, 2 errors in 0.30s",
                counts(2, 2, 1),
            ),
            ("no tests ran in 0.01s", counts(0, 0, 0)),
        ] {
            assert_eq!(Counts::of_pytest(line), Some(expected), "{line}");
        }
        assert_eq!(Counts::of_pytest("collected 5 items in two folders"), None);
    }

    #[test]
    fn skipped_tests_are_named_only_when_there_are_any() {
        assert_eq!(counts(7, 0, 0).to_string(), "7 passed, 0 failed");
        assert_eq!(counts(7, 1, 2).to_string(), "7 passed, 1 failed, 2 skipped");
    }

    #[test]
    fn tallies_add_up() {
        let mut total = counts(1, 2, 3);
        total += counts(10, 20, 30);
        assert_eq!(total, counts(11, 22, 33));
    }
}
