//! Reports: what is said becomes PDF, and tables become files for spreadsheets.
//!
//! This crate alone names Typst. Templates (`templates/*.typ`) and fonts are embedded; a report
//! is made from its data, a language and nothing else: no file, no network, no clock. The same
//! data give the same bytes.
#![warn(missing_docs)]

mod error;
pub mod table;
pub mod talk;
mod world;

pub use error::ReportError;
