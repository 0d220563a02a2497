//! What crosses crates: the commands as typed.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod commands;
mod support;
