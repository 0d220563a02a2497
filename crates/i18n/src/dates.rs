//! Dates and times as people read them. Times are Danish times.

use domain::text::Locale;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Writes a day: `21. november 2026` or `21 November 2026`.
pub fn date(locale: Locale, day: Date) -> String {
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    let (months, dot) = match locale {
        Locale::Da => (MONTHS_DA, "."),
        Locale::En => (MONTHS_EN, ""),
    };
    format!("{}{dot} {} {}", day.day(), months.get(month).unwrap_or(&""), day.year())
}

/// Writes a day and a time in Denmark: `21. november 2026 kl. 14.05` or `21 November 2026, 14:05`.
pub fn day_and_time(locale: Locale, at: Timestamp) -> String {
    let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
    let local = at.to_zoned(zone);
    let day = date(locale, local.date());
    match locale {
        Locale::Da => format!("{day} kl. {:02}.{:02}", local.hour(), local.minute()),
        Locale::En => format!("{day}, {:02}:{:02}", local.hour(), local.minute()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_in_danish_time() {
        let at: Timestamp = "2026-07-01T12:05:00Z".parse().unwrap();
        assert_eq!(day_and_time(Locale::Da, at), "1. juli 2026 kl. 14.05");
        assert_eq!(day_and_time(Locale::En, at), "1 July 2026, 14:05");
    }
}
