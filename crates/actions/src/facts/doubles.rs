//! Rows of a delivery that say the same fact again, found in flat memory however many rows there are.
//!
//! Keys of 128 bits are gathered in buckets, which are written away when they grow, and looked through one by one in
//! the end. What is written away are numbers that say nothing once the delivery is read: see [`KeyHasher`].
//!
//! [`KeyHasher`]: ingest::facts::KeyHasher

use std::{
    collections::{BinaryHeap, HashSet},
    io,
    path::PathBuf,
};

use domain::fact::FactBatch;

mod buckets;

use buckets::{Buckets, Seen};

/// So many keys are kept in memory before they are written away: 32 bytes each.
const HELD: usize = 1 << 19;

/// So many doubles are told with their line; the others are only counted.
const TOLD: usize = 1_000;

/// The facts seen so far.
pub(super) struct Doubles {
    buckets: Buckets,
    rows: u64,
}

/// The rows that say a fact again.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    /// The first of them: which row of the delivery, and on which line of its file it stood.
    pub(super) first: Vec<(u64, u64)>,
    /// How many there are.
    pub(super) count: u64,
    /// A bit for each row of the delivery.
    marks: Vec<u64>,
}

impl Doubles {
    /// Begins; what does not fit in memory goes to a file at `place`, which is not seen there.
    pub(super) fn new(place: PathBuf) -> Self {
        Self { buckets: Buckets::new(place, HELD), rows: 0 }
    }

    /// Takes the rows of a batch in.
    pub(super) fn see(&mut self, batch: &FactBatch) -> io::Result<()> {
        for (key, line) in batch.keys.iter().zip(&batch.lines) {
            self.buckets.add(Seen { key: *key, row: self.rows, line: *line })?;
            self.rows += 1;
        }
        Ok(())
    }

    /// Returns the rows whose fact a row before them said. What was seen is forgotten.
    pub(super) fn find(&mut self) -> io::Result<Found> {
        let (mut found, mut first, mut known) =
            (Found::default(), BinaryHeap::new(), HashSet::new());
        for bucket in 0..self.buckets.count() {
            known.clear();
            let mut see = |Seen { key, row, line }| {
                let is_double = !known.insert(key);
                is_double.then(|| found.take(&mut first, (row, line)));
            };
            self.buckets.empty(bucket, &mut see)?;
        }
        found.first = first.into_sorted_vec();
        Ok(found)
    }
}

impl Found {
    /// Takes a row in, and keeps it if it is among the first; the last of these is on top.
    fn take(&mut self, first: &mut BinaryHeap<(u64, u64)>, (row, line): (u64, u64)) {
        self.mark(row);
        first.push((row, line));
        if first.len() > TOLD {
            first.pop();
        }
    }

    /// Tells whether the row of the delivery is one of them.
    pub(super) fn holds(&self, row: u64) -> bool {
        let (word, bit) = place(row);
        self.marks.get(word).is_some_and(|marks| marks & bit != 0)
    }

    fn mark(&mut self, row: u64) {
        let (word, bit) = place(row);
        if self.marks.len() <= word {
            self.marks.resize(word + 1, 0);
        }
        if let Some(marks) = self.marks.get_mut(word) {
            *marks |= bit;
        }
        self.count += 1;
    }
}

fn place(row: u64) -> (usize, u64) {
    (usize::try_from(row / 64).unwrap_or(usize::MAX), 1 << (row % 64))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;

    fn batch(keys: &[u128], first_line: u64) -> FactBatch {
        let lines = (first_line..).take(keys.len()).collect();
        FactBatch { rows: keys.len(), columns: Vec::new(), lines, keys: keys.to_vec() }
    }

    fn found(keys: &[u128], most: usize) -> Found {
        let folder = TempDir::new().unwrap();
        let buckets = Buckets::new(folder.path().join("keys"), most);
        let mut doubles = Doubles { buckets, rows: 0 };
        for (number, part) in (0..).zip(keys.chunks(7)) {
            doubles.see(&batch(part, 2 + number * 7)).unwrap();
        }
        let found = doubles.find().unwrap();
        assert_eq!(folder.path().read_dir().unwrap().count(), 0, "nothing is left");
        found
    }

    /// Keys drawn from a seed, few enough that many are the same.
    fn drawn(seed: u64) -> Vec<u128> {
        let mut state = seed;
        let mut below = |limit: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695);
            (state >> 33) % limit
        };
        let (rows, different) = (below(200), 1 + below(120));
        (0..rows).map(|_| u128::from(below(different)) << 119 | 7).collect()
    }

    #[test]
    fn what_is_found_is_what_a_set_of_all_keys_finds() {
        for seed in 0..300 {
            let (keys, mut seen) = (drawn(seed), HashSet::new());
            let rows = (0_u64..).zip(&keys);
            let doubles: Vec<u64> =
                rows.filter(|(_, key)| !seen.insert(**key)).map(|(row, _)| row).collect();
            let found = found(&keys, 1 + usize::try_from(seed % 90).unwrap());
            let told: Vec<u64> = found.first.iter().map(|(row, _)| *row).collect();
            assert_eq!(told, doubles, "seed {seed}");
            assert!(found.first.iter().all(|(row, line)| *line == row + 2), "seed {seed}");
            assert_eq!(found.count, u64::try_from(doubles.len()).unwrap(), "seed {seed}");
            let rows = u64::try_from(keys.len()).unwrap();
            let marked: Vec<u64> = (0..rows).filter(|row| found.holds(*row)).collect();
            assert_eq!(marked, doubles, "seed {seed}");
        }
    }

    #[test]
    fn only_the_first_of_many_are_told_and_all_are_counted() {
        let found = found(&vec![1; 5_000], 300);
        assert_eq!((found.count, found.first.len()), (4_999, TOLD));
        assert_eq!((found.first[0], found.first[TOLD - 1]), ((1, 3), (1_000, 1_002)));
    }
}
