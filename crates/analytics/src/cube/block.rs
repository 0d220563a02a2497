//! The sums of one place: room for the cells that have any.

use domain::indicator::formula::Sums;

/// A cell without room.
const NOWHERE: u32 = u32::MAX;

/// The sums of the cells that have any, the inputs of a cell one after the other.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block {
    /// Of each cell where its sums begin.
    first: Vec<u32>,
    sums: Vec<Sums>,
    inputs: usize,
}

impl Block {
    pub(crate) fn new(cells: usize, inputs: usize) -> Self {
        Self { first: vec![NOWHERE; cells], sums: Vec::new(), inputs }
    }

    /// Returns where the sums of a cell begin, and makes room for them when there is none; a cell that is not of
    /// the layout is the first.
    pub(crate) fn place(&mut self, cell: usize) -> usize {
        let cell = if cell < self.first.len() { cell } else { 0 };
        let Some(first) = self.first.get_mut(cell) else { return 0 };
        if *first == NOWHERE {
            *first = u32::try_from(self.sums.len()).unwrap_or(NOWHERE);
            self.sums.resize(self.sums.len() + self.inputs, Sums::default());
        }
        usize::try_from(*first).unwrap_or_default()
    }

    /// Returns the sums at a place.
    pub(crate) fn at(&mut self, place: usize) -> Option<&mut Sums> {
        self.sums.get_mut(place)
    }

    /// Returns the cells that have sums, with those of their inputs, in order.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (usize, &[Sums])> {
        let filled = self.first.iter().enumerate().filter(|(_, first)| **first != NOWHERE);
        filled.filter_map(|(cell, first)| {
            let first = usize::try_from(*first).ok()?;
            Some((cell, self.sums.get(first..first + self.inputs)?))
        })
    }

    /// Adds the sums of another block of the same layout.
    pub(crate) fn add(&mut self, other: &Self) {
        for (cell, sums) in other.cells() {
            let place = self.place(cell);
            let own = self.sums.iter_mut().skip(place);
            own.zip(sums).for_each(|(to, from)| to.add(from));
        }
    }

    pub(crate) fn size(&self) -> usize {
        self.first.len() * size_of::<u32>() + self.sums.len() * size_of::<Sums>()
    }
}
