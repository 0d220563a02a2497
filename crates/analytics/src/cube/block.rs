//! The sums of one place: room for the cells that have any.

use domain::indicator::formula::Sums;

/// A cell without room.
const NOWHERE: u32 = u32::MAX;

/// The sums of the cells that have any, the inputs of a cell one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    /// Of each cell where its sums begin.
    first: Vec<u32>,
    /// The cells that have sums, in the order in which they got room.
    cells: Vec<u32>,
    sums: Vec<Sums>,
    inputs: usize,
}

impl Block {
    pub(crate) fn new(cells: usize, inputs: usize) -> Self {
        Self { first: vec![NOWHERE; cells], cells: Vec::new(), sums: Vec::new(), inputs }
    }

    /// Returns where the sums of a cell begin, and makes room for them when there is none; a cell that is not of
    /// the layout is the first.
    pub(crate) fn place(&mut self, cell: usize) -> usize {
        let cell = if cell < self.first.len() { cell } else { 0 };
        let Some(first) = self.first.get_mut(cell) else { return 0 };
        if *first == NOWHERE {
            *first = u32::try_from(self.sums.len()).unwrap_or(NOWHERE);
            self.cells.push(u32::try_from(cell).unwrap_or(NOWHERE));
            self.sums.resize(self.sums.len() + self.inputs, Sums::default());
        }
        usize::try_from(*first).unwrap_or_default()
    }

    /// Returns the sums at a place.
    pub(crate) fn at(&mut self, place: usize) -> Option<&mut Sums> {
        self.sums.get_mut(place)
    }

    /// Returns the cells that have sums, with those of their inputs, in the order they got room.
    pub(crate) fn cells(&self) -> impl Iterator<Item = (usize, &[Sums])> {
        let cells = self.cells.iter().map(|cell| usize::try_from(*cell).unwrap_or(usize::MAX));
        cells.zip(self.sums.chunks_exact(self.inputs.max(1)))
    }

    /// Returns the cells that have sums, with those of their inputs, in the order of the layout.
    pub(crate) fn sorted(&self) -> Vec<(usize, &[Sums])> {
        let mut cells: Vec<(usize, &[Sums])> = self.cells().collect();
        cells.sort_unstable_by_key(|(cell, _)| *cell);
        cells
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
        let numbers = self.first.len() + self.cells.len();
        numbers * size_of::<u32>() + self.sums.len() * size_of::<Sums>()
    }
}

impl PartialEq for Block {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}
