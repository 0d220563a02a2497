//! The effect of an effort: its units against others of their kind, before and after.
//!
//! What is compared is fixed with the effort: the units' own figures of its indicator, each unit counting once, against
//! the other units of the same kinds in the same municipality, or in the whole vault where those are too few.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    access::Scope,
    effort::{Effort, EffortState},
    indicator::Indicator,
    municipality::MunicipalityCode,
    period::Period,
    unit::{UnitKind, UnitNumber},
};
use statistics::effect::{Effect, Panel, Refused, Row, estimate};
use store::figures::{self as rows, Slice};

use crate::{app::App, error::Result};

/// With fewer others in the municipality, all in the vault are compared with.
const FEWEST_OTHERS: usize = 5;

/// A mean of fewer units would tell about one of them.
const FEWEST_IN_MEAN: usize = 3;

/// So many of the newest periods are looked at.
const PERIODS: usize = 10;

/// From this the arrangements that are looked at are drawn, the same at every look.
const SEED: u64 = 2026;

/// What is known of an effect.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The effect, in the indicator's unit, each unit counting once.
    pub effect: Effect,
    /// The same with each child counting once, where the number of children is known.
    pub by_children: Option<f64>,
    /// How many units with the effort are compared.
    pub with: usize,
    /// How many others.
    pub without: usize,
    /// Which others.
    pub among: Among,
    /// The means of both, oldest first.
    pub means: Vec<Means>,
    /// How many periods under the effort there are figures of.
    pub periods_under: usize,
}

/// With whom the units of an effort are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// The other units of their kind in the same municipality.
    Municipality,
    /// All others of their kind in the vault.
    Vault,
}

/// The means of a period; none of fewer than three units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Means {
    /// The period.
    pub period: Period,
    /// Of the units with the effort.
    pub with: Option<f64>,
    /// Of the others.
    pub without: Option<f64>,
}

/// Why no effect is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Untold {
    /// What the effort is judged by is not fixed yet.
    Draft,
    /// The reader may not see the figures behind it.
    Secret,
    /// There are no figures to compare.
    NoFigures,
    /// The figures do not allow it.
    Refused(Refused),
}

/// A unit's figure in a period.
struct Point {
    unit: UnitNumber,
    municipality: Option<MunicipalityCode>,
    period: Period,
    estimate: f64,
    n: Option<f64>,
}

/// Estimates the effect of an effort, the same for every reader who may see the figures behind it.
pub async fn effect(
    app: &App,
    scope: &Scope,
    effort: &Effort,
) -> Result<std::result::Result<Seen, Untold>> {
    if effort.state == EffortState::Draft {
        return Ok(Err(Untold::Draft));
    }
    let Some(indicator) = app.catalogue.find(&effort.indicator) else {
        return Ok(Err(Untold::NoFigures));
    };
    let worked_out = &app.worked_out;
    let generation = worked_out.generation(app).await?;
    let (points, among) = points(app, indicator, effort).await?;
    if !points.iter().all(|point| scope.may_see(indicator.secrecy, &point.unit)) {
        return Ok(Err(Untold::Secret));
    }
    let key = format!("{effort:?}");
    if let Some(kept) = worked_out.with(|shelves| shelves.effects.get(&key)) {
        return Ok(kept.as_ref().clone());
    }
    let effort = effort.clone();
    let found = move || compared(&effort, &points, among);
    // Thousands of arrangements are looked at, too long for a thread that serves others.
    let found = tokio::task::spawn_blocking(found).await.unwrap_or(Err(Untold::NoFigures));
    let kept = Arc::new(found.clone());
    worked_out.keep(generation, |shelves| shelves.effects.put(key, kept));
    Ok(found)
}

/// Reads the figures that can be compared, of units with the effort and of others.
async fn points(app: &App, indicator: &Indicator, effort: &Effort) -> Result<(Vec<Point>, Among)> {
    let register = app.register().await?;
    let users: BTreeSet<&UnitNumber> = effort.uses.iter().map(|used| &used.unit).collect();
    let known = users.iter().filter_map(|unit| register.unit(unit));
    let (kinds, areas): (BTreeSet<UnitKind>, BTreeSet<Option<MunicipalityCode>>) =
        known.map(|unit| (unit.kind, unit.municipality)).unzip();
    let kinds = Vec::from_iter(kinds);
    let mut points = Vec::new();
    for period in periods(app, indicator).await? {
        let slice =
            Slice { indicator: indicator.id.clone(), period, breakdown: effort.breakdown.clone() };
        for row in rows::across(&app.db, &slice, &kinds, None).await? {
            let Some(known) = row.figure.value.known() else { continue };
            let n = known.n.map(|count| count.n);
            if n.is_some_and(|n| n < f64::from(indicator.minimum_n)) {
                continue;
            }
            points.push(Point {
                unit: row.unit.number,
                municipality: row.unit.municipality,
                period,
                estimate: known.estimate,
                n,
            });
        }
    }
    let is_near = |point: &Point| areas.contains(&point.municipality);
    let others: BTreeSet<&UnitNumber> = points
        .iter()
        .filter(|point| is_near(point) && !users.contains(&point.unit))
        .map(|point| &point.unit)
        .collect();
    if others.len() < FEWEST_OTHERS {
        return Ok((points, Among::Vault));
    }
    points.retain(|point| is_near(point) || users.contains(&point.unit));
    Ok((points, Among::Municipality))
}

