//! A delivered file becomes readings, units and problems.
//!
//! Pure: bytes come in by a reader of the caller's, and nothing is written. Formats are data; see
//! [`format::Format`]. A file is gone through more than once (its encoding, its decimals, its
//! rows), and never held in memory.
#![warn(missing_docs)]

mod check;
mod date;
pub mod facts;
pub mod format;
mod inspect;
mod number;
mod plan;
mod read;
mod rows;
mod table;
mod text;
mod told;

pub use check::{Checked, Checker};
pub use inspect::{Candidate, Dialect, Inspection, inspect};
pub use number::Decimal;
pub use read::{ReadOptions, ReadSummary, read};
pub use table::encoding::Encoding;
