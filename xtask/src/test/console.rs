//! The output of several steps on one screen, each in one piece.

use std::collections::BTreeMap;
use std::io::{self, Write};

/// Passes on the output of the step that has run longest as it comes, and keeps that of the others
/// until it is their turn.
pub(super) struct Console<W> {
    out: W,
    /// The steps that are not shown to their end yet, by number, in the order in which they began.
    waiting: BTreeMap<usize, Waiting>,
}

#[derive(Default)]
struct Waiting {
    kept: Vec<u8>,
    has_ended: bool,
}

impl<W: Write> Console<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            waiting: BTreeMap::new(),
        }
    }

    /// A step begins. Its number tells which began earlier.
    pub(super) fn begin(&mut self, number: usize) {
        self.waiting.entry(number).or_default();
    }

    /// A step has printed something.
    pub(super) fn print(&mut self, number: usize, bytes: &[u8]) -> io::Result<()> {
        let first = self.waiting.keys().next() == Some(&number);
        if let Some(step) = self.waiting.get_mut(&number)
            && !first
        {
            step.kept.extend_from_slice(bytes);
            return Ok(());
        }
        self.out.write_all(bytes)?;
        self.out.flush()
    }

    /// A step has ended; after the first of those that run it is the turn of the next.
    pub(super) fn end(&mut self, number: usize) -> io::Result<()> {
        if let Some(step) = self.waiting.get_mut(&number) {
            step.has_ended = true;
        }
        while let Some(mut first) = self.waiting.first_entry() {
            let kept = std::mem::take(&mut first.get_mut().kept);
            let has_ended = first.get().has_ended;
            self.out.write_all(&kept)?;
            if !has_ended {
                break;
            }
            first.remove();
        }
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_shown_in_one_piece() {
        let mut shown = Vec::new();
        let mut console = Console::new(&mut shown);
        for number in [0, 1, 2] {
            console.begin(number);
        }
        console.print(1, b"b1 ").unwrap();
        console.print(0, b"a1 ").unwrap();
        console.print(2, b"c1 ").unwrap();
        console.end(1).unwrap();
        console.print(0, b"a2 ").unwrap();
        console.end(0).unwrap();
        console.print(2, b"c2").unwrap();
        console.end(2).unwrap();
        assert_eq!(String::from_utf8(shown).unwrap(), "a1 a2 b1 c1 c2");
    }

    #[test]
    fn the_step_in_front_is_shown_as_it_prints() {
        let mut shown = Vec::new();
        let mut console = Console::new(&mut shown);
        console.begin(3);
        console.print(3, b"now").unwrap();
        drop(console);
        assert_eq!(shown, b"now");
    }
}
