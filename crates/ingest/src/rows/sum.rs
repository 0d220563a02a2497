//! Values that several rows make together.

use std::collections::BTreeMap;

use domain::{
    delivery::{ProblemKind, ReadValue, Reading},
    figure::{Count, Withheld},
};

/// The most sums that may wait for their other rows.
const MOST_WAITING: usize = 200_000;

/// Which part of a sum a row is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub(super) bit: u32,
    pub(super) all: u32,
}

/// What the count of a row is a count of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    /// All children that the value is about.
    OfWhole,
    /// Those of the row's own member.
    OfParts,
}

/// Sums that wait for their other rows.
#[derive(Debug, Default)]
pub(super) struct Sums {
    waiting: BTreeMap<String, Sum>,
}

#[derive(Debug, Default)]
struct Sum {
    reading: Option<Reading>,
    seen: u32,
    all: u32,
    /// The counts of all rows so far, also of members that are not added.
    counted: Counted,
}

/// What the counts of several rows make together.
#[derive(Debug, Clone, Copy, Default)]
enum Counted {
    /// No row had a count yet.
    #[default]
    Nothing,
    /// Each row had one.
    Each(Count),
    /// A row had none.
    Unknown,
}

impl Sums {
    /// Adds a row; returns the reading once all parts are there and no count is to be waited for.
    pub(super) fn add(
        &mut self,
        reading: Reading,
        part: Part,
        counts: Counts,
    ) -> Result<Option<Reading>, ProblemKind> {
        if part.bit == part.all && counts == Counts::OfWhole {
            return Ok(Some(reading));
        }
        let key = key(&reading);
        let sum = self.waiting_for(&key)?;
        if sum.seen & part.bit != 0 {
            return Err(ProblemKind::Duplicate);
        }
        sum.seen |= part.bit;
        sum.all = part.all;
        if counts == Counts::OfParts {
            sum.count(reading.n);
        }
        match &mut sum.reading {
            Some(whole) => {
                whole.value = added(whole.value, reading.value);
                whole.n = whole.n.or(reading.n);
            }
            none => *none = Some(reading),
        }
        if sum.seen != sum.all || counts == Counts::OfParts {
            return Ok(None);
        }
        Ok(self.waiting.remove(&key).and_then(|sum| sum.reading))
    }

    /// Adds the count of a row whose value is not added.
    pub(super) fn add_count(&mut self, reading: &Reading) -> Result<(), ProblemKind> {
        self.waiting_for(&key(reading))?.count(reading.n);
        Ok(())
    }

    /// Returns the sums that waited until the end. One whose other rows never came is withheld: the
    /// source leaves out rows of too few children.
    pub(super) fn take_rest(&mut self) -> Vec<Reading> {
        std::mem::take(&mut self.waiting).into_values().filter_map(Sum::finish).collect()
    }

    fn waiting_for(&mut self, key: &str) -> Result<&mut Sum, ProblemKind> {
        if self.waiting.len() >= MOST_WAITING && !self.waiting.contains_key(key) {
            let expected = "the rows that make one value close to each other".to_owned();
            return Err(ProblemKind::WrongShape { expected });
        }
        Ok(self.waiting.entry(key.to_owned()).or_default())
    }
}

impl Sum {
    fn count(&mut self, n: Option<Count>) {
        self.counted = match (self.counted, n) {
            (Counted::Nothing, Some(n)) => Counted::Each(n),
            (Counted::Each(sum), Some(n)) => Counted::Each(Count { n: sum.n + n.n, ..n }),
            (_, None) | (Counted::Unknown, _) => Counted::Unknown,
        };
    }

    fn finish(self) -> Option<Reading> {
        let Self { reading, seen, all, counted } = self;
        let reading = reading?;
        if seen != all {
            return Some(Reading { value: ReadValue::Withheld(Withheld::AtSource), ..reading });
        }
        let n = match counted {
            Counted::Nothing => reading.n,
            Counted::Each(n) => Some(n),
            Counted::Unknown => None,
        };
        Some(Reading { n, ..reading })
    }
}

fn key(reading: &Reading) -> String {
    let Reading { indicator, unit, period, breakdown, .. } = reading;
    format!("{indicator}|{}|{period}|{breakdown}", unit.text)
}

fn added(one: ReadValue, other: ReadValue) -> ReadValue {
    match (one, other) {
        (ReadValue::Number(a), ReadValue::Number(b)) => {
            ReadValue::Number(((a + b) * 1e9).round() / 1e9)
        }
        (ReadValue::Number(_), absent) | (absent, _) => absent,
    }
}
