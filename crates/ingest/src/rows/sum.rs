//! Values that several rows make together.

use std::collections::BTreeMap;

use domain::{
    delivery::{ProblemKind, ReadValue, Reading},
    figure::Withheld,
};

/// The most sums that may wait for their other rows.
const MOST_WAITING: usize = 200_000;

/// Which part of a sum a row is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) bit: u32,
    pub(super) all: u32,
}

/// Sums that wait for their other rows.
#[derive(Debug, Default)]
pub(super) struct Sums {
    waiting: BTreeMap<String, (Reading, u32)>,
}

impl Sums {
    /// Adds a row; returns the reading once all parts are there.
    pub(super) fn add(
        &mut self,
        reading: Reading,
        part: Part,
    ) -> Result<Option<Reading>, ProblemKind> {
        if part.bit == part.all {
            return Ok(Some(reading));
        }
        let Reading { indicator, unit, period, breakdown, .. } = &reading;
        let key = format!("{indicator}|{}|{period}|{breakdown}", unit.text);
        let Some((sum, seen)) = self.waiting.get_mut(&key) else {
            if self.waiting.len() >= MOST_WAITING {
                let expected = "the rows that make one value close to each other".to_owned();
                return Err(ProblemKind::WrongShape { expected });
            }
            self.waiting.insert(key, (reading, part.bit));
            return Ok(None);
        };
        if *seen & part.bit != 0 {
            return Err(ProblemKind::Duplicate);
        }
        *seen |= part.bit;
        sum.value = added(sum.value, reading.value);
        sum.n = sum.n.or(reading.n);
        if *seen != part.all {
            return Ok(None);
        }
        Ok(self.waiting.remove(&key).map(|(whole, _)| whole))
    }

    /// Returns the sums whose other rows never came: the source leaves out rows of too few children.
    pub(super) fn take_incomplete(&mut self) -> Vec<Reading> {
        let withheld = ReadValue::Withheld(Withheld::AtSource);
        std::mem::take(&mut self.waiting)
            .into_values()
            .map(|(reading, _)| Reading { value: withheld, ..reading })
            .collect()
    }
}

fn added(one: ReadValue, other: ReadValue) -> ReadValue {
    match (one, other) {
        (ReadValue::Number(a), ReadValue::Number(b)) => {
            ReadValue::Number(((a + b) * 1e9).round() / 1e9)
        }
        (ReadValue::Number(_), absent) | (absent, _) => absent,
    }
}
