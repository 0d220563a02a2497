//! Equations solved for some of their unknowns, exactly, so that what is determined can be read off.
//!
//! Every unknown is either free or bound; a bound one equals a sum of free ones. The equations are homogeneous: an
//! unknown stands for how far a cell may be from its true count when all published cells are true.

use crate::{
    field::{MINUS_ONE, PRIME, add, drawn, invert, multiply, negate},
    list::List,
};

/// A sum: unknowns in order, each with its coefficient, never nought.
pub(crate) type Combination = Vec<(usize, u64)>;

#[derive(Debug, Clone)]
pub(crate) enum Unknown {
    /// May be anything.
    Free,
    /// Equals this sum of free unknowns.
    Bound(Combination),
    /// Is nought: the cell is published, or follows from what is.
    Known,
}

/// The solved equations.
#[derive(Debug, Clone)]
pub(crate) struct Echelon {
    pub(crate) unknowns: List<Unknown>,
    /// For each free unknown the bound ones whose sums may name it.
    columns: List<Vec<usize>>,
    /// For each unknown its value in two fixed solutions drawn at random; of proportional unknowns the values are
    /// proportional too.
    marks: List<(u64, u64)>,
}

impl Echelon {
    /// Makes so many free unknowns.
    pub(crate) fn new(count: usize) -> Self {
        Self {
            unknowns: List::of(Unknown::Free, count),
            columns: List::of(Vec::new(), count),
            marks: (0..count).map(|id| (drawn(2 * id), drawn(2 * id + 1))).collect(),
        }
    }

    /// Solves one more equation: the sum is nought. `prefer` says which unknown to bind: the one with the least.
    pub(crate) fn require<K: Ord>(&mut self, sum: &[(usize, u64)], prefer: impl Fn(usize) -> K) {
        let mut reduced = Combination::new();
        for (id, coefficient) in sum {
            match &self.unknowns[*id] {
                Unknown::Free => reduced = merged(&reduced, &[(*id, 1)], *coefficient),
                Unknown::Bound(of) => reduced = merged(&reduced, of, *coefficient),
                Unknown::Known => (),
            }
        }
        let pivot =
            reduced.iter().min_by_key(|(id, _)| (self.columns[*id].len(), prefer(*id), *id));
        if let Some(pivot) = pivot.copied() {
            let bound = solved(&reduced, pivot);
            self.substitute(pivot.0, &bound);
            self.bind(pivot.0, bound);
        }
    }

    /// Makes a bound unknown free, in the place of one of those it is a sum of.
    pub(crate) fn release(&mut self, id: usize) {
        let Unknown::Bound(of) = &self.unknowns[id] else { return };
        let pivot = of.iter().min_by_key(|(id, _)| (self.columns[*id].len(), *id)).copied();
        let Some((pivot, coefficient)) = pivot else { return };
        let whole = merged(of, &[(id, 1)], MINUS_ONE);
        self.unknowns[id] = Unknown::Free;
        self.columns[id].clear();
        let bound = solved(&whole, (pivot, coefficient));
        self.substitute(pivot, &bound);
        self.bind(pivot, bound);
    }

    /// Publishes a free unknown: it is nought from now on, and with it those that follow from it.
    pub(crate) fn publish(&mut self, free: usize) {
        for id in self.readers(free) {
            let mark = self.mark_without(id, free);
            if let Unknown::Bound(of) = &mut self.unknowns[id] {
                of.retain(|(named, _)| *named != free);
            }
            if self.sum(id).is_empty() {
                self.unknowns[id] = Unknown::Known;
            }
            self.marks[id] = mark;
        }
        self.unknowns[free] = Unknown::Known;
        self.columns[free] = Vec::new();
    }

    /// Returns the bound unknowns whose sums name a free one, in order.
    pub(crate) fn readers(&mut self, free: usize) -> Vec<usize> {
        let mut readers = std::mem::take(&mut self.columns[free]);
        readers.sort_unstable();
        readers.dedup();
        readers.retain(|id| coefficient(self.sum(*id), free).is_some());
        self.columns[free].clone_from(&readers);
        readers
    }

