//! `laeringsmiljoe`: two observations a year of each room of a daycare unit.

use std::io;

use super::File;
use crate::{chance::Chance, exact::to_whole, table::Table};

/// The mean on the scale from 1 to 7 of interaction, language, activities, and space and furnishing.
const MEANS: [f64; 4] = [4.9, 4.5, 4.1, 4.4];
/// The spreads of units, which stay over the years, of rooms in a year, and of observations.
const BY_UNIT: f64 = 0.45;
const BY_ROOM: f64 = 0.35;
const BY_OBSERVATION: f64 = 0.4;

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut chance = file.chance();
    let seed = file.nation.wish().seed;
    for unit in file.of.daycares.iter().filter(|unit| unit.is_open(file.period())) {
        let mut of_unit = Chance::stream(seed, "environment", [unit.first_staff.into(), 0]);
        let level = BY_UNIT * of_unit.normal();
        let rooms = 2 + i32::try_from(of_unit.below(4)).unwrap_or(0);
        table.begin(&unit.number);
        for room in 1..=rooms {
            let level = level + BY_ROOM * chance.normal();
            for round in 1..=2 {
                table.text(unit.number.as_str().as_bytes());
                table.text(file.period.as_bytes());
                table.number(room);
                table.number(round);
                write_scores(level, &mut chance, table);
                table.end()?;
            }
        }
    }
    Ok(())
}

fn write_scores(level: f64, chance: &mut Chance, table: &mut Table<'_>) {
    for mean in MEANS {
        let seen = mean + level + BY_OBSERVATION * chance.normal();
        table.decimal(to_whole((seen.clamp(1.0, 7.0) * 10.0).round()), 1);
    }
}
