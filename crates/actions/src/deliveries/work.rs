//! What the jobs about deliveries do: check one that waits, and put it in force.

use std::sync::Arc;

use domain::{
    access::Scope,
    delivery::DeliveryState,
    id::{DeliveryId, JobId},
};
use store::{
    deliveries::{self as rows, Arrival, ProblemLog},
    jobs as job_rows,
};

use super::{
    inbox,
    kept::{Kept, Report},
    parcel::{Verdict, Wish},
    progress::Progress,
    take_in::{self, Run},
    wizard,
};
use crate::{
    app::{App, Happening, actor},
    error::Result,
    facts, people,
};

/// What was found in the files of a delivery, be they of figures or of facts.
struct Found {
    report: Report,
    problems: ProblemLog,
    /// As what it arrived, when it is known how it is read.
    arrival: Option<Arrival>,
}

/// Checks a delivery that waits, and keeps what was found.
pub(crate) async fn check(
    app: &App,
    id: DeliveryId,
    job: JobId,
    progress: &Progress,
) -> Result<()> {
    wizard::waiting(app, id).await?;
    let kept = inbox::read_kept(app, id)?;
    let scope = scope_of(app, &kept).await?;
    let parcel = inbox::parcel(app, id, &kept)?;
    let wanted = Run { parcel: &parcel, wish: Wish::DryRun, id, at: kept.at, job: None };
    let Found { report, problems, arrival } = run(app, &scope, wanted, progress).await?;
    let arrival = arrival.unwrap_or_else(|| wizard::arrival(id, &kept));
    inbox::write_report(app, id, &report)?;
    let mut tx = app.db.begin().await?;
    // Its row is written anew, since only now it is known with which format it is read.
    rows::remove_checked(&mut tx, id).await?;
    rows::insert(&mut tx, &arrival, &report.difference).await?;
    rows::set_problems(&mut tx, id, &problems).await?;
    let details = serde_json::json!({
        "format": report.format,
        "rows": report.difference.rows,
        "figures": report.difference.figures,
        "problems": report.difference.problems,
    });
    let happening = Happening::new("delivery-checked", "delivery", id).with(details);
    app.note(&mut tx, actor(&scope), happening).await?;
    job_rows::finish(&mut tx, job, "{}", app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Puts a checked delivery in force. Done twice, it does nothing the second time.
pub(crate) async fn commit(
    app: &App,
    id: DeliveryId,
    job: JobId,
    progress: &Progress,
) -> Result<()> {
    let found = rows::find(&app.db, id).await?;
    if found.is_some_and(|delivery| delivery.state != DeliveryState::Checked) {
        return end(app, job).await;
    }
    let kept = inbox::read_kept(app, id)?;
    let scope = scope_of(app, &kept).await?;
    let parcel = inbox::parcel(app, id, &kept)?;
    let wanted = Run { parcel: &parcel, wish: Wish::Commit, id, at: kept.at, job: Some(job) };
    let found = run(app, &scope, wanted, progress).await?;
    if found.report.verdict == Verdict::Committed {
        return inbox::remove(app, id);
    }
    refuse(app, id, job, &found).await
}

/// Takes the files in as what they are, or tells what that would change.
async fn run(app: &App, scope: &Scope, wanted: Run<'_>, progress: &Progress) -> Result<Found> {
    if let Some(set) = facts::set_of(app, wanted.parcel).await? {
        let (outcome, arrival) = facts::run(app, scope, (&set, wanted), progress).await?;
        let report = Report::of_facts(&outcome);
        return Ok(Found { report, problems: outcome.problems, arrival: Some(arrival) });
    }
    let (outcome, arrival) = take_in::run(app, scope, wanted, progress).await?;
    Ok(Found { report: Report::new(&outcome), problems: outcome.problems, arrival })
}

/// Keeps why a delivery that could be committed when it was checked no longer can.
async fn refuse(app: &App, id: DeliveryId, job: JobId, found: &Found) -> Result<()> {
    inbox::write_report(app, id, &found.report)?;
    let mut tx = app.db.begin().await?;
    rows::set_difference(&mut tx, id, &found.report.difference).await?;
    rows::set_problems(&mut tx, id, &found.problems).await?;
    job_rows::finish(&mut tx, job, "{}", app.clock.now()).await?;
    Ok(tx.commit().await?)
}

async fn end(app: &App, job: JobId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    job_rows::finish(&mut tx, job, "{}", app.clock.now()).await?;
    Ok(tx.commit().await?)
}

/// Returns what the person who delivers may do now, which may be less than when they asked.
async fn scope_of(app: &App, kept: &Kept) -> Result<Arc<Scope>> {
    match kept.by {
        Some(person) => people::scope_of(app, person).await,
        None => Ok(Arc::new(Scope::command_line())),
    }
}
