//! Everything known about a unit, indicator by indicator.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use domain::{
    breakdown::Breakdown,
    figure::{Figure, Value},
    indicator::{Indicator, IndicatorId},
    report::FunnelPlace,
    unit::{Unit, UnitNumber},
};
use futures::future::try_join_all;

use super::{Changed, Changes, Evidence, Extent, Held, change, funnel, judged, reader::Reader};
use crate::error::Result;

/// An indicator and a part of the children.
type Key = (IndicatorId, Breakdown);

/// Gathers what is known about a unit, by area, indicator and part of the children.
pub(super) async fn evidence(
    reader: &Reader<'_>,
    number: &UnitNumber,
    extent: &Extent,
) -> Result<Vec<Evidence>> {
    let unit = reader.unit(number).await?;
    let mut held: BTreeMap<Key, Vec<Held>> = BTreeMap::new();
    for target in judged::held(reader, &unit).await? {
        let key = (target.target.indicator.clone(), target.target.breakdown.clone());
        held.entry(key).or_default().push(target);
    }
    if let Extent::Indicator(id) = extent {
        held.retain(|(of, _), _| of == id);
    }
    let mut series = series(reader, number, extent, held.keys()).await?;
    // A target that names the unit is shown even if nothing was measured.
    let names = |held: &Vec<Held>| held.iter().any(|one| one.goal.units.contains(number));
    for (key, _) in held.iter().filter(|(_, held)| names(held)) {
        series.entry(key.clone()).or_default();
    }
    let (country, municipality) = areas_of(&unit);
    let country = around(reader, country, extent, series.keys()).await?;
    let municipality = around(reader, municipality, extent, series.keys()).await?;
    // All at once: each reads all units of the country, and several can be read side by side.
    let places = series.iter().map(|(key, figures)| {
        let is_placed = key.1.is_all() || held.contains_key(key);
        place(reader, &unit, newest(figures).filter(|_| is_placed))
    });
    let places = try_join_all(places).await?;
    let mut gathered = Vec::new();
    for ((key, figures), place) in series.into_iter().zip(places) {
        let Some(indicator) = reader.app.catalogue.find(&key.0) else { continue };
        let targets = held.remove(&key).unwrap_or_default();
        let newest = newest(&figures).cloned();
        gathered.push(Evidence {
            country: seen_of(&country, &key),
            municipality: seen_of(&municipality, &key),
            pooled: change::pooled(indicator, &figures),
            change: change::newest(indicator, &figures),
            indicator: indicator.clone(),
            breakdown: key.1,
            series: figures,
            newest,
            targets,
            place,
        });
    }
    gathered.sort_by(|a, b| by_area(&a.indicator, &b.indicator));
    Ok(gathered)
}

/// Gathers what changed at a unit.
pub(super) async fn changes(reader: &Reader<'_>, number: &UnitNumber) -> Result<Changes> {
    let unit = reader.unit(number).await?;
    let aims = reader.aims().await?;
    let aimed_at = aims.of_unit(&unit, reader.app.clock.today());
    let aimed: Vec<Key> = aimed_at
        .iter()
        .map(|(_, target)| (target.indicator.clone(), target.breakdown.clone()))
        .collect();
    let mut changes = Vec::new();
    for (key, figures) in series(reader, number, &Extent::Leading, aimed.iter()).await? {
        let Some(indicator) = reader.app.catalogue.find(&key.0) else { continue };
        let newest = figures.iter().rfind(|figure| figure.value.known().is_some());
        let is_wanted = key.1.is_all() || aimed.contains(&key);
        let Some(newest) = newest.filter(|_| is_wanted) else { continue };
        let Some(change) = change::newest(indicator, &figures) else { continue };
        let (indicator, newest) = (indicator.clone(), newest.clone());
        changes.push(Changed { indicator, breakdown: key.1, newest, change });
    }
    changes.sort_by(|a, b| by_area(&a.indicator, &b.indicator));
    let tested = change::hold_together(changes.iter_mut().map(|changed| &mut changed.change));
    Ok(Changes { changes, tested })
}

fn by_area(one: &Indicator, other: &Indicator) -> Ordering {
    one.area.cmp(&other.area).then_with(|| one.id.cmp(&other.id))
}

/// A unit's figures by what they are about, each series oldest first.
type Series = BTreeMap<Key, Vec<Figure>>;

/// Returns a unit's figures as the scope may see them, and those of more parts.
async fn series(
    reader: &Reader<'_>,
    number: &UnitNumber,
    extent: &Extent,
    more: impl Iterator<Item = &Key>,
) -> Result<Series> {
    let mut series = Series::new();
    let figures = reader.figures(number, extent).await?;
    let mut own = BTreeSet::new();
    for figure in figures.iter() {
        let Some(indicator) = reader.app.catalogue.find(&figure.key.indicator) else { continue };
        let key = (figure.key.indicator.clone(), figure.key.breakdown.clone());
        own.insert(key.clone());
        series.entry(key).or_default().push(reader.scope.view(figure.clone(), indicator));
    }
    for key in more.filter(|key| !own.contains(key)) {
        let Some(indicator) = reader.app.catalogue.find(&key.0) else { continue };
        let figures = reader.part(number, (&key.0, &key.1)).await?;
        if !figures.is_empty() {
            let seen = figures.into_iter().map(|figure| reader.scope.view(figure, indicator));
            series.insert(key.clone(), seen.collect());
        }
    }
    for figures in series.values_mut() {
        figures.sort_by(|a, b| a.key.period.position().total_cmp(&b.key.period.position()));
    }
    Ok(series)
}

/// Returns the figures of the area around a unit about the same.
async fn around(
    reader: &Reader<'_>,
    area: Option<UnitNumber>,
    extent: &Extent,
    about: impl Iterator<Item = &Key>,
) -> Result<Series> {
    match area {
        Some(area) => series(reader, &area, extent, about).await,
        None => Ok(Series::new()),
    }
}

/// Returns the newest figure that is not missing.
fn newest(figures: &[Figure]) -> Option<&Figure> {
    figures.iter().rfind(|figure| !matches!(figure.value, Value::Missing(_)))
}

/// Returns where a unit lies among all of its kind with its newest figure, if there is one.
async fn place(
    reader: &Reader<'_>,
    unit: &Unit,
    newest: Option<&Figure>,
) -> Result<Option<FunnelPlace>> {
    let Some(key) = newest.map(|figure| &figure.key) else { return Ok(None) };
    let Some(indicator) = reader.app.catalogue.find(&key.indicator) else { return Ok(None) };
    let slice = (key.indicator.clone(), key.period, key.breakdown.clone(), vec![unit.kind]);
    let seats = funnel::of(reader, indicator, &slice).await?;
    Ok(seats.as_ref().as_ref().and_then(|seats| seats.place(&unit.number, &slice)))
}

/// Returns the areas that a unit lies in: the country and its municipality.
fn areas_of(unit: &Unit) -> (Option<UnitNumber>, Option<UnitNumber>) {
    let country = Some(UnitNumber::country()).filter(|country| *country != unit.number);
    let municipality = unit.municipality.filter(|_| !unit.kind.is_area()).map(UnitNumber::from);
    (country, municipality)
}

fn seen_of(area: &Series, key: &Key) -> Vec<Figure> {
    area.get(key).cloned().unwrap_or_default()
}
