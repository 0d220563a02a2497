//! The files of a parcel are read on a thread where waiting harms nobody, and written as they are read.

use std::{fs::File, io::BufReader, ops::ControlFlow, path::PathBuf, sync::Arc};

use analytics::{FactFileError, FactWriter};
use domain::{
    delivery::{Place, Problem, ProblemKind, Severity},
    fact::{FactBatch, FactCells, FactSet, Role},
    period::Period,
    unit::{Register, UnitNumber},
};
use ingest::facts::{FactItem, FactOptions, FactSummary, read_facts};
use store::{
    deliveries::ProblemLog,
    facts::{Part, Parts},
};

use super::{doubles::Doubles, files::Coming, keys::Keys};
use crate::{
    deliveries::{ParcelFile, Progress},
    error::{Error, Result},
};

/// What was read of a parcel, and the file it went into.
pub(super) struct Taken {
    pub(super) coming: Coming,
    pub(super) parts: Parts,
    pub(super) rows: u64,
    pub(super) kept: u64,
    pub(super) untold: u64,
    pub(super) log: ProblemLog,
    pub(super) gravest: Option<Severity>,
}

/// What a parcel is read with.
pub(super) struct Reader {
    pub(super) set: FactSet,
    pub(super) files: Vec<ParcelFile>,
    pub(super) period: Option<Period>,
    pub(super) register: Arc<Register>,
    pub(super) keys: Keys,
    /// What the fact file is called.
    pub(super) name: String,
    pub(super) progress: Progress,
}

impl Reader {
    /// Reads all files and writes their facts to where they go. Blocks.
    pub(super) fn read_all(self, place: PathBuf) -> Result<Taken> {
        let (coming, file) = Coming::to(place)?;
        let writer = FactWriter::new(&self.set, &self.name, self.keys.facts(), file);
        let writer = writer.map_err(|error| unwritten(&error))?;
        let mut kept = Keeping {
            set: &self.set,
            progress: &self.progress,
            writer,
            doubles: Doubles::default(),
            parts: Parts::new(),
            log: ProblemLog::default(),
            gravest: None,
        };
        let mut read = FactSummary::default();
        for file in &self.files {
            let summary = self.read_one(file, &mut kept)?;
            read.rows += summary.rows;
            read.untold += summary.untold;
            if kept.gravest == Some(Severity::Fatal) {
                break;
            }
        }
        let Keeping { writer, parts, log, gravest, .. } = kept;
        let kept = writer.finish().map_err(|error| unwritten(&error))?;
        let FactSummary { rows, untold, .. } = read;
        Ok(Taken { coming, parts, rows, kept, untold, log, gravest })
    }

    fn read_one(&self, file: &ParcelFile, kept: &mut Keeping<'_>) -> Result<FactSummary> {
        let opened = File::open(&file.path)
            .map_err(Error::file(format!("open `{}`", file.path.display())))?;
        let pseudonym = |number: &_| self.keys.pseudonym(number);
        let options =
            FactOptions { period: self.period, register: &self.register, pseudonym: &pseudonym };
        let mut fault = Ok(());
        let summary =
            read_facts(&self.set, &file.name, BufReader::new(opened), &options, &mut |item| {
                fault = kept.take(item, &file.name);
                if fault.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
        fault.map(|()| summary).map_err(|error| unwritten(&error))
    }
}

/// Facts on their way into their file, and what is told of them.
struct Keeping<'r> {
    set: &'r FactSet,
    progress: &'r Progress,
    writer: FactWriter<File>,
    doubles: Doubles,
    parts: Parts,
    log: ProblemLog,
    gravest: Option<Severity>,
}

impl Keeping<'_> {
    fn take(&mut self, item: FactItem, file: &str) -> Result<(), FactFileError> {
        let mut batch = match item {
            FactItem::Problem(problem) => {
                self.tell(problem);
                return Ok(());
            }
            FactItem::Batch(batch) => batch,
        };
        self.progress.add_rows(u64::try_from(batch.rows).unwrap_or_default());
        for row in self.doubles.take_out(&mut batch) {
            let place = Place { file: file.to_owned(), row, column: String::new() };
            self.tell(Problem { place, value: String::new(), kind: ProblemKind::Double });
        }
        self.count(&batch);
        self.writer.push(batch)
    }

    /// Counts the rows of each unit and period; rows of one unit stand together.
    fn count(&mut self, batch: &FactBatch) {
        let column = |role| {
            let place = self.set.columns.iter().position(|column| column.role == role)?;
            batch.columns.get(place)
        };
        let (Some(FactCells::Units(units)), Some(FactCells::Periods(periods))) =
            (column(Role::Unit), column(Role::Period))
        else {
            return;
        };
        let rows: Vec<(&Option<UnitNumber>, &Period)> = units.iter().zip(periods).collect();
        for alike in rows.chunk_by(|one, other| one == other) {
            let Some((Some(unit), period)) = alike.first() else { continue };
            let part = Part { period: **period, unit: unit.clone() };
            let rows = u64::try_from(alike.len()).unwrap_or_default();
            *self.parts.entry(part).or_default() += rows;
        }
    }

    fn tell(&mut self, problem: Problem) {
        self.gravest = self.gravest.max(Some(problem.kind.severity()));
        self.log.push(problem);
    }
}

fn unwritten(error: &FactFileError) -> Error {
    Error::Stopped(format!("the facts cannot be kept: {error}"))
}
