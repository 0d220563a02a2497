//! Made-up talks: a rich one, its open version, a small school, and an empty one.

use domain::{
    breakdown::Breakdown,
    figure::{
        Basis, Count, CountBasis, Figure, FigureKey, Known, Missing, Uncertainty, Value, Verdict,
    },
    id::{DeliveryId, GoalId, TargetId},
    indicator::{Indicator, Secrecy},
    period::Period,
    report::{Agreed, Audience, FunnelClass, FunnelPlace, Section, SourceLine, Talk},
    status::{Judgement, Status, Why},
    target::{Rule, Side, Target},
    text::Text,
    unit::{Part, Unit, UnitKind, UnitNumber},
    vault::{Holder, Truth, Vault},
};
use jiff::civil::date;
use uuid::Uuid;

macro_rules! indicator {
    ($path:literal) => {
        read(include_str!(concat!("../../../../indicators/", $path, ".toml")))
    };
}

fn read(text: &str) -> Indicator {
    toml::from_str(text).expect("the shipped indicators can be read")
}

/// A talk with targets of every kind, a break, years apart and confidential figures.
pub(crate) fn rich() -> Talk {
    let included = plain(indicator!("folkeskole/inklusionsgrad"), [94.8, 94.1, 93.9], 94.0);
    Talk {
        sections: vec![reading(), exams(), grades(), well_being(), absence(), classes(), included],
        agreed: vec![
            Agreed {
                text: "Fælles læsebånd i 4.-6. klasse alle ugens dage".to_owned(),
                owner: "Skolelederen".to_owned(),
                by: Some(date(2026, 2, 1)),
            },
            Agreed {
                text: "Forvaltningen finder en læsevejleder til mellemtrinnet".to_owned(),
                owner: "Skolechefen".to_owned(),
                by: None,
            },
        ],
        sources: sources(),
        ..empty()
    }
}

/// The rich talk as everybody may read it.
pub(crate) fn open() -> Talk {
    let talk = rich();
    let sections: Vec<Section> = talk
        .sections
        .into_iter()
        .filter(|section| section.indicator.secrecy == Secrecy::Public)
        .collect();
    Talk { audience: Audience::Open, sections, left_out: 5, ..talk }
}

/// A school of two dozen pupils, with years taken together and gaps.
pub(crate) fn small() -> Talk {
    let exams = indicator!("folkeskole/mindst-2-dansk-matematik");
    let rows = [
        (2021, share(77.8, 9.0)),
        (2022, share(100.0, 7.0)),
        (2023, Value::Missing(Missing::NotDelivered)),
        (2024, share(83.3, 6.0)),
    ];
    let judgement = cannot_tell(Why::TooFew, (2024, share(83.3, 6.0)), 95.0);
    let pooled = share(86.4, 22.0).known().cloned();
    let section = Section {
        country: country(&exams, &[(2022, 91.2), (2023, 91.0), (2024, 91.4)]),
        pooled,
        targets: vec![(level(&exams, 95.0, 2026), judgement)],
        place: Some(place(FunnelClass::AsExpected, (6.0, 83.3), 91.4)),
        ..bare(exams, &rows)
    };
    let mut talk = empty();
    "Lilleø Skole".clone_into(&mut talk.unit.name);
    Talk { sections: vec![section, classes()], sources: sources(), ..talk }
}

/// A school without figures, targets or agreements.
pub(crate) fn empty() -> Talk {
    let number: UnitNumber = "999001".parse().expect("digits are a unit number");
    Talk {
        vault: Vault {
            holder: Holder::Network,
            name: "Fjordby Kommune".to_owned(),
            truth: Truth::MadeUp,
        },
        unit: Unit {
            number,
            name: "Ådalens Skole".to_owned(),
            kind: UnitKind::School,
            part: Part::Whole,
            municipality: None,
            ownership: None,
            opened: None,
            closed: None,
            location: None,
        },
        municipality: "Fjordby".to_owned(),
        made_on: date(2026, 11, 21),
        audience: Audience::Closed,
        agreed: Vec::new(),
        sections: Vec::new(),
        left_out: 0,
        sources: Vec::new(),
    }
}

fn reading() -> Section {
    let indicator = indicator!("folkeskole/gode-til-laesning");
    let rows = [
        (2021, share(71.0, 52.0)),
        (2022, share(68.8, 48.0)),
        (2023, share(74.5, 51.0)),
        (2024, share(77.3, 46.0)),
        (2025, share(73.9, 46.0)),
    ];
    let judgement = Judgement {
        status: Status::AtRisk,
        probability: Some(0.42),
        newest: rows.last().and_then(|(year, value)| newest(*year, value)),
        bound: Some(80.0),
        forecast: Some((78.0, 4.5)),
        official: Some(false),
        children: Some(-3),
    };
    Section {
        country: country(&indicator, &[(2023, 73.0), (2024, 73.4), (2025, 74.1)]),
        targets: vec![(level(&indicator, 80.0, 2027), judgement)],
        place: Some(place(FunnelClass::AsExpected, (46.0, 73.9), 74.1)),
        ..bare(indicator, &rows)
    }
}

