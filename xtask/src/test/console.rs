//! The output of several steps on one screen, each in one piece.

use std::collections::VecDeque;
use std::io::{self, Write};

/// Passes on the output of the step that began first as it comes, and keeps that of the others until it is
/// their turn.
pub(super) struct Console<W> {
    out: W,
    /// The steps that are not shown to their end yet, in the order in which they began.
    waiting: VecDeque<Waiting>,
}

struct Waiting {
    number: usize,
    kept: Vec<u8>,
    has_ended: bool,
}

impl<W: Write> Console<W> {
    pub(super) fn new(out: W) -> Self {
        Self {
            out,
            waiting: VecDeque::new(),
        }
    }

    /// A step begins.
    pub(super) fn begin(&mut self, number: usize) {
        self.waiting.push_back(Waiting {
            number,
            kept: Vec::new(),
            has_ended: false,
        });
    }

    /// A step that has begun has printed something.
    pub(super) fn print(&mut self, number: usize, bytes: &[u8]) -> io::Result<()> {
        let mut waiting = self.waiting.iter_mut().enumerate();
        match waiting.find(|(_, step)| step.number == number) {
            Some((at, step)) if at > 0 => step.kept.extend_from_slice(bytes),
            _ => {
                self.out.write_all(bytes)?;
                self.out.flush()?;
            }
        }
        Ok(())
    }

    /// A step has ended; after the first of those that run it is the turn of the next.
    pub(super) fn end(&mut self, number: usize) -> io::Result<()> {
        for step in &mut self.waiting {
            step.has_ended |= step.number == number;
        }
        while let Some(first) = self.waiting.front_mut() {
            self.out.write_all(&std::mem::take(&mut first.kept))?;
            if !first.has_ended {
                break;
            }
            self.waiting.pop_front();
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
        // In the order in which they begin, which is not that of their numbers.
        for number in [5, 1, 2] {
            console.begin(number);
        }
        console.print(1, b"b1 ").unwrap();
        console.print(5, b"a1 ").unwrap();
        console.print(2, b"c1 ").unwrap();
        console.end(1).unwrap();
        console.print(5, b"a2 ").unwrap();
        console.end(5).unwrap();
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
