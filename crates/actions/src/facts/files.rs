//! Where fact files lie: `facts/SET/DELIVERY-ROWS.parquet` in the vault's folder or in its bucket. The sums of the same
//! rows lie in `….sums`, always in the vault's folder.
//!
//! Rows are only ever erased, so each state of a delivery's facts has a name of its own. The rows of the database say
//! which state holds: a transaction that sets them goes over from one file to the next, whole or not at all.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File},
    io::ErrorKind,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use analytics::{Bucket, FactFileError, FactFolder};
use domain::{fact::FactSetId, id::DeliveryId};
use jiff::Timestamp;
use rand::random;
use store::facts::FactFile;
use tokio::runtime::Handle;

use crate::{
    app::App,
    error::{Error, Result},
};

/// The folder of fact files in a vault or its bucket.
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

/// Returns where the sums of a fact file lie.
pub(super) fn sums_path(folder: &Path, file: &FactFile) -> PathBuf {
    folder.join(place(file)).with_extension("sums")
}

/// The vault's folder, and where its fact files lie.
#[derive(Debug, Clone)]
pub(super) struct Files {
    /// The vault's folder.
    pub(super) folder: PathBuf,
    /// What the places of fact files start from: the same folder, or a bucket.
    pub(super) facts: FactFolder,
}

impl Files {
    pub(super) fn of(app: &App) -> Self {
        Self { folder: app.folder.clone(), facts: app.facts.clone() }
    }

    /// Puts a fact file in its place.
    pub(super) async fn put(&self, coming: Coming, file: &FactFile) -> Result<()> {
        let place = place(file);
        match self.facts.bucket() {
            None => coming.put_in_place(&self.folder.join(place)),
            Some(bucket) => {
                bucket.put(&place, &coming.part).await.map_err(|why| unreached(&place, &why))
            }
        }
    }

    /// Returns a fact file where it can be read on this machine.
    pub(super) async fn at_hand(&self, file: &FactFile) -> Result<AtHand, FactFileError> {
        let place = place(file);
        let path = self.folder.join(&place);
        let Some(bucket) = self.facts.bucket() else { return Ok(AtHand { path, is_copy: false }) };
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        // Several may read the same file at a time, each its own copy.
        let copy = path.with_added_extension(format!("{:032x}.copy", random::<u128>()));
        let copy = AtHand { path: copy, is_copy: true };
        bucket.fetch(&place, &copy.path).await?;
        Ok(copy)
    }

    /// Returns a fact file where it can be read on this machine. Blocks, on a thread where that harms nobody.
    pub(super) fn wait_for(&self, file: &FactFile) -> Result<AtHand, FactFileError> {
        Handle::current().block_on(self.at_hand(file))
    }

    /// Removes a fact file and its sums.
    pub(super) async fn remove(&self, file: &FactFile) -> Result<()> {
        let place = place(file);
        remove(&sums_path(&self.folder, file))?;
        match self.facts.bucket() {
            None => remove(&self.folder.join(place)),
            Some(bucket) => take_out(bucket, &place).await,
        }
    }

    /// Returns the files that no delivery names.
    pub(super) async fn left(&self, named: &[FactFile]) -> Result<Vec<Left>> {
        let sums = |place: &str| place.replace(".parquet", ".sums");
        let named_places: BTreeSet<String> =
            named.iter().map(place).flat_map(|place| [sums(&place), place]).collect();
        let today: BTreeMap<String, u64> =
            named.iter().map(|file| (file.delivery.to_string(), file.rows)).collect();
        let is_outdated = |place: &str| {
            let (delivery, rows) = Path::new(place).file_stem()?.to_str()?.rsplit_once('-')?;
            Some(rows.parse::<u64>().ok()? > *today.get(delivery)?)
        };
        let mut lying: Vec<(String, SystemTime, bool)> = Vec::new();
        for path in inside(&self.folder.join(FOLDER)).iter().flat_map(|folder| inside(folder)) {
            let since = path.metadata().and_then(|about| about.modified());
            let place = path.strip_prefix(&self.folder).map(|place| place.display().to_string());
            // What has gone meanwhile is left no more.
            let (Ok(since), Ok(place)) = (since, place) else { continue };
            lying.push((place, since, false));
        }
        if let Some(bucket) = self.facts.bucket() {
            let found = bucket.list(FOLDER).await.map_err(|why| unreached(FOLDER, &why))?;
            lying.extend(found.into_iter().map(|(place, since)| (place, since, true)));
        }
        let unnamed = lying.into_iter().filter(|(place, ..)| !named_places.contains(place));
        let left = |(place, since, in_bucket): (String, SystemTime, bool)| Left {
            is_outdated: is_outdated(&place).unwrap_or(false),
            place,
            since,
            in_bucket,
        };
        Ok(unnamed.map(left).collect())
    }

    async fn remove_left(&self, Left { place, in_bucket, .. }: &Left) -> Result<()> {
        match self.facts.bucket() {
            Some(bucket) if *in_bucket => take_out(bucket, place).await,
            _ => remove(&self.folder.join(place)),
        }
    }
}

async fn take_out(bucket: &Bucket, place: &str) -> Result<()> {
    bucket.remove(place).await.map_err(|why| unreached(place, &why))
}

/// Holds that the vault's bucket, if it has one, can be read.
pub(crate) async fn reach(app: &App) -> Result<()> {
    match app.facts.bucket() {
        Some(bucket) => bucket.list(FOLDER).await.map(drop).map_err(|why| unreached(FOLDER, &why)),
        None => Ok(()),
    }
}

/// Says which file the bucket did not give or take.
pub(super) fn unreached(place: &str, why: &FactFileError) -> Error {
    Error::Stopped(format!("`{place}`: {why}"))
}

/// A fact file that can be read on this machine; a copy out of the bucket goes when it is dropped.
pub(super) struct AtHand {
    pub(super) path: PathBuf,
    is_copy: bool,
}

impl Drop for AtHand {
    fn drop(&mut self) {
        if self.is_copy {
            // What cannot be removed now is swept away later.
            let _swept_later = fs::remove_file(&self.path);
        }
    }
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
    let (files, mut swept) = (Files::of(app), 0);
    for left in files.left(&named).await? {
        if left.is_outdated || is_abandoned(left.since, app.clock.now()) {
            files.remove_left(&left).await?;
            swept += 1;
        }
    }
    Ok(swept)
}

/// A file that no delivery names.
pub(super) struct Left {
    pub(super) place: String,
    /// Whether it holds more rows than its delivery has today, so that it is not one on its way in.
    pub(super) is_outdated: bool,
    since: SystemTime,
    in_bucket: bool,
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

fn is_abandoned(since: SystemTime, now: Timestamp) -> bool {
    let since = Timestamp::try_from(since).ok();
    since.is_some_and(|since| now.duration_since(since).unsigned_abs() > ABANDONED && since < now)
}

/// Returns what lies in a folder; nothing when it is not there.
pub(super) fn inside(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
