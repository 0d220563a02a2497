//! What the jobs about deliveries do: check one that waits, and put it in force.

use std::sync::Arc;

use domain::{
    access::Scope,
    delivery::DeliveryState,
    id::{DeliveryId, JobId},
};
use store::{deliveries as rows, jobs as job_rows};

use super::{
    inbox,
    kept::{Kept, Report},
    parcel::{Outcome, Verdict, Wish},
    progress::Progress,
    take_in::{Run, run},
    wizard,
};
use crate::{
    app::{App, Happening, actor},
    error::Result,
    people,
};

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
    let parcel = inbox::parcel(app, id, &kept);
    let wanted = Run { parcel: &parcel, wish: Wish::DryRun, id, at: kept.at, job: None };
    let (outcome, arrival) = run(app, &scope, wanted, progress).await?;
    let arrival = arrival.unwrap_or_else(|| wizard::arrival(id, &kept));
    inbox::write_report(app, id, &Report::new(&outcome))?;
    let mut tx = app.db.begin().await?;
    // Its row is written anew, since only now it is known with which format it is read.
    rows::remove_checked(&mut tx, id).await?;
    rows::insert(&mut tx, &arrival, &outcome.difference).await?;
    rows::set_problems(&mut tx, id, &outcome.problems).await?;
    let details = serde_json::json!({
        "format": outcome.format,
        "figures": outcome.difference.figures,
        "problems": outcome.difference.problems,
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
    let parcel = inbox::parcel(app, id, &kept);
    let wanted = Run { parcel: &parcel, wish: Wish::Commit, id, at: kept.at, job: Some(job) };
    let (outcome, _arrival) = run(app, &scope, wanted, progress).await?;
    if outcome.verdict == Verdict::Committed {
        return inbox::remove(app, id);
    }
    refuse(app, id, job, &outcome).await
}

/// Keeps why a delivery that could be committed when it was checked no longer can.
async fn refuse(app: &App, id: DeliveryId, job: JobId, outcome: &Outcome) -> Result<()> {
    inbox::write_report(app, id, &Report::new(outcome))?;
    let mut tx = app.db.begin().await?;
    rows::set_difference(&mut tx, id, &outcome.difference).await?;
    rows::set_problems(&mut tx, id, &outcome.problems).await?;
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
