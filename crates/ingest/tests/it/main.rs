//! What the readers promise, on small files shaped like real ones and on the real ones.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

mod bad_input;
mod decimals;
mod formats;
mod fuzz_corpus;
mod inspecting;
mod json;
mod real_files;
mod registers;
mod size;
mod support;
mod traps;
mod workbooks;
