//! What is looked at in a pupil: as the pupil shows it, and as it is truly expected.

use crate::fjordby::{
    courses::{Levels, Trait},
    exact::{below, exp, ln},
    pupils::{
        ABSENCE_SPREAD, Child, GRADE_SPREAD, ITEMS, MOODS, ONWARD_AT, PASS_AT, PASS_SPREAD, Pupil,
        absence_centre,
    },
};

/// What is looked at in a pupil.
#[derive(Clone, Copy, Debug)]
pub(crate) enum What {
    /// The mean answer of one of the four indicators.
    WellBeing(usize),
    /// The mean of all 29 answers.
    General,
    /// Whether that mean is above 3.
    Highest,
    /// Absence.
    Absence,
    /// Absence for one reason.
    AbsenceFor(usize, f64),
    /// Whether absence is over 10 per cent.
    Over10,
    /// Whether the result in reading (0) or mathematics (1) is good.
    Good(usize),
    /// Whether it is excellent.
    Excellent(usize),
    /// Whether it is poor.
    Poor(usize),
    /// The mean of the bound exams.
    Grade,
    /// The mean of all exams.
    AllGrades,
    /// At least 2 in Danish and mathematics.
    Has2,
    /// In youth education at one of three times.
    Onward(usize),
    /// Language that calls for general (0), focused (1) or special (2) effort.
    Language(usize),
}

/// The bars on the normal score for excellent and poor results; good is above zero.
const EXCELLENT: f64 = 1.85;
const POOR: f64 = -0.70;
/// The other bars between the levels of a test.
const INSUFFICIENT: f64 = -1.5;
const VERY_GOOD: f64 = 1.0;
/// The bars between special, focused and general effort for language.
const LANGUAGE_BARS: [f64; 2] = [-0.65, 0.0];

fn share(is: bool) -> f64 {
    if is { 100.0 } else { 0.0 }
}

impl What {
    /// Returns what a pupil shows, if measured.
    pub(crate) fn drawn(self, pupil: &Pupil) -> Option<f64> {
        let child = pupil.child;
        let answers = pupil.answers.filter(|_| child.is_surveyed());
        let exam = pupil.exam.filter(|_| child.grade == 9);
        match self {
            Self::WellBeing(place) => {
                let (sum, (_, items)) = (answers?.get(place).copied()?, ITEMS.get(place)?);
                Some(f64::from(sum) / f64::from(*items))
            }
            Self::General => answers.map(|sums| f64::from(sums.iter().sum::<u32>()) / 29.0),
            Self::Highest => answers.map(|sums| share(sums.iter().sum::<u32>() > 87)),
            Self::Absence => Some(pupil.absence.iter().sum()),
            Self::AbsenceFor(place, _) => pupil.absence.get(place).copied(),
            Self::Over10 => Some(share(pupil.absence.iter().sum::<f64>() > 10.0)),
            Self::Good(place) => Self::test(pupil, place).map(|score| share(score > 0.0)),
            Self::Excellent(place) => Self::test(pupil, place).map(|s| share(s > EXCELLENT)),
            Self::Poor(place) => Self::test(pupil, place).map(|score| share(score < POOR)),
            Self::Grade => exam.map(|exam| exam.bound),
            Self::AllGrades => exam.map(|exam| exam.all),
            Self::Has2 => exam.map(|exam| share(exam.has_2)),
            Self::Onward(place) if child.grade == 9 => pupil.onward.get(place).map(|is| share(*is)),
            Self::Language(band) if child.grade == 0 => {
                Some(share(language_band(pupil.language) == band))
            }
            Self::Onward(_) | Self::Language(_) => None,
        }
    }

    fn test(pupil: &Pupil, place: usize) -> Option<f64> {
        let is_there = sits(pupil.child, place);
        pupil.tests.filter(|_| is_there).and_then(|scores| scores.get(place).copied())
    }

