//! What is measured of pupils: the indicators, how they are broken down, and where they are measured.

use super::{
    courses::FIRST,
    place::Kind,
    pupils::{Child, Gender, Origin},
};

mod what;

pub(crate) use what::{What, language_band, language_share, level, sits};

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
