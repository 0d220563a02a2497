//! The leaf cube: for each unit, period and residence a dense block of sums, a cell for each combination of words.

use std::{collections::BTreeMap, sync::Arc};

use domain::{period::Period, unit::UnitNumber};

use crate::layout::Layout;

mod block;
mod bytes;

pub(crate) use block::Block;

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
    pub(crate) blocks: BTreeMap<Place, Block>,
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

    pub(crate) fn add(&mut self, place: Place, block: Block) {
        match self.blocks.get_mut(&place) {
            None => drop(self.blocks.insert(place, block)),
            Some(there) => there.add(&block),
        }
    }

    /// Returns the cube of each period.
    pub(crate) fn by_period(&self) -> BTreeMap<Period, Self> {
        let mut cubes: BTreeMap<Period, Self> = BTreeMap::new();
        for (place, block) in &self.blocks {
            let cube = cubes.entry(place.period);
            let cube = cube.or_insert_with(|| Self::new(Arc::clone(&self.layout)));
            cube.blocks.insert(place.clone(), block.clone());
        }
        cubes
    }
}
