//! Figures that only the municipality as a whole has: prices, spending and the social area.

use super::{
    chance::Chance,
    courses::FIRST,
    rows::{Row, Value, whole},
};

/// Adds the municipality's own figures of five calendar years.
pub(crate) fn measure(seed: u64, rows: &mut Vec<Row>) {
    let mut chance = Chance::stream(seed, "municipality");
    for (step, year) in (0_u8..).zip(FIRST..FIRST + 5) {
        let step = f64::from(step);
        let dearer = |start: f64| (start * (1.0 + 0.034 * step) / 12.0).round() * 12.0;
        let row = |indicator, value, n| Row {
            indicator,
            unit: "999".to_owned(),
            period: year.to_string(),
            breakdown: String::new(),
            value: Value::Number(value, 0),
            n,
        };
        rows.push(row("takst-dagpleje", dearer(36_300.0), None));
        rows.push(row("takst-vuggestue", dearer(42_900.0), None));
        rows.push(row("takst-boernehave", dearer(25_500.0), None));
        let spent = 98_400.0 * (1.0 + 0.031 * step) + 600.0 * chance.normal();
        rows.push(row("udgift-pr-barn", spent, None));
        let reports = whole(1180.0 + 55.0 * step + 34.0 * chance.normal());
        rows.push(row("underretninger", f64::from(reports), Some(reports)));
        let placed = whole(112.0 - 2.0 * step + 4.0 * chance.normal());
        rows.push(row("anbringelser", f64::from(placed), Some(placed)));
        for (indicator, share, n) in [
            ("underretning-vurderet-24-timer", 0.955 + 0.006 * step, reports),
            ("boernefaglig-undersoegelse-4-maaneder", 0.76 + 0.02 * step, 164),
        ] {
            let value = 100.0 * f64::from(chance.of(n, share)) / f64::from(n);
            rows.push(Row { value: Value::Number(value, 1), ..row(indicator, 0.0, Some(n)) });
        }
    }
}
