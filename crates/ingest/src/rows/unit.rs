//! A row of a register becomes a unit.

use std::{
    collections::{BTreeSet, HashMap},
    str::FromStr as _,
};

use domain::{
    delivery::ProblemKind,
    municipality::MunicipalityCode,
    unit::{Among, Found, Part, Register, Unit, UnitKind, UnitNumber},
};
use jiff::civil::Date;

use super::{Wrong, wrong};
use crate::{
    date::parse_day,
    number::parse_coordinate,
    plan::RegisterPlan,
    table::{CellRef, Row},
};

/// Municipalities found by name so far, each told once.
#[derive(Debug, Default)]
pub(super) struct Municipalities {
    known: HashMap<String, Option<MunicipalityCode>>,
    notices: Vec<Wrong>,
    own: BTreeSet<UnitNumber>,
}

impl Municipalities {
    /// Returns the notices that were not told yet.
    pub(super) fn take_notices(&mut self) -> Vec<Wrong> {
        std::mem::take(&mut self.notices)
    }

    /// Tells whether the register, or the file itself so far, has a municipality with this code.
    fn is_known(
        &mut self,
        code: MunicipalityCode,
        row: &Row<'_>,
        plan: &RegisterPlan,
        register: &Register,
    ) -> bool {
        let number = UnitNumber::from(code);
        if text(row, Some(plan.number)).as_deref() == Some(number.as_str()) {
            self.own.insert(number.clone());
        }
        self.own.contains(&number) || register.unit(&number).is_some()
    }

    fn find(&mut self, column: usize, name: &str, register: &Register) -> Option<MunicipalityCode> {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        let code = match register.find(name, Among::Areas) {
            Found::ByNumber(unit) => unit.number.as_str().parse().ok(),
            Found::ByName(unit) => {
                let number = unit.number.to_string();
                self.notices.push(wrong(column, name, ProblemKind::FoundByName { number }));
                unit.number.as_str().parse().ok()
            }
            Found::Ambiguous | Found::Unknown => None,
        };
        self.known.insert(name.to_owned(), code);
        code
    }
}

/// Reads the unit of a row.
pub(super) fn read(
    plan: &RegisterPlan,
    row: &Row<'_>,
    register: &Register,
    municipalities: &mut Municipalities,
) -> Result<Unit, Wrong> {
    let number_text = text(row, Some(plan.number)).unwrap_or_default();
    let number = UnitNumber::from_str(&number_text)
        .map_err(|error| wrong(plan.number, &error.0, ProblemKind::UnknownUnit))?;
    let Some(name) = text(row, Some(plan.name)) else {
        return Err(wrong(plan.name, "", ProblemKind::UnknownUnit));
    };
    Ok(Unit {
        number,
        name,
        kind: kind(plan, row)?,
        part: part(plan, row),
        municipality: municipality(plan, row, register, municipalities)?,
        ownership: text(row, plan.ownership),
        opened: day(row, plan.opened)?,
        closed: day(row, plan.closed)?,
        location: location(plan, row),
    })
}

fn text(row: &Row<'_>, column: Option<usize>) -> Option<String> {
    let text = row.cell(column?).text();
    (!text.is_empty()).then(|| text.into_owned())
}

fn kind(plan: &RegisterPlan, row: &Row<'_>) -> Result<UnitKind, Wrong> {
    let word = text(row, plan.kind).unwrap_or_default();
    let found = plan.kinds.find(&word).copied().or(plan.other_kind);
    let unknown = || wrong(plan.kind.unwrap_or(plan.number), &word, ProblemKind::UnknownMember);
    found.ok_or_else(unknown)
}

fn part(plan: &RegisterPlan, row: &Row<'_>) -> Part {
    let main_unit = || text(row, plan.main_unit).and_then(|number| number.parse().ok());
    let Some(part) = &plan.part else { return Part::Whole };
    let word = text(row, Some(part.column)).unwrap_or_default();
    if part.main.has(&word) {
        return Part::Main;
    }
    if part.department.has(&word) { Part::Department(main_unit()) } else { Part::Whole }
}

/// Returns the municipality by its code, else by its name, never by the unit's number.
fn municipality(
    plan: &RegisterPlan,
    row: &Row<'_>,
    register: &Register,
    municipalities: &mut Municipalities,
) -> Result<Option<MunicipalityCode>, Wrong> {
    if let (Some(column), Some(code)) = (plan.municipality_code, text(row, plan.municipality_code))
    {
        let unknown = || wrong(column, &code, ProblemKind::UnknownUnit);
        // Christiansø has a code of its own and belongs to no municipality.
        if code == "411" {
            return Ok(None);
        }
        let parsed: MunicipalityCode = code.parse().map_err(|_unread| unknown())?;
        let is_known = municipalities.is_known(parsed, row, plan, register);
        return if is_known { Ok(Some(parsed)) } else { Err(unknown()) };
    }
    for column in &plan.municipality_names {
        if let Some(name) = text(row, Some(*column)) {
            let found = municipalities.find(*column, &name, register);
            let unknown = || wrong(*column, &name, ProblemKind::UnknownUnit);
            let is_none = name.starts_with("Christiansø");
            return if is_none { Ok(None) } else { found.map(Some).ok_or_else(unknown) };
        }
    }
    Ok(None)
}

fn day(row: &Row<'_>, column: Option<usize>) -> Result<Option<Date>, Wrong> {
    let (Some(column), Some(text)) = (column, text(row, column)) else { return Ok(None) };
    match parse_day(&text) {
        Some(day) => Ok(Some(day)),
        None => Err(wrong(column, &text, ProblemKind::NotAPeriod)),
    }
}

fn location(plan: &RegisterPlan, row: &Row<'_>) -> Option<(f64, f64)> {
    let degrees = |column: Option<usize>| match row.cell(column?) {
        CellRef::Number(number) => Some(number),
        CellRef::Text(text) => parse_coordinate(text),
    };
    let (latitude, longitude) = (degrees(plan.latitude)?, degrees(plan.longitude)?);
    let is_on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    (is_on_earth && latitude != 0.0).then_some((latitude, longitude))
}
