//! Which formulas are computed together: one pass over a fact set adds up the inputs of all of them.

use std::sync::Arc;

use domain::{
    fact::{ColumnName, FactCatalogue, FactSet, FactSetId, Role},
    indicator::{
        Catalogue, CountedFor, IndicatorId,
        formula::{Bound, Dimension, FormulaFault, Input},
    },
};
use serde::{Deserialize, Serialize};

use crate::layout::{Axis, Layout};

/// A pass over a fact set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pass {
    /// The fact set.
    pub set: FactSetId,
    /// Whether the rows of one person, and of these key columns, are taken together first.
    pub(crate) by_person: Option<Vec<ColumnName>>,
    pub(crate) layout: Arc<Layout>,
    /// What is added up.
    pub(crate) inputs: Vec<Input>,
    added_for: AddedFor,
}

/// What sums are for. Bands are of all children, so they have a pass of their own, whose cubes are small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum AddedFor {
    Figures,
    Bands,
}

/// Where an input of a formula is added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Source {
    /// The pass.
    pub(crate) pass: usize,
    /// Its input.
    pub(crate) input: usize,
}

/// A breakdown of a formula; no dimension is all children.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Combination {
    pub(crate) dimensions: Vec<Dimension>,
    /// Where each input is added up.
    pub(crate) sources: Vec<Source>,
}

/// A formula with where its inputs are added up.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Job {
    pub(crate) indicator: IndicatorId,
    pub(crate) bound: Bound,
    /// All children first.
    pub(crate) combinations: Vec<Combination>,
    /// Where the values in bands are counted, of all children.
    pub(crate) bands: Combination,
}

/// All formulas of a catalogue, and the passes that compute them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Recipes {
    pub(crate) jobs: Vec<Job>,
    passes: Vec<Pass>,
}

impl Recipes {
    /// Plans the formulas of a catalogue. Those that do not fit their fact sets are returned as faults.
    pub fn plan(catalogue: &Catalogue, sets: &FactCatalogue) -> (Self, Vec<FormulaFault>) {
        let (mut recipes, mut faults) = (Self::default(), Vec::new());
        for indicator in catalogue.iter() {
            let Some(formula) = &indicator.formula else { continue };
            let by_residence =
                matches!(indicator.counted_for, CountedFor::Residence | CountedFor::Payer);
            match formula.bind(indicator, sets) {
                Ok(bound) => recipes.take(&indicator.id, by_residence, bound, sets),
                Err(fault) => faults.push(fault),
            }
        }
        (recipes, faults)
    }

    /// Returns the passes over a fact set, in the order in which their cubes come.
    pub fn passes(&self, set: &FactSetId) -> impl Iterator<Item = &Pass> {
        self.passes.iter().filter(move |pass| pass.set == *set)
    }

    /// Returns the place of each pass over a fact set among all passes.
    pub fn places(&self, set: &FactSetId) -> impl Iterator<Item = usize> {
        self.passes.iter().enumerate().filter(move |(_, pass)| pass.set == *set).map(|(at, _)| at)
    }

    /// Returns the fact sets whose facts the figures of `set` need as well, itself among them.
    pub fn read_with(&self, set: &FactSetId) -> Vec<FactSetId> {
        let jobs = self.jobs.iter().filter(|job| job.needs(set));
        let mut sets: Vec<FactSetId> =
            jobs.flat_map(|job| job.bound.inputs.iter().map(|input| input.set.clone())).collect();
        sets.sort();
        sets.dedup();
        sets
    }

    fn take(&mut self, id: &IndicatorId, by_residence: bool, bound: Bound, sets: &FactCatalogue) {
        let none = Vec::new();
        let mut combinations = Vec::with_capacity(bound.by.len() + 1);
        for dimensions in [&none].into_iter().chain(&bound.by) {
            let wanted = (AddedFor::Figures, by_residence);
            let source = |input| self.source(input, dimensions, wanted, sets);
            let sources = bound.inputs.iter().filter_map(source).collect();
            combinations.push(Combination { dimensions: dimensions.clone(), sources });
        }
        let wanted = (AddedFor::Bands, by_residence);
        let source = |input| self.source(input, &none, wanted, sets);
        let sources = bound.bands.iter().filter_map(source).collect();
        let bands = Combination { dimensions: Vec::new(), sources };
        self.jobs.push(Job { indicator: id.clone(), bound, combinations, bands });
    }

    /// Finds or makes the pass that adds an input up for a breakdown.
    fn source(
        &mut self,
        input: &Input,
        dimensions: &[Dimension],
        (added_for, by_residence): (AddedFor, bool),
        sets: &FactCatalogue,
    ) -> Option<Source> {
        let set = sets.find(&input.set)?;
        let by_person = input.taken.is_by_person().then(|| key_columns(set, dimensions));
        let found = self.passes.iter().position(|pass| {
            pass.set == input.set && pass.by_person == by_person && pass.added_for == added_for
        });
        let place = found.unwrap_or_else(|| {
            let layout = Layout { axes: Vec::new(), inputs: 0, by_residence: false };
            let (set, layout) = (input.set.clone(), Arc::new(layout));
            self.passes.push(Pass { set, by_person, layout, inputs: Vec::new(), added_for });
            self.passes.len() - 1
        });
        let pass = self.passes.get_mut(place)?;
        let layout = Arc::make_mut(&mut pass.layout);
        layout.by_residence |= by_residence;
        for dimension in dimensions {
            let is_there = layout.axes.iter().any(|axis| axis.column == dimension.column);
            if !is_there && set.column(dimension.column.as_str()).is_some() {
                layout.axes.push(Axis::new(set, &dimension.column));
            }
        }
        let known = pass.inputs.iter().position(|there| there == input);
        let at = known.unwrap_or_else(|| {
            pass.inputs.push(input.clone());
            layout.inputs += 1;
            pass.inputs.len() - 1
        });
        Some(Source { pass: place, input: at })
    }

    pub(crate) fn job(&self, indicator: &IndicatorId) -> Option<&Job> {
        self.jobs.iter().find(|job| job.indicator == *indicator)
    }

    pub(crate) fn pass(&self, place: usize) -> Option<&Pass> {
        self.passes.get(place)
    }
}

impl Combination {
    /// Tells whether any input is added up by a pass.
    pub(crate) fn reads(&self, pass: usize) -> bool {
        self.sources.iter().any(|source| source.pass == pass)
    }
}

impl Job {
    pub(crate) fn needs(&self, set: &FactSetId) -> bool {
        self.bound.inputs.iter().any(|input| input.set == *set)
    }
}

impl Pass {
    /// Returns what the pass computes, so that sums kept of it are known to be of the same.
    pub fn recipe(&self) -> String {
        format!("{self:?}")
    }
}

/// Returns the columns among the dimensions that make rows of one person different facts.
fn key_columns(set: &FactSet, dimensions: &[Dimension]) -> Vec<ColumnName> {
    let is_key = |dimension: &&Dimension| {
        set.column(dimension.column.as_str()).is_some_and(|column| column.role == Role::Key)
    };
    dimensions.iter().filter(is_key).map(|dimension| dimension.column.clone()).collect()
}
