//! Facts are erased: those of a person, a delivery, or all of a vault.

use std::slice;

use analytics::{FactFileError, RowAbout};
use domain::{
    access::{Permission, Scope},
    delivery::DeliveryState,
    event::Actor,
    fact::{PersonNumber, ReadFor},
    id::DeliveryId,
};
use serde::Serialize;
use store::facts::{self as parts, FactFile, Part, Parts};
use tokio::task;

use super::{
    figures::settle,
    file_of,
    files::{self, Coming, Files},
    keys::{self, Keys},
    readings::{named, note_readings},
    with_set,
};
use crate::{
    app::{App, Happening, actor},
    error::{Error, Result},
};

/// What was erased, for those who asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Receipt {
    /// How many rows.
    pub rows: u64,
    /// In how many files.
    pub files: u64,
    /// When.
    pub at: String,
}

/// Erases all facts about a person, in the files of deliveries that were undone too.
pub async fn erase_person(app: &App, scope: &Scope, number: PersonNumber) -> Result<Receipt> {
    app.require(scope, Permission::Deliver)?;
    let held = parts::files(&app.db).await?;
    let mut receipt = begun(app);
    let Some(keys) = keys::find(&app.folder)? else {
        return if held.is_empty() { Ok(receipt) } else { Err(keys::missing()) };
    };
    let person = keys.pseudonym(&number);
    note_readings(app, named(&held), (ReadFor::Erasure, actor(scope))).await?;
    for file in held {
        let copy = copy(app, &file, &keys, move |row| row.person == Some(person)).await?;
        let erased = copy.erased;
        if erased > 0 {
            // Who it was is not said: the event is kept longer than the facts.
            let (by, figures) = (actor(scope), Figures::Follow);
            let erasing = Erasing { verb: "facts-erased", by, file: &file, figures };
            erasing.replace(app, copy).await?;
            receipt.rows += erased;
            receipt.files += 1;
        }
    }
    // What an erasure that was stopped left is finished too.
    files::sweep(app).await?;
    Ok(receipt)
}

/// A copy of a fact file without some of its rows, on its way to its place.
struct Copy {
    coming: Coming,
    /// What is left of each part.
    left: Parts,
    erased: u64,
}

/// Copies a fact file without the rows that are to be erased.
async fn copy(
    app: &App,
    file: &FactFile,
    keys: &Keys,
    is_erased: impl Fn(&RowAbout<'_>) -> bool + Send + 'static,
) -> Result<Copy> {
    let set = with_set(app, file)?.clone();
    let (files, file) = (Files::of(app), file.clone());
    let name = files::name(&file.set, file.delivery);
    let key = keys.facts().clone();
    let work = task::spawn_blocking(move || {
        let (coming, out) = Coming::to(&files.folder.join(files::place(&file)))?;
        let unread = |why: FactFileError| Error::Stopped(format!("`{name}`: {why}"));
        let there = files.wait_for(&file).map_err(unread)?;
        let mut left = Parts::new();
        let copied = analytics::keep(&set, (&name, &key, &there.path), out, &mut |row| {
            let is_left = !is_erased(row);
            let part = Part { period: *row.period, unit: row.unit.clone() };
            *left.entry(part).or_default() += u64::from(is_left);
            is_left
        });
        let copied = copied.map_err(unread)?;
        Ok::<_, Error>(Copy { coming, left, erased: copied.left_out })
    });
    work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
}

/// Erases the facts whose time is over: the years that their set allows after their period have gone. The figures
/// made of them stay.
pub async fn retire(app: &App) -> Result<Receipt> {
    let mut receipt = begun(app);
    let Some(keys) = keys::find(&app.folder)? else { return Ok(receipt) };
    let year = app.clock.today().year();
    for file in parts::files(&app.db).await? {
        let set = with_set(app, &file)?.clone();
        let periods = parts::periods_of(&app.db, file.delivery).await?;
        if !periods.iter().any(|period| set.kept_until(*period) < year) {
            continue;
        }
        let read = (ReadFor::Retention, Actor::Pejl);
        note_readings(app, named(slice::from_ref(&file)), read).await?;
        let copy = copy(app, &file, &keys, move |row| set.kept_until(*row.period) < year).await?;
        receipt.rows += copy.erased;
        receipt.files += 1;
        let (by, figures) = (Actor::Pejl, Figures::Stay);
        let erasing = Erasing { verb: "facts-retired", by, file: &file, figures };
        erasing.replace(app, copy).await?;
    }
    Ok(receipt)
}

/// Rows of a file are erased.
struct Erasing<'f> {
    verb: &'static str,
    by: Actor,
    file: &'f FactFile,
    figures: Figures,
}

