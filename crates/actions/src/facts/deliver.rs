//! A delivery of facts: read, checked, written under the vault's keys, and put in force.

use std::collections::BTreeSet;

use domain::{
    access::{Permission, Scope},
    delivery::Difference,
    event::Actor,
    fact::{FactSet, FactSetId},
    id::DeliveryId,
};
use store::{
    db::Tx,
    deliveries::{self as rows, Arrival, ProblemLog},
    error::Error as RowError,
    facts::{self as parts, FactFile, Part, Parts},
    import, jobs,
};

use super::{
    check::{Known, Opened},
    figures::{Adder, settle, settle_without},
    files::{self, Coming, Files},
    keys,
    read::{Reader, Taken},
    readings::{STATISTICS, note_reading},
};
use crate::{
    app::{App, Happening, actor},
    deliveries::{
        Look, Parcel, PartFound, Progress, Run, Stage, Verdict, Wish, blocking, fingerprint,
        look_closely,
    },
    error::{Error, Result},
};

/// What came of a delivery of facts.
#[derive(Debug, Clone, PartialEq)]
pub struct FactOutcome {
    /// The delivery in force, new or there already.
    pub delivery: Option<DeliveryId>,
    /// The fact set.
    pub set: FactSetId,
    /// What each file is.
    pub looks: Vec<Look>,
    /// Rows read.
    pub rows: u64,
    /// Rows that are kept.
    pub kept: u64,
    /// Rows of the same units and periods that they take the place of.
    pub replaced: u64,
    /// How many of each unit and period.
    pub parts: Vec<PartFound>,
    /// Figures that were computed with them.
    pub figures: u64,
    /// What is wrong with it.
    pub problems: ProblemLog,
    /// How many problems there are, those not kept above too.
    pub problem_count: u64,
    /// Whether it was put in force.
    pub verdict: Verdict,
}

impl FactOutcome {
    /// Counts what the delivery changes.
    pub(crate) fn difference(&self) -> Difference {
        let Self { rows, figures, problem_count, .. } = *self;
        Difference { rows, figures, problems: problem_count, ..Difference::default() }
    }
}

/// Takes facts in, or tells what taking them in would do. The same files twice change nothing.
///
/// A person number is never written: rows go under a pseudonym into a file that is encrypted as it is written.
pub async fn deliver(
    app: &App,
    scope: &Scope,
    (set, parcel): (&FactSetId, &Parcel),
    wish: Wish,
    progress: &Progress,
) -> Result<FactOutcome> {
    let at = app.clock.now();
    let id = DeliveryId(app.ids.next(at));
    let run_of = Run { parcel, wish, id, at, job: None };
    let (outcome, _arrival) = run(app, scope, (set, run_of), progress).await?;
    Ok(outcome)
}

/// Takes facts in under an id, and says as what they arrived.
pub(crate) async fn run(
    app: &App,
    scope: &Scope,
    (set, run): (&FactSetId, Run<'_>),
    progress: &Progress,
) -> Result<(FactOutcome, Arrival)> {
    app.require(scope, Permission::Deliver)?;
    let set = app.fact_sets.find(set).ok_or_else(|| Error::not_found("fact set", set))?;
    if run.parcel.files.is_empty() {
        return Err(Error::invalid("files", "empty"));
    }
    progress.enter(Stage::Looking);
    let arrival = arrive(scope, run, set).await?;
    let mut outcome = nothing_yet(app, set, run.parcel).await?;
    let same = rows::find_in_force_by_fingerprint(&app.db, &arrival.fingerprint).await?;
    if let Some(same) = same
        && parts::is_current(&app.db, same.id).await?
    {
        outcome.delivery = Some(same.id);
        outcome.verdict = Verdict::AlreadyThere(same.id);
        return Ok((outcome, arrival));
    }
    progress.set_total(run.parcel.length());
    progress.enter(Stage::Reading);
    let taken = read(app, set, run, progress).await?;
    judge(&mut outcome, run, &taken);
    outcome.parts = parts_found(app, set, &taken.parts).await?;
    outcome.replaced = outcome.parts.iter().map(|part| part.before).sum();
    if let (Verdict::Committed, Some(coming)) = (outcome.verdict, taken.coming) {
        progress.enter(Stage::Writing);
        let brought = Brought { set, run, arrival: &arrival, parts: &taken.parts };
        brought.put_in_force(app, scope, coming, &mut outcome).await?;
    }
    progress.enter(Stage::Done);
    Ok((outcome, arrival))
}

async fn arrive(scope: &Scope, run: Run<'_>, set: &FactSet) -> Result<Arrival> {
    let parcel = run.parcel;
    let (files, name, period) = (parcel.files.clone(), set.id.to_string(), parcel.period);
    let fingerprint = blocking(move || fingerprint(&files, &name, period)).await?;
    Ok(Arrival {
        id: run.id,
        format: set.id.to_string(),
        files: parcel.files.iter().map(|file| file.name.clone()).collect(),
        fingerprint,
        source: parcel.source.clone().unwrap_or_default(),
        purpose: parcel.purpose.clone(),
        by: scope.person(),
        at: run.at,
    })
}

/// Looks at the files; their rows are shown to nobody.
async fn nothing_yet(app: &App, set: &FactSet, parcel: &Parcel) -> Result<FactOutcome> {
    let mut looks = look_closely(app, parcel).await?.looks;
    for look in &mut looks {
        look.preview.clear();
    }
    Ok(FactOutcome {
        delivery: None,
        set: set.id.clone(),
        looks,
        rows: 0,
        kept: 0,
        replaced: 0,
        parts: Vec::new(),
        figures: 0,
        problems: ProblemLog::default(),
        problem_count: 0,
        verdict: Verdict::Refused,
    })
}

async fn read(app: &App, set: &FactSet, run: Run<'_>, progress: &Progress) -> Result<Taken> {
    let held = parts::files(&app.db).await?;
    let make = match run.wish {
        Wish::Commit => keys::draw,
        Wish::DryRun => keys::draw_for_trial,
    };
    let keys = keys::find_or(&app.folder, !held.is_empty(), make)?;
    let name = files::name(&set.id, run.id);
    let reader = Reader {
        set: set.clone(),
        files: run.parcel.files.clone(),
        period: run.parcel.period,
        register: app.register().await?,
        place: app.folder.join(&name),
        name,
        wish: run.wish,
        progress: progress.clone(),
        keys,
    };
    let known = Known::of(app, held);
    // Under other keys every person would get a second pseudonym.
    blocking(move || match known.open_with(&reader.keys) {
        Opened::None => Err(keys::of_another_vault()),
        Opened::Some | Opened::Unknown => reader.read_all(),
    })
    .await
}

fn judge(outcome: &mut FactOutcome, run: Run<'_>, taken: &Taken) {
    let limit = run.parcel.strictness.limit();
    outcome.verdict = match run.wish {
        _ if taken.gravest >= Some(limit) || taken.kept == 0 => Verdict::Refused,
        Wish::DryRun => Verdict::WouldCommit,
        Wish::Commit => Verdict::Committed,
    };
    outcome.rows = taken.rows;
    outcome.kept = taken.kept;
    outcome.problem_count = taken.log.total() + taken.untold;
    outcome.problems = taken.log.clone();
}

/// Says of each part how many rows there are, and how many there were.
async fn parts_found(app: &App, set: &FactSet, found: &Parts) -> Result<Vec<PartFound>> {
    let there = parts::covered(&app.db, &set.id, found).await?;
    let part = |(part, rows): (&Part, &u64)| PartFound {
        unit: part.unit.clone(),
        period: part.period,
        rows: *rows,
        before: there.get(part).copied().unwrap_or_default(),
    };
    Ok(found.iter().map(part).collect())
}

/// Facts that were read and are to count.
struct Brought<'b> {
    set: &'b FactSet,
    run: Run<'b>,
    arrival: &'b Arrival,
    parts: &'b Parts,
}

