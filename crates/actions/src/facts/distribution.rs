//! How the values behind a figure fall into bands: at a unit, and in the area around it.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use analytics::{Leaves, RollUp};
use domain::{
    access::{Permission, Scope},
    fact::{FactSet, Purpose},
    id::DeliveryId,
    indicator::{
        Catalogue, Indicator, IndicatorId,
        formula::{Together, together},
    },
    period::Period,
    unit::UnitNumber,
};
use statistics::{
    confidence::Confidence,
    interval::{Interval, wilson},
    sample::Proportion,
};
use store::facts::{self as rows, Delivered, FactFile, Part};
use tokio::task;

use super::{
    figures::Adder,
    guarded::FEWEST,
    keys,
    organised::Organised,
    readings::{STATISTICS, note_readings},
};
use crate::{
    app::{App, actor, cores},
    error::{Error, Result},
};

/// How the values behind a unit's figure fall into bands.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// The period: the newest with facts.
    pub period: Period,
    /// How many values there are.
    pub n: u64,
    /// The bands, the lowest first; those of fewer than may be told are told together with their neighbours.
    pub bands: Vec<Band>,
}

/// A band, or several told as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Which of the formula's bands.
    pub bands: Range<usize>,
    /// The share of the values, out of a hundred.
    pub share: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// The share in the area around the unit; none where that may not be told beside it.
    pub around: Option<f64>,
}

/// Which rows counted: deliveries with how many rows their files have, and which of their parts count.
type Ground = (BTreeSet<(DeliveryId, u64)>, BTreeSet<(DeliveryId, Part)>);

/// The values of all units in the newest period.
#[derive(Debug)]
struct Counted {
    period: Period,
    units: BTreeMap<UnitNumber, Vec<u64>>,
}

/// What was counted for each indicator, kept as long as the same rows count.
#[derive(Debug, Default)]
pub(crate) struct Distributions(Mutex<BTreeMap<IndicatorId, (Ground, Arc<Counted>)>>);

impl Distributions {
    fn kept(&self, indicator: &IndicatorId, ground: &Ground) -> Option<Arc<Counted>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, counted) = kept.get(indicator)?;
        (of == ground).then(|| Arc::clone(counted))
    }

    fn keep(&self, indicator: IndicatorId, kept: (Ground, Arc<Counted>)) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(indicator, kept);
    }
}

/// Returns how the values behind an indicator's figure of a unit fall into bands, beside those of the area `around`.
///
/// None when the indicator has no bands, the scope may not see it, or too few or only equals could be told of.
pub async fn distribution(
    app: &App,
    scope: &Scope,
    indicator: &Indicator,
    (unit, around): (&UnitNumber, Option<&UnitNumber>),
) -> Result<Option<Distribution>> {
    app.require(scope, Permission::ViewFigures)?;
    let formula = indicator.formula.as_ref().filter(|formula| formula.bands.is_some());
    let set = formula.and_then(|formula| app.fact_sets.find(&formula.facts));
    let set = set.filter(|set| set.purposes.contains(&Purpose::Statistics));
    let (Some(set), true) = (set, scope.may_see(indicator.secrecy, unit)) else { return Ok(None) };
    let Some(counted) = counted(app, scope, (indicator, set)).await? else { return Ok(None) };
    let around = around.filter(|area| scope.may_see(indicator.secrecy, area));
    let around = around.and_then(|area| counted.units.get(area));
    let own = counted.units.get(unit);
    Ok(own.and_then(|own| told(indicator, counted.period, (own, around))))
}

/// Puts the counts of a unit, and of the area around it, in what may be told.
fn told(
    indicator: &Indicator,
    period: Period,
    (own, around): (&[u64], Option<&Vec<u64>>),
) -> Option<Distribution> {
    let least = u64::from(indicator.minimum_n.max(FEWEST));
    let groups = together(own, least)?;
    let n: u64 = own.iter().sum();
    let around = around.and_then(|counts| beside(&groups, counts, least));
    let bands = groups.iter().enumerate().map(|(at, group)| {
        let share = Proportion::new(float(group.n), float(n)).ok()?;
        let Interval { lower, upper } = wilson(share, Confidence::P95);
        Some(Band {
            bands: group.bands.clone(),
            share: 100.0 * share.share(),
            interval: Interval { lower: 100.0 * lower, upper: 100.0 * upper },
            around: around.as_ref().and_then(|shares| shares.get(at).copied()),
        })
    });
    Some(Distribution { period, n, bands: bands.collect::<Option<_>>()? })
}