/// What becomes of the figures that the rows are in.
#[derive(PartialEq, Eq)]
enum Figures {
    /// They stay as they are.
    Stay,
    /// They are computed from the rows that are left.
    Follow,
}

impl Erasing<'_> {
    /// Puts the copy without some rows in the place of the file.
    ///
    /// The copy comes to lie beside the file first, and the transaction that says how many rows are left goes over to
    /// it. Stopped before, nothing is erased and the copy is swept away; stopped after, only the old file is left, and
    /// it is swept away too.
    async fn replace(self, app: &App, Copy { coming, left, erased }: Copy) -> Result<()> {
        if erased == 0 {
            return Ok(());
        }
        let file = self.file;
        let rows = left.values().sum();
        let next = FactFile { rows, ..file.clone() };
        let mut tx = app.db.begin().await?;
        if !parts::lock_file(&mut tx, file).await? {
            let why = "its facts were changed meanwhile; try again";
            return Err(Error::Stopped(format!("`{}`: {why}", files::place(file))));
        }
        if rows > 0 {
            Files::of(app).put(coming, &next).await?;
        }
        parts::set_parts(&mut tx, file.delivery, &left).await?;
        let details = serde_json::json!({ "set": file.set, "rows": erased });
        let happening = Happening::new(self.verb, "delivery", file.delivery).with(details);
        app.note(&mut tx, self.by, happening).await?;
        if self.figures == Figures::Follow {
            let touched = left.keys().cloned().collect();
            settle(app, &mut tx, (&file.set, &touched), self.by).await?;
        }
        tx.commit().await?;
        Files::of(app).remove(file).await
    }
}

/// Erases the facts of a delivery that was undone.
pub async fn erase_delivery(app: &App, scope: &Scope, delivery: DeliveryId) -> Result<Receipt> {
    app.require(scope, Permission::Deliver)?;
    let file = file_of(app, delivery).await?;
    if is_in_force(app, delivery).await? {
        return Err(Error::invalid("delivery", "in-force"));
    }
    let mut tx = app.db.begin().await?;
    parts::remove_parts(&mut tx, delivery).await?;
    let details = serde_json::json!({ "set": file.set, "rows": file.rows });
    let happening = Happening::new("facts-erased", "delivery", delivery).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    tx.commit().await?;
    Files::of(app).remove(&file).await?;
    Ok(Receipt { rows: file.rows, files: 1, ..begun(app) })
}

/// Destroys the vault's keys: nobody can read its facts any more, in no backup of its files either.
pub async fn erase_keys(app: &App, scope: &Scope) -> Result<Receipt> {
    app.require(scope, Permission::Deliver)?;
    let held = parts::files(&app.db).await?;
    let rows = held.iter().map(|file| file.rows).sum();
    let mut tx = app.db.begin().await?;
    for file in &held {
        if is_in_force(app, file.delivery).await? {
            store::import::undo(&mut tx, file.delivery).await?;
        }
        parts::remove_parts(&mut tx, file.delivery).await?;
    }
    let details = serde_json::json!({ "rows": rows, "files": held.len() });
    let happening = Happening::new("fact-keys-destroyed", "vault", &app.vault.name).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    tx.commit().await?;
    files::remove(&app.folder.join(keys::FILE))?;
    for file in &held {
        Files::of(app).remove(file).await?;
    }
    Ok(Receipt { rows, files: u64::try_from(held.len()).unwrap_or(u64::MAX), ..begun(app) })
}

fn begun(app: &App) -> Receipt {
    Receipt { rows: 0, files: 0, at: app.clock.now().to_string() }
}

async fn is_in_force(app: &App, delivery: DeliveryId) -> Result<bool> {
    let found = store::deliveries::find(&app.db, delivery).await?;
    Ok(found.is_some_and(|found| found.state == DeliveryState::Committed))
}
