//! The own figures of a trend: soft intervals, a thin line, small points.

use super::{Plot, Reading, Trend, backdrop};
use crate::{
    element::Element,
    input::{Estimate, Mark},
    shape::{Body, Frame, Path, Shape, marked, symbol},
    sheet::Sheet,
    theme::Role,
};

/// The greatest width of an interval in user units.
const WIDEST: f64 = 26.0;

pub(super) fn draw(trend: &Trend, plot: &Plot<'_>, sheet: &mut Sheet<'_>) {
    sheet.add_all(joined(trend, plot));
    for (index, moment) in trend.moments.iter().enumerate() {
        match &moment.reading {
            Reading::Known { estimate, mark } => {
                sheet.add_all(estimate.finite().map(|known| point(plot, index, &known, mark)));
            }
            Reading::Missing { why, mark } => sheet.add(backdrop::gap(plot, index, why, mark)),
            Reading::Ahead => {}
        }
    }
    sheet.add_all(backdrop::own_label(trend, plot));
}

/// Draws all intervals beneath every line, so that one sees whether the target is within them.
pub(super) fn bands(trend: &Trend, plot: &Plot<'_>) -> Option<Element> {
    let bands: Vec<Element> = trend
        .estimates()
        .filter_map(|(index, estimate)| Some((index, estimate.interval?)))
        .map(|(index, interval)| band(plot, index, interval).rect().at("rx", 3.0))
        .collect();
    let group = Element::new("g").class("chart-interval").fill(Role::Soft);
    (!bands.is_empty()).then(|| group.with_all(bands))
}

fn band(plot: &Plot<'_>, index: usize, (lower, upper): (f64, f64)) -> Frame {
    let half = (plot.step * 0.46).min(WIDEST) / 2.0;
    let x = plot.column(index);
    let (top, bottom) = (plot.scale.at(upper), plot.scale.at(lower));
    Frame { left: x - half, top, right: x + half, bottom: bottom.max(top + 1.0) }
}

fn joined(trend: &Trend, plot: &Plot<'_>) -> Option<Element> {
    let known: Vec<(usize, Estimate)> = trend.estimates().collect();
    let follows = |a: &(usize, Estimate), b: &(usize, Estimate)| {
        a.0 + 1 == b.0 && backdrop::is_joined(trend, b.0)
    };
    let mut path = Path::default();
    for stretch in known.chunk_by(follows).filter(|stretch| stretch.len() > 1) {
        path.polyline(stretch.iter().map(|(index, estimate)| plot.place(*index, estimate.value)));
    }
    if path.is_empty() {
        return None;
    }
    let drawn = path.element().class("chart-line").hollow().stroke(Role::Ink, 1.25);
    Some(drawn.set("stroke-linejoin", "round"))
}

/// Draws the point, with a clear area around it that is easy to hit.
fn point(plot: &Plot<'_>, index: usize, estimate: &Estimate, mark: &Mark) -> Element {
    let place = plot.place(index, estimate.value);
    let reach = estimate.interval.map_or_else(
        || band(plot, index, (estimate.value, estimate.value)),
        |interval| band(plot, index, interval),
    );
    let hold = Frame {
        top: reach.top.min(place.1 - 8.0).max(plot.frame.top - 8.0),
        bottom: reach.bottom.max(place.1 + 8.0),
        ..reach
    };
    let hold = hold.rect().at("rx", 3.0).hold();
    let drawn = match estimate.interval {
        Some(_) => symbol(Shape::Disc, Body::Solid, place, 3.0),
        None => symbol(Shape::Disc, Body::Open, place, 3.5),
    };
    marked(mark, [hold, drawn])
}
