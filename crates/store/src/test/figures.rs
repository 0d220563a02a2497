//! Figures that count.

use domain::{
    breakdown::Breakdown,
    figure::Figure,
    id::DeliveryId,
    period::Period,
    unit::{Part, Unit, UnitKind},
};

use super::{
    a_unit, all_shapes, arrival, change, deliver, id, key, known, named, on_both, row, set_units,
};
use crate::{
    db::Db,
    figures::{
        Export, Filter, Holdings, Sized, Slice, across, breakdowns, holdings, indicators,
        latest_period, leading, of_delivery, of_unit, parts, periods, series, sized,
    },
    import::{FigureRow, undo},
    units::set,
};

/// Two indicators, three schools and their municipality, two years; one with a breakdown.
fn rows() -> Vec<FigureRow> {
    let mut rows = Vec::new();
    for (position, indicator) in ["karakterer", "trivsel"].into_iter().enumerate() {
        for (place, unit) in ["751", "751001", "751002", "751003"].into_iter().enumerate() {
            for year in [2023, 2024] {
                let estimate = f64::from(u32::try_from(position * 10 + place).unwrap());
                rows.push(row(key(indicator, unit, year), known(estimate), 2));
            }
        }
    }
    let mut girls = key("trivsel", "751001", 2024);
    girls.breakdown = Breakdown::by("koen", "piger");
    rows.push(row(girls, known(4.4), 9));
    rows
}

async fn figures(db: &Db, filter: Filter) -> Vec<Figure> {
    let mut export = Export::start(db, filter).await.unwrap();
    let mut all = Vec::new();
    while let Some(batch) = export.next().await.unwrap() {
        assert!(!batch.is_empty());
        all.extend(batch);
    }
    all
}

fn keys(figures: &[Figure]) -> Vec<String> {
    let text = |f: &Figure| format!("{} {} {}", f.key.indicator, f.key.unit, f.key.period);
    figures.iter().map(text).collect()
}

#[test]
fn a_value_of_every_shape_reads_back_to_the_last_bit() {
    on_both(async |db| {
        let rows: Vec<FigureRow> = (2000..)
            .zip(all_shapes())
            .map(|(year, value)| row(key("karakterer", "751001", year), value, 2))
            .collect();
        deliver(&db, &arrival(1), &rows).await;
        let all = Breakdown::all();
        let read = series(&db, &rows[0].key.indicator, &rows[0].key.unit, &all).await.unwrap();
        let expected: Vec<Figure> = rows
            .into_iter()
            .map(|row| Figure { key: row.key, value: row.value, delivery: DeliveryId(id(1)) })
            .collect();
        assert_eq!(read, expected);
    });
}

#[test]
fn a_unit_has_its_figures_and_its_indicators() {
    on_both(async |db| {
        deliver(&db, &arrival(1), &rows()).await;
        let unit = "751001".parse().unwrap();
        let read = of_unit(&db, &unit).await.unwrap();
        assert_eq!(
            keys(&read),
            [
                "karakterer 751001 2023/24",
                "karakterer 751001 2024/25",
                "trivsel 751001 2023/24",
                "trivsel 751001 2024/25",
                "trivsel 751001 2024/25",
            ]
        );
        assert_eq!(read[4].key.breakdown, Breakdown::by("koen", "piger"));
        assert_eq!(leading(&db, &unit).await.unwrap(), read[..4]);
        let trivsel = "trivsel".parse().unwrap();
        assert_eq!(parts(&db, &unit, &trivsel).await.unwrap(), read[2..]);
    });
}

