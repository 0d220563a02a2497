//! Pupils: each draws answers, absence, test results and grades around what is true of the school.
//!
//! Every year's pupils are drawn anew; they stand for the process that brought them (statistics.md D).

use super::{
    chance::Chance,
    courses::{FIRST, Levels, Trait, level},
    exact::{exp, ln},
};

/// The part of a pupil that groups are made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Child {
    /// The year in which the school year starts.
    pub(crate) year: i16,
    /// The grade, 0 to 9.
    pub(crate) grade: u8,
    /// Girl or boy.
    pub(crate) gender: Gender,
    /// Where the family comes from.
    pub(crate) origin: Origin,
}

/// Girl or boy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// `pige`.
    Girl,
    /// `dreng`.
    Boy,
}

/// Where the family comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// `dansk`.
    Danish,
    /// `indvandrere-og-efterkommere`.
    Minority,
}

/// The items of the well-being survey behind each of its four indicators (domain.md 4.4).
pub(crate) const ITEMS: [(Trait, u32); 4] =
    [(Trait::Social, 10), (Trait::Academic, 8), (Trait::Support, 7), (Trait::Calm, 4)];

/// The spread of single pupils' absence on a logarithmic scale: 22 per cent lie over 10 per cent
/// when the mean is 7.5.
pub(crate) const ABSENCE_SPREAD: f64 = 0.924;
/// The spread of pupils' own grade means.
pub(crate) const GRADE_SPREAD: f64 = 2.4;
/// The spread of what decides on 2 in Danish and mathematics, around the grade mean.
pub(crate) const PASS_SPREAD: f64 = 0.8;

impl Child {
    /// Returns what is true of such a child when the school's levels are these.
    pub(crate) fn expected(self, levels: &Levels, of: Trait) -> f64 {
        let girl = if self.gender == Gender::Girl { 1.0 } else { -1.0 };
        let minority = if self.origin == Origin::Minority { 1.0 } else { 0.0 };
        let is_old = self.grade >= 7;
        let old = if is_old { -1.0 } else { 1.0 };
        let offset = match of {
            Trait::Social if is_old => -0.06 - 0.08 * girl - 0.03 * minority,
            Trait::Social => 0.06 - 0.02 * girl - 0.03 * minority,
            Trait::Academic => 0.04 * old - 0.03 * girl,
            Trait::Support => 0.10 * old,
            Trait::Calm => 0.03 * old + 0.01 * girl,
            Trait::Absence => (f64::from(self.grade) - 4.5) * 0.3 + 0.8 * minority,
            Trait::Grade => 0.25 * girl - 1.1 * minority,
            Trait::Reading => 0.08 * girl - 0.5 * minority + self.test_offset(),
            Trait::Maths => -0.05 * girl - 0.45 * minority,
            Trait::Onward => 0.05 * girl - 0.1 * minority,
            Trait::Language => 0.08 * girl - 0.6 * minority,
            Trait::Competence => 0.0,
        };
        level(levels, of) + offset
    }

    fn test_offset(self) -> f64 {
        match self.grade {
            2 => 0.05,
            4 => -0.05,
            8 => 0.08,
            _ => 0.0,
        }
    }

    /// Tells whether the pupil is in grades 4-9, which answer the survey that has indicators.
    pub(crate) const fn is_surveyed(self) -> bool {
        self.grade >= 4
    }

    /// Tells whether there is a national test of reading; other grades until 2021/22.
    pub(crate) const fn reads_test(self) -> bool {
        matches!(self.grade, 2 | 4 | 6 | 8) || (self.grade == 3 && self.year > FIRST)
    }

    /// Tells whether there is a national test of mathematics; other grades until 2021/22.
    pub(crate) const fn counts_test(self) -> bool {
        let is_new = self.year > FIRST;
        matches!(self.grade, 6 | 8)
            || (is_new && matches!(self.grade, 2 | 4 | 7))
            || (!is_new && self.grade == 3)
    }
}

