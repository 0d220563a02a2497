//! Opening vaults from the command line.

use std::{
    fs,
    path::{Path, PathBuf},
};

use actions::{
    app::{self, App},
    clock::{Clock, Ids},
};
use anyhow::Result;

use crate::out::Misuse;

/// Opens the vault in `folder`.
pub(crate) async fn open(folder: &Path) -> Result<App> {
    Ok(App::open(folder, Clock::System, Ids::Random).await?)
}

/// Returns the vault folders in `folder` by name: itself when it is a vault, else those right in it.
pub(crate) fn vaults_in(folder: &Path) -> Result<Vec<PathBuf>> {
    if app::is_vault(folder) {
        return Ok(vec![folder.to_owned()]);
    }
    let entries = fs::read_dir(folder)
        .map_err(|why| Misuse(format!("cannot read the folder `{}`: {why}", folder.display())))?;
    let mut vaults: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| app::is_vault(path))
        .collect();
    vaults.sort();
    if vaults.is_empty() {
        let advice = "is no vault and holds none; make one with `pejl init`";
        return Err(Misuse(format!("`{}` {advice}", folder.display())).into());
    }
    Ok(vaults)
}
