//! The pages, one file for each word of the trade.

use crate::error::Error;

pub mod home;
pub mod preferences;
pub mod vaults;

/// Answers an address that leads nowhere.
pub(crate) async fn missing() -> Error {
    Error::NotFound
}
