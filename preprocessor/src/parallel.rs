//! Work on all processors.

use std::panic::resume_unwind;
use std::thread::{ScopedJoinHandle, available_parallelism, scope};

/// Fewer items than this are not worth a thread.
const FEWEST: usize = 64;

/// What `work` makes of each item, in the order of the items.
pub(crate) fn map<'i, T: Sync, R: Send>(
    items: &'i [T],
    work: impl Fn(&'i T) -> R + Sync,
) -> Vec<R> {
    let threads = available_parallelism().map_or(1, usize::from);
    let share = items.len().div_ceil(threads).max(FEWEST);
    if items.len() <= share {
        return items.iter().map(work).collect();
    }
    scope(|scope| {
        let work = &work;
        let shares = items.chunks(share);
        let threads: Vec<_> = shares
            .map(|share| scope.spawn(move || share.iter().map(work).collect::<Vec<R>>()))
            .collect();
        let done = threads.into_iter().map(ScopedJoinHandle::join);
        done.flat_map(|results| results.unwrap_or_else(|panic| resume_unwind(panic)))
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        for count in [0, 1, FEWEST, FEWEST + 1, 10 * FEWEST + 7] {
            let items: Vec<usize> = (0..count).collect();
            let doubled: Vec<usize> = (0..count).map(|item| 2 * item).collect();
            assert_eq!(map(&items, |item| 2 * item), doubled);
        }
    }
}
