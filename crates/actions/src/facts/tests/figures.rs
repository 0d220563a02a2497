//! Figures that facts become, and that go with them.

use std::collections::BTreeMap;

use domain::figure::{Basis, Value, Withheld};
use store::{
    facts::readings,
    figures::{Export, Filter},
};

use super::{super::figures::compute, *};
use crate::deliveries::tests::Town;

/// What figures are: unit, indicator and breakdown with estimate, n and the delivery they belong to.
type Told = BTreeMap<String, String>;

async fn figures(town: &Town) -> Told {
    let mut export = Export::start(&town.app.db, Filter::default()).await.unwrap();
    let mut told = Told::new();
    while let Some(batch) = export.next().await.unwrap() {
        for figure in batch {
            let Value::Known(known) = &figure.value else {
                assert_eq!(figure.value, Value::Withheld(Withheld::TooFew));
                continue;
            };
            assert_eq!(known.basis, Basis::Computed);
            assert!(known.n.unwrap().n >= 5.0, "{figure:?}");
            let key = format!("{} {:?}", figure.key.unit, figure.key);
            let n = known.n.map(|count| count.n);
            let said = format!("{} {n:?} {:?} {}", known.estimate, known.interval, figure.delivery);
            assert_eq!(told.insert(key, said), None);
        }
    }
    told
}

/// Answers of so many pupils of a school, all of whom answer the same to all questions.
fn answers(school: u32, pupils: u32, answer: u32) -> String {
    let items = ["social_01", "social_02", "social_05", "social_07", "social_08"];
    let answers = vec![answer.to_string(); 5].join(";");
    let row = |pupil: u32| {
        let person = number(pupil + 100 * (school % 10));
        format!("{person};{school};2024/25;{};{answers}\n", 4 + pupil % 3)
    };
    let heading = format!("cpr;institutionsnummer;skoleår;klassetrin;{}\n", items.join(";"));
    heading + &(0..pupils).map(row).collect::<String>()
}

pub(super) async fn deliver_answers(town: &Town, name: &str, text: &str) -> FactOutcome {
    let file = town.file(name, text.as_bytes());
    let parcel = parcel_of(vec![file], Strictness::RefuseAll);
    let set = "trivselssvar".parse().unwrap();
    let scope = Scope::command_line();
    deliver(&town.app, &scope, (&set, &parcel), Wish::Commit, &Progress::default()).await.unwrap()
}

fn estimate(told: &Told, unit: &str, breakdown: &str) -> Option<String> {
    let found = told.iter().find(|(key, _)| {
        key.starts_with(&format!("{unit} "))
            && key.contains("trivsel-social\"")
            && key.ends_with(breakdown)
    });
    found.map(|(_, said)| said.split(' ').take(2).collect::<Vec<_>>().join(" "))
}

const ALL: &str = "breakdown: Breakdown({}) }";

#[tokio::test]
async fn a_delivery_is_in_every_figure_above_its_unit_at_once() {
    let town = Town::new().await;
    let one = deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    assert_eq!(one.verdict, Verdict::Committed, "{:?}", one.problems.kept());
    assert!(one.figures >= 10, "{}", one.figures);
    let told = figures(&town).await;
    assert_eq!(estimate(&told, "461001", ALL).unwrap(), "4 Some(6.0)");
    assert_eq!(estimate(&told, "461", ALL).unwrap(), "4 Some(6.0)");
    assert_eq!(estimate(&told, "000", ALL), None, "a municipality knows nothing of the country");

    let two = deliver_answers(&town, "b.csv", &answers(461_002, 12, 1)).await;
    let told = figures(&town).await;
    assert_eq!(estimate(&told, "461", ALL).unwrap(), "2 Some(18.0)");
    assert_eq!(estimate(&told, "461001", ALL).unwrap(), "4 Some(6.0)");

    undo(&town.app, &Scope::command_line(), two.delivery.unwrap()).await.unwrap();
    let told = figures(&town).await;
    assert_eq!(estimate(&told, "461", ALL).unwrap(), "4 Some(6.0)");
    assert_eq!(estimate(&told, "461002", ALL), None);
}

