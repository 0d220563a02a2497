//! Deliveries that are stopped, and deliveries that meet.

use std::fmt::Write as _;

use tokio::task;

use super::*;

/// A file that takes long enough to be stopped on the way.
fn long_file() -> String {
    (0..40_000).fold("indicator,unit,period,value,n\n".to_owned(), |mut text, number| {
        let (unit, year) = (number % 6 + 1, 2011 + number / 6 % 14);
        let next = (year + 1) % 100;
        writeln!(text, "elevfravaer,46100{unit},{year}/{next:02},{}.5,400", 3 + number % 9)
            .unwrap();
        text
    })
}

#[tokio::test]
async fn a_delivery_that_is_stopped_on_the_way_leaves_nothing() {
    let town = Town::new().await;
    let parcel = town.parcel(&[("long.csv", &long_file())]);
    let (scope, progress) = (Scope::command_line(), Progress::default());
    let work = take_in(&town.app, &scope, &parcel, Wish::Commit, &progress);
    let is_under_way = async {
        while progress.rows() == 0 {
            task::yield_now().await;
        }
    };
    tokio::select! {
        _ = work => panic!("it was over before it could be stopped"),
        () = is_under_way => {}
    }
    assert_eq!(town.deliveries().await, 1);
    assert_eq!(town.absence("461001").await, None);
    let after = town.deliver(&[("a.csv", &absences(&[("461001", "5.5")]))]).await;
    assert_eq!(after.verdict, Verdict::Committed);
    assert_eq!(town.estimate("461001").await, Some(5.5));
}

#[tokio::test]
async fn two_deliveries_at_once_come_in_one_after_the_other() {
    let town = Town::new().await;
    let one = town.parcel(&[("a.csv", &absences(&[("461001", "5.5"), ("461002", "6.5")]))]);
    let other = town.parcel(&[("b.csv", &absences(&[("461001", "7.5"), ("461003", "4.5")]))]);
    let (one, other) = tokio::join!(town.take(&one, Wish::Commit), town.take(&other, Wish::Commit));
    assert_eq!((one.verdict, other.verdict), (Verdict::Committed, Verdict::Committed));
    assert_eq!(one.difference.new + other.difference.new, 3);
    assert_eq!(one.difference.changed + other.difference.changed, 1);
}

#[tokio::test]
async fn the_same_files_at_once_count_once() {
    let town = Town::new().await;
    let file = absences(&[("461001", "5.5")]);
    let (one, other) = (town.parcel(&[("a.csv", &file)]), town.parcel(&[("b.csv", &file)]));
    let (one, other) = tokio::join!(town.take(&one, Wish::Commit), town.take(&other, Wish::Commit));
    let committed = [one.verdict, other.verdict].contains(&Verdict::Committed);
    let there = [one.verdict, other.verdict]
        .iter()
        .any(|verdict| matches!(verdict, Verdict::AlreadyThere(_)));
    assert!(committed && there, "{:?} {:?}", one.verdict, other.verdict);
}
