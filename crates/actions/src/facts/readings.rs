//! Every reading of facts is noted: whose rows, by whom, and what for.

use domain::{
    access::{Permission, Scope},
    event::Actor,
    fact::{FactSetId, Purpose, ReadFor},
    id::DeliveryId,
};
use store::{
    db::Tx,
    facts::{FactFile, readings},
};

use crate::{
    app::{App, Happening},
    error::Result,
};

/// What rows are read for when figures are made of them.
pub(super) const STATISTICS: ReadFor = ReadFor::Purpose(Purpose::Statistics);

/// Tells whether a scope may see who read which facts: those who may deliver them, and those who see what was done.
pub fn may_see_readings(scope: &Scope) -> bool {
    scope.may(Permission::Deliver) || scope.may(Permission::ViewEvents)
}

/// Says that a delivery's rows were read, for what and by whom.
pub(super) async fn note_reading(
    app: &App,
    tx: &mut Tx,
    (set, delivery): (&FactSetId, DeliveryId),
    (read_for, by): (ReadFor, Actor),
) -> Result<()> {
    let details = serde_json::json!({ "set": set, "purpose": read_for.code() });
    let happening = Happening::new("facts-read", "delivery", delivery).with(details);
    let event = app.note(tx, by, happening).await?;
    Ok(readings::insert(tx, event, (set, delivery), read_for).await?)
}

/// Says that the rows of these deliveries are about to be read: also a reading that is stopped was one.
pub(super) async fn note_readings<'f>(
    app: &App,
    read: impl Iterator<Item = (&'f FactSetId, DeliveryId)>,
    why: (ReadFor, Actor),
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    for rows in read {
        note_reading(app, &mut tx, rows, why).await?;
    }
    Ok(tx.commit().await?)
}

/// Names files by their set and delivery.
pub(super) fn named(files: &[FactFile]) -> impl Iterator<Item = (&FactSetId, DeliveryId)> {
    files.iter().map(|file| (&file.set, file.delivery))
}
