//! The one binary `pejl`: typed arguments become one call of a verb, a reading or the server.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command talks to a terminal")]

use std::process::ExitCode;

use clap::Parser as _;
use mimalloc::MiMalloc;

mod args;
mod commands;
mod opening;
mod out;
mod printers;
mod serve;

/// Reading files and rows makes many small values, which this allocator hands out in half the time.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Exit codes: 0 done, 1 refused with problems listed, 2 wrong use.
fn main() -> ExitCode {
    let args = args::Args::parse();
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("error: cannot start: {error}");
            return ExitCode::from(1);
        }
    };
    match runtime.block_on(commands::run(args.command)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {}", out::words(&error));
            if let Some(hint) = out::hint(&error) {
                eprintln!("hint: {hint}");
            }
            out::exit_code(&error)
        }
    }
}
