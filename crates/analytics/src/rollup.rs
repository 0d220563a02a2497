//! Leaf cubes become figures: up every hierarchy, for every breakdown.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    breakdown::Breakdown,
    fact::FactSetId,
    figure::Known,
    indicator::{Catalogue, IndicatorId, formula::Sums},
    period::Period,
    unit::UnitNumber,
};

use crate::{
    cube::{Cube, Place},
    pass::{Combination, Job, Recipes},
};

mod cells;

use cells::CellMap;

/// The cubes of a pass, all blocks of which count.
#[derive(Debug)]
pub struct Leaves<'c> {
    /// The place of the pass among all passes.
    pub pass: usize,
    /// A delivery's cube.
    pub cube: &'c Cube,
}

/// To which units' figures facts count.
pub trait Organisation {
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

/// Which figures are wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Those made of this set's facts; all when none is named.
    pub set: Option<FactSetId>,
    /// Those of these units; all when none are named.
    pub units: Option<BTreeSet<UnitNumber>>,
}

/// The sums of a unit in a period: of each member of each combination, of each input.
type UnitSums = BTreeMap<(Period, UnitNumber), Vec<Sums>>;

impl Recipes {
    /// Returns the wanted figures that cubes give, by slice and unit. The order of the cubes changes nothing.
    pub fn figures(
        &self,
        catalogue: &Catalogue,
        leaves: &[Leaves<'_>],
        organisation: &dyn Organisation,
        wanted: &Wanted,
    ) -> BTreeMap<Slice, Figures> {
        let mut figures = BTreeMap::new();
        for job in &self.jobs {
            if wanted.set.as_ref().is_some_and(|set| !job.needs(set)) {
                continue;
            }
            for combination in &job.combinations {
                let sums = self.sums(job, combination, leaves, (organisation, wanted));
                make(catalogue, (job, combination), sums, &mut figures);
            }
        }
        figures
    }

    fn sums(
        &self,
        job: &Job,
        combination: &Combination,
        leaves: &[Leaves<'_>],
        (organisation, wanted): (&dyn Organisation, &Wanted),
    ) -> UnitSums {
        let inputs = combination.sources.len();
        let places = Places { job, organisation, wanted };
        let mut sums = UnitSums::new();
        for (number, source) in combination.sources.iter().enumerate() {
            let Some(pass) = self.pass(source.pass) else { continue };
            let map = CellMap::new(&pass.layout, combination);
            let leaves = leaves.iter().filter(|leaf| leaf.pass == source.pass);
            for (block, units) in leaves.flat_map(|leaf| places.targets(leaf.cube)) {
                let part = map.marginal(block, (source.input, pass.layout.inputs));
                add_to(&mut sums, units, &part, (number, inputs));
            }
        }
        sums
    }
}

/// Adds an input's sums, one for each member, to those of units.
fn add_to(
    sums: &mut UnitSums,
    units: Vec<(Period, UnitNumber)>,
    part: &[Sums],
    (input, inputs): (usize, usize),
) {
    for unit in units {
        let none = || vec![Sums::default(); part.len() * inputs];
        let there = sums.entry(unit).or_insert_with(none);
        for (sum, slot) in part.iter().zip((input..).step_by(inputs)) {
            cells::add(there, slot, sum);
        }
    }
}

/// Finds whose figures blocks count in.
struct Places<'a> {
    job: &'a Job,
    organisation: &'a dyn Organisation,
    wanted: &'a Wanted,
}

impl<'a> Places<'a> {
    /// Returns the blocks that count in any wanted figure, with the figures. Blocks of one unit and period that
    /// children of several municipalities are in are told apart only where residence counts.
    fn targets<'c>(
        &self,
        cube: &'c Cube,
    ) -> impl Iterator<Item = (&'c [Sums], Vec<(Period, UnitNumber)>)> + use<'a, 'c, '_> {
        cube.blocks.iter().filter_map(|(place, block)| {
            let told_apart = self.job.counts_by_residence;
            let place = Place {
                residence: place.residence.clone().filter(|_| told_apart),
                ..place.clone()
            };
            let mut units = self.organisation.counts_for(&self.job.indicator, &place);
            if let Some(wanted) = &self.wanted.units {
                units.retain(|unit| wanted.contains(unit));
            }
            let targets: Vec<_> = units.into_iter().map(|unit| (place.period, unit)).collect();
            (!targets.is_empty()).then_some((block.as_slice(), targets))
        })
    }
}

fn make(
    catalogue: &Catalogue,
    (job, combination): (&Job, &Combination),
    sums: UnitSums,
    figures: &mut BTreeMap<Slice, Figures>,
) {
    let Some(indicator) = catalogue.find(&job.indicator) else { return };
    let inputs = combination.sources.len();
    let members = cells::members(combination);
    for ((period, unit), sums) in sums {
        for (breakdown, sums) in members.iter().zip(sums.chunks(inputs.max(1))) {
            let (Some(first), second) = (sums.first(), sums.get(1).copied().unwrap_or_default())
            else {
                continue;
            };
            if let Some(known) = job.bound.outcome.figure(indicator, first, &second) {
                let slice = Slice {
                    indicator: job.indicator.clone(),
                    period,
                    breakdown: breakdown.clone(),
                };
                figures.entry(slice).or_default().push((unit.clone(), known));
            }
        }
    }
}
