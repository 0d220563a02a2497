//! `testresultater`: reading in grades 2, 3, 4, 6 and 8, mathematics in 2, 4, 6, 7 and 8, early in the year.

use std::io;

use super::{File, grade_word};
use crate::{
    chance::Chance,
    exact::to_whole,
    pupil::Pupil,
    table::Table,
    truths::{READING_LIFT, Tried},
    unit::School,
};

/// The mean score in the nation, of 100 points.
pub(crate) const SCORE: f64 = 52.0;
/// The share of pupils who do not sit a test.
pub(crate) const NOT_SAT: f64 = 0.04;
/// Points for each mark that the background is worth.
const BACKGROUND: f64 = 5.5;
const ABILITY: f64 = 11.0;
/// What differs from test to test, and from area to area.
const BY_TEST: f64 = 7.5;
const BY_AREA: f64 = 6.0;
/// The school day on which tests are held.
const DAY: u16 = 40;

/// A test and its profile areas.
struct Test {
    subject: &'static str,
    areas: [&'static str; 3],
    grades: [u8; 5],
}

const TESTS: [Test; 2] = [
    Test {
        subject: "laesning",
        areas: ["sprogforstaaelse", "afkodning", "tekstforstaaelse"],
        grades: [2, 3, 4, 6, 8],
    },
    Test {
        subject: "matematik",
        areas: ["tal-og-algebra", "geometri", "statistik-og-sandsynlighed"],
        grades: [2, 4, 6, 7, 8],
    },
];

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut chance = file.chance();
    let mut cells = Vec::new();
    for (grade, pupil) in file.pupils(2..=8) {
        let school = pupil.school(file.of, file.year, (grade, DAY));
        file.describe(&pupil, &school.unit.number, Some(grade_word(grade)), &mut cells);
        for test in TESTS.iter().filter(|test| test.grades.contains(&grade)) {
            if chance.happens(NOT_SAT) {
                continue;
            }
            let score = expected(file, &pupil, school, test) + BY_TEST * chance.noise();
            table.begin(&school.unit.number);
            write_rows(test, score, (&cells, &mut chance), table)?;
        }
    }
    Ok(())
}

/// What is expected of a pupil in a test.
fn expected(file: &File<'_>, pupil: &Pupil, school: &School, test: &Test) -> f64 {
    let is_lifted =
        test.subject == "laesning" && school.tried == Some(Tried::ReadingLift) && file.is_tried();
    let lift = if is_lifted { READING_LIFT } else { 0.0 };
    let brought = BACKGROUND * pupil.background() + ABILITY * pupil.ability;
    SCORE + brought + file.effects(school).test + lift
}

fn write_rows(
    test: &Test,
    score: f64,
    (cells, chance): (&[u8], &mut Chance),
    table: &mut Table<'_>,
) -> io::Result<()> {
    let tenths = tenths(score);
    let mut row = |area: &str, tenths: i32, level: &str| {
        table.text(cells);
        table.text(test.subject.as_bytes());
        table.text(area.as_bytes());
        table.decimal(tenths, 1);
        table.text(level.as_bytes());
        table.end()
    };
    row("", tenths, level(tenths))?;
    for area in test.areas {
        row(area, self::tenths(score + BY_AREA * chance.noise()), "")?;
    }
    Ok(())
}

fn tenths(score: f64) -> i32 {
    to_whole((score.clamp(0.0, 100.0) * 10.0).round())
}

/// The level of the criterion scale; 71 per cent are `god` or better, as in the real tests.
const fn level(tenths: i32) -> &'static str {
    match tenths {
        ..280 => "ikke-tilstraekkelig",
        280..380 => "mangelfuld",
        380..440 => "jaevn",
        440..600 => "god",
        600..720 => "rigtig-god",
        _ => "fremragende",
    }
}
