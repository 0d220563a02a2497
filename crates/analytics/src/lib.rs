//! Facts become files that only their vault can read.
//!
//! This crate alone names Arrow and Parquet. A delivery's facts are one Parquet file, written whole and never
//! changed, encrypted in every part (Parquet modular encryption, AES-GCM with 256 bits) under the vault's key.
//! What the file is called is bound into it, so that no file can be put in the place of another.
#![warn(missing_docs)]

mod error;
mod file;
mod key;
mod schema;
#[cfg(test)]
mod tests;

pub use error::FactFileError;
pub use file::{FactWriter, Kept, RowAbout, check, keep};
pub use key::FactKey;