    /// Returns the sum a bound unknown equals; nothing of others.
    pub(crate) fn sum(&self, id: usize) -> &[(usize, u64)] {
        match &self.unknowns[id] {
            Unknown::Bound(of) => of,
            Unknown::Free | Unknown::Known => &[],
        }
    }

    pub(crate) fn is_known(&self, id: usize) -> bool {
        matches!(self.unknowns[id], Unknown::Known)
    }

    /// Returns the values of an unknown in the two drawn solutions.
    pub(crate) fn mark(&self, id: usize) -> (u64, u64) {
        self.marks[id]
    }

    /// Returns what they would be were a free unknown published.
    pub(crate) fn mark_without(&self, id: usize, free: usize) -> (u64, u64) {
        let ((one, other), (free_one, free_other)) = (self.marks[id], self.marks[free]);
        match coefficient(self.sum(id), free) {
            Some(by) => {
                let less = negate(by);
                (add(one, multiply(less, free_one)), add(other, multiply(less, free_other)))
            }
            None => (one, other),
        }
    }

    /// Puts a sum in the place of a free unknown in all sums.
    fn substitute(&mut self, pivot: usize, bound: &[(usize, u64)]) {
        for id in self.readers(pivot) {
            let of = self.sum(id);
            let Some(by) = coefficient(of, pivot) else { continue };
            let added = bound.iter().filter(|(named, _)| coefficient(of, *named).is_none());
            let added: Vec<usize> = added.map(|(named, _)| *named).collect();
            let mut of = merged(of, bound, by);
            of.retain(|(named, _)| *named != pivot);
            for named in added {
                self.columns[named].push(id);
            }
            if of.is_empty() {
                self.marks[id] = (0, 0);
                self.unknowns[id] = Unknown::Known;
            } else {
                self.marks[id] = self.marked(&of);
                self.unknowns[id] = Unknown::Bound(of);
            }
        }
        self.columns[pivot] = Vec::new();
    }

    fn bind(&mut self, id: usize, of: Combination) {
        for (named, _) in &of {
            self.columns[*named].push(id);
        }
        self.marks[id] = self.marked(&of);
        self.unknowns[id] = if of.is_empty() { Unknown::Known } else { Unknown::Bound(of) };
    }

    fn marked(&self, of: &[(usize, u64)]) -> (u64, u64) {
        of.iter().fold((0, 0), |(one, other), (id, by)| {
            let (free_one, free_other) = self.marks[*id];
            (add(one, multiply(*by, free_one)), add(other, multiply(*by, free_other)))
        })
    }
}

fn coefficient(of: &[(usize, u64)], id: usize) -> Option<u64> {
    let place = of.binary_search_by_key(&id, |(named, _)| *named).ok()?;
    of.get(place).map(|(_, coefficient)| *coefficient)
}

/// Returns `one + by * other`.
fn merged(one: &[(usize, u64)], other: &[(usize, u64)], by: u64) -> Combination {
    let mut sum = Combination::with_capacity(one.len() + other.len());
    let (mut left, mut right) = (one.iter().peekable(), other.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (None, None) => return sum,
            (Some((id, of)), None) => {
                left.next();
                (*id, *of)
            }
            (Some((id, of)), Some((other, _))) if id < other => {
                left.next();
                (*id, *of)
            }
            (Some((id, of)), Some((other, more))) if id == other => {
                left.next();
                right.next();
                (*id, add(*of, multiply(by, *more)))
            }
            (_, Some((id, of))) => {
                right.next();
                (*id, multiply(by, *of))
            }
        };
        if next.1 != 0 {
            sum.push(next);
        }
    }
}

/// Returns what an unknown equals by the equation that a sum is nought.
fn solved(sum: &[(usize, u64)], (pivot, by): (usize, u64)) -> Combination {
    let factor = if by == MINUS_ONE { 1 } else { PRIME - invert(by) };
    let others = sum.iter().filter(|(id, _)| *id != pivot);
    others.map(|(id, of)| (*id, multiply(*of, factor))).collect()
}