/// Returns the shares of an area in the same bands; none when what it has beside the unit in one of them is of too
/// few, for then the unit's own would tell of them.
fn beside(groups: &[Together], counts: &[u64], least: u64) -> Option<Vec<f64>> {
    let all: u64 = counts.iter().sum();
    let share = |group: &Together| {
        let here: u64 = counts.get(group.bands.clone())?.iter().sum();
        let others = here.checked_sub(group.n)?;
        (others >= least).then(|| 100.0 * float(here) / float(all))
    };
    groups.iter().map(share).collect()
}

async fn counted(
    app: &App,
    scope: &Scope,
    (indicator, set): (&Indicator, &FactSet),
) -> Result<Option<Arc<Counted>>> {
    let mut tx = app.db.begin_snapshot().await?;
    let delivered = rows::delivered(&mut tx, &set.id).await?;
    drop(tx);
    let files = rows::files(&app.db).await?;
    let Some((period, ground)) = ground(&delivered, &files) else { return Ok(None) };
    if let Some(kept) = app.distributions.kept(&indicator.id, &ground) {
        return Ok(Some(kept));
    }
    let Some(keys) = keys::find(&app.folder)? else { return Ok(None) };
    let counting = Counting {
        adder: Adder::of(app, keys.facts()),
        catalogue: app.catalogue.clone(),
        organised: Organised::read(app).await?,
        set: set.clone(),
        indicator: indicator.id.clone(),
        period,
    };
    let (counts, parts) = ground.clone();
    let files: Vec<FactFile> =
        files.into_iter().filter(|file| counts.contains(&(file.delivery, file.rows))).collect();
    let work = task::spawn_blocking(move || counting.units(&files, &parts));
    let (units, read) = work.await.map_err(|stopped| Error::Stopped(stopped.to_string()))??;
    if !read.is_empty() {
        let rows: Vec<_> = read.iter().map(|delivery| (&set.id, *delivery)).collect();
        note_readings(app, rows.into_iter(), (STATISTICS, actor(scope))).await?;
    }
    let counted = Arc::new(Counted { period, units });
    app.distributions.keep(indicator.id.clone(), (ground, Arc::clone(&counted)));
    Ok(Some(counted))
}

/// Returns the newest period of a set's rows that count, and which rows those are.
fn ground(delivered: &[Delivered], files: &[FactFile]) -> Option<(Period, Ground)> {
    let current = || delivered.iter().filter(|row| row.current);
    let periods = current().map(|row| row.part.period);
    let period = periods.max_by(|one, other| one.position().total_cmp(&other.position()))?;
    let of_period = current().filter(|row| row.part.period == period);
    let parts: BTreeSet<(DeliveryId, Part)> =
        of_period.map(|row| (row.delivery, row.part.clone())).collect();
    let counts = |file: &&FactFile| parts.iter().any(|(delivery, _)| *delivery == file.delivery);
    let files = files.iter().filter(counts).map(|file| (file.delivery, file.rows)).collect();
    Some((period, (files, parts)))
}

/// What values are counted with, away from the database.
struct Counting {
    adder: Adder,
    catalogue: Catalogue,
    organised: Organised,
    set: FactSet,
    indicator: IndicatorId,
    period: Period,
}

/// The values of units, and the deliveries whose rows had to be read for them.
type Units = (BTreeMap<UnitNumber, Vec<u64>>, Vec<DeliveryId>);

impl Counting {
    /// Counts the values of all units and areas, from the sums of the deliveries that have these parts.
    fn units(self, files: &[FactFile], parts: &BTreeSet<(DeliveryId, Part)>) -> Result<Units> {
        let recipes = self.adder.recipes();
        let periods = BTreeSet::from([self.period]);
        let (mut cubes, mut read) = (Vec::new(), Vec::new());
        let all = self.adder.add(&self.set, files, Some(&periods))?;
        for (file, mut added) in files.iter().zip(all) {
            read.extend(added.was_read.then_some(file.delivery));
            added.keep(&mut |period, unit| {
                parts.contains(&(file.delivery, Part { period, unit: unit.clone() }))
            });
            cubes.push(added);
        }
        let leaves = cubes.iter().flat_map(|added| added.leaves(recipes, &self.set.id));
        let leaves: Vec<Leaves<'_>> = leaves.collect();
        let roll_up = RollUp {
            recipes,
            catalogue: &self.catalogue,
            organisation: &self.organised,
            threads: cores(),
        };
        let units = roll_up.banded(&self.indicator, &leaves).into_iter();
        let units = units.filter(|((period, _), _)| *period == self.period);
        Ok((units.map(|((_, unit), counts)| (unit, counts)).collect(), read))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of persons are far below 2^52")]
const fn float(count: u64) -> f64 {
    count as f64
}
