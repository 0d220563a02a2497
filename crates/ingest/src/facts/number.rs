//! Numbers of facts, as whole numbers of their smallest part.

use domain::{
    delivery::ProblemKind,
    fact::{Column, ColumnKind},
};

use crate::number::{Decimal, parse};

/// The least number that may be written with a separator of thousands.
const THOUSAND: f64 = 1_000.0;

/// Tells whether `2.351` in a column may be two thousand or two and a bit, so that the column's other numbers must
/// tell which. Where no number reaches a thousand, a separator always stands before decimals.
pub(super) fn is_open(column: &Column) -> bool {
    match column.kind {
        ColumnKind::Number { min, max, decimals } => {
            decimals > 0 && (max >= THOUSAND || min <= -THOUSAND)
        }
        _ => false,
    }
}

/// Reads a number as a whole number of its smallest part. `decimal` tells how decimals are written in a column
/// where that is open.
pub(super) fn number(
    text: &str,
    column: &Column,
    decimal: Option<Decimal>,
) -> Result<Option<i32>, ProblemKind> {
    let ColumnKind::Number { min, max, decimals } = column.kind else { return Ok(None) };
    let scale = f64::from(column.scale());
    if let Some(parts) = plain(text, decimals).filter(|_| decimal.is_none()) {
        let is_within = (min..=max).contains(&(f64::from(parts) / scale));
        return if is_within { Ok(Some(parts)) } else { Err(ProblemKind::OutsideScale) };
    }
    let own = if text.contains(',') { Decimal::Comma } else { Decimal::Point };
    let decimal = decimal.or_else(|| (decimals > 0).then_some(own));
    let number = parse(text, decimal).ok_or(ProblemKind::NotANumber)?;
    if !(min..=max).contains(&number) {
        return Err(ProblemKind::OutsideScale);
    }
    let whole = (number * scale).round();
    if (whole / scale - number).abs() > 1e-9 {
        return Err(ProblemKind::TooPrecise);
    }
    // What does not fit is outside any real scale.
    if !(f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&whole) {
        return Err(ProblemKind::OutsideScale);
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and within the limits")]
    Ok(Some(whole as i32))
}

/// Reads digits with so many decimals at most, as most numbers are written; none when anything else stands there.
fn plain(text: &str, decimals: u8) -> Option<i32> {
    let (whole, fraction) = match text.split_once([',', '.']) {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    let missing = usize::from(decimals).checked_sub(fraction.len())?;
    let mut parts: i32 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = byte.is_ascii_digit().then(|| i32::from(byte - b'0'))?;
        parts = parts.checked_mul(10)?.checked_add(digit)?;
    }
    let parts = parts.checked_mul(10_i32.checked_pow(u32::try_from(missing).ok()?)?)?;
    (!whole.is_empty()).then_some(parts)
}

#[cfg(test)]
mod tests {
    use domain::fact::Role;
    use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

    use super::*;

    fn column(max: f64, decimals: u8) -> Column {
        let written = format!(
            "name = \"n\"\nrole = \"value\"\nkind = \"number\"\nmin = 0.0\nmax = {max:.1}\n\
             decimals = {decimals}\ntext = {{ da = \"n\", en = \"n\" }}\n"
        );
        let column: Column = toml::from_str(&written).unwrap();
        assert_eq!(column.role, Role::Value);
        column
    }

    #[test]
    fn a_number_below_a_thousand_has_its_decimals_behind_whatever_stands_there() {
        let part = column(1.5, 3);
        assert!(!is_open(&part) && is_open(&column(2500.0, 1)) && !is_open(&column(2500.0, 0)));
        for (text, parts) in [("0,775", 775), ("0.775", 775), ("1", 1_000), (",5", 500)] {
            assert_eq!(number(text, &part, None), Ok(Some(parts)), "{text}");
        }
        for (text, problem) in [
            ("1.600", ProblemKind::OutsideScale),
            ("0,7755", ProblemKind::TooPrecise),
            ("0,", ProblemKind::NotANumber),
            ("-1", ProblemKind::OutsideScale),
            ("99999999999", ProblemKind::OutsideScale),
        ] {
            assert_eq!(number(text, &part, None), Err(problem), "{text}");
        }
    }

    #[test]
    fn a_number_that_may_be_thousands_is_read_as_its_column_is() {
        let hours = column(2500.0, 1);
        let read = |decimal| number("1.250", &hours, Some(decimal));
        assert_eq!(read(Decimal::Comma), Ok(Some(12_500)));
        assert_eq!(read(Decimal::Point), Err(ProblemKind::TooPrecise));
    }

    proptest! {
        #[test]
        fn the_quick_way_and_the_long_way_say_the_same(parts in 0_i32..200_000, comma in any::<bool>()) {
            let text = format!("{}.{:02}", parts / 100, parts % 100);
            let text = if comma { text.replace('.', ",") } else { text };
            let decimal = if comma { Decimal::Comma } else { Decimal::Point };
            let column = column(999.0, 2);
            prop_assert_eq!(plain(&text, 2), Some(parts));
            prop_assert_eq!(number(&text, &column, None), number(&text, &column, Some(decimal)));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            let read = number(&text, &column(999.0, 2), None);
            prop_assert!(read.is_err() || read.is_ok_and(|parts| parts.is_some()));
        }
    }
}
