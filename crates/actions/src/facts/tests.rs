//! Facts on a real vault in a folder of its own.

use std::{collections::BTreeSet, fs, path::Path};

use analytics::Recipes;
use domain::{
    access::{Grants, OwnUnits, Scope},
    fact::PersonNumber,
    id::PersonId,
};
use store::facts::{Holding, holdings};

use super::*;
use crate::deliveries::{ParcelFile, Progress, Strictness, Verdict, Wish, tests::Town, undo};

const HEADING: &str = "cpr;institutionsnummer;skoleår;klassetrin;køn;fag;karakter\n";

/// Grades of pupils of the first school: two marks of each, whose person numbers no file of the vault may hold.
fn grades(pupils: u32) -> String {
    (0..pupils).fold(HEADING.to_owned(), |text, pupil| {
        let row = |subject: &str, mark: i32| {
            format!(
                "{};461001;2024/25;9;{};{subject};{mark}\n",
                number(pupil),
                if pupil % 2 == 0 { "K" } else { "M" }
            )
        };
        text + &row("dansk", 7) + &row("matematik", 4)
    })
}

fn number(pupil: u32) -> String {
    format!("{:02}0410-{:04}", pupil % 28 + 1, 4000 + pupil)
}

async fn take(town: &Town, files: &[(&str, &str)], wish: Wish) -> Result<FactOutcome> {
    let files: Vec<ParcelFile> =
        files.iter().map(|(name, text)| town.file(name, text.as_bytes())).collect();
    let parcel = parcel_of(files, Strictness::LeaveOut);
    let set = set_of(&town.app, &parcel).await?.expect("a file of facts");
    let scope = Scope::command_line();
    deliver(&town.app, &scope, (&set, &parcel), wish, &Progress::default()).await
}

fn parcel_of(files: Vec<ParcelFile>, strictness: Strictness) -> Parcel {
    Parcel {
        files,
        format: None,
        period: None,
        source: Some("Prøveby".to_owned()),
        purpose: "test".to_owned(),
        replaces: None,
        strictness,
    }
}

async fn commit(town: &Town, text: &str) -> FactOutcome {
    take(town, &[("karakterer.csv", text)], Wish::Commit).await.unwrap()
}

fn file(outcome: &FactOutcome) -> FactFile {
    FactFile { set: outcome.set.clone(), delivery: outcome.delivery.unwrap(), rows: outcome.kept }
}

async fn held(town: &Town) -> Vec<Holding> {
    holdings(&town.app.db).await.unwrap()
}

/// Returns the contents of every file below a folder.
pub(crate) fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(contents(&path));
        } else {
            all.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
    all
}

pub(crate) fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

