//! What is true of a school: a level for each trait and year, which the figures only show with chance.
//!
//! A course is a start, a drift and small shocks (statistics.md D8), or is planted. The years after
//! the last figure are drawn too, so that a forecast can be held against what comes.

use super::{chance::Chance, place::School};

/// The school years from 2021/22; figures exist for the first five.
pub(crate) const YEARS: usize = 8;
/// How many years have figures.
pub(crate) const MEASURED: usize = 5;
/// The first year.
pub(crate) const FIRST: i16 = 2021;

/// What a school has a true level of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trait {
    /// Social well-being, points.
    Social,
    /// Academic well-being, points.
    Academic,
    /// Support and inspiration, points.
    Support,
    /// Calm and order, points.
    Calm,
    /// Mean absence, per cent.
    Absence,
    /// Mean exam grade beyond what the background explains.
    Grade,
    /// Reading, as a normal score; above zero is good.
    Reading,
    /// Mathematics, as a normal score.
    Maths,
    /// Moving on to youth education, as a normal score.
    Onward,
    /// Hours taught by teachers with competence, per cent.
    Competence,
    /// Language assessment at the start of school, as a normal score.
    Language,
}

/// How a trait varies between schools and years.
struct Spread {
    /// The mean of schools in 2021/22.
    base: f64,
    /// What one step of social background means.
    background: f64,
    /// The spread of schools with the same background.
    schools: f64,
    /// The mean change in a year, and the spread of schools around it.
    drift: (f64, f64),
    /// The spread of a single year's shock, which stays.
    shock: f64,
    /// What moves all schools alike, year by year.
    common: [f64; YEARS],
}

const STILL: [f64; YEARS] = [0.0; YEARS];
const MOOD: [f64; YEARS] = [0.05, 0.0, -0.02, 0.0, 0.03, 0.03, 0.03, 0.03];

impl Trait {
    /// All traits, well-being first.
    pub(crate) const ALL: [Self; 11] = [
        Self::Social,
        Self::Academic,
        Self::Support,
        Self::Calm,
        Self::Absence,
        Self::Grade,
        Self::Reading,
        Self::Maths,
        Self::Onward,
        Self::Competence,
        Self::Language,
    ];

    const fn spread(self) -> Spread {
        let (base, background, schools, drift, shock, common) = match self {
            Self::Social => (3.90, 0.02, 0.08, (0.0, 0.012), 0.012, MOOD),
            Self::Academic => (3.58, 0.02, 0.07, (0.0, 0.012), 0.012, MOOD),
            Self::Support => (3.20, 0.0, 0.09, (0.0, 0.015), 0.015, MOOD),
            Self::Calm => (3.68, 0.01, 0.09, (0.0, 0.015), 0.015, MOOD),
            Self::Absence => {
                (7.5, -0.5, 0.7, (-0.1, 0.1), 0.10, [0.9, 0.0, 0.1, 0.1, 0.0, 0.0, 0.0, 0.0])
            }
            Self::Grade => {
                (7.25, 0.45, 0.28, (0.0, 0.03), 0.05, [0.5, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0, 0.0])
            }
            Self::Reading => {
                (0.62, 0.18, 0.16, (0.01, 0.02), 0.03, [0.1, 0.08, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0])
            }
            Self::Maths => (0.72, 0.18, 0.16, (0.01, 0.02), 0.03, STILL),
            Self::Onward => (1.12, 0.15, 0.18, (0.0, 0.02), 0.03, STILL),
            Self::Competence => (86.0, 0.0, 5.0, (0.2, 0.5), 1.2, STILL),
            Self::Language => (0.95, 0.20, 0.12, (0.02, 0.02), 0.03, STILL),
        };
        Spread { base, background, schools, drift, shock, common }
    }
}

/// The true levels of a school's traits, in the order of [`Trait::ALL`].
pub(crate) type Levels = [f64; Trait::ALL.len()];

/// Returns the level of a trait.
pub(crate) fn level(levels: &Levels, wanted: Trait) -> f64 {
    let found = Trait::ALL.iter().zip(levels).find(|(known, _)| **known == wanted);
    *found.map(|(_, level)| level).expect("every trait has a level")
}

/// Returns the true levels of a school, one set a year.
pub(crate) fn courses(seed: u64, school: &School) -> Vec<Levels> {
    let mut years = vec![[0.0; Trait::ALL.len()]; YEARS];
    for (place, of) in Trait::ALL.into_iter().enumerate() {
        let course = course(seed, school, of);
        for (levels, level) in years.iter_mut().zip(course) {
            if let Some(slot) = levels.get_mut(place) {
                *slot = level;
            }
        }
    }
    years
}

/// Returns the grade that the background of a school's pupils explains in a year.
pub(crate) fn grade_from_background(school: &School, year: usize) -> f64 {
    let spread = Trait::Grade.spread();
    let common = spread.common.get(year).copied().unwrap_or(0.0);
    spread.base + common + spread.background * school.background
}

fn course(seed: u64, school: &School, of: Trait) -> [f64; YEARS] {
    let spread = of.spread();
    if let Some((_, start, drift)) = school.planted.iter().find(|(planted, ..)| *planted == of) {
        let mut level = start - drift;
        return spread.common.map(|_| {
            level += drift;
            level
        });
    }
    let mut chance = Chance::stream(seed, &format!("course {} {of:?}", school.number));
    let mut level = spread.base + spread.background * school.background;
    level += spread.schools * chance.normal();
    let drift = spread.drift.0 + spread.drift.1 * chance.normal();
    spread.common.map(|common| {
        let this_year = level + common;
        level += drift + spread.shock * chance.normal();
        this_year
    })
}
