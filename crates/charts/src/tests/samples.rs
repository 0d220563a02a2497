//! Small charts for the tests.

use crate::{
    chain::{Bond, Chain, Column, Link, Node, Status, Tone},
    funnel::{Context, Funnel, FunnelUnit, Limit, Limits, Verdict},
    input::{Axis, Caption, Estimate, Line, Mark, SHARE},
    interval_bar::{Ends, IntervalBar},
    look::{Look, Size},
    map::{Area, Emphasis, Map, Place, Position, Ring, Shade},
    multiples::{Cell, Multiples, Scaling},
    scale::Spacing,
    shape::Shape,
    strip::{Distribution, Strip, StripUnit},
    theme::Theme,
    trend::{Moment, Reading, Reference, Target, Trend},
};

pub(crate) fn look(size: Size, theme: Theme) -> Look<'static> {
    Look {
        id: "c1",
        theme,
        size,
        format: &|value, decimals| format!("{value:.decimals$}").replace('.', ","),
    }
}

pub(crate) fn caption() -> Caption {
    Caption { title: "Trivsel".to_owned(), description: "Andel med høj trivsel.".to_owned() }
}

pub(crate) fn axis() -> Axis {
    Axis { label: "Andel, %".to_owned(), limits: SHARE, least_span: 20.0 }
}

pub(crate) fn mark(text: &str) -> Mark {
    Mark { text: text.to_owned(), link: Some(format!("/tal?om={text}")) }
}

pub(crate) fn estimate(value: f64) -> Estimate {
    Estimate { value, interval: Some((value - 4.0, value + 4.0)) }
}

pub(crate) fn moment(period: &str, estimate: Estimate) -> Moment {
    let reading = Reading::Known { estimate, mark: mark(&format!("{period} & n = 40")) };
    Moment {
        period: period.to_owned(),
        reading,
        break_before: None,
        turn_before: None,
        incomparable: None,
    }
}

pub(crate) fn trend() -> Trend {
    let why = "ikke målt".to_owned();
    let missing = Reading::Missing { why, mark: mark("2022: ikke målt") };
    let open = Estimate { value: 82.0, interval: None };
    Trend {
        caption: caption(),
        axis: axis(),
        label: "Nordskolen".to_owned(),
        moments: vec![
            moment("2021", estimate(80.0)),
            Moment { reading: missing, ..moment("2022", open) },
            Moment { break_before: Some("Ny måling".to_owned()), ..moment("2023", open) },
            Moment { incomparable: Some("Få svar".to_owned()), ..moment("2024", estimate(90.0)) },
            Moment { reading: Reading::Ahead, ..moment("2025", open) },
        ],
        target: Target::Path {
            label: "Mål 88".to_owned(),
            values: vec![None, Some(82.0), Some(84.0), Some(86.0), Some(88.0)],
        },
        references: vec![Reference {
            label: "Hele landet".to_owned(),
            values: vec![Some(81.0), Some(82.0), Some(83.0), None, None],
        }],
    }
}

pub(crate) fn limits(label: &str, width: f64) -> Limits {
    let at = |n: f64| Limit { n, lower: 80.0 - width / n.sqrt(), upper: 80.0 + width / n.sqrt() };
    Limits {
        label: label.to_owned(),
        points: [5.0, 10.0, 20.0, 40.0, 80.0, 160.0].map(at).to_vec(),
    }
}

pub(crate) fn funnel() -> Funnel {
    let unit = |label: &str, n, value, verdict| FunnelUnit {
        label: label.to_owned(),
        n,
        value,
        verdict,
        mark: mark(label),
    };
    Funnel {
        caption: caption(),
        count_label: "Elever".to_owned(),
        spacing: Spacing::SquareRoot,
        axis: axis(),
        target: Line { label: "Mål 80".to_owned(), value: 80.0 },
        inner: limits("95 %", 78.0),
        outer: limits("99,8 %", 124.0),
        context: Context {
            text: "3 andre skoler".to_owned(),
            points: vec![(20.0, 75.0), (60.0, 82.0), (110.0, 79.0)],
        },
        units: vec![
            unit("Nord", 9.0, 90.0, Verdict::Expected),
            unit("Syd", 50.0, 67.0, Verdict::Attention),
            unit("Øst", 90.0, 62.0, Verdict::Deviates),
        ],
    }
}

