//! Talks that are made by a job.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use domain::access::{OwnUnits, Role, Scope};

use super::*;
use crate::{access, deliveries::tests::Town};

/// Prints a talk as the name of its unit, but one unit's never; counts how often it is asked.
fn printer(asked: &Arc<AtomicU64>) -> Arc<TalkPrinter> {
    let asked = Arc::clone(asked);
    Arc::new(move |talk, _locale| {
        asked.fetch_add(1, Ordering::Relaxed);
        match talk.unit.number.as_str() {
            "461003" => Err("no paper".to_owned()),
            _ => Ok(talk.unit.name.clone().into_bytes()),
        }
    })
}

fn wanted(audience: Audience) -> Wanted {
    let units = ["461001", "461002", "461003"].map(|number| number.parse().unwrap()).to_vec();
    Wanted { units, audience, locale: Locale::Da }
}

async fn work(town: &Town, asked: &Arc<AtomicU64>) {
    while run_next(&town.app, &printer(asked)).await.unwrap() {}
}

#[tokio::test]
async fn talks_are_made_one_by_one_and_bundled() {
    let town = Town::new().await;
    let (scope, asked) = (Scope::command_line(), Arc::default());
    let id = print_talks(&town.app, &scope, wanted(Audience::Open)).await.unwrap();
    assert!(talks(&town.app, &scope, id).await.unwrap().standing.is_open());
    work(&town, &asked).await;
    let done = talks(&town.app, &scope, id).await.unwrap();
    let ended = done.ended.unwrap();
    assert_eq!((ended.made.len(), ended.failed.len()), (2, 1));
    let unit = "461001".parse().unwrap();
    let path = talk_file(&town.app, &scope, id, &unit).await.unwrap();
    assert_eq!(fs::read_to_string(path).unwrap(), "Østre Skole");
    assert!(bundle_file(&town.app, &scope, id).await.unwrap().metadata().unwrap().len() > 100);
    let missing = "461003".parse().unwrap();
    assert!(talk_file(&town.app, &scope, id, &missing).await.is_err());
}

#[tokio::test]
async fn closed_talks_are_for_whoever_asked_alone() {
    let town = Town::new().await;
    let asked = Arc::default();
    let chief = || {
        let person = PersonId(town.app.ids.next(town.app.clock.now()));
        access::scope(person, [Role::Chief].into(), OwnUnits::All, town.app.vault.holder)
    };
    let (scope, other) = (chief(), chief());
    let closed = print_talks(&town.app, &scope, wanted(Audience::Closed)).await.unwrap();
    let open = print_talks(&town.app, &scope, wanted(Audience::Open)).await.unwrap();
    work(&town, &asked).await;
    assert!(talks(&town.app, &scope, closed).await.is_ok());
    assert!(matches!(talks(&town.app, &other, closed).await, Err(Error::NotFound { .. })));
    assert!(talks(&town.app, &other, open).await.is_ok());
    assert_eq!(latest_talks(&town.app, &other, 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn who_may_not_make_reports_asks_in_vain() {
    let town = Town::new().await;
    let person = PersonId(town.app.ids.next(town.app.clock.now()));
    let scope =
        access::scope(person, [Role::Councillor].into(), OwnUnits::All, town.app.vault.holder);
    let refused = print_talks(&town.app, &scope, wanted(Audience::Open)).await;
    assert!(matches!(refused, Err(Error::NotAllowed(_))));
}

#[tokio::test]
async fn talks_that_were_made_before_the_server_died_are_not_made_again() {
    let town = Town::new().await;
    let (scope, asked) = (Scope::command_line(), Arc::default());
    let id = print_talks(&town.app, &scope, wanted(Audience::Open)).await.unwrap();
    let folder = town.app.folder.join("reports").join(id.to_string());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("461001.pdf"), "made before").unwrap();
    work(&town, &asked).await;
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    assert_eq!(talks(&town.app, &scope, id).await.unwrap().ended.unwrap().made.len(), 2);
}
