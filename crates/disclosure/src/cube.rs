//! All cells that are not nought of all tables, and which are sums of which.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    hierarchy::Dimension,
    leaves::{self, Leaf},
    list::List,
    sheet::{Fault, FaultKind, Place, Sheet},
};

/// How many cells are held while a table is added up.
const MOST_CELLS: usize = 40_000_000;

/// A cell: its node in every dimension, written as one number, and its count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) key: u128,
    pub(crate) count: u64,
}

/// A cell and the cells along one dimension that add up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sum {
    pub(crate) whole: usize,
    pub(crate) parts: Vec<usize>,
}

/// The cells of several tables protected together; a group that stands in two tables is one cell.
#[derive(Debug, Clone)]
pub struct Cube {
    pub(crate) dimensions: Vec<Dimension>,
    pub(crate) cells: List<Cell>,
    pub(crate) sums: Vec<Sum>,
}

impl Cube {
    /// Adds up tables over all levels of all dimensions.
    ///
    /// A table has a column for each dimension and the count `n`; what it does not name is nought. The hierarchy
    /// has the columns `dim`, `parent` and `child`. A dimension that a table lacks is at its total there.
    ///
    /// # Errors
    /// The first fault found, with its file and row.
    pub fn read(hierarchy: &Sheet, tables: &[Sheet]) -> Result<Self, Fault> {
        let (dimensions, tables) = leaves::read(hierarchy, tables)?;
        let keys = Keys::of(&dimensions).ok_or(too_many(0))?;
        let mut all: BTreeMap<u128, u64> = BTreeMap::new();
        let mut sums: BTreeMap<(u128, usize), Vec<u128>> = BTreeMap::new();
        for (at, leaves) in tables.iter().enumerate() {
            let cells = add_up(leaves, (&dimensions, &keys)).ok_or_else(|| too_many(at))?;
            let fault = |kind: FaultKind| Fault { place: Place::Table(at), row: 1, kind };
            let differs = cells.iter().find_map(|(key, count)| {
                let before = *all.entry(*key).or_insert(*count);
                (before != *count).then_some((*key, *count, before))
            });
            if let Some((key, here, there)) = differs {
                let cell = keys.words(key, &dimensions);
                return Err(fault(FaultKind::Disagree { cell, here, there }));
            }
            let parts = divisions(&cells, (&dimensions, &keys));
            let differs = parts.into_iter().find_map(|(whole, parts)| {
                let before = sums.entry(whole).or_insert_with(|| parts.clone());
                (*before != parts).then_some(whole)
            });
            if let Some((key, along)) = differs {
                let along = dimensions.get(along).map_or("", |of| of.name.as_str());
                let cell = keys.words(key, &dimensions);
                return Err(fault(FaultKind::OtherParts(cell, along.to_owned())));
            }
        }
        Ok(Self::assembled(dimensions, &all, sums))
    }

    fn assembled(
        dimensions: Vec<Dimension>,
        all: &BTreeMap<u128, u64>,
        sums: BTreeMap<(u128, usize), Vec<u128>>,
    ) -> Self {
        let ids: Vec<u128> = all.keys().copied().collect();
        let id = |key: &u128| ids.binary_search(key).unwrap_or_else(|place| place);
        let sums = sums.into_iter().map(|((whole, _), parts)| Sum {
            whole: id(&whole),
            parts: parts.iter().map(id).collect(),
        });
        let sums = sums.collect();
        let cells = all.iter().map(|(key, count)| Cell { key: *key, count: *count }).collect();
        Self { dimensions, cells, sums }
    }

    /// Returns the names of the dimensions.
    pub fn dimensions(&self) -> impl Iterator<Item = &str> {
        self.dimensions.iter().map(|of| of.name.as_str())
    }

    /// Returns how many cells are not nought.
    pub const fn size(&self) -> usize {
        self.cells.len()
    }

    /// Returns every cell: its code in each dimension, and its count.
    pub fn cells(&self) -> impl Iterator<Item = (Vec<&str>, u64)> {
        let keys = Keys::of(&self.dimensions);
        self.cells.iter().map(move |cell| {
            let nodes = keys.iter().flat_map(|keys| keys.nodes(cell.key));
            let codes = self.dimensions.iter().zip(nodes).map(|(of, node)| of.code(node));
            (codes.collect(), cell.count)
        })
    }
}

const fn too_many(at: usize) -> Fault {
    Fault { place: Place::Table(at), row: 1, kind: FaultKind::TooMany(MOST_CELLS) }
}

/// How nodes of all dimensions are written as one number.
#[derive(Debug, Clone)]
struct Keys {
    sizes: Vec<(u128, u128)>,
}

impl Keys {
    /// Returns none when there are more combinations than numbers.
    fn of(dimensions: &[Dimension]) -> Option<Self> {
        let mut weight: u128 = 1;
        let mut sizes = Vec::new();
        for of in dimensions.iter().rev() {
            let size = u128::try_from(of.codes.len()).ok()?;
            sizes.push((weight, size));
            weight = weight.checked_mul(size)?;
        }
        sizes.reverse();
        Some(Self { sizes })
    }

    fn key(&self, nodes: &[usize]) -> u128 {
        let wide = |node: usize| u128::try_from(node).unwrap_or(u128::MAX);
        self.sizes.iter().zip(nodes).map(|((weight, _), node)| weight * wide(*node)).sum()
    }

