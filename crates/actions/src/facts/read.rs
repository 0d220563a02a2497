//! The files of a parcel are read on a thread where waiting harms nobody, and written as they are read.

use std::{
    env,
    fs::File,
    io::BufReader,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::Arc,
};

use analytics::{FactFileError, FactWriter};
use domain::{
    delivery::{Place, Problem, ProblemKind, Severity},
    fact::{FactBatch, FactCells, FactSet, Role},
    period::Period,
    unit::Register,
};
use ingest::facts::{FactItem, FactOptions, FactSummary, KeyHasher, read_facts};
use store::{
    deliveries::ProblemLog,
    facts::{Part, Parts},
};

use super::{
    doubles::{Doubles, Found},
    files::Coming,
    keys::Keys,
};
use crate::{
    deliveries::{ParcelFile, Progress, Told, Wish},
    error::{Error, Result},
};

/// What was read of a parcel, and the file it went into; none in a dry run.
pub(super) struct Taken {
    pub(super) coming: Option<Coming>,
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
    /// What is bound into the fact file.
    pub(super) name: String,
    /// Beside which the fact file comes to be.
    pub(super) place: PathBuf,
    /// Whether there is to be one.
    pub(super) wish: Wish,
    pub(super) progress: Progress,
}

impl Reader {
    /// Reads all files and writes their facts beside where they go. Blocks.
    pub(super) fn read_all(self) -> Result<Taken> {
        let going = match self.wish {
            Wish::Commit => Some(self.begin(&self.place)?),
            Wish::DryRun => None,
        };
        let (coming, writer) = going.unzip();
        let mut kept = Keeping {
            set: &self.set,
            progress: &self.progress,
            writer,
            doubles: Doubles::new(self.keys_place()),
            begins: Vec::new(),
            parts: Parts::new(),
            kept: 0,
            log: ProblemLog::default(),
            gravest: None,
        };
        let (hasher, mut read) = (KeyHasher::default(), FactSummary::default());
        let mut base = 0;
        for file in &self.files {
            kept.begins.push((kept.kept, file.name.clone()));
            let summary = self.read_one((file, base), &hasher, &mut kept)?;
            base += file.length();
            read.rows += summary.rows;
            read.untold += summary.untold;
            if kept.gravest == Some(Severity::Fatal) {
                break;
            }
        }
        let found = kept.find_doubles().map_err(|error| unwritten(&error))?;
        let Keeping { writer, mut parts, kept, log, gravest, .. } = kept;
        if let Some(writer) = writer {
            writer.finish().map_err(|error| unwritten(&error))?;
        }
        let coming = match coming {
            Some(coming) if found.count > 0 => {
                Some(self.without_doubles(&coming, &found, &mut parts)?)
            }
            coming => coming,
        };
        let FactSummary { rows, untold, .. } = read;
        Ok(Taken { coming, parts, rows, kept: kept - found.count, untold, log, gravest })
    }

    fn begin(&self, place: &Path) -> Result<(Coming, FactWriter<File>)> {
        let (coming, file) = Coming::to(place)?;
        let writer = FactWriter::new(&self.set, &self.name, self.keys.facts(), file);
        Ok((coming, writer.map_err(|error| unwritten(&error))?))
    }

    /// Returns where the keys of rows are written away; in a dry run the vault is left alone.
    fn keys_place(&self) -> PathBuf {
        let place = self.place.with_extension("keys");
        match (self.wish, place.file_name()) {
            (Wish::DryRun, Some(name)) => env::temp_dir().join(name),
            _ => place,
        }
    }

    fn read_one(
        &self,
        (file, base): (&ParcelFile, u64),
        keys: &KeyHasher,
        kept: &mut Keeping<'_>,
    ) -> Result<FactSummary> {
        let opened = Told::open(file, base, &self.progress)?;
        let pseudonym = |number: &_| self.keys.pseudonym(number);
        let (period, register) = (self.period, &*self.register);
        let options = FactOptions { period, register, pseudonym: &pseudonym, keys };
        let mut fault = Ok(());
        let summary =
            read_facts(&self.set, &file.name, BufReader::new(opened), &options, &mut |item| {
                fault = kept.take(item);
                if fault.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
        fault.map(|()| summary).map_err(|error| unwritten(&error))
    }

    /// Writes the file once more without the rows that say a fact again.
    fn without_doubles(&self, whole: &Coming, found: &Found, parts: &mut Parts) -> Result<Coming> {
        let (coming, out) = Coming::to(whole.part())?;
        let from = (self.name.as_str(), self.keys.facts(), whole.part());
        let mut rows = 0..;
        analytics::keep(&self.set, from, out, &mut |row| {
            let is_double = rows.next().is_some_and(|number| found.holds(number));
            if is_double {
                let part = Part { period: *row.period, unit: row.unit.clone() };
                let counted = parts.entry(part).or_default();
                *counted = counted.saturating_sub(1);
            }
            !is_double
        })
        .map_err(|error| unwritten(&error))?;
        Ok(coming)
    }
}

/// Facts on their way into their file, and what is told of them.
struct Keeping<'r> {
    set: &'r FactSet,
    progress: &'r Progress,
    writer: Option<FactWriter<File>>,
    doubles: Doubles,
    /// The row that each file begins with, and its name.
    begins: Vec<(u64, String)>,
    parts: Parts,
    kept: u64,
    log: ProblemLog,
    gravest: Option<Severity>,
}

impl Keeping<'_> {
    fn take(&mut self, item: FactItem) -> Result<(), FactFileError> {
        let batch = match item {
            FactItem::Problem(problem) => {
                self.tell(problem);
                return Ok(());
            }
            FactItem::Batch(batch) => batch,
        };
        let rows = u64::try_from(batch.rows).unwrap_or_default();
        self.progress.add_rows(rows);
        self.kept += rows;
        self.doubles.see(&batch)?;
        self.count(&batch);
        self.writer.as_mut().map_or(Ok(()), |writer| writer.push(batch))
    }

    /// Finds the rows that say a fact again, and tells them.
    fn find_doubles(&mut self) -> Result<Found, FactFileError> {
        let found = self.doubles.find()?;
        for (row, line) in &found.first {
            let file = self.begins.iter().rev().find(|(begin, _)| begin <= row);
            let file = file.map_or_else(String::new, |(_, name)| name.clone());
            let place = Place { file, row: *line, column: String::new() };
            self.tell(Problem { place, value: String::new(), kind: ProblemKind::Double });
        }
        let told = u64::try_from(found.first.len()).unwrap_or_default();
        if found.count > told {
            self.log.count_more(&ProblemKind::Double, found.count - told);
        }
        Ok(found)
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
        let rows: Vec<(Option<u32>, Period)> =
            units.rows.iter().copied().zip(periods.iter().copied()).collect();
        for alike in rows.chunk_by(|one, other| one == other) {
            let Some((unit, period)) = alike.first() else { continue };
            let unit = unit.and_then(|unit| units.values.get(usize::try_from(unit).ok()?));
            let Some(unit) = unit else { continue };
            let part = Part { period: *period, unit: unit.clone() };
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
