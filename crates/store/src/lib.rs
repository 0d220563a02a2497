//! Rows in SQLite or PostgreSQL: one SQL text for both, domain values in and out.
//!
//! Reads take a [`db::Db`], changes take a [`db::Tx`] and count for nothing until it is committed.
//! One database (an SQLite file, a PostgreSQL schema) holds one vault, so no row says whose it is.
//! No other crate names the SQL library, and no public item of this one does.

#[macro_use]
pub mod db;

pub mod attempts;
pub mod backup;
mod cell;
pub mod check;
pub mod deliveries;
pub mod efforts;
pub mod error;
pub mod events;
pub mod facts;
pub mod figures;
pub mod goals;
pub mod import;
pub mod jobs;
mod many;
pub mod people;
pub mod sessions;
pub mod units;
pub mod vault;

#[cfg(test)]
mod test;
