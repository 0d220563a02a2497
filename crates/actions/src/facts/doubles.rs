//! Rows of a delivery that say the same fact again.

use std::collections::HashSet;

use domain::fact::{FactBatch, FactCells};

/// The facts seen so far, as numbers of eight bytes.
#[derive(Default)]
pub(super) struct Doubles {
    seen: HashSet<u64>,
}

impl Doubles {
    /// Takes the rows out of a batch whose fact was seen before, and returns their lines.
    pub(super) fn take_out(&mut self, batch: &mut FactBatch) -> Vec<u64> {
        let is_new: Vec<bool> = batch.keys.iter().map(|key| self.seen.insert(*key)).collect();
        let is_double = |line: (&u64, &bool)| (!line.1).then_some(*line.0);
        let lines: Vec<u64> = batch.lines.iter().zip(&is_new).filter_map(is_double).collect();
        if lines.is_empty() {
            return lines;
        }
        keep(&mut batch.lines, &is_new);
        keep(&mut batch.keys, &is_new);
        for column in &mut batch.columns {
            match column {
                FactCells::Persons(cells) => keep(cells, &is_new),
                FactCells::Units(cells) => keep(cells, &is_new),
                FactCells::Periods(cells) => keep(cells, &is_new),
                FactCells::Words(cells) => keep(cells, &is_new),
                FactCells::Days(cells) | FactCells::Numbers(cells) => keep(cells, &is_new),
            }
        }
        batch.rows -= lines.len();
        lines
    }
}

fn keep<T>(cells: &mut Vec<T>, is_kept: &[bool]) {
    let mut is_kept = is_kept.iter();
    cells.retain(|_| is_kept.next().copied().unwrap_or(true));
}
