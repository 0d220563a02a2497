//! Facts: delivered, kept where only this vault can read them, and erased.

use std::{fs::File, io::BufReader};

use domain::{
    fact::{FactCatalogue, FactSet, FactSetId},
    id::DeliveryId,
};
use store::facts::FactFile;

use crate::{
    app::App,
    deliveries::ParcelFile,
    error::{Error, Result},
};

mod check;
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
pub use deliver::{FactOutcome, FactParcel, deliver};
pub(crate) use distribution::Distributions;
pub use distribution::{Band, Distribution, distribution};
pub use erase::{Receipt, erase_delivery, erase_keys, erase_person, retire};
pub use figures::compute;
pub(crate) use figures::settle;
pub use files::sweep;
pub use readings::may_see_readings;
pub(crate) use reliability::Reliabilities;
pub use reliability::{Reliability, reliability};
pub use trial::{Trial, trial};

/// Tells which fact set a file is of: the one with this name, else the one that most of its columns fit; none when
/// it is a file of figures. Only sets about persons are found by their columns.
pub fn recognise(
    catalogue: &FactCatalogue,
    name: Option<&str>,
    file: &ParcelFile,
) -> Result<Option<FactSetId>> {
    if let Some(name) = name {
        let known = catalogue.iter().find(|set| set.id.as_str() == name);
        return Ok(known.map(|set| set.id.clone()));
    }
    let opened =
        File::open(&file.path).map_err(Error::file(format!("open `{}`", file.path.display())))?;
    Ok(ingest::facts::recognise(catalogue, BufReader::new(opened)))
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
mod tests;
