//! A file of facts becomes columns and problems.
//!
//! Person numbers are turned into pseudonyms as they are read: no batch, no problem and no message holds one.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash, Hasher as _},
    io::{Read, Seek},
    mem,
    ops::ControlFlow,
};

use domain::{
    delivery::{Place, Problem, ProblemKind},
    fact::{FactBatch, FactCells, FactSet, PersonNumber, Pseudonym, without_person_numbers},
    period::Period,
    unit::{Register, UnitNumber},
};

use crate::{
    read::see_decimals,
    table::{ReadSeek, Row, Table},
    text::shorten,
    told::Told,
};

mod bind;
mod cell;

use bind::Binding;
pub use bind::recognise;
use cell::{Reading, Wrong};

/// How many rows a batch has at most.
pub const BATCH_ROWS: usize = 8_192;

/// What is known of a file of facts besides what stands in it.
pub struct FactOptions<'a> {
    /// The period of rows without one of their own.
    pub period: Option<Period>,
    /// The units that are known.
    pub register: &'a Register,
    /// Makes a pseudonym of a person number.
    pub pseudonym: &'a dyn Fn(&PersonNumber) -> Pseudonym,
}

/// What a file of facts brings, in its order.
#[derive(Debug)]
pub enum FactItem {
    /// Rows that may be kept.
    Batch(FactBatch),
    /// Something wrong.
    Problem(Problem),
}

/// How reading went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FactSummary {
    /// Rows read.
    pub rows: u64,
    /// Rows that may be kept.
    pub kept: u64,
    /// Problems that were not told, since a thousand of the same kind in the same column were.
    pub untold: u64,
}

/// Reads a file as facts of a set. A row with anything wrong is left out whole and told; after a fatal problem
/// nothing more comes. Memory is flat.
pub fn read_facts<R: Read + Seek>(
    set: &FactSet,
    file_name: &str,
    mut reader: R,
    options: &FactOptions<'_>,
    emit: &mut dyn FnMut(FactItem) -> ControlFlow<()>,
) -> FactSummary {
    let mut rows = Rows::new(set, file_name, options);
    if let Err(kind) = rows.read(&mut reader, emit) {
        let place = Place { file: file_name.to_owned(), ..Place::default() };
        let problem = Problem { place, value: shorten(file_name), kind };
        let _is_last: ControlFlow<()> = emit(FactItem::Problem(problem));
    }
    FactSummary { untold: rows.told.untold, ..rows.summary }
}

type Emit<'e> = dyn FnMut(FactItem) -> ControlFlow<()> + 'e;

/// The rows of one file on their way into batches.
struct Rows<'a> {
    set: &'a FactSet,
    file: &'a str,
    options: &'a FactOptions<'a>,
    memory: Memory,
    told: Told,
    summary: FactSummary,
}

/// What was found for the texts of rows before; files repeat persons and units row by row.
#[derive(Default)]
struct Memory {
    person: Option<(String, Pseudonym)>,
    period: Option<(String, Period)>,
    units: HashMap<String, HashMap<Period, Result<UnitNumber, ProblemKind>>>,
}

/// A cell that may be kept.
#[derive(Debug, Clone, PartialEq, Hash)]
enum Kept {
    Person(Pseudonym),
    Unit(Option<UnitNumber>),
    Period(Period),
    Day(Option<i32>),
    Word(Option<i8>),
    Number(Option<i32>),
}

impl<'a> Rows<'a> {
    fn new(set: &'a FactSet, file: &'a str, options: &'a FactOptions<'a>) -> Self {
        Self {
            set,
            file,
            options,
            memory: Memory::default(),
            told: Told::default(),
            summary: FactSummary::default(),
        }
    }

    fn read(&mut self, reader: &mut dyn ReadSeek, emit: &mut Emit<'_>) -> Result<(), ProblemKind> {
        for table in Table::open_all(reader, None)? {
            let mut binding = Binding::of(self.set, &table)?;
            if self.tell_unknown(&binding, emit).is_break() {
                return Ok(());
            }
            binding.decimals =
                see_decimals(&table, binding.heading_row, &binding.fractions(), reader)?;
            let mut batch = Batch::of(self.set);
            let mut flow = ControlFlow::Continue(());
            table.each_row(reader, binding.heading_row, &mut |row| {
                flow = self.row(row, &binding, &mut batch, emit);
                flow
            })?;
            if flow.is_break() || self.hand_on(&mut batch, emit).is_break() {
                return Ok(());
            }
        }
        Ok(())
    }

