//! Facts: delivered, kept where only this vault can read them, and erased.

use std::io::BufReader;

use domain::{
    fact::{FactSet, FactSetId},
    id::DeliveryId,
};
use store::facts::FactFile;

use crate::{
    app::App,
    deliveries::{Parcel, blocking},
    error::{Error, Result},
    sealed::SealKey,
};

mod check;
mod copies;
mod deliver;
mod distribution;
mod doubles;
mod erase;
mod figures;
mod files;
mod guarded;
mod keys;
mod organised;
mod read;
mod readings;
mod reliability;
mod trial;

pub use check::{FactComplaint, FactTrouble, check};
pub use copies::{copy_in, copy_out};
pub(crate) use deliver::run;
pub use deliver::{FactOutcome, deliver};
pub(crate) use distribution::Distributions;
pub use distribution::{Band, Distribution, distribution};
pub use erase::{Receipt, erase_delivery, erase_keys, erase_person, retire};
pub use figures::compute;
pub(crate) use figures::settle_without;
pub(crate) use files::reach;
pub use files::sweep;
pub use readings::may_see_readings;
pub(crate) use reliability::Reliabilities;
pub use reliability::{Reliability, reliability};
pub use trial::{Trial, trial};

/// Tells which fact set the files of a parcel are of; none when they are files of figures.
///
/// It is the set that the parcel names, else the one that most columns of a file fit. Only sets about persons are
/// found by their columns.
pub async fn set_of(app: &App, parcel: &Parcel) -> Result<Option<FactSetId>> {
    if let Some(name) = &parcel.format {
        let named = app.fact_sets.iter().find(|set| set.id.as_str() == name);
        return Ok(named.map(|set| set.id.clone()));
    }
    let (files, sets) = (parcel.files.clone(), app.fact_sets.clone());
    blocking(move || {
        for file in &files {
            let found = ingest::facts::recognise(&sets, BufReader::new(file.open()?));
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    })
    .await
}

/// Returns the key that uploads are sealed under, drawn when the vault has none yet.
pub(crate) async fn key_for_uploads(app: &App) -> Result<SealKey> {
    let holds_facts = !store::facts::files(&app.db).await?.is_empty();
    Ok(keys::find_or(&app.folder, holds_facts, keys::draw)?.inbox().clone())
}

/// Returns the key that uploads were sealed under.
pub(crate) fn key_of_uploads(app: &App) -> Result<SealKey> {
    let keys = keys::find(&app.folder)?.ok_or_else(keys::missing)?;
    Ok(keys.inbox().clone())
}

/// Returns a file with its set.
fn with_set<'a>(app: &'a App, file: &FactFile) -> Result<&'a FactSet> {
    app.fact_sets.find(&file.set).ok_or_else(|| Error::not_found("fact set", &file.set))
}

/// Returns the fact file of a delivery.
async fn file_of(app: &App, delivery: DeliveryId) -> Result<FactFile> {
    let files = store::facts::files(&app.db).await?;
    let found = files.into_iter().find(|file| file.delivery == delivery);
    found.ok_or_else(|| Error::not_found("delivery of facts", delivery))
}

#[cfg(test)]
pub(crate) mod tests;
