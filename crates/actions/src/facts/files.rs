//! Where fact files lie: `facts/SET/DELIVERY-ROWS.parquet` in the vault's folder, with the sums of the same rows in
//! `….sums` beside it.
//!
//! Rows are only ever erased, so each state of a delivery's facts has a name of its own. The rows of the database say
//! which state holds: a transaction that sets them goes over from one file to the next, whole or not at all.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
    time::Duration,
};

use domain::{fact::FactSetId, id::DeliveryId};
use jiff::Timestamp;
use store::facts::FactFile;

use crate::{
    app::App,
    error::{Error, Result},
};

/// The folder of fact files in a vault.
pub(super) const FOLDER: &str = "facts";

/// A file that no delivery names may be one on its way in; after so long it is one that was stopped.
const ABANDONED: Duration = Duration::from_hours(24);

/// Returns what is bound into a delivery's fact files, so that none can stand in for another's.
pub(super) fn name(set: &FactSetId, delivery: DeliveryId) -> String {
    format!("{FOLDER}/{set}/{delivery}.parquet")
}

/// Returns what is bound into a delivery's sums.
pub(super) fn sums_name(set: &FactSetId, delivery: DeliveryId) -> String {
    format!("{FOLDER}/{set}/{delivery}.sums")
}

/// Returns where a fact file lies, from the vault's folder on.
pub(super) fn place(file: &FactFile) -> String {
    format!("{FOLDER}/{}/{}-{}.parquet", file.set, file.delivery, file.rows)
}

/// Returns where a fact file lies.
pub(super) fn path(folder: &Path, file: &FactFile) -> PathBuf {
    folder.join(place(file))
}

/// Returns where the sums of a fact file lie.
pub(super) fn sums_path(folder: &Path, file: &FactFile) -> PathBuf {
    path(folder, file).with_extension("sums")
}

/// A file on its way to its place; dropped, it leaves nothing.
pub(super) struct Coming {
    part: PathBuf,
    is_in_place: bool,
}

impl Coming {
    /// Makes the folder, and returns the file to be with where to write it.
    pub(super) fn to(place: &Path) -> Result<(Self, File)> {
        let folder = place.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(Error::file(format!("make `{}`", folder.display())))?;
        let part = place.with_added_extension("part");
        let file =
            File::create(&part).map_err(Error::file(format!("write `{}`", part.display())))?;
        Ok((Self { part, is_in_place: false }, file))
    }

    /// Returns where it is written.
    pub(super) fn part(&self) -> &Path {
        &self.part
    }

    /// Puts the file in its place, whole and on the disk.
    pub(super) fn put_in_place(mut self, place: &Path) -> Result<()> {
        let fault = || Error::file(format!("write `{}`", place.display()));
        File::open(&self.part).and_then(|file| file.sync_all()).map_err(fault())?;
        fs::rename(&self.part, place).map_err(fault())?;
        self.is_in_place = true;
        if let Some(folder) = place.parent() {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(fault())?;
        }
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

/// Removes what no delivery names any more: at once what holds rows that were erased since, and after a day what is
/// left of deliveries that were stopped. Returns how many files.
pub async fn sweep(app: &App) -> Result<u64> {
    let named = store::facts::files(&app.db).await?;
    let mut swept = 0;
    for Left { path, is_outdated } in left(&app.folder, &named) {
        if is_outdated || is_abandoned(&path, app.clock.now()) {
            remove(&path)?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// A file that no delivery names.
pub(super) struct Left {
    pub(super) path: PathBuf,
    /// Whether it holds more rows than its delivery has today, so that it is not one on its way in.
    pub(super) is_outdated: bool,
}

/// Returns the files that no delivery names.
pub(super) fn left(folder: &Path, named: &[FactFile]) -> Vec<Left> {
    let places: BTreeSet<PathBuf> =
        named.iter().flat_map(|file| [path(folder, file), sums_path(folder, file)]).collect();
    let today: BTreeMap<String, u64> =
        named.iter().map(|file| (file.delivery.to_string(), file.rows)).collect();
    let is_outdated = |path: &Path| {
        let (delivery, rows) = path.file_stem()?.to_str()?.rsplit_once('-')?;
        Some(rows.parse::<u64>().ok()? > *today.get(delivery)?)
    };
    let files = inside(&folder.join(FOLDER)).into_iter().flat_map(|folder| inside(&folder));
    let unnamed = files.filter(|file| !places.contains(file));
    unnamed.map(|path| Left { is_outdated: is_outdated(&path).unwrap_or(false), path }).collect()
}

/// Removes a fact file and its sums.
pub(super) fn remove_both(folder: &Path, file: &FactFile) -> Result<()> {
    remove(&sums_path(folder, file))?;
    remove(&path(folder, file))
}

/// Removes a file, if it is there.
pub(super) fn remove(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::file(format!("remove `{}`", path.display()))(error))
        }
        _ => Ok(()),
    }
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
