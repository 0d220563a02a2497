//! Facts become figures: at once when a delivery comes in force or goes, and for all when asked.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    sync::Arc,
};

use analytics::{
    Cube, Engine, FactFileError, FactKey, Leaves, Organisation as _, Place, ReadableFile, Recipes,
    RollUp, Task, Unadded, UnitPeriod, Wanted,
};
use domain::{
    access::{Permission, Scope},
    event::Actor,
    fact::{FactSet, FactSetId, Purpose, SinglePerson},
    figure::Value,
    id::DeliveryId,
    indicator::{Catalogue, Indicator, IndicatorId},
    period::Period,
    unit::UnitNumber,
};
use store::{
    db::Tx,
    facts::{self as rows, Delivered, FactFile, Part},
    import::{ComputedFigure, Reach, replace_computed},
};
use tokio::task;

use super::{
    files::{self, Coming, Files},
    guarded::guard,
    keys,
    organised::Organised,
    readings::{STATISTICS, note_reading},
};
use crate::{
    app::{App, Happening, actor, cores},
    error::{Error, Result},
};

/// What fact files are added up with.
#[derive(Clone)]
pub(super) struct Adder {
    files: Files,
    key: FactKey,
    recipes: Arc<Recipes>,
    engine: Arc<dyn Engine>,
}

/// A delivery's cubes, and whether its rows had to be read for them.
pub(super) struct Added {
    cubes: Vec<Cube>,
    pub(super) was_read: bool,
}

/// A delivery's file with its sums.
struct Loaded {
    file: FactFile,
    added: Added,
}

impl Adder {
    pub(super) fn of(app: &App, key: &FactKey) -> Self {
        Self {
            files: Files::of(app),
            key: key.clone(),
            recipes: Arc::clone(&app.recipes),
            engine: Arc::clone(&app.engine),
        }
    }

    /// Takes another engine.
    pub(super) fn by(self, engine: impl Engine + 'static) -> Self {
        Self { engine: Arc::new(engine), ..self }
    }

    pub(super) fn recipes(&self) -> &Recipes {
        &self.recipes
    }

    /// Returns the sums of deliveries of a set in some periods, or all: those kept beside their files, or else
    /// their rows are added up and kept. Blocks.
    pub(super) fn add(
        &self,
        set: &FactSet,
        files: &[FactFile],
        periods: Option<&BTreeSet<Period>>,
    ) -> Result<Vec<Added>> {
        let task = Task::new(&self.recipes, set);
        let kept = |file: &FactFile| {
            let name = files::sums_name(&set.id, file.delivery);
            // Sums that are lost, damaged or of other formulas are no loss: the facts are there.
            let sums = File::open(files::sums_path(&self.files.folder, file)).ok()?;
            task.read_sums((&name, &self.key), sums, periods).ok().flatten()
        };
        let kept: Vec<Option<Vec<Cube>>> = files.iter().map(kept).collect();
        let missing = files.iter().zip(&kept).filter(|(_, kept)| kept.is_none());
        let missing: Vec<&FactFile> = missing.map(|(file, _)| file).collect();
        let mut read = self.read(&task, &missing)?.into_iter();
        let added = kept.into_iter().map(|kept| match kept {
            Some(cubes) => Added { cubes, was_read: false },
            None => Added { cubes: read.next().unwrap_or_default(), was_read: true },
        });
        Ok(added.collect())
    }

    /// Adds the rows of files up, and keeps the sums.
    fn read(&self, task: &Task, files: &[&FactFile]) -> Result<Vec<Vec<Cube>>> {
        let cubes = self.cubes(task, files)?;
        for (file, cubes) in files.iter().zip(&cubes) {
            let place = files::sums_path(&self.files.folder, file);
            let name = files::sums_name(&file.set, file.delivery);
            let (coming, out) = Coming::to(&place)?;
            task.write_sums(cubes, (&name, &self.key), out).map_err(|why| unread(&name, &why))?;
            coming.put_in_place(&place)?;
        }
        Ok(cubes)
    }

