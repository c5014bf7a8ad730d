//! A value and where it was written.

use std::ops::Range;

/// A value and the bytes that it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot<T> {
    pub(crate) value: T,
    pub(crate) range: Range<usize>,
}

impl<T> Spot<T> {
    pub(crate) fn new(value: T, range: Range<usize>) -> Self {
        Self { value, range }
    }
}

impl Spot<String> {
    pub(crate) fn as_deref(&self) -> Spot<&str> {
        Spot::new(&self.value, self.range.clone())
    }
}
