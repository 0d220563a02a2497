//! One call for each command.

use std::process::ExitCode;

use anyhow::Result;

use crate::{args::Command, serve};

mod backup;
mod disclose;
mod doctor;
mod facts;
mod figures;
mod generate;
mod import;
mod indicators;
mod init;
mod load;
mod people;
mod report;
mod stats;
mod status;

/// Carries a command out.
pub(crate) async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Init(args) => init::init(args).await,
        Command::Import(args) => import::import(args).await,
        Command::Undo(args) => import::undo(args).await,
        Command::Figures(args) => figures::figures(args).await,
        Command::Status(args) => status::status(args).await,
        Command::Report(args) => report::report(args).await,
        Command::Serve(args) => serve::serve(args).await.map(|()| ExitCode::SUCCESS),
        Command::Backup(args) => backup::backup(args).await,
        Command::Restore(args) => backup::restore(args).await,
        Command::Doctor(args) => doctor::doctor(args).await,
        Command::Facts(args) => facts::facts(args).await,
        Command::Generate(args) => generate::generate(&args),
        Command::Stats(args) => stats::stats(&args),
        Command::Disclose(args) => disclose::disclose(&args),
        Command::Indicators(args) => indicators::indicators(&args),
        Command::People(args) => people::people(args).await,
        Command::Load(args) => load::load(args).await,
    }
}
