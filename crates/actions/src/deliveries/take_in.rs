//! A parcel is looked at, read, checked, held against what is there, and put in force, all in one
//! transaction: whatever stops it leaves nothing.

use std::sync::Arc;

use domain::{
    access::{Permission, Scope},
    delivery::{Difference, Place, Problem, ProblemKind},
    id::{DeliveryId, JobId},
    unit::Register,
};
use ingest::format::Format;
use jiff::Timestamp;
use store::{
    db::Tx,
    deliveries::{self as rows, Arrival, ProblemLog},
    error::Error as RowError,
    import::{Import, Settled},
    jobs,
};
use tokio::task;

use super::{
    checking::{Problems, Sorter},
    fingerprint::fingerprint,
    look::{Look, Looked, look_at},
    parcel::{Outcome, Parcel, Verdict, Wish},
    progress::{Progress, Stage},
    reading::{self, Totals},
};
use crate::{
    app::{App, Happening, actor},
    error::{Error, Result},
    facts,
};

/// A parcel on its way in, under an id of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run<'a> {
    /// The parcel.
    pub(crate) parcel: &'a Parcel,
    /// What is wanted with it.
    pub(crate) wish: Wish,
    /// The delivery it becomes.
    pub(crate) id: DeliveryId,
    /// When it arrived.
    pub(crate) at: Timestamp,
    /// The job that does it, which ends in the same transaction.
    pub(crate) job: Option<JobId>,
}

/// Takes a parcel in, or tells what taking it in would change.
///
/// The same files twice change nothing. A parcel with a fatal problem or with nothing that can be used is
/// refused whole.
pub async fn take_in(
    app: &App,
    scope: &Scope,
    parcel: &Parcel,
    wish: Wish,
    progress: &Progress,
) -> Result<Outcome> {
    let at = app.clock.now();
    let id = DeliveryId(app.ids.next(at));
    let run_of = Run { parcel, wish, id, at, job: None };
    let (outcome, _arrival) = run(app, scope, run_of, progress).await?;
    Ok(outcome)
}

/// Takes a parcel in under an id, and says as what it arrived when a format was found.
pub(crate) async fn run(
    app: &App,
    scope: &Scope,
    run: Run<'_>,
    progress: &Progress,
) -> Result<(Outcome, Option<Arrival>)> {
    app.require(scope, Permission::Deliver)?;
    if run.parcel.files.is_empty() {
        return Err(Error::invalid("files", "empty"));
    }
    progress.enter(Stage::Looking);
    let (looks, found) = look(app, run.parcel).await?;
    let format = match found {
        Ok(format) => format,
        Err(problems) => return Ok((unfit(looks, problems), None)),
    };
    let arrival = arrive(scope, run, &format).await?;
    progress.set_total(run.parcel.length());
    progress.enter(Stage::Waiting);
    let mut tx = app.db.begin().await?;
    let intake = Intake { app, scope, run, arrival: &arrival, progress };
    let outcome = match Box::pin(intake.read(&mut tx, format, looks)).await {
        Ok(outcome) => outcome,
        Err(error) => {
            // What stopped it is worth more than whether undoing it failed too; a dropped one leaves nothing.
            let _undone = tx.roll_back().await;
            return Err(error);
        }
    };
    match outcome.verdict {
        Verdict::Committed => tx.commit().await?,
        _ => tx.roll_back().await?,
    }
    progress.enter(Stage::Done);
    Ok((outcome, Some(arrival)))
}

type Found = Result<Format, Vec<Problem>>;

async fn look(app: &App, parcel: &Parcel) -> Result<(Vec<Look>, Found)> {
    let formats = app.formats.formats()?;
    let given = match &parcel.format {
        None => None,
        Some(name) => {
            let known = formats.find(name).cloned();
            Some(known.ok_or_else(|| Error::invalid("format", "unknown-format"))?)
        }
    };
    let looked = look_closely(app, parcel).await?;
    if let Some(problems) = looked.persons() {
        return Ok((looked.looks, Err(problems)));
    }
    let found = match given {
        Some(format) => Ok(format),
        None => looked
            .format()
            .map(|name| formats.find(name).cloned())
            .and_then(|format| format.ok_or_else(Vec::new)),
    };
    Ok((looked.looks, found))
}

/// Looks at the files of a parcel, whatever they are.
pub(crate) async fn look_closely(app: &App, parcel: &Parcel) -> Result<Looked> {
    let (files, sets) = (parcel.files.clone(), app.fact_sets.clone());
    let formats = app.formats.formats()?;
    blocking(move || look_at(&files, &formats, &sets)).await
}

async fn arrive(scope: &Scope, run: Run<'_>, format: &Format) -> Result<Arrival> {
    let parcel = run.parcel;
    let (files, name, period) = (parcel.files.clone(), format.name.clone(), parcel.period);
    let fingerprint = blocking(move || fingerprint(&files, &name, period)).await?;
    Ok(Arrival {
        id: run.id,
        format: format.name.clone(),
        files: parcel.files.iter().map(|file| file.name.clone()).collect(),
        fingerprint,
        source: parcel.source.clone().unwrap_or_else(|| format.source.clone()),
        purpose: parcel.purpose.clone(),
        by: scope.person(),
        at: run.at,
    })
}

/// Runs work that waits for files on a thread where waiting harms nobody.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    task::spawn_blocking(work).await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
}

fn unfit(looks: Vec<Look>, found: Vec<Problem>) -> Outcome {
    let mut problems = ProblemLog::default();
    for problem in found {
        problems.push(problem);
    }
    let difference = Difference { problems: problems.total(), ..Difference::default() };
    Outcome {
        delivery: None,
        format: None,
        looks,
        difference,
        settled: Settled { difference, ..Settled::default() },
        problems,
        verdict: Verdict::Refused,
    }
}

