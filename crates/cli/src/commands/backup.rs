//! `pejl backup` and `pejl restore`.

use std::{
    fs::{self, File},
    io::{BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use actions::app::{self, Settings};
use anyhow::{Context as _, Result};

use crate::args::{Backup, Restore};

/// The folder of fact files in a vault.
const FACTS: &str = "facts";

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
    let copied = copy_facts(&args.vault.join(FACTS), &facts_beside(&args.out))?;
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

/// Copies fact files, which are never changed but whole, and returns how many there are.
fn copy_facts(from: &Path, to: &Path) -> Result<usize> {
    let Ok(sets) = fs::read_dir(from) else { return Ok(0) };
    let mut copied = 0;
    for set in sets {
        let set = set?;
        let folder = to.join(set.file_name());
        fs::create_dir_all(&folder).with_context(|| format!("make `{}`", folder.display()))?;
        for file in fs::read_dir(set.path())? {
            let file = file?.path();
            if file.extension().is_some_and(|extension| extension == "parquet") {
                let copy = folder.join(file.file_name().unwrap_or_default());
                fs::copy(&file, &copy).with_context(|| format!("copy to `{}`", copy.display()))?;
                copied += 1;
            }
        }
    }
    Ok(copied)
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
    let copied = copy_facts(&facts_beside(&args.archive), &args.vault.join(FACTS))?;
    println!("{} rows of {} tables in {}", summary.rows, summary.tables, args.vault.display());
    if copied > 0 {
        println!("{copied} fact files; put the copy of `keys.toml` into {}", args.vault.display());
    }
    Ok(ExitCode::SUCCESS)
}