pub(crate) fn strip() -> Strip {
    Strip {
        caption: caption(),
        axis: axis(),
        context: Distribution {
            text: "5 andre".to_owned(),
            values: vec![70.0, 80.0, 80.0, 80.2, 90.0],
            ..Distribution::default()
        },
        units: vec![StripUnit {
            label: "Nord".to_owned(),
            estimate: estimate(84.0),
            beside: None,
            mark: mark("Nord"),
        }],
        reference: Some(Line { label: "Landet".to_owned(), value: 80.0 }),
        target: Some(Line { label: "Mål".to_owned(), value: 88.0 }),
    }
}

pub(crate) fn multiples() -> Multiples {
    let cell = |title: &str, figures: Vec<Option<Estimate>>| Cell {
        title: title.to_owned(),
        note: "80 % (76–84)".to_owned(),
        figures,
        target: Some(85.0),
        axis: axis(),
        mark: mark(title),
    };
    Multiples {
        caption: caption(),
        periods: vec!["2023".to_owned(), "2024".to_owned(), "2025".to_owned()],
        scaling: Scaling::Shared(axis()),
        cells: vec![
            cell("Nord", [78.0, 79.0, 80.0].map(|value| Some(estimate(value))).to_vec()),
            cell("Syd", vec![Some(estimate(90.0)), None, Some(estimate(91.0))]),
            cell("Øst", vec![None, None, None]),
        ],
    }
}

pub(crate) fn square(lon: f64, lat: f64) -> Ring {
    [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
        .map(|(east, north)| Position { lon: lon + east, lat: lat + north })
        .to_vec()
}

pub(crate) fn area(label: &str, rings: Vec<Ring>, shade: Shade) -> Area {
    Area {
        label: label.to_owned(),
        rings,
        place: Place::Main,
        shade,
        emphasis: Emphasis::Plain,
        mark: mark(label),
    }
}

pub(crate) fn map() -> Map {
    let own = area("Fjordby", vec![square(10.0, 56.0)], Shade::Class(0));
    let far = area("Bornholm", vec![square(14.7, 55.0)], Shade::Class(1));
    Map {
        caption: caption(),
        classes: vec!["under 20".to_owned(), "20 og over".to_owned()],
        missing: "ikke opgjort".to_owned(),
        areas: vec![
            Area { emphasis: Emphasis::Selected, ..own },
            area("Viborg", vec![square(9.0, 56.0)], Shade::Missing),
            Area { place: Place::Inset, ..far },
        ],
    }
}

pub(crate) fn chain() -> Chain {
    let node = |key: &str, title: &str, tone| Node {
        key: key.to_owned(),
        title: title.to_owned(),
        status: Some(Status { word: "på sporet".to_owned(), shape: Shape::Triangle }),
        tone,
        mark: mark(title),
    };
    let link = |from: &str, to: &str, bond, tone| Link {
        from: from.to_owned(),
        to: to.to_owned(),
        bond,
        tone,
    };
    Chain {
        caption: caption(),
        columns: vec![
            Column {
                title: "Kommunens mål".to_owned(),
                nodes: vec![node("mål", "Flere børn læser sikkert", Tone::Own)],
            },
            Column {
                title: "Enheder".to_owned(),
                nodes: vec![
                    node("nord", "Nordskolen", Tone::Own),
                    node("syd", "Sydskolen", Tone::Context),
                ],
            },
        ],
        links: vec![
            link("mål", "nord", Bond::Binding, Tone::Own),
            link("mål", "syd", Bond::Guiding, Tone::Context),
            link("mål", "ukendt", Bond::Binding, Tone::Context),
        ],
    }
}

pub(crate) fn bar() -> IntervalBar {
    IntervalBar {
        caption: caption(),
        axis: axis(),
        ends: Ends::Written,
        estimate: estimate(85.0),
        target: Some(Line { label: "Mål 88".to_owned(), value: 88.0 }),
        mark: mark("85 % (81–89)"),
    }
}