#[tokio::test]
async fn facts_are_kept_and_no_file_of_the_vault_holds_a_person_number() {
    let town = Town::new().await;
    let wrong = format!(
        "{}{};461001;2024/25;9;K;sløjd;7\n{};461001;2024/25;9;se {};dansk;7\n",
        grades(30),
        number(90),
        number(91),
        number(92)
    );
    let outcome = commit(&town, &wrong).await;
    assert_eq!((outcome.verdict, outcome.rows, outcome.kept), (Verdict::Committed, 62, 60));
    let codes: Vec<_> = outcome.problems.counts().keys().copied().collect();
    assert_eq!(codes, ["stray-person-number", "unknown-member"]);
    assert_eq!(held(&town).await[0].rows, 60);
    let mut written = contents(&town.app.folder);
    written.push(("what is told".to_owned(), format!("{:?}", outcome.problems).into_bytes()));
    for number in (0..30).chain([90, 91, 92]).map(number) {
        let holds = |form: &str| written.iter().find(|(_, bytes)| holds(bytes, form));
        let found = holds(&number).or_else(|| holds(&number.replace('-', "")));
        assert_eq!(found.map(|(name, _)| name), None, "{number}");
    }
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_a_dry_run_leaves_nothing() {
    let town = Town::new().await;
    let told = take(&town, &[("k.csv", &grades(3))], Wish::DryRun).await.unwrap();
    assert_eq!((told.verdict, told.kept), (Verdict::WouldCommit, 6));
    assert_eq!(held(&town).await, []);
    let written = contents(&town.app.folder);
    assert!(!written.iter().any(|(name, _)| name.contains("parquet") || name.contains("keys")));
    let first = commit(&town, &grades(3)).await;
    let again = commit(&town, &grades(3)).await;
    assert_eq!(again.verdict, Verdict::AlreadyThere(first.delivery.unwrap()));
    assert_eq!(held(&town).await[0].rows, 6);
    commit(&town, &grades(2)).await;
    let back = commit(&town, &grades(3)).await;
    assert_eq!((back.verdict, held(&town).await[0].rows), (Verdict::Committed, 6));
}

#[tokio::test]
async fn a_later_delivery_takes_the_place_of_a_units_facts_until_it_is_undone() {
    let town = Town::new().await;
    commit(&town, &grades(10)).await;
    let later = commit(&town, &grades(4)).await;
    assert_eq!((later.kept, later.replaced), (8, 20));
    assert_eq!(held(&town).await[0].rows, 8);
    let (scope, id) = (Scope::command_line(), later.delivery.unwrap());
    assert!(erase_delivery(&town.app, &scope, id).await.is_err(), "it is in force");
    undo(&town.app, &scope, id).await.unwrap();
    assert_eq!(held(&town).await[0].rows, 20);
    assert_eq!(erase_delivery(&town.app, &scope, id).await.unwrap().rows, 8);
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn rows_that_say_the_same_fact_again_are_left_out_with_their_line() {
    let town = Town::new().await;
    let twice = grades(2) + &format!("{};461001;2024/25;9;K;dansk;12\n", number(0));
    let outcome = commit(&town, &twice).await;
    assert_eq!((outcome.kept, outcome.problems.counts()["double"]), (4, 1));
    assert_eq!(outcome.problems.kept()[0].place.row, 6);
}

#[tokio::test]
async fn a_person_is_erased_from_every_file_and_nobody_else() {
    let town = Town::new().await;
    commit(&town, &grades(5)).await;
    let later = grades(5).replace("2024/25", "2023/24");
    commit(&town, &later).await;
    let person: PersonNumber = number(2).parse().unwrap();
    let receipt = erase_person(&town.app, &Scope::command_line(), person).await.unwrap();
    assert_eq!((receipt.rows, receipt.files), (4, 2));
    assert_eq!(held(&town).await[0].rows, 16);
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
    let again = erase_person(&town.app, &Scope::command_line(), person).await.unwrap();
    assert_eq!(again.rows, 0);
}

#[tokio::test]
async fn a_lost_damaged_or_exchanged_file_and_lost_keys_are_named() {
    let town = Town::new().await;
    let first = commit(&town, &grades(5)).await;
    let second = commit(&town, &grades(5).replace("2024/25", "2023/24")).await;
    let place = |outcome: &FactOutcome| town.app.folder.join(files::place(&file(outcome)));
    let whole = fs::read(place(&first)).unwrap();
    fs::copy(place(&second), place(&first)).unwrap();
    assert_eq!(
        check(&town.app, &Scope::command_line()).await.unwrap().len(),
        1,
        "another file in its place"
    );
    fs::write(place(&first), &whole[..whole.len() - 9]).unwrap();
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap().len(), 1, "cut off");
    fs::remove_file(place(&first)).unwrap();
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap().len(), 1, "gone");
    fs::write(place(&first), &whole).unwrap();
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
    fs::remove_file(town.app.folder.join("keys.toml")).unwrap();
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap()[0].file, "keys.toml");
    let refused = take(&town, &[("k.csv", &grades(9))], Wish::Commit).await;
    assert!(matches!(refused, Err(Error::KeysMissing(_))), "no second keys are drawn");
}

