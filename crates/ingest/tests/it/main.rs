//! What the readers promise, on small files shaped like real ones and on the real ones.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "tests fail by panicking")]
#![expect(clippy::print_stdout, reason = "a skipped test says why")]

mod bad_input;
mod decimals;
mod facts;
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
