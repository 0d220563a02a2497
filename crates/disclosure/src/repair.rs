//! Withholds more where a small count lies within narrow limits.

use std::{
    cmp::Reverse,
    collections::{BTreeSet, VecDeque},
};

use crate::{
    cube::{Groups, Sum},
    list::List,
    protect,
    reach::Hidden,
};

/// Withholds the cheapest groups around each small count until an attacker must reckon with the threshold, and with
/// less than the count.
///
/// What is withheld beside them hides no less than before, and what follows from the rest is published again.
pub(crate) fn widen(groups: &Groups, threshold: u64, published: &mut List<bool>) {
    let mut more = 4;
    while more < groups.counts.len().saturating_mul(4) {
        let withheld = published.iter().map(|of| !of).collect();
        let (sums, counts) = (groups.sums.as_slice(), &groups.counts);
        let narrow = Hidden { sums, withheld: &withheld, counts, threshold }.narrow(1);
        if narrow.is_empty() {
            return;
        }
        let around = around(groups);
        for id in narrow {
            for id in cheapest(groups, (id, more), (published, &around)) {
                published[id] = false;
            }
        }
        *published = protect::known(groups, published);
        more *= 2;
    }
    // A table so small that nothing of it may be told.
    *published = List::of(false, groups.counts.len());
}

/// Returns for each group the sums it is in.
fn around(groups: &Groups) -> List<Vec<usize>> {
    let mut around = List::of(Vec::new(), groups.counts.len());
    for (at, sum) in groups.sums.iter().enumerate() {
        for id in cells(sum) {
            around[id].push(at);
        }
    }
    around
}

fn cells(sum: &Sum) -> impl Iterator<Item = usize> {
    std::iter::once(sum.whole).chain(sum.parts.iter().copied())
}

/// Returns so many of the published groups near a group: the cheapest half of the nearest.
fn cheapest(
    groups: &Groups,
    (id, more): (usize, usize),
    (published, around): (&List<bool>, &List<Vec<usize>>),
) -> Vec<usize> {
    let (mut seen, mut next) = (BTreeSet::from([id]), VecDeque::from([id]));
    let mut found = Vec::new();
    while let Some(id) = next.pop_front().filter(|_| found.len() < more.saturating_mul(2)) {
        let sums = around[id].iter().filter_map(|at| groups.sums.get(*at));
        let mut fresh: Vec<usize> = sums.flat_map(cells).filter(|id| seen.insert(*id)).collect();
        fresh.sort_by_key(|id| (groups.cost(*id), *id));
        found.extend(fresh.iter().copied().filter(|id| published[*id]));
        next.extend(fresh);
    }
    found.sort_by_key(|id| Reverse((groups.cost(*id), *id)));
    let dear = found.len().saturating_sub(more);
    found.split_off(dear)
}