    /// Adds the rows of files up: of each its cubes.
    pub(super) fn cubes(&self, task: &Task, files: &[&FactFile]) -> Result<Vec<Vec<Cube>>> {
        let folder = &self.files.facts;
        let called = |file: &&FactFile| (files::place(file), files::name(&file.set, file.delivery));
        let called: Vec<(String, String)> = files.iter().map(called).collect();
        let readable: Vec<ReadableFile<'_>> = called
            .iter()
            .map(|(place, name)| ReadableFile { folder, place, name, key: &self.key })
            .collect();
        let cubes = self.engine.cubes(task, &readable);
        cubes.map_err(|Unadded { file, why }| unread(&file, &why))
    }
}

fn unread(file: &str, why: &FactFileError) -> Error {
    let why = format!("{why}; `pejl doctor` tells what to do");
    Error::Unreadable { file: file.to_owned(), why }
}

impl Added {
    /// Leaves only the sums of these periods and units.
    pub(super) fn keep(&mut self, is_wanted: &mut dyn FnMut(Period, &UnitNumber) -> bool) {
        let mut is_wanted = |place: &Place| is_wanted(place.period, &place.unit);
        self.cubes.iter_mut().for_each(|cube| cube.keep(&mut is_wanted));
    }

    /// Returns the cubes, each with its pass over the set.
    pub(super) fn leaves(&self, recipes: &Recipes, set: &FactSetId) -> Vec<Leaves<'_>> {
        let cubes = recipes.places(set).zip(&self.cubes);
        cubes.map(|(pass, cube)| Leaves { pass, cube }).collect()
    }
}

/// Computes all figures of all facts anew, and returns how many there are.
pub async fn compute(app: &App, scope: &Scope) -> Result<u64> {
    app.require(scope, Permission::Deliver)?;
    let mut tx = app.db.begin().await?;
    let mut count = 0;
    let sets: BTreeSet<FactSetId> =
        rows::files(&app.db).await?.into_iter().map(|file| file.set).collect();
    for set in sets {
        let delivered = rows::delivered(&mut tx, &set).await?;
        let parts = delivered.into_iter().map(|row| row.part).collect();
        count += settle(app, &mut tx, (&set, &parts), actor(scope)).await?;
    }
    let happening = Happening::new("figures-computed", "vault", &app.vault.name)
        .with(serde_json::json!({ "figures": count }));
    app.note(&mut tx, actor(scope), happening).await?;
    tx.commit().await?;
    Ok(count)
}

/// Computes the figures that these parts of a fact set are in, and returns how many. In the transaction that
/// changed which of the parts' rows count, so that nobody sees the one without the other.
pub(super) async fn settle(
    app: &App,
    tx: &mut Tx,
    (set, parts): (&FactSetId, &BTreeSet<Part>),
    by: Actor,
) -> Result<u64> {
    let indicators: Vec<IndicatorId> = app.recipes.indicators(set).cloned().collect();
    if indicators.is_empty() || parts.is_empty() {
        return Ok(0);
    }
    let keys = keys::find(&app.folder)?.ok_or_else(keys::missing)?;
    let mut delivered = Vec::new();
    for set in app.recipes.read_with(set) {
        delivered.extend(rows::delivered(tx, &set).await?);
    }
    let periods: BTreeSet<_> = parts.iter().map(|part| part.period).collect();
    delivered.retain(|row| periods.contains(&row.part.period));
    let touched = |row: &Delivered| row.set == *set && parts.contains(&row.part);
    let needed: BTreeSet<FactFile> =
        delivered.iter().filter(|row| row.current || touched(row)).map(Delivered::file).collect();
    let sets: BTreeMap<FactSetId, FactSet> = needed
        .iter()
        .filter_map(|file| app.fact_sets.find(&file.set))
        .filter(|set| set.purposes.contains(&Purpose::Statistics))
        .map(|set| (set.id.clone(), set.clone()))
        .collect();
    let settling = Settling {
        adder: Adder::of(app, keys.facts()),
        catalogue: app.catalogue.clone(),
        organised: Organised::read(app).await?,
        set: set.clone(),
        parts: parts.clone(),
        delivered,
    };
    let work = task::spawn_blocking(move || settling.figures(&sets, needed));
    let (figures, read) = work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))??;
    for (set, delivery) in read {
        note_reading(app, tx, (&set, delivery), (STATISTICS, by)).await?;
    }
    replace_computed(tx, &indicators, &figures).await?;
    let count: usize = figures.values().map(Vec::len).sum();
    Ok(u64::try_from(count).unwrap_or(u64::MAX))
}

