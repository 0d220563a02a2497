//! The inbox of a vault: the files of deliveries that nobody has decided about yet.
//!
//! They may be about single persons, so they lie sealed from the first byte on, and what a check found in them too.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use domain::{
    access::{Permission, Scope},
    delivery::DeliveryState,
    event::Actor,
    id::DeliveryId,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use store::deliveries as rows;
use tokio::{fs::File, io::AsyncWriteExt as _};

use super::{
    file::{ParcelFile, harmless_name, unopened},
    kept::{Kept, Report},
    parcel::Parcel,
};
use crate::{
    app::{App, Happening},
    error::{Error, Result},
    facts,
    sealed::{self, SealKey, Sealer},
};

const KEPT: &str = "kept.json";
const REPORT: &str = "report";

/// Files without a delivery are an upload that was broken off, once they are this old.
const BROKEN_OFF: SignedDuration = SignedDuration::from_hours(24);

/// So long does a delivery wait for a decision; nobody's data lies about for ever.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Files that are being received. Dropped before they were delivered, they are removed.
#[derive(Debug)]
pub struct Receiving {
    pub(super) id: DeliveryId,
    pub(super) names: Vec<String>,
    folder: PathBuf,
    key: SealKey,
    is_kept: bool,
}

/// A file that is being received. What comes is sealed before it is written.
#[derive(Debug)]
pub struct Incoming {
    file: File,
    path: PathBuf,
    sealer: Sealer,
    sealed: Vec<u8>,
}

/// Makes room for files that are about to be received.
pub async fn begin_receiving(app: &App, scope: &Scope) -> Result<Receiving> {
    app.require(scope, Permission::Deliver)?;
    let key = facts::key_for_uploads(app).await?;
    let id = DeliveryId(app.ids.next(app.clock.now()));
    let folder = folder(app, id);
    fs::create_dir_all(&folder).map_err(Error::file(format!("make `{}`", folder.display())))?;
    Ok(Receiving { id, names: Vec::new(), folder, key, is_kept: false })
}

impl Receiving {
    /// Begins the next file. The name is only kept, never used as a path; a name that was there before gets
    /// a number.
    pub async fn next_file(&mut self, name: &str) -> Result<Incoming> {
        let plain = harmless_name(name.rsplit(['/', '\\']).next().unwrap_or(name).trim());
        let mut told = plain.clone();
        let mut number = 2;
        while self.names.contains(&told) {
            told = format!("{plain} ({number})");
            number += 1;
        }
        self.names.push(told);
        let own_name = file_name(self.names.len() - 1);
        let path = self.folder.join(&own_name);
        let file = File::create(&path).await;
        let file = file.map_err(Error::file(format!("write `{}`", path.display())))?;
        let mut sealed = Vec::new();
        let sealer = Sealer::new(&self.key, &sealed_as(self.id, &own_name), &mut sealed);
        Ok(Incoming { file, path, sealer, sealed })
    }

    pub(super) const fn keep(&mut self) {
        self.is_kept = true;
    }
}

