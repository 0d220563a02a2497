//! What crosses crates: pages as named people, commands as typed, a browser.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod access;
mod browser;
mod bucket;
mod cluster;
mod commands;
mod deliveries;
mod disclose;
mod efforts;
mod facts;
mod killed;
mod stats;
mod stats_charts;
mod stats_did;
mod stats_glmm;
mod stats_sgp;
mod stories;
mod support;
