//! `pejl stats`.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Stats;

mod data;
mod did;
mod lmm;

pub(super) fn stats(args: &Stats) -> Result<ExitCode> {
    match args {
        Stats::Lmm(args) => lmm::lmm(args),
        Stats::Did(args) => did::did(args),
    }
}
