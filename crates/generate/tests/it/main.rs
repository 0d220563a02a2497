//! The made-up nation as its files show it.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests fail by panicking"
)]
#![expect(clippy::cast_precision_loss, reason = "counts of rows are small")]

mod accepted;
mod drawn;
mod known;
mod spread;
mod support;
