//! `pejl backup` and `pejl restore`.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, Write as _},
    process::ExitCode,
};

use actions::app::{self, Settings};
use anyhow::{Context as _, Result};

use crate::args::{Backup, Restore};

/// Writes beside the archive first, so that a stopped backup never looks like a whole one.
pub(super) async fn backup(args: Backup) -> Result<ExitCode> {
    let db = app::open_db(&args.vault).await?;
    let unfinished = args.out.with_extension("unfinished");
    let file =
        File::create(&unfinished).with_context(|| format!("make `{}`", unfinished.display()))?;
    let mut out = BufWriter::new(file);
    let summary = store::backup::backup(&db, &mut out).await?;
    out.flush()?;
    out.get_ref().sync_all()?;
    fs::rename(&unfinished, &args.out)
        .with_context(|| format!("name the archive `{}`", args.out.display()))?;
    println!("{} rows of {} tables in {}", summary.rows, summary.tables, args.out.display());
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(args: Restore) -> Result<ExitCode> {
    let file =
        File::open(&args.archive).with_context(|| format!("read `{}`", args.archive.display()))?;
    let settings = match (args.postgres, args.schema) {
        (Some(url), Some(schema)) => Settings::Postgres { url, schema },
        _ => Settings::Sqlite,
    };
    let summary = app::make(&args.vault, &settings, async |db| {
        Ok(store::backup::restore(&db, &mut BufReader::new(file)).await?)
    })
    .await?;
    println!("{} rows of {} tables in {}", summary.rows, summary.tables, args.vault.display());
    Ok(ExitCode::SUCCESS)
}