impl Incoming {
    /// Takes the next bytes of the file.
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.sealer.push(bytes, &mut self.sealed);
        let written = self.file.write_all(&self.sealed).await;
        self.sealed.clear();
        written.map_err(Error::file(format!("write `{}`", self.path.display())))
    }

    /// Ends the file; one that was not ended cannot be opened.
    pub async fn finish(mut self) -> Result<()> {
        self.sealer.finish(&mut self.sealed);
        let fault = Error::file(format!("write `{}`", self.path.display()));
        let written = match self.file.write_all(&self.sealed).await {
            Ok(()) => self.file.flush().await,
            failed => failed,
        };
        written.map_err(fault)
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        if !self.is_kept {
            let _removed = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Removes what nobody needs any more: files of deliveries that were decided, broken-off uploads, and deliveries
/// that nobody decided about in time.
pub async fn clean(app: &App) -> Result<()> {
    let Ok(entries) = fs::read_dir(app.folder.join("inbox")) else { return Ok(()) };
    let now = app.clock.now();
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(id) = name.parse() else { continue };
        match rows::find(&app.db, id).await? {
            Some(decided) if decided.state != DeliveryState::Checked => remove_folder(&path)?,
            Some(waiting) if now.duration_since(waiting.at) > LONGEST_WAIT => {
                forget(app, id, Actor::Pejl).await?;
            }
            None if is_old(&path, now) => remove_folder(&path)?,
            Some(_) | None => {}
        }
    }
    Ok(())
}

/// Forgets a delivery that waits, with its files.
pub(super) async fn forget(app: &App, id: DeliveryId, by: Actor) -> Result<()> {
    let mut tx = app.db.begin().await?;
    rows::remove_checked(&mut tx, id).await?;
    app.note(&mut tx, by, Happening::new("delivery-discarded", "delivery", id)).await?;
    tx.commit().await?;
    remove(app, id)
}

/// Removes the files of a delivery.
pub(super) fn remove(app: &App, id: DeliveryId) -> Result<()> {
    remove_folder(&folder(app, id))
}

/// Reads what is kept about a delivery that waits.
pub(super) fn read_kept(app: &App, id: DeliveryId) -> Result<Kept> {
    read_json(&folder(app, id).join(KEPT))?.ok_or_else(|| Error::not_found("waiting delivery", id))
}

/// Keeps what is known about a delivery that waits.
pub(super) fn write_kept(app: &App, id: DeliveryId, kept: &Kept) -> Result<()> {
    write_json(&folder(app, id).join(KEPT), kept)
}

/// Reads what the latest check found, if there was one.
pub(super) fn read_report(app: &App, id: DeliveryId) -> Result<Option<Report>> {
    let path = folder(app, id).join(REPORT);
    let Some(bytes) = read(&path)? else { return Ok(None) };
    let opened = sealed::open(&facts::key_of_uploads(app)?, &sealed_as(id, REPORT), &bytes);
    let text = opened.map_err(|error| unopened(&path, error))?;
    from_json(&path, &text).map(Some)
}

/// Keeps what a check found. It may show rows of the files, so it lies sealed.
pub(super) fn write_report(app: &App, id: DeliveryId, report: &Report) -> Result<()> {
    let key = facts::key_of_uploads(app)?;
    let text = to_json(report);
    write(&folder(app, id).join(REPORT), &sealed::seal(&key, &sealed_as(id, REPORT), &text))
}

/// Makes a parcel of a delivery that waits.
pub(super) fn parcel(app: &App, id: DeliveryId, kept: &Kept) -> Result<Parcel> {
    let (folder, key) = (folder(app, id), facts::key_of_uploads(app)?);
    let file = |(index, name): (usize, &String)| {
        let own_name = file_name(index);
        ParcelFile::sealed(name, folder.join(&own_name), &key, sealed_as(id, &own_name))
    };
    Ok(Parcel {
        files: kept.files.iter().enumerate().map(file).collect(),
        format: kept.format.clone(),
        period: kept.period,
        source: kept.source.clone(),
        purpose: kept.purpose.clone(),
        replaces: kept.replaces,
        strictness: kept.strictness,
    })
}

fn folder(app: &App, id: DeliveryId) -> PathBuf {
    app.folder.join("inbox").join(id.to_string())
}

fn file_name(index: usize) -> String {
    format!("file-{index}")
}

/// Returns the name that a file of a delivery is sealed under, so that none opens in another's place.
fn sealed_as(id: DeliveryId, own_name: &str) -> String {
    format!("{id}/{own_name}")
}

fn is_old(path: &Path, now: Timestamp) -> bool {
    path.metadata()
        .and_then(|about| about.modified())
        .ok()
        .and_then(|at| Timestamp::try_from(at).ok())
        .is_some_and(|at| now.duration_since(at) > BROKEN_OFF)
}

fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(Error::file(format!("remove `{}`", path.display()))(error))
        }
        _ => Ok(()),
    }
}

fn read_json<T: DeserializeOwned>(path: &Path) -> Result<Option<T>> {
    read(path)?.map(|text| from_json(path, &text)).transpose()
}

fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<()> {
    write(path, &to_json(value))
}

fn from_json<T: DeserializeOwned>(path: &Path, text: &[u8]) -> Result<T> {
    serde_json::from_slice(text).map_err(|error| Error::Unreadable {
        file: path.display().to_string(),
        why: error.to_string(),
    })
}

fn to_json<T: Serialize>(value: &T) -> Vec<u8> {
    serde_json::to_vec(value).expect("what is kept has text keys and finite numbers")
}

/// Reads a file; none when it is not there.
fn read(path: &Path) -> Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(format!("read `{}`", path.display()))(error)),
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let fault = || Error::file(format!("write `{}`", path.display()));
    let beside = path.with_extension("new");
    fs::write(&beside, bytes).map_err(fault())?;
    fs::rename(&beside, path).map_err(fault())
}
