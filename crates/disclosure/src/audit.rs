//! Attacks what is about to be published, as one would who has the tables and no more.
//!
//! Shares with [`crate::protect`] how files are read and the linear programmes, whose answers are checked. The sums are
//! built anew from the cells, and solved in another field in another way. It must not be made to use more of the code
//! it judges.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    cube::Sum,
    hierarchy::{self, Dimension},
    leaves::{self, COUNT},
    list::List,
    protect::{Safety, Status},
    reach::Hidden,
    sheet::{Fault, FaultKind, Place, Sheet, field},
};

mod solutions;

/// The column of what became of a cell.
pub const STATUS: &str = "status";

/// What the attack came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audit {
    /// How many cells there are.
    pub cells: usize,
    /// How many are published.
    pub published: usize,
    /// How many are withheld because they are small.
    pub primary: usize,
    /// How many are withheld because small ones follow from them.
    pub secondary: usize,
    /// In how many parts that share no sum the withheld cells fall.
    pub components: usize,
    /// What could be worked out.
    pub exposed: Vec<Exposed>,
}

impl Audit {
    /// Whether nothing could be worked out.
    pub const fn is_safe(&self) -> bool {
        self.exposed.is_empty()
    }
}

/// A cell that could be worked out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exposed {
    /// Its code in each dimension.
    pub cell: Vec<String>,
    /// How.
    pub how: How,
}

/// How a cell is exposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is small and published.
    Small,
    /// It follows from what is published.
    Exact,
    /// One who is alone in another cell can work it out.
    Single,
    /// It lies between limits that are too narrow.
    Narrow,
}

impl How {
    /// Returns its word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Small => "published though small",
            Self::Exact => "worked out exactly",
            Self::Single => "worked out by one who is alone in another cell",
            Self::Narrow => "known within limits that are too narrow",
        }
    }
}

struct Row {
    nodes: Vec<usize>,
    count: u64,
    status: Status,
}

/// Attacks a file of cells: the columns of dimensions, `n`, and `status`.
///
/// # Errors
/// The first fault found in the files, with its row.
pub fn audit(
    hierarchy: &Sheet,
    cells: &Sheet,
    (threshold, safety): (u64, Safety),
) -> Result<Audit, Fault> {
    let dimensions = dimensions(hierarchy, cells)?;
    let rows = rows(cells, &dimensions)?;
    let equations = equations(&rows, &dimensions)?;
    let withheld: List<bool> = rows.iter().map(|row| row.status != Status::Published).collect();
    let counts: List<u64> = rows.iter().map(|row| row.count).collect();
    let known = Known { equations: &equations, withheld: &withheld, counts: &counts, threshold };
    let mut found: BTreeSet<(usize, How)> = BTreeSet::new();
    let small = (0..rows.len()).filter(|id| known.is_small(*id) && !withheld[*id]);
    found.extend(small.map(|id| (id, How::Small)));
    found.extend(solutions::exposed(&known));
    if safety == Safety::Interval {
        let hidden = Hidden { sums: &equations, withheld: &withheld, counts: &counts, threshold };
        found.extend(hidden.narrow(4).into_iter().map(|id| (id, How::Narrow)));
    }
    let of = |status: Status| rows.iter().filter(|row| row.status == status).count();
    let codes = |id: usize| {
        let nodes = rows[id].nodes.iter();
        dimensions.iter().zip(nodes).map(|(of, node)| of.code(*node).to_owned()).collect()
    };
    Ok(Audit {
        cells: rows.len(),
        published: of(Status::Published),
        primary: of(Status::Primary),
        secondary: of(Status::Secondary),
        components: components(&known),
        exposed: found.into_iter().map(|(id, how)| Exposed { cell: codes(id), how }).collect(),
    })
}

/// What the attacker goes by: the sums, and which cells are withheld; and the truth he is measured against.
pub(crate) struct Known<'k> {
    pub(crate) equations: &'k [Sum],
    pub(crate) withheld: &'k List<bool>,
    pub(crate) counts: &'k List<u64>,
    pub(crate) threshold: u64,
}

