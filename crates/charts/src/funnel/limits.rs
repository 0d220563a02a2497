//! The limits of a funnel: soft areas with thin edges, cut where the frame ends.

use super::{Limit, Limits, Plot};
use crate::{element::Element, shape::Path, theme::Role};

/// The least distance between two points of a curve, in user units.
const STRIDE: f64 = 5.0;

/// Draws the areas within the outer and the inner limits, so that chance is seen first.
pub(super) fn areas(outer: &Limits, inner: &Limits, plot: &Plot) -> Vec<Element> {
    [(outer, "0.55"), (inner, "1")]
        .into_iter()
        .filter_map(|(limits, opacity)| {
            let drawn = area(limits, plot)?.class("chart-limits").fill(Role::Band);
            Some(drawn.set("fill-opacity", opacity))
        })
        .collect()
}

fn area(limits: &Limits, plot: &Plot) -> Option<Element> {
    let points = visible(limits, plot);
    if points.len() < 2 {
        return None;
    }
    let mut path = Path::default();
    let upper = points.iter().map(|limit| (plot.across.at(limit.n), plot.up.at(limit.upper)));
    let lower = points.iter().rev().map(|limit| (plot.across.at(limit.n), plot.up.at(limit.lower)));
    path.polyline(upper.chain(lower));
    path.close();
    Some(path.element())
}

/// Draws both edges of a pair of limits.
pub(super) fn curves(limits: &Limits, plot: &Plot) -> Option<Element> {
    let mut path = Path::default();
    edge(limits, plot, |limit| limit.upper, &mut path);
    edge(limits, plot, |limit| limit.lower, &mut path);
    if path.is_empty() {
        return None;
    }
    Some(path.element().class("chart-limit").hollow().stroke(Role::Quiet, 0.75))
}

fn edge(limits: &Limits, plot: &Plot, side: impl Fn(&Limit) -> f64, path: &mut Path) {
    let points: Vec<(f64, f64)> =
        visible(limits, plot).into_iter().map(|limit| (limit.n, side(limit))).collect();
    let mut is_drawing = false;
    for pair in points.windows(2) {
        let [from, to] = pair else { continue };
        let Some((start, end)) = cut(*from, *to, (plot.up.low, plot.up.high)) else {
            is_drawing = false;
            continue;
        };
        if !is_drawing {
            path.move_to(plot.across.at(start.0), plot.up.at(start.1));
        }
        path.line_to(plot.across.at(end.0), plot.up.at(end.1));
        is_drawing = end == *to;
    }
}

/// Returns the limits within the frame, no denser than the eye can tell.
fn visible<'a>(limits: &'a Limits, plot: &Plot) -> Vec<&'a Limit> {
    let is_within = |limit: &&Limit| {
        (plot.across.low..=plot.across.high).contains(&limit.n)
            && limit.lower.is_finite()
            && limit.upper.is_finite()
    };
    let within: Vec<&Limit> = limits.points.iter().filter(is_within).collect();
    let last = within.len().saturating_sub(1);
    let mut free = f64::NEG_INFINITY;
    let mut kept = Vec::new();
    for (index, limit) in within.into_iter().enumerate() {
        let place = plot.across.at(limit.n);
        if place >= free || index == last {
            kept.push(limit);
            free = place + STRIDE;
        }
    }
    kept
}

/// Returns the part of a stretch that lies within the bounds.
fn cut(
    from: (f64, f64),
    to: (f64, f64),
    (low, high): (f64, f64),
) -> Option<((f64, f64), (f64, f64))> {
    if from.1.max(to.1) < low || from.1.min(to.1) > high {
        return None;
    }
    let within = |end: (f64, f64)| {
        let level = end.1.clamp(low, high);
        let share = (level - from.1) / (to.1 - from.1);
        if share.is_finite() { (from.0 + share * (to.0 - from.0), level) } else { (end.0, level) }
    };
    Some((
        if from.1 < low || from.1 > high { within(from) } else { from },
        if to.1 < low || to.1 > high { within(to) } else { to },
    ))
}
