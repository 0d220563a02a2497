//! What stands in the files of each set.

use std::{io, ops::RangeInclusive};

use domain::{municipality::MunicipalityCode, period::Period, unit::UnitNumber};

use crate::{
    chance::Chance, cohort::Cohort, delivery::Delivery, effects::Effects,
    municipality::Municipality, nation::Nation, number::Gender, pupil::Pupil, set::Set,
    table::Table, unit::School,
};

mod absence;
mod enrolment;
mod environment;
mod language;
mod marks;
mod onward;
mod scores;
pub(crate) mod staff;
mod survey;

pub(crate) use absence::ABSENCE;
pub(crate) use marks::{MARK, NOT_SAT as EXAMS_NOT_SAT};
pub(crate) use onward::{MONTHS, SHARES};
pub(crate) use scores::{NOT_SAT as TESTS_NOT_SAT, SCORE};
pub(crate) use survey::{ANSWER_MISSING, QUESTIONNAIRE_MISSING, WELLBEING};

/// The first school day of summer, when the year's exams are over.
const AT_THE_END: u16 = crate::calendar::DAYS;

/// A municipality in a year, for one file.
pub(crate) struct File<'n> {
    nation: &'n Nation,
    of: &'n Municipality,
    year: i16,
    set: Set,
    period: String,
    code: String,
}

impl<'n> File<'n> {
    pub(crate) fn new(nation: &'n Nation, of: &'n Municipality, delivery: &Delivery) -> Self {
        let period = delivery.set.period(delivery.year).to_string();
        let code = of.code.to_string();
        Self { nation, of, year: delivery.year, set: delivery.set, period, code }
    }

    fn period(&self) -> Period {
        self.set.period(self.year)
    }

    fn chance(&self) -> Chance {
        let of = [self.of.place_in_chance(), u64::from(self.year.unsigned_abs())];
        Chance::stream(self.nation.wish().seed, self.set.id(), of)
    }

    /// Returns the pupils of some grades, with the grade they are in.
    fn pupils(&self, grades: RangeInclusive<u8>) -> impl Iterator<Item = (u8, Pupil)> {
        grades.flat_map(|grade| {
            let began = self.beginning(self.year - i16::from(grade));
            began.filter(move |pupil| pupil.last_grade >= grade).map(move |pupil| (grade, pupil))
        })
    }

    /// Returns those who begin grade 0 in a year.
    fn beginning(&self, year: i16) -> Cohort<'n> {
        Cohort::beginning(self.nation, self.of, year)
    }

    /// Returns what is true of a school in the year, beyond what its pupils bring.
    fn effects(&self, school: &School) -> Effects {
        self.of.effects(school, self.year - self.nation.wish().first_year)
    }

    /// Tells whether what is tried at schools has begun.
    fn is_tried(&self) -> bool {
        self.year >= self.nation.wish().effort_year()
    }

    /// Writes the cells that rows about children begin with into `cells`.
    fn describe(&self, pupil: &Pupil, unit: &UnitNumber, grade: Option<&str>, cells: &mut Vec<u8>) {
        let gender = if pupil.gender == Gender::Girl { "pige" } else { "dreng" };
        let origin = if pupil.is_minority { "indvandrere-og-efterkommere" } else { "dansk" };
        cells.clear();
        cells.extend_from_slice(&pupil.number);
        let words = [unit.as_str(), &self.period];
        for word in words.into_iter().chain(grade).chain([gender, origin, pupil.education.word()]) {
            cells.push(b';');
            cells.extend_from_slice(word.as_bytes());
        }
        cells.push(b';');
        if pupil.residence == self.of.code {
            cells.extend_from_slice(self.code.as_bytes());
        } else {
            write_code(pupil.residence, cells);
        }
    }
}

fn write_code(code: MunicipalityCode, cells: &mut Vec<u8>) {
    cells.extend_from_slice(code.to_string().as_bytes());
}

/// Returns a grade as files write it.
const fn grade_word(grade: u8) -> &'static str {
    match grade {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6 => "6",
        7 => "7",
        8 => "8",
        _ => "9",
    }
}

/// Writes the rows of a file.
pub(crate) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    match file.set {
        Set::Enrolment => enrolment::write(file, table),
        Set::Tests => scores::write(file, table),
        Set::Survey => survey::write(file, table),
        Set::Marks => marks::write(file, table),
        Set::Absence => absence::write(file, table),
        Set::Onward => onward::write(file, table),
        Set::Language => language::write(file, table),
        Set::Staff => staff::write(file, table),
        Set::Environment => environment::write(file, table),
    }
}