/// Returns the newest periods that can be compared with the newest of all.
async fn periods(app: &App, indicator: &Indicator) -> Result<Vec<Period>> {
    let all = rows::periods(&app.db, &indicator.id).await?;
    let Some(newest) = all.last().copied() else { return Ok(Vec::new()) };
    let comparable: Vec<Period> = all
        .into_iter()
        .filter(|period| *period == newest || indicator.are_comparable(*period, newest))
        .collect();
    Ok(comparable.iter().rev().take(PERIODS).rev().copied().collect())
}

fn compared(effort: &Effort, points: &[Point], among: Among) -> std::result::Result<Seen, Untold> {
    let mut periods: Vec<Period> = points.iter().map(|point| point.period).collect();
    periods.sort_by(|a, b| a.position().total_cmp(&b.position()));
    periods.dedup();
    let table = Table::of(effort, points, &periods);
    let told = |weight: fn(&Point) -> f64| {
        let panel = Panel::new(&table.rows(points, weight)).map_err(Untold::Refused)?;
        estimate(&panel, SEED).map_err(Untold::Refused)
    };
    if points.is_empty() {
        return Err(Untold::NoFigures);
    }
    let effect = told(|_| 1.0)?;
    let is_counted = points.iter().all(|point| point.n.is_some());
    let by_children = is_counted.then(|| told(|point| point.n.unwrap_or(0.0)).ok()).flatten();
    let with = table.starts.values().flatten().count();
    Ok(Seen {
        by_children: by_children.map(|effect| effect.overall.estimate),
        with,
        without: table.starts.len() - with,
        among,
        means: table.means(points, &periods),
        periods_under: effect.events.iter().filter(|event| event.relative >= 0).count(),
        effect,
    })
}

/// When each unit came under the effort, and which of its figures count.
struct Table {
    periods: BTreeMap<String, i64>,
    /// The place of the first period under the effort; none for a unit without it.
    starts: BTreeMap<UnitNumber, Option<i64>>,
    /// The place of the first period after the effort, of units that ended it.
    ends: BTreeMap<UnitNumber, i64>,
}

impl Table {
    fn of(effort: &Effort, points: &[Point], periods: &[Period]) -> Self {
        let places = || (0_i64..).zip(periods);
        let mut starts: BTreeMap<UnitNumber, Option<i64>> =
            points.iter().map(|point| (point.unit.clone(), None)).collect();
        let mut ends = BTreeMap::new();
        for used in &effort.uses {
            let Some(start) = starts.get_mut(&used.unit) else { continue };
            let first = places().find(|(_, period)| used.covers(**period));
            *start = first.map(|(place, _)| place);
            let Some((first, _)) = first else { continue };
            let mut after = places().filter(|(place, _)| *place > first);
            let end = after.find(|(_, period)| !used.covers(**period));
            ends.extend(end.map(|(place, _)| (used.unit.clone(), place)));
        }
        let periods = places().map(|(place, period)| (period.to_string(), place)).collect();
        Self { periods, starts, ends }
    }

    /// Returns the place of a point's period, unless the unit had ended the effort by then.
    fn place(&self, point: &Point) -> Option<i64> {
        let place = *self.periods.get(&point.period.to_string())?;
        self.ends.get(&point.unit).is_none_or(|end| place < *end).then_some(place)
    }

    fn rows(&self, points: &[Point], weight: fn(&Point) -> f64) -> Vec<Row> {
        let numbers: BTreeMap<&UnitNumber, usize> = self.starts.keys().zip(0..).collect();
        let row = |point: &Point| {
            let unit = *numbers.get(&point.unit)?;
            Some(Row {
                unit,
                period: self.place(point)?,
                outcome: point.estimate,
                start: self.starts.get(&point.unit).copied().flatten(),
                weight: weight(point),
                cluster: unit,
            })
        };
        points.iter().filter_map(row).collect()
    }

    fn means(&self, points: &[Point], periods: &[Period]) -> Vec<Means> {
        let mean = |period: Period, is_user: bool| {
            let own = points.iter().filter(|point| {
                let start = self.starts.get(&point.unit).copied().flatten();
                point.period == period && start.is_some() == is_user && self.place(point).is_some()
            });
            let values: Vec<f64> = own.map(|point| point.estimate).collect();
            let count = u32::try_from(values.len()).map_or(f64::INFINITY, f64::from);
            (values.len() >= FEWEST_IN_MEAN).then(|| values.iter().sum::<f64>() / count)
        };
        let means = |period: &Period| Means {
            period: *period,
            with: mean(*period, true),
            without: mean(*period, false),
        };
        periods.iter().map(means).collect()
    }
}

#[cfg(test)]
mod tests;
