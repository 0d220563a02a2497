//! The made-up municipality that ships with Pejl: the nation's first, with its own units.

use std::iter;

use domain::unit::UnitKind;
use jiff::civil::Date;

use crate::{
    effects::Effects,
    unit::{School, Unit},
};

/// The table of its units, from which their rows are copied.
const UNITS: &str = include_str!("../../../examples/fjordby/units.csv");
const SUCCESSIONS: &str = include_str!("../../../examples/fjordby/successions.csv");

/// Its municipal schools: number, pupils, highest grade, background in spreads of schools, share of immigrants and
/// descendants; as in the figures of `examples/fjordby`.
const SCHOOLS: [(&str, f64, u8, f64, f64); 14] = [
    ("999001", 829.0, 9, 1.0, 0.07),
    ("999021", 391.0, 9, 0.3, 0.10),
    ("999022", 311.0, 9, -0.2, 0.10),
    ("999003", 482.0, 9, 0.2, 0.11),
    ("999004", 519.0, 9, 0.5, 0.08),
    ("999005", 100.0, 9, -0.3, 0.05),
    ("999006", 441.0, 9, -1.4, 0.34),
    ("999007", 388.0, 9, -0.4, 0.12),
    ("999008", 316.0, 9, 0.4, 0.10),
    ("999009", 249.0, 9, -0.5, 0.06),
    ("999010", 118.0, 6, -0.3, 0.04),
    ("999011", 66.0, 9, 0.0, 0.03),
    ("999012", 235.0, 9, 0.9, 0.09),
    ("999031", 91.0, 9, -0.8, 0.12),
];
/// The school that grows by a grade a year from its opening.
const GROWING: &str = "999012";

/// Returns the rows of its units, without the headings.
pub(crate) fn rows() -> &'static str {
    UNITS.split_once('\n').map_or("", |(_, rows)| rows)
}

/// Returns its municipal schools with pupils of their own; effects and efforts are yet to be drawn.
pub(crate) fn schools() -> Vec<School> {
    let units = units();
    let mut schools: Vec<School> = SCHOOLS
        .iter()
        .filter_map(|(number, pupils, top, background, minority)| {
            let unit = units.iter().find(|unit| unit.number.as_str() == *number)?;
            Some(School {
                unit: unit.clone(),
                pupils: *pupils,
                top: *top,
                grows: *number == GROWING,
                receiver: 0,
                background: *background,
                minority: *minority,
                effects: Effects::default(),
                tried: None,
            })
        })
        .collect();
    let receivers: Vec<usize> = schools.iter().map(|school| receiver(school, &schools)).collect();
    for (school, receiver) in schools.iter_mut().zip(receivers) {
        school.receiver = receiver;
    }
    schools
}

/// The school that followed a closed one; the first takes the pupils of the others.
fn receiver(school: &School, schools: &[School]) -> usize {
    let pairs = SUCCESSIONS.lines().filter_map(|line| {
        let mut cells = line.split(';');
        Some((cells.next()?, cells.next()?))
    });
    let mut followers = pairs.filter(|(old, _)| *old == school.unit.number.as_str());
    let follower = followers.next().map(|(_, new)| new);
    let at = schools.iter().position(|other| follower == Some(other.unit.number.as_str()));
    at.unwrap_or(0)
}

/// Returns its daycare units.
pub(crate) fn daycares() -> Vec<Unit> {
    let is_daycare = |kind| matches!(kind, UnitKind::Daycare | UnitKind::FamilyDaycare);
    units().into_iter().filter(|unit| is_daycare(unit.kind)).collect()
}

fn units() -> Vec<Unit> {
    rows().lines().filter_map(unit).collect()
}

fn unit(row: &str) -> Option<Unit> {
    let cells: Vec<&str> = row.trim_end().split(';').chain(iter::repeat_n("", 11)).collect();
    let [number, name, kind, _part, _main, _municipality, _ownership, opened, closed, ..] =
        cells.as_slice()
    else {
        return None;
    };
    let kinds =
        [UnitKind::School, UnitKind::SpecialSchool, UnitKind::Daycare, UnitKind::FamilyDaycare];
    Some(Unit {
        number: number.parse().ok()?,
        name: (*name).to_owned(),
        kind: kinds.into_iter().find(|known| known.code() == *kind)?,
        opened: opened.parse().ok()?,
        closed: closed.parse::<Date>().ok(),
        first_staff: 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn its_units_are_found_with_their_dates_and_followers() {
        let schools = schools();
        assert_eq!((schools.len(), daycares().len()), (SCHOOLS.len(), 19));
        let at = |number: &str| {
            schools.iter().find(|school| school.unit.number.as_str() == number).unwrap()
        };
        let (closed, growing) = (at("999005"), at(GROWING));
        assert_eq!(schools[closed.receiver].unit.number.as_str(), "999003");
        assert!(closed.has(5, 2022) && !closed.has(5, 2023));
        assert!(!growing.has(0, 2021) && growing.has(3, 2022) && !growing.has(4, 2022));
        assert!(growing.has(4, 2023));
        assert!(schools[0].is_full());
    }
}
