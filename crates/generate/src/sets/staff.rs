//! `personale`: who is employed at a unit in a calendar year, and how much of a full year.

use std::io;

use domain::unit::UnitKind;

use super::File;
use crate::{chance::Chance, exact::to_whole, number, table::Table, unit::Unit};

/// Pupils for each employee of a school, by profession; 12.2 pupils for each full-time teacher in 2024/25.
const AT_SCHOOL: [(&str, f64); 4] =
    [("laerer", 11.0), ("boernehaveklasseleder", 300.0), ("paedagog", 60.0), ("leder", 220.0)];
/// Employees of a daycare unit, by profession.
const AT_DAYCARE: [(&str, u32); 4] =
    [("paedagog", 7), ("paedagogisk-assistent", 2), ("paedagogmedhjaelper", 5), ("leder", 1)];
/// Who follows whom in a post: at most so many in the years there can be.
const IN_A_POST: u32 = 6;
/// Hours of teaching in a full-time teacher's year, and the share in subjects the teacher is qualified for.
const HOURS: f64 = 720.0;
const QUALIFIED: f64 = 0.865;

/// Returns the posts of a unit by profession.
fn posts(unit: &Unit, pupils: f64) -> [(&'static str, u32); 4] {
    if matches!(unit.kind, UnitKind::Daycare | UnitKind::FamilyDaycare) {
        return AT_DAYCARE;
    }
    AT_SCHOOL.map(|(profession, per_post)| {
        let count = to_whole((pupils / per_post).round()).max(1);
        (profession, count.unsigned_abs())
    })
}

/// Returns how many are employed at a unit over the years at most.
pub(crate) fn most(unit: &Unit, pupils: f64) -> u32 {
    posts(unit, pupils).iter().map(|(_, count)| count).sum::<u32>() * IN_A_POST
}

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let schools = file.of.schools.iter().map(|school| (&school.unit, school.pupils));
    let daycares = file.of.daycares.iter().map(|unit| (unit, 0.0));
    let mut chance = file.chance();
    for (unit, pupils) in schools.chain(daycares) {
        if !unit.is_open(file.period()) {
            continue;
        }
        table.begin(&unit.number);
        let mut first = unit.first_staff;
        for (profession, count) in posts(unit, pupils) {
            for _ in 0..count {
                write_row(file, (unit, profession, first), &mut chance, table)?;
                first += IN_A_POST;
            }
        }
    }
    Ok(())
}

fn write_row(
    file: &File<'_>,
    (unit, profession, first): (&Unit, &str, u32),
    chance: &mut Chance,
    table: &mut Table<'_>,
) -> io::Result<()> {
    let wish = file.nation.wish();
    let mut post = Chance::stream(wish.seed, "post", [u64::from(first), 0]);
    // Each stays 5 to 14 years; the first came some years before the first year.
    let stays = 5 + post.below(10);
    let years_on = u32::from((file.year - wish.first_year).unsigned_abs());
    let follower = (years_on + post.below(stays)) / stays;
    let thousandths = if post.happens(0.6) { 1_000 } else { 500 + 25 * post.below(20) };
    let full_time = i32::try_from(thousandths).unwrap_or(1_000);
    table.text(&number::of_staff(first + follower.min(IN_A_POST - 1)));
    table.text(unit.number.as_str().as_bytes());
    table.text(file.period.as_bytes());
    table.text(profession.as_bytes());
    table.decimal(full_time, 3);
    if profession == "laerer" {
        let hours = HOURS * f64::from(full_time) / 1_000.0 + 25.0 * chance.noise();
        let share = (QUALIFIED + 0.13 * chance.noise()).clamp(0.2, 1.0);
        table.decimal(to_whole((hours * 10.0).round()), 1);
        table.decimal(to_whole((hours * share * 10.0).round()), 1);
    } else {
        table.text(b"");
        table.text(b"");
    }
    table.end()
}
