//! What is true behind the figures, so that what is computed from the files can be held against it.

use domain::{municipality::MunicipalityCode, unit::UnitNumber};
use serde::Serialize;

use crate::effects::Effects;

mod telling;

#[cfg(test)]
pub(crate) use telling::SEEN;

/// What schools with the reading effort gain: points of the reading tests.
pub(crate) const READING_LIFT: f64 = 3.0;

/// What is tried at a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tried {
    /// An effort in reading that has an effect.
    ReadingLift,
    /// An effort for well-being that has none.
    CalmHours,
}

impl Tried {
    /// Returns what every fourth school tries; two of four try nothing.
    pub(crate) const fn at(turn: usize) -> Option<Self> {
        match turn {
            0 => Some(Self::ReadingLift),
            1 => Some(Self::CalmHours),
            _ => None,
        }
    }
}

/// What is true behind the figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Truths {
    /// What everything was drawn from.
    pub seed: u64,
    /// The year in which the first school year starts.
    pub first_year: i16,
    /// How many school years.
    pub years: u8,
    /// The mean in the nation in the first year, before scores, answers and marks beyond their scale are held within it.
    pub means: Effects,
    /// By what an effect is to be multiplied to be found in the files, since what is beyond a scale is held within it.
    pub seen: Effects,
    /// The municipalities.
    pub municipalities: Vec<MunicipalityTruth>,
    /// The schools, whose effects add to those of their municipality.
    pub schools: Vec<SchoolTruth>,
    /// What was tried at some schools.
    pub efforts: Vec<Effort>,
    /// What those who left grade 9 did, in all municipalities alike.
    pub transitions: Vec<Transition>,
    /// How often something is missing, and other shares.
    pub rates: Rates,
    /// The files that are wrong.
    pub wrong: Vec<Wrong>,
    /// The files that come in two parts.
    pub late: Vec<Late>,
}

/// What is true of a municipality.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MunicipalityTruth {
    /// The code.
    pub code: MunicipalityCode,
    /// The name.
    pub name: String,
    /// About how many pupils it has.
    pub pupils: u32,
    /// How far it lies from the nation in the first year, beyond what its pupils bring.
    pub effects: Effects,
    /// How much that changes a year.
    pub trend: Effects,
}

/// What is true of a school.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SchoolTruth {
    /// The number.
    pub unit: UnitNumber,
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// How far it lies from its municipality, beyond what its pupils bring.
    pub effects: Effects,
}

/// An effort at some schools, drawn without regard to how they do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Effort {
    /// Its name.
    pub id: &'static str,
    /// The fact set it was to change.
    pub set: &'static str,
    /// The column, or `general` for the mean of all answers turned so that 5 is best.
    pub column: &'static str,
    /// The subject, where only one is meant.
    pub subject: Option<&'static str>,
    /// The first school year with the effort, by the year in which it starts.
    pub from: i16,
    /// What it changes, on the column's scale.
    pub effect: f64,
    /// The schools with it; all others are without it all years.
    pub units: Vec<UnitNumber>,
}

/// What those who left grade 9 did some months after.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Transition {
    /// How many months after.
    pub months: &'static str,
    /// What they did.
    pub path: &'static str,
    /// The share, from 0 to 1.
    pub share: f64,
}

/// Shares from 0 to 1, in all municipalities alike.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rates {
    /// Pupils in grades 4-9 without a questionnaire.
    pub questionnaire_missing: f64,
    /// Answers that are empty in the questionnaires there are.
    pub answer_missing: f64,
    /// Tests that a pupil did not sit.
    pub test_not_sat: f64,
    /// Examinations that a pupil in grade 9 did not sit.
    pub exam_not_sat: f64,
    /// Pupils whose parents' education is unknown.
    pub education_unknown: f64,
    /// Pupils who live in another municipality than the school's; those of a nation of one live in it all the same.
    pub residence_elsewhere: f64,
    /// Pupils who change school once by choice, to any school, perhaps the same.
    pub movers: f64,
    /// Pupils who leave after grade 8.
    pub leavers: f64,
}

/// A file with rows that are wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Wrong {
    /// The file.
    pub path: String,
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// The fact set.
    pub set: &'static str,
    /// The code of the problem that reading each of the lines tells.
    pub problem: &'static str,
    /// The lines, the headings being line 1. A double is the second of the two rows.
    pub lines: Vec<u64>,
}

/// A file that comes in two parts, since a school delivers late.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Late {
    /// The clean file, which has the rows of both.
    pub whole: String,
    /// The file without the school.
    pub first: String,
    /// The file of the school alone.
    pub second: String,
    /// The school.
    pub unit: UnitNumber,
}
