use jiff::civil::{Date, date};

use super::*;
use crate::{
    breakdown::Breakdown,
    figure::{Basis, Count, CountBasis, FigureKey, Missing, Stated, Value, Withheld, known},
    id::{DeliveryId, GoalId, TargetId},
    indicator::Catalogue,
    target::Side,
};

mod changes;
mod gaps;
mod levels;
mod rules;
mod simulation;

const TODAY: Date = date(2025, 11, 1);

/// What differs between the indicators of these tests.
struct Shape {
    kind: &'static str,
    unit: &'static str,
    counted: &'static str,
    extra: &'static str,
}

const SHARE: Shape = Shape { kind: "share", unit: "percent", counted: "pupils", extra: "" };
const MEAN: Shape = Shape {
    kind: "mean",
    unit: "grade",
    counted: "pupils",
    extra: r#"spread = { sd = 2.0, source = "STIL 2024", basis = "estimated" }"#,
};
const RATIO: Shape =
    Shape { kind: "ratio", unit: "children-per-adult", counted: "children", extra: "" };

fn indicator(shape: &Shape) -> Indicator {
    let Shape { kind, unit, counted, extra } = shape;
    let text = format!(
        r#"
        id = "test"
        area = "folkeskole"
        name = {{ da = "Prøve", en = "Test" }}
        short = {{ da = "Prøve", en = "Test" }}
        definition = {{ da = "En prøve", en = "A test" }}
        can_tell = {{ da = "x", en = "x" }}
        cannot_tell = {{ da = "x", en = "x" }}
        kind = "{kind}"
        unit = "{unit}"
        polarity = "higher-is-better"
        decimals = 1
        counted = "{counted}"
        counted_for = "school"
        period = "school-year"
        levels = ["school"]
        breakdowns = []
        secrecy = "public"
        minimum_n = 5
        judge_n = 20
        scale = {{ min = 0.0, max = 100.0 }}
        {extra}
        [source]
        name = "Prøvekilde"
        owner = "Ingen"
        [[breaks]]
        from = "2010/11"
        why = {{ da = "Ny test", en = "New test" }}
        [[breaks]]
        from = "2030/31"
        why = {{ da = "Ny test", en = "New test" }}
        [[uncomparable]]
        from = "2019/20"
        to = "2019/20"
        why = {{ da = "Aflyst", en = "Cancelled" }}
        "#
    );
    let mut catalogue = Catalogue::default();
    catalogue.add("test.toml", &text).unwrap();
    catalogue.find_text("test").unwrap().clone()
}

fn school_year(start: i16) -> Period {
    Period::SchoolYear(start)
}

fn with_value(year: i16, breakdown: &Breakdown, value: Value) -> Figure {
    Figure {
        key: FigureKey {
            indicator: "test".parse().unwrap(),
            unit: "101001".parse().unwrap(),
            period: school_year(year),
            breakdown: breakdown.clone(),
        },
        value,
        delivery: DeliveryId(uuid::Uuid::nil()),
    }
}

fn group_figure(
    indicator: &Indicator,
    (year, estimate, n): (i16, f64, f64),
    breakdown: &Breakdown,
) -> Figure {
    let n = (n > 0.0).then_some(Count { n, basis: CountBasis::Stated });
    let stated = Stated { estimate, n, basis: Basis::Published, verdict: None };
    with_value(year, breakdown, Value::Known(known(indicator, stated)))
}

/// Figures of all children as (year, estimate, n); n = 0 is an unknown n.
fn figures(indicator: &Indicator, values: &[(i16, f64, f64)]) -> Vec<Figure> {
    values.iter().map(|value| group_figure(indicator, *value, &Breakdown::all())).collect()
}

fn target(rule: Rule, by: Option<i16>) -> Target {
    Target {
        id: TargetId(uuid::Uuid::nil()),
        goal: GoalId(uuid::Uuid::nil()),
        indicator: "test".parse().unwrap(),
        breakdown: Breakdown::all(),
        rule,
        by: by.map(school_year),
    }
}

fn at_least(bound: f64, by: Option<i16>) -> Target {
    target(Rule::Level { side: Side::AtLeast, bound }, by)
}

fn judged(indicator: &Indicator, target: &Target, figures: &[Figure]) -> Judgement {
    judge(&Case { indicator, target, figures, movement: None, today: TODAY })
}

fn assert_likely(judgement: &Judgement, expected: f64) {
    let found = judgement.probability.unwrap();
    assert!((found - expected).abs() < 1e-4, "{found} instead of {expected}");
}
