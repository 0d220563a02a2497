//! Chooses what is withheld.
//!
//! Cells are published in the order of what it would cost to lose them, the dearest first, each unless a small count
//! would follow from it. What is left is withheld, and there is nothing in it that could be published after all: what
//! was refused once would tell more later, not less.

use std::cmp::Reverse;

use crate::{
    cube::{Cube, Groups, Sum},
    echelon::Echelon,
    field::{MINUS_ONE, invert, multiply},
    list::List,
    repair,
};

/// What becomes of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Its count is published.
    Published,
    /// It is withheld because its count is small.
    Primary,
    /// It is withheld because a small count follows from it.
    Secondary,
}

impl Status {
    /// Returns its word in files.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Primary => "primary",
            Self::Secondary => "secondary",
        }
    }

    /// Returns the status of a word.
    pub fn of(word: &str) -> Option<Self> {
        [Self::Published, Self::Primary, Self::Secondary].into_iter().find(|of| of.word() == word)
    }
}

/// How well a small count must be hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// No withheld count can be worked out exactly (S0).
    Exact,
    /// Besides, the limits of every small count reach from below it to the threshold (S1).
    Interval,
}

/// How many different counts may be withheld where limits are asked for: each small one needs programmes of its own.
const MOST_WITHHELD: usize = 300;

/// The limits of too many counts are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "s1 is computed for at most {MOST_WITHHELD} different withheld counts, and there are {0}; \
     ask for s0, or leave out dimensions or levels"
)]
pub struct TooManyWithheld(
    /// How many there are.
    pub usize,
);

/// Chooses what becomes of every cell, in the order of [`Cube::cells`].
///
/// A count from 1 to below the threshold is withheld. No withheld count follows from what is published and from
/// additivity; nor does one person, alone in a withheld cell and knowing it, learn another small count.
///
/// # Errors
/// When the limits of counts are asked for and too many cells are withheld.
pub fn protect(
    cube: &Cube,
    (threshold, safety): (u64, Safety),
) -> Result<Vec<Status>, TooManyWithheld> {
    let groups = Groups::of(cube);
    let mut published = publish(&groups, threshold);
    if safety == Safety::Interval {
        let withheld = published.iter().filter(|published| !**published).count();
        if withheld > MOST_WITHHELD {
            return Err(TooManyWithheld(withheld));
        }
        repair::widen(&groups, threshold, &mut published);
    }
    let status = |group: &usize| match () {
        () if published[*group] => Status::Published,
        () if groups.counts[*group] < threshold => Status::Primary,
        () => Status::Secondary,
    };
    Ok(groups.of.iter().map(status).collect())
}

/// Returns for each group whether it is published.
fn publish(groups: &Groups, threshold: u64) -> List<bool> {
    let order = dearest_first(groups, threshold);
    let mut pass = begin(groups, threshold, &order);
    for id in order {
        pass.consider(id);
    }
    (0..groups.counts.len()).map(|id| pass.echelon.is_known(id)).collect()
}

/// Returns the groups that may be published, that with the most children in its cells first.
fn dearest_first(groups: &Groups, threshold: u64) -> Vec<usize> {
    let large = (0..groups.counts.len()).filter(|id| groups.counts[*id] >= threshold);
    let mut order: Vec<usize> = large.collect();
    order.sort_by_key(|id| Reverse((groups.cost(*id), *id)));
    order
}

/// Returns what is known when these groups are published.
pub(crate) fn known(groups: &Groups, published: &List<bool>) -> List<bool> {
    let all: Vec<usize> = (0..groups.counts.len()).filter(|id| published[*id]).collect();
    let pass = Pass::new(groups, 0, &all);
    (0..groups.counts.len()).map(|id| pass.echelon.is_known(id)).collect()
}

/// Publishes as many of the dearest at once as can be without telling a small count: the result is that of publishing
/// them one by one, and much sooner.
fn begin<'g>(groups: &'g Groups, threshold: u64, order: &[usize]) -> Pass<'g> {
    let mut many = order.len() / 8;
    loop {
        let mut pass = Pass::new(groups, threshold, order.get(..many).unwrap_or_default());
        if many == 0 || !pass.tells() {
            return pass;
        }
        many /= 2;
    }
}

struct Pass<'g> {
    groups: &'g Groups,
    threshold: u64,
    echelon: Echelon,
}

impl<'g> Pass<'g> {
    fn new(groups: &'g Groups, threshold: u64, published: &[usize]) -> Self {
        let mut echelon = Echelon::new(groups.counts.len());
        for id in published {
            echelon.publish(*id);
        }
        let mut sums: Vec<&Sum> = groups.sums.iter().collect();
        sums.sort_by_key(|sum| groups.counts[sum.whole]);
        for sum in sums {
            let parts = sum.parts.iter().map(|part| (*part, 1));
            let terms: Vec<(usize, u64)> = parts.chain([(sum.whole, MINUS_ONE)]).collect();
            echelon.require(&terms, |id| groups.counts[id]);
        }
        Self { groups, threshold, echelon }
    }

    fn is_primary(&self, id: usize) -> bool {
        self.groups.counts[id] < self.threshold
    }

    /// Publishes a group unless that tells a small count.
    fn consider(&mut self, id: usize) {
        if !self.echelon.is_known(id) {
            self.echelon.release(id);
            if self.may_publish(id) {
                self.echelon.publish(id);
            }
        }
    }

    /// Whether a small count follows already, or one small count from another.
    fn tells(&mut self) -> bool {
        let primary = (0..self.groups.counts.len()).filter(|id| self.is_primary(*id));
        let mut marks: Vec<(u64, bool)> = Vec::new();
        for id in primary {
            if self.echelon.is_known(id) {
                return true;
            }
            let (one, other) = self.echelon.mark(id);
            marks.push((multiply(one, invert(other)), self.groups.counts[id] != 1));
        }
        marks.sort_unstable();
        let pairs = marks.iter().zip(marks.iter().skip(1));
        pairs.into_iter().any(|(one, other)| one.0 == other.0 && !one.1)
    }

    fn may_publish(&mut self, free: usize) -> bool {
        let mut small = self.echelon.readers(free);
        small.retain(|id| self.is_primary(*id));
        let is_told = |id: &usize| self.echelon.sum(*id).len() == 1;
        !small.iter().any(is_told) && !small.into_iter().any(|id| self.tells_another(id, free))
    }

    /// Whether, once a free group is published, a small count stays in one proportion to another that it does not now,
    /// when one of the two is one person.
    fn tells_another(&mut self, id: usize, free: usize) -> bool {
        let mut others = self.echelon.sum(id).iter().map(|(named, _)| *named);
        let Some(named) = others.find(|named| *named != free) else { return false };
        let (now, then) = (self.echelon.mark(id), self.echelon.mark_without(id, free));
        let is_one = self.groups.counts[id] == 1;
        let mut readers = self.echelon.readers(named);
        readers.push(named);
        readers.into_iter().any(|other| {
            let is_pair =
                other != id && self.is_primary(other) && (is_one || self.groups.counts[other] == 1);
            is_pair
                && are_proportional(then, self.echelon.mark_without(other, free))
                && !are_proportional(now, self.echelon.mark(other))
        })
    }
}

/// Whether two unknowns are proportional, told by their values in two drawn solutions.
const fn are_proportional(one: (u64, u64), other: (u64, u64)) -> bool {
    multiply(one.0, other.1) == multiply(one.1, other.0)
}
