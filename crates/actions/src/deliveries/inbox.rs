//! The inbox of a vault: the files of deliveries that nobody has decided about yet.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use domain::{
    access::{Permission, Scope},
    delivery::DeliveryState,
    id::DeliveryId,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use store::deliveries as rows;

use super::{
    kept::{Kept, Report},
    parcel::{Parcel, ParcelFile},
};
use crate::{
    app::App,
    error::{Error, Result},
};

const KEPT: &str = "kept.json";
const REPORT: &str = "report.json";

/// Files without a delivery are an upload that was broken off, once they are this old.
const BROKEN_OFF: SignedDuration = SignedDuration::from_hours(24);

/// Files that are being received. Dropped before they were delivered, they are removed.
#[derive(Debug)]
pub struct Receiving {
    pub(super) id: DeliveryId,
    pub(super) names: Vec<String>,
    folder: PathBuf,
    is_kept: bool,
}

/// Makes room for files that are about to be received.
pub fn begin_receiving(app: &App, scope: &Scope) -> Result<Receiving> {
    app.require(scope, Permission::Deliver)?;
    let id = DeliveryId(app.ids.next(app.clock.now()));
    let folder = folder(app, id);
    fs::create_dir_all(&folder).map_err(Error::file(format!("make `{}`", folder.display())))?;
    Ok(Receiving { id, names: Vec::new(), folder, is_kept: false })
}

impl Receiving {
    /// Returns where the contents of the next file are to be written. The name is only kept, never used
    /// as a path; a name that was there before gets a number.
    pub fn next_file(&mut self, name: &str) -> PathBuf {
        let plain = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
        let plain = if plain.is_empty() { "uden-navn" } else { plain };
        let mut told = plain.to_owned();
        let mut number = 2;
        while self.names.contains(&told) {
            told = format!("{plain} ({number})");
            number += 1;
        }
        self.names.push(told);
        file(&self.folder, self.names.len() - 1)
    }

    /// Returns the files received so far.
    pub(super) fn files(&self) -> impl Iterator<Item = ParcelFile> {
        let files = self.names.iter().enumerate();
        files
            .map(|(place, name)| ParcelFile { name: name.clone(), path: file(&self.folder, place) })
    }

    pub(super) const fn keep(&mut self) {
        self.is_kept = true;
    }
}

impl Drop for Receiving {
    fn drop(&mut self) {
        if !self.is_kept {
            let _removed = fs::remove_dir_all(&self.folder);
        }
    }
}

/// Removes what nobody needs any more: files of deliveries that were decided, and broken-off uploads.
pub async fn clean(app: &App) -> Result<()> {
    let Ok(entries) = fs::read_dir(app.folder.join("inbox")) else { return Ok(()) };
    for entry in entries.flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        let Ok(id) = name.parse() else { continue };
        let is_needed = match rows::find(&app.db, id).await? {
            Some(delivery) => delivery.state == DeliveryState::Checked,
            None => !is_old(&path, app.clock.now()),
        };
        if !is_needed {
            remove_folder(&path)?;
        }
    }
    Ok(())
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
    read_json(&folder(app, id).join(REPORT))
}

/// Keeps what a check found.
pub(super) fn write_report(app: &App, id: DeliveryId, report: &Report) -> Result<()> {
    write_json(&folder(app, id).join(REPORT), report)
}

/// Makes a parcel of a delivery that waits.
pub(super) fn parcel(app: &App, id: DeliveryId, kept: &Kept) -> Parcel {
    let folder = folder(app, id);
    Parcel {
        files: kept
            .files
            .iter()
            .enumerate()
            .map(|(index, name)| ParcelFile { name: name.clone(), path: file(&folder, index) })
            .collect(),
        format: kept.format.clone(),
        period: kept.period,
        source: kept.source.clone(),
        purpose: kept.purpose.clone(),
        replaces: kept.replaces,
        strictness: kept.strictness,
    }
}

fn folder(app: &App, id: DeliveryId) -> PathBuf {
    app.folder.join("inbox").join(id.to_string())
}

fn file(folder: &Path, index: usize) -> PathBuf {
    folder.join(format!("file-{index}"))
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
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(Error::file(format!("read `{}`", path.display()))(error)),
    };
    serde_json::from_str(&text).map(Some).map_err(|error| Error::Unreadable {
        file: path.display().to_string(),
        why: error.to_string(),
    })
}

/// Writes a file whole or not at all.
fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<()> {
    let fault = || Error::file(format!("write `{}`", path.display()));
    let text = serde_json::to_string(value).expect("what is kept has text keys and finite numbers");
    let beside = path.with_extension("new");
    fs::write(&beside, text).map_err(fault())?;
    fs::rename(&beside, path).map_err(fault())
}
