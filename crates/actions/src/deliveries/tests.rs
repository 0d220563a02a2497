//! Deliveries on a real vault in a folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{Arc, atomic::AtomicU64},
};

use domain::{
    access::Scope,
    delivery::ProblemKind,
    figure::Figure,
    vault::{Holder, Truth, Vault},
};
use tempfile::TempDir;

use super::*;
use crate::{
    clock::{Clock, Ids},
    jobs::{TalkPrinter, run_next},
    settings::{Database, Settings},
};

mod columns;
mod interrupted;
mod persons;
mod reality;
mod refused;
mod schools;
mod taken;
mod waiting;

/// Six schools of one municipality.
const SCHOOLS: &str = "number;name;kind;municipality\n\
    461001;Østre Skole;school;461\n461002;Vestre Skole;school;461\n461003;Søndre Skole;school;461\n\
    461004;Nordre Skole;school;461\n461005;Midtre Skole;school;461\n461006;Skovskolen;school;461\n";

/// A new vault with six schools.
pub(crate) struct Town {
    folder: TempDir,
    pub(crate) app: App,
}

impl Town {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let vault = Vault {
            holder: Holder::Municipality("461".parse().unwrap()),
            name: "Prøveby Kommune".to_owned(),
            truth: Truth::MadeUp,
        };
        let clock = Clock::Fixed("2026-03-02T09:00:00Z".parse().unwrap());
        let ids = Ids::Counted(AtomicU64::new(1));
        let place = folder.path().join("vault");
        let app =
            App::create(&place, &Settings::of(Database::Sqlite), vault, clock, ids).await.unwrap();
        let town = Self { folder, app };
        let outcome = town.deliver(&[("enheder.csv", SCHOOLS)]).await;
        assert_eq!(outcome.verdict, Verdict::Committed, "{:?}", outcome.problems.kept());
        town
    }

    /// Makes a parcel of files with these names and contents.
    fn parcel(&self, files: &[(&str, &str)]) -> Parcel {
        let files = files.iter().map(|(name, text)| self.file(name, text.as_bytes())).collect();
        parcel_of(files)
    }

    pub(crate) fn file(&self, name: &str, contents: &[u8]) -> ParcelFile {
        let path = self.folder.path().join(name);
        fs::write(&path, contents).unwrap();
        ParcelFile::new(name, path)
    }

    async fn take(&self, parcel: &Parcel, wish: Wish) -> Outcome {
        take_in(&self.app, &Scope::command_line(), parcel, wish, &Progress::default())
            .await
            .unwrap()
    }

    /// Receives files as the wizard does.
    pub(crate) async fn receive<C: AsRef<[u8]>>(
        &self,
        files: &[(&str, C)],
        said: Said,
    ) -> DeliveryId {
        let scope = Scope::command_line();
        let mut receiving = begin_receiving(&self.app, &scope).await.unwrap();
        for (name, contents) in files {
            let mut incoming = receiving.next_file(name).await.unwrap();
            incoming.write(contents.as_ref()).await.unwrap();
            incoming.finish().await.unwrap();
        }
        let purpose = "til prøve".to_owned();
        receive(&self.app, &scope, receiving, Said { purpose, ..said }).await.unwrap()
    }

    /// Does the jobs that wait.
    pub(crate) async fn work(&self) {
        let print: Arc<TalkPrinter> = Arc::new(|_, _| Err("nothing is printed here".to_owned()));
        while run_next(&self.app, &print).await.unwrap() {}
    }

    fn report(&self, id: DeliveryId) -> Report {
        report(&self.app, &Scope::command_line(), id).unwrap().unwrap()
    }

    fn inbox(&self, id: DeliveryId) -> PathBuf {
        self.app.folder.join("inbox").join(id.to_string())
    }

    async fn deliver(&self, files: &[(&str, &str)]) -> Outcome {
        self.take(&self.parcel(files), Wish::Commit).await
    }

    /// Returns the absence of a school as it counts now.
    async fn absence(&self, unit: &str) -> Option<Figure> {
        let figures = store::figures::of_unit(&self.app.db, &unit.parse().unwrap()).await.unwrap();
        figures.into_iter().find(|figure| figure.key.indicator.as_str() == "elevfravaer")
    }

    async fn estimate(&self, unit: &str) -> Option<f64> {
        self.absence(unit).await.and_then(|figure| figure.value.known().map(|k| k.estimate))
    }

    async fn deliveries(&self) -> usize {
        store::deliveries::page(&self.app.db, None, 100).await.unwrap().len()
    }
}

fn parcel_of(files: Vec<ParcelFile>) -> Parcel {
    Parcel {
        files,
        format: None,
        period: None,
        source: None,
        purpose: "test".to_owned(),
        replaces: None,
        strictness: Strictness::LeaveOut,
    }
}

/// Makes a file of absences of schools in 2024/25.
fn absences(rows: &[(&str, &str)]) -> String {
    rows.iter().fold("indicator,unit,period,value,n\n".to_owned(), |text, (unit, value)| {
        text + &format!("elevfravaer,{unit},2024/25,{value},400\n")
    })
}

fn codes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.problems.counts().keys().copied().collect()
}