fn exams() -> Section {
    let indicator = indicator!("folkeskole/mindst-2-dansk-matematik");
    let rows = [
        (2020, share(97.6, 41.0)),
        (2021, share(95.3, 43.0)),
        (2022, share(86.4, 44.0)),
        (2023, share(84.1, 44.0)),
        (2024, share(78.0, 41.0)),
        (2025, share(71.7, 46.0)),
    ];
    let judgement = Judgement {
        status: Status::OffTrack,
        probability: Some(0.03),
        newest: rows.last().and_then(|(year, value)| newest(*year, value)),
        bound: Some(92.0),
        forecast: Some((76.0, 5.0)),
        official: Some(false),
        children: Some(-10),
    };
    Section {
        country: country(&indicator, &[(2022, 90.8), (2023, 91.0), (2024, 91.4), (2025, 91.2)]),
        targets: vec![(level(&indicator, 92.0, 2026), judgement)],
        place: Some(place(FunnelClass::Deviates, (46.0, 71.7), 91.2)),
        ..bare(indicator, &rows)
    }
}

fn grades() -> Section {
    let indicator = indicator!("folkeskole/socref-forskel-3-aar");
    let with_verdict = |value: f64| {
        Value::Known(Known {
            verdict: Some(Verdict::AsExpected),
            interval: Uncertainty::None(domain::figure::NoInterval::NoSpread),
            ..known(value, 0.0, 131.0)
        })
    };
    let rows = [(2022, with_verdict(-0.1)), (2023, with_verdict(0.0)), (2024, with_verdict(0.2))];
    let unsure = cannot_tell(Why::NoInterval, (2024, with_verdict(0.2)), 0.0);
    let national = vec![(level(&indicator, 0.0, 2027), unsure)];
    Section { national, ..bare(indicator, &rows) }
}

fn well_being() -> Section {
    let on_scale = |n: f64, z| 4.05 + z * 0.75 / n.sqrt();
    let indicator = indicator!("well-being/trivsel-social");
    let mean = |value: f64| {
        let interval =
            Uncertainty::Estimated { lower: value - 0.08, upper: (value + 0.08).min(5.0) };
        Value::Known(Known { interval, ..known(value, 0.0, 212.0) })
    };
    let rows = [(2022, mean(4.02)), (2023, mean(4.05)), (2024, mean(4.11)), (2025, mean(4.16))];
    let change =
        Rule::Progression { side: Side::AtLeast, change: 0.1, from: Period::SchoolYear(2022) };
    let target = Target { rule: change, ..level(&indicator, 0.0, 2026) };
    let judgement = Judgement {
        status: Status::OnTrack,
        probability: Some(0.86),
        newest: rows.last().and_then(|(year, value)| newest(*year, value)),
        bound: Some(4.12),
        forecast: Some((4.18, 0.05)),
        official: Some(true),
        children: None,
    };
    let yearly = Target { rule: Rule::YearByYear { side: Side::AtLeast }, ..target.clone() };
    let reached = Judgement {
        status: Status::Reached,
        probability: Some(0.97),
        bound: None,
        ..judgement.clone()
    };
    Section {
        country: country(&indicator, &[(2023, 4.06), (2024, 4.04), (2025, 4.05)]),
        targets: vec![(target, judgement), (yearly, reached)],
        place: Some(funnel(FunnelClass::Attention, (212.0, 4.16), (4.05, 60.0, 700.0), on_scale)),
        ..bare(indicator, &rows)
    }
}

fn absence() -> Section {
    let indicator = indicator!("folkeskole/elevfravaer");
    let rows = [(2023, share(7.8, 412.0)), (2024, share(7.1, 405.0)), (2025, share(7.4, 398.0))];
    let judgement = cannot_tell(Why::Uncertain, (2025, share(7.4, 398.0)), 7.0);
    let target = Target {
        rule: Rule::Level { side: Side::AtMost, bound: 7.0 },
        ..level(&indicator, 7.0, 2026)
    };
    Section {
        country: country(&indicator, &[(2024, 7.5), (2025, 7.6)]),
        targets: vec![(target, judgement)],
        ..bare(indicator, &rows)
    }
}

/// A section without anything but its figures.
fn bare(indicator: Indicator, rows: &[(i16, Value)]) -> Section {
    Section {
        series: series(&indicator, rows),
        country: Vec::new(),
        pooled: None,
        targets: Vec::new(),
        national: Vec::new(),
        place: None,
        indicator,
    }
}

fn classes() -> Section {
    plain(indicator!("folkeskole/klassekvotient"), [21.4, 21.9, 22.3], 21.6)
}

fn plain(indicator: Indicator, values: [f64; 3], country_now: f64) -> Section {
    let figure = |value: f64| {
        let interval = Uncertainty::None(domain::figure::NoInterval::NotSampled);
        Value::Known(Known { interval, n: None, ..known(value, 0.0, 0.0) })
    };
    let [first, second, third] = values.map(figure);
    Section {
        country: country(&indicator, &[(2025, country_now)]),
        ..bare(indicator, &[(2023, first), (2024, second), (2025, third)])
    }
}

