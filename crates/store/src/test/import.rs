//! Deliveries on their way in.

use domain::{delivery::Difference, figure::Value, id::DeliveryId};

use super::{arrival, change, deliver, id, key, known, on_both, row, set_units};
use crate::{
    check::Complaint,
    db::Db,
    deliveries,
    figures::{Export, Filter, of_unit},
    import::{Change, FigureRow, Import, SAMPLE, Settled, undo},
};

fn first() -> Vec<FigureRow> {
    vec![
        row(key("karakterer", "751001", 2024), known(7.0), 2),
        row(key("karakterer", "751002", 2024), known(6.0), 3),
        row(key("karakterer", "751003", 2024), known(5.0), 4),
    ]
}

/// The first unchanged, the second changed, the third gone, a fourth new.
fn second() -> Vec<FigureRow> {
    vec![
        row(key("karakterer", "751001", 2024), known(7.0), 2),
        row(key("karakterer", "751002", 2024), known(6.5), 3),
        row(key("karakterer", "751001", 2025), known(7.5), 4),
    ]
}

async fn dry_run(db: &Db, rows: &[FigureRow]) -> Settled {
    let mut dry = db.begin().await.unwrap();
    let mut import = Import::start(&mut dry, &arrival(99)).await.unwrap();
    import.push(rows).await.unwrap();
    let settled = import.settle().await.unwrap();
    dry.roll_back().await.unwrap();
    settled
}

async fn values(db: &Db, unit: &str) -> Vec<Value> {
    let figures = of_unit(db, &unit.parse().unwrap()).await.unwrap();
    figures.into_iter().map(|figure| figure.value).collect()
}

/// Returns how many figures count.
async fn in_force(db: &Db) -> usize {
    let mut export = Export::start(db, Filter::default()).await.unwrap();
    let mut count = 0;
    while let Some(batch) = export.next().await.unwrap() {
        count += batch.len();
    }
    count
}

#[test]
fn a_delivery_tells_what_is_new_changed_unchanged_and_gone() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &first()).await;
        let settled = deliver(&db, &arrival(2), &second()).await;
        let expected = Difference {
            figures: 3,
            new: 1,
            changed: 1,
            unchanged: 1,
            gone: 1,
            ..Difference::default()
        };
        assert_eq!(settled.difference, expected);
        let change = |key, before, after| vec![Change { key, before, after }];
        assert_eq!(settled.new, change(key("karakterer", "751001", 2025), None, Some(known(7.5))));
        let (before, after) = (Some(known(6.0)), Some(known(6.5)));
        assert_eq!(settled.changed, change(key("karakterer", "751002", 2024), before, after));
        assert_eq!(settled.gone, change(key("karakterer", "751003", 2024), Some(known(5.0)), None));
        assert_eq!(values(&db, "751002").await, [known(6.5)]);
        assert_eq!(values(&db, "751003").await, [known(5.0)], "what is gone still counts");
    });
}

#[test]
fn figures_of_another_level_period_or_format_are_not_gone() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &first()).await;
        for rows in [
            [row(key("karakterer", "751", 2024), known(6.0), 2)],
            [row(key("karakterer", "751001", 2025), known(6.0), 2)],
            [row(key("trivsel", "751001", 2024), known(6.0), 2)],
        ] {
            assert_eq!(dry_run(&db, &rows).await.difference.gone, 0, "{rows:?}");
        }
        let other = deliveries::Arrival { format: "another".to_owned(), ..arrival(2) };
        assert_eq!(deliver(&db, &other, &first()[..1]).await.difference.gone, 0);
    });
}

#[test]
fn the_same_delivery_again_changes_nothing() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &first()).await;
        let again = dry_run(&db, &first()).await;
        assert_eq!(again.difference.unchanged, 3);
        assert_eq!(again.new.len() + again.changed.len() + again.gone.len(), 0);
    });
}

#[test]
fn a_dry_run_leaves_nothing() {
    on_both(async |db| {
        set_units(&db).await;
        assert_eq!(dry_run(&db, &first()).await.difference.new, 3);
        assert_eq!(in_force(&db).await, 0);
        assert_eq!(deliveries::page(&db, None, 9).await.unwrap(), []);
        assert_eq!(dry_run(&db, &first()).await.difference.new, 3);
    });
}

