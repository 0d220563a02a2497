//! Flaws that real deliveries have, planted where tests can find them.

use super::rows::{NOT_DELIVERED, NOT_MEASURED, Row, Value};

/// Absence that was not reported and stands as zero: Krogsby Skole in 2023/24.
const FALSE_ZERO: (&str, &str) = ("999009", "2023/24");
/// A survey that was not held: Bøgevadskolen in 2022/23.
const NOT_HELD: (&str, &str) = ("999004", "2022/23");
/// Absence that came too late for the delivery: Hvidtjørnskolen in 2025/26.
const LATE: (&str, &str) = ("999008", "2025/26");

/// Plants the flaws and returns the rows of the delivery that came later.
pub(crate) fn plant(rows: &mut [Row]) -> Vec<Row> {
    let mut late = Vec::new();
    for row in rows {
        let is = |(unit, period): (&str, &str)| row.unit == unit && row.period == period;
        let is_absence = matches!(row.indicator, "elevfravaer" | "fravaer-over-10-pct");
        let is_survey =
            row.indicator.starts_with("trivsel-") || row.indicator == "andel-hoejest-trivsel";
        if is(FALSE_ZERO) && is_absence {
            row.value = Value::Number(0.0, 1);
        }
        if is(NOT_HELD) && is_survey {
            (row.value, row.n) = (NOT_MEASURED, None);
        }
        if is(LATE) && is_absence {
            late.push(row.clone());
            (row.value, row.n) = (NOT_DELIVERED, None);
        }
    }
    late
}
