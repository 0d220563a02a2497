//! Figures over time: one school's marks, its well-being, a municipality's schools.

use charts::{
    input::{Axis, Caption, Estimate, Line, Mark, SHARE},
    interval_bar::{Ends, IntervalBar},
    multiples::{Cell, Multiples, Scaling},
    trend::{Moment, Reading, Reference, Target, Trend},
};

pub(crate) fn caption(title: &str, description: &str) -> Caption {
    Caption { title: title.to_owned(), description: description.to_owned() }
}

pub(crate) fn mark(text: &str) -> Mark {
    Mark { text: text.to_owned(), link: Some("#tal".to_owned()) }
}

pub(crate) fn estimate(value: f64, half: f64) -> Estimate {
    Estimate { value, interval: Some((value - half, value + half)) }
}

fn known(period: &str, value: f64, half: Option<f64>) -> Moment {
    let interval = half.map(|half| (value - half, value + half));
    let text = format!("Nordskolen, {period}: {value}");
    let reading = Reading::Known { estimate: Estimate { value, interval }, mark: mark(&text) };
    Moment {
        period: period.to_owned(),
        reading,
        break_before: None,
        turn_before: None,
        incomparable: None,
    }
}

fn without(period: &str, reading: Reading) -> Moment {
    Moment {
        period: period.to_owned(),
        reading,
        break_before: None,
        turn_before: None,
        incomparable: None,
    }
}

pub(crate) fn marks() -> Trend {
    let missing = Reading::Missing {
        why: "ingen prøver".to_owned(),
        mark: mark("Nordskolen, 2019/20: ingen prøver på grund af corona"),
    };
    Trend {
        caption: caption("Karaktergennemsnit, 9. klasse", "Nordskolen 2015/16 til 2023/24."),
        axis: Axis {
            label: "Karaktergennemsnit, bundne prøver".into(),
            limits: Some((-3.0, 12.0)),
            least_span: 2.0,
        },
        label: "Nordskolen 7,4".to_owned(),
        moments: vec![
            known("2015/16", 6.6, Some(0.5)),
            known("2016/17", 6.9, Some(0.5)),
            known("2017/18", 6.5, Some(0.6)),
            known("2018/19", 7.1, None),
            without("2019/20", missing),
            Moment {
                incomparable: Some("Prøver i færre fag: kan ikke sammenlignes".to_owned()),
                ..known("2020/21", 7.9, Some(0.5))
            },
            Moment {
                break_before: Some("Ny prøveform".to_owned()),
                ..known("2021/22", 7.2, Some(0.5))
            },
            known("2022/23", 7.0, Some(0.6)),
            Moment {
                turn_before: Some("beregnet her".to_owned()),
                ..known("2023/24", 7.4, Some(0.5))
            },
        ],
        target: Target::Level(Line { label: "Mål 7,5".to_owned(), value: 7.5 }),
        references: vec![Reference {
            label: "Hele landet 7,2".to_owned(),
            values: [6.9, 7.0, 7.0, 7.5, f64::NAN, 8.0, 7.5, 7.3, 7.2]
                .map(|value: f64| value.is_finite().then_some(value))
                .to_vec(),
        }],
    }
}

pub(crate) fn well_being() -> Trend {
    let path = [None, None, Some(84.0), Some(85.0), Some(86.0), Some(87.0), Some(88.0)];
    Trend {
        caption: caption("Høj trivsel", "Andel elever med høj trivsel og vejen mod målet."),
        axis: Axis { label: "Elever med høj trivsel, %".into(), limits: SHARE, least_span: 20.0 },
        label: "Fjordby 85 %".to_owned(),
        moments: vec![
            known("2022", 85.0, Some(2.1)),
            known("2023", 83.2, Some(2.2)),
            known("2024", 84.0, Some(2.1)),
            known("2025", 85.1, Some(2.0)),
            without("2026", Reading::Ahead),
            without("2027", Reading::Ahead),
            without("2028", Reading::Ahead),
        ],
        target: Target::Path { label: "Mål 88 % i 2028".to_owned(), values: path.to_vec() },
        references: Vec::new(),
    }
}

const SCHOOLS: [(&str, f64); 11] = [
    ("Bakkeskolen", 81.0),
    ("Engskolen", 88.0),
    ("Fjordskolen", 84.0),
    ("Havneskolen", 76.0),
    ("Kirkebakkens Skole og Børnehus", 90.0),
    ("Lundeskolen", 83.0),
    ("Mosegårdsskolen", 79.0),
    ("Nordskolen", 86.0),
    ("Skovvangskolen", 82.0),
    ("Vesterskolen", 87.0),
    ("Åskolen", 85.0),
];

pub(crate) fn schools() -> Multiples {
    let periods: Vec<String> = (2020..=2025).map(|year| year.to_string()).collect();
    let cells = SCHOOLS.iter().enumerate().map(|(index, (name, level))| {
        let wave = [0.0, -1.5, 1.0, 2.0, -0.5, 1.5];
        let figures = wave.iter().enumerate().map(|(period, step)| {
            let turned = if index % 3 == 0 { -step } else { *step };
            let half = 2.5 + f64::from(u8::try_from(index % 4).unwrap_or_default());
            (index != 3 || period != 2).then(|| estimate(level + turned, half))
        });
        Cell {
            title: (*name).to_owned(),
            note: format!("{level:.0} % (± 4), 212 elever"),
            figures: figures.collect(),
            target: Some(85.0),
            axis: Axis::default(),
            mark: mark(name),
        }
    });
    Multiples {
        caption: caption("Høj trivsel på hver skole", "Elleve skoler i alfabetisk orden."),
        periods,
        scaling: Scaling::Shared(Axis { label: String::new(), limits: SHARE, least_span: 20.0 }),
        cells: cells.collect(),
    }
}

pub(crate) fn indicators() -> Multiples {
    let named = [
        ("Karakterer i dansk og matematik", "7,4 (6,9–7,9)", 7.4, 0.5, 7.5, None),
        ("Fravær", "6,1 % (5,5–6,7)", 6.1, 0.6, 5.0, SHARE),
        ("Høj trivsel", "85 % (81–89)", 85.0, 4.0, 88.0, SHARE),
        ("Overgang til ungdomsuddannelse", "91 % (84–96)", 91.0, 6.0, 95.0, SHARE),
    ];
    let cells = named.map(|(title, note, level, half, target, limits)| Cell {
        title: title.to_owned(),
        note: note.to_owned(),
        figures: [-0.8, 0.3, -0.2, 0.5, 0.0]
            .map(|step: f64| Some(estimate(level + step * half, half)))
            .to_vec(),
        target: Some(target),
        axis: Axis { label: String::new(), limits, least_span: half * 4.0 },
        mark: mark(title),
    });
    Multiples {
        caption: caption("Nordskolens mål", "Fire mål over fem år."),
        periods: (2021..=2025).map(|year| year.to_string()).collect(),
        scaling: Scaling::Own,
        cells: cells.to_vec(),
    }
}

pub(crate) fn card() -> IntervalBar {
    IntervalBar {
        caption: caption("Høj trivsel, Nordskolen", "85,1 %, mellem 81 og 89; målet er 88."),
        axis: Axis { label: String::new(), limits: SHARE, least_span: 20.0 },
        ends: Ends::Written,
        estimate: estimate(85.1, 4.0),
        target: Some(Line { label: "Mål 88 %".to_owned(), value: 88.0 }),
        mark: mark("85,1 % (81–89), 212 elever"),
    }
}