    fn tell_unknown(&self, binding: &Binding<'_>, emit: &mut Emit<'_>) -> ControlFlow<()> {
        for heading in &binding.unknown {
            let column = without_person_numbers(&shorten(heading));
            let value = column.clone();
            let place = Place { file: self.file.to_owned(), row: binding.heading_row, column };
            emit(FactItem::Problem(Problem { place, value, kind: ProblemKind::UnknownColumn }))?;
        }
        ControlFlow::Continue(())
    }

    fn row(
        &mut self,
        row: &Row<'_>,
        binding: &Binding<'_>,
        batch: &mut Batch,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        self.summary.rows += 1;
        if row.is_misfit(binding.headings.len()) {
            return self.tell(row.number, Wrong::of_row(ProblemKind::WrongWidth), binding, emit);
        }
        if let Some(wrong) = binding.stray_person_number(row) {
            return self.tell(row.number, wrong, binding, emit);
        }
        batch.scratch.clear();
        let period = match self.memory.period(row, binding, self.options.period) {
            Ok(period) => period,
            Err(wrong) => return self.tell(row.number, wrong, binding, emit),
        };
        let reading = Reading { row, binding, options: self.options, period };
        for (index, column) in self.set.columns.iter().enumerate() {
            match reading.cell(index, column, &mut self.memory) {
                Ok(kept) => batch.scratch.push(kept),
                Err(wrong) => return self.tell(row.number, wrong, binding, emit),
            }
        }
        batch.take(self.set, row.number);
        if batch.made.rows >= BATCH_ROWS {
            self.hand_on(batch, emit)
        } else {
            ControlFlow::Continue(())
        }
    }

    fn hand_on(&mut self, batch: &mut Batch, emit: &mut Emit<'_>) -> ControlFlow<()> {
        if batch.made.rows == 0 {
            return ControlFlow::Continue(());
        }
        let made = mem::replace(&mut batch.made, empty(self.set));
        self.summary.kept += u64::try_from(made.rows).unwrap_or_default();
        emit(FactItem::Batch(made))
    }

    fn tell(
        &mut self,
        row: u64,
        wrong: Wrong,
        binding: &Binding<'_>,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let heading = wrong.column.and_then(|column| binding.headings.get(column));
        let column = heading.map_or_else(String::new, |heading| shorten(heading));
        if !self.told.may_tell(wrong.kind.code(), &column) {
            return ControlFlow::Continue(());
        }
        let place = Place { file: self.file.to_owned(), row, column };
        emit(FactItem::Problem(Problem { place, value: wrong.text, kind: wrong.kind }))
    }
}

/// Rows on their way into a batch.
struct Batch {
    scratch: Vec<Kept>,
    made: FactBatch,
}

impl Batch {
    fn of(set: &FactSet) -> Self {
        Self { scratch: Vec::with_capacity(set.columns.len()), made: empty(set) }
    }

    /// Takes the cells of one row in.
    fn take(&mut self, set: &FactSet, line: u64) {
        let mut hasher = DefaultHasher::new();
        for (cell, column) in self.scratch.iter().zip(&set.columns) {
            if column.role.is_key() {
                cell.hash(&mut hasher);
            }
        }
        self.made.keys.push(hasher.finish());
        self.made.lines.push(line);
        self.made.rows += 1;
        for (cell, column) in self.scratch.drain(..).zip(&mut self.made.columns) {
            match (cell, column) {
                (Kept::Person(person), FactCells::Persons(cells)) => cells.push(person),
                (Kept::Unit(unit), FactCells::Units(cells)) => cells.push(unit),
                (Kept::Period(period), FactCells::Periods(cells)) => cells.push(period),
                (Kept::Day(day), FactCells::Days(cells)) => cells.push(day),
                (Kept::Word(word), FactCells::Words(cells)) => cells.push(word),
                (Kept::Number(number), FactCells::Numbers(cells)) => cells.push(number),
                // A cell is read by its column's kind, from which the column of the batch is made too.
                _ => {}
            }
        }
    }
}

fn empty(set: &FactSet) -> FactBatch {
    let columns = set.columns.iter().map(|column| cell::empty_column(&column.kind)).collect();
    FactBatch { rows: 0, columns, lines: Vec::new(), keys: Vec::new() }
}
