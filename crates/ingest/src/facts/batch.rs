//! Rows on their way into a batch.

use std::mem;

use domain::{
    fact::{Column, ColumnKind, FactBatch, FactCells, FactSet, Few, Pseudonym},
    period::Period,
    unit::UnitNumber,
};

use super::{BATCH_ROWS, key::KeyHasher};

/// A cell that may be kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kept {
    Person(Pseudonym),
    /// A unit's place among those of the file.
    Unit(Option<u32>),
    Period(Period),
    Day(Option<i32>),
    Word(Option<i8>),
    Number(Option<i32>),
}

/// Rows on their way into a batch.
pub(super) struct Batch {
    /// The cells of the row that is being read.
    row: Vec<Kept>,
    /// What is hashed of a row, for reuse.
    key: Vec<u8>,
    made: FactBatch,
}

impl Batch {
    pub(super) fn of(set: &FactSet) -> Self {
        Self { row: Vec::with_capacity(set.columns.len()), key: Vec::new(), made: empty(set) }
    }

    pub(super) const fn is_full(&self) -> bool {
        self.made.rows >= BATCH_ROWS
    }

    pub(super) fn begin_row(&mut self) {
        self.row.clear();
    }

    pub(super) fn push(&mut self, cell: Kept) {
        self.row.push(cell);
    }

    /// Takes the row that was read in.
    pub(super) fn take(
        &mut self,
        set: &FactSet,
        (keys, units): (&KeyHasher, &[UnitNumber]),
        line: u64,
    ) {
        self.key.clear();
        for (cell, column) in self.row.iter().zip(&set.columns) {
            if column.role.is_key() {
                cell.write(units, &mut self.key);
            }
        }
        self.made.keys.push(keys.hash(&self.key));
        self.made.lines.push(line);
        self.made.rows += 1;
        for (cell, cells) in self.row.iter().zip(&mut self.made.columns) {
            cell.push(cells);
        }
    }

    /// Returns the rows taken in, and begins anew.
    pub(super) fn finish(&mut self, set: &FactSet, units: &[UnitNumber]) -> FactBatch {
        let mut made = mem::replace(&mut self.made, empty(set));
        for cells in &mut made.columns {
            if let FactCells::Units(few) = cells {
                *few = Few::of(units, mem::take(&mut few.rows));
            }
        }
        made
    }
}

impl Kept {
    fn push(self, cells: &mut FactCells) {
        match (self, cells) {
            (Self::Person(person), FactCells::Persons(cells)) => cells.push(person),
            (Self::Unit(unit), FactCells::Units(cells)) => cells.rows.push(unit),
            (Self::Period(period), FactCells::Periods(cells)) => cells.push(period),
            (Self::Day(cell), FactCells::Days(cells))
            | (Self::Number(cell), FactCells::Numbers(cells)) => cells.push(cell),
            (Self::Word(word), FactCells::Words(cells)) => cells.push(word),
            // A cell is read by its column's kind, from which the column of the batch is made too.
            _ => {}
        }
    }

    /// Writes bytes that are the same only for the same cell of this column.
    fn write(self, units: &[UnitNumber], key: &mut Vec<u8>) {
        match self {
            Self::Person(person) => key.extend(person.0),
            Self::Unit(unit) => {
                let unit = unit.and_then(|unit| units.get(usize::try_from(unit).ok()?));
                key.extend(unit.map_or("", UnitNumber::as_str).as_bytes());
                key.push(0);
            }
            Self::Period(period) => {
                let (year, part) = match period {
                    Period::SchoolYear(year) | Period::CalendarYear(year) => (year, 0),
                    Period::Quarter(year, part) | Period::Round(year, part) => (year, part),
                };
                key.extend(year.to_le_bytes());
                key.push(part);
            }
            Self::Day(cell) | Self::Number(cell) => {
                key.extend(cell.map_or(i64::MIN, i64::from).to_le_bytes());
            }
            Self::Word(word) => key.extend(word.map_or(i16::MIN, i16::from).to_le_bytes()),
        }
    }
}

fn empty(set: &FactSet) -> FactBatch {
    let columns = set.columns.iter().map(empty_column).collect();
    let (lines, keys) = (Vec::with_capacity(BATCH_ROWS), Vec::with_capacity(BATCH_ROWS));
    FactBatch { rows: 0, columns, lines, keys }
}

fn empty_column(column: &Column) -> FactCells {
    match column.kind {
        ColumnKind::PersonNumber => FactCells::Persons(Vec::with_capacity(BATCH_ROWS)),
        ColumnKind::UnitNumber => FactCells::Units(Few::default()),
        ColumnKind::Period => FactCells::Periods(Vec::with_capacity(BATCH_ROWS)),
        ColumnKind::Day => FactCells::Days(Vec::with_capacity(BATCH_ROWS)),
        ColumnKind::Word { .. } => FactCells::Words(Vec::with_capacity(BATCH_ROWS)),
        ColumnKind::Number { .. } => FactCells::Numbers(Vec::with_capacity(BATCH_ROWS)),
    }
}