#[test]
fn a_row_said_twice_is_kept_once_and_one_that_contradicts_itself_is_refused() {
    on_both(async |db| {
        set_units(&db).await;
        let mut rows = first();
        rows.push(row(key("karakterer", "751001", 2024), known(7.0), 8));
        rows.push(row(key("karakterer", "751002", 2024), known(6.1), 9));
        let settled = deliver(&db, &arrival(1), &rows).await;
        assert_eq!(
            (settled.duplicates.count, settled.duplicates.first),
            (1, vec![rows[3].clone()])
        );
        let both = vec![rows[1].clone(), rows[4].clone()];
        assert_eq!((settled.contradictions.count, settled.contradictions.first), (2, both));
        assert_eq!(settled.difference.figures, 2);
        assert_eq!(values(&db, "751001").await, [known(7.0)]);
        assert_eq!(values(&db, "751002").await, []);
        assert_eq!(db.check().await.unwrap(), []);
    });
}

#[test]
fn different_shapes_of_one_figure_contradict_each_other() {
    on_both(async |db| {
        let shapes = super::all_shapes();
        for (one, other) in [(0, 1), (7, 8), (0, 7), (3, 9)] {
            let rows = [(one, 2), (other, 3)].map(|(shape, line): (usize, u64)| {
                row(key("karakterer", "1", 2024), shapes[shape].clone(), line)
            });
            let settled = dry_run(&db, &rows).await;
            assert_eq!(settled.contradictions.count, 2, "{rows:?}");
        }
    });
}

#[test]
fn a_suspected_value_is_counted_and_kept() {
    on_both(async |db| {
        let suspected = Value::Missing(domain::figure::Missing::Suspected);
        let rows = [row(key("karakterer", "751001", 2024), suspected.clone(), 2)];
        assert_eq!(deliver(&db, &arrival(1), &rows).await.difference.suspected, 1);
        assert_eq!(values(&db, "751001").await, [suspected]);
    });
}

#[test]
fn a_delivery_takes_anothers_place_and_is_told_against_it() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &first()).await;
        let settled = change(&db, async |tx| {
            let mut import = Import::start(tx, &arrival(2)).await?;
            import.push(&second()).await?;
            let settled = import.settle().await?;
            import.replace(DeliveryId(id(1))).await?;
            import.commit(&settled.difference).await?;
            Ok(settled)
        })
        .await;
        assert_eq!((settled.difference.changed, settled.difference.gone), (1, 1));
        assert_eq!(values(&db, "751003").await, [], "what it brought counts no more");
        assert_eq!(db.check().await.unwrap(), []);
    });
}

#[test]
fn undoing_brings_back_what_was_covered() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &first()).await;
        deliver(&db, &arrival(2), &second()).await;
        change(&db, async |tx| undo(tx, DeliveryId(id(2))).await).await;
        assert_eq!(values(&db, "751002").await, [known(6.0)]);
        assert_eq!(values(&db, "751001").await, [known(7.0)]);
        change(&db, async |tx| undo(tx, DeliveryId(id(1))).await).await;
        assert_eq!(in_force(&db).await, 0);
        assert_eq!(db.check().await.unwrap(), []);
    });
}

#[test]
fn many_rows_come_in_and_only_some_are_shown() {
    on_both(async |db| {
        let rows: Vec<FigureRow> = (0..1234_u32)
            .map(|unit| {
                let key = key("karakterer", &format!("{}", 100_000 + unit), 2024);
                row(key, known(f64::from(unit)), u64::from(unit))
            })
            .collect();
        let settled = deliver(&db, &arrival(1), &rows).await;
        assert_eq!(settled.difference.new, 1234);
        assert_eq!(settled.new.len(), usize::try_from(SAMPLE).unwrap());
        assert_eq!(settled.new[7].key, rows[7].key);
        assert_eq!(in_force(&db).await, 1234);
        let orphans = Complaint::OrphanFigures { figures: 1234, units: 1234 };
        assert_eq!(db.check().await.unwrap(), [orphans]);
    });
}

#[test]
fn a_check_finds_rows_that_are_lost_or_marked_wrongly() {
    on_both(async |db| {
        set_units(&db).await;
        deliver(&db, &arrival(1), &first()).await;
        super::execute(&db, "delete from figures where unit = '751003'").await;
        super::execute(&db, "update figures set current = false where unit = '751002'").await;
        super::execute(&db, "update units set current = false where number = '751003'").await;
        let delivery = DeliveryId(id(1));
        let expected = [
            Complaint::WrongCurrent { table: "figures", rows: 1 },
            Complaint::WrongCurrent { table: "units", rows: 1 },
            Complaint::WrongRows { delivery, expected: 3, found: 2 },
        ];
        assert_eq!(db.check().await.unwrap(), expected);
    });
}

#[test]
fn a_check_finds_tables_of_another_pejl() {
    on_both(async |db| {
        super::execute(&db, "delete from _sqlx_migrations where version = 12").await;
        let complaints = db.check().await.unwrap();
        assert_eq!(complaints, [Complaint::OtherTables { found: 11, expected: 12 }]);
    });
}
