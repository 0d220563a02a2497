//! The pages, one file for each word of the trade.

use crate::error::Error;

pub mod accessibility;
pub mod account;
pub(crate) mod deliveries;
pub(crate) mod efforts;
pub mod events;
mod exports;
pub(crate) mod facts;
pub mod goals;
pub mod home;
pub(crate) mod indicators;
pub(crate) mod municipalities;
pub mod organisation;
pub mod people;
pub mod preferences;
pub(crate) mod reports;
pub(crate) mod sources;
pub(crate) mod units;
pub mod vaults;

/// Answers an address that leads nowhere.
pub(crate) async fn missing() -> Error {
    Error::NotFound
}