#[tokio::test]
async fn erasing_a_person_takes_them_out_of_the_figures() {
    let town = Town::new().await;
    deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    let first: PersonNumber = number(100).parse().unwrap();
    erase_person(&town.app, &Scope::command_line(), first).await.unwrap();
    assert_eq!(estimate(&figures(&town).await, "461001", ALL).unwrap(), "4 Some(5.0)");
    for pupil in 101..106 {
        let person: PersonNumber = number(pupil).parse().unwrap();
        erase_person(&town.app, &Scope::command_line(), person).await.unwrap();
    }
    assert_eq!(figures(&town).await, Told::new());
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn destroying_the_keys_leaves_no_figure_that_counts_for_nothing() {
    let town = Town::new().await;
    deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    erase_keys(&town.app, &Scope::command_line()).await.unwrap();
    assert_eq!(figures(&town).await, Told::new());
    assert_eq!(town.app.db.check().await.unwrap(), []);
}

/// Numbers drawn from a seed.
struct Draw(u32);

impl Draw {
    fn below(&mut self, limit: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        (self.0 >> 16) % limit
    }
}

/// Delivers to a school, or undoes a delivery, as it is drawn.
async fn step(town: &Town, number: u32, draw: &mut Draw, in_force: &mut Vec<DeliveryId>) {
    let is_undone = draw.below(3) == 0 && !in_force.is_empty();
    let place = usize::try_from(draw.below(9)).unwrap() % in_force.len().max(1);
    let text = answers(461_001 + draw.below(3), 5 + draw.below(9), 1 + draw.below(5));
    if is_undone {
        undo(&town.app, &Scope::command_line(), in_force.swap_remove(place)).await.unwrap();
        return;
    }
    let delivery = deliver_answers(town, &format!("{number}.csv"), &text).await.delivery.unwrap();
    if !in_force.contains(&delivery) {
        in_force.push(delivery);
    }
}

#[tokio::test]
async fn deliveries_in_any_order_end_in_the_figures_of_a_full_rebuild() {
    for seed in 1..=4 {
        let (town, mut draw, mut in_force) = (Town::new().await, Draw(seed), Vec::new());
        for number in 0..12 {
            step(&town, number, &mut draw, &mut in_force).await;
        }
        let settled = figures(&town).await;
        compute(&town.app, &Scope::command_line()).await.unwrap();
        assert_eq!(figures(&town).await, settled, "seed {seed}");
        assert_eq!(town.app.db.check().await.unwrap(), [], "seed {seed}");
    }
}

#[tokio::test]
async fn sums_that_are_lost_or_damaged_are_made_again() {
    let town = Town::new().await;
    deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    let before = figures(&town).await;
    let sums: Vec<_> = contents(&town.app.folder)
        .into_iter()
        .filter(|(name, _)| Path::new(name).extension().is_some_and(|end| end == "sums"))
        .collect();
    let [(name, bytes)] = sums.as_slice() else { panic!("{} files of sums", sums.len()) };
    assert!(!holds(bytes, "461001"), "sums are under the key too");
    for damaged in [None, Some(&bytes[..bytes.len() / 2])] {
        match damaged {
            None => fs::remove_file(name).unwrap(),
            Some(bytes) => fs::write(name, bytes).unwrap(),
        }
        let troubles = check(&town.app, &Scope::command_line())
            .await
            .unwrap()
            .into_iter()
            .map(|told| told.trouble);
        assert_eq!(troubles.filter(FactTrouble::mends_itself).count(), 1);
        compute(&town.app, &Scope::command_line()).await.unwrap();
        assert_eq!(figures(&town).await, before);
        assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
    }
}

/// What the facts of a town were read for, the newest last, with the event of each.
async fn readings(town: &Town) -> Vec<&'static str> {
    let wanted = readings::Filter::default();
    let mut read = readings::page(&town.app.db, &wanted, None, 100).await.unwrap();
    read.reverse();
    let filter =
        store::events::Filter { verb: Some("facts-read".to_owned()), ..Default::default() };
    let events = store::events::page(&town.app.db, &filter, None, 100).await.unwrap();
    assert_eq!(events.len(), read.len());
    for (event, reading) in events.iter().rev().zip(&read) {
        assert_eq!((event.id, &event.subject_id), (reading.event, &reading.delivery.to_string()));
        assert!(event.details.contains(reading.read_for.code()), "{}", event.details);
    }
    read.iter().map(|reading| reading.read_for.code()).collect()
}

#[tokio::test]
async fn every_reading_of_facts_is_noted_with_what_it_was_for() {
    let town = Town::new().await;
    let delivered = deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    assert_eq!(readings(&town).await, ["statistics"]);
    check(&town.app, &Scope::command_line()).await.unwrap();
    assert_eq!(readings(&town).await[1..], ["check"]);
    let nobody: PersonNumber = number(777).parse().unwrap();
    erase_person(&town.app, &Scope::command_line(), nobody).await.unwrap();
    assert_eq!(readings(&town).await[2..], ["erasure"], "also when nothing is found");
    let first: PersonNumber = number(100).parse().unwrap();
    erase_person(&town.app, &Scope::command_line(), first).await.unwrap();
    assert_eq!(readings(&town).await[3..], ["erasure", "statistics"]);
    undo(&town.app, &Scope::command_line(), delivered.delivery.unwrap()).await.unwrap();
    erase_delivery(&town.app, &Scope::command_line(), delivered.delivery.unwrap()).await.unwrap();
    assert_eq!(readings(&town).await.len(), 5, "they outlive the facts");
}

#[tokio::test]
async fn what_is_read_to_erase_what_is_over_is_noted_too() {
    let town = Town::new().await;
    let old = answers(461_001, 6, 4).replace("2024/25", "2014/15");
    deliver_answers(&town, "old.csv", &old).await;
    deliver_answers(&town, "new.csv", &answers(461_002, 6, 4)).await;
    retire(&town.app).await.unwrap();
    assert_eq!(readings(&town).await, ["statistics", "statistics", "retention"]);
}

#[tokio::test]
async fn facts_whose_time_is_over_are_erased_and_their_figures_stay() {
    let town = Town::new().await;
    // Kept for five years after the end of the school year: 2014/15 is over, 2024/25 is not.
    let old = answers(461_001, 6, 4).replace("2024/25", "2014/15");
    deliver_answers(&town, "old.csv", &old).await;
    let both = old + answers(461_002, 7, 3).split_once('\n').unwrap().1;
    deliver_answers(&town, "both.csv", &both).await;
    let before = figures(&town).await;
    let receipt = retire(&town.app).await.unwrap();
    assert_eq!((receipt.rows, receipt.files), (12, 2));
    assert_eq!(held(&town).await[0].rows, 7);
    assert_eq!(figures(&town).await, before);
    let told = check(&town.app, &Scope::command_line()).await.unwrap();
    assert!(told.iter().all(|told| told.trouble.mends_itself()), "only sums are to be made again");
    assert_eq!(town.app.db.check().await.unwrap(), []);
    assert_eq!(retire(&town.app).await.unwrap().rows, 0);
    compute(&town.app, &Scope::command_line()).await.unwrap();
    assert_eq!(figures(&town).await, before);
}
