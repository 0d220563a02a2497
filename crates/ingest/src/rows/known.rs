//! What a row says of a unit, held against what is known of it.

use std::collections::HashMap;

use domain::{
    period::Period,
    unit::{Part, Register, Unit, UnitNumber},
};
use jiff::civil::Date;

use crate::plan::RegisterPlan;

/// What tells of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Teller {
    /// A register, which says how things are now.
    Register,
    /// A table of figures, which says how things were in its period, where that can be read.
    Table(Option<Period>),
}

impl Teller {
    fn outdoes(self, other: Self) -> bool {
        let day = |period: Option<Period>| -> Option<Date> { period.map(Period::last_day) };
        match (self, other) {
            (Self::Register, _) => true,
            (Self::Table(_), Self::Register) => false,
            (Self::Table(own), Self::Table(other)) => day(own) >= day(other),
        }
    }
}

/// The units that the tables of figures of one file tell of so far.
#[derive(Debug, Default)]
pub(crate) struct Tabled {
    units: HashMap<UnitNumber, (Unit, Teller)>,
}

impl Tabled {
    /// Returns a unit as it is after a row said `told`, or nothing when an earlier row said as much.
    ///
    /// What the file has no column for stays as it is known. A table of figures leaves what a register
    /// or a newer table says, and only fills in what they do not say.
    pub(super) fn settle(
        &mut self,
        told: Unit,
        teller: Teller,
        plan: &RegisterPlan,
        register: &Register,
    ) -> Option<Unit> {
        let before = self.units.get(&told.number);
        let known = match before {
            Some((unit, by)) => Some((unit, *by)),
            None => register.unit(&told.number).map(|unit| {
                let newest = register.tabled(&unit.number);
                (unit, newest.map_or(Teller::Register, |period| Teller::Table(Some(period))))
            }),
        };
        let (unit, by) = match known {
            None => (told, teller),
            Some((known, by)) if teller.outdoes(by) => (beside_silence(told, plan, known), teller),
            Some((known, by)) => (filled_in(known, told), by),
        };
        let is_said = before.is_some_and(|(before, _)| *before == unit);
        if teller != Teller::Register {
            self.units.insert(unit.number.clone(), (unit.clone(), by));
        }
        (!is_said).then_some(unit)
    }
}

/// Takes from what is known that which the file has no column for.
fn beside_silence(told: Unit, plan: &RegisterPlan, known: &Unit) -> Unit {
    let is_silent = |column: Option<usize>| column.is_none();
    let has_municipality = plan.municipality_code.is_some() || !plan.municipality_names.is_empty();
    let part = match (told.part, &known.part) {
        (_, part) if plan.part.is_none() => part.clone(),
        (Part::Department(None), part @ Part::Department(_)) if is_silent(plan.main_unit) => {
            part.clone()
        }
        (part, _) => part,
    };
    Unit {
        part,
        municipality: if has_municipality { told.municipality } else { known.municipality },
        ownership: told
            .ownership
            .or_else(|| is_silent(plan.ownership).then(|| known.ownership.clone()).flatten()),
        opened: if is_silent(plan.opened) { known.opened } else { told.opened },
        closed: if is_silent(plan.closed) { known.closed } else { told.closed },
        location: told.location.or(known.location),
        ..told
    }
}

/// Adds to what is known that which it does not say.
fn filled_in(known: &Unit, told: Unit) -> Unit {
    Unit {
        municipality: known.municipality.or(told.municipality),
        ownership: known.ownership.clone().or(told.ownership),
        location: known.location.or(told.location),
        ..known.clone()
    }
}
