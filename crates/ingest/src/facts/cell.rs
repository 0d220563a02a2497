//! One cell of a row of facts.

use domain::{
    delivery::ProblemKind,
    fact::{Column, ColumnKind, Role, holds_person_number, without_person_numbers},
    period::Period,
};
use jiff::civil::{Date, date};

use super::{
    FactOptions,
    batch::Kept,
    bind::Binding,
    memory::{Memory, person},
    number::number,
};
use crate::{date::parse_day, table::Row, text::shorten};

/// How long a day is at most; behind it there may be a time, or something else.
const DAY: usize = "31-12-2024".len();

/// Something wrong in a row. Boxed, so that cells with nothing wrong are passed on quickly.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wrong(pub(super) Box<What>);

/// What is wrong: the column, if one is to blame, the text there, and the kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct What {
    pub(super) column: Option<usize>,
    pub(super) text: String,
    pub(super) kind: ProblemKind,
}

impl Wrong {
    /// Something wrong with a whole row.
    pub(super) fn of_row(kind: ProblemKind) -> Self {
        Self(Box::new(What { column: None, text: String::new(), kind }))
    }

    /// Something wrong with a cell that is not to be told.
    pub(super) fn hidden(column: usize, kind: ProblemKind) -> Self {
        Self(Box::new(What { column: Some(column), text: String::new(), kind }))
    }

    /// Something wrong with a cell.
    pub(super) fn of_cell(column: usize, text: &str, kind: ProblemKind) -> Self {
        let text = without_person_numbers(&shorten(text));
        Self(Box::new(What { column: Some(column), text, kind }))
    }
}

/// What a row's cells are read with.
pub(super) struct Reading<'r> {
    pub(super) row: &'r Row<'r>,
    pub(super) binding: &'r Binding<'r>,
    pub(super) options: &'r FactOptions<'r>,
    pub(super) period: Period,
}

impl Reading<'_> {
    /// Reads the cell of the column with this place in the set.
    pub(super) fn cell(
        &self,
        index: usize,
        column: &Column,
        memory: &mut Memory,
    ) -> Result<Kept, Wrong> {
        let place = self.binding.places.get(index).copied().flatten();
        if column.role == Role::Period {
            return Ok(Kept::Period(self.period));
        }
        let Some(place) = place else { return Ok(nothing(&column.kind)) };
        let cell = self.row.cell(place);
        if let Some(kept) = memory.again(index, cell) {
            return Ok(kept);
        }
        let kept = self.read((index, column), place, memory)?;
        memory.keep(index, cell, kept);
        Ok(kept)
    }

    fn read(
        &self,
        (index, column): (usize, &Column),
        place: usize,
        memory: &mut Memory,
    ) -> Result<Kept, Wrong> {
        let text = self.row.cell(place).text();
        let wrong = |kind| Wrong::of_cell(place, &text, kind);
        if text.is_empty() {
            let empty = || Wrong::hidden(place, ProblemKind::MissingValue);
            return if column.required { Err(empty()) } else { Ok(nothing(&column.kind)) };
        }
        match &column.kind {
            // Whatever stands there, it is about a person, so it is not told.
            ColumnKind::PersonNumber => person(&text, self.options)
                .map(Kept::Person)
                .map_err(|kind| Wrong::hidden(place, kind)),
            ColumnKind::UnitNumber => memory
                .unit(&text, self.period, self.options.register)
                .map(|unit| Kept::Unit(Some(unit)))
                .map_err(wrong),
            ColumnKind::Period => Ok(Kept::Period(self.period)),
            ColumnKind::Day => {
                let is_bare = text.len() <= DAY || !holds_person_number(&text);
                let day = parse_day(&text).filter(|day| is_bare && is_within(self.period, *day));
                day.map(|day| Kept::Day(Some(days(day)))).ok_or_else(|| wrong(ProblemKind::NotADay))
            }
            ColumnKind::Word { .. } => {
                let words = self.binding.words.get(index);
                let code = words.and_then(|words| {
                    words.get(text.as_ref()).or_else(|| words.get(&text.to_lowercase())).copied()
                });
                code.map(|code| Kept::Word(Some(code)))
                    .ok_or_else(|| wrong(ProblemKind::UnknownMember))
            }
            ColumnKind::Number { .. } => {
                let decimal = self.binding.decimals.get(place).copied().flatten();
                number(&text, column, decimal).map(Kept::Number).map_err(wrong)
            }
        }
    }
}

const fn nothing(kind: &ColumnKind) -> Kept {
    match kind {
        ColumnKind::PersonNumber | ColumnKind::UnitNumber | ColumnKind::Period => Kept::Unit(None),
        ColumnKind::Day => Kept::Day(None),
        ColumnKind::Word { .. } => Kept::Word(None),
        ColumnKind::Number { .. } => Kept::Number(None),
    }
}

fn is_within(period: Period, day: Date) -> bool {
    (period.first_day()..=period.last_day()).contains(&day)
}

/// Returns the days since 1970.
fn days(day: Date) -> i32 {
    const FIRST: Date = date(1970, 1, 1);
    i32::try_from(day.duration_since(FIRST).as_hours() / 24).unwrap_or_default()
}
