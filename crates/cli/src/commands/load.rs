//! `pejl load`.

use std::process::ExitCode;

use actions::load;
use anyhow::Result;
use domain::access::Scope;

use crate::{args::Load, opening};

pub(super) async fn load(args: Load) -> Result<ExitCode> {
    let app = opening::open(&args.vault).await?;
    let loaded = load::load(&app, &Scope::command_line(), &args.folder).await?;
    println!(
        "loaded {} placements, {} successions, {} people, {} goals with {} targets",
        loaded.placements, loaded.successions, loaded.people, loaded.goals, loaded.targets
    );
    Ok(ExitCode::SUCCESS)
}