    /// Returns what is expected of such a child of a school with these levels.
    pub(crate) fn expected(self, child: Child, levels: &Levels) -> Option<f64> {
        let of = |wanted| child.expected(levels, wanted);
        let over = |bar: f64, score: f64| 100.0 * below(score - bar);
        let surveyed = child.is_surveyed().then_some(());
        let oldest = (child.grade == 9).then_some(());
        match self {
            Self::WellBeing(place) => surveyed.and(ITEMS.get(place)).map(|(item, _)| of(*item)),
            Self::General => surveyed.map(|()| general(child, levels)),
            Self::Highest => surveyed.map(|()| 100.0 * highest(child, levels)),
            Self::Absence => Some(of(Trait::Absence)),
            Self::AbsenceFor(_, part) => Some(part * of(Trait::Absence)),
            Self::Over10 => {
                let z = (ln(10.0) - absence_centre(of(Trait::Absence))) / ABSENCE_SPREAD;
                Some(100.0 * below(-z))
            }
            Self::Good(place) => Self::expected_test(child, levels, place).map(|s| over(0.0, s)),
            Self::Excellent(place) => {
                Self::expected_test(child, levels, place).map(|score| over(EXCELLENT, score))
            }
            Self::Poor(place) => {
                Self::expected_test(child, levels, place).map(|s| 100.0 - over(POOR, s))
            }
            Self::Grade => oldest.map(|()| clamped(of(Trait::Grade), GRADE_SPREAD)),
            Self::AllGrades => {
                let spread = (GRADE_SPREAD * GRADE_SPREAD + 0.09).sqrt();
                oldest.map(|()| clamped(of(Trait::Grade), spread))
            }
            Self::Has2 => {
                let spread = (GRADE_SPREAD * GRADE_SPREAD + PASS_SPREAD * PASS_SPREAD).sqrt();
                oldest.map(|()| over(0.0, (of(Trait::Grade) - PASS_AT) / spread))
            }
            Self::Onward(place) => {
                oldest.and(ONWARD_AT.get(place)).map(|bar| over(*bar, of(Trait::Onward)))
            }
            Self::Language(band) => {
                (child.grade == 0).then(|| language_share(of(Trait::Language), band))
            }
        }
    }

    fn expected_test(child: Child, levels: &Levels, place: usize) -> Option<f64> {
        let of = if place == 0 { Trait::Reading } else { Trait::Maths };
        sits(child, place).then(|| child.expected(levels, of))
    }
}

/// Tells whether a child sits the test of reading (0) or mathematics (1).
pub(crate) const fn sits(child: Child, place: usize) -> bool {
    if place == 0 { child.reads_test() } else { child.counts_test() }
}

/// Returns the level of a test's normal score, as fact files write it.
pub(crate) fn level(score: f64) -> &'static str {
    match score {
        score if score > EXCELLENT => "fremragende",
        score if score > VERY_GOOD => "rigtig-god",
        score if score > 0.0 => "god",
        score if score >= POOR => "jaevn",
        score if score >= INSUFFICIENT => "mangelfuld",
        _ => "ikke-tilstraekkelig",
    }
}

/// Returns the band of a normal score: 0 general, 1 focused, 2 special.
pub(crate) fn language_band(score: f64) -> usize {
    LANGUAGE_BARS.iter().filter(|bar| score < **bar).count()
}

/// Returns the percentage of children in a band when the mean normal score is this.
pub(crate) fn language_share(mean: f64, band: usize) -> f64 {
    let [special, focused] = LANGUAGE_BARS.map(|bar| 100.0 * below(bar - mean));
    match band {
        0 => 100.0 - focused,
        1 => focused - special,
        _ => special,
    }
}

/// The mean of a normal distribution that is cut at -3 and 12.
fn clamped(mean: f64, spread: f64) -> f64 {
    let density = |z: f64| exp(-z * z / 2.0) * 0.398_942_280_401_432_7;
    let beyond = |z: f64| density(z) - z * (1.0 - below(z));
    mean - spread * beyond((12.0 - mean) / spread) + spread * beyond((mean + 3.0) / spread)
}

fn general(child: Child, levels: &Levels) -> f64 {
    let sum = |(of, items): (Trait, u32)| f64::from(items) * child.expected(levels, of);
    ITEMS.into_iter().map(sum).sum::<f64>() / 29.0
}

/// The probability that 29 answers sum to more than 87, averaged over moods.
fn highest(child: Child, levels: &Levels) -> f64 {
    let middles = |half: f64, steps: u32| {
        (0..steps).map(move |k| half * (f64::from(2 * k + 1) / f64::from(steps) - 1.0))
    };
    let above = |mood: f64| {
        let (mut mean, mut variance) = (29.0, 0.0);
        for (of, items) in ITEMS {
            let part = ((child.expected(levels, of) + mood - 1.0) / 4.0).clamp(0.0, 1.0);
            mean += f64::from(4 * items) * part;
            variance += f64::from(4 * items) * part * (1.0 - part);
        }
        below((mean - 87.5) / variance.sqrt())
    };
    let [wide, narrow] = MOODS;
    let moods = middles(wide, 10).flat_map(|a| middles(narrow, 3).map(move |b| a + b));
    moods.map(above).sum::<f64>() / 30.0
}
