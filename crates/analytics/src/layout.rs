//! How the sums of one pass over a fact set are laid out: which dimensions, and a cell for each of their members.

use domain::fact::{Column, ColumnKind, ColumnName, FactSet};
use serde::{Deserialize, Serialize};

/// The slot of cells without a word.
const BLANK: usize = 0;

/// The dimensions of a cube, and how many inputs are added up in each of its cells.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Layout {
    pub(crate) axes: Vec<Axis>,
    pub(crate) inputs: usize,
    /// Whether where the children live is told apart.
    pub(crate) by_residence: bool,
}

/// A column with its codes; slot 0 is for cells without a word.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Axis {
    pub(crate) column: ColumnName,
    pub(crate) codes: Vec<i8>,
}

impl Axis {
    pub(crate) fn new(set: &FactSet, name: &ColumnName) -> Self {
        let kind = set.column(name.as_str()).map(|column: &Column| &column.kind);
        let codes = match kind {
            Some(ColumnKind::Word { codes }) => codes.iter().map(|code| code.number).collect(),
            _ => Vec::new(),
        };
        Self { column: name.clone(), codes }
    }

    fn slots(&self) -> usize {
        self.codes.len() + 1
    }

    /// Returns the slot of every code there can be, those unknown to the set being blank.
    pub(crate) fn slot_table(&self) -> [u32; 256] {
        let mut table = [0; 256];
        for (slot, code) in (1..).zip(&self.codes) {
            if let Some(entry) = table.get_mut(usize::from(code.cast_unsigned())) {
                *entry = slot;
            }
        }
        table
    }
}

impl Layout {
    /// Returns how many cells there are.
    pub(crate) fn cells(&self) -> usize {
        self.axes.iter().map(Axis::slots).product()
    }

    /// Returns by how much a step along each axis moves the cell.
    pub(crate) fn strides(&self) -> Vec<usize> {
        let mut stride = 1;
        let step = |axis: &Axis| {
            let own = stride;
            stride *= axis.slots();
            own
        };
        self.axes.iter().map(step).collect()
    }

    /// Returns the code that a cell has on an axis; none when it is blank.
    pub(crate) fn code(&self, cell: usize, axis: usize) -> Option<i8> {
        let stride: usize = self.axes.iter().take(axis).map(Axis::slots).product();
        let axis = self.axes.get(axis)?;
        match (cell / stride) % axis.slots() {
            BLANK => None,
            slot => axis.codes.get(slot - 1).copied(),
        }
    }
}
