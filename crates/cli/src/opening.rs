//! Opening vaults from the command line.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use actions::{
    app::App,
    clock::{Clock, Ids},
    settings,
};
use anyhow::Result;

use crate::{args::AddedUpBy, out::Misuse};

/// Opens the vault in `folder`.
pub(crate) async fn open(folder: &Path) -> Result<App> {
    Ok(App::open(folder, Clock::System, Ids::Random).await?)
}

/// Opens the vault in `folder` for work that may add facts up.
pub(crate) async fn open_with(folder: &Path, by: &AddedUpBy) -> Result<App> {
    let mut app = open(folder).await?;
    if let Some(cluster) = &by.engine {
        app.engine = Arc::new(cluster.clone());
    }
    Ok(app)
}

/// Returns the vault folders in `folder` by name: itself when it is a vault, else those right in it.
pub(crate) fn vaults_in(folder: &Path) -> Result<Vec<PathBuf>> {
    if settings::is_vault(folder) {
        return Ok(vec![folder.to_owned()]);
    }
    let entries = fs::read_dir(folder)
        .map_err(|why| Misuse(format!("cannot read the folder `{}`: {why}", folder.display())))?;
    let mut vaults: Vec<_> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| settings::is_vault(path))
        .collect();
    vaults.sort();
    if vaults.is_empty() {
        let advice = "is no vault and holds none; make one with `pejl init`";
        return Err(Misuse(format!("`{}` {advice}", folder.display())).into());
    }
    Ok(vaults)
}
