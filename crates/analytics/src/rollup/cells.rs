//! Which cells of a cube belong to which member of a breakdown.

use domain::{
    breakdown::Breakdown,
    indicator::formula::{Dimension, Sums},
};

use crate::{cube::Block, layout::Layout, pass::Combination};

/// Returns the breakdowns of a combination: every member of its dimensions with every other.
pub(super) fn members(combination: &Combination) -> Vec<Breakdown> {
    let mut members = vec![Breakdown::all()];
    for dimension in &combination.dimensions {
        let names = names(dimension);
        members = members
            .iter()
            .flat_map(|there| {
                names.iter().map(|name| {
                    let mut breakdown = there.clone();
                    breakdown.0.insert(dimension.name.clone(), (*name).to_owned());
                    breakdown
                })
            })
            .collect();
    }
    members
}

/// Returns the names of a dimension's members, each once, in the order of the set.
fn names(dimension: &Dimension) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for (_, name) in &dimension.members {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

/// Of each cell of a layout the members it belongs to: one or none, or, where a dimension is not in the layout, all of
/// its members.
pub(super) struct CellMap {
    /// Of each cell its first member; none is [`usize::MAX`].
    first: Vec<usize>,
    /// Of each cell the members after the first.
    others: Vec<Vec<usize>>,
    members: usize,
}

impl CellMap {
    pub(super) fn new(layout: &Layout, combination: &Combination) -> Self {
        let (mut first, mut others) = (Vec::new(), Vec::new());
        for cell in 0..layout.cells() {
            let members = belongs(layout, cell, combination);
            let (one, rest) = members.split_first().unwrap_or((&usize::MAX, &[]));
            first.push(*one);
            if !rest.is_empty() {
                others.resize(cell, Vec::new());
                others.push(rest.to_vec());
            }
        }
        Self { first, others, members: members(combination).len() }
    }

    /// Adds up a block's cells by member, in place of what `part` held.
    pub(super) fn marginal(&self, block: &Block, input: usize, part: &mut Vec<Sums>) {
        part.clear();
        part.resize(self.members, Sums::default());
        for (cell, sums) in block.cells() {
            let Some(sums) = sums.get(input).filter(|sums| !sums.is_empty()) else { continue };
            add(part, self.first.get(cell).copied().unwrap_or(usize::MAX), sums);
            for member in self.others.get(cell).into_iter().flatten() {
                add(part, *member, sums);
            }
        }
    }
}

/// Adds each of some sums to a slot: the first to `first`, the next `step` further on.
pub(super) fn add_each(to: &mut [Sums], (first, step): (usize, usize), sums: &[Sums]) {
    for (slot, sum) in (first..).step_by(step).zip(sums) {
        add(to, slot, sum);
    }
}

fn add(to: &mut [Sums], at: usize, sums: &Sums) {
    if let Some(there) = to.get_mut(at) {
        there.add(sums);
    }
}

fn belongs(layout: &Layout, cell: usize, combination: &Combination) -> Vec<usize> {
    let mut found = vec![0];
    for dimension in &combination.dimensions {
        let names = names(dimension);
        let axis = layout.axes.iter().position(|axis| axis.column == dimension.column);
        let here: Vec<usize> = match axis {
            None => (0..names.len()).collect(),
            Some(axis) => {
                let code = layout.code(cell, axis);
                let name = dimension.members.iter().find(|(member, _)| Some(*member) == code);
                let at = name.and_then(|(_, name)| names.iter().position(|there| there == name));
                at.into_iter().collect()
            }
        };
        let count = names.len();
        let with = |there: usize| here.iter().map(move |member| there * count + member);
        found = found.into_iter().flat_map(with).collect();
    }
    found
}
