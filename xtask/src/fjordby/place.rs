//! The made-up places: schools with their pupils, daycare units with their children.
//!
//! They lie in the Kattegat, where no one can take them for real.

use super::courses::{MEASURED, Trait};

/// What kind of school it is, which decides what is measured there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A municipal school.
    School,
    /// A main unit, whose pupils are those of its departments.
    Main,
    /// A department of the main unit with this number.
    Department(&'static str),
    /// A school for special needs.
    Special,
    /// A private school.
    Private,
}

/// A school.
#[derive(Debug)]
pub(crate) struct School {
    /// The number.
    pub(crate) number: &'static str,
    /// The name.
    pub(crate) name: &'static str,
    /// What kind it is.
    pub(crate) kind: Kind,
    /// The district it lies in.
    pub(crate) district: &'static str,
    /// The pupils in each year from 2021/22; 0 when it is not open.
    pub(crate) pupils: [u32; MEASURED],
    /// The highest grade in each year.
    pub(crate) top: [u8; MEASURED],
    /// The social background of the pupils, in spreads of schools.
    pub(crate) background: f64,
    /// The share of pupils who are immigrants or descendants.
    pub(crate) minority: f64,
    /// True courses that are planted: trait, level in 2021/22, change a year.
    pub(crate) planted: &'static [(Trait, f64, f64)],
}

/// A usual school; the table says what differs.
const USUAL: School = School {
    number: "",
    name: "",
    kind: Kind::School,
    district: "999-by",
    pupils: [0; MEASURED],
    top: [9; MEASURED],
    background: 0.0,
    minority: 0.10,
    planted: &[],
};

/// The schools. 999003 takes over the pupils of 999005; 999012 grows by a grade a year.
pub(crate) const SCHOOLS: [School; 17] = [
    School {
        number: "999001",
        name: "Fyrbakkeskolen",
        pupils: [842, 836, 829, 824, 820],
        background: 1.0,
        minority: 0.07,
        planted: &[
            (Trait::Social, 4.08, 0.0),
            (Trait::Academic, 3.75, 0.0),
            (Trait::Support, 3.40, 0.0),
            (Trait::Calm, 3.82, 0.0),
            (Trait::Reading, 1.22, 0.0),
        ],
        ..USUAL
    },
    School {
        number: "999002",
        name: "Storkevadskolen",
        kind: Kind::Main,
        district: "999-vest",
        ..USUAL
    },
    School {
        number: "999021",
        name: "Storkevadskolen, Kornhøj",
        kind: Kind::Department("999002"),
        district: "999-vest",
        pupils: [402, 396, 391, 386, 380],
        background: 0.3,
        ..USUAL
    },
    School {
        number: "999022",
        name: "Storkevadskolen, Engvad",
        kind: Kind::Department("999002"),
        district: "999-vest",
        pupils: [318, 316, 311, 313, 310],
        background: -0.2,
        ..USUAL
    },
    School {
        number: "999003",
        name: "Ankerhusskolen",
        district: "999-by",
        pupils: [486, 482, 571, 566, 560],
        background: 0.2,
        minority: 0.11,
        ..USUAL
    },
    School {
        number: "999004",
        name: "Bøgevadskolen",
        pupils: [531, 524, 519, 514, 510],
        background: 0.5,
        minority: 0.08,
        ..USUAL
    },
    School {
        number: "999005",
        name: "Tofteby Skole",
        district: "999-vest",
        pupils: [104, 96, 0, 0, 0],
        background: -0.3,
        minority: 0.05,
        ..USUAL
    },
    School {
        number: "999006",
        name: "Solbrinkskolen",
        pupils: [452, 447, 441, 436, 430],
        background: -1.4,
        minority: 0.34,
        planted: &[
            (Trait::Absence, 9.8, -0.15),
            (Trait::Reading, 0.42, 0.0),
            (Trait::Calm, 3.44, 0.06),
        ],
        ..USUAL
    },
    School {
        number: "999007",
        name: "Lærkebroskolen",
        district: "999-vest",
        pupils: [396, 391, 388, 383, 380],
        background: -0.4,
        minority: 0.12,
        planted: &[(Trait::Absence, 9.4, -0.60)],
        ..USUAL
    },
    School {
        number: "999008",
        name: "Hvidtjørnskolen",
        pupils: [324, 321, 316, 313, 310],
        background: 0.4,
        planted: &[(Trait::Calm, 3.80, -0.05)],
        ..USUAL
    },
    School {
        number: "999009",
        name: "Krogsby Skole",
        district: "999-nord",
        pupils: [258, 252, 249, 243, 240],
        background: -0.5,
        minority: 0.06,
        ..USUAL
    },
    School {
        number: "999010",
        name: "Brinkeby Skole",
        district: "999-nord",
        pupils: [126, 121, 118, 113, 110],
        top: [6; MEASURED],
        background: -0.3,
        minority: 0.04,
        ..USUAL
    },
    School {
        number: "999011",
        name: "Terneø Skole",
        district: "999-nord",
        pupils: [71, 68, 66, 63, 62],
        minority: 0.03,
        ..USUAL
    },
    School {
        number: "999012",
        name: "Bådehavnens Skole",
        pupils: [0, 108, 148, 193, 235],
        top: [0, 3, 4, 5, 6],
        background: 0.9,
        minority: 0.09,
        ..USUAL
    },
    School {
        number: "999031",
        name: "Vadehusskolen",
        kind: Kind::Special,
        pupils: [86, 88, 91, 93, 95],
        background: -0.8,
        minority: 0.12,
        planted: &[(Trait::Absence, 11.2, 0.0), (Trait::Social, 3.85, 0.0)],
        ..USUAL
    },
    School {
        number: "999041",
        name: "Sankt Vitus Skole",
        kind: Kind::Private,
        pupils: [331, 335, 338, 342, 345],
        background: 1.1,
        minority: 0.05,
        ..USUAL
    },
    School {
        number: "999042",
        name: "Fjordby Lilleskole",
        kind: Kind::Private,
        pupils: [196, 201, 204, 207, 210],
        background: 0.6,
        minority: 0.04,
        ..USUAL
    },
];

