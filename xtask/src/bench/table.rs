//! Figures as Markdown.

use std::fmt::Write as _;
use std::time::Duration;

/// A table; columns after the first `left` hold figures and are set to the right.
pub(super) struct Table {
    head: Vec<String>,
    left: usize,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new<const N: usize>(head: [&str; N], left: usize) -> Self {
        Self {
            head: head.map(String::from).to_vec(),
            left,
            rows: Vec::new(),
        }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// Lines that are aligned as text, too: the table is also read in a terminal.
    pub(super) fn text(&self) -> String {
        let all = || std::iter::once(&self.head).chain(&self.rows);
        let width = |at: usize| all().map(|row| row[at].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..self.head.len()).map(|at| width(at).max(3)).collect();
        let mut text = String::new();
        for (number, row) in all().enumerate() {
            for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let _ = match at < self.left {
                    true => write!(text, "| {cell:<width$} "),
                    false => write!(text, "| {cell:>width$} "),
                };
            }
            text.push_str("|\n");
            if number == 0 {
                for (at, width) in widths.iter().enumerate() {
                    let end = if at < self.left { '-' } else { ':' };
                    let _ = write!(text, "|{}{end}", "-".repeat(width + 1));
                }
                text.push_str("|\n");
            }
        }
        text
    }
}

/// "0.9 ms", "31 ms", "1.42 s".
pub(super) fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    match seconds {
        ..0.01 => format!("{:.1} ms", seconds * 1e3),
        ..1.0 => format!("{:.0} ms", seconds * 1e3),
        _ => format!("{seconds:.2} s"),
    }
}

/// "4.2 MB", "83 MB"; a dash for what is not known.
#[expect(clippy::cast_precision_loss, reason = "two digits of it are shown")]
pub(super) fn size(bytes: Option<u64>) -> String {
    let Some(bytes) = bytes else {
        return "–".to_owned();
    };
    match bytes as f64 / 1e6 {
        megabytes @ ..10.0 => format!("{megabytes:.1} MB"),
        megabytes => format!("{megabytes:.0} MB"),
    }
}

/// "48 %"
pub(super) fn percent(ratio: f64) -> String {
    format!("{:.0} %", ratio * 100.0)
}

/// "10.3"
pub(super) fn times(ratio: f64) -> String {
    format!("{ratio:.1}")
}

pub(super) fn ratio(part: Duration, whole: Duration) -> f64 {
    part.as_secs_f64() / whole.as_secs_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_figures_right() {
        let mut table = Table::new(["book", "time"], 1);
        table.row(["one – two".to_owned(), "9 ms".to_owned()]);
        table.row(["three".to_owned(), "10.25 s".to_owned()]);
        let expected = "\
            | book      |    time |\n\
            |-----------|--------:|\n\
            | one – two |    9 ms |\n\
            | three     | 10.25 s |\n";
        assert_eq!(table.text(), expected);
    }

    #[test]
    fn figures_have_two_or_three_digits() {
        let millis = |n| time(Duration::from_micros(n));
        assert_eq!(millis(1_249), "1.2 ms");
        assert_eq!(millis(31_400), "31 ms");
        assert_eq!(millis(1_424_000), "1.42 s");
        assert_eq!(size(Some(4_249_000)), "4.2 MB");
        assert_eq!(size(Some(82_600_000)), "83 MB");
        assert_eq!(size(None), "–");
        let (part, whole) = (Duration::from_millis(31), Duration::from_millis(64));
        assert_eq!(percent(ratio(part, whole)), "48 %");
    }
}
