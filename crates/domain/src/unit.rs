//! Units of the organisation: they open, close, merge and move, and stand in several hierarchies.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::municipality::MunicipalityCode;

mod register;

pub use register::{Among, Found, Register};

/// A unit's national number: `101001` for a school, `G11873` for a daycare unit, `101` for a
/// municipality, `000` for the country. A local unit has a number of the municipality's own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct UnitNumber(String);

impl UnitNumber {
    /// Returns the number of the country.
    pub fn country() -> Self {
        Self("000".to_owned())
    }

    /// Returns the number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnitNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text that is no unit number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a unit number; write 1 to 20 letters, digits, `-` or `.`")]
pub struct NotAUnitNumber(pub String);

impl FromStr for UnitNumber {
    type Err = NotAUnitNumber;

    fn from_str(text: &str) -> Result<Self, NotAUnitNumber> {
        let number = text.trim();
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if (1..=20).contains(&number.len()) && number.chars().all(allowed) {
            return Ok(Self(number.to_owned()));
        }
        Err(NotAUnitNumber(text.to_owned()))
    }
}

impl From<UnitNumber> for String {
    fn from(number: UnitNumber) -> Self {
        number.0
    }
}

impl TryFrom<String> for UnitNumber {
    type Error = NotAUnitNumber;

    fn try_from(text: String) -> Result<Self, NotAUnitNumber> {
        text.parse()
    }
}

impl From<MunicipalityCode> for UnitNumber {
    fn from(code: MunicipalityCode) -> Self {
        Self(code.to_string())
    }
}

/// What kind of unit it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// The whole country.
    Country,
    /// A region.
    Region,
    /// A municipality.
    Municipality,
    /// A district or area within a municipality.
    District,
    /// A municipal school (folkeskole).
    School,
    /// A free or private school.
    PrivateSchool,
    /// A school for special needs.
    SpecialSchool,
    /// A continuation school (efterskole).
    ContinuationSchool,
    /// A youth school (ungdomsskole).
    YouthSchool,
    /// A daycare unit.
    Daycare,
    /// Family daycare (dagpleje).
    FamilyDaycare,
    /// A unit of the social children's area.
    Social,
    /// Another institution in a register.
    Other,
}

impl UnitKind {
    /// Tells whether the unit is a school of any kind.
    pub const fn is_school(self) -> bool {
        matches!(
            self,
            Self::School
                | Self::PrivateSchool
                | Self::SpecialSchool
                | Self::ContinuationSchool
                | Self::YouthSchool
        )
    }

    /// Tells whether the unit is an area (country, region, municipality, district), no institution.
    pub const fn is_area(self) -> bool {
        matches!(self, Self::Country | Self::Region | Self::Municipality | Self::District)
    }

    /// Returns the word used in files, rows and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Country => "country",
            Self::Region => "region",
            Self::Municipality => "municipality",
            Self::District => "district",
            Self::School => "school",
            Self::PrivateSchool => "private-school",
            Self::SpecialSchool => "special-school",
            Self::ContinuationSchool => "continuation-school",
            Self::YouthSchool => "youth-school",
            Self::Daycare => "daycare",
            Self::FamilyDaycare => "family-daycare",
            Self::Social => "social",
            Self::Other => "other",
        }
    }
}

/// Whether a unit stands alone, has departments, or is one.
///
/// Registers list a main unit and its departments beside each other; counting both counts twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// A unit without departments.
    Whole,
    /// A main unit with departments.
    Main,
    /// A department of the main unit with this number, if the register tells it.
    Department(Option<UnitNumber>),
}

/// A unit as the latest register or delivery describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// The national or local number.
    pub number: UnitNumber,
    /// The name.
    pub name: String,
    /// What kind of unit it is.
    pub kind: UnitKind,
    /// Whether it has departments or is one.
    pub part: Part,
    /// The municipality it lies in, as the register states it; never read from the number.
    pub municipality: Option<MunicipalityCode>,
    /// Who owns it, in the register's words.
    pub ownership: Option<String>,
    /// The first day, when known.
    pub opened: Option<Date>,
    /// The last day, when it has closed.
    pub closed: Option<Date>,
    /// Latitude and longitude in degrees (WGS 84).
    pub location: Option<(f64, f64)>,
}

impl Unit {
    /// Tells whether the unit is open on `day`.
    pub fn is_open_on(&self, day: Date) -> bool {
        self.opened.is_none_or(|opened| opened <= day)
            && self.closed.is_none_or(|closed| day <= closed)
    }

    /// Tells whether the unit counts when units are counted: a department counts with its main unit.
    pub fn counts(&self) -> bool {
        !matches!(self.part, Part::Department(_))
    }
}

/// A unit's place below another in one hierarchy, from one day until another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placement {
    /// The hierarchy, such as `line`, `district` or `joint-leadership`.
    pub hierarchy: String,
    /// The unit that is placed.
    pub unit: UnitNumber,
    /// The unit above it.
    pub parent: UnitNumber,
    /// The first day.
    pub from: Date,
    /// The last day, when it has ended.
    pub until: Option<Date>,
}

/// How one unit follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SuccessionKind {
    /// The old unit became part of the new one.
    Merged,
    /// The old unit was split, and this is one of the parts.
    Split,
    /// The old unit goes on under a new number.
    Renumbered,
}

/// One unit that follows another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Succession {
    /// The unit that ended.
    pub old: UnitNumber,
    /// The unit that follows.
    pub new: UnitNumber,
    /// How it follows.
    pub kind: SuccessionKind,
    /// The first day of the new unit's responsibility.
    pub on: Date,
}
