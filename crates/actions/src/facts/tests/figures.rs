//! Figures that facts become, and that go with them.

use std::collections::BTreeMap;

use domain::figure::{Basis, Value};
use store::figures::{Export, Filter};

use super::{super::figures::compute, *};
use crate::deliveries::tests::Town;

/// What figures are: unit, indicator and breakdown with estimate, n and the delivery they belong to.
type Told = BTreeMap<String, String>;

async fn figures(town: &Town) -> Told {
    let mut export = Export::start(&town.app.db, Filter::default()).await.unwrap();
    let mut told = Told::new();
    while let Some(batch) = export.next().await.unwrap() {
        for figure in batch {
            let Value::Known(known) = &figure.value else { panic!("{figure:?}") };
            assert_eq!(known.basis, Basis::Computed);
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
    let mut text = format!("cpr;institutionsnummer;skoleår;klassetrin;{}\n", items.join(";"));
    for pupil in 0..pupils {
        let answers = vec![answer.to_string(); 5].join(";");
        text += &format!(
            "{};{school};2024/25;{};{answers}\n",
            number(pupil + 100 * (school % 10)),
            4 + pupil % 3
        );
    }
    text
}

async fn deliver_answers(town: &Town, name: &str, text: &str) -> FactOutcome {
    let file = town.file(name, text.as_bytes());
    let parcel = FactParcel {
        set: "trivselssvar".parse().unwrap(),
        files: vec![file],
        period: None,
        source: "Prøveby".to_owned(),
        purpose: "test".to_owned(),
        strictness: Strictness::RefuseAll,
    };
    let scope = Scope::command_line();
    deliver(&town.app, &scope, &parcel, Wish::Commit, &Progress::default()).await.unwrap()
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
    assert_eq!(check(&town.app).await.unwrap(), []);
}

#[tokio::test]
async fn destroying_the_keys_leaves_no_figure_that_counts_for_nothing() {
    let town = Town::new().await;
    deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    erase_keys(&town.app, &Scope::command_line()).await.unwrap();
    assert_eq!(figures(&town).await, Told::new());
    assert_eq!(town.app.db.check().await.unwrap(), []);
}

/// Deliveries that replace each other and are undone in an order drawn from a seed.
#[tokio::test]
async fn deliveries_in_any_order_end_in_the_figures_of_a_full_rebuild() {
    for seed in 1_u32..=4 {
        let town = Town::new().await;
        let (mut state, mut in_force) = (seed, Vec::new());
        let mut draw = |below: u32| {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            (state >> 16) % below
        };
        for step in 0..12_u32 {
            if draw(3) == 0 && !in_force.is_empty() {
                let place = usize::try_from(draw(u32::try_from(in_force.len()).unwrap())).unwrap();
                let id = in_force.swap_remove(place);
                undo(&town.app, &Scope::command_line(), id).await.unwrap();
            } else {
                let text = answers(461_001 + draw(3), 5 + draw(9), 1 + draw(5));
                let outcome = deliver_answers(&town, &format!("{step}.csv"), &text).await;
                in_force.push(outcome.delivery.unwrap());
                in_force.dedup();
            }
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
        .filter(|(name, _)| name.ends_with(".sums"))
        .collect();
    let [(name, bytes)] = sums.as_slice() else { panic!("{} files of sums", sums.len()) };
    assert!(!holds(bytes, "461001"), "sums are under the key too");
    for damaged in [None, Some(&bytes[..bytes.len() / 2])] {
        match damaged {
            None => fs::remove_file(name).unwrap(),
            Some(bytes) => fs::write(name, bytes).unwrap(),
        }
        compute(&town.app, &Scope::command_line()).await.unwrap();
        assert_eq!(figures(&town).await, before);
    }
}

#[tokio::test]
async fn every_reading_of_facts_is_noted_with_its_purpose() {
    let town = Town::new().await;
    let outcome = deliver_answers(&town, "a.csv", &answers(461_001, 6, 4)).await;
    let id = outcome.delivery.unwrap().to_string();
    let read = store::events::Filter {
        verb: Some("facts-read".to_owned()),
        subject_id: Some(id),
        ..store::events::Filter::default()
    };
    let read = store::events::page(&town.app.db, &read, None, 100).await.unwrap();
    assert_eq!(read.len(), 1);
    assert!(read[0].details.contains("statistics"), "{}", read[0].details);
}
