//! Which facts count.

use domain::{delivery::Difference, fact::FactSetId, id::DeliveryId, period::Period};

use super::{arrival, change, id, on_both};
use crate::{
    db::Db,
    facts::{Covered, Holding, Part, Parts, commit, covered, files, holdings, set_parts},
    import::undo,
};

fn set() -> FactSetId {
    "karakterer".parse().unwrap()
}

fn parts(rows: &[(&str, i16, u64)]) -> Parts {
    let part = |(unit, year, rows): &(&str, i16, u64)| {
        (Part { period: Period::SchoolYear(*year), unit: unit.parse().unwrap() }, *rows)
    };
    rows.iter().map(part).collect()
}

async fn deliver(db: &Db, number: u128, rows: &[(&str, i16, u64)]) {
    change(db, async |tx| {
        commit(tx, &arrival(number), (&set(), &parts(rows)), &Difference::default()).await
    })
    .await;
}

async fn rows(db: &Db) -> u64 {
    holdings(db).await.unwrap().iter().map(|holding| holding.rows).sum()
}

#[test]
fn the_latest_delivery_in_force_counts_for_each_unit_and_period() {
    on_both(async |db| {
        deliver(&db, 1, &[("751001", 2024, 10), ("751002", 2024, 20), ("751001", 2023, 5)]).await;
        assert_eq!(rows(&db).await, 35);
        let later = parts(&[("751001", 2024, 12), ("751003", 2024, 1)]);
        let there = covered(&db, &set(), &later).await.unwrap();
        assert_eq!(there, Covered { rows: 10, parts: 1 });
        deliver(&db, 2, &[("751001", 2024, 12), ("751003", 2024, 1)]).await;
        let expected = Holding {
            set: set(),
            rows: 38,
            units: 3,
            periods: vec![Period::SchoolYear(2023), Period::SchoolYear(2024)],
        };
        assert_eq!(holdings(&db).await.unwrap(), [expected]);
        change(&db, async |tx| undo(tx, DeliveryId(id(2))).await).await;
        assert_eq!(rows(&db).await, 35);
        change(&db, async |tx| undo(tx, DeliveryId(id(1))).await).await;
        assert_eq!(rows(&db).await, 0);
        assert_eq!(
            files(&db).await.unwrap().len(),
            2,
            "their files are there until they are erased"
        );
        assert_eq!(db.check().await.unwrap(), []);
    });
}

#[test]
fn undoing_in_any_order_leaves_those_still_in_force() {
    on_both(async |db| {
        for number in 1..=3 {
            deliver(&db, number, &[("751001", 2024, u64::try_from(number).unwrap())]).await;
        }
        change(&db, async |tx| undo(tx, DeliveryId(id(2))).await).await;
        assert_eq!(rows(&db).await, 3);
        change(&db, async |tx| undo(tx, DeliveryId(id(3))).await).await;
        assert_eq!(rows(&db).await, 1);
    });
}

#[test]
fn what_was_erased_is_counted_no_more() {
    on_both(async |db| {
        deliver(&db, 1, &[("751001", 2024, 10), ("751002", 2024, 20)]).await;
        let left = parts(&[("751001", 2024, 0), ("751002", 2024, 19)]);
        change(&db, async |tx| set_parts(tx, DeliveryId(id(1)), &left).await).await;
        let files = files(&db).await.unwrap();
        assert_eq!((rows(&db).await, files[0].rows), (19, 19));
    });
}
