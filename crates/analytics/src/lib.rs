//! Facts become files that only their vault can read.
//!
//! Facts also become figures here: [`Recipes`] plans the formulas of a catalogue as passes over fact sets, an
//! [`Engine`] adds files' rows up into leaf cubes, and [`RollUp::figures`] adds the cubes up every hierarchy.
//!
//! This crate alone names DataFusion, Arrow and Parquet. A delivery's facts are one Parquet file, written whole and never
//! changed, encrypted in every part (Parquet modular encryption, AES-GCM with 256 bits) under the vault's key.
//! What the file is called is bound into it, so that no file can be put in the place of another.
#![warn(missing_docs)]

mod cube;
mod engine;
mod error;
mod file;
mod folder;
mod function;
mod items;
mod key;
mod layout;
mod pass;
mod plan;
mod rollup;
mod schema;
mod score;
mod sums_file;
mod task;
#[cfg(test)]
mod tests;

pub use cube::{Cube, Place};
pub use engine::{Engine, InProcess, ReadableFile, Unadded};
pub use error::FactFileError;
pub use file::{FactWriter, Kept, RowAbout, check, keep, opens};
pub use folder::{Bucket, FactFolder};
pub use items::{ItemAnswers, item_answers};
pub use key::{FactKey, NotAKey};
pub use pass::{Pass, Recipes};
pub use rollup::{Figures, Leaves, Organisation, RollUp, Slice, UnitPeriod, Wanted};
pub use task::Task;
