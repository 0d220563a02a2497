//! What was found for the texts of rows before; files repeat persons, units and groups row by row.

use std::collections::HashMap;

use domain::{
    delivery::ProblemKind,
    fact::{PersonNumber, Pseudonym},
    period::Period,
    unit::{Among, Found, Register, UnitNumber},
};

use super::{FactOptions, batch::Kept, bind::Binding, cell::Wrong};
use crate::table::{CellRef, Row};

/// What was found for the texts of rows before.
#[derive(Default)]
pub(super) struct Memory {
    /// The units met so far.
    pub(super) units: Vec<UnitNumber>,
    places: HashMap<UnitNumber, u32>,
    by_text: HashMap<String, HashMap<Period, u32>>,
    /// The text that gave the period of the row before.
    period: Option<(String, Period)>,
    /// Of each column of the set the cell of the row before.
    before: Vec<Before>,
    /// The period in which they were read.
    period_before: Option<Period>,
}

/// The cell of the row before.
#[derive(Default)]
struct Before {
    text: String,
    kept: Option<Kept>,
}

impl Memory {
    /// Returns a row's period: its own, else the one that the caller knows.
    pub(super) fn period(
        &mut self,
        row: &Row<'_>,
        binding: &Binding<'_>,
        of_file: Option<Period>,
    ) -> Result<Period, Wrong> {
        let period = self.find_period(row, binding, of_file)?;
        if self.period_before != Some(period) {
            self.before.clear();
            self.period_before = Some(period);
        }
        Ok(period)
    }

    fn find_period(
        &mut self,
        row: &Row<'_>,
        binding: &Binding<'_>,
        of_file: Option<Period>,
    ) -> Result<Period, Wrong> {
        let right = binding.period_type();
        let absent = || match of_file {
            Some(period) if period.period_type() == right => Ok(period),
            Some(_) => Err(Wrong::of_row(ProblemKind::WrongPeriodType)),
            None => Err(Wrong::of_row(ProblemKind::NotAPeriod)),
        };
        let Some(place) = binding.period_place else { return absent() };
        let text = row.cell(place).text();
        if text.is_empty() {
            return absent();
        }
        if let Some((known, period)) = &self.period
            && *known == text
        {
            return Ok(*period);
        }
        let read = binding.year_rule.parse(&text).filter(|period| period.period_type() == right);
        let period = read.ok_or_else(|| Wrong::of_cell(place, &text, ProblemKind::NotAPeriod))?;
        self.period = Some((text.into_owned(), period));
        Ok(period)
    }

    /// Returns what a column's cell was read as in the row before, when the same text stands there again.
    pub(super) fn again(&self, column: usize, cell: CellRef<'_>) -> Option<Kept> {
        let CellRef::Text(text) = cell else { return None };
        let before = self.before.get(column)?;
        before.kept.filter(|_| before.text == text)
    }

    /// Keeps what a column's cell was read as for the next row.
    pub(super) fn keep(&mut self, column: usize, cell: CellRef<'_>, kept: Kept) {
        let CellRef::Text(text) = cell else { return };
        if self.before.len() <= column {
            self.before.resize_with(column + 1, Before::default);
        }
        if let Some(before) = self.before.get_mut(column) {
            text.clone_into(&mut before.text);
            before.kept = Some(kept);
        }
    }

    /// Returns the place of the unit that a text names among those met so far.
    pub(super) fn unit(
        &mut self,
        text: &str,
        period: Period,
        register: &Register,
    ) -> Result<u32, ProblemKind> {
        if let Some(known) = self.by_text.get(text).and_then(|periods| periods.get(&period)) {
            return Ok(*known);
        }
        let unit = find_unit(text, period, register)?;
        let units = &mut self.units;
        let place = *self.places.entry(unit.clone()).or_insert_with(|| {
            units.push(unit.clone());
            u32::try_from(units.len() - 1).unwrap_or(u32::MAX)
        });
        self.by_text.entry(text.to_owned()).or_default().insert(period, place);
        Ok(place)
    }
}

/// Reads a person number and returns what stands for it.
pub(super) fn person(text: &str, options: &FactOptions<'_>) -> Result<Pseudonym, ProblemKind> {
    let number: PersonNumber = text.parse().map_err(|_hidden| ProblemKind::NotAPersonNumber)?;
    Ok((options.pseudonym)(&number))
}

fn find_unit<'r>(
    text: &str,
    period: Period,
    register: &'r Register,
) -> Result<&'r UnitNumber, ProblemKind> {
    // Facts are about places where children are, so a name is never enough.
    let unit = match register.find(text, Among::Institutions) {
        Found::ByNumber(unit) => unit,
        Found::ByName(_) | Found::Unknown => return Err(ProblemKind::UnknownUnit),
        Found::Ambiguous => return Err(ProblemKind::AmbiguousUnit),
    };
    let is_gone = unit.closed.is_some_and(|closed| closed < period.first_day());
    let is_to_come = unit.opened.is_some_and(|opened| opened > period.last_day());
    if is_gone || is_to_come { Err(ProblemKind::ClosedUnit) } else { Ok(&unit.number) }
}
