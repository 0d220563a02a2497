//! A file of facts becomes columns and problems.
//!
//! Person numbers are turned into pseudonyms as they are read: no batch, no problem and no message holds one.

use std::{
    io::{Read, Seek},
    ops::ControlFlow,
};

use domain::{
    delivery::{Place, Problem, ProblemKind},
    fact::{FactBatch, FactSet, PersonNumber, Pseudonym, without_person_numbers},
    period::Period,
    unit::Register,
};

use crate::{
    read::see_decimals,
    table::{ReadSeek, Row, Table},
    text::shorten,
    told::Told,
};

mod batch;
mod bind;
mod cell;
mod key;
mod memory;
mod number;
mod sheets;

use batch::Batch;
pub use bind::recognise;
use bind::{Binding, Unfit, has_no_stray};
use cell::{Reading, What, Wrong};
pub use key::KeyHasher;
use memory::Memory;
use sheets::Sheet;

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
    /// Makes the keys of rows; the same for all files whose rows are to be told apart.
    pub keys: &'a KeyHasher,
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
    if let Err(unfit) = rows.read(&mut reader, emit) {
        rows.tell_unfit(unfit, emit);
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

    fn read(&mut self, reader: &mut dyn ReadSeek, emit: &mut Emit<'_>) -> Result<(), Unfit> {
        let (sheets, misfits) = sheets::bind(self.set, Table::open_all(reader, None)?)?;
        for misfit in misfits {
            let place = Place { file: self.file.to_owned(), row: 0, column: misfit.lacks };
            let problem = Problem { place, value: misfit.sheet, kind: misfit.kind };
            if emit(FactItem::Problem(problem)).is_break() {
                return Ok(());
            }
        }
        for sheet in sheets {
            if self.read_sheet(sheet, reader, emit)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    fn read_sheet(
        &mut self,
        Sheet { table, mut binding }: Sheet<'_>,
        reader: &mut dyn ReadSeek,
        emit: &mut Emit<'_>,
    ) -> Result<ControlFlow<()>, Unfit> {
        if self.tell_unknown(&binding, emit).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        binding.decimals =
            see_decimals(&table, binding.heading_row, &binding.open_columns(), reader)?;
        let mut batch = Batch::of(self.set);
        let mut flow = ControlFlow::Continue(());
        table.each_row(reader, binding.heading_row, &mut |row| {
            flow = self.row(row, &binding, &mut batch, emit);
            flow
        })?;
        Ok(if flow.is_break() { flow } else { self.hand_on(&mut batch, emit) })
    }

    fn tell_unfit(&self, Unfit { kind, mut missing }: Unfit, emit: &mut Emit<'_>) {
        if missing.is_empty() {
            missing.push(String::new());
        }
        for column in missing {
            let place = Place { file: self.file.to_owned(), row: 0, column };
            let problem = Problem { place, value: shorten(self.file), kind: kind.clone() };
            if emit(FactItem::Problem(problem)).is_break() {
                return;
            }
        }
    }

    fn tell_unknown(&self, binding: &Binding<'_>, emit: &mut Emit<'_>) -> ControlFlow<()> {
        for heading in &binding.unknown {
            let column = without_person_numbers(&shorten(heading));
            let value = column.clone();
            let place = Place { file: binding.file(self.file), row: binding.heading_row, column };
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
        if let Err(wrong) = self.take(row, binding, batch) {
            return self.tell(row.number, wrong, binding, emit);
        }
        if batch.is_full() { self.hand_on(batch, emit) } else { ControlFlow::Continue(()) }
    }

    /// Takes a row into the batch, if nothing is wrong with it.
    fn take(
        &mut self,
        row: &Row<'_>,
        binding: &Binding<'_>,
        batch: &mut Batch,
    ) -> Result<(), Wrong> {
        if row.is_misfit(binding.headings.len()) {
            return Err(Wrong::of_row(ProblemKind::WrongWidth));
        }
        has_no_stray(row, &binding.unbound)?;
        // A cell that is understood holds nothing but what it should, so only the others are searched.
        self.cells(row, binding, batch)
            .or_else(|wrong| has_no_stray(row, &binding.bound).and(Err(wrong)))?;
        batch.take(self.set, (self.options.keys, &self.memory.units), row.number);
        Ok(())
    }

    fn cells(
        &mut self,
        row: &Row<'_>,
        binding: &Binding<'_>,
        batch: &mut Batch,
    ) -> Result<(), Wrong> {
        batch.begin_row();
        let period = self.memory.period(row, binding, self.options.period)?;
        let reading = Reading { row, binding, options: self.options, period };
        for (index, column) in self.set.columns.iter().enumerate() {
            batch.push(reading.cell(index, column, &mut self.memory)?);
        }
        Ok(())
    }

    fn hand_on(&mut self, batch: &mut Batch, emit: &mut Emit<'_>) -> ControlFlow<()> {
        let made = batch.finish(self.set, &self.memory.units);
        self.summary.kept += u64::try_from(made.rows).unwrap_or_default();
        if made.rows == 0 { ControlFlow::Continue(()) } else { emit(FactItem::Batch(made)) }
    }

    fn tell(
        &mut self,
        row: u64,
        wrong: Wrong,
        binding: &Binding<'_>,
        emit: &mut Emit<'_>,
    ) -> ControlFlow<()> {
        let What { column, text, kind } = *wrong.0;
        let heading = column.and_then(|column| binding.headings.get(column));
        let column = heading.map(|heading| without_person_numbers(&shorten(heading)));
        let column = column.unwrap_or_default();
        if !self.told.may_tell(kind.code(), &column) {
            return ControlFlow::Continue(());
        }
        let place = Place { file: binding.file(self.file), row, column };
        emit(FactItem::Problem(Problem { place, value: text, kind }))
    }
}
