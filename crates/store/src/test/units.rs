//! Units, their places in hierarchies, and those that follow others.

use std::slice;

use domain::{
    id::DeliveryId,
    unit::{Among, Found, Part, Placement, Succession, SuccessionKind, Unit, UnitKind, UnitNumber},
};
use jiff::civil::date;

use super::{a_unit, arrival, change, id, named, on_both, school, set_units};
use crate::{
    db::Db,
    error::Error,
    import::{Import, undo},
    units::{
        NamedUnit, children, departments_of, end_placement, find, hierarchies, in_municipality,
        insert_placement, insert_succession, of_kinds, parents, placements, register, search, set,
        successions,
    },
};

fn number(text: &str) -> UnitNumber {
    text.parse().unwrap()
}

fn numbers(units: &[Unit]) -> Vec<&str> {
    units.iter().map(|unit| unit.number.as_str()).collect()
}

async fn deliver_units(db: &Db, delivery: u128, units: &[NamedUnit]) -> u64 {
    change(db, async |tx| {
        let mut import = Import::start(tx, &arrival(delivery)).await?;
        import.push_units(units).await?;
        let settled = import.settle().await?;
        import.commit(&settled.difference).await?;
        Ok(settled.difference.units)
    })
    .await
}

#[test]
fn a_unit_reads_back_as_it_was_written() {
    on_both(async |db| {
        let unit = Unit {
            number: number("751001"),
            name: "Ådalens Skole, afd. Nord".to_owned(),
            kind: UnitKind::School,
            part: Part::Department(Some(number("751002"))),
            municipality: Some("751".parse().unwrap()),
            ownership: Some("Kommunal".to_owned()),
            opened: Some(date(1956, 8, 1)),
            closed: Some(date(2026, 7, 31)),
            location: Some((56.162_939, 10.203_921)),
        };
        change(&db, async |tx| set(tx, &named(unit.clone())).await).await;
        assert_eq!(find(&db, &unit.number).await.unwrap(), Some(unit.clone()));
        assert_eq!(departments_of(&db, &number("751002")).await.unwrap(), [unit]);
        assert_eq!(find(&db, &number("1")).await.unwrap(), None);
    });
}

#[test]
fn the_latest_register_in_force_describes_a_unit() {
    on_both(async |db| {
        let name = async || find(&db, &number("751001")).await.unwrap().map(|unit| unit.name);
        change(&db, async |tx| set(tx, &school("751001", "Seeded")).await).await;
        assert_eq!(deliver_units(&db, 1, &[school("751001", "First")]).await, 1);
        assert_eq!(deliver_units(&db, 2, &[school("751001", "First")]).await, 0);
        let third = [school("751001", "Typo"), school("751001", "Third"), school("751009", "New")];
        assert_eq!(deliver_units(&db, 3, &third).await, 2);
        assert_eq!(name().await.as_deref(), Some("Third"));
        change(&db, async |tx| set(tx, &school("751001", "Seeded again")).await).await;
        assert_eq!(name().await.as_deref(), Some("Third"));
        for (undone, expected) in [(1, "Third"), (3, "First"), (2, "Seeded again")] {
            change(&db, async |tx| undo(tx, DeliveryId(id(undone))).await).await;
            assert_eq!(name().await.as_deref(), Some(expected));
        }
        assert_eq!(find(&db, &number("751009")).await.unwrap(), None);
        assert_eq!(db.check().await.unwrap(), []);
    });
}

#[test]
fn units_are_listed_by_municipality_kind_and_name() {
    on_both(async |db| {
        set_units(&db).await;
        let daycare = a_unit("G1", "Bjørnehiet", UnitKind::Daycare);
        let elsewhere = Unit {
            municipality: Some("101".parse().unwrap()),
            ..a_unit("101001", "Amager", UnitKind::School)
        };
        change(&db, async |tx| {
            set(tx, &named(daycare)).await?;
            set(tx, &named(elsewhere)).await
        })
        .await;
        let aarhus = "751".parse().unwrap();
        let schools = in_municipality(&db, aarhus, &[UnitKind::School]).await.unwrap();
        assert_eq!(numbers(&schools), ["751002", "751003", "751001"]);
        let both = [UnitKind::Daycare, UnitKind::Municipality];
        let others = in_municipality(&db, aarhus, &both).await.unwrap();
        assert_eq!(numbers(&others), ["751", "G1"]);
        assert_eq!(in_municipality(&db, aarhus, &[]).await.unwrap().len(), 5);
        let all = of_kinds(&db, &[UnitKind::School]).await.unwrap();
        assert_eq!(numbers(&all), ["101001", "751002", "751003", "751001"]);
        let register = register(&db).await.unwrap();
        assert!(matches!(register.find("Amager", Among::Institutions), Found::ByName(_)));
        assert_eq!(register.units().count(), 6);
    });
}