/// Computes the figures anew that a delivery which was undone had facts in, if any.
pub(crate) async fn settle_without(
    app: &App,
    tx: &mut Tx,
    delivery: DeliveryId,
    by: Actor,
) -> Result<()> {
    if let Some((set, parts)) = rows::parts_of(tx, delivery).await? {
        settle(app, tx, (&set, &parts), by).await?;
    }
    Ok(())
}

/// What figures are computed from, away from the database.
struct Settling {
    adder: Adder,
    catalogue: Catalogue,
    organised: Organised,
    set: FactSetId,
    parts: BTreeSet<Part>,
    delivered: Vec<Delivered>,
}

type Settled = (BTreeMap<Reach, Vec<ComputedFigure>>, Vec<(FactSetId, DeliveryId)>);

/// Of each indicator and unit the latest delivery with facts in its figures.
type Owners = BTreeMap<IndicatorId, BTreeMap<UnitPeriod, i64>>;

impl Settling {
    fn figures(
        self,
        sets: &BTreeMap<FactSetId, FactSet>,
        needed: BTreeSet<FactFile>,
    ) -> Result<Settled> {
        let periods = self.parts.iter().map(|part| part.period).collect();
        let mut loaded = Vec::with_capacity(needed.len());
        let needed: Vec<FactFile> = needed.into_iter().collect();
        for of_set in needed.chunk_by(|one, other| one.set == other.set) {
            let Some(set) = of_set.first().and_then(|file| sets.get(&file.set)) else { continue };
            let added = self.adder.add(set, of_set, Some(&periods))?;
            let both = of_set.iter().cloned().zip(added);
            loaded.extend(both.map(|(file, added)| Loaded { file, added }));
        }
        let read = loaded.iter().filter(|loaded| loaded.added.was_read);
        let read = read.map(|Loaded { file, .. }| (file.set.clone(), file.delivery)).collect();
        let units = self.touched(&loaded);
        self.keep_current(&mut loaded);
        let owners = self.owners(&loaded);
        let recipes = &*self.adder.recipes;
        let leaves: Vec<Leaves<'_>> = loaded
            .iter()
            .flat_map(|loaded| loaded.added.leaves(recipes, &loaded.file.set))
            .collect();
        let wanted = Wanted { set: Some(self.set.clone()), units: Some(units.clone()) };
        let roll_up = RollUp {
            recipes,
            catalogue: &self.catalogue,
            organisation: &self.organised,
            threads: cores(),
        };
        let slices = roll_up.figures(&leaves, &wanted);
        // What is touched and has no facts any more has no figures either.
        let reach = |(period, unit): UnitPeriod| (Reach { period, unit }, Vec::new());
        let mut figures: BTreeMap<Reach, Vec<ComputedFigure>> =
            units.into_iter().map(reach).collect();
        for (slice, of_units) in slices {
            for (unit, known) in of_units {
                let (indicator, breakdown) = (slice.indicator.clone(), slice.breakdown.clone());
                let owner =
                    owners.get(&indicator).and_then(|of| of.get(&(slice.period, unit.clone())));
                let delivery = owner.copied().unwrap_or_default();
                let there = figures.entry(Reach { period: slice.period, unit }).or_default();
                let value = Value::Known(known);
                there.push(ComputedFigure { indicator, breakdown, value, delivery });
            }
        }
        let of_nobody: Vec<&Indicator> = recipes
            .of_sets(|set| {
                sets.get(set).is_some_and(|set| set.single_person == SinglePerson::Nobody)
            })
            .filter_map(|id| self.catalogue.find(id))
            .collect();
        for figures in figures.values_mut() {
            guard(figures, of_nobody.iter().copied());
        }
        Ok((figures, read))
    }