    fn nodes(&self, key: u128) -> impl Iterator<Item = usize> {
        self.sizes
            .iter()
            .map(move |(weight, size)| usize::try_from(key / weight % size).unwrap_or(usize::MAX))
    }

    fn words(&self, key: u128, dimensions: &[Dimension]) -> String {
        let nodes = self.nodes(key).zip(dimensions);
        nodes.map(|(node, of)| of.code(node)).collect::<Vec<_>>().join(" · ")
    }
}

/// Returns all cells of a table with their counts, in the order of their keys.
fn add_up(leaves: &[Leaf], (dimensions, keys): (&[Dimension], &Keys)) -> Option<Vec<(u128, u64)>> {
    let cells = leaves.iter().filter(|leaf| leaf.count > 0);
    let mut cells: Vec<(u128, u64)> =
        cells.map(|leaf| (keys.key(&leaf.nodes), leaf.count)).collect();
    for (of, (weight, size)) in dimensions.iter().zip(&keys.sizes) {
        let mut grown: Vec<(u128, u64)> = Vec::with_capacity(cells.len() * 2);
        for (key, count) in &cells {
            let node = key / weight % size;
            let others = key - node * weight;
            let wide = |node: usize| others + weight * u128::try_from(node).unwrap_or(0);
            let upwards = of.upwards(usize::try_from(node).unwrap_or(0));
            grown.extend(upwards.map(|node| (wide(node), *count)));
        }
        if grown.len() > MOST_CELLS {
            return None;
        }
        grown.sort_unstable();
        cells = Vec::with_capacity(grown.len());
        for (key, count) in grown {
            match cells.last_mut() {
                Some((last, sum)) if *last == key => *sum += count,
                _ => cells.push((key, count)),
            }
        }
    }
    Some(cells)
}

/// Returns every cell that is divided, the dimension, and its parts.
fn divisions(
    cells: &[(u128, u64)],
    (dimensions, keys): (&[Dimension], &Keys),
) -> Vec<((u128, usize), Vec<u128>)> {
    let mut found: Vec<((u128, usize), Vec<u128>)> = Vec::new();
    for (along, (of, (weight, size))) in dimensions.iter().zip(&keys.sizes).enumerate() {
        let mut pairs: Vec<(u128, u128)> = Vec::new();
        for (key, _) in cells {
            let node = key / weight % size;
            let parent = of.parent(usize::try_from(node).unwrap_or(0));
            let parent = parent.and_then(|parent| u128::try_from(parent).ok());
            pairs.extend(parent.map(|parent| (key - node * weight + parent * weight, *key)));
        }
        pairs.sort_unstable();
        for (whole, part) in pairs {
            match found.last_mut() {
                Some((last, parts)) if *last == (whole, along) => parts.push(part),
                _ => found.push(((whole, along), vec![part])),
            }
        }
    }
    found
}

/// Cells that are the same number whatever the numbers are, because one is the only part of the other.
#[derive(Debug, Clone)]
pub(crate) struct Groups {
    /// The group of each cell.
    pub(crate) of: List<usize>,
    /// The cells of each group, in order.
    pub(crate) cells: List<Vec<usize>>,
    /// The count of each group's cells.
    pub(crate) counts: List<u64>,
    /// Sums of at least two parts, over groups, each once.
    pub(crate) sums: Vec<Sum>,
}

impl Groups {
    pub(crate) fn of(cube: &Cube) -> Self {
        let mut chiefs: List<usize> = (0..cube.cells.len()).collect();
        for sum in &cube.sums {
            if let [part] = sum.parts.as_slice() {
                let (one, other) = (chief(&mut chiefs, sum.whole), chief(&mut chiefs, *part));
                chiefs[one.max(other)] = one.min(other);
            }
        }
        let mut numbers = List::of(usize::MAX, cube.cells.len());
        let (mut cells, mut counts) = (List::<Vec<usize>>::new(), List::new());
        let mut of = List::new();
        for (cell, known) in cube.cells.iter().enumerate() {
            let chief = chief(&mut chiefs, cell);
            if numbers[chief] == usize::MAX {
                numbers[chief] = cells.push(Vec::new());
                counts.push(known.count);
            }
            cells[numbers[chief]].push(cell);
            of.push(numbers[chief]);
        }
        let over_groups = cube.sums.iter().filter(|sum| sum.parts.len() > 1).map(|sum| {
            let mut parts: Vec<usize> = sum.parts.iter().map(|part| of[*part]).collect();
            parts.sort_unstable();
            (of[sum.whole], parts)
        });
        let distinct: BTreeSet<_> = over_groups.collect();
        let sums = distinct.into_iter().map(|(whole, parts)| Sum { whole, parts }).collect();
        Self { of, cells, counts, sums }
    }
}

impl Groups {
    /// Returns how many children are lost when a group is withheld: those of all its cells.
    pub(crate) fn cost(&self, id: usize) -> u64 {
        let cells = u64::try_from(self.cells[id].len()).unwrap_or(u64::MAX);
        self.counts[id].saturating_mul(cells)
    }
}

fn chief(chiefs: &mut List<usize>, cell: usize) -> usize {
    let mut at = cell;
    while chiefs[at] != at {
        chiefs[at] = chiefs[chiefs[at]];
        at = chiefs[at];
    }
    at
}
