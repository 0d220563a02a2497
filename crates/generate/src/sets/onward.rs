//! `overgange`: what those who left grade 9 did 3, 9 and 15 months after.

use std::io;

use super::{AT_THE_END, File};
use crate::table::Table;

/// How many months after leaving.
pub(crate) const MONTHS: [&str; 3] = ["3", "9", "15"];
/// What they did, with the share after each number of months. The order makes the moves of single pupils likely:
/// whoever is in grade 10 is later in upper secondary or vocational education.
pub(crate) const SHARES: [(&str, [f64; 3]); 6] = [
    ("gymnasial", [0.38, 0.37, 0.66]),
    ("10-klasse", [0.45, 0.44, 0.01]),
    ("erhvervsuddannelse", [0.09, 0.09, 0.20]),
    ("fgu", [0.01, 0.015, 0.03]),
    ("job", [0.02, 0.03, 0.04]),
    ("ingen", [0.05, 0.055, 0.06]),
];

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut cells = Vec::new();
    // Of those who left last, only the first months have passed.
    let passed = if file.year == file.nation.wish().last_year() { 1 } else { MONTHS.len() };
    for (_, pupil) in file.pupils(9..=9) {
        let school = pupil.school(file.of, file.year, (9, AT_THE_END));
        file.describe(&pupil, &school.unit.number, None, &mut cells);
        table.begin(&school.unit.number);
        for (place, months) in MONTHS.into_iter().enumerate().take(passed) {
            table.text(&cells);
            table.text(months.as_bytes());
            table.text(path(pupil.path, place).as_bytes());
            table.end()?;
        }
    }
    Ok(())
}

/// Returns what a pupil at a place from 0 to 1 does.
fn path(place: f64, months: usize) -> &'static str {
    let mut bound = 0.0;
    for (path, shares) in SHARES {
        bound += shares.get(months).copied().unwrap_or(0.0);
        if place < bound {
            return path;
        }
    }
    "ingen"
}
