//! Reading a file with a format.

use std::{
    cmp::Reverse,
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
    rows::{Emit, FileFacts, RowReader, Tabled},
    table::{CellRef, ReadSeek, Shape, Table},
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

/// A problem that ends the reading, and where it stands.
#[derive(Debug)]
struct Fatal {
    row: u64,
    column: String,
    value: Option<String>,
    kind: ProblemKind,
}

struct File<'a> {
    format: &'a Format,
    name: &'a str,
    options: ReadOptions<'a>,
}

/// A table of the file bound to the format.
struct Sheet<'a> {
    table: Table,
    plan: Plan<'a>,
    /// Its name, when several are read.
    name: Option<String>,
}

impl<'a> File<'a> {
    fn read(
        &self,
        reader: &mut dyn ReadSeek,
        summary: &mut ReadSummary,
        emit: &mut Emit<'_>,
    ) -> Result<(), Fatal> {
        let tables = Table::open_all(reader, self.format.sheet.as_deref()).map_err(whole)?;
        let (sheets, left_out) = self.bind(tables)?;
        for name in left_out {
            let kind = ProblemKind::SheetLeftOut;
            let told = Fatal { value: Some(shorten(&name)), ..whole(kind) };
            if emit(Item::Problem(self.problem(told))).is_break() {
                return Ok(());
            }
        }
        let mut tabled = Tabled::default();
        for mut sheet in sheets {
            if self.read_sheet(&mut sheet, reader, (&mut tabled, summary), emit)?.is_break() {
                break;
            }
        }
        Ok(())
    }

    /// Binds the format to each table; returns those that fit and the names of the others.
    fn bind(&self, tables: Vec<Table>) -> Result<(Vec<Sheet<'a>>, Vec<String>), Fatal> {
        let (mut sheets, mut left_out, mut misfits) = (Vec::new(), Vec::new(), Vec::new());
        for table in tables {
            let plan = Plan::bind(self.format, &table);
            if let Err(fatal) = self.check_fit(&table, &plan) {
                left_out.extend(table.sheet().map(str::to_owned));
                misfits.push((Reverse(plan.known), fatal));
            } else {
                sheets.push(Sheet { table, plan, name: None });
            }
        }
        misfits.sort_by_key(|(known, _)| *known);
        if let (true, Some((_, nearest))) = (sheets.is_empty(), misfits.into_iter().next()) {
            return Err(nearest);
        }
        if sheets.len() > 1 {
            for sheet in &mut sheets {
                sheet.name = sheet.table.sheet().map(str::to_owned);
            }
        }
        Ok((sheets, left_out))
    }

