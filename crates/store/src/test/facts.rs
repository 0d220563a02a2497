//! Which facts count.

use domain::{
    delivery::Difference,
    event::{Actor, Event},
    fact::{FactSetId, Purpose, ReadFor},
    id::{DeliveryId, EventId},
    period::Period,
};

use super::{arrival, at, change, id, on_both};
use crate::{
    db::Db,
    deliveries::insert,
    events,
    facts::{
        Holding, Part, Parts, brought, commit, covered, files,
        held::{Held, held},
        holdings,
        readings::{self, Filter, Readings},
        set_parts,
    },
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
        assert_eq!(there, parts(&[("751001", 2024, 10)]));
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
fn a_delivery_that_was_checked_goes_on_under_its_id_as_the_latest() {
    on_both(async |db| {
        change(&db, async |tx| insert(tx, &arrival(1), &Difference::default()).await).await;
        deliver(&db, 2, &[("751001", 2024, 10)]).await;
        deliver(&db, 1, &[("751001", 2024, 12)]).await;
        assert_eq!(rows(&db).await, 12);
        let left = brought(&db, DeliveryId(id(1))).await.unwrap();
        assert_eq!(left, parts(&[("751001", 2024, 12)]));
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

#[test]
fn what_counts_for_nothing_is_told_as_long_as_it_lies_there() {
    on_both(async |db| {
        deliver(&db, 1, &[("751001", 2024, 10), ("751002", 2024, 20), ("751001", 2023, 5)]).await;
        deliver(&db, 2, &[("751001", 2024, 12)]).await;
        let told = |rows, units, beside, year| Held {
            set: set(),
            period: Period::SchoolYear(year),
            rows,
            units,
            beside,
        };
        assert_eq!(held(&db).await.unwrap(), [told(5, 1, 0, 2023), told(32, 2, 10, 2024)]);
        change(&db, async |tx| undo(tx, DeliveryId(id(1))).await).await;
        assert_eq!(held(&db).await.unwrap(), [told(0, 0, 5, 2023), told(12, 1, 30, 2024)]);
    });
}

/// Reads the rows of a delivery, in the second of its number.
async fn read(db: &Db, number: u32, set: &str, read_for: ReadFor) {
    let event = Event {
        id: EventId(id(number.into())),
        at: at(number.into()),
        actor: Actor::Pejl,
        verb: "facts-read".to_owned(),
        subject_kind: "delivery".to_owned(),
        subject_id: id(1).to_string(),
        details: "{}".to_owned(),
    };
    let rows = (&set.parse().unwrap(), DeliveryId(id(1)));
    change(db, async |tx| {
        events::insert(tx, &event).await?;
        readings::insert(tx, event.id, rows, read_for).await
    })
    .await;
}

#[test]
fn readings_are_found_by_set_and_by_what_they_were_for_and_counted() {
    const STATISTICS: ReadFor = ReadFor::Purpose(Purpose::Statistics);
    on_both(async |db| {
        for (number, set, read_for) in [
            (1, "karakterer", STATISTICS),
            (2, "fravaer", STATISTICS),
            (3, "karakterer", ReadFor::Check),
            (4, "karakterer", STATISTICS),
        ] {
            read(&db, number, set, read_for).await;
        }
        let found = async |filter: Filter, before: Option<u128>, limit| {
            let before = before.map(|number| EventId(id(number)));
            let page = readings::page(&db, &filter, before, limit).await.unwrap();
            page.iter().map(|one| one.event.0.as_u128()).collect::<Vec<_>>()
        };
        let grades = Filter { set: Some(set()), read_for: None };
        assert_eq!(found(Filter::default(), None, 3).await, [4, 3, 2]);
        assert_eq!(found(Filter::default(), Some(2), 3).await, [1]);
        assert_eq!(found(grades.clone(), None, 9).await, [4, 3, 1]);
        let for_figures = Filter { read_for: Some(STATISTICS), ..grades };
        assert_eq!(found(for_figures, None, 9).await, [4, 1]);
        let counted = readings::counted(&db).await.unwrap();
        let told = |set: &str, read_for, times, last| Readings {
            set: set.parse().unwrap(),
            read_for,
            times,
            last: at(last),
        };
        let expected = [
            told("fravaer", STATISTICS, 1, 2),
            told("karakterer", ReadFor::Check, 1, 3),
            told("karakterer", STATISTICS, 2, 4),
        ];
        assert_eq!(counted, expected);
    });
}
