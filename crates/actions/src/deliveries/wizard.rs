//! The wizard's verbs: a delivery is received, checked by a job, put right, and committed or discarded.

use domain::{
    access::{Permission, Scope},
    delivery::{Delivery, DeliveryState, Difference},
    fact::holds_person_number,
    id::{DeliveryId, JobId},
    period::Period,
};
use store::{
    db::Tx,
    deliveries::{self as rows, Arrival},
};

use super::{
    inbox::{self, Receiving},
    kept::{Kept, Report},
    mapping::{self, Mapping},
    parcel::{Strictness, Verdict},
};
use crate::{
    app::{App, Happening, actor},
    error::{Error, Fault, Result},
    jobs::{self, Task},
};

/// What a person says about files they deliver.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// What they are for.
    pub purpose: String,
    /// Who is to be credited, and when they were fetched; the format's source when empty.
    pub source: String,
    /// The period of rows without one of their own.
    pub period: Option<Period>,
    /// The delivery whose place they take.
    pub replaces: Option<DeliveryId>,
    /// What happens when rows cannot be taken.
    pub strictness: Strictness,
}

/// Receives files and has them checked.
pub async fn receive(
    app: &App,
    scope: &Scope,
    mut receiving: Receiving,
    said: Said,
) -> Result<DeliveryId> {
    app.require(scope, Permission::Deliver)?;
    check_said(app, &receiving, &said).await?;
    let at = app.clock.now();
    let source = said.source.trim();
    let kept = Kept {
        files: receiving.names.clone(),
        format: None,
        period: said.period,
        source: (!source.is_empty()).then(|| source.to_owned()),
        purpose: said.purpose.trim().to_owned(),
        replaces: said.replaces,
        strictness: said.strictness,
        by: scope.person(),
        at,
        job: JobId(app.ids.next(at)),
    };
    let id = receiving.id;
    inbox::write_kept(app, id, &kept)?;
    let mut tx = app.db.begin().await?;
    rows::insert(&mut tx, &arrival(id, &kept), &Difference::default()).await?;
    ask(app, &mut tx, id, &kept).await?;
    let details = serde_json::json!({ "files": kept.files, "purpose": kept.purpose });
    let happening = Happening::new("delivery-received", "delivery", id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    tx.commit().await?;
    receiving.keep();
    app.jobs.wake();
    Ok(id)
}

/// Has a delivery that waits checked again, such as after new units came in.
pub async fn check(app: &App, scope: &Scope, id: DeliveryId) -> Result<()> {
    let kept = decide(app, scope, id).await?;
    check_again(app, scope, id, kept, "delivery-check-asked").await
}

/// Chooses the format or fact set of a delivery that waits, and the period of rows without one of their own.
pub async fn choose_format(
    app: &App,
    scope: &Scope,
    id: DeliveryId,
    format: Option<String>,
    period: Option<Period>,
) -> Result<()> {
    let kept = decide(app, scope, id).await?;
    if let Some(name) = &format
        && app.formats.formats()?.find(name).is_none()
        && !app.fact_sets.iter().any(|set| set.id.as_str() == name)
    {
        return Err(Error::invalid("format", "unknown-format"));
    }
    check_again(app, scope, id, Kept { format, period, ..kept }, "delivery-format-chosen").await
}

/// Describes a new format by what a person says about the columns of the first file, keeps it among
/// the vault's own, and has the delivery checked with it.
pub async fn map_columns(
    app: &App,
    scope: &Scope,
    id: DeliveryId,
    mapping: &Mapping,
) -> Result<()> {
    let kept = decide(app, scope, id).await?;
    let report =
        inbox::read_report(app, id)?.ok_or_else(|| Error::not_found("checked delivery", id))?;
    let format = mapping::describe(app, &report, mapping)?;
    mapping::write(app, &format)?;
    let kept = Kept { format: Some(format.name), ..kept };
    check_again(app, scope, id, kept, "delivery-columns-mapped").await
}

/// Has a checked delivery put in force.
pub async fn commit(app: &App, scope: &Scope, id: DeliveryId) -> Result<()> {
    let kept = decide(app, scope, id).await?;
    let report = inbox::read_report(app, id)?;
    if report.is_none_or(|report| report.verdict != Verdict::WouldCommit) {
        return Err(Error::invalid("delivery", "not-ready"));
    }
    let kept = Kept { job: JobId(app.ids.next(app.clock.now())), ..kept };
    let mut tx = app.db.begin().await?;
    jobs::ask(app, &mut tx, kept.job, &Task::CommitDelivery { delivery: id }, None).await?;
    app.note(&mut tx, actor(scope), Happening::new("delivery-commit-asked", "delivery", id))
        .await?;
    inbox::write_kept(app, id, &kept)?;
    tx.commit().await?;
    app.jobs.wake();
    Ok(())
}

/// Discards a delivery that waits, with its files.
pub async fn discard(app: &App, scope: &Scope, id: DeliveryId) -> Result<()> {
    app.require(scope, Permission::Deliver)?;
    waiting(app, id).await?;
    inbox::forget(app, id, actor(scope)).await
}

/// Returns what is kept about a delivery that waits. For those who deliver, since it shows the files.
pub fn kept(app: &App, scope: &Scope, id: DeliveryId) -> Result<Kept> {
    app.require(scope, Permission::Deliver)?;
    inbox::read_kept(app, id)
}

/// Returns what the latest check of a delivery that waits found. For those who deliver.
pub fn report(app: &App, scope: &Scope, id: DeliveryId) -> Result<Option<Report>> {
    app.require(scope, Permission::Deliver)?;
    inbox::read_report(app, id)
}

/// Makes the row of a delivery that waits.
pub(super) fn arrival(id: DeliveryId, kept: &Kept) -> Arrival {
    Arrival {
        id,
        format: kept.format.clone().unwrap_or_default(),
        files: kept.files.clone(),
        fingerprint: String::new(),
        source: kept.source.clone().unwrap_or_default(),
        purpose: kept.purpose.clone(),
        by: kept.by,
        at: kept.at,
    }
}

/// Returns a delivery that waits.
pub(super) async fn waiting(app: &App, id: DeliveryId) -> Result<Delivery> {
    rows::find(&app.db, id)
        .await?
        .filter(|delivery| delivery.state == DeliveryState::Checked)
        .ok_or_else(|| Error::not_found("waiting delivery", id))
}

/// Returns what is kept about a delivery that the person may decide about now.
async fn decide(app: &App, scope: &Scope, id: DeliveryId) -> Result<Kept> {
    app.require(scope, Permission::Deliver)?;
    waiting(app, id).await?;
    let kept = inbox::read_kept(app, id)?;
    let is_busy = jobs::find(app, kept.job).await?.is_some_and(|job| job.is_open());
    if is_busy { Err(Error::invalid("delivery", "busy")) } else { Ok(kept) }
}

async fn check_again(
    app: &App,
    scope: &Scope,
    id: DeliveryId,
    kept: Kept,
    verb: &'static str,
) -> Result<()> {
    let kept = Kept { job: JobId(app.ids.next(app.clock.now())), ..kept };
    let mut tx = app.db.begin().await?;
    ask(app, &mut tx, id, &kept).await?;
    let details = serde_json::json!({ "format": kept.format, "period": kept.period });
    let happening = Happening::new(verb, "delivery", id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    inbox::write_kept(app, id, &kept)?;
    tx.commit().await?;
    app.jobs.wake();
    Ok(())
}

async fn ask(app: &App, tx: &mut Tx, id: DeliveryId, kept: &Kept) -> Result<()> {
    jobs::ask(app, tx, kept.job, &Task::CheckDelivery { delivery: id }, None).await
}

async fn check_said(app: &App, receiving: &Receiving, said: &Said) -> Result<()> {
    let mut faults = Vec::new();
    let mut refuse = |field, why| faults.push(Fault { field, why });
    if receiving.names.is_empty() {
        refuse("files", "empty");
    }
    if said.purpose.trim().is_empty() {
        refuse("purpose", "empty");
    }
    if said.purpose.chars().count() > 500 || said.source.chars().count() > 500 {
        refuse("purpose", "too-long");
    }
    for (field, text) in [("purpose", &said.purpose), ("source", &said.source)] {
        if holds_person_number(text) {
            refuse(field, "person-number");
        }
    }
    if let Some(old) = said.replaces {
        let found = rows::find(&app.db, old).await?;
        if found.is_none_or(|delivery| delivery.state != DeliveryState::Committed) {
            refuse("replaces", "not-in-force");
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Error::Invalid(faults)) }
}