/// A daycare unit with children of 0-2 and of 3-5 years.
#[derive(Debug)]
pub(crate) struct Daycare {
    /// The number.
    pub(crate) number: &'static str,
    /// The name.
    pub(crate) name: &'static str,
    /// The district it lies in.
    pub(crate) district: &'static str,
    /// The children of 0-2 years in 2021; all of family daycare's.
    pub(crate) small: u32,
    /// The children of 3-5 years in 2021.
    pub(crate) large: u32,
    /// Who owns it, in the register's words.
    pub(crate) ownership: &'static str,
    /// The first year with figures.
    pub(crate) from: i16,
}

const fn daycare(
    number: &'static str,
    name: &'static str,
    district: &'static str,
    small: u32,
    large: u32,
) -> Daycare {
    Daycare { number, name, district, small, large, ownership: MUNICIPAL, from: 2021 }
}

/// Owned by the municipality.
pub(crate) const MUNICIPAL: &str = "Kommunal";
/// The number of family daycare.
pub(crate) const FAMILY_DAYCARE: &str = "G99919";

/// The daycare units, family daycare last.
pub(crate) const DAYCARES: [Daycare; 19] = [
    daycare("G99901", "Strandsneglen", "999-by", 76, 144),
    daycare("G99902", "Bølgebryderen", "999-by", 66, 117),
    daycare("G99903", "Kornblomstmarken", "999-vest", 59, 112),
    daycare("G99904", "Muldvarpeskuddet", "999-vest", 56, 102),
    daycare("G99905", "Kystbørnene", "999-by", 54, 107),
    daycare("G99906", "Brombærhegnet", "999-by", 51, 93),
    daycare("G99907", "Hybenkrogen", "999-by", 49, 88),
    daycare("G99908", "Gedebukkegården", "999-vest", 44, 81),
    daycare("G99909", "Ålegræsset", "999-by", 44, 78),
    daycare("G99910", "Tudsehøj", "999-vest", 37, 71),
    daycare("G99911", "Slåenhuset", "999-by", 34, 66),
    Daycare { ownership: "Selvejende", ..daycare("G99912", "Vandpytten", "999-by", 32, 61) },
    Daycare { ownership: "Selvejende", ..daycare("G99913", "Klitrosen", "999-nord", 0, 68) },
    Daycare { ownership: "Privat", ..daycare("G99914", "Stenbideren", "999-by", 27, 49) },
    daycare("G99915", "Vejrhanen", "999-nord", 24, 46),
    Daycare { from: 2023, ..daycare("G99916", "Havnekvarterets Børnehus", "999-by", 41, 63) },
    daycare("G99917", "Lyngtoppen", "999-nord", 20, 37),
    daycare("G99918", "Tangloppen", "999-nord", 10, 18),
    daycare(FAMILY_DAYCARE, "Dagplejen i Fjordby", "999-by", 205, 0),
];