fn level(indicator: &Indicator, bound: f64, by: i16) -> Target {
    Target {
        id: TargetId(Uuid::nil()),
        goal: GoalId(Uuid::nil()),
        indicator: indicator.id.clone(),
        breakdown: Breakdown::all(),
        rule: Rule::Level { side: Side::AtLeast, bound },
        by: Some(Period::SchoolYear(by)),
    }
}

fn cannot_tell(why: Why, (year, value): (i16, Value), bound: f64) -> Judgement {
    Judgement {
        status: Status::CannotTell(why),
        probability: None,
        newest: newest(year, &value),
        bound: Some(bound),
        forecast: None,
        official: Some(false),
        children: Some(-1),
    }
}

fn newest(year: i16, value: &Value) -> Option<(Period, Known)> {
    value.known().cloned().map(|known| (Period::SchoolYear(year), known))
}

fn series(indicator: &Indicator, rows: &[(i16, Value)]) -> Vec<Figure> {
    let number: UnitNumber = "999001".parse().expect("digits are a unit number");
    let figure = |(year, value): &(i16, Value)| Figure {
        key: FigureKey {
            indicator: indicator.id.clone(),
            unit: number.clone(),
            period: Period::SchoolYear(*year),
            breakdown: Breakdown::all(),
        },
        value: value.clone(),
        delivery: DeliveryId(Uuid::nil()),
    };
    rows.iter().map(figure).collect()
}

fn country(indicator: &Indicator, rows: &[(i16, f64)]) -> Vec<Figure> {
    let sure = |(year, value): &(i16, f64)| (*year, Value::Known(known(*value, 0.0, 1e5)));
    series(indicator, &rows.iter().map(sure).collect::<Vec<_>>())
}

/// A share in per cent with Wilson's interval.
fn share(percent: f64, n: f64) -> Value {
    let (p, z) = (percent / 100.0, 1.96_f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let (lower, upper) = (100.0 * (middle - half), 100.0 * (middle + half));
    Value::Known(Known {
        interval: Uncertainty::Wilson { lower: lower.max(0.0), upper: upper.min(100.0) },
        ..known(percent, 0.0, n)
    })
}

fn known(estimate: f64, half: f64, n: f64) -> Known {
    Known {
        estimate,
        interval: Uncertainty::Mean { lower: estimate - half, upper: estimate + half },
        n: Some(Count { n, basis: CountBasis::Stated }),
        basis: Basis::Published,
        verdict: None,
    }
}

/// A funnel of 1,284 schools around a share, drawn with a plain generator.
fn place(class: FunnelClass, own: (f64, f64), centre: f64) -> FunnelPlace {
    let p = centre / 100.0;
    let spread = |n: f64| 100.0 * (p * (1.0 - p) / n).sqrt();
    let bounded = |value: f64| value.clamp(0.0, 100.0);
    funnel(class, own, (centre, 8.0, 140.0), |n, z| bounded(centre + z * spread(n)))
}

fn funnel(
    class: FunnelClass,
    own: (f64, f64),
    (centre, least, most): (f64, f64, f64),
    at: impl Fn(f64, f64) -> f64,
) -> FunnelPlace {
    let mut state = 7_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1_u32 << 24)
    };
    let others = (0..1_284)
        .map(|_| {
            let n = (least * (most / least).powf(random())).round();
            let z = random() + random() + random() + random() - 2.0;
            (n, at(n, z * 1.9))
        })
        .collect();
    let limits = (0..=60)
        .map(|step| {
            let n = 4.0 * (most * 1.2 / 4.0).powf(f64::from(step) / 60.0);
            [n, at(n, -3.09), at(n, -1.96), at(n, 1.96), at(n, 3.09)]
        })
        .collect();
    FunnelPlace {
        period: Period::SchoolYear(2025),
        centre,
        limits,
        others,
        own,
        class,
        widened: class != FunnelClass::AsExpected,
    }
}

fn sources() -> Vec<SourceLine> {
    let text = |(da, en): &(&str, &str)| Text { da: (*da).to_owned(), en: (*en).to_owned() };
    let source = |credit: &str, delivered_on, covers: &[(&str, &str)]| SourceLine {
        credit: credit.to_owned(),
        delivered_on,
        covers: covers.iter().map(text).collect(),
    };
    let figures = [
        ("Mindst 2 i både dansk og matematik", "At least 2 in Danish and mathematics"),
        ("Klassekvotient", "Class size"),
        ("Elevfravær", "Pupil absence"),
    ];
    let survey = "Kilde: Den nationale trivselsmåling, Styrelsen for It og Læring";
    vec![
        source("Kilde: Uddannelsesstatistik.dk", date(2026, 9, 24), &figures),
        source(survey, date(2026, 6, 18), &[("Social trivsel", "Social well-being")]),
    ]
}
