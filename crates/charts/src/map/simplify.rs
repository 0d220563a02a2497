//! Fewer points in borders, so that a map is light: Douglas–Peucker on shared stretches.

use super::{Position, Ring};

use std::collections::{BTreeMap, BTreeSet};

/// A position as an ordered key: equal bits are the same place.
type Key = (u64, u64);
type Neighbours = BTreeMap<Key, BTreeSet<Key>>;

/// Leaves out positions that lie within `tolerance` degrees of latitude of the simplified line,
/// after Douglas and Peucker (1973).
///
/// Borders stay shared: rings are cut where borders meet, and each stretch between two such
/// places is simplified once and the same way for both neighbours. This needs neighbours that
/// share their positions exactly, as official borders do; else slivers appear. A ring that falls
/// below three positions is dropped, save the longest of an area, which is then kept as it was.
/// Lines may cross each other where an inlet is narrower than the tolerance.
pub fn simplify(areas: &[Vec<Ring>], tolerance: f64) -> Vec<Vec<Ring>> {
    let open: Vec<Vec<Ring>> =
        areas.iter().map(|rings| rings.iter().map(opened).collect()).collect();
    let neighbours = neighbours(open.iter().flatten());
    open.iter().map(|rings| area(rings, &neighbours, tolerance)).collect()
}

/// Drops the closing position and positions that are not finite or stand twice in a row.
fn opened(ring: &Ring) -> Ring {
    let mut open: Ring = ring.iter().filter(|position| position.is_finite()).copied().collect();
    open.dedup();
    if open.len() > 1 && open.first() == open.last() {
        open.pop();
    }
    open
}

fn neighbours<'a>(rings: impl Iterator<Item = &'a Ring>) -> Neighbours {
    let mut neighbours = Neighbours::new();
    for ring in rings {
        let next = ring.iter().skip(1).chain(ring.first());
        for (here, there) in ring.iter().zip(next) {
            neighbours.entry(key(here)).or_default().insert(key(there));
            neighbours.entry(key(there)).or_default().insert(key(here));
        }
    }
    neighbours
}

fn key(position: &Position) -> Key {
    (position.lon.to_bits(), position.lat.to_bits())
}

fn area(rings: &[Ring], neighbours: &Neighbours, tolerance: f64) -> Vec<Ring> {
    let simplified: Vec<Ring> =
        rings.iter().map(|ring| simplified(ring, neighbours, tolerance)).collect();
    let kept: Vec<Ring> = simplified.into_iter().filter(|ring| ring.len() > 2).collect();
    if !kept.is_empty() {
        return kept;
    }
    rings.iter().max_by_key(|ring| ring.len()).cloned().into_iter().collect()
}

fn simplified(ring: &Ring, neighbours: &Neighbours, tolerance: f64) -> Ring {
    if ring.len() < 4 {
        return ring.clone();
    }
    let meets = |position: &Position| neighbours.get(&key(position)).is_some_and(|at| at.len() > 2);
    // Without a meeting place the ring starts at the same position whoever owns it.
    let start = ring.iter().position(meets).or_else(|| {
        ring.iter().enumerate().min_by_key(|(_, position)| key(position)).map(|(index, _)| index)
    });
    let mut turned = ring.clone();
    turned.rotate_left(start.unwrap_or_default());
    turned.extend(turned.first().copied());
    let mut result: Ring = Vec::new();
    for stretch in stretches(&turned, &meets) {
        let mut kept = stretch_simplified(stretch, tolerance);
        kept.pop();
        result.append(&mut kept);
    }
    result
}

/// Cuts a closed ring at every meeting place; both ends belong to the stretch.
fn stretches<'a>(ring: &'a [Position], meets: &impl Fn(&Position) -> bool) -> Vec<&'a [Position]> {
    let last = ring.len().saturating_sub(1);
    let inner = ring
        .iter()
        .enumerate()
        .filter(|(index, position)| *index > 0 && *index < last && meets(position));
    let cuts: Vec<usize> =
        [0].into_iter().chain(inner.map(|(index, _)| index)).chain([last]).collect();
    cuts.iter().zip(cuts.iter().skip(1)).filter_map(|(from, to)| ring.get(*from..=*to)).collect()
}

/// Simplifies a stretch in the direction both neighbours agree on.
fn stretch_simplified(stretch: &[Position], tolerance: f64) -> Ring {
    let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else { return Vec::new() };
    let ends = (key(first), key(last));
    let inner = (stretch.get(1).map(key), stretch.iter().rev().nth(1).map(key));
    let is_backward = ends.0 > ends.1 || (ends.0 == ends.1 && inner.0 > inner.1);
    let mut ordered = stretch.to_vec();
    if is_backward {
        ordered.reverse();
    }
    let mut kept = kept(&ordered, tolerance);
    if is_backward {
        kept.reverse();
    }
    kept
}

/// Keeps both ends and, again and again, the position farthest from the line between kept ones.
fn kept(line: &[Position], tolerance: f64) -> Ring {
    let last = line.len().saturating_sub(1);
    let mut keep = BTreeSet::from([0, last]);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let Some((farthest, distance)) = farthest(line, from, to) else { continue };
        if distance > tolerance {
            keep.insert(farthest);
            open.extend([(from, farthest), (farthest, to)]);
        }
    }
    keep.into_iter().filter_map(|index| line.get(index).copied()).collect()
}

fn farthest(line: &[Position], from: usize, to: usize) -> Option<(usize, f64)> {
    let (start, end) = (line.get(from)?, line.get(to)?);
    let within = line.iter().enumerate().take(to).skip(from + 1);
    within
        .map(|(index, position)| (index, distance(position, start, end)))
        .max_by(|a, b| a.1.total_cmp(&b.1))
}

/// Returns the distance of a position from the stretch between two others, in degrees of latitude.
fn distance(position: &Position, start: &Position, end: &Position) -> f64 {
    let narrowing = start.lat.to_radians().cos();
    let flat = |other: &Position| ((other.lon - start.lon) * narrowing, other.lat - start.lat);
    let ((x, y), (dx, dy)) = (flat(position), flat(end));
    let length = dx * dx + dy * dy;
    if length <= 0.0 {
        return x.hypot(y);
    }
    let share = ((x * dx + y * dy) / length).clamp(0.0, 1.0);
    (x - share * dx).hypot(y - share * dy)
}