    fn read_sheet(
        &self,
        Sheet { table, plan, name }: &mut Sheet<'_>,
        reader: &mut dyn ReadSeek,
        (tabled, summary): (&mut Tabled, &mut ReadSummary),
        emit: &mut Emit<'_>,
    ) -> Result<ControlFlow<()>, Fatal> {
        summary.is_table |= plan.is_table();
        if self.tell_unknown(plan, emit).is_break() {
            return Ok(ControlFlow::Break(()));
        }
        if let Shape::JsonStat(stat) = &mut table.shape {
            stat.prefer_known(|column, text| plan.knows(column, text));
        }
        let facts = FileFacts {
            file: self.name,
            sheet: name.as_deref(),
            period: self.period(name.as_deref(), plan),
            decimals: decimals(self.format, table, plan, reader)?,
            register: self.options.register,
        };
        if plan.period.is_none() && facts.period.is_none() && !plan.measures.is_empty() {
            if plan.is_table() {
                return Err(whole(ProblemKind::NotAPeriod));
            }
            // A register is worth reading without the figures beside it.
            plan.measures.clear();
            if emit(Item::Problem(self.problem(whole(ProblemKind::NotAPeriod)))).is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        let mut rows = RowReader::new(plan, facts, tabled);
        let mut flow = ControlFlow::Continue(());
        let read = table.each_row(reader, plan.heading_row, &mut |row| {
            flow = rows.row(row, emit);
            flow
        });
        let read = read.map(|()| if flow.is_break() { flow } else { rows.finish(emit) });
        summary.rows += rows.rows;
        summary.left_out += rows.left_out;
        summary.untold += rows.untold();
        read.map_err(whole)
    }

    /// Returns the period of rows without one of their own: the caller's, that of one sheet among
    /// several, the file's.
    fn period(&self, sheet: Option<&str>, plan: &Plan<'_>) -> Option<Period> {
        let of_name = |name: &str| plan.year_rule.parse_file_name(name);
        let named = || sheet.and_then(of_name).or_else(|| of_name(self.name));
        self.options.period.or_else(named).or(self.format.period.fixed)
    }

    fn problem(&self, Fatal { row, column, value, kind }: Fatal) -> Problem {
        let place = Place { file: self.name.to_owned(), row, column };
        Problem { place, value: value.unwrap_or_else(|| shorten(self.name)), kind }
    }

    fn check_fit(&self, table: &Table, plan: &Plan<'_>) -> Result<(), Fatal> {
        if !self.format.kinds.contains(&table.shape.kind()) {
            let kinds: Vec<&str> = self.format.kinds.iter().map(|kind| kind.code()).collect();
            return Err(whole(ProblemKind::WrongShape { expected: kinds.join(", ") }));
        }
        let about = |heading: &str, kind| Fatal { column: heading.to_owned(), ..whole(kind) };
        if let Some(missing) = plan.missing.first() {
            return Err(about(missing, ProblemKind::MissingColumn));
        }
        match plan.stray_dimension(&table.shape) {
            None => Ok(()),
            Some(heading) => Err(about(heading, ProblemKind::StrayDimension)),
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

const fn whole(kind: ProblemKind) -> Fatal {
    Fatal { row: 0, column: String::new(), value: None, kind }
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
    let seen = see(table, plan.heading_row, &columns, reader).map_err(whole)?;
    let clashing =
        columns.iter().zip(&seen).find(|(_, seen)| seen.evidence.style() == Style::Mixed);
    if let Some((column, Seen { clash, .. })) = clashing {
        let column = plan.headings.get(*column).cloned().unwrap_or_default();
        let (row, value) = clash.clone().unzip();
        let fatal = whole(ProblemKind::MixedDecimals);
        return Err(Fatal { row: row.unwrap_or_default(), column, value, ..fatal });
    }
    let styles: Vec<Style> = seen.iter().map(|seen| seen.evidence.style()).collect();
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

/// What the numbers of a column show of its decimals.
#[derive(Debug, Clone, Default)]
struct Seen {
    evidence: Evidence,
    /// The row and text that first clashed with those before.
    clash: Option<(u64, String)>,
}

impl Seen {
    fn see(&mut self, row: u64, text: &str) {
        let before = self.evidence;
        self.evidence.see(text);
        if self.evidence == before {
            return;
        }
        let is_mixed = self.evidence.style() == Style::Mixed;
        let known = self.clash.take();
        self.clash = is_mixed.then(|| known.unwrap_or_else(|| (row, shorten(text))));
    }
}

fn see(
    table: &Table,
    heading_row: u64,
    columns: &[usize],
    reader: &mut dyn ReadSeek,
) -> Result<Vec<Seen>, ProblemKind> {
    let mut of_columns = vec![Seen::default(); columns.len()];
    let read = table.each_row(reader, heading_row, &mut |row| {
        for (column, seen) in columns.iter().zip(&mut of_columns) {
            if let CellRef::Text(text) = row.cell(*column) {
                seen.see(row.number, text);
            }
        }
        ControlFlow::Continue(())
    });
    read?;
    Ok(of_columns)
}

/// Decides how decimals are written in these columns of a table whose numbers all come from one office: by the
/// columns' own numbers together. The comma is taken where they do not tell.
pub(crate) fn see_decimals(
    table: &Table,
    heading_row: u64,
    columns: &[usize],
    reader: &mut dyn ReadSeek,
) -> Result<Vec<Option<Decimal>>, ProblemKind> {
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let mut decimals = vec![None; columns.iter().max().map_or(0, |last| last + 1)];
    let seen = see(table, heading_row, columns, reader)?;
    for (column, seen) in columns.iter().zip(seen) {
        let decimal = match seen.evidence.style() {
            Style::Known(decimal) => decimal,
            Style::Open => Decimal::Comma,
            Style::Mixed => return Err(ProblemKind::MixedDecimals),
        };
        if let Some(place) = decimals.get_mut(*column) {
            *place = Some(decimal);
        }
    }
    Ok(decimals)
}
