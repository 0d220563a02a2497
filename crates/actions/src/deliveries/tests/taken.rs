//! What is taken in, and how often.

use super::*;

#[tokio::test]
async fn the_same_files_twice_change_nothing() {
    let town = Town::new().await;
    let file = absences(&[("461001", "5.5"), ("461002", "6.5")]);
    let first = town.deliver(&[("a.csv", &file)]).await;
    assert_eq!((first.verdict, first.difference.new), (Verdict::Committed, 2));
    let second = town.deliver(&[("again.csv", &file)]).await;
    assert_eq!(second.verdict, Verdict::AlreadyThere(first.delivery.unwrap()));
    assert_eq!((second.difference.new, second.difference.changed), (0, 0));
    assert_eq!(second.difference.unchanged, 2);
    assert_eq!(town.deliveries().await, 2);
}

#[tokio::test]
async fn the_same_files_count_again_when_later_ones_had_covered_them() {
    let town = Town::new().await;
    let first = absences(&[("461001", "5.5")]);
    town.deliver(&[("a.csv", &first)]).await;
    town.deliver(&[("b.csv", &absences(&[("461001", "7.0")]))]).await;
    let again = town.deliver(&[("a.csv", &first)]).await;
    assert_eq!((again.verdict, again.difference.changed), (Verdict::Committed, 1));
    assert_eq!(town.estimate("461001").await, Some(5.5));
}

#[tokio::test]
async fn a_dry_run_tells_and_leaves_nothing() {
    let town = Town::new().await;
    town.deliver(&[("a.csv", &absences(&[("461001", "5.5"), ("461002", "6.5")]))]).await;
    let revision = town.app.revision().await.unwrap();
    let next = town.parcel(&[("b.csv", &absences(&[("461001", "7.5"), ("461003", "4.5")]))]);
    let told = town.take(&next, Wish::DryRun).await;
    assert_eq!(told.verdict, Verdict::WouldCommit);
    let difference = told.difference;
    assert_eq!((difference.new, difference.changed, difference.gone), (1, 1, 1));
    let before = told.settled.changed[0].before.as_ref().and_then(|value| value.known());
    assert_eq!(before.map(|known| known.estimate), Some(5.5));
    assert_eq!(town.estimate("461001").await, Some(5.5));
    assert_eq!(town.app.revision().await.unwrap(), revision);
    assert_eq!(town.deliveries().await, 2);
}

#[tokio::test]
async fn undoing_brings_back_what_was_there_before() {
    let town = Town::new().await;
    town.deliver(&[("a.csv", &absences(&[("461001", "5.5")]))]).await;
    let second = town.deliver(&[("b.csv", &absences(&[("461001", "7.5")]))]).await;
    assert_eq!(town.estimate("461001").await, Some(7.5));
    let (scope, id) = (Scope::command_line(), second.delivery.unwrap());
    undo(&town.app, &scope, id).await.unwrap();
    assert_eq!(town.estimate("461001").await, Some(5.5));
    assert!(matches!(undo(&town.app, &scope, id).await, Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn a_delivery_that_replaces_another_takes_away_what_it_lacks() {
    let town = Town::new().await;
    let rows = absences(&[("461001", "5.5"), ("461002", "6.5")]);
    let old = town.deliver(&[("a.csv", &rows)]).await;
    let mut parcel = town.parcel(&[("b.csv", &absences(&[("461001", "5.7")]))]);
    parcel.replaces = old.delivery;
    let new = town.take(&parcel, Wish::Commit).await;
    assert_eq!((new.verdict, new.difference.gone), (Verdict::Committed, 1));
    assert_eq!(town.estimate("461001").await, Some(5.7));
    assert_eq!(town.absence("461002").await, None);
    let late = Parcel { replaces: old.delivery, ..town.parcel(&[("c.csv", &rows)]) };
    let (scope, progress) = (Scope::command_line(), Progress::default());
    let again = take_in(&town.app, &scope, &late, Wish::Commit, &progress);
    assert!(matches!(again.await, Err(Error::Invalid(_))), "it is not in force any more");
}

#[tokio::test]
async fn false_zeros_are_set_aside_and_not_averaged() {
    let town = Town::new().await;
    let file = absences(&[("461001", "0"), ("461002", "6.5")]);
    let outcome = town.deliver(&[("a.csv", &file)]).await;
    assert_eq!(outcome.difference.suspected, 1);
    assert_eq!(codes(&outcome), ["suspected-zero"]);
    assert_eq!(town.estimate("461001").await, None);
    assert_eq!(town.absence("461001").await.unwrap().value.state(), "missing");
}

#[tokio::test]
async fn a_school_found_by_its_name_is_taken_with_a_warning() {
    let town = Town::new().await;
    let file = "indicator,unit_name,period,value,n\nelevfravaer,Østre Skole,2024/25,5.5,400\n";
    let outcome = town.deliver(&[("a.csv", file)]).await;
    assert_eq!(codes(&outcome), ["found-by-name"]);
    let kind = ProblemKind::FoundByName { number: "461001".to_owned() };
    assert_eq!(outcome.problems.kept()[0].kind, kind);
    assert_eq!(town.estimate("461001").await, Some(5.5));
}

#[tokio::test]
async fn a_value_that_all_schools_share_is_called_out() {
    let town = Town::new().await;
    let units: Vec<String> = (1..=6).map(|number| format!("46100{number}")).collect();
    let rows: Vec<(&str, &str)> = units.iter().map(|unit| (unit.as_str(), "6.1")).collect();
    let outcome = town.deliver(&[("a.csv", &absences(&rows))]).await;
    assert_eq!(codes(&outcome), ["shared-value"]);
    assert_eq!(outcome.problems.kept()[0].kind, ProblemKind::SharedValue { units: 6 });
    assert_eq!(outcome.verdict, Verdict::Committed);
}

#[tokio::test]
async fn rows_that_contradict_each_other_are_both_left_out() {
    let town = Town::new().await;
    let file = absences(&[("461001", "5.5"), ("461001", "6.5"), ("461002", "7"), ("461002", "7")]);
    let outcome = town.deliver(&[("a.csv", &file)]).await;
    assert_eq!(outcome.problems.counts()["contradiction"], 2);
    assert_eq!(outcome.problems.counts()["duplicate"], 1);
    assert_eq!(town.absence("461001").await, None);
    assert_eq!(town.estimate("461002").await, Some(7.0));
}

#[tokio::test]
async fn a_blank_cell_where_there_was_a_figure_is_told() {
    let town = Town::new().await;
    town.deliver(&[("a.csv", &absences(&[("461001", "5.5"), ("461002", "")]))]).await;
    let outcome = town.deliver(&[("b.csv", &absences(&[("461001", ""), ("461002", "")]))]).await;
    assert_eq!((outcome.verdict, codes(&outcome)), (Verdict::Committed, vec!["emptied"]));
    let told = &outcome.problems.kept()[0];
    assert_eq!((told.place.row, told.value.as_str()), (2, "5.5"));
}
