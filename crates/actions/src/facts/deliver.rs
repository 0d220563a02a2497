//! A delivery of facts: read, checked, written under the vault's keys, and put in force.

use std::collections::BTreeSet;

use domain::{
    access::{Permission, Scope},
    delivery::{Difference, Severity},
    fact::{FactSet, FactSetId},
    id::DeliveryId,
    period::Period,
};
use store::{
    deliveries::{self as rows, Arrival, ProblemLog},
    facts::{self as parts, FactFile, Parts},
};
use tokio::task;

use super::{
    check::{Known, Opened},
    figures::{Adder, settle},
    files::{self, Coming},
    keys,
    read::{Reader, Taken},
    readings::{STATISTICS, note_reading},
};
use crate::{
    app::{App, Happening, actor},
    deliveries::{ParcelFile, Progress, Stage, Strictness, Verdict, Wish, fingerprint},
    error::{Error, Result},
};

/// Files of facts that are delivered together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactParcel {
    /// The fact set.
    pub set: FactSetId,
    /// The files.
    pub files: Vec<ParcelFile>,
    /// The period of rows without one of their own.
    pub period: Option<Period>,
    /// Who is to be credited, and when it was fetched.
    pub source: String,
    /// What it is for.
    pub purpose: String,
    /// What happens to a delivery with rows that cannot be taken.
    pub strictness: Strictness,
}

/// What came of a delivery of facts.
#[derive(Debug, Clone, PartialEq)]
pub struct FactOutcome {
    /// The delivery in force, new or there already.
    pub delivery: Option<DeliveryId>,
    /// The fact set.
    pub set: FactSetId,
    /// Rows read.
    pub rows: u64,
    /// Rows that are kept.
    pub kept: u64,
    /// Rows of the same units and periods that they take the place of.
    pub replaced: u64,
    /// Figures that were computed with them.
    pub figures: u64,
    /// What is wrong with it.
    pub problems: ProblemLog,
    /// How many problems there are, those not kept above too.
    pub problem_count: u64,
    /// Whether it was put in force.
    pub verdict: Verdict,
}

/// Takes facts in, or tells what taking them in would do. The same files twice change nothing.
///
/// A person number is never written: rows go under a pseudonym into a file that is encrypted as it is written.
pub async fn deliver(
    app: &App,
    scope: &Scope,
    parcel: &FactParcel,
    wish: Wish,
    progress: &Progress,
) -> Result<FactOutcome> {
    app.require(scope, Permission::Deliver)?;
    let set = app.fact_sets.find(&parcel.set);
    let set = set.ok_or_else(|| Error::not_found("fact set", &parcel.set))?;
    if parcel.files.is_empty() {
        return Err(Error::invalid("files", "empty"));
    }
    progress.enter(Stage::Looking);
    let at = app.clock.now();
    let id = DeliveryId(app.ids.next(at));
    let print = fingerprint(&parcel.files, parcel.set.as_str(), parcel.period)?;
    if let Some(same) = rows::find_in_force_by_fingerprint(&app.db, &print).await? {
        return Ok(already_there(parcel, same.id));
    }
    progress.enter(Stage::Reading);
    let taken = read(app, set, (id, parcel, wish), progress).await?;
    let mut outcome = judged(parcel, wish, &taken);
    outcome.replaced = parts::covered(&app.db, &set.id, &taken.parts).await?.rows;
    if let (Verdict::Committed, Some(coming)) = (outcome.verdict, taken.coming) {
        let arrival = Arrival {
            id,
            format: set.id.to_string(),
            files: parcel.files.iter().map(|file| file.name.clone()).collect(),
            fingerprint: print,
            source: parcel.source.clone(),
            purpose: parcel.purpose.clone(),
            by: scope.person(),
            at,
        };
        progress.enter(Stage::Writing);
        let brought = (&outcome, &taken.parts, coming);
        outcome.figures = put_in_force(app, scope, &arrival, (set, brought)).await?;
        outcome.delivery = Some(id);
    }
    progress.enter(Stage::Done);
    Ok(outcome)
}

