//! Days and periods as files spell them.

use domain::period::{Period, PeriodType};
use jiff::civil::Date;

use crate::{format::YearIs, text::clean};

/// Reads `17/12/2025`, `17-12-2025`, `17.12.2025`, `2025-12-17`, `20251217` or the month `202512`.
///
/// A month stands for its first day.
pub(crate) fn parse_day(text: &str) -> Option<Date> {
    let text = clean(text);
    let without_time = text.split(['T', ' ']).next()?;
    let mut parts = without_time.split(['/', '-', '.']);
    match [(); 4].map(|()| parts.next()) {
        [Some(year), Some(month), Some(day), None] if year.len() == 4 => new_date(year, month, day),
        [Some(day), Some(month), Some(year), None] if year.len() == 4 => new_date(year, month, day),
        [Some(digits), None, ..] if digits.is_ascii() => {
            let (year, rest) = digits.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            new_date(year, month, if day.is_empty() { "1" } else { day })
        }
        _ => None,
    }
}

fn new_date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year = year.parse().ok().filter(|year| (1600..=2200).contains(year))?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// How a plain year is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YearRule {
    /// The type of the format's periods, when it says.
    pub(crate) period_type: Option<PeriodType>,
    /// Which end of a school year a plain year stands for, when the format says.
    pub(crate) year_is: Option<YearIs>,
}

impl YearRule {
    /// Reads a period; a plain year becomes a school year where the format says so.
    pub(crate) fn parse(self, text: &str) -> Option<Period> {
        let clean = clean(text);
        let spelled = clean.replace([' ', '_'], "");
        let read = spelled.parse().ok().or_else(|| school_year(&spelled))?;
        match read {
            Period::CalendarYear(year) if self.period_type == Some(PeriodType::SchoolYear) => {
                self.year_is.map(|end| Period::SchoolYear(end.first_year(year)))
            }
            period => Some(period),
        }
    }

    /// Reads the period that a file's name ends in or contains, such as `schools_2024_25.csv`.
    pub(crate) fn parse_file_name(self, name: &str) -> Option<Period> {
        let numbers: Vec<&str> =
            name.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let pair = numbers.windows(2).rev().find_map(|pair| school_year(&pair.join("/")));
        let is_school_year = self.period_type.is_none_or(|t| t == PeriodType::SchoolYear);
        let lone = || numbers.iter().rev().find_map(|number| self.parse(number));
        pair.filter(|_| is_school_year).or_else(lone)
    }
}

/// Reads a school year with any mark between its years.
fn school_year(text: &str) -> Option<Period> {
    let (first, second) = text.split_once(['/', '-', '\u{2013}'])?;
    let period: Period = format!("{first}/{second}").parse().ok()?;
    (period.period_type() == PeriodType::SchoolYear).then_some(period)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const SCHOOL: YearRule =
        YearRule { period_type: Some(PeriodType::SchoolYear), year_is: Some(YearIs::Start) };
    const PLAIN: YearRule = YearRule { period_type: None, year_is: None };

    #[test]
    fn the_days_of_the_registers_are_understood() {
        for (text, day) in [
            ("17/12/2025", date(2025, 12, 17)),
            ("1-8-2024", date(2024, 8, 1)),
            ("2024-08-01T00:00:00", date(2024, 8, 1)),
            ("200701", date(2007, 1, 1)),
            ("20240731", date(2024, 7, 31)),
        ] {
            assert_eq!(parse_day(text), Some(day), "{text}");
        }
        for text in ["", "31/02/2024", "12/2024", "2024", "0000", "å20240731", "99/99/9999"] {
            assert_eq!(parse_day(text), None, "{text}");
        }
    }

    #[test]
    fn a_plain_year_becomes_a_school_year_only_where_the_format_says_so() {
        assert_eq!(SCHOOL.parse("2024"), Some(Period::SchoolYear(2024)));
        assert_eq!(PLAIN.parse("2024"), Some(Period::CalendarYear(2024)));
        let unsaid = YearRule { year_is: None, ..SCHOOL };
        assert_eq!(unsaid.parse("2024"), None);
        assert_eq!(SCHOOL.parse("2024-2025"), Some(Period::SchoolYear(2024)));
        assert_eq!(SCHOOL.parse("2024-25"), Some(Period::SchoolYear(2024)));
    }

    #[test]
    fn the_name_of_a_file_can_tell_the_period() {
        assert_eq!(SCHOOL.parse_file_name("schools_2024_25.csv"), Some(Period::SchoolYear(2024)));
        assert_eq!(SCHOOL.parse_file_name("skoler 2024-2025.xlsx"), Some(Period::SchoolYear(2024)));
        assert_eq!(PLAIN.parse_file_name("kvotien_2024.csv"), Some(Period::CalendarYear(2024)));
        assert_eq!(SCHOOL.parse_file_name("skoler.csv"), None);
    }
}
