//! Which column of a file is which of a fact set.

use std::{
    collections::HashMap,
    io::{Read, Seek},
};

use domain::{
    delivery::ProblemKind,
    fact::{
        Column, ColumnKind, FactCatalogue, FactSet, FactSetId, Role, Subject, folded,
        holds_person_number, without_person_numbers,
    },
    period::PeriodType,
};

use super::cell::Wrong;
use crate::{
    date::YearRule,
    format::YearIs,
    number::Decimal,
    table::{CellRef, Row, Table},
    text::{clean, shorten},
};

/// How the columns of a file fit those of a set.
pub(super) struct Binding<'s> {
    set: &'s FactSet,
    pub(super) heading_row: u64,
    pub(super) headings: Vec<String>,
    /// For each column of the set, where it stands in the file.
    pub(super) places: Vec<Option<usize>>,
    /// The words of each column of the set, folded.
    pub(super) words: Vec<HashMap<String, i8>>,
    /// Headings that the set does not know; nothing of them is kept.
    pub(super) unknown: Vec<String>,
    pub(super) decimals: Vec<Option<Decimal>>,
    pub(super) year_rule: YearRule,
    /// The columns of the file that are not for person numbers.
    others: Vec<usize>,
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
    pub(super) fn of(set: &'s FactSet, table: &Table) -> Result<Self, ProblemKind> {
        let heading = table.sample.iter().find(|(_, cells)| fits(set, cells).is_some());
        let Some((heading_row, headings)) = heading else {
            return Err(match table.sample.first() {
                Some(_) => ProblemKind::MissingColumn,
                None => ProblemKind::EmptyFile,
            });
        };
        let places = places(set, headings);
        let used = |place: &usize| places.contains(&Some(*place));
        let of_persons = |place: &usize| {
            set.columns.iter().zip(&places).any(|(column, of_column)| {
                *of_column == Some(*place) && column.kind == ColumnKind::PersonNumber
            })
        };
        let unknown = (0..headings.len()).filter(|place| !used(place));
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
            headings: headings.clone(),
            unknown: unknown.filter_map(|place| headings.get(place).cloned()).collect(),
            words: words.collect(),
            decimals: Vec::new(),
            year_rule: YearRule { period_type: Some(set.period), year_is: Some(YearIs::Start) },
            others: (0..headings.len()).filter(|place| !of_persons(place)).collect(),
            places,
        })
    }

    /// Returns the columns of the file with numbers that may have decimals.
    pub(super) fn fractions(&self) -> Vec<usize> {
        let has_decimals =
            |column: &Column| matches!(column.kind, ColumnKind::Number { decimals: 1.., .. });
        let columns = self.set.columns.iter().zip(&self.places);
        columns.filter(|(column, _)| has_decimals(column)).filter_map(|(_, place)| *place).collect()
    }

    /// Returns where the rows' own period stands.
    pub(super) fn period_place(&self) -> Option<usize> {
        let mut columns = self.set.columns.iter().zip(&self.places);
        columns.find(|(column, _)| column.role == Role::Period).and_then(|(_, place)| *place)
    }

    /// Returns the type of period that the set has.
    pub(super) const fn period_type(&self) -> PeriodType {
        self.set.period
    }

    /// Finds a person number where none belongs.
    pub(super) fn stray_person_number(&self, row: &Row<'_>) -> Option<Wrong> {
        let holds = |column: &&usize| match row.cell(**column) {
            CellRef::Text(text) => text.len() >= 10 && holds_person_number(text),
            CellRef::Number(_) => false,
        };
        let column = *self.others.iter().find(holds)?;
        Some(Wrong {
            column: Some(column),
            text: String::new(),
            kind: ProblemKind::StrayPersonNumber,
        })
    }

    /// Makes what is wrong with a cell.
    pub(super) fn wrong(column: Option<usize>, text: &str, kind: ProblemKind) -> Wrong {
        Wrong { column, text: without_person_numbers(&shorten(text)), kind }
    }
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
