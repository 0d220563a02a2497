//! Leaf cubes become figures: up every hierarchy, for every breakdown.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter, slice,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use domain::{
    breakdown::Breakdown,
    fact::FactSetId,
    figure::Known,
    indicator::{Catalogue, IndicatorId},
    period::Period,
    unit::UnitNumber,
};

use crate::{
    cube::{Cube, Place},
    pass::{Job, Recipes},
};

mod adding;
mod cells;

use adding::Adding;

/// The cubes of a pass, all blocks of which count.
#[derive(Debug)]
pub struct Leaves<'c> {
    /// The place of the pass among all passes.
    pub pass: usize,
    /// A delivery's cube.
    pub cube: &'c Cube,
}

/// To which units' figures facts count.
pub trait Organisation: Sync {
    /// Returns the unit itself and the areas and main units it counts for in a period, for an indicator.
    fn counts_for(&self, indicator: &IndicatorId, place: &Place) -> Vec<UnitNumber>;
}

/// What figures stand side by side about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slice {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// The part of the children.
    pub breakdown: Breakdown,
}

/// The figures of a slice, by unit.
pub type Figures = Vec<(UnitNumber, Known)>;

/// A unit in a period.
pub type UnitPeriod = (Period, UnitNumber);

/// Which figures are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those made of this set's facts; all when none is named.
    pub set: Option<FactSetId>,
    /// Those of these units in these periods; all when none are named.
    pub units: Option<BTreeSet<UnitPeriod>>,
}

impl Recipes {
    /// Returns the indicators that are made of a set's facts.
    pub fn indicators(&self, set: &FactSetId) -> impl Iterator<Item = &IndicatorId> {
        self.jobs.iter().filter(move |job| job.needs(set)).map(|job| &job.indicator)
    }

    /// Returns the sets that an indicator's figures are made of.
    pub fn sets_of(&self, indicator: &IndicatorId) -> impl Iterator<Item = &FactSetId> {
        let jobs = self.jobs.iter().filter(move |job| job.indicator == *indicator);
        jobs.flat_map(|job| job.bound.inputs.iter().map(|input| &input.set))
    }

    /// Returns the indicators that are made of any set of a kind.
    pub fn of_sets(
        &self,
        is_of_kind: impl Fn(&FactSetId) -> bool,
    ) -> impl Iterator<Item = &IndicatorId> {
        let jobs = self.jobs.iter();
        jobs.filter(move |job| job.bound.inputs.iter().any(|input| is_of_kind(&input.set)))
            .map(|job| &job.indicator)
    }
}

/// What figures are made with.
#[derive(Clone, Copy)]
pub struct RollUp<'a> {
    /// The formulas.
    pub recipes: &'a Recipes,
    /// The indicators they are of.
    pub catalogue: &'a Catalogue,
    /// To which units facts count.
    pub organisation: &'a dyn Organisation,
    /// How many threads share the work.
    pub threads: usize,
}

impl RollUp<'_> {
    /// Returns the wanted figures that cubes give, by slice and unit. The order of the cubes changes nothing.
    pub fn figures(self, leaves: &[Leaves<'_>], wanted: &Wanted) -> BTreeMap<Slice, Figures> {
        let Self { recipes, catalogue, organisation, threads } = self;
        let figures = |job: &Job| {
            let is_wanted = wanted.set.as_ref().is_none_or(|set| job.needs(set));
            let indicator = catalogue.find(&job.indicator).filter(|_| is_wanted)?;
            let combinations = &job.combinations;
            let adding = Adding::new((recipes, job), combinations, leaves, organisation, wanted);
            Some(adding.figures(indicator))
        };
        // Formulas share nothing, so they are worked on side by side; the result is sorted.
        let next = AtomicUsize::new(0);
        let work = || {
            let jobs = iter::from_fn(|| recipes.jobs.get(next.fetch_add(1, Ordering::Relaxed)));
            jobs.filter_map(figures).flatten().collect::<Vec<_>>()
        };
        thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.max(1)).map(|_| scope.spawn(work)).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
        })
    }

    /// Returns how many values behind an indicator's figures fall into each of its bands, by unit and period; nothing
    /// when it has no bands.
    pub fn banded(
        self,
        indicator: &IndicatorId,
        leaves: &[Leaves<'_>],
    ) -> BTreeMap<UnitPeriod, Vec<u64>> {
        let Self { recipes, catalogue, organisation, .. } = self;
        let formula = catalogue.find(indicator).and_then(|found| found.formula.as_ref());
        let bands = formula.and_then(|formula| formula.bands.as_ref());
        let (Some(job), Some(bands)) = (recipes.job(indicator), bands) else {
            return BTreeMap::new();
        };
        let (of_bands, wanted) = (slice::from_ref(&job.bands), Wanted::default());
        Adding::new((recipes, job), of_bands, leaves, organisation, &wanted).banded(bands)
    }
}
