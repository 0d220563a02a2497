//! Which column of a file is which of a fact set.

use std::{
    cmp::Reverse,
    collections::HashMap,
    io::{Read, Seek},
};

use domain::{
    delivery::ProblemKind,
    fact::{
        Column, ColumnKind, FactCatalogue, FactSet, FactSetId, Role, Subject, folded,
        holds_person_number,
    },
    period::PeriodType,
};

use super::{cell::Wrong, number::is_open};
use crate::{
    date::YearRule,
    format::YearIs,
    number::Decimal,
    table::{CellRef, Row, Table},
    text::clean,
};

/// How many missing columns are told; more would be those of a file of something else.
const MISSING_TOLD: usize = 10;

/// How the columns of a file fit those of a set.
pub(super) struct Binding<'s> {
    set: &'s FactSet,
    pub(super) heading_row: u64,
    /// The name of the sheet, when the file has several.
    pub(super) sheet: String,
    pub(super) headings: Vec<String>,
    /// For each column of the set, where it stands in the file.
    pub(super) places: Vec<Option<usize>>,
    /// The words of each column of the set, folded.
    pub(super) words: Vec<HashMap<String, i8>>,
    /// Headings that the set does not know; nothing of them is kept.
    pub(super) unknown: Vec<String>,
    pub(super) decimals: Vec<Option<Decimal>>,
    pub(super) year_rule: YearRule,
    /// Where the rows' own period stands.
    pub(super) period_place: Option<usize>,
    /// The columns of the file that the set has and that are not for person numbers.
    pub(super) bound: Vec<usize>,
    /// The columns of the file that the set does not know.
    pub(super) unbound: Vec<usize>,
}

/// Why a set does not fit a table.
pub(super) struct Unfit {
    pub(super) kind: ProblemKind,
    /// Headings that must be there, as files spell them first.
    pub(super) missing: Vec<String>,
}

impl From<ProblemKind> for Unfit {
    fn from(kind: ProblemKind) -> Self {
        Self { kind, missing: Vec::new() }
    }
}

impl Unfit {
    /// Says what the row that comes nearest to a heading lacks.
    fn of(set: &FactSet, table: &Table) -> Self {
        let known = |cells: &[String]| places(set, cells).iter().flatten().count();
        let nearest = table.sample.iter().max_by_key(|(row, cells)| (known(cells), Reverse(*row)));
        let Some((_, headings)) = nearest else { return ProblemKind::EmptyFile.into() };
        let places = places(set, headings);
        let columns = || set.columns.iter().zip(&places);
        let lacks_value =
            !columns().any(|(column, place)| column.role == Role::Value && place.is_some());
        let missing = columns().filter(|(column, place)| {
            place.is_none() && (column.required || (lacks_value && column.role == Role::Value))
        });
        let spelled = |column: &Column| {
            column.headings.first().cloned().unwrap_or_else(|| column.name.to_string())
        };
        let missing = missing.map(|(column, _)| spelled(column)).take(MISSING_TOLD).collect();
        Self { kind: ProblemKind::MissingColumn, missing }
    }
}

/// Tells how many columns of a set a heading has, or none when one that must be there is missing.
fn fits(set: &FactSet, headings: &[String]) -> Option<usize> {
    let places = places(set, headings);
    let mut columns = set.columns.iter().zip(&places);
    let is_whole = columns.all(|(column, place)| place.is_some() || !column.required);
    let known = places.iter().flatten().count();
    let has_value = set
        .columns
        .iter()
        .zip(&places)
        .any(|(column, place)| column.role == Role::Value && place.is_some());
    (is_whole && has_value).then_some(known)
}

/// Returns the column that a table lacks though one of its rows heads half of those that must be there.
pub(super) fn lacking(set: &FactSet, table: &Table) -> Option<String> {
    let required = || set.columns.iter().filter(|column| column.required);
    table.sample.iter().find_map(|(_, cells)| {
        let places = places(set, cells);
        let of_set = || set.columns.iter().zip(&places);
        let found = of_set().filter(|(column, place)| column.required && place.is_some()).count();
        let missing = of_set().find(|(column, place)| column.required && place.is_none());
        let heading = |column: &Column| column.headings.first().cloned();
        let missing = missing.and_then(|(column, _)| heading(column)).unwrap_or_default();
        (found * 2 >= required().count()).then_some(missing)
    })
}

