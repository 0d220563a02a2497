//! What follows exactly from what is published, by drawing at random from all tables that agree with it.
//!
//! The difference of two such tables solves the sums over the withheld cells with nought on the right. A cell that is
//! nought in every drawn difference follows; two cells that stay in one proportion tell each other. Computed modulo
//! `2^31 - 1`: a cell that follows is always found, and one that does not is taken for one with a chance of `2^-124`.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, BinaryHeap},
};

use crate::{
    audit::{How, Known},
    list::List,
};

const PRIME: u64 = (1 << 31) - 1;
/// How many differences are drawn.
const DRAWN: usize = 4;

/// One difference of each drawn pair of tables, at a cell.
type Values = [u64; DRAWN];

/// An equation over unknowns, in order, that is nought.
type Line = Vec<(usize, u64)>;

/// Returns every withheld cell that follows from what is published, and every small one that one person alone in
/// another cell can work out.
pub(super) fn exposed(known: &Known<'_>) -> Vec<(usize, How)> {
    let values = drawn(known);
    let withheld = (0..values.len()).filter(|id| known.withheld[*id]);
    let exact = withheld.clone().filter(|id| values[*id] == [0; DRAWN]);
    let mut found: Vec<(usize, How)> = exact.map(|id| (id, How::Exact)).collect();
    let people = people(known);
    let mut alike: BTreeMap<Values, Vec<usize>> = BTreeMap::new();
    for id in withheld.filter(|id| known.is_small(*id)) {
        let Some(direction) = direction(values[id]) else { continue };
        alike.entry(direction).or_default().push(id);
    }
    for cells in alike.values().filter(|cells| cells.len() > 1) {
        let alone = cells.iter().filter(|id| known.counts[**id] == 1).map(|id| people[*id]);
        let alone: BTreeSet<usize> = alone.collect();
        let others = |id: &usize| alone.iter().any(|person| *person != people[*id]);
        found.extend(cells.iter().copied().filter(others).map(|id| (id, How::Single)));
    }
    found
}

/// Scales values so that the first that is not nought is one; none when all are nought.
fn direction(values: Values) -> Option<Values> {
    let first = values.into_iter().find(|value| *value != 0)?;
    let factor = power(first, PRIME - 2);
    Some(values.map(|value| value * factor % PRIME))
}

/// Numbers the people who are alone in a cell: the cells of one person have one number.
fn people(known: &Known<'_>) -> List<usize> {
    let mut people: List<usize> = (0..known.counts.len()).collect();
    // A cell of one person has one part along each dimension, so numbers go round until none changes.
    let ones: Vec<_> = known.equations.iter().filter(|of| known.counts[of.whole] == 1).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for (whole, part) in ones.iter().filter_map(|of| Some((of.whole, *of.parts.first()?))) {
            let least = people[whole].min(people[part]);
            changed |= people[whole] != people[part];
            (people[whole], people[part]) = (least, least);
        }
    }
    people
}

/// Draws the differences: solves for one unknown of each equation, the shortest first, and fills in backwards.
fn drawn(known: &Known<'_>) -> List<Values> {
    let mut values: List<Values> = (0..known.counts.len())
        .map(|id| if known.withheld[id] { random(id) } else { [0; DRAWN] })
        .collect();
    for (pivot, line) in System::of(known).solve().into_iter().rev() {
        let mut sum = [0; DRAWN];
        let mut of_pivot = 1;
        for (id, by) in line {
            if id == pivot {
                of_pivot = by;
                continue;
            }
            let terms = values[id];
            sum.iter_mut().zip(terms).for_each(|(sum, value)| *sum = (*sum + by * value) % PRIME);
        }
        let factor = PRIME - power(of_pivot, PRIME - 2);
        values[pivot] = sum.map(|sum| sum * factor % PRIME);
    }
    values
}

struct System {
    lines: List<Line>,
    /// For each unknown the lines that may name it.
    named: List<Vec<usize>>,
}

impl System {
    fn of(known: &Known<'_>) -> Self {
        let mut lines: List<Line> = List::new();
        let mut named = List::of(Vec::new(), known.counts.len());
        for of in known.equations {
            let whole = std::iter::once((of.whole, PRIME - 1));
            let parts = of.parts.iter().map(|id| (*id, 1));
            let mut line: Line = whole.chain(parts).filter(|(id, _)| known.withheld[*id]).collect();
            line.sort_unstable();
            let place = lines.push(line.clone());
            for (id, _) in line {
                named[id].push(place);
            }
        }
        Self { lines, named }
    }

    /// Returns each equation with the unknown it is solved for; no later one names that unknown.
    fn solve(mut self) -> Vec<(usize, Line)> {
        let mut solved: Vec<(usize, Line)> = Vec::new();
        let mut shortest: BinaryHeap<Reverse<(usize, usize)>> =
            (0..self.lines.len()).map(|at| Reverse((self.lines[at].len(), at))).collect();
        while let Some(Reverse((length, at))) = shortest.pop() {
            if self.lines[at].len() != length || length == 0 {
                continue;
            }
            let line = std::mem::take(&mut self.lines[at]);
            let pivot = line.iter().min_by_key(|(id, _)| (self.named[*id].len(), *id)).copied();
            let Some((pivot, by)) = pivot else { continue };
            let mut others = std::mem::take(&mut self.named[pivot]);
            others.sort_unstable();
            others.dedup();
            let factor = power(by, PRIME - 2);
            others.retain(|other| self.eliminate(*other, pivot, (&line, factor)));
            shortest.extend(others.into_iter().map(|at| Reverse((self.lines[at].len(), at))));
            solved.push((pivot, line));
        }
        solved
    }

    /// Takes an unknown out of a line; returns whether it was there.
    fn eliminate(&mut self, at: usize, pivot: usize, (line, factor): (&Line, u64)) -> bool {
        let old = &self.lines[at];
        let place = old.binary_search_by_key(&pivot, |(id, _)| *id).ok();
        let Some((_, by)) = place.and_then(|place| old.get(place)).copied() else { return false };
        let less = PRIME - by * factor % PRIME;
        let new = line.iter().filter(|(id, _)| old.binary_search_by_key(id, |of| of.0).is_err());
        let new: Vec<usize> = new.map(|(id, _)| *id).collect();
        let mut sum: Line = old
            .iter()
            .copied()
            .chain(line.iter().map(|(id, by)| (*id, by * less % PRIME)))
            .collect();
        sum.sort_by_key(|(id, _)| *id);
        sum.dedup_by(|next, kept| {
            let is_same = next.0 == kept.0;
            if is_same {
                kept.1 = (kept.1 + next.1) % PRIME;
            }
            is_same
        });
        sum.retain(|(_, by)| *by != 0);
        self.lines[at] = sum;
        for id in new {
            self.named[id].push(at);
        }
        true
    }
}

const fn power(base: u64, exponent: u64) -> u64 {
    let (mut product, mut square, mut left) = (1, base % PRIME, exponent);
    while left > 0 {
        if left % 2 == 1 {
            product = product * square % PRIME;
        }
        square = square * square % PRIME;
        left /= 2;
    }
    product
}

/// Draws the values of an unknown, always the same for its number (xorshift with a multiplier).
fn random(id: usize) -> Values {
    let mut state = u64::try_from(id).unwrap_or(0).wrapping_mul(2) | 1;
    state = state.wrapping_mul(0xD134_2543_DE82_EF95) ^ 0x5851_F42D_4C95_7F2D;
    std::array::from_fn(|_| {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        (state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 32) % (PRIME - 1) + 1
    })
}
