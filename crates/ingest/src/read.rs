//! Reading a file with a format.

use std::{
    io::{Read, Seek},
    ops::ControlFlow,
};

use domain::{
    delivery::{Item, Place, Problem, ProblemKind},
    period::Period,
    unit::Register,
};

use crate::{
    format::Format,
    number::{Decimal, Evidence, Style},
    plan::Plan,
    rows::{Emit, FileFacts, RowReader},
    table::{CellRef, ReadSeek, Table},
    text::shorten,
};

/// What the caller knows about a file.
#[derive(Debug, Clone, Copy)]
pub struct ReadOptions<'a> {
    /// The period of rows without one of their own; else the file's name or the format tells.
    pub period: Option<Period>,
    /// The units that are known, among them the municipalities, by whose names registers name them.
    pub register: &'a Register,
}

/// How reading went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadSummary {
    /// Rows read.
    pub rows: u64,
    /// Rows left out because the format says so, such as answers without a group.
    pub left_out: u64,
    /// Problems that were not told, since a thousand of the same kind in the same column were.
    pub untold: u64,
    /// Whether the file is a table of figures, so that it must bring some.
    pub is_table: bool,
}

/// Reads a file with a format and hands on what is found, in the file's order, row by row.
///
/// The file is gone through several times and never held in memory. After a problem whose severity
/// is fatal nothing more comes. Breaking off from `emit` stops the reading.
pub fn read<R: Read + Seek>(
    format: &Format,
    file_name: &str,
    mut reader: R,
    options: ReadOptions<'_>,
    emit: &mut dyn FnMut(Item) -> ControlFlow<()>,
) -> ReadSummary {
    let mut summary = ReadSummary::default();
    let file = File { format, name: file_name, options };
    if let Err(fatal) = file.read(&mut reader, &mut summary, emit) {
        let _is_last: ControlFlow<()> = emit(Item::Problem(file.problem(fatal)));
    }
    summary
}

/// A fatal problem with the column it is about.
type Fatal = (String, ProblemKind);

struct File<'a> {
    format: &'a Format,
    name: &'a str,
    options: ReadOptions<'a>,
}

impl File<'_> {
    fn read(
        &self,
        reader: &mut dyn ReadSeek,
        summary: &mut ReadSummary,
        emit: &mut Emit<'_>,
    ) -> Result<(), Fatal> {
        let table = Table::open(reader, self.format.sheet.as_deref()).map_err(whole)?;
        let mut plan = Plan::bind(self.format, &table);
        self.check_fit(&table, &plan)?;
        summary.is_table = plan.is_table();
        if self.tell_unknown(&plan, emit).is_break() {
            return Ok(());
        }
        let decimals = decimals(self.format, &table, &plan, reader)?;
        let period = self.options.period;
        let facts = FileFacts {
            file: self.name,
            period: period
                .or_else(|| plan.year_rule.parse_file_name(self.name))
                .or(self.format.period.fixed),
            decimals,
            register: self.options.register,
        };
        if plan.period.is_none() && facts.period.is_none() && !plan.measures.is_empty() {
            if summary.is_table {
                return Err(whole(ProblemKind::NotAPeriod));
            }
            // A register is worth reading without the figures beside it.
            plan.measures.clear();
            if emit(Item::Problem(self.problem(whole(ProblemKind::NotAPeriod)))).is_break() {
                return Ok(());
            }
        }
        let mut rows = RowReader::new(&plan, facts);
        let read = table.each_row(reader, plan.heading_row, &mut |row| rows.row(row, emit));
        let read = read.map(|()| rows.finish(emit));
        *summary = ReadSummary {
            rows: rows.rows,
            left_out: rows.left_out,
            untold: rows.untold(),
            ..*summary
        };
        read.map(drop).map_err(whole)
    }

    fn problem(&self, (column, kind): Fatal) -> Problem {
        let place = Place { file: self.name.to_owned(), row: 0, column };
        Problem { place, value: shorten(self.name), kind }
    }

    fn check_fit(&self, table: &Table, plan: &Plan<'_>) -> Result<(), Fatal> {
        if !self.format.kinds.contains(&table.shape.kind()) {
            let kinds: Vec<&str> = self.format.kinds.iter().map(|kind| kind.code()).collect();
            return Err(whole(ProblemKind::WrongShape { expected: kinds.join(", ") }));
        }
        if let Some(missing) = plan.missing.first() {
            return Err((missing.clone(), ProblemKind::MissingColumn));
        }
        match plan.stray_dimension(&table.shape) {
            None => Ok(()),
            Some(heading) => {
                let expected = format!("a file without the dimension `{}`", shorten(heading));
                Err((heading.to_owned(), ProblemKind::WrongShape { expected }))
            }
        }
    }

    fn tell_unknown(&self, plan: &Plan<'_>, emit: &mut Emit<'_>) -> ControlFlow<()> {
        for heading in &plan.unknown {
            let column = shorten(heading);
            let place = Place { file: self.name.to_owned(), row: plan.heading_row, column };
            let (value, kind) = (shorten(heading), ProblemKind::UnknownColumn);
            emit(Item::Problem(Problem { place, value, kind }))?;
        }
        ControlFlow::Continue(())
    }
}

fn whole(kind: ProblemKind) -> Fatal {
    (String::new(), kind)
}

/// Decides how decimals are written in each column of numbers: by the column's own numbers, else by
/// the other columns', else by the format; never by guess.
fn decimals(
    format: &Format,
    table: &Table,
    plan: &Plan<'_>,
    reader: &mut dyn ReadSeek,
) -> Result<Vec<Option<Decimal>>, Fatal> {
    let columns = plan.number_columns();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let styles = styles(table, plan.heading_row, &columns, reader)?;
    for (column, style) in columns.iter().zip(&styles) {
        if *style == Style::Mixed {
            let heading = plan.headings.get(*column).cloned().unwrap_or_default();
            return Err((heading, ProblemKind::MixedDecimals));
        }
    }
    let mut decided = styles.iter().filter_map(|style| match style {
        Style::Known(decimal) => Some(*decimal),
        Style::Open | Style::Mixed => None,
    });
    let first = decided.next();
    let of_file = first.filter(|first| decided.all(|other| other == *first));
    let mut decimals = vec![None; plan.headings.len()];
    for (column, style) in columns.iter().zip(&styles) {
        let decimal = match style {
            Style::Known(decimal) => Some(*decimal),
            Style::Open | Style::Mixed => of_file.or(format.decimal),
        };
        if let Some(place) = decimals.get_mut(*column) {
            *place = decimal;
        }
    }
    Ok(decimals)
}

fn styles(
    table: &Table,
    heading_row: u64,
    columns: &[usize],
    reader: &mut dyn ReadSeek,
) -> Result<Vec<Style>, Fatal> {
    let mut of_columns = vec![Evidence::default(); columns.len()];
    let seen = table.each_row(reader, heading_row, &mut |row| {
        for (column, evidence) in columns.iter().zip(&mut of_columns) {
            if let CellRef::Text(text) = row.cell(*column) {
                evidence.see(text);
            }
        }
        ControlFlow::Continue(())
    });
    seen.map_err(whole)?;
    Ok(of_columns.into_iter().map(Evidence::style).collect())
}
