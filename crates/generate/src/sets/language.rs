//! `sprogvurderinger`: at about 3 years in daycare, and of all in grade 0.

use std::io;

use super::File;
use crate::{
    chance::Chance,
    cohort,
    exact::{below, to_whole},
    pupil::Pupil,
    table::Table,
    unit::Unit,
};

/// The share of children who are assessed at 3 years.
const AT_THREE: f64 = 0.65;
/// The school day on which grade 0 is assessed.
const DAY: u16 = 60;

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut chance = file.chance();
    let mut cells = Vec::new();
    let open: Vec<&Unit> =
        file.of.daycares.iter().filter(|unit| unit.is_open(file.period())).collect();
    for pupil in file.beginning(file.year + 3) {
        let Some(unit) = cohort::at(&open, pupil.daycare).filter(|_| chance.happens(AT_THREE))
        else {
            continue;
        };
        file.describe(&pupil, &unit.number, None, &mut cells);
        table.begin(&unit.number);
        write_row("3-aar", (&pupil, &cells), &mut chance, table)?;
    }
    for (_, pupil) in file.pupils(0..=0) {
        let unit = &pupil.school(file.of, file.year, (0, DAY)).unit;
        file.describe(&pupil, &unit.number, None, &mut cells);
        table.begin(&unit.number);
        write_row("boernehaveklasse", (&pupil, &cells), &mut chance, table)?;
    }
    Ok(())
}

fn write_row(
    age: &str,
    (pupil, cells): (&Pupil, &[u8]),
    chance: &mut Chance,
    table: &mut Table<'_>,
) -> io::Result<()> {
    let z = 0.55 * pupil.ability + 0.45 * pupil.background() + 0.7 * chance.normal();
    let tenths = to_whole((below(z) * 1_000.0).round()).clamp(1, 999);
    table.text(cells);
    table.text(age.as_bytes());
    table.decimal(tenths, 1);
    table.text(effort(tenths).as_bytes());
    table.end()
}

/// The group of effort by the assessment's cut-offs (domain.md 3.4).
const fn effort(tenths: i32) -> &'static str {
    match tenths {
        ..=50 => "saerlig",
        51..=150 => "fokuseret",
        _ => "generel",
    }
}