async fn read(
    app: &App,
    set: &FactSet,
    (id, parcel, wish): (DeliveryId, &FactParcel, Wish),
    progress: &Progress,
) -> Result<Taken> {
    let held = parts::files(&app.db).await?;
    let make = match wish {
        Wish::Commit => keys::draw,
        Wish::DryRun => keys::draw_for_trial,
    };
    let keys = keys::find_or(&app.folder, !held.is_empty(), make)?;
    let reader = Reader {
        set: set.clone(),
        files: parcel.files.clone(),
        period: parcel.period,
        register: app.register().await?,
        name: files::name(&set.id, id),
        place: app.folder.join(files::name(&set.id, id)),
        wish,
        progress: progress.clone(),
        keys,
    };
    let known = Known::of(app, held);
    let read = task::spawn_blocking(move || {
        // Under other keys every person would get a second pseudonym.
        match known.open_with(&reader.keys) {
            Opened::None => Err(keys::of_another_vault()),
            Opened::Some | Opened::Unknown => reader.read_all(),
        }
    });
    read.await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
}

fn judged(parcel: &FactParcel, wish: Wish, taken: &Taken) -> FactOutcome {
    let limit = match parcel.strictness {
        Strictness::LeaveOut => Severity::Fatal,
        Strictness::RefuseAll => Severity::Refused,
    };
    let verdict = match wish {
        _ if taken.gravest >= Some(limit) || taken.kept == 0 => Verdict::Refused,
        Wish::DryRun => Verdict::WouldCommit,
        Wish::Commit => Verdict::Committed,
    };
    FactOutcome {
        delivery: None,
        set: parcel.set.clone(),
        rows: taken.rows,
        kept: taken.kept,
        replaced: 0,
        figures: 0,
        problem_count: taken.log.total() + taken.untold,
        problems: taken.log.clone(),
        verdict,
    }
}

fn already_there(parcel: &FactParcel, id: DeliveryId) -> FactOutcome {
    FactOutcome {
        delivery: Some(id),
        set: parcel.set.clone(),
        rows: 0,
        kept: 0,
        replaced: 0,
        figures: 0,
        problems: ProblemLog::default(),
        problem_count: 0,
        verdict: Verdict::AlreadyThere(id),
    }
}

/// The file comes to its place and is added up before its rows count, so that whatever stops this leaves files that
/// nobody names. Returns how many figures were computed.
async fn put_in_force(
    app: &App,
    scope: &Scope,
    arrival: &Arrival,
    (set, (outcome, parts, coming)): (&FactSet, (&FactOutcome, &Parts, Coming)),
) -> Result<u64> {
    let difference = Difference {
        rows: outcome.rows,
        figures: outcome.kept,
        new: outcome.kept,
        problems: outcome.problem_count,
        ..Difference::default()
    };
    let details = serde_json::json!({
        "set": outcome.set,
        "files": arrival.files,
        "rows": outcome.kept,
        "replaced": outcome.replaced,
    });
    let file = FactFile { set: set.id.clone(), delivery: arrival.id, rows: outcome.kept };
    coming.put_in_place(&files::path(&app.folder, &file))?;
    add_up(app, set, file).await?;
    let mut tx = app.db.begin().await?;
    parts::commit(&mut tx, arrival, (&outcome.set, parts), &difference).await?;
    rows::set_problems(&mut tx, arrival.id, &outcome.problems).await?;
    let happening = Happening::new("facts-delivered", "delivery", arrival.id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    note_reading(app, &mut tx, (&set.id, arrival.id), (STATISTICS, actor(scope))).await?;
    let touched = parts.keys().cloned().collect();
    let figures = settle(app, &mut tx, (&set.id, &touched), actor(scope)).await?;
    tx.commit().await?;
    Ok(figures)
}

/// Adds a new file up while others may still write to the database.
async fn add_up(app: &App, set: &FactSet, file: FactFile) -> Result<()> {
    let Some(keys) = keys::find(&app.folder)? else { return Ok(()) };
    let (adder, set) = (Adder::of(app, keys.facts()), set.clone());
    let work =
        task::spawn_blocking(move || adder.add(&set, &[file], Some(&BTreeSet::new())).map(drop));
    work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
}
