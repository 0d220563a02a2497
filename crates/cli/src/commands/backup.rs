//! `pejl backup` and `pejl restore`.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use actions::{
    facts::{copy_in, copy_out},
    settings::{self, Database, Settings},
};
use anyhow::{Context as _, Result};

use crate::args::{Backup, Restore};

/// Writes beside the archive first, so that a stopped backup never looks like a whole one.
pub(super) async fn backup(args: Backup) -> Result<ExitCode> {
    let db = settings::open_db(&args.vault).await?;
    let unfinished = args.out.with_extension("unfinished");
    let file =
        File::create(&unfinished).with_context(|| format!("make `{}`", unfinished.display()))?;
    let mut out = BufWriter::new(file);
    let summary = store::backup::backup(&db, &mut out).await?;
    out.flush()?;
    out.get_ref().sync_all()?;
    fs::rename(&unfinished, &args.out)
        .with_context(|| format!("name the archive `{}`", args.out.display()))?;
    let copied = copy_out(&args.vault, &facts_beside(&args.out)).await?;
    println!("{} rows of {} tables in {}", summary.rows, summary.tables, args.out.display());
    if copied > 0 {
        println!("{copied} fact files in {}", facts_beside(&args.out).display());
        println!("the vault's `keys.toml` is not among them; keep a copy of it somewhere else");
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the folder of the fact files that belong to an archive.
fn facts_beside(archive: &Path) -> PathBuf {
    let mut name = archive.file_name().unwrap_or_default().to_owned();
    name.push(".facts");
    archive.with_file_name(name)
}

pub(super) async fn restore(args: Restore) -> Result<ExitCode> {
    let file =
        File::open(&args.archive).with_context(|| format!("read `{}`", args.archive.display()))?;
    let database = match (args.postgres, args.schema) {
        (Some(url), Some(schema)) => Database::Postgres { url, schema },
        _ => Database::Sqlite,
    };
    let made = Settings { database, bucket: args.bucket };
    let facts = facts_beside(&args.archive);
    let (summary, copied) = settings::make(&args.vault, &made, async |db| {
        let summary = store::backup::restore(&db, &mut BufReader::new(file)).await?;
        Ok((summary, copy_in(&made, &args.vault, &facts).await?))
    })
    .await?;
    println!("{} rows of {} tables in {}", summary.rows, summary.tables, args.vault.display());
    if copied > 0 {
        println!("{copied} fact files; put the copy of `keys.toml` into {}", args.vault.display());
    }
    Ok(ExitCode::SUCCESS)
}
