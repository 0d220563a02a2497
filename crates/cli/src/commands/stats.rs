//! `pejl stats`.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Stats;

mod alpha;
mod control;
mod data;
mod did;
mod forecast;
mod funnel;
mod glmm;
mod its;
mod lmm;
mod sgp;
mod wilson;

pub(super) fn stats(args: &Stats) -> Result<ExitCode> {
    match args {
        Stats::Lmm(args) => lmm::lmm(args),
        Stats::Did(args) => did::did(args),
        Stats::Xmr(args) => control::xmr(args),
        Stats::Pchart(args) => control::pchart(args),
        Stats::Wilson(args) => wilson::wilson(args),
        Stats::Funnel(args) => funnel::funnel(args),
        Stats::Alpha(args) => alpha::alpha(args),
        Stats::Forecast(args) => forecast::forecast(args),
        Stats::Its(args) => its::its(args),
        Stats::Glmm(args) => glmm::glmm(args),
        Stats::Sgp(args) => sgp::sgp(args),
    }
}
