//! One file that a municipality delivers.

use domain::{municipality::MunicipalityCode, unit::UnitNumber};

use crate::set::Set;

/// One file that a municipality delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// The municipality.
    pub municipality: MunicipalityCode,
    /// The fact set.
    pub set: Set,
    /// The year in which the school year starts, or the calendar year.
    pub year: i16,
    /// Whether it is as it should be.
    pub version: Version,
}

/// Whether a file is as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Version {
    /// As it should be.
    Clean,
    /// With rows that are wrong.
    Flawed(Flaw),
    /// Without the rows of a unit, which delivers late.
    Without(UnitNumber),
    /// With the rows of a unit only.
    Only(UnitNumber),
}

/// How some rows of a file are wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// A row stands twice.
    Double,
    /// A row names a unit that is nowhere.
    UnknownUnit,
    /// An answer is outside its scale.
    OutsideScale,
    /// A person number stands in a column of words.
    StrayPersonNumber,
}

/// The lines of a flawed file that are wrong; the headings are line 1.
pub(crate) const LINES: [u64; 3] = [5, 9, 14];

impl Flaw {
    /// All flaws.
    pub const ALL: [Self; 4] =
        [Self::Double, Self::UnknownUnit, Self::OutsideScale, Self::StrayPersonNumber];

    /// Returns the code of the problem that reading such a row tells.
    pub const fn problem(self) -> &'static str {
        match self {
            Self::Double => "double",
            Self::UnknownUnit => "unknown-unit",
            Self::OutsideScale => "outside-scale",
            Self::StrayPersonNumber => "stray-person-number",
        }
    }

    /// Returns the set whose files have the flaw.
    pub(crate) const fn set(self) -> Set {
        match self {
            Self::Double => Set::Tests,
            Self::UnknownUnit => Set::Enrolment,
            Self::OutsideScale => Set::Survey,
            Self::StrayPersonNumber => Set::Absence,
        }
    }

    /// Returns which cell of the row has which text instead; none when the row is written twice.
    pub(crate) const fn change(self) -> Option<(usize, &'static str)> {
        match self {
            Self::Double => None,
            // No municipality has the code 900.
            Self::UnknownUnit => Some((1, "900999")),
            Self::OutsideScale => Some((8, "7")),
            Self::StrayPersonNumber => Some((9, "syg, ringet af 671015-4821")),
        }
    }
}

impl Delivery {
    /// Returns the file's path below the folder of the nation, such as `999/fravaer-2024-25.csv`; what is wrong lies
    /// in `wrong/`, what is late in `late/`.
    pub fn path(&self) -> String {
        let period = self.set.period(self.year).to_string().replace('/', "-");
        let file = format!("{}/{}-{period}", self.municipality, self.set.id());
        match &self.version {
            Version::Clean => format!("{file}.csv"),
            Version::Flawed(flaw) => format!("wrong/{file}-{}.csv", flaw.problem()),
            Version::Without(unit) => format!("late/{file}-without-{unit}.csv"),
            Version::Only(unit) => format!("late/{file}-only-{unit}.csv"),
        }
    }
}
