//! The leaf cube: for each unit, period and residence a dense block of sums, a cell for each combination of words.

use std::{collections::BTreeMap, sync::Arc};

use domain::{indicator::formula::Sums, period::Period, unit::UnitNumber};

use crate::layout::Layout;

mod bytes;

/// Where the rows of a block belong.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The period.
    pub period: Period,
    /// The unit.
    pub unit: UnitNumber,
    /// The municipality the children live in, where that is told apart.
    pub residence: Option<UnitNumber>,
}

/// Sums by place and cell. Adding cubes in any order gives the same cube.
#[derive(Debug, Clone, PartialEq)]
pub struct Cube {
    pub(crate) layout: Arc<Layout>,
    /// Of each place the sums of each cell's inputs, cell by cell.
    pub(crate) blocks: BTreeMap<Place, Vec<Sums>>,
}

impl Cube {
    pub(crate) const fn new(layout: Arc<Layout>) -> Self {
        Self { layout, blocks: BTreeMap::new() }
    }

    /// Leaves only the blocks that are wanted.
    pub fn keep(&mut self, is_wanted: &mut dyn FnMut(&Place) -> bool) {
        self.blocks.retain(|place, _| is_wanted(place));
    }

    /// Returns the places that have sums.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.blocks.keys()
    }

    pub(crate) fn add(&mut self, place: Place, block: Vec<Sums>) {
        match self.blocks.get_mut(&place) {
            None => drop(self.blocks.insert(place, block)),
            Some(there) => there.iter_mut().zip(&block).for_each(|(to, from)| to.add(from)),
        }
    }
}