fn places(set: &FactSet, headings: &[String]) -> Vec<Option<usize>> {
    let headed: Vec<String> = headings.iter().map(|heading| folded(&clean(heading))).collect();
    let place = |column: &Column| {
        let spelled = column.spelled();
        headed.iter().position(|heading| spelled.contains(heading))
    };
    set.columns.iter().map(place).collect()
}

impl<'s> Binding<'s> {
    /// Binds a set to a table: the heading is the first of the sampled rows that the set fits.
    pub(super) fn of(set: &'s FactSet, table: &Table) -> Result<Self, Unfit> {
        let heading = table.sample.iter().find(|(_, cells)| fits(set, cells).is_some());
        let Some((heading_row, headings)) = heading else { return Err(Unfit::of(set, table)) };
        let places = places(set, headings);
        let is_bound = |place: &usize| places.contains(&Some(*place));
        let of_persons = |place: &usize| {
            set.columns.iter().zip(&places).any(|(column, of_column)| {
                *of_column == Some(*place) && column.kind == ColumnKind::PersonNumber
            })
        };
        let (bound, unbound): (Vec<usize>, Vec<usize>) =
            (0..headings.len()).filter(|place| !of_persons(place)).partition(is_bound);
        let period =
            set.columns.iter().zip(&places).find(|(column, _)| column.role == Role::Period);
        let words = set.columns.iter().map(|column| match &column.kind {
            ColumnKind::Word { codes } => codes
                .iter()
                .flat_map(|code| code.spelled().into_iter().map(|word| (word, code.number)))
                .collect(),
            _ => HashMap::new(),
        });
        Ok(Self {
            set,
            heading_row: *heading_row,
            sheet: String::new(),
            headings: headings.clone(),
            unknown: unbound.iter().filter_map(|place| headings.get(*place).cloned()).collect(),
            words: words.collect(),
            decimals: Vec::new(),
            year_rule: YearRule { period_type: Some(set.period), year_is: Some(YearIs::Start) },
            period_place: period.and_then(|(_, place)| *place),
            bound,
            unbound,
            places,
        })
    }

    /// Returns the columns of the file whose numbers together tell how their decimals are written.
    pub(super) fn open_columns(&self) -> Vec<usize> {
        let columns = self.set.columns.iter().zip(&self.places);
        columns.filter(|(column, _)| is_open(column)).filter_map(|(_, place)| *place).collect()
    }

    /// Returns the type of period that the set has.
    pub(super) const fn period_type(&self) -> PeriodType {
        self.set.period
    }

    /// Returns what problems call the file: with the sheet, when it has several.
    pub(super) fn file(&self, name: &str) -> String {
        if self.sheet.is_empty() { name.to_owned() } else { format!("{name}: {}", self.sheet) }
    }
}

/// Holds that no person number stands in these columns of a file.
pub(super) fn has_no_stray(row: &Row<'_>, columns: &[usize]) -> Result<(), Wrong> {
    let holds = |column: &&usize| match row.cell(**column) {
        CellRef::Text(text) => text.len() >= 10 && holds_person_number(text),
        CellRef::Number(_) => false,
    };
    let stray = |column: &usize| Wrong::hidden(*column, ProblemKind::StrayPersonNumber);
    columns.iter().find(holds).map_or(Ok(()), |column| Err(stray(column)))
}

/// Tells which set about persons the columns of a file fit best, if any.
pub fn recognise<R: Read + Seek>(catalogue: &FactCatalogue, mut reader: R) -> Option<FactSetId> {
    let tables = Table::open_all(&mut reader, None).ok()?;
    let rows = || tables.iter().flat_map(|table| &table.sample).map(|(_, cells)| cells);
    let fit = |set: &FactSet| rows().filter_map(|cells| fits(set, cells)).max();
    let of_persons = catalogue.iter().filter(|set| set.subject != Subject::Unit);
    of_persons
        .filter_map(|set| fit(set).map(|known| (known, &set.id)))
        .max_by_key(|(known, _)| *known)
        .map(|(_, id)| id.clone())
}
