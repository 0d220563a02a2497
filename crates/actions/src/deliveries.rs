//! Deliveries: files are looked at, read, checked, held against what is there, and put in force.
//!
//! [`take_in`] does all of it for files that are at hand. The wizard does it in steps: [`receive`]
//! keeps the files, a job checks them, a person chooses, and a job commits.

use domain::{
    access::{Permission, Scope},
    id::DeliveryId,
};
use store::{error::Error as RowError, import};

use crate::{
    app::{App, Happening, actor},
    error::{Error, Result},
    facts,
};

mod checking;
mod file;
mod fingerprint;
mod inbox;
mod kept;
mod look;
mod mapping;
mod parcel;
mod progress;
mod reading;
mod shelf;
mod take_in;
mod wizard;
pub(crate) mod work;

pub use file::ParcelFile;
pub(crate) use fingerprint::fingerprint;
pub use inbox::{Incoming, Receiving, begin_receiving, clean};
pub use kept::{Example, FactsFound, Kept, PartFound, Report, Shown};
pub use look::{Fit, Look};
pub use mapping::{ColumnIs, Mapping, YearWord};
pub use parcel::{Outcome, Parcel, Strictness, Verdict, Wish};
pub use progress::{Progress, Stage};
pub(crate) use reading::Told;
pub use shelf::Shelf;
pub use take_in::take_in;
pub(crate) use take_in::{Run, blocking, look_closely};
pub use wizard::{Said, check, choose_format, commit, discard, kept, map_columns, receive, report};

/// Undoes a delivery in force: what it brought counts no more, what it covered counts again.
pub async fn undo(app: &App, scope: &Scope, id: DeliveryId) -> Result<()> {
    app.require(scope, Permission::Deliver)?;
    let mut tx = app.db.begin().await?;
    import::undo(&mut tx, id).await.map_err(|error| match error {
        RowError::NotFound { .. } => Error::not_found("delivery in force", id),
        other => Error::Store(other),
    })?;
    app.note(&mut tx, actor(scope), Happening::new("delivery-undone", "delivery", id)).await?;
    facts::settle_without(app, &mut tx, id, actor(scope)).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
pub(crate) mod tests;
