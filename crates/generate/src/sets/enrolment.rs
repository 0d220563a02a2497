//! `elever`: where each pupil goes to school, and for how many school days.

use std::io;

use super::{File, grade_word};
use crate::table::Table;

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut cells = Vec::new();
    for (grade, pupil) in file.pupils(0..=9) {
        let (first, second) = pupil.stays(file.of, file.year, grade);
        for stay in [Some(first), second].into_iter().flatten() {
            file.describe(&pupil, &stay.school.unit.number, Some(grade_word(grade)), &mut cells);
            table.begin(&stay.school.unit.number);
            table.text(&cells);
            table.number(stay.days.into());
            table.end()?;
        }
    }
    Ok(())
}