/// A pupil with what was measured.
#[derive(Clone, Debug)]
pub(crate) struct Pupil {
    /// The groups the pupil belongs to.
    pub(crate) child: Child,
    /// The sum of the answers to the items of each indicator, if the survey was answered.
    pub(crate) answers: Option<[u32; 4]>,
    /// The days absent per 100 school days, by reason: illness, with leave, without.
    pub(crate) absence: [f64; 3],
    /// The results in reading and mathematics as normal scores, if the pupil sat the tests.
    pub(crate) tests: Option<[f64; 2]>,
    /// The grade mean of the drawn exams and of all, and whether 2 was reached in both subjects.
    pub(crate) exam: Option<Exam>,
    /// Youth education after 3 months, 15 months, and in September of the year after.
    pub(crate) onward: [bool; 3],
    /// The normal score of the language assessment.
    pub(crate) language: f64,
}

/// The result of the exams of grade 9.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Exam {
    /// The mean of the bound exams.
    pub(crate) bound: f64,
    /// The mean of all exams.
    pub(crate) all: f64,
    /// Whether 2 was reached in Danish and in mathematics.
    pub(crate) has_2: bool,
}

/// Draws a pupil of a school with these levels.
pub(crate) fn draw(chance: &mut Chance, child: Child, levels: &Levels) -> Pupil {
    let expected = |of| child.expected(levels, of);
    Pupil {
        child,
        answers: answers(chance, child, levels),
        absence: absence(chance, expected(Trait::Absence)),
        tests: tests(chance, expected(Trait::Reading), expected(Trait::Maths)),
        exam: exam(chance, expected(Trait::Grade)),
        onward: onward(chance, expected(Trait::Onward)),
        language: expected(Trait::Language) + chance.normal(),
    }
}

/// Each item is answered 1 to 5; a pupil's mood lifts or lowers all of them.
fn answers(chance: &mut Chance, child: Child, levels: &Levels) -> Option<[u32; 4]> {
    let mood = chance.around(MOODS[0]) + chance.around(MOODS[1]);
    let sums = ITEMS.map(|(of, items)| {
        let share = (child.expected(levels, of) + mood - 1.0) / 4.0;
        items + chance.of(4 * items, share)
    });
    chance.happens(0.88).then_some(sums)
}

/// The half widths of the two even numbers that a pupil's mood is the sum of.
pub(crate) const MOODS: [f64; 2] = [0.82, 0.25];

fn absence(chance: &mut Chance, expected: f64) -> [f64; 3] {
    let drawn = exp(absence_centre(expected) + ABSENCE_SPREAD * chance.normal()).min(95.0);
    let ill = 0.62 + chance.around(0.2);
    let leave = 0.22 + chance.around(0.1);
    [drawn * ill, drawn * leave, drawn * (1.0 - ill - leave)]
}

/// Returns the middle of the logarithmic distribution that has this mean.
pub(crate) fn absence_centre(mean: f64) -> f64 {
    ln(mean) - ABSENCE_SPREAD * ABSENCE_SPREAD / 2.0
}

fn tests(chance: &mut Chance, reading: f64, maths: f64) -> Option<[f64; 2]> {
    let (own, other) = (chance.normal(), chance.normal());
    let scores = [reading + own, maths + 0.6 * own + 0.8 * other];
    chance.happens(0.95).then_some(scores)
}

fn exam(chance: &mut Chance, expected: f64) -> Option<Exam> {
    let able = expected + GRADE_SPREAD * chance.normal();
    let exam = Exam {
        bound: able.clamp(-3.0, 12.0),
        all: (able + 0.3 * chance.normal()).clamp(-3.0, 12.0),
        has_2: able + PASS_SPREAD * chance.normal() > PASS_AT,
    };
    chance.happens(0.95).then_some(exam)
}

/// What must be passed for 2 in Danish and mathematics, so that nine in ten do.
pub(crate) const PASS_AT: f64 = 4.0;
/// How much harder it is to have moved on after 3 months, 15 months and by September.
pub(crate) const ONWARD_AT: [f64; 3] = [1.28, 0.03, 0.0];

fn onward(chance: &mut Chance, expected: f64) -> [bool; 3] {
    let score = expected + chance.normal();
    ONWARD_AT.map(|bar| score > bar)
}