#[test]
fn a_search_finds_beginnings_first_and_takes_signs_as_they_are() {
    on_both(async |db| {
        set_units(&db).await;
        change(&db, async |tx| {
            set(tx, &school("751010", "Den gamle ådal")).await?;
            set(tx, &school("751011", "100% Skole_n!")).await?;
            set(tx, &named(a_unit("G11", "Solstrålen", UnitKind::Daycare))).await
        })
        .await;
        for (text, expected) in [
            ("ådal", &["751001", "751010"][..]),
            ("751", &["751011", "751", "751002", "751010", "751003", "751001"]),
            ("g1", &["G11"]),
            ("0%", &["751011"]),
            ("e_n!", &["751011"]),
            ("%", &["751011"]),
            ("nowhere", &[]),
        ] {
            let found = search(&db, text, None, 9).await.unwrap();
            assert_eq!(numbers(&found), expected, "{text}");
        }
        let elsewhere = search(&db, "ådal", Some("101".parse().unwrap()), 9).await.unwrap();
        assert_eq!(numbers(&elsewhere), [""; 0]);
        assert_eq!(search(&db, "skole", None, 2).await.unwrap().len(), 2);
    });
}

fn placement(unit: &str, parent: &str) -> Placement {
    Placement {
        hierarchy: "district".to_owned(),
        unit: number(unit),
        parent: number(parent),
        from: date(2024, 8, 1),
        until: None,
    }
}

#[test]
fn units_stand_below_others_from_one_day_to_another() {
    on_both(async |db| {
        let first = placement("751001", "NORD");
        let moved = Placement { parent: number("SYD"), from: date(2026, 8, 1), ..first.clone() };
        let line = Placement { hierarchy: "line".to_owned(), ..placement("751001", "751") };
        change(&db, async |tx| {
            insert_placement(tx, &first).await?;
            insert_placement(tx, &moved).await?;
            insert_placement(tx, &line).await?;
            end_placement(tx, &first, date(2026, 7, 31)).await
        })
        .await;
        let ended = Placement { until: Some(date(2026, 7, 31)), ..first.clone() };
        assert_eq!(hierarchies(&db).await.unwrap(), ["district", "line"]);
        let all = placements(&db, "district").await.unwrap();
        assert_eq!(all, [ended.clone(), moved.clone()]);
        for (day, expected) in
            [(date(2026, 7, 31), vec![ended.clone()]), (date(2026, 8, 1), vec![])]
        {
            let below = children(&db, "district", &number("NORD"), day).await.unwrap();
            assert_eq!(below, expected, "{day}");
        }
        let above = parents(&db, &number("751001"), date(2026, 8, 1)).await.unwrap();
        assert_eq!(above, [moved, line]);
        let mut refused = db.begin().await.unwrap();
        let never = Placement { from: date(2000, 1, 1), ..first };
        let missing = end_placement(&mut refused, &never, date(2026, 7, 31)).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })));
    });
}

#[test]
fn successions_are_found_from_either_side() {
    on_both(async |db| {
        let merged = Succession {
            old: number("751001"),
            new: number("751002"),
            kind: SuccessionKind::Merged,
            on: date(2026, 8, 1),
        };
        let split = Succession {
            old: number("751005"),
            new: number("751006"),
            kind: SuccessionKind::Split,
            on: date(2025, 8, 1),
        };
        change(&db, async |tx| {
            insert_succession(tx, &merged).await?;
            insert_succession(tx, &split).await
        })
        .await;
        assert_eq!(successions(&db, None).await.unwrap(), [split, merged.clone()]);
        for side in ["751001", "751002"] {
            let found = successions(&db, Some(&number(side))).await.unwrap();
            assert_eq!(found, slice::from_ref(&merged), "{side}");
        }
    });
}
