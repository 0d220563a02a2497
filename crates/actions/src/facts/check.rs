//! Whether the fact files of a vault are there and whole, and its keys the right ones.

use std::{collections::BTreeMap, fs::File, io::ErrorKind, sync::Arc};

use analytics::{FactFileError, Recipes, Task};
use domain::{
    access::{Permission, Scope},
    fact::{FactSet, FactSetId, ReadFor},
};
use store::facts::FactFile;
use tokio::task;

use super::{
    files::{self, Files},
    keys::{self, Keys},
    readings::{named, note_readings},
};
use crate::{
    app::{App, actor},
    error::{Error, Result},
};

/// What is wrong with a file of a vault's facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactComplaint {
    /// The file, from the vault's folder on.
    pub file: String,
    /// What is wrong.
    pub trouble: FactTrouble,
}

/// What can be wrong with a file of a vault's facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactTrouble {
    /// The keys are not there, so that these files cannot be read.
    KeysMissing {
        /// How many.
        files: usize,
    },
    /// The file of the keys cannot be read.
    KeysUnreadable(String),
    /// None of the files opens with the keys.
    OtherKeys {
        /// How many.
        files: usize,
    },
    /// The bucket that the facts lie in cannot be read.
    BucketAway(String),
    /// The facts are not there.
    Missing,
    /// The facts cannot be read.
    Damaged(String),
    /// There are other facts than were kept.
    OtherRows {
        /// How many there are.
        found: u64,
        /// How many there should be.
        expected: u64,
    },
    /// The fact set is not known.
    UnknownSet,
    /// The sums are not there. They are made again when they are needed.
    SumsMissing,
    /// The sums cannot be read. They are made again when they are needed.
    SumsDamaged,
    /// What was erased still lies here, since the erasure was stopped.
    Erased,
}

impl FactTrouble {
    /// Tells whether the vault mends it by itself, and loses nothing by it.
    pub const fn mends_itself(&self) -> bool {
        matches!(self, Self::SumsMissing | Self::SumsDamaged)
    }
}

/// Reads every fact file whole, and returns what is wrong with them.
pub async fn check(app: &App, scope: &Scope) -> Result<Vec<FactComplaint>> {
    app.require(scope, Permission::Deliver)?;
    let files = store::facts::files(&app.db).await?;
    if let Some(bucket) = app.facts.bucket()
        && let Err(why) = bucket.list(files::FOLDER).await
    {
        let trouble = FactTrouble::BucketAway(why.to_string());
        return Ok(vec![FactComplaint { file: files::FOLDER.to_owned(), trouble }]);
    }
    let left = Files::of(app).left(&files).await?.into_iter().filter(|left| left.is_outdated);
    let mut complaints: Vec<FactComplaint> =
        left.map(|left| FactComplaint { file: left.place, trouble: FactTrouble::Erased }).collect();
    if files.is_empty() {
        return Ok(complaints);
    }
    let of_keys = |trouble| FactComplaint { file: keys::FILE.to_owned(), trouble };
    match keys::find(&app.folder) {
        Ok(Some(keys)) => {
            let read_for = (ReadFor::Check, actor(scope));
            note_readings(app, named(&files), read_for).await?;
            complaints.extend(check_files(app, files, keys).await?);
        }
        Ok(None) => complaints.push(of_keys(FactTrouble::KeysMissing { files: files.len() })),
        Err(Error::Unreadable { why, .. }) => {
            complaints.push(of_keys(FactTrouble::KeysUnreadable(why)));
        }
        Err(other) => return Err(other),
    }
    Ok(complaints)
}

async fn check_files(app: &App, files: Vec<FactFile>, keys: Keys) -> Result<Vec<FactComplaint>> {
    let (count, known) = (files.len(), Known::of(app, files));
    let recipes = Arc::clone(&app.recipes);
    let work = task::spawn_blocking(move || match known.open_with(&keys) {
        Opened::None => vec![FactComplaint {
            file: keys::FILE.to_owned(),
            trouble: FactTrouble::OtherKeys { files: count },
        }],
        Opened::Some | Opened::Unknown => known.complaints(&recipes, &keys),
    });
    work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))
}

/// The fact files that there should be, with their sets.
pub(super) struct Known {
    place: Files,
    files: Vec<FactFile>,
    sets: BTreeMap<FactSetId, FactSet>,
}

/// Whether files open with keys.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// One does.
    Some,
    /// None does, though there are some.
    None,
    /// There are none to try it on.
    Unknown,
}

impl Known {
    pub(super) fn of(app: &App, files: Vec<FactFile>) -> Self {
        let sets = files.iter().filter_map(|file| app.fact_sets.find(&file.set));
        let sets = sets.map(|set| (set.id.clone(), set.clone())).collect();
        Self { place: Files::of(app), files, sets }
    }

    /// Tells whether the files open with these keys, from the latest back to the first that does.
    pub(super) fn open_with(&self, keys: &Keys) -> Opened {
        let mut opened = Opened::Unknown;
        for file in self.files.iter().rev() {
            let Some(set) = self.sets.get(&file.set) else { continue };
            let name = files::name(&file.set, file.delivery);
            let there = self.place.wait_for(file);
            match there.and_then(|at| analytics::opens(set, &name, keys.facts(), &at.path)) {
                Ok(()) => return Opened::Some,
                Err(FactFileError::Damaged(_)) => opened = Opened::None,
                Err(_) => {}
            }
        }
        opened
    }

    fn complaints(&self, recipes: &Recipes, keys: &Keys) -> Vec<FactComplaint> {
        let mut complaints = Vec::new();
        for file in &self.files {
            let place = files::place(file);
            let mut complain = |file: &str, trouble| {
                complaints.push(FactComplaint { file: file.to_owned(), trouble });
            };
            let Some(set) = self.sets.get(&file.set) else {
                complain(&place, FactTrouble::UnknownSet);
                continue;
            };
            if let Some(trouble) = self.trouble(file, set, keys) {
                complain(&place, trouble);
            }
            if let Some(trouble) = self.trouble_with_sums(file, recipes, keys) {
                complain(&place.replace(".parquet", ".sums"), trouble);
            }
        }
        complaints
    }

    fn trouble(&self, file: &FactFile, set: &FactSet, keys: &Keys) -> Option<FactTrouble> {
        let name = files::name(&file.set, file.delivery);
        let expected = file.rows;
        let there = self.place.wait_for(file);
        match there.and_then(|at| analytics::check(set, &name, keys.facts(), &at.path)) {
            Ok(found) if found == expected => None,
            Ok(found) => Some(FactTrouble::OtherRows { found, expected }),
            Err(error) if is_missing(&error) => Some(FactTrouble::Missing),
            Err(error) => Some(FactTrouble::Damaged(error.to_string())),
        }
    }

    fn trouble_with_sums(
        &self,
        file: &FactFile,
        recipes: &Recipes,
        keys: &Keys,
    ) -> Option<FactTrouble> {
        let set = self.sets.get(&file.set)?;
        let name = files::sums_name(&file.set, file.delivery);
        let sums =
            File::open(files::sums_path(&self.place.folder, file)).map_err(FactFileError::Io);
        let task = Task::new(recipes, set);
        match sums.and_then(|sums| task.read_sums((&name, keys.facts()), sums, None)) {
            Ok(_) => None,
            Err(error) if is_missing(&error) => Some(FactTrouble::SumsMissing),
            Err(_) => Some(FactTrouble::SumsDamaged),
        }
    }
}

fn is_missing(error: &FactFileError) -> bool {
    matches!(error, FactFileError::Io(error) if error.kind() == ErrorKind::NotFound)
}