#[test]
fn parts_stand_for_an_indicator_without_a_figure_of_all_children() {
    on_both(async |db| {
        let part = |unit: &str, member: &str| {
            let mut part = key("trivsel", unit, 2024);
            part.breakdown = Breakdown::by("koen", member);
            row(part, known(4.0), 2)
        };
        let whole = row(key("trivsel", "751002", 2024), known(4.0), 2);
        let rows =
            [part("751001", "piger"), part("751001", "drenge"), part("751002", "piger"), whole];
        deliver(&db, &arrival(1), &rows).await;
        let told = async |unit: &str| {
            let read = leading(&db, &unit.parse().unwrap()).await.unwrap();
            read.into_iter().map(|figure| figure.key.breakdown.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(told("751001").await, ["koen=drenge", "koen=piger"]);
        assert_eq!(told("751002").await, [""]);
    });
}

#[test]
fn the_figures_that_count_are_told_by_the_delivery_they_belong_to() {
    on_both(async |db| {
        deliver(&db, &arrival(1), &rows()).await;
        let owned = of_delivery(&db, 1).await.unwrap();
        let told: Vec<_> =
            owned.iter().map(|o| (o.indicator.as_str(), o.period.to_string(), o.figures)).collect();
        let year = |text: &str| text.to_owned();
        assert_eq!(
            told,
            [
                ("karakterer", year("2023/24"), 4),
                ("karakterer", year("2024/25"), 4),
                ("trivsel", year("2023/24"), 4),
                ("trivsel", year("2024/25"), 5),
            ]
        );
        deliver(&db, &arrival(2), &rows()).await;
        assert_eq!(of_delivery(&db, 1).await.unwrap(), []);
    });
}

#[test]
fn figures_of_a_slice_leave_departments_out_and_stand_by_name() {
    on_both(async |db| {
        set_units(&db).await;
        let department = Unit {
            part: Part::Department(Some("751001".parse().unwrap())),
            ..a_unit("751003", "Elev Skole", UnitKind::School)
        };
        change(&db, async |tx| set(tx, &named(department)).await).await;
        deliver(&db, &arrival(1), &rows()).await;
        let slice = Slice {
            indicator: "karakterer".parse().unwrap(),
            period: Period::SchoolYear(2024),
            breakdown: Breakdown::all(),
        };
        let numbers = async |kinds: &[UnitKind], municipality: Option<&str>| {
            let municipality = municipality.map(|code| code.parse().unwrap());
            let read = across(&db, &slice, kinds, municipality).await.unwrap();
            read.iter()
                .map(|row| {
                    assert_eq!(row.unit.number, row.figure.key.unit);
                    row.unit.number.to_string()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(numbers(&[UnitKind::School], None).await, ["751002", "751001"]);
        assert_eq!(numbers(&[UnitKind::School], Some("751")).await, ["751002", "751001"]);
        assert_eq!(numbers(&[UnitKind::School], Some("101")).await, [""; 0]);
        let both = [UnitKind::School, UnitKind::Municipality];
        assert_eq!(numbers(&both, None).await, ["751", "751002", "751001"]);
        assert_eq!(numbers(&[], None).await, [""; 0]);
    });
}

#[test]
fn it_is_told_what_there_are_figures_of() {
    on_both(async |db| {
        assert_eq!(holdings(&db).await.unwrap(), Holdings::default());
        deliver(&db, &arrival(1), &rows()).await;
        let newer = [row(key("trivsel", "751001", 2025), known(4.0), 2)];
        deliver(&db, &arrival(2), &newer).await;
        let trivsel = "trivsel".parse().unwrap();
        let years = [2023, 2024, 2025].map(Period::SchoolYear);
        assert_eq!(periods(&db, &trivsel).await.unwrap(), years);
        assert_eq!(latest_period(&db, &trivsel).await.unwrap(), Some(years[2]));
        change(&db, async |tx| undo(tx, DeliveryId(id(2))).await).await;
        assert_eq!(latest_period(&db, &trivsel).await.unwrap(), Some(years[1]));
        assert_eq!(latest_period(&db, &"fravaer".parse().unwrap()).await.unwrap(), None);
        assert_eq!(indicators(&db).await.unwrap().len(), 2);
        let parts = breakdowns(&db, &trivsel, years[1]).await.unwrap();
        assert_eq!(parts, [Breakdown::all(), Breakdown::by("koen", "piger")]);
        assert_eq!(holdings(&db).await.unwrap(), Holdings { indicators: 2, units: 4 });
    });
}

#[test]
fn an_export_takes_out_what_is_asked_for() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &rows()).await;
        assert_eq!(figures(&db, Filter::default()).await.len(), 17);
        let one = Filter {
            indicators: vec!["karakterer".parse().unwrap()],
            periods: vec![Period::SchoolYear(2024)],
            kinds: vec![UnitKind::School],
            ..Filter::default()
        };
        assert_eq!(
            keys(&figures(&db, one.clone()).await),
            ["karakterer 751001 2024/25", "karakterer 751002 2024/25", "karakterer 751003 2024/25"]
        );
        let units = vec!["751002".parse().unwrap(), "751".parse().unwrap()];
        let named = Filter { units, ..one.clone() };
        assert_eq!(keys(&figures(&db, named).await), ["karakterer 751002 2024/25"]);
        let municipality = Some("751".parse().unwrap());
        let within = Filter { kinds: Vec::new(), municipality, ..one };
        assert_eq!(figures(&db, within).await.len(), 4);
        let girls = Some(Breakdown::by("koen", "piger"));
        let filter = Filter { breakdown: girls, ..Filter::default() };
        assert_eq!(keys(&figures(&db, filter).await), ["trivsel 751001 2024/25"]);
        let alone = Filter { units: vec!["751001".parse().unwrap()], ..Filter::default() };
        assert_eq!(figures(&db, alone).await.len(), 5);
    });
}

#[test]
fn an_export_sees_one_moment() {
    on_both(async |db| {
        deliver(&db, &arrival(1), &rows()).await;
        let mut export = Export::start(&db, Filter::default()).await.unwrap();
        let mut read = export.next().await.unwrap().unwrap().len();
        change(&db, async |tx| undo(tx, DeliveryId(id(1))).await).await;
        while let Some(batch) = export.next().await.unwrap() {
            read += batch.len();
        }
        assert_eq!(read, 17);
    });
}

#[test]
fn what_limits_rest_on_is_read_without_loss() {
    on_both(async |db| {
        set_units(&db).await;
        let estimates = [("751003", 1.0 / 3.0), ("751001", 86.1), ("751002", 1e-7)];
        let rows =
            estimates.map(|(unit, estimate)| row(key("trivsel", unit, 2024), known(estimate), 2));
        deliver(&db, &arrival(1), &rows).await;
        let of_area = [row(key("trivsel", "751", 2024), known(70.0), 2)];
        deliver(&db, &arrival(2), &of_area).await;
        let slice = Slice {
            indicator: "trivsel".parse().unwrap(),
            period: Period::SchoolYear(2024),
            breakdown: Breakdown::all(),
        };
        let found = sized(&db, &slice, &[UnitKind::School]).await.unwrap();
        let numbers: Vec<&str> = found.iter().map(|sized| sized.unit.as_str()).collect();
        assert_eq!(numbers, ["751001", "751002", "751003"], "by unit, and no other kind");
        for (Sized { estimate, n, .. }, expected) in found.iter().zip([86.1, 1e-7, 1.0 / 3.0]) {
            assert!((estimate - expected).abs() <= 1e-14 * expected, "{estimate} {expected}");
            assert!((n - 61.0).abs() < 1e-9);
        }
        let empty = Slice { breakdown: Breakdown::by("koen", "piger"), ..slice };
        assert_eq!(sized(&db, &empty, &[UnitKind::School]).await.unwrap(), []);
    });
}
