//! A trial run of the engine: all figures of all facts, computed from the rows and kept nowhere.

use std::{collections::BTreeSet, sync::Arc, time::Instant};

use analytics::{Cube, InProcess, Leaves, Place, Recipes, RollUp, Task, Wanted};
use domain::{
    access::{Permission, Scope},
    fact::FactSetId,
    id::DeliveryId,
    indicator::Catalogue,
};
use serde::Serialize;
use store::facts::{self as rows, FactFile, Part};
use tokio::task;

use super::{
    figures::Adder,
    keys,
    organised::Organised,
    readings::{STATISTICS, note_readings},
    with_set,
};
use crate::{
    app::{App, actor, cores},
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

/// The parts of deliveries whose rows count.
type Current = BTreeSet<(FactSetId, DeliveryId, Part)>;

/// Computes all figures from the rows of all facts, in this process when a number of threads is said, and keeps none
/// of them.
pub async fn trial(app: &App, scope: &Scope, threads: Option<usize>) -> Result<Trial> {
    app.require(scope, Permission::Deliver)?;
    let files = rows::files(&app.db).await?;
    let keys = keys::find(&app.folder)?.ok_or_else(keys::missing)?;
    let read = files.iter().map(|file| (&file.set, file.delivery));
    note_readings(app, read, (STATISTICS, actor(scope))).await?;
    let mut tx = app.db.begin_snapshot().await?;
    let mut current = Current::new();
    for file in &files {
        let delivered = rows::delivered(&mut tx, &file.set).await?.into_iter();
        current.extend(
            delivered.filter(|row| row.current).map(|row| (row.set, row.delivery, row.part)),
        );
    }
    let sets = files.iter().map(|file| with_set(app, file).cloned());
    let sets = sets.collect::<Result<Vec<_>>>()?;
    let organised = Organised::read(app).await?;
    let (recipes, catalogue) = (Arc::clone(&app.recipes), app.catalogue.clone());
    let adder = Adder::of(app, keys.facts());
    let adder = match threads {
        None => adder,
        Some(threads) => adder.by(InProcess::new(threads)),
    };
    let threads = threads.unwrap_or_else(cores);
    let work = task::spawn_blocking(move || {
        let begun = Instant::now();
        let mut cubes: Vec<(usize, Cube)> = Vec::new();
        let files: Vec<_> = files.iter().zip(&sets).collect();
        for of_set in files.chunk_by(|one, other| one.0.set == other.0.set) {
            let Some((_, set)) = of_set.first() else { continue };
            let of_engine: Vec<&FactFile> = of_set.iter().map(|(file, _)| *file).collect();
            let added = adder.cubes(&Task::new(&recipes, set), &of_engine)?;
            let kept = of_set.iter().zip(added).flat_map(|((file, _), mut added)| {
                let counts = &mut |place: &Place| is_current(&current, file, place);
                let keep = |cube: &mut Cube| cube.keep(counts);
                added.iter_mut().for_each(keep);
                recipes.places(&set.id).zip(added)
            });
            cubes.extend(kept);
        }
        let adding_seconds = begun.elapsed().as_secs_f64();
        let figures = count(&recipes, &catalogue, (&cubes, &organised, threads));
        let rolling_seconds = begun.elapsed().as_secs_f64() - adding_seconds;
        let rows = files.iter().map(|(file, _)| file.rows).sum();
        Ok(Trial { rows, figures, adding_seconds, rolling_seconds })
    });
    work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
}

fn is_current(current: &Current, file: &FactFile, place: &Place) -> bool {
    let part = Part { period: place.period, unit: place.unit.clone() };
    current.contains(&(file.set.clone(), file.delivery, part))
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
