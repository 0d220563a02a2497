//! One formula's figures: blocks are added up by unit and member, and sums become values.

use std::collections::{BTreeMap, HashMap};

use domain::indicator::{
    Indicator,
    formula::{Bands, Sums},
};

use super::{
    Figures, Leaves, Organisation, Slice, UnitPeriod, Wanted,
    cells::{self, CellMap},
};
use crate::{
    cube::Block as Cells,
    pass::{Combination, Job, Recipes},
};

/// The blocks that count for a formula's figures, and in which units' figures each does.
pub(super) struct Adding<'c> {
    recipes: &'c Recipes,
    job: &'c Job,
    keys: Keys,
    blocks: Vec<Block<'c>>,
}

struct Block<'c> {
    pass: usize,
    sums: &'c Cells,
    /// Places among the keys.
    counts_for: Vec<usize>,
}

/// Units in periods, each with a number.
#[derive(Default)]
struct Keys {
    keys: Vec<UnitPeriod>,
    numbers: HashMap<UnitPeriod, usize>,
}

impl Keys {
    fn number(&mut self, key: UnitPeriod) -> usize {
        let next = self.keys.len();
        if let Some(known) = self.numbers.get(&key) {
            return *known;
        }
        self.keys.push(key.clone());
        self.numbers.insert(key, next);
        next
    }
}

impl<'c> Adding<'c> {
    pub(super) fn new(
        (recipes, job): (&'c Recipes, &'c Job),
        combinations: &[Combination],
        leaves: &[Leaves<'c>],
        organisation: &dyn Organisation,
        wanted: &Wanted,
    ) -> Self {
        let is_wanted =
            |key: &UnitPeriod| wanted.units.as_ref().is_none_or(|units| units.contains(key));
        let (mut keys, mut blocks) = (Keys::default(), Vec::new());
        let reads = |pass| combinations.iter().any(|combination| combination.reads(pass));
        let leaves = leaves.iter().filter(|leaf| reads(leaf.pass));
        let places =
            leaves.flat_map(|leaf| leaf.cube.blocks.iter().map(|block| (leaf.pass, block)));
        for (pass, (place, sums)) in places {
            let units = organisation.counts_for(&job.indicator, place).into_iter();
            let units = units.map(|unit| (place.period, unit)).filter(is_wanted);
            let counts_for: Vec<usize> = units.map(|key| keys.number(key)).collect();
            if !counts_for.is_empty() {
                blocks.push(Block { pass, sums, counts_for });
            }
        }
        Self { recipes, job, keys, blocks }
    }

    /// Returns the figures of all breakdowns.
    pub(super) fn figures(&self, indicator: &Indicator) -> BTreeMap<Slice, Figures> {
        let mut figures = BTreeMap::new();
        for combination in &self.job.combinations {
            self.make(indicator, combination, &mut figures);
        }
        figures
    }

    /// Returns how many values each unit has in each band of the formula; nothing when it has none.
    pub(super) fn banded(&self, bands: &Bands) -> BTreeMap<UnitPeriod, Vec<u64>> {
        let size = self.job.bands.sources.len();
        let sums = self.sums(&self.job.bands, size);
        let of_units = self.keys.keys.iter().cloned().zip(sums.chunks(size.max(1)));
        of_units.map(|(key, sums)| (key, bands.counts(sums))).collect()
    }

    fn make(
        &self,
        indicator: &Indicator,
        combination: &Combination,
        figures: &mut BTreeMap<Slice, Figures>,
    ) {
        let members = cells::members(combination);
        let inputs = combination.sources.len().max(1);
        let size = members.len() * inputs;
        let sums = self.sums(combination, size);
        let mut sorted: Vec<_> = self.keys.keys.iter().zip(sums.chunks(size.max(1))).collect();
        sorted.sort_by_key(|(key, _)| *key);
        for (member, breakdown) in members.into_iter().enumerate() {
            for of_period in sorted.chunk_by(|one, other| one.0.0 == other.0.0) {
                let made = self.of_member(indicator, of_period, (member, inputs));
                let first = of_period.first().filter(|_| !made.is_empty());
                let slice = first.map(|(key, _)| Slice {
                    indicator: indicator.id.clone(),
                    period: key.0,
                    breakdown: breakdown.clone(),
                });
                figures.extend(slice.map(|slice| (slice, made)));
            }
        }
    }

    /// Returns a member's figures of units in a period.
    fn of_member(
        &self,
        indicator: &Indicator,
        units: &[(&UnitPeriod, &[Sums])],
        (member, inputs): (usize, usize),
    ) -> Figures {
        let figures = units.iter().filter_map(|((_, unit), sums)| {
            let mut own = sums.iter().skip(member * inputs).take(inputs);
            let (first, second) = (own.next()?, own.next().copied().unwrap_or_default());
            let known = self.job.bound.outcome.figure(indicator, first, &second)?;
            Some((unit.clone(), known))
        });
        figures.collect()
    }

    /// Returns of each key the sums of each member's inputs, one after the other.
    fn sums(&self, combination: &Combination, size: usize) -> Vec<Sums> {
        let inputs = combination.sources.len();
        let mut sums = vec![Sums::default(); self.keys.keys.len() * size];
        let mut part = Vec::new();
        for (input, source) in combination.sources.iter().enumerate() {
            let Some(pass) = self.recipes.pass(source.pass) else { continue };
            let map = CellMap::new(&pass.layout, combination);
            for block in self.blocks.iter().filter(|block| block.pass == source.pass) {
                map.marginal(block.sums, source.input, &mut part);
                let slots = block.counts_for.iter().map(|key| key * size + input);
                slots.for_each(|first| cells::add_each(&mut sums, (first, inputs), &part));
            }
        }
        sums
    }
}
