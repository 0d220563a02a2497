//! The days on which there is school.

use jiff::civil::{Date, Weekday, date};

/// School days in a year, by law.
pub(crate) const DAYS: u16 = 200;

/// Returns the school days of the school year that starts in `year`, as files write them: `12-08-2024`.
pub(crate) fn school_days(year: i16) -> Vec<[u8; 10]> {
    let first = date(year, 8, 9);
    let days = first.series(jiff::Span::new().days(1)).filter(|day| is_school_day(*day));
    days.take(usize::from(DAYS)).map(written).collect()
}

fn is_school_day(day: Date) -> bool {
    let week = day.iso_week_date().week();
    let is_weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    // Autumn holiday, winter holiday, Christmas.
    let is_week_off = matches!(week, 42 | 7);
    let is_christmas = matches!((day.month(), day.day()), (12, 22..) | (1, ..=2));
    let after_easter = day.since(easter(day.year())).map_or(0, |span| span.get_days());
    // From the Monday before Easter to the Monday after; Ascension and the day after; Whit Monday.
    let is_feast = matches!(after_easter, -6..=1 | 39 | 40 | 50);
    !(is_weekend || is_week_off || is_christmas || is_feast)
}

/// Easter Sunday by the anonymous Gregorian rule.
fn easter(year: i16) -> Date {
    let (golden, century, of_century) = (year % 19, year / 100, year % 100);
    let correction = (8 * century + 13) / 25;
    let moon = (19 * golden + century - century / 4 - correction + 15) % 30;
    let late = (golden + 11 * moon) / 319;
    let leaps = 2 * (century % 4) + 2 * (of_century / 4) - of_century % 4;
    let to_sunday = (leaps - moon + late + 32) % 7;
    let month = (moon - late + to_sunday + 90) / 25;
    let day = (moon - late + to_sunday + month + 19) % 32;
    let part = |number: i16| i8::try_from(number).unwrap_or(1);
    date(year, part(month), part(day))
}

fn written(day: Date) -> [u8; 10] {
    let digits = |number: i16, of: i16| b'0' + u8::try_from(number / of % 10).unwrap_or(0);
    let (d, m, y) = (i16::from(day.day()), i16::from(day.month()), day.year());
    [
        digits(d, 10),
        digits(d, 1),
        b'-',
        digits(m, 10),
        digits(m, 1),
        b'-',
        digits(y, 1000),
        digits(y, 100),
        digits(y, 10),
        digits(y, 1),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_when_it_was() {
        for day in [date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20), date(2038, 4, 25)] {
            assert_eq!(easter(day.year()), day);
        }
    }

    #[test]
    fn a_year_has_two_hundred_days_from_august_to_june() {
        for year in 2000..=2060 {
            let days = school_days(year);
            assert_eq!(days.len(), 200);
            let text = |day: &[u8; 10]| String::from_utf8(day.to_vec()).unwrap();
            assert!(text(&days[0]).ends_with(&format!("08-{year}")));
            let last = text(days.last().unwrap());
            assert!(last.ends_with(&format!("06-{}", year + 1)), "{last}");
        }
    }
}
