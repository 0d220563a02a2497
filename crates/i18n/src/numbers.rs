//! Numbers as people read them.

use domain::{indicator::Measure, text::Locale};

use crate::texts::{Args, tr};

/// Writes a whole number with the language's separator between thousands: `2.303` or `2,303`.
pub fn whole(locale: Locale, value: i64) -> String {
    group(locale, &value.unsigned_abs().to_string(), value < 0)
}

/// Writes a number with a fixed count of decimals: `7,3` or `7.3`, with a true minus sign.
pub fn decimal(locale: Locale, value: f64, decimals: u8) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = format!("{:.*}", usize::from(decimals), value.abs());
    let is_negative = value < 0.0 && plain.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    let (integer, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole = group(locale, integer, is_negative);
    if fraction.is_empty() {
        return whole;
    }
    let mark = match locale {
        Locale::Da => ',',
        Locale::En => '.',
    };
    format!("{whole}{mark}{fraction}")
}

/// Writes a value with its unit of measurement: `7,3 %`, `3,6 point`.
pub fn measured(locale: Locale, value: f64, measure: Measure, decimals: u8) -> String {
    tr(
        locale,
        amount_key(measure),
        &Args::default().text("value", decimal(locale, value, decimals)),
    )
}

/// Writes a value with its unit of measurement where the value is worded already.
pub fn amount(locale: Locale, value: &str, measure: Measure) -> String {
    tr(locale, amount_key(measure), &Args::default().text("value", value))
}

/// Writes an interval: `6,9–7,7`.
pub fn interval(locale: Locale, ends: (f64, f64), decimals: u8) -> String {
    let (lower, upper) = ends;
    let dash = if lower < 0.0 || upper < 0.0 { " … " } else { "–" };
    format!("{}{dash}{}", decimal(locale, lower, decimals), decimal(locale, upper, decimals))
}

const fn amount_key(measure: Measure) -> &'static str {
    match measure {
        Measure::Percent => "amount-percent",
        Measure::Points => "amount-points",
        Measure::Grade => "amount-grade",
        Measure::Children => "amount-children",
        Measure::Days => "amount-days",
        Measure::Hours => "amount-hours",
        Measure::ChildrenPerAdult => "amount-children-per-adult",
        Measure::PupilsPerClass => "amount-pupils-per-class",
        Measure::PupilsPerTeacher => "amount-pupils-per-teacher",
        Measure::Kroner => "amount-kroner",
        Measure::Notifications => "amount-notifications",
    }
}

fn group(locale: Locale, digits: &str, is_negative: bool) -> String {
    let separator = match locale {
        Locale::Da => '.',
        Locale::En => ',',
    };
    let mut grouped = String::new();
    if is_negative {
        grouped.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        assert_eq!(decimal(Locale::Da, 1234.56, 1), "1.234,6");
        assert_eq!(decimal(Locale::En, 1234.56, 1), "1,234.6");
        assert_eq!(decimal(Locale::Da, -0.5, 1), "\u{2212}0,5");
        assert_eq!(decimal(Locale::Da, -0.04, 1), "0,0");
        assert_eq!(whole(Locale::Da, 2_303), "2.303");
        assert_eq!(whole(Locale::En, -1_000_000), "\u{2212}1,000,000");
        assert_eq!(decimal(Locale::Da, f64::NAN, 1), "–");
    }

    #[test]
    fn an_interval_with_a_negative_end_is_not_read_as_a_minus() {
        assert_eq!(interval(Locale::Da, (6.9, 7.7), 1), "6,9–7,7");
        assert_eq!(interval(Locale::Da, (-0.5, 0.3), 1), "\u{2212}0,5 … 0,3");
    }
}