impl Brought<'_> {
    /// The file comes to its place and is added up before its rows count, so that whatever stops this leaves files
    /// that nobody names.
    async fn put_in_force(
        &self,
        app: &App,
        scope: &Scope,
        coming: Coming,
        outcome: &mut FactOutcome,
    ) -> Result<()> {
        let (set, delivery) = (self.set.id.clone(), self.arrival.id);
        let file = FactFile { set, delivery, rows: outcome.kept };
        // Sums may lie there of a run that was stopped, when other units were known.
        files::remove(&files::sums_path(&app.folder, &file))?;
        Files::of(app).put(coming, &file).await?;
        add_up(app, self.set, file).await?;
        let by = actor(scope);
        let mut tx = app.db.begin().await?;
        self.replace(app, &mut tx, by).await?;
        let brought = (&self.set.id, self.parts);
        parts::commit(&mut tx, self.arrival, brought, &outcome.difference()).await?;
        let details = serde_json::json!({
            "set": outcome.set,
            "files": self.arrival.files,
            "rows": outcome.kept,
            "replaced": outcome.replaced,
            "replaces": self.run.parcel.replaces,
        });
        let happening =
            Happening::new("facts-delivered", "delivery", self.arrival.id).with(details);
        app.note(&mut tx, by, happening).await?;
        note_reading(app, &mut tx, (&self.set.id, self.arrival.id), (STATISTICS, by)).await?;
        let touched = self.parts.keys().cloned().collect();
        outcome.figures = settle(app, &mut tx, (&self.set.id, &touched), by).await?;
        outcome.delivery = Some(self.arrival.id);
        rows::set_difference(&mut tx, self.arrival.id, &outcome.difference()).await?;
        rows::set_problems(&mut tx, self.arrival.id, &outcome.problems).await?;
        if let Some(job) = self.run.job {
            jobs::finish(&mut tx, job, "{}", app.clock.now()).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Undoes the delivery whose place this one takes.
    async fn replace(&self, app: &App, tx: &mut Tx, by: Actor) -> Result<()> {
        let Some(old) = self.run.parcel.replaces else { return Ok(()) };
        import::undo(tx, old).await.map_err(|error| match error {
            RowError::NotFound { .. } => Error::invalid("replaces", "not-in-force"),
            other => Error::Store(other),
        })?;
        settle_without(app, tx, old, by).await
    }
}

/// Adds a new file up while others may still write to the database.
async fn add_up(app: &App, set: &FactSet, file: FactFile) -> Result<()> {
    let Some(keys) = keys::find(&app.folder)? else { return Ok(()) };
    let (adder, set) = (Adder::of(app, keys.facts()), set.clone());
    blocking(move || adder.add(&set, &[file], Some(&BTreeSet::new())).map(drop)).await
}
