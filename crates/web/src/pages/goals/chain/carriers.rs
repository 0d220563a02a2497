//! Who carries goals, as the drawing shows it: each unit while they are few, kinds of units when they
//! are many. A reader's own units always stand by themselves.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    goal::Goal,
    unit::{Register, UnitKind, UnitNumber},
};

use crate::words::Words;

/// So many units are still drawn one by one.
const FEW: usize = 14;

/// A unit, or several of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Carrier {
    /// Tells it from all others in the drawing.
    pub(super) key: String,
    /// What it is called.
    pub(super) title: String,
    /// The units it stands for.
    pub(super) units: Vec<UnitNumber>,
    /// Whether it is the reader's own.
    pub(super) is_own: bool,
}

impl Carrier {
    /// Tells whether one of its units carries a goal.
    pub(super) fn carries(&self, goal: &Goal) -> bool {
        self.units.iter().any(|unit| goal.units.contains(unit))
    }
}

/// Returns who carries the goals: own units, then the others.
pub(super) fn carriers(
    goals: &[&Goal],
    own: Option<&BTreeSet<UnitNumber>>,
    register: &Register,
    words: Words,
) -> Vec<Carrier> {
    let units: BTreeSet<&UnitNumber> = goals.iter().flat_map(|goal| &goal.units).collect();
    let is_own = |unit: &UnitNumber| own.is_some_and(|own| own.contains(unit));
    let (own, others): (Vec<&UnitNumber>, Vec<&UnitNumber>) =
        units.iter().copied().partition(|unit| is_own(unit));
    let single = |unit: &UnitNumber| Carrier {
        key: format!("u-{unit}"),
        title: register.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone()),
        units: vec![unit.clone()],
        is_own: is_own(unit),
    };
    let mut first: Vec<Carrier> = own.into_iter().map(single).collect();
    let mut rest: Vec<Carrier> = if units.len() <= FEW {
        others.into_iter().map(single).collect()
    } else {
        by_kind(&others, register, words, single)
    };
    for carriers in [&mut first, &mut rest] {
        carriers.sort_by_cached_key(|carrier| i18n::sort_key(&carrier.title));
    }
    first.into_iter().chain(rest).collect()
}

fn by_kind(
    units: &[&UnitNumber],
    register: &Register,
    words: Words,
    single: impl Fn(&UnitNumber) -> Carrier,
) -> Vec<Carrier> {
    let mut kinds: BTreeMap<UnitKind, Vec<&UnitNumber>> = BTreeMap::new();
    for unit in units {
        let kind = register.unit(unit).map_or(UnitKind::Other, |unit| unit.kind);
        kinds.entry(kind).or_default().push(unit);
    }
    let group = |(kind, units): (UnitKind, Vec<&UnitNumber>)| match units.as_slice() {
        [unit] => single(unit),
        units => Carrier {
            key: format!("k-{}", kind.code()),
            title: format!(
                "{} {}",
                words.digits(units.len()),
                words.t(&format!("unit-kinds-{}", kind.code()))
            ),
            units: units.iter().copied().cloned().collect(),
            is_own: false,
        },
    };
    kinds.into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use domain::{
        goal::{GoalLevel, GoalState},
        id::GoalId,
        text::{Locale, Text},
        unit::{Part, Unit},
    };
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    fn town(schools: u32) -> (Goal, Register) {
        let mut register = Register::default();
        let mut units = Vec::new();
        for n in 1..=schools {
            let number: UnitNumber = format!("9990{n:02}").parse().unwrap();
            register.insert(Unit {
                number: number.clone(),
                name: format!("Skole {n:02}"),
                kind: UnitKind::School,
                part: Part::Whole,
                municipality: None,
                ownership: None,
                opened: None,
                closed: None,
                location: None,
            });
            units.push(number);
        }
        let goal = Goal {
            id: GoalId(Uuid::nil()),
            key: None,
            level: GoalLevel::Municipal,
            title: Text::same("Børn er i skole"),
            text: Text::default(),
            owner: String::new(),
            decision: None,
            from: date(2026, 8, 1),
            until: None,
            state: GoalState::InForce,
            contributes_to: Vec::new(),
            units,
        };
        (goal, register)
    }

    fn titles(schools: u32, own: &[&str]) -> Vec<String> {
        let (goal, register) = town(schools);
        let own: BTreeSet<UnitNumber> = own.iter().map(|unit| unit.parse().unwrap()).collect();
        let found = carriers(&[&goal], Some(&own), &register, Words(Locale::Da));
        assert!(found.iter().all(|carrier| carrier.carries(&goal)));
        found.into_iter().map(|carrier| carrier.title).collect()
    }

    #[test]
    fn few_units_are_drawn_one_by_one() {
        assert_eq!(titles(3, &["999003"]), ["Skole 03", "Skole 01", "Skole 02"]);
    }

    #[test]
    fn many_units_are_drawn_by_kind_but_the_own_one_by_itself() {
        assert_eq!(titles(20, &["999007"]), ["Skole 07", "19 folkeskoler"]);
    }
}