    /// Returns the units whose figures the parts are or were in.
    fn touched(&self, loaded: &[Loaded]) -> BTreeSet<UnitPeriod> {
        let own = loaded.iter().filter(|loaded| loaded.file.set == self.set);
        let places = own.flat_map(|loaded| &loaded.added.cubes).flat_map(Cube::places);
        let is_touched = |place: &&Place| {
            self.parts.contains(&Part { period: place.period, unit: place.unit.clone() })
        };
        let mut units: BTreeSet<UnitPeriod> =
            places.filter(is_touched).flat_map(|place| self.counts_for(place)).collect();
        // A part may have lost its last row.
        for Part { period, unit } in self.parts.clone() {
            let residence = self.organised.own();
            units.extend(self.counts_for(&Place { period, unit, residence }));
        }
        units
    }

    /// Returns all units whose figures of any indicator of the set a place counts in.
    fn counts_for(&self, place: &Place) -> Vec<UnitPeriod> {
        let indicators = self.adder.recipes.indicators(&self.set);
        let units = indicators.flat_map(|id| self.organised.counts_for(id, place));
        units.map(|unit| (place.period, unit)).collect()
    }

    /// Leaves of each delivery only the parts whose rows count.
    fn keep_current(&self, loaded: &mut [Loaded]) {
        let current: BTreeSet<(&FactSetId, DeliveryId, &Part)> = self
            .delivered
            .iter()
            .filter(|row| row.current)
            .map(|row| (&row.set, row.delivery, &row.part))
            .collect();
        for Loaded { file: FactFile { set, delivery, .. }, added } in loaded {
            added.keep(&mut |period, unit| {
                let part = Part { period, unit: unit.clone() };
                current.contains(&(&*set, *delivery, &part))
            });
        }
    }

    fn owners(&self, loaded: &[Loaded]) -> Owners {
        let sequences: BTreeMap<DeliveryId, i64> =
            self.delivered.iter().map(|row| (row.delivery, row.sequence)).collect();
        let recipes = &self.adder.recipes;
        let mut owners = Owners::new();
        for indicator in recipes.indicators(&self.set) {
            let owned = owners.entry(indicator.clone()).or_default();
            let sets: Vec<&FactSetId> = recipes.sets_of(indicator).collect();
            let counting = loaded.iter().filter(|loaded| sets.contains(&&loaded.file.set));
            let sequence = |loaded: &&Loaded| {
                sequences.get(&loaded.file.delivery).copied().unwrap_or_default()
            };
            let mut counting: Vec<&Loaded> = counting.collect();
            counting.sort_by_key(sequence);
            for loaded in counting {
                let sequence = sequence(&loaded);
                let reaches = self.reaches(indicator, loaded).into_iter();
                // In the order of deliveries, so that the latest stays.
                owned.extend(reaches.map(|reach| (reach, sequence)));
            }
        }
        owners
    }

    /// Returns the units whose figures of an indicator a delivery counts in.
    fn reaches(&self, indicator: &IndicatorId, loaded: &Loaded) -> BTreeSet<UnitPeriod> {
        let places: BTreeSet<&Place> = loaded.added.cubes.iter().flat_map(Cube::places).collect();
        let reach = |place: &&Place| {
            let units = self.organised.counts_for(indicator, place).into_iter();
            let period = place.period;
            units.map(move |unit| (period, unit)).collect::<Vec<_>>()
        };
        places.iter().flat_map(reach).collect()
    }
}
