//! Where fact files lie: `facts/SET/DELIVERY.parquet` in the vault's folder.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::{Path, PathBuf},
    time::Duration,
};

use domain::{fact::FactSetId, id::DeliveryId};
use jiff::Timestamp;

use crate::{
    app::App,
    error::{Error, Result},
};

const FOLDER: &str = "facts";

/// A file that no delivery names may be one on its way in; after so long it is one that was stopped.
const ABANDONED: Duration = Duration::from_hours(24);

/// Returns what a fact file is called, from the vault's folder on; it is bound into the file.
pub(super) fn name(set: &FactSetId, delivery: DeliveryId) -> String {
    format!("{FOLDER}/{set}/{delivery}.parquet")
}

/// Returns what the sums of a fact file are called, from the vault's folder on.
pub(super) fn sums_name(set: &FactSetId, delivery: DeliveryId) -> String {
    format!("{FOLDER}/{set}/{delivery}.sums")
}

/// Returns where a fact file lies.
pub(super) fn path(folder: &Path, set: &FactSetId, delivery: DeliveryId) -> PathBuf {
    folder.join(name(set, delivery))
}

/// A file on its way to its place; dropped, it leaves nothing.
pub(super) struct Coming {
    part: PathBuf,
    place: PathBuf,
    is_in_place: bool,
}

impl Coming {
    /// Makes the folder, and returns the file to be with where to write it.
    pub(super) fn to(place: PathBuf) -> Result<(Self, File)> {
        let folder = place.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(Error::file(format!("make `{}`", folder.display())))?;
        let part = place.with_added_extension("part");
        let file =
            File::create(&part).map_err(Error::file(format!("write `{}`", part.display())))?;
        Ok((Self { part, place, is_in_place: false }, file))
    }

    /// Puts the file in its place, whole and on the disk.
    pub(super) fn put_in_place(mut self) -> Result<()> {
        let fault = || Error::file(format!("write `{}`", self.place.display()));
        File::open(&self.part).and_then(|file| file.sync_all()).map_err(fault())?;
        fs::rename(&self.part, &self.place).map_err(fault())?;
        if let Some(folder) = self.place.parent() {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault())?;
        }
        self.is_in_place = true;
        Ok(())
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        if !self.is_in_place {
            // What cannot be removed now is swept away later.
            let _swept_later = fs::remove_file(&self.part);
        }
    }
}

/// Removes the files that no delivery names and that nobody has written to for a day: what is left of deliveries
/// that were stopped. Returns how many.
pub async fn sweep(app: &App) -> Result<u64> {
    let named: BTreeSet<PathBuf> = store::facts::files(&app.db)
        .await?
        .iter()
        .flat_map(|file| {
            let names = [name(&file.set, file.delivery), sums_name(&file.set, file.delivery)];
            names.map(|name| app.folder.join(name))
        })
        .collect();
    let mut swept = 0;
    for folder in inside(&app.folder.join(FOLDER)) {
        for file in inside(&folder) {
            if !named.contains(&file) && is_abandoned(&file, app.clock.now()) {
                fs::remove_file(&file)
                    .map_err(Error::file(format!("remove `{}`", file.display())))?;
                swept += 1;
            }
        }
    }
    Ok(swept)
}

fn is_abandoned(file: &Path, now: Timestamp) -> bool {
    let written = file.metadata().and_then(|about| about.modified()).ok();
    let written = written.and_then(|at| Timestamp::try_from(at).ok());
    written.is_some_and(|at| now.duration_since(at).unsigned_abs() > ABANDONED && at < now)
}

/// Returns what lies in a folder; nothing when it is not there.
fn inside(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
