//! A trial run of the engine: all figures of all facts, computed from the rows and kept nowhere.

use std::{collections::BTreeSet, sync::Arc, time::Instant};

use analytics::{Cube, Engine, Leaves, Place, Recipes, RollUp, Wanted};
use domain::{
    access::{Permission, Scope},
    fact::FactSetId,
    id::DeliveryId,
    indicator::Catalogue,
};
use serde::Serialize;
use store::facts::{self as rows, Part};
use tokio::task;

use super::{erase::keys_missing, figures::note_read, files, keys, organised::Organised, with_set};
use crate::{
    app::{App, actor},
    error::{Error, Result},
};

/// What a trial run did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trial {
    /// Rows read.
    pub rows: u64,
    /// Figures computed.
    pub figures: u64,
    /// Seconds in which the rows were added up by unit.
    pub adding_seconds: f64,
    /// Seconds in which figures were made of the sums, up every hierarchy.
    pub rolling_seconds: f64,
}

/// Computes all figures from the rows of all facts with so many threads, and keeps none of them.
pub async fn trial(app: &App, scope: &Scope, threads: usize) -> Result<Trial> {
    app.require(scope, Permission::Deliver)?;
    let files = rows::files(&app.db).await?;
    let keys = keys::find(&app.folder)?.ok_or_else(keys_missing)?;
    let mut tx = app.db.begin().await?;
    let mut current: BTreeSet<(FactSetId, DeliveryId, Part)> = BTreeSet::new();
    for file in &files {
        note_read(app, &mut tx, (&file.set, file.delivery), actor(scope)).await?;
        let delivered = rows::delivered(&mut tx, &file.set).await?.into_iter();
        current.extend(
            delivered.filter(|row| row.current).map(|row| (row.set, row.delivery, row.part)),
        );
    }
    tx.commit().await?;
    let sets = files.iter().map(|file| with_set(app, file).cloned());
    let sets = sets.collect::<Result<Vec<_>>>()?;
    let organised = Organised::read(app).await?;
    let (folder, catalogue) = (app.folder.clone(), app.catalogue.clone());
    let recipes = Arc::clone(&app.recipes);
    let work = task::spawn_blocking(move || {
        let begun = Instant::now();
        let mut cubes: Vec<(usize, Cube)> = Vec::new();
        for (file, set) in files.iter().zip(&sets) {
            let name = files::name(&set.id, file.delivery);
            let added = Engine::new(threads)
                .cubes((&recipes, set), (&name, keys.facts(), &folder.join(&name)))
                .map_err(|error| Error::Stopped(format!("`{name}`: {error}")))?;
            let mut counts = |place: &Place| {
                let part = Part { period: place.period, unit: place.unit.clone() };
                current.contains(&(set.id.clone(), file.delivery, part))
            };
            cubes.extend(recipes.places(&set.id).zip(added).map(|(pass, mut cube)| {
                cube.keep(&mut counts);
                (pass, cube)
            }));
        }
        let adding_seconds = begun.elapsed().as_secs_f64();
        let figures = count(&recipes, &catalogue, (&cubes, &organised, threads));
        let rolling_seconds = begun.elapsed().as_secs_f64() - adding_seconds;
        let rows = files.iter().map(|file| file.rows).sum();
        Ok(Trial { rows, figures, adding_seconds, rolling_seconds })
    });
    work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
}

fn count(
    recipes: &Recipes,
    catalogue: &Catalogue,
    (cubes, organised, threads): (&[(usize, Cube)], &Organised, usize),
) -> u64 {
    let leaves: Vec<Leaves<'_>> =
        cubes.iter().map(|(pass, cube)| Leaves { pass: *pass, cube }).collect();
    let roll_up = RollUp { recipes, catalogue, organisation: organised, threads };
    let figures = roll_up.figures(&leaves, &Wanted::default());
    figures.values().map(|figures| u64::try_from(figures.len()).unwrap_or_default()).sum()
}
