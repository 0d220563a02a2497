//! Fact files beside a backup, encrypted as they lie.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::files::{FOLDER, inside, unreached};
use crate::{
    error::{Error, Result},
    settings::{Settings, read_settings},
};

/// Copies the fact files of the vault in `vault` to the folder `to`, and returns how many there are.
pub async fn copy_out(vault: &Path, to: &Path) -> Result<usize> {
    let facts = read_settings(vault)?.facts(vault)?;
    let Some(bucket) = facts.bucket() else { return copy(&vault.join(FOLDER), to) };
    let found = bucket.list(FOLDER).await.map_err(|why| unreached(FOLDER, &why))?;
    for (name, _) in &found {
        let copy = to.join(name.strip_prefix(FOLDER).unwrap_or(name).trim_start_matches('/'));
        make_folder_of(&copy)?;
        bucket.fetch(name, &copy).await.map_err(|why| unreached(name, &why))?;
    }
    Ok(found.len())
}

/// Copies fact files from beside a backup to where a vault in `vault` with these settings has them, and returns how
/// many there are.
pub async fn copy_in(settings: &Settings, vault: &Path, from: &Path) -> Result<usize> {
    let facts = settings.facts(vault)?;
    let Some(bucket) = facts.bucket() else { return copy(from, &vault.join(FOLDER)) };
    let files = fact_files(from);
    for (file, name) in &files {
        let name = format!("{FOLDER}/{name}");
        bucket.put(&name, file).await.map_err(|why| unreached(&name, &why))?;
    }
    Ok(files.len())
}

fn copy(from: &Path, to: &Path) -> Result<usize> {
    let files = fact_files(from);
    for (file, name) in &files {
        let copy = to.join(name);
        make_folder_of(&copy)?;
        fs::copy(file, &copy).map_err(Error::file(format!("copy to `{}`", copy.display())))?;
    }
    Ok(files.len())
}

/// Returns the fact files below a folder, and how each is called from there on.
fn fact_files(folder: &Path) -> Vec<(PathBuf, String)> {
    let all = inside(folder).into_iter().flat_map(|set| inside(&set));
    let facts = all.filter(|file| file.extension().is_some_and(|kind| kind == "parquet"));
    let named = |file: PathBuf| {
        let name = file.strip_prefix(folder).ok()?.display().to_string();
        Some((file, name))
    };
    facts.filter_map(named).collect()
}

fn make_folder_of(file: &Path) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(Error::file(format!("make `{}`", folder.display())))
}
