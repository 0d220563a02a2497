use super::*;
use crate::{figure::CountBasis, indicator::Catalogue};

fn indicator(kind: &str, unit: &str, spread: &str) -> Indicator {
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
        counted = "pupils"
        counted_for = "school"
        period = "school-year"
        levels = ["school"]
        breakdowns = []
        secrecy = "public"
        minimum_n = 5
        judge_n = 20
        scale = {{ min = 0.0, max = 100.0 }}
        {spread}
        [source]
        name = "Prøvekilde"
        owner = "Ingen"
        "#
    );
    let mut catalogue = Catalogue::default();
    catalogue.add("test.toml", &text).unwrap();
    catalogue.find_text("test").unwrap().clone()
}

fn stated(estimate: f64, n: Option<f64>) -> Stated {
    let n = n.map(|n| Count { n, basis: CountBasis::Stated });
    Stated { estimate, n, basis: Basis::Published, verdict: None }
}

#[test]
fn a_share_gets_wilsons_interval_from_its_n() {
    // 48 of 60: Wilson by hand, 95 %: 68.22 to 88.17.
    let known = known(&indicator("share", "percent", ""), stated(80.0, Some(60.0)));
    let (lower, upper) = known.interval.ends().unwrap();
    assert!((lower - 68.216).abs() < 0.01 && (upper - 88.171).abs() < 0.01, "{lower} {upper}");
    assert_eq!(known.interval.code(), "wilson");
}

#[test]
fn a_mean_gets_an_interval_marked_estimated_from_a_named_spread() {
    let spread = r#"spread = { sd = 0.55, source = "STIL 2024", basis = "estimated" }"#;
    let known = known(&indicator("mean", "points", spread), stated(3.6, Some(100.0)));
    let (lower, upper) = known.interval.ends().unwrap();
    // 3.6 ± 1.98422 · 0.055
    assert!((lower - 3.490_868).abs() < 1e-5 && (upper - 3.709_132).abs() < 1e-5);
    assert_eq!(known.interval.code(), "estimated");
}

#[test]
fn where_no_interval_is_possible_the_figure_says_why() {
    let spread = r#"spread = { sd = 0.55, source = "STIL 2024", basis = "estimated" }"#;
    let cases = [
        (indicator("share", "percent", ""), None, "no-count"),
        (indicator("mean", "points", spread), None, "no-count"),
        (indicator("mean", "points", ""), Some(50.0), "no-spread"),
        (indicator("mean", "points", spread), Some(4.0), "too-few"),
        (indicator("count", "children", ""), Some(50.0), "not-sampled"),
        (indicator("share", "percent", ""), Some(0.0), "too-few"),
    ];
    for (indicator, n, reason) in cases {
        assert_eq!(known(&indicator, stated(3.6, n)).interval.code(), reason);
    }
}
