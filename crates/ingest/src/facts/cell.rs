//! One cell of a row of facts.

use domain::{
    delivery::ProblemKind,
    fact::{Column, ColumnKind, PersonNumber, Pseudonym, Role},
    period::Period,
    unit::{Among, Found, Register, UnitNumber},
};
use jiff::civil::{Date, date};

use super::{FactCells, FactOptions, Kept, Memory, bind::Binding};
use crate::{
    date::parse_day,
    number::{Decimal, parse},
    table::Row,
};

/// Something wrong in a row: the column, if one is to blame, the text there, and what.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wrong {
    pub(super) column: Option<usize>,
    pub(super) text: String,
    pub(super) kind: ProblemKind,
}

impl Wrong {
    pub(super) const fn of_row(kind: ProblemKind) -> Self {
        Self { column: None, text: String::new(), kind }
    }
}

/// Returns a column of a batch, empty.
pub(super) const fn empty_column(kind: &ColumnKind) -> FactCells {
    match kind {
        ColumnKind::PersonNumber => FactCells::Persons(Vec::new()),
        ColumnKind::UnitNumber => FactCells::Units(Vec::new()),
        ColumnKind::Period => FactCells::Periods(Vec::new()),
        ColumnKind::Day => FactCells::Days(Vec::new()),
        ColumnKind::Word { .. } => FactCells::Words(Vec::new()),
        ColumnKind::Number { .. } => FactCells::Numbers(Vec::new()),
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
        let text = self.row.cell(place).text();
        let wrong = |kind| Binding::wrong(Some(place), &text, kind);
        if text.is_empty() {
            let empty = || Wrong {
                column: Some(place),
                text: String::new(),
                kind: ProblemKind::MissingValue,
            };
            return if column.required { Err(empty()) } else { Ok(nothing(&column.kind)) };
        }
        match &column.kind {
            // Whatever stands there, it is about a person, so it is not told.
            ColumnKind::PersonNumber => memory
                .person(&text, self.options)
                .map(Kept::Person)
                .map_err(|kind| Wrong { column: Some(place), text: String::new(), kind }),
            ColumnKind::UnitNumber => memory
                .unit(&text, self.period, self.options.register)
                .map(|unit| Kept::Unit(Some(unit)))
                .map_err(wrong),
            ColumnKind::Period => Ok(Kept::Period(self.period)),
            ColumnKind::Day => {
                let day = parse_day(&text).filter(|day| is_within(self.period, *day));
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
            ColumnKind::Number { min, max, .. } => {
                let decimal = self.binding.decimals.get(place).copied().flatten();
                number(&text, (*min, *max), column.scale(), decimal)
                    .map(|number| Kept::Number(Some(number)))
                    .map_err(wrong)
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

/// Reads a number as a whole number of its smallest part.
fn number(
    text: &str,
    (min, max): (f64, f64),
    scale: i32,
    decimal: Option<Decimal>,
) -> Result<i32, ProblemKind> {
    let number = match text.parse::<i32>() {
        Ok(whole) => f64::from(whole),
        Err(_) => parse(text, decimal).ok_or(ProblemKind::NotANumber)?,
    };
    if !(min..=max).contains(&number) {
        return Err(ProblemKind::OutsideScale);
    }
    let whole = (number * f64::from(scale)).round();
    if (whole / f64::from(scale) - number).abs() > 1e-9 {
        return Err(ProblemKind::TooPrecise);
    }
    // What does not fit is outside any real scale.
    if !(f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&whole) {
        return Err(ProblemKind::OutsideScale);
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and within the limits")]
    Ok(whole as i32)
}

fn is_within(period: Period, day: Date) -> bool {
    (period.first_day()..=period.last_day()).contains(&day)
}

/// Returns the days since 1970.
fn days(day: Date) -> i32 {
    const FIRST: Date = date(1970, 1, 1);
    day.since(FIRST).map_or(0, |span| span.get_days())
}

impl Memory {
    /// Returns a row's period: its own, else the one that the caller knows.
    pub(super) fn period(
        &mut self,
        row: &Row<'_>,
        binding: &Binding<'_>,
        of_file: Option<Period>,
    ) -> Result<Period, Wrong> {
        let absent = || of_file.ok_or_else(|| Wrong::of_row(ProblemKind::NotAPeriod));
        let Some(place) = binding.period_place() else { return absent() };
        let text = row.cell(place).text();
        if text.is_empty() {
            return absent();
        }
        if let Some((known, period)) = &self.period
            && *known == text
        {
            return Ok(*period);
        }
        let right = binding.period_type();
        let read = binding.year_rule.parse(&text).filter(|period| period.period_type() == right);
        let period =
            read.ok_or_else(|| Binding::wrong(Some(place), &text, ProblemKind::NotAPeriod))?;
        self.period = Some((text.into_owned(), period));
        Ok(period)
    }

    fn person(&mut self, text: &str, options: &FactOptions<'_>) -> Result<Pseudonym, ProblemKind> {
        if let Some((known, pseudonym)) = &self.person
            && known == text
        {
            return Ok(*pseudonym);
        }
        let number: PersonNumber = text.parse().map_err(|_hidden| ProblemKind::NotAPersonNumber)?;
        let pseudonym = (options.pseudonym)(&number);
        self.person = Some((text.to_owned(), pseudonym));
        Ok(pseudonym)
    }

    fn unit(
        &mut self,
        text: &str,
        period: Period,
        register: &Register,
    ) -> Result<UnitNumber, ProblemKind> {
        if let Some(known) = self.units.get(text).and_then(|periods| periods.get(&period)) {
            return known.clone();
        }
        let found = find_unit(text, period, register);
        self.units.entry(text.to_owned()).or_default().insert(period, found.clone());
        found
    }
}

fn find_unit(text: &str, period: Period, register: &Register) -> Result<UnitNumber, ProblemKind> {
    // Facts are about places where children are, so a name is never enough.
    let unit = match register.find(text, Among::Institutions) {
        Found::ByNumber(unit) => unit,
        Found::ByName(_) | Found::Unknown => return Err(ProblemKind::UnknownUnit),
        Found::Ambiguous => return Err(ProblemKind::AmbiguousUnit),
    };
    let is_gone = unit.closed.is_some_and(|closed| closed < period.first_day());
    let is_to_come = unit.opened.is_some_and(|opened| opened > period.last_day());
    if is_gone || is_to_come { Err(ProblemKind::ClosedUnit) } else { Ok(unit.number.clone()) }
}
