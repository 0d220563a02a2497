//! How far an attacker must reckon that a small count may be from the truth.
//!
//! Whether a count may be as large as the threshold, or lower than it is, is asked of linear programmes over the cells
//! around it. What they answer is another table that agrees with all that is published, and it is checked as such: the
//! solver is not believed. Cells further away are first held at their true counts, which only makes limits narrower.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{cube::Sum, list::List, programme::Programme};

/// How many cells around a small count are let free, growing while it stays narrow.
const SIZES: [usize; 2] = [60, 240];
/// How far a sum may be off by rounding, and a limit short of what it must reach.
const TOLERANCE: f64 = 1e-6;

/// What is withheld, and the truth.
pub(crate) struct Hidden<'h> {
    pub(crate) sums: &'h [Sum],
    pub(crate) withheld: &'h List<bool>,
    pub(crate) counts: &'h List<u64>,
    pub(crate) threshold: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    /// A count may be at least the threshold.
    Up,
    /// A count may be at least one lower.
    Down,
}

impl Hidden<'_> {
    /// Returns the small withheld counts that cannot be taken for the threshold, or for less than they are, when so
    /// many times the usual number of cells around each are free.
    pub(crate) fn narrow(&self, times: usize) -> Vec<usize> {
        let around = self.around();
        let small =
            |id: &usize| self.withheld[*id] && (1..self.threshold).contains(&self.counts[*id]);
        let all: BTreeSet<usize> = (0..self.counts.len()).filter(small).collect();
        let mut narrow = BTreeSet::new();
        for side in [Side::Up, Side::Down] {
            let mut open = all.clone();
            for size in SIZES {
                self.widen(&mut open, (side, size * times), &around);
            }
            narrow.extend(open);
        }
        narrow.into_iter().collect()
    }

    /// Returns for each withheld cell the sums it is in.
    fn around(&self) -> List<Vec<usize>> {
        let mut around = List::of(Vec::new(), self.counts.len());
        for (at, sum) in self.sums.iter().enumerate() {
            for id in self.withheld_of(sum) {
                around[id].push(at);
            }
        }
        around
    }

    fn withheld_of(&self, sum: &Sum) -> impl Iterator<Item = usize> {
        let cells = std::iter::once(sum.whole).chain(sum.parts.iter().copied());
        cells.filter(|id| self.withheld[*id])
    }

    /// Takes out of the open cells those that reach far enough on a side when so many cells around are free.
    fn widen(
        &self,
        open: &mut BTreeSet<usize>,
        (side, size): (Side, usize),
        around: &List<Vec<usize>>,
    ) {
        for id in open.clone() {
            if !open.contains(&id) {
                continue;
            }
            let free = self.neighbours(id, size, around);
            let targets: BTreeSet<usize> = free.intersection(open).copied().collect();
            for id in self.reached(&free, (side, &targets), around) {
                open.remove(&id);
            }
            if open.contains(&id) {
                let reached = self.reached(&free, (side, &BTreeSet::from([id])), around);
                open.retain(|id| !reached.contains(id));
            }
        }
    }

    /// Returns so many withheld cells nearest to a cell.
    fn neighbours(&self, id: usize, size: usize, around: &List<Vec<usize>>) -> BTreeSet<usize> {
        let (mut found, mut next) = (BTreeSet::from([id]), VecDeque::from([id]));
        while let Some(id) = next.pop_front() {
            let sums = around[id].iter().filter_map(|at| self.sums.get(*at));
            let near = sums.flat_map(|sum| self.withheld_of(sum));
            next.extend(near.filter(|id| found.len() < size && found.insert(*id)));
        }
        found
    }

    /// Returns those of the open cells that a table reaches, which is as far on their side as can be in all.
    fn reached(
        &self,
        free: &BTreeSet<usize>,
        (side, targets): (Side, &BTreeSet<usize>),
        around: &List<Vec<usize>>,
    ) -> Vec<usize> {
        let mut programme = Programme::default();
        let most = 32.0 * real(self.threshold);
        let mut changes: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
        for id in free {
            let count = real(self.counts[*id]);
            let (least, goal) = (-count, real(self.threshold) - count);
            let change = match (targets.contains(id), side) {
                (false, _) => vec![(programme.variable(0.0, (least, most)), 1.0)],
                // What goes beyond the goal is not counted.
                (true, Side::Up) => {
                    let beyond = programme.variable(0.0, (0.0, most));
                    vec![(programme.variable(1.0, (least, goal)), 1.0), (beyond, 1.0)]
                }
                (true, Side::Down) => {
                    let beyond = programme.variable(0.0, (0.0, count - 1.0));
                    vec![(programme.variable(-1.0, (-1.0, most)), 1.0), (beyond, -1.0)]
                }
            };
            changes.insert(*id, change);
        }
        let sums: BTreeSet<usize> =
            free.iter().flat_map(|id| around[*id].iter().copied()).collect();
        for sum in sums.iter().filter_map(|at| self.sums.get(*at)) {
            let signs =
                self.withheld_of(sum).map(|id| (id, if id == sum.whole { -1.0 } else { 1.0 }));
            let terms = signs.flat_map(|(id, sign)| {
                changes.get(&id).into_iter().flatten().map(move |(of, by)| (*of, sign * by))
            });
            programme.is_nought(terms.collect());
        }
        let Some(solution) = programme.solve() else { return Vec::new() };
        let value = |terms: &[(usize, f64)]| -> f64 {
            terms.iter().filter_map(|(of, by)| Some(by * solution.get(*of)?)).sum()
        };
        let table = changes.iter().map(|(id, terms)| (*id, value(terms))).collect();
        if !self.agrees(&table, &sums) {
            return Vec::new();
        }
        let is_reached = |id: &usize| {
            let change = table.get(id).copied().unwrap_or(0.0);
            match side {
                Side::Up => change >= real(self.threshold) - real(self.counts[*id]) - TOLERANCE,
                Side::Down => change <= TOLERANCE - 1.0,
            }
        };
        targets.iter().copied().filter(is_reached).collect()
    }

    /// Whether counts changed so agree with all sums, and none is below nought.
    fn agrees(&self, table: &BTreeMap<usize, f64>, sums: &BTreeSet<usize>) -> bool {
        let change = |id: usize| table.get(&id).copied().unwrap_or(0.0);
        let is_count =
            |(id, change): (&usize, &f64)| *change >= -real(self.counts[*id]) - TOLERANCE;
        let holds = |sum: &Sum| {
            let parts: f64 = sum.parts.iter().map(|id| change(*id)).sum();
            (parts - change(sum.whole)).abs() <= TOLERANCE
        };
        table.iter().all(is_count) && sums.iter().filter_map(|at| self.sums.get(*at)).all(holds)
    }
}

/// Returns a count as a real number; those above 2^32 are far from small, and held there.
fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