#[tokio::test]
async fn keys_of_another_vault_are_named_and_take_no_facts_in() {
    let (town, other) = (Town::new().await, Town::new().await);
    commit(&town, &grades(5)).await;
    commit(&other, &grades(5)).await;
    let keys = |town: &Town| town.app.folder.join("keys.toml");
    let own = fs::read(keys(&town)).unwrap();
    fs::copy(keys(&other), keys(&town)).unwrap();
    let trouble = check(&town.app, &Scope::command_line()).await.unwrap().remove(0).trouble;
    assert_eq!(trouble, FactTrouble::OtherKeys { files: 1 });
    let refused = take(&town, &[("k.csv", &grades(9))], Wish::Commit).await;
    assert!(matches!(refused, Err(Error::Unreadable { .. })));
    fs::write(keys(&town), "facts = 1").unwrap();
    let trouble = check(&town.app, &Scope::command_line()).await.unwrap().remove(0).trouble;
    assert!(matches!(trouble, FactTrouble::KeysUnreadable(_)));
    fs::write(keys(&town), own).unwrap();
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn what_a_stopped_erasure_left_is_named_and_the_next_one_removes_it() {
    let town = Town::new().await;
    let before = file(&commit(&town, &grades(5)).await);
    let path = town.app.folder.join(files::place(&before));
    let bytes = fs::read(&path).unwrap();
    let person: PersonNumber = number(2).parse().unwrap();
    assert_eq!(erase_person(&town.app, &Scope::command_line(), person).await.unwrap().rows, 2);
    // As it lies when the machine stops between the transaction and the last removal.
    fs::write(&path, bytes).unwrap();
    let complaint = FactComplaint { file: files::place(&before), trouble: FactTrouble::Erased };
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), [complaint]);
    assert_eq!(erase_person(&town.app, &Scope::command_line(), person).await.unwrap().rows, 0);
    assert!(!path.exists());
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn a_copy_that_a_stopped_erasure_left_changes_nothing() {
    let town = Town::new().await;
    let whole = file(&commit(&town, &grades(5)).await);
    // As it lies when the machine stops before the transaction.
    let next = town.app.folder.join(files::place(&FactFile { rows: 8, ..whole }));
    fs::write(&next, "half a file").unwrap();
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
    assert_eq!(sweep(&town.app).await.unwrap(), 0, "it may be one on its way in");
    let person: PersonNumber = number(2).parse().unwrap();
    assert_eq!(erase_person(&town.app, &Scope::command_line(), person).await.unwrap().rows, 2);
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn doubles_in_several_files_are_told_with_their_file() {
    let town = Town::new().await;
    let (one, two) = (grades(3), HEADING.to_owned() + grades(4).split_once('\n').unwrap().1);
    let outcome = take(&town, &[("a.csv", &one), ("b.csv", &two)], Wish::Commit).await.unwrap();
    assert_eq!((outcome.rows, outcome.kept), (14, 8));
    let places = outcome.problems.kept().iter().map(|problem| &problem.place);
    let places: Vec<_> = places.map(|place| (place.file.as_str(), place.row)).collect();
    assert_eq!(places, (2..8).map(|row| ("b.csv", row)).collect::<Vec<_>>());
    assert_eq!(held(&town).await[0].rows, 8);
    assert_eq!(check(&town.app, &Scope::command_line()).await.unwrap(), []);
}

#[tokio::test]
async fn destroying_the_keys_leaves_no_facts() {
    let town = Town::new().await;
    commit(&town, &grades(5)).await;
    let receipt = erase_keys(&town.app, &Scope::command_line()).await.unwrap();
    assert_eq!((receipt.rows, receipt.files), (10, 1));
    assert_eq!(held(&town).await, []);
    assert!(!contents(&town.app.folder).iter().any(|(name, _)| name.contains("parquet")));
    assert_eq!(commit(&town, &grades(5)).await.verdict, Verdict::Committed, "under new keys");
}

#[tokio::test]
async fn who_may_not_deliver_neither_keeps_nor_erases_facts() {
    let town = Town::new().await;
    let nobody = (PersonId(uuid::Uuid::from_u128(1)), BTreeSet::new());
    let scope = Scope::new(nobody.0, nobody.1, OwnUnits::Only(BTreeSet::new()), Grants::default());
    let number: PersonNumber = number(1).parse().unwrap();
    assert!(matches!(erase_person(&town.app, &scope, number).await, Err(Error::NotAllowed(_))));
    assert!(matches!(erase_keys(&town.app, &scope).await, Err(Error::NotAllowed(_))));
}

#[test]
fn the_shipped_fact_sets_have_no_findings() {
    let sets = crate::shipped::fact_sets().unwrap();
    assert_eq!(sets.findings(), []);
    let catalogue = crate::shipped::catalogue().unwrap();
    let (recipes, faults) = Recipes::plan(&catalogue, &sets);
    assert_eq!(faults, []);
    let computed = sets.iter().flat_map(|set| recipes.indicators(&set.id)).count();
    assert!(computed >= 21, "{computed}");
    assert_eq!(sets.iter().count(), 9);
}

mod distribution;
mod figures;