/// A parcel whose format is known, within its transaction.
#[derive(Clone, Copy)]
struct Intake<'a> {
    app: &'a App,
    scope: &'a Scope,
    run: Run<'a>,
    arrival: &'a Arrival,
    progress: &'a Progress,
}

impl Intake<'_> {
    async fn read(&self, tx: &mut Tx, format: Format, looks: Vec<Look>) -> Result<Outcome> {
        let mut import = Import::start(tx, self.arrival).await?;
        self.progress.enter(Stage::Reading);
        let (mut problems, read) = self.feed(&mut import, format).await?;
        self.progress.enter(Stage::Comparing);
        let mut settled = import.settle().await?;
        problems.push_repeats(&settled);
        if problems.log.total() == 0 && is_empty(&settled.difference, read) {
            problems.push(self.nothing_there());
        }
        settled.difference.rows = read.rows;
        settled.difference.problems = problems.log.total() + read.untold;
        let verdict = self.judge(&settled.difference, &problems, read).await?;
        if verdict == Verdict::Committed {
            self.progress.enter(Stage::Writing);
            self.replace(&mut import).await?;
            import.commit(&settled.difference).await?;
            if let Some(old) = self.run.parcel.replaces {
                facts::settle_without(self.app, tx, old, actor(self.scope)).await?;
            }
            self.seal(tx, &settled.difference, &problems.log).await?;
        }
        Ok(Outcome {
            delivery: match verdict {
                Verdict::Committed => Some(self.run.id),
                Verdict::AlreadyThere(id) => Some(id),
                Verdict::WouldCommit | Verdict::Refused => None,
            },
            format: Some(self.arrival.format.clone()),
            looks,
            difference: settled.difference,
            settled,
            problems: problems.log,
            verdict,
        })
    }

    /// Reads and checks everything. Other deliveries wait since the import started, so the register
    /// that is read here is the one the figures will stand beside.
    async fn feed(&self, import: &mut Import<'_>, format: Format) -> Result<(Problems, Read)> {
        let app = self.app;
        let mut register = Register::clone(&*app.register().await?);
        for (unit, newest) in store::units::tabled(&app.db).await? {
            register.note_tabled(unit, newest);
        }
        let register = Arc::new(register);
        let mut sorter = Sorter::new(Register::clone(&register), &app.catalogue, app.clock.today());
        let mut reading = reading::start(self.run.parcel, format, register, self.progress);
        let mut units = 0;
        while let Some(batch) = reading.batches.recv().await {
            self.progress.add_rows(u64::try_from(batch.len()).unwrap_or_default());
            sorter.sort(batch);
            if sorter.is_fatal() {
                break;
            }
            units += u64::try_from(sorter.units.len()).unwrap_or_default();
            import.push_units(&sorter.units).await?;
            import.push(&sorter.figures).await?;
        }
        drop(reading.batches);
        let totals =
            reading.totals.await.map_err(|stopped| Error::Stopped(stopped.to_string()))??;
        let (problems, untold) = sorter.finish();
        let Totals { rows, untold: untold_by_reader, is_table } = totals;
        let untold = untold + untold_by_reader;
        Ok((problems, Read { rows, units, untold, is_table }))
    }

    async fn judge(
        &self,
        difference: &Difference,
        problems: &Problems,
        read: Read,
    ) -> Result<Verdict> {
        let limit = self.run.parcel.strictness.limit();
        if problems.gravest >= Some(limit) || is_empty(difference, read) {
            return Ok(Verdict::Refused);
        }
        let same =
            rows::find_in_force_by_fingerprint(&self.app.db, &self.arrival.fingerprint).await?;
        if let Some(same) = same
            && difference.new + difference.changed + difference.units == 0
        {
            return Ok(Verdict::AlreadyThere(same.id));
        }
        Ok(match self.run.wish {
            Wish::DryRun => Verdict::WouldCommit,
            Wish::Commit => Verdict::Committed,
        })
    }

    async fn replace(&self, import: &mut Import<'_>) -> Result<()> {
        let Some(old) = self.run.parcel.replaces else { return Ok(()) };
        import.replace(old).await.map_err(|error| match error {
            RowError::NotFound { .. } => Error::invalid("replaces", "not-in-force"),
            other => Error::Store(other),
        })
    }

    async fn seal(&self, tx: &mut Tx, difference: &Difference, log: &ProblemLog) -> Result<()> {
        rows::set_problems(tx, self.run.id, log).await?;
        let details = serde_json::json!({
            "format": self.arrival.format,
            "files": self.arrival.files,
            "new": difference.new,
            "changed": difference.changed,
            "gone": difference.gone,
            "units": difference.units,
            "replaces": self.run.parcel.replaces,
        });
        let happening = Happening::new("delivery-committed", "delivery", self.run.id).with(details);
        self.app.note(tx, actor(self.scope), happening).await?;
        if let Some(job) = self.run.job {
            jobs::finish(tx, job, "{}", self.app.clock.now()).await?;
        }
        Ok(())
    }

    fn nothing_there(&self) -> Problem {
        let file = self.arrival.files.first().cloned().unwrap_or_default();
        let place = Place { file: file.clone(), ..Place::default() };
        Problem { place, value: file, kind: ProblemKind::EmptyFile }
    }
}

/// What was read in all.
#[derive(Clone, Copy)]
struct Read {
    rows: u64,
    units: u64,
    untold: u64,
    is_table: bool,
}

/// Tells whether nothing is worth keeping: no figure, and units only of a table that should bring some.
const fn is_empty(difference: &Difference, read: Read) -> bool {
    difference.figures == 0 && (read.units == 0 || read.is_table)
}
