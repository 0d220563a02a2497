//! How values fall into bands, and what may be told of it.

use domain::{indicator::Indicator, period::Period, unit::UnitNumber};

use super::{super::distribution, figures::deliver_answers, *};
use crate::deliveries::tests::Town;

const ITEMS: [&str; 5] = ["social_01", "social_02", "social_05", "social_07", "social_08"];

/// Answers of pupils of a school: so many of each who answer the same to all questions.
fn answers(school: u32, of_each: &[(u32, u32)]) -> String {
    let each = of_each.iter().flat_map(|(pupils, answer)| (0..*pupils).map(|_| *answer));
    let row = |(pupil, answer): (u32, u32)| {
        let answers = vec![answer.to_string(); ITEMS.len()].join(";");
        format!("{};{school};2024/25;5;{answers}\n", number(pupil + 1000 * (school % 10)))
    };
    let heading = format!("cpr;institutionsnummer;skoleår;klassetrin;{}\n", ITEMS.join(";"));
    heading + &(0..).zip(each).map(row).collect::<String>()
}

fn social(town: &Town) -> Indicator {
    town.app.catalogue.find_text("trivsel-social").unwrap().clone()
}

async fn told(town: &Town, scope: &Scope, unit: &str) -> Option<Distribution> {
    let (unit, around): (UnitNumber, UnitNumber) = (unit.parse().unwrap(), "461".parse().unwrap());
    let around = Some(&around).filter(|around| **around != unit);
    distribution(&town.app, scope, &social(town), (&unit, around)).await.unwrap()
}

/// Which bands are told, how many per cent they have here, and how many around.
fn shares(told: &Distribution) -> Vec<(usize, usize, i32, Option<i32>)> {
    let whole = |share: f64| format!("{share:.0}").parse().unwrap();
    let bands = told.bands.iter();
    bands.map(|b| (b.bands.start, b.bands.end, whole(b.share), b.around.map(whole))).collect()
}

#[tokio::test]
async fn small_bands_are_told_together_with_their_neighbours() {
    let (town, scope) = (Town::new().await, Scope::command_line());
    assert_eq!(told(&town, &scope, "461001").await, None, "there are no facts");
    deliver_answers(&town, "a.csv", &answers(461_001, &[(20, 3), (20, 4), (4, 5)])).await;
    let two = answers(461_002, &[(30, 3), (30, 4), (10, 5)]);
    let two = deliver_answers(&town, "b.csv", &two).await;
    let one = told(&town, &scope, "461001").await.unwrap();
    assert_eq!((one.period, one.n), (Period::SchoolYear(2024), 44));
    assert_eq!(shares(&one), [(0, 2, 45, Some(44)), (2, 4, 55, Some(56))]);
    assert!(one.bands.iter().all(|band| band.interval.contains(band.share)));
    let whole = told(&town, &scope, "461").await.unwrap();
    assert_eq!(shares(&whole), [(0, 2, 44, None), (2, 3, 44, None), (3, 4, 12, None)]);

    undo(&town.app, &scope, two.delivery.unwrap()).await.unwrap();
    let alone = told(&town, &scope, "461001").await.unwrap();
    assert_eq!(shares(&alone), [(0, 2, 45, None), (2, 4, 55, None)], "nobody else is around");
}

#[tokio::test]
async fn nothing_is_told_of_few_or_of_what_all_have_in_common() {
    let (town, scope) = (Town::new().await, Scope::command_line());
    deliver_answers(&town, "a.csv", &answers(461_001, &[(40, 4)])).await;
    deliver_answers(&town, "b.csv", &answers(461_002, &[(4, 3), (4, 5)])).await;
    assert_eq!(told(&town, &scope, "461001").await, None);
    assert_eq!(told(&town, &scope, "461002").await, None);
}

#[tokio::test]
async fn what_the_area_has_besides_a_unit_is_told_of_no_few_either() {
    let (town, scope) = (Town::new().await, Scope::command_line());
    deliver_answers(&town, "a.csv", &answers(461_001, &[(20, 3), (20, 5)])).await;
    deliver_answers(&town, "b.csv", &answers(461_002, &[(20, 3), (3, 5)])).await;
    let one = told(&town, &scope, "461001").await.unwrap();
    assert_eq!(shares(&one), [(0, 3, 50, None), (3, 4, 50, None)]);
}

#[tokio::test]
async fn erasing_a_person_takes_them_out_of_the_bands() {
    let (town, scope) = (Town::new().await, Scope::command_line());
    deliver_answers(&town, "a.csv", &answers(461_001, &[(20, 3), (20, 5)])).await;
    assert_eq!(told(&town, &scope, "461001").await.unwrap().n, 40);
    let first: PersonNumber = number(1000).parse().unwrap();
    erase_person(&town.app, &scope, first).await.unwrap();
    assert_eq!(told(&town, &scope, "461001").await.unwrap().n, 39);
}

#[tokio::test]
async fn who_may_not_see_figures_sees_no_bands() {
    let town = Town::new().await;
    deliver_answers(&town, "a.csv", &answers(461_001, &[(20, 3), (20, 5)])).await;
    let nobody = PersonId(uuid::Uuid::from_u128(1));
    let own = OwnUnits::Only(BTreeSet::new());
    let scope = Scope::new(nobody, BTreeSet::new(), own, Grants::default());
    let unit: UnitNumber = "461001".parse().unwrap();
    let told = distribution(&town.app, &scope, &social(&town), (&unit, None)).await;
    assert!(matches!(told, Err(Error::NotAllowed(_))));
}
