//! Made-up figures for tests of pages.

use actions::{
    evidence::{
        Across, Change, Changed, Changes, Evidence, Funnel, Held, Origin, Outside, Row, Says,
    },
    shipped,
};
use domain::{
    breakdown::Breakdown,
    delivery::{Delivery, DeliveryState, Difference},
    figure::{Basis, Count, CountBasis, Figure, FigureKey, Missing, Stated, Value, known},
    goal::{Goal, GoalLevel, GoalState},
    id::{DeliveryId, GoalId, TargetId},
    indicator::{Catalogue, Indicator},
    period::Period,
    report::{FunnelClass, FunnelPlace},
    status::{Judgement, Status},
    target::{Rule, Side, Target},
    text::Text,
    unit::{Part, Unit, UnitKind, UnitNumber},
};
use jiff::{Timestamp, civil::date};
use uuid::Uuid;

/// The shipped catalogue.
pub(crate) fn catalogue() -> Catalogue {
    shipped::catalogue().unwrap()
}

/// A shipped indicator.
pub(crate) fn indicator(id: &str) -> Indicator {
    catalogue().find_text(id).unwrap().clone()
}

/// A unit.
pub(crate) fn unit(number: &str, name: &str, kind: UnitKind) -> Unit {
    Unit {
        number: number.parse().unwrap(),
        name: name.to_owned(),
        kind,
        part: Part::Whole,
        municipality: None,
        ownership: None,
        opened: None,
        closed: None,
        location: None,
    }
}

/// A delivery in force.
pub(crate) fn delivery() -> Delivery {
    Delivery {
        id: DeliveryId(Uuid::nil()),
        sequence: 1,
        state: DeliveryState::Committed,
        format: "pejl".to_owned(),
        files: vec!["figures.csv".to_owned()],
        fingerprint: String::new(),
        source: "Kilde: Uddannelsesstatistik.dk".to_owned(),
        purpose: "Skoleudviklingssamtaler".to_owned(),
        by: None,
        at: Timestamp::from_second(1_760_000_000).unwrap(),
        difference: Difference::default(),
    }
}

/// The evidence of one school on one indicator, with a target and a place.
pub(crate) fn evidence() -> Vec<Evidence> {
    let indicator = indicator("andel-hoejest-trivsel");
    let own: UnitNumber = "101001".parse().unwrap();
    let series = [(2022, 88.0), (2023, 90.5), (2024, 93.0)];
    let figure = |unit: &UnitNumber, (year, value): (i16, f64)| Figure {
        key: FigureKey {
            indicator: indicator.id.clone(),
            unit: unit.clone(),
            period: Period::SchoolYear(year),
            breakdown: Breakdown::all(),
        },
        value: Value::Known(known(
            &indicator,
            Stated {
                estimate: value,
                n: Some(Count { n: 212.0, basis: CountBasis::Stated }),
                basis: Basis::Published,
                verdict: None,
            },
        )),
        delivery: delivery().id,
    };
    let own_series: Vec<Figure> = series.iter().map(|at| figure(&own, *at)).collect();
    let country = series.map(|(year, value)| figure(&UnitNumber::country(), (year, value - 1.0)));
    let newest = own_series.last().cloned();
    vec![Evidence {
        breakdown: Breakdown::all(),
        country: country.into(),
        municipality: Vec::new(),
        change: Some(change()),
        pooled: None,
        targets: vec![held(&indicator, newest.as_ref().unwrap())],
        place: Some(place()),
        newest,
        series: own_series,
        indicator,
    }]
}

/// Three schools side by side, one of which stands out and one of which has no figure.
pub(crate) fn across() -> Across {
    let one = evidence().remove(0);
    let newest = one.newest.unwrap();
    let row = |number: &str, name: &str, class| Row {
        unit: unit(number, name, UnitKind::School),
        figure: newest.clone(),
        class: Some(class),
        is_listed: class == FunnelClass::Deviates,
    };
    let absent = Row {
        figure: Figure { value: Value::Missing(Missing::NotMeasured), ..newest.clone() },
        class: None,
        ..row("101003", "Åskolen", FunnelClass::AsExpected)
    };
    Across {
        indicator: one.indicator,
        period: newest.key.period,
        breakdown: Breakdown::all(),
        rows: vec![
            row("101001", "Bakkeskolen", FunnelClass::AsExpected),
            row("101002", "Ærøskolen", FunnelClass::Deviates),
            absent,
        ],
        funnel: Some(Funnel {
            centre: 91.0,
            origin: Origin::Units,
            limits: place().limits,
            widened: true,
            placed: 2,
            outside_inner: Outside { seen: 1, by_chance: 0.1 },
            outside_outer: Outside { seen: 1, by_chance: 0.004 },
            listed: 1,
        }),
    }
}

/// What changed at the school.
pub(crate) fn changes() -> Changes {
    let one = evidence().remove(0);
    let newest = one.newest.unwrap();
    Changes {
        changes: vec![Changed {
            indicator: one.indicator,
            breakdown: one.breakdown,
            newest,
            change: change(),
        }],
        tested: 1,
    }
}

fn change() -> Change {
    Change {
        from: Period::SchoolYear(2023),
        to: Period::SchoolYear(2024),
        estimate: 2.5,
        interval: Some((0.2, 4.8)),
        says: Says::Rose,
    }
}

fn held(indicator: &Indicator, newest: &Figure) -> Held {
    let goal = GoalId(Uuid::nil());
    let known = newest.value.known().unwrap().clone();
    Held {
        goal: Goal {
            id: goal,
            key: None,
            level: GoalLevel::Municipal,
            title: Text { da: "Alle trives".to_owned(), en: "All thrive".to_owned() },
            text: Text::default(),
            owner: "Skolechefen".to_owned(),
            decision: None,
            from: date(2024, 8, 1),
            until: None,
            state: GoalState::InForce,
            contributes_to: Vec::new(),
            units: Vec::new(),
        },
        target: Target {
            id: TargetId(Uuid::nil()),
            goal,
            indicator: indicator.id.clone(),
            breakdown: Breakdown::all(),
            rule: Rule::Level { side: Side::AtLeast, bound: 95.0 },
            by: Some(Period::SchoolYear(2026)),
        },
        judgement: Judgement {
            status: Status::OnTrack,
            probability: Some(0.78),
            newest: Some((newest.key.period, known)),
            bound: Some(95.0),
            forecast: Some((95.8, 1.1)),
            official: Some(false),
            children: Some(-4),
        },
    }
}

fn place() -> FunnelPlace {
    FunnelPlace {
        period: Period::SchoolYear(2024),
        centre: 91.0,
        limits: vec![[50.0, 76.0, 82.0, 97.0, 99.0], [400.0, 86.0, 88.0, 93.5, 95.0]],
        others: vec![(120.0, 90.0), (340.0, 91.5), (80.0, 95.0)],
        own: (212.0, 93.0),
        class: FunnelClass::AsExpected,
        widened: true,
    }
}
