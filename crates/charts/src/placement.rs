//! Where things stand along a line when they must not overlap: labels, nodes.

use crate::scale::count;

/// Something with a size that wants to stand around a middle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wish {
    pub(crate) middle: f64,
    pub(crate) size: f64,
}

/// Returns the start of each, in the given order, without overlap, within bounds, and with the
/// least squared distance from what was wished (isotonic regression by pooling neighbours).
/// Where the room is too small for all, they overlap evenly.
pub(crate) fn settle(wishes: &[Wish], (low, high): (f64, f64)) -> Vec<f64> {
    let total: f64 = wishes.iter().map(|wish| wish.size).sum();
    let room = (high - low).max(0.0);
    let squeeze = if total > room && total > 0.0 { room / total } else { 1.0 };
    let mut before = 0.0;
    let mut pools: Vec<Pool> = Vec::new();
    let mut offsets = Vec::new();
    for wish in wishes {
        pools.push(Pool { members: 1, start: wish.middle - wish.size * squeeze / 2.0 - before });
        offsets.push(before);
        before += wish.size * squeeze;
        merge(&mut pools);
    }
    let latest = (high - before).max(low);
    let starts = pools.iter().flat_map(|pool| (0..pool.members).map(|_| pool.start));
    starts.zip(offsets).map(|(start, offset)| start.clamp(low, latest) + offset).collect()
}

/// Does the same for things that may change order: they stand in the order of their wishes.
pub(crate) fn settle_sorted(wishes: &[Wish], bounds: (f64, f64)) -> Vec<f64> {
    let mut order: Vec<(usize, Wish)> = wishes.iter().copied().enumerate().collect();
    order.sort_by(|a, b| a.1.middle.total_cmp(&b.1.middle).then(a.0.cmp(&b.0)));
    let sorted: Vec<Wish> = order.iter().map(|(_, wish)| *wish).collect();
    let mut placed: Vec<(usize, f64)> =
        order.iter().map(|(index, _)| *index).zip(settle(&sorted, bounds)).collect();
    placed.sort_by_key(|(index, _)| *index);
    placed.into_iter().map(|(_, start)| start).collect()
}

/// Neighbours that stand close, with the start they share once their sizes are taken off.
struct Pool {
    members: usize,
    start: f64,
}

fn merge(pools: &mut Vec<Pool>) {
    while let [.., before, last] = pools.as_slice()
        && before.start > last.start
    {
        let members = before.members + last.members;
        let sum = before.start * count(before.members) + last.start * count(last.members);
        pools.truncate(pools.len() - 2);
        pools.push(Pool { members, start: sum / count(members) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(middles: &[f64], size: f64) -> Vec<Wish> {
        middles.iter().map(|middle| Wish { middle: *middle, size }).collect()
    }

    #[test]
    fn labels_that_would_overlap_move_apart_around_their_middle() {
        let placed = settle_sorted(&wishes(&[50.0, 52.0, 10.0], 12.0), (0.0, 100.0));
        assert_eq!(placed, [39.0, 51.0, 4.0]);
    }

    #[test]
    fn things_stay_within_their_bounds_and_in_order() {
        assert_eq!(settle(&wishes(&[0.0, -4.0], 10.0), (0.0, 100.0)), [0.0, 10.0]);
        assert_eq!(settle(&wishes(&[99.0, 98.0], 10.0), (0.0, 100.0)), [80.0, 90.0]);
        assert_eq!(
            settle(&wishes(&[1.0, 1.0, 1.0, 1.0], 50.0), (0.0, 100.0)),
            [0.0, 25.0, 50.0, 75.0]
        );
    }
}
