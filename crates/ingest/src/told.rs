//! How often each kind of problem was told, so that a bad column does not drown the rest.

use std::collections::HashMap;

/// How many problems of one kind in one column are told; more of the same help nobody.
const MOST_ALIKE: u64 = 1_000;

/// How often each kind of problem was told, by column.
#[derive(Debug, Default)]
pub(crate) struct Told {
    times: HashMap<(&'static str, String), u64>,
    /// Problems that were not told.
    pub(crate) untold: u64,
}

impl Told {
    /// Counts a problem and tells whether it is still to be told.
    pub(crate) fn may_tell(&mut self, kind: &'static str, column: &str) -> bool {
        let times = self.times.entry((kind, column.to_owned())).or_insert(0);
        *times += 1;
        let may = *times <= MOST_ALIKE;
        self.untold += u64::from(!may);
        may
    }
}
