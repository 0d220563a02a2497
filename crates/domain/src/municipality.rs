//! Municipalities and the regions they lie in, by date.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// A municipality's national code, three digits from 101 to 860.
///
/// Christiansø (411) is no municipality. A school's number says nothing about its municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct MunicipalityCode(u16);

impl MunicipalityCode {
    /// The code of the made-up municipality Fjordby, outside the real range.
    pub const FJORDBY: Self = Self(999);
}

impl fmt::Display for MunicipalityCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}", self.0)
    }
}

/// A text that is no municipality code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a municipality code; write three digits such as `101`")]
pub struct NotACode(pub String);

impl FromStr for MunicipalityCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        let digits = text.trim().trim_start_matches('0');
        let real = |code: &u16| (101..=999).contains(code) && *code != 411;
        digits.parse().ok().filter(real).map(Self).ok_or_else(|| NotACode(text.to_owned()))
    }
}

impl From<MunicipalityCode> for String {
    fn from(code: MunicipalityCode) -> Self {
        code.to_string()
    }
}

impl TryFrom<String> for MunicipalityCode {
    type Error = NotACode;

    fn try_from(text: String) -> Result<Self, NotACode> {
        text.parse()
    }
}

/// The first day of Region Østdanmark, made of Hovedstaden and Sjælland (Lov nr 699 af 20/6/2025).
pub const EAST_DENMARK_FROM: Date = date(2027, 1, 1);

/// A municipality with its regions before and from 2027.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// The national code.
    pub code: MunicipalityCode,
    /// The name without `Kommune`.
    pub name: String,
    /// The region until the end of 2026.
    pub region_until_2026: String,
    /// The region from 2027.
    pub region_from_2027: String,
}

impl Municipality {
    /// Returns the name of the region the municipality lies in on `day`.
    pub fn region_on(&self, day: Date) -> &str {
        if day < EAST_DENMARK_FROM { &self.region_until_2026 } else { &self.region_from_2027 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_depends_on_the_day() {
        let kobenhavn = Municipality {
            code: "101".parse().unwrap(),
            name: "København".to_owned(),
            region_until_2026: "Region Hovedstaden".to_owned(),
            region_from_2027: "Region Østdanmark".to_owned(),
        };
        assert_eq!(kobenhavn.region_on(date(2026, 12, 31)), "Region Hovedstaden");
        assert_eq!(kobenhavn.region_on(date(2027, 1, 1)), "Region Østdanmark");
    }

    #[test]
    fn christianso_is_no_municipality() {
        assert!("411".parse::<MunicipalityCode>().is_err());
        assert!("101".parse::<MunicipalityCode>().is_ok());
        assert_eq!("0101".parse::<MunicipalityCode>().unwrap().to_string(), "101");
    }
}
