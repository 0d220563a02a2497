//! Deliveries and what was wrong with them.

use domain::{
    delivery::{DeliveryState, Difference, Place, Problem, ProblemKind},
    id::DeliveryId,
};

use super::{arrival, change, deliver, id, key, known, on_both, row};
use crate::{
    db::Db,
    deliveries::{
        KEPT_PER_KIND, ProblemLog, find, find_in_force_by_fingerprint, in_force, insert, page,
        problem_counts, problems, remove_checked, set_difference, set_problems,
    },
    error::Error,
    import::{Import, undo},
};

fn problem(row: u64, kind: ProblemKind) -> Problem {
    let place = Place { file: "schools.csv".to_owned(), row, column: "Karakterer".to_owned() };
    Problem { place, value: "=cmd".to_owned(), kind }
}

async fn check(db: &Db, number: u128) -> i64 {
    let difference = Difference { rows: 7, ..Difference::default() };
    change(db, async |tx| insert(tx, &arrival(number), &difference).await).await
}

#[test]
fn a_delivery_is_checked_then_in_force_then_undone() {
    on_both(async |db| {
        let delivery = DeliveryId(id(1));
        let sequence = check(&db, 1).await;
        let checked = find(&db, delivery).await.unwrap().unwrap();
        assert_eq!(checked.state, DeliveryState::Checked);
        assert_eq!((checked.sequence, checked.difference.rows), (sequence, 7));
        assert_eq!(checked.files, arrival(1).files);
        assert_eq!((checked.by, checked.at), (None, arrival(1).at));
        let later = check(&db, 2).await;
        deliver(&db, &arrival(1), &[row(key("karakterer", "751001", 2024), known(7.0), 2)]).await;
        let committed = find(&db, delivery).await.unwrap().unwrap();
        assert_eq!(committed.state, DeliveryState::Committed);
        assert!(committed.sequence > later, "a delivery counts from when it comes in force");
        assert_eq!(committed.difference.new, 1);
        change(&db, async |tx| undo(tx, delivery).await).await;
        assert_eq!(find(&db, delivery).await.unwrap().unwrap().state, DeliveryState::Undone);
    });
}

#[test]
fn what_is_in_force_is_not_delivered_or_undone_twice() {
    on_both(async |db| {
        deliver(&db, &arrival(1), &[]).await;
        let mut refused = db.begin().await.unwrap();
        assert!(matches!(Import::start(&mut refused, &arrival(1)).await, Err(Error::Conflict(_))));
        drop(refused);
        change(&db, async |tx| undo(tx, DeliveryId(id(1))).await).await;
        let mut again = db.begin().await.unwrap();
        let undone = undo(&mut again, DeliveryId(id(1))).await;
        assert!(matches!(undone, Err(Error::NotFound { table: "deliveries", .. })));
    });
}

#[test]
fn deliveries_are_read_newest_first_and_known_again_by_their_contents() {
    on_both(async |db| {
        for number in 1..=3 {
            deliver(&db, &arrival(number), &[]).await;
        }
        let newest = page(&db, None, 2).await.unwrap();
        assert_eq!(newest.iter().map(|d| d.id.0.as_u128()).collect::<Vec<_>>(), [3, 2]);
        let rest = page(&db, Some(newest[1].sequence), 2).await.unwrap();
        assert_eq!(rest.iter().map(|d| d.id.0.as_u128()).collect::<Vec<_>>(), [1]);
        change(&db, async |tx| undo(tx, DeliveryId(id(2))).await).await;
        let left = in_force(&db).await.unwrap();
        assert_eq!(left.iter().map(|d| d.id.0.as_u128()).collect::<Vec<_>>(), [1, 3]);
        let known = find_in_force_by_fingerprint(&db, "fingerprint 3").await.unwrap();
        assert_eq!(known.unwrap().id, DeliveryId(id(3)));
        assert_eq!(find_in_force_by_fingerprint(&db, "fingerprint 2").await.unwrap(), None);
    });
}

#[test]
fn what_a_delivery_changed_is_kept_with_it() {
    on_both(async |db| {
        check(&db, 1).await;
        let difference = Difference { rows: 3, problems: 2, suspected: 1, ..Difference::default() };
        let delivery = DeliveryId(id(1));
        change(&db, async |tx| set_difference(tx, delivery, &difference).await).await;
        assert_eq!(find(&db, delivery).await.unwrap().unwrap().difference, difference);
        let mut refused = db.begin().await.unwrap();
        let missing = set_difference(&mut refused, DeliveryId(id(9)), &difference).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })));
    });
}

#[test]
fn problems_are_all_counted_and_the_first_of_each_kind_kept() {
    on_both(async |db| {
        check(&db, 1).await;
        let delivery = DeliveryId(id(1));
        let mut log = ProblemLog::default();
        for line in 1..=KEPT_PER_KIND + 5 {
            log.push(problem(line, ProblemKind::NotANumber));
        }
        log.push(problem(3, ProblemKind::FoundByName { number: "751001".to_owned() }));
        log.count_more(&ProblemKind::Duplicate, 12);
        assert_eq!(log.total(), KEPT_PER_KIND + 18);
        change(&db, async |tx| set_problems(tx, delivery, &log).await).await;
        change(&db, async |tx| set_problems(tx, delivery, &log).await).await;
        let counts = problem_counts(&db, delivery).await.unwrap();
        assert_eq!(counts["not-a-number"], KEPT_PER_KIND + 5);
        assert_eq!((counts["found-by-name"], counts["duplicate"]), (1, 12));
        let named = problems(&db, delivery, Some("found-by-name"), 0, 9).await.unwrap();
        assert_eq!(named, log.kept()[log.kept().len() - 1..]);
        let middle = problems(&db, delivery, None, 10, 2).await.unwrap();
        assert_eq!(middle, log.kept()[10..12]);
        let last = problems(&db, delivery, Some("not-a-number"), 999, 9).await.unwrap();
        assert_eq!(last.len(), 1);
    });
}

#[test]
fn a_checked_delivery_can_be_removed_and_one_in_force_cannot() {
    on_both(async |db| {
        check(&db, 1).await;
        let delivery = DeliveryId(id(1));
        let mut log = ProblemLog::default();
        log.push(problem(1, ProblemKind::EmptyFile));
        change(&db, async |tx| set_problems(tx, delivery, &log).await).await;
        change(&db, async |tx| remove_checked(tx, delivery).await).await;
        assert_eq!(find(&db, delivery).await.unwrap(), None);
        assert!(problem_counts(&db, delivery).await.unwrap().is_empty());
        deliver(&db, &arrival(2), &[]).await;
        let mut refused = db.begin().await.unwrap();
        let kept = remove_checked(&mut refused, DeliveryId(id(2))).await;
        assert!(matches!(kept, Err(Error::NotFound { .. })));
    });
}
