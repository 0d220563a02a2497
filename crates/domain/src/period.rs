//! Periods that figures belong to. School years are first class.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

/// The kind of a period, as an indicator names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PeriodType {
    /// 1 August to 31 July.
    SchoolYear,
    /// 1 January to 31 December.
    CalendarYear,
    /// Three months of a calendar year.
    Quarter,
    /// A measurement round with a number within a year.
    Round,
}

/// A period. Written `2024/25`, `2024`, `2024-Q3` or `2024-R1`; periods of one type sort by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Period {
    /// The school year that starts on 1 August of this year.
    SchoolYear(i16),
    /// The calendar year.
    CalendarYear(i16),
    /// A quarter 1–4 of a year.
    Quarter(i16, u8),
    /// A measurement round 1–9 in a year.
    Round(i16, u8),
}

impl Period {
    /// Returns the type of the period.
    pub const fn period_type(self) -> PeriodType {
        match self {
            Self::SchoolYear(_) => PeriodType::SchoolYear,
            Self::CalendarYear(_) => PeriodType::CalendarYear,
            Self::Quarter(..) => PeriodType::Quarter,
            Self::Round(..) => PeriodType::Round,
        }
    }

    /// Returns the year in which the period starts.
    pub const fn start_year(self) -> i16 {
        match self {
            Self::SchoolYear(year)
            | Self::CalendarYear(year)
            | Self::Quarter(year, _)
            | Self::Round(year, _) => year,
        }
    }

    /// Returns the period's place on a time axis in years, so that differences are years.
    pub fn position(self) -> f64 {
        match self {
            Self::SchoolYear(year) | Self::CalendarYear(year) => f64::from(year),
            Self::Quarter(year, quarter) => f64::from(year) + f64::from(quarter - 1) / 4.0,
            Self::Round(year, round) => f64::from(year) + f64::from(round - 1) / 10.0,
        }
    }

    /// Returns the first day of the period.
    pub const fn first_day(self) -> Date {
        match self {
            Self::SchoolYear(year) => date(year, 8, 1),
            Self::CalendarYear(year) | Self::Round(year, _) | Self::Quarter(year, 1) => {
                date(year, 1, 1)
            }
            Self::Quarter(year, 2) => date(year, 4, 1),
            Self::Quarter(year, 3) => date(year, 7, 1),
            Self::Quarter(year, _) => date(year, 10, 1),
        }
    }

    /// Returns the last day of the period.
    pub const fn last_day(self) -> Date {
        match self {
            Self::SchoolYear(year) => date(year + 1, 7, 31),
            Self::Quarter(year, 1) => date(year, 3, 31),
            Self::Quarter(year, 2) => date(year, 6, 30),
            Self::Quarter(year, 3) => date(year, 9, 30),
            Self::CalendarYear(year) | Self::Round(year, _) | Self::Quarter(year, _) => {
                date(year, 12, 31)
            }
        }
    }

    /// Returns the period of the same type `years` later.
    #[must_use]
    pub const fn plus_years(self, years: i16) -> Self {
        match self {
            Self::SchoolYear(year) => Self::SchoolYear(year + years),
            Self::CalendarYear(year) => Self::CalendarYear(year + years),
            Self::Quarter(year, quarter) => Self::Quarter(year + years, quarter),
            Self::Round(year, round) => Self::Round(year + years, round),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SchoolYear(year) => write!(f, "{year}/{:02}", (year + 1).rem_euclid(100)),
            Self::CalendarYear(year) => write!(f, "{year}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-Q{quarter}"),
            Self::Round(year, round) => write!(f, "{year}-R{round}"),
        }
    }
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a period; write `2024/25`, `2024`, `2024-Q3` or `2024-R1`")]
pub struct NotAPeriod(pub String);

impl FromStr for Period {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        parse(text.trim()).ok_or_else(|| NotAPeriod(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Period> {
    if let Some((first, second)) = text.split_once(['/', '\u{2013}']) {
        let start = year(first)?;
        let end_matches = match second.trim().len() {
            2 => second.trim().parse::<i16>().ok()? == (start + 1).rem_euclid(100),
            _ => year(second)? == start + 1,
        };
        return end_matches.then_some(Period::SchoolYear(start));
    }
    if let Some((first, part)) = text.split_once(['-', 'K', 'Q']) {
        return part_of_year(year(first)?, part.trim_start_matches(['Q', 'K']));
    }
    year(text).map(Period::CalendarYear)
}

fn part_of_year(year: i16, part: &str) -> Option<Period> {
    if let Some(round) = part.strip_prefix('R') {
        return round.parse().ok().filter(|n| (1..=9).contains(n)).map(|n| Period::Round(year, n));
    }
    part.parse().ok().filter(|n| (1..=4).contains(n)).map(|n| Period::Quarter(year, n))
}

fn year(text: &str) -> Option<i16> {
    let digits = text.trim();
    (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|year| (1900..=2200).contains(year))
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

impl TryFrom<String> for Period {
    type Error = NotAPeriod;

    fn try_from(text: String) -> Result<Self, NotAPeriod> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert_eq, prop_oneof, proptest};

    use super::*;

    fn any_period() -> impl Strategy<Value = Period> {
        prop_oneof![
            (1900_i16..2199).prop_map(Period::SchoolYear),
            (1900_i16..2200).prop_map(Period::CalendarYear),
            (1900_i16..2200, 1_u8..5).prop_map(|(y, q)| Period::Quarter(y, q)),
            (1900_i16..2200, 1_u8..10).prop_map(|(y, r)| Period::Round(y, r)),
        ]
    }

    proptest! {
        #[test]
        fn a_written_period_reads_back_the_same(period in any_period()) {
            prop_assert_eq!(period.to_string().parse(), Ok(period));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            let _read: Result<Period, _> = text.parse();
        }
    }

    #[test]
    fn the_spellings_in_real_files_are_understood() {
        for (text, period) in [
            ("2024/2025", Period::SchoolYear(2024)),
            ("2024/25", Period::SchoolYear(2024)),
            (" 1999/00", Period::SchoolYear(1999)),
            ("2023", Period::CalendarYear(2023)),
            ("2024K3", Period::Quarter(2024, 3)),
        ] {
            assert_eq!(text.parse(), Ok(period), "{text}");
        }
    }

    #[test]
    fn a_school_year_must_span_two_following_years() {
        for text in ["2024/26", "2024/2024", "24/25", "2024/", "aar 2024", ""] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_school_year_runs_from_august_to_july() {
        let period = Period::SchoolYear(2024);
        assert_eq!(period.first_day(), date(2024, 8, 1));
        assert_eq!(period.last_day(), date(2025, 7, 31));
    }
}
