//! All schools of the country as context, and four schools of a municipality among them.

use crate::series::{caption, estimate, mark};

use charts::{
    Spacing,
    funnel::{Context, Funnel, FunnelUnit, Limit, Limits, Verdict},
    input::{Axis, Line, SHARE},
    strip::{Distribution, Strip, StripUnit},
};

/// A small generator of even numbers between 0 and 1, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        u32::try_from(self.0 >> 32).map_or(0.5, |high| f64::from(high) / f64::from(u32::MAX))
    }

    /// Sums twelve rolls: close to a standard normal number.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.roll()).sum::<f64>() - 6.0
    }
}

const TARGET: f64 = 80.0;

fn context() -> Vec<(f64, f64)> {
    let mut dice = Dice(7);
    let unit = |_| {
        let n = (8.0 + 70.0 * dice.roll() + 60.0 * dice.roll() * dice.roll()).round();
        let share = (TARGET + spread(n) * 1.15 * dice.normal()).clamp(0.0, 100.0);
        (n, (share * n / 100.0).round() / n * 100.0)
    };
    (0..1300).map(unit).collect()
}

/// The standard error of a share at the target, in percentage points.
fn spread(n: f64) -> f64 {
    (TARGET * (100.0 - TARGET) / n).sqrt()
}

fn limits(label: &str, z: f64) -> Limits {
    let at = |n: i32| {
        let n = f64::from(n);
        let half = z * spread(n);
        Limit { n, lower: (TARGET - half).max(0.0), upper: (TARGET + half).min(100.0) }
    };
    Limits { label: label.to_owned(), points: (5..150).map(at).collect() }
}

fn unit(label: &str, n: f64, value: f64, verdict: Verdict) -> FunnelUnit {
    let text = format!("{label}: {value:.0} % af {n:.0} elever");
    FunnelUnit { label: label.to_owned(), n, value, verdict, mark: mark(&text) }
}

pub(crate) fn funnel() -> Funnel {
    Funnel {
        caption: caption(
            "Elever med mindst 2 i dansk og matematik",
            "1.300 skoler og fire af vore.",
        ),
        count_label: "Elever i 9. klasse".to_owned(),
        spacing: Spacing::SquareRoot,
        axis: Axis {
            label: "Mindst 2 i dansk og matematik, %".into(),
            limits: SHARE,
            least_span: 20.0,
        },
        target: Line { label: "Mål 80 %".to_owned(), value: TARGET },
        inner: limits("95 %", 1.96),
        outer: limits("99,8 %", 3.09),
        context: Context { text: "1.300 andre skoler i landet".to_owned(), points: context() },
        units: vec![
            unit("Nordskolen", 62.0, 84.0, Verdict::Expected),
            unit("Havneskolen", 71.0, 69.0, Verdict::Attention),
            unit("Mosegårdsskolen", 96.0, 63.0, Verdict::Deviates),
            unit("Øskolen", 9.0, 66.7, Verdict::Expected),
        ],
    }
}

pub(crate) fn strip() -> Strip {
    let mut dice = Dice(11);
    let own = [("Bakkeskolen", 79.0, 8.0), ("Nordskolen", 84.0, 5.0), ("Øskolen", 67.0, 19.0)];
    Strip {
        caption: caption("Høj trivsel", "Alle skoler i landet og tre af vore."),
        axis: Axis { label: "Elever med høj trivsel, %".into(), limits: SHARE, least_span: 20.0 },
        context: Distribution {
            text: "1.080 andre skoler".to_owned(),
            values: (0..1080).map(|_| (82.0 + 5.5 * dice.normal()).min(100.0)).collect(),
            ..Distribution::default()
        },
        units: own
            .map(|(label, value, half)| StripUnit {
                label: format!("{label} {value:.0} %"),
                estimate: estimate(value, half),
                beside: None,
                mark: mark(label),
            })
            .to_vec(),
        reference: Some(Line { label: "Hele landet 82 %".to_owned(), value: 82.0 }),
        target: Some(Line { label: "Mål 88 %".to_owned(), value: 88.0 }),
    }
}
