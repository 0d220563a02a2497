//! What is measured of pupils: each measure as a pupil shows it, and as it is truly expected.

use super::{
    courses::{FIRST, Levels, Trait},
    exact::{below, exp, ln},
    place::Kind,
    pupils::{
        ABSENCE_SPREAD, Child, GRADE_SPREAD, Gender, ITEMS, MOODS, ONWARD_AT, Origin, PASS_AT,
        PASS_SPREAD, Pupil, absence_centre,
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
/// The bars between special, focused and general effort for language.
pub(crate) const LANGUAGE_BARS: [f64; 2] = [-0.65, 0.0];

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
        let sits = is_tested(pupil.child, place);
        pupil.tests.filter(|_| sits).and_then(|scores| scores.get(place).copied())
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
        is_tested(child, place).then(|| child.expected(levels, of))
    }
}

const fn is_tested(child: Child, place: usize) -> bool {
    if place == 0 { child.reads_test() } else { child.counts_test() }
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
    let moods = middles(wide, 16).flat_map(|a| middles(narrow, 5).map(move |b| a + b));
    moods.map(above).sum::<f64>() / 80.0
}

/// A way of parting pupils.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dimension {
    /// The three stages.
    Stage,
    /// The grade.
    Grade,
    /// Girls and boys.
    Gender,
    /// Where the family comes from.
    Origin,
}

impl Dimension {
    /// Returns the dimension's word and the group a child belongs to.
    pub(crate) fn member(self, child: Child) -> (&'static str, String) {
        match self {
            Self::Stage => ("stage", stage(child.grade).to_owned()),
            Self::Grade => ("grade", child.grade.to_string()),
            Self::Gender if child.gender == Gender::Girl => ("gender", "pige".to_owned()),
            Self::Gender => ("gender", "dreng".to_owned()),
            Self::Origin if child.origin == Origin::Danish => ("origin", "dansk".to_owned()),
            Self::Origin => ("origin", "indvandrere-og-efterkommere".to_owned()),
        }
    }
}

const fn stage(grade: u8) -> &'static str {
    match grade {
        0..=3 => "indskoling",
        4..=6 => "mellemtrin",
        _ => "udskoling",
    }
}

/// An indicator with how it is measured and broken down.
#[derive(Debug)]
pub(crate) struct Measure {
    /// The indicator's id.
    pub(crate) indicator: &'static str,
    /// What is looked at.
    pub(crate) what: What,
    /// The part of the breakdown that is the same for all.
    pub(crate) fixed: Option<(&'static str, &'static str)>,
    /// The breakdowns.
    pub(crate) by: &'static [&'static [Dimension]],
    /// How many decimals are written.
    pub(crate) decimals: usize,
    /// Where it is measured.
    pub(crate) at: At,
    /// The last year that had been delivered when the files were made.
    pub(crate) last: i16,
}

/// Where something is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At {
    /// Municipal schools and special schools.
    Municipal,
    /// Municipal schools.
    Ordinary,
    /// Municipal and private schools.
    OrdinaryAndPrivate,
}

impl At {
    /// Tells whether it is measured at schools of this kind.
    pub(crate) fn holds(self, kind: Kind) -> bool {
        match kind {
            Kind::Special => self == Self::Municipal,
            Kind::Private => self == Self::OrdinaryAndPrivate,
            Kind::School | Kind::Main | Kind::Department(_) => true,
        }
    }
}

const ALL: &[Dimension] = &[];
const BY_STAGE: &[Dimension] = &[Dimension::Stage];
const BY_GRADE: &[Dimension] = &[Dimension::Grade];
const BY_GENDER: &[Dimension] = &[Dimension::Gender];
const BY_ORIGIN: &[Dimension] = &[Dimension::Origin];

/// The last year with figures.
const LAST: i16 = FIRST + 4;

const fn survey(indicator: &'static str, what: What, decimals: usize) -> Measure {
    let by: &[&[Dimension]] = &[ALL, BY_STAGE, BY_GENDER];
    Measure { indicator, what, fixed: None, by, decimals, at: At::Municipal, last: LAST }
}

const fn absence(reason: Option<&'static str>, what: What) -> Measure {
    let (fixed, by): (_, &[&[Dimension]]) = match reason {
        Some(reason) => (Some(("reason", reason)), &[ALL]),
        None => (None, &[ALL, BY_STAGE, BY_ORIGIN]),
    };
    let indicator = "elevfravaer";
    Measure { indicator, what, fixed, by, decimals: 1, at: At::Municipal, last: LAST }
}

const fn test(
    indicator: &'static str,
    what: What,
    fixed: Option<(&'static str, &'static str)>,
) -> Measure {
    let by: &[&[Dimension]] = &[BY_GRADE];
    Measure { indicator, what, fixed, by, decimals: 1, at: At::Ordinary, last: LAST }
}

const fn leaving(indicator: &'static str, what: What, decimals: usize, last: i16) -> Measure {
    let by: &[&[Dimension]] = &[ALL, BY_GENDER, BY_ORIGIN];
    Measure { indicator, what, fixed: None, by, decimals, at: At::OrdinaryAndPrivate, last }
}

const fn language(indicator: &'static str, band: usize) -> Measure {
    let (what, fixed) = (What::Language(band), Some(("age", "boernehaveklasse")));
    Measure { indicator, what, fixed, by: &[ALL], decimals: 1, at: At::Ordinary, last: LAST }
}

const READING: Option<(&str, &str)> = Some(("subject", "laesning"));
const MATHS: Option<(&str, &str)> = Some(("subject", "matematik"));

/// Everything that is measured of pupils.
pub(crate) const MEASURES: [Measure; 26] = [
    survey("trivsel-social", What::WellBeing(0), 2),
    survey("trivsel-faglig", What::WellBeing(1), 2),
    survey("trivsel-stoette-og-inspiration", What::WellBeing(2), 2),
    survey("trivsel-ro-og-orden", What::WellBeing(3), 2),
    survey("trivsel-generel", What::General, 2),
    survey("andel-hoejest-trivsel", What::Highest, 1),
    absence(None, What::Absence),
    absence(Some("sygdom"), What::AbsenceFor(0, 0.62)),
    absence(Some("med-tilladelse"), What::AbsenceFor(1, 0.22)),
    absence(Some("ulovligt"), What::AbsenceFor(2, 0.16)),
    Measure { indicator: "fravaer-over-10-pct", ..absence(None, What::Over10) },
    test("gode-til-laesning", What::Good(0), None),
    test("gode-til-matematik", What::Good(1), None),
    test("allerdygtigste", What::Excellent(0), READING),
    test("allerdygtigste", What::Excellent(1), MATHS),
    test("daarlige-resultater", What::Poor(0), READING),
    test("daarlige-resultater", What::Poor(1), MATHS),
    leaving("karaktergennemsnit-9", What::Grade, 2, LAST),
    leaving("karaktergennemsnit-9-alle-proever", What::AllGrades, 2, LAST),
    leaving("mindst-2-dansk-matematik", What::Has2, 1, LAST),
    leaving("overgang-3-mdr", What::Onward(0), 1, LAST - 1),
    leaving("overgang-15-mdr", What::Onward(1), 1, LAST - 2),
    leaving("overgang-sept-aaret-efter", What::Onward(2), 1, LAST - 1),
    language("sprogvurdering-generel", 0),
    language("sprogvurdering-fokuseret", 1),
    language("sprogvurdering-saerlig", 2),
];