impl Known<'_> {
    pub(crate) fn is_small(&self, id: usize) -> bool {
        (1..self.threshold).contains(&self.counts[id])
    }
}

fn dimensions(hierarchy: &Sheet, cells: &Sheet) -> Result<Vec<Dimension>, Fault> {
    let columns = leaves::columns(cells, 0, &[COUNT, STATUS])?;
    let wanted = columns.into_iter().map(|(name, column)| {
        let codes = cells.rows.iter().map(|(_, fields)| field(fields, column).to_owned());
        (name, codes.collect())
    });
    hierarchy::dimensions(hierarchy, wanted.collect())
}

fn rows(cells: &Sheet, dimensions: &[Dimension]) -> Result<List<Row>, Fault> {
    let column = cells.column(STATUS);
    let mut seen: BTreeMap<Vec<usize>, u64> = BTreeMap::new();
    let row = |(line, fields): &(u64, Vec<String>)| {
        let fault = |kind: FaultKind| Fault { place: Place::Table(0), row: *line, kind };
        let cell = leaves::cell(cells, (*line, fields), dimensions).map_err(fault)?;
        let word = column.map_or("", |column| field(fields, column));
        let status = Status::of(word).ok_or_else(|| fault(FaultKind::NoStatus(word.to_owned())))?;
        match seen.insert(cell.nodes.clone(), *line) {
            Some(before) => Err(fault(FaultKind::Twice(before))),
            None => Ok(Row { nodes: cell.nodes, count: cell.count, status }),
        }
    };
    cells.rows.iter().map(row).collect()
}

/// Returns the sums that hold between the cells: a cell that is divided is the sum of its parts.
fn equations(rows: &List<Row>, dimensions: &[Dimension]) -> Result<Vec<Sum>, Fault> {
    let ids: BTreeMap<&[usize], usize> =
        rows.iter().map(|row| row.nodes.as_slice()).zip(0..).collect();
    let mut parts: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (id, row) in rows.iter().enumerate() {
        for (along, of) in dimensions.iter().enumerate() {
            let parent = row.nodes.get(along).and_then(|node| of.parent(*node));
            let mut above = row.nodes.clone();
            above.get_mut(along).into_iter().zip(parent).for_each(|(node, above)| *node = above);
            let whole = parent.and_then(|_| ids.get(above.as_slice()));
            if let Some(whole) = whole {
                parts.entry((*whole, along)).or_default().push(id);
            }
        }
    }
    let equation = |((whole, along), parts): ((usize, usize), Vec<usize>)| {
        let (found, sum) = (rows[whole].count, parts.iter().map(|id| rows[*id].count).sum());
        if found != sum {
            let name = |along: usize| dimensions.get(along).map(|of| of.name.clone());
            let codes = dimensions.iter().zip(&rows[whole].nodes).map(|(of, node)| of.code(*node));
            let (cell, dimension) = (codes.collect::<Vec<_>>().join(" · "), name(along));
            let dimension = dimension.unwrap_or_default();
            let kind = FaultKind::NotTheSum { cell, dimension, found, sum };
            let row = u64::try_from(whole).unwrap_or(u64::MAX).saturating_add(2);
            return Err(Fault { place: Place::Table(0), row, kind });
        }
        Ok(Sum { whole, parts })
    };
    parts.into_iter().map(equation).collect()
}

/// Counts the parts of the withheld cells that share no sum.
fn components(known: &Known<'_>) -> usize {
    let mut above: List<usize> = (0..known.counts.len()).collect();
    let mut count = (0..known.counts.len()).filter(|id| known.withheld[*id]).count();
    for of in known.equations {
        let cells = std::iter::once(&of.whole).chain(&of.parts).copied();
        let mut first = None;
        for id in cells.filter(|id| known.withheld[*id]) {
            let top = top(&mut above, id);
            match first {
                Some(first) if first != top => {
                    above[top] = first;
                    count -= 1;
                }
                _ => first = Some(top),
            }
        }
    }
    count
}

fn top(above: &mut List<usize>, id: usize) -> usize {
    let mut at = id;
    while above[at] != at {
        above[at] = above[above[at]];
        at = above[at];
    }
    at
}
