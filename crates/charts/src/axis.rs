//! Axes: quiet lines at round values, written in the reader's language.

use crate::{
    element::Element,
    input::Line,
    look::Look,
    placement::{Wish, settle_sorted},
    scale::{Scale, Ticks, count},
    shape::{Frame, Path, line, text},
    text::{fit, inside, width, wrap},
    theme::Role,
};

/// The value axis at the left: its ticks and the room their labels take.
pub(crate) struct LeftAxis {
    labels: Vec<(f64, String)>,
    pub(crate) room: f64,
}

const SMALL: f64 = 11.0;
const WIDEST_LABEL: f64 = 72.0;

impl LeftAxis {
    pub(crate) fn new(look: &Look<'_>, domain: (f64, f64), height: f64) -> Self {
        let ticks = Scale::linear(domain, height, 0.0).ticks((height / 46.0).clamp(2.0, 6.0));
        let labels = labels(look, &ticks);
        let widest = labels.iter().map(|(_, label)| width(label, SMALL)).fold(0.0, f64::max);
        Self { labels, room: widest + 10.0 }
    }

    pub(crate) fn draw(&self, frame: &Frame, scale: &Scale) -> Element {
        let mut grid = Path::default();
        let mut group = Element::new("g").class("chart-axis");
        for (value, label) in &self.labels {
            let place = scale.at(*value);
            grid.polyline([(frame.left, place), (frame.right, place)]);
            group.push(tick_text(frame.left - 8.0, place + 4.0, label).ends_here());
        }
        let lines = grid.element().class("chart-grid").hollow().stroke(Role::Grid, 1.0);
        Element::new("g").with(lines).with(group)
    }
}

/// Writes every tick, cut to the room there is.
pub(crate) fn labels(look: &Look<'_>, ticks: &Ticks) -> Vec<(f64, String)> {
    let write = |value: &f64| fit(&look.write(*value, ticks.decimals), WIDEST_LABEL, SMALL);
    ticks.values.iter().map(|value| (*value, write(value))).collect()
}

pub(crate) fn tick_text(x: f64, y: f64, label: &str) -> Element {
    text(x, y, label).class("chart-tick").small().fill(Role::Muted)
}

/// Draws the axis along the bottom with grid lines upwards.
pub(crate) fn bottom(look: &Look<'_>, frame: &Frame, scale: &Scale) -> Element {
    let ticks = scale.ticks(frame.width() / 76.0);
    let mut group = Element::new("g").class("chart-axis");
    let mut grid = Path::default();
    let mut free_from = f64::NEG_INFINITY;
    for (value, label) in labels(look, &ticks) {
        let place = scale.at(value);
        grid.polyline([(place, frame.top), (place, frame.bottom)]);
        let half = width(&label, SMALL) / 2.0;
        let middle = inside(place, half, look.size.width());
        if middle - half < free_from {
            continue;
        }
        free_from = middle + half + 6.0;
        group.push(tick_text(middle, frame.bottom + 17.0, &label).centred());
    }
    if grid.is_empty() {
        return group;
    }
    let lines = grid.element().class("chart-grid").hollow().stroke(Role::Grid, 1.0);
    Element::new("g").with(lines).with(group)
}

/// Writes the name of the value axis above it.
pub(crate) fn name(look: &Look<'_>, label: &str, y: f64) -> Option<Element> {
    if label.is_empty() {
        return None;
    }
    let label = fit(label, look.size.width() - 4.0, SMALL);
    Some(tick_text(0.0, y, &label).class("chart-axis-name"))
}

/// A label beside the end of a line.
pub(crate) struct EndLabel<'a> {
    pub(crate) line: &'a str,
    pub(crate) place: f64,
    pub(crate) role: Role,
}

/// Labels to the right of a drawing, wrapped to the room and kept from overlapping.
pub(crate) struct EndLabels<'a> {
    labels: Vec<(EndLabel<'a>, Vec<String>)>,
    pub(crate) room: f64,
}

const LEADING: f64 = 13.5;

impl<'a> EndLabels<'a> {
    pub(crate) fn new(look: &Look<'_>, labels: impl IntoIterator<Item = EndLabel<'a>>) -> Self {
        let most = look.size.width() * look.size.pick(0.22, 0.25);
        let labels: Vec<_> = labels
            .into_iter()
            .filter(|label| !label.line.is_empty())
            .map(|label| {
                let lines = wrap(label.line, most, 12.0, 3);
                (label, lines)
            })
            .collect();
        let widest = labels
            .iter()
            .flat_map(|(_, lines)| lines.iter().map(|line| width(line, 12.0)))
            .fold(0.0, f64::max);
        Self { room: if labels.is_empty() { 4.0 } else { widest + 12.0 }, labels }
    }

    /// Draws the labels; `places` says where each line ends now that the scale is known.
    pub(crate) fn draw(&self, frame: &Frame, place: impl Fn(f64) -> f64) -> Vec<Element> {
        let wish = |(label, lines): &(EndLabel<'a>, Vec<String>)| Wish {
            middle: place(label.place),
            size: LEADING * count(lines.len()) + 2.0,
        };
        let wishes: Vec<Wish> = self.labels.iter().map(wish).collect();
        let placed = settle_sorted(&wishes, (frame.top - 8.0, frame.bottom + 8.0));
        self.labels
            .iter()
            .zip(placed)
            .map(|((label, lines), top)| block(lines, (frame.right + 8.0, top), label.role))
            .collect()
    }
}

fn block(lines: &[String], (x, top): (f64, f64), role: Role) -> Element {
    let first = top + 12.0;
    let mut group = Element::new("g").class("chart-label").fill(role);
    if role == Role::Ink {
        group = group.bold();
    }
    for (index, content) in lines.iter().enumerate() {
        group.push(text(x, first + count(index) * LEADING, content));
    }
    group
}

/// Draws a target or reference line across the frame at a place.
pub(crate) fn across(frame: &Frame, place: f64, role: Role) -> Element {
    let drawn = line((frame.left, place), (frame.right, place));
    match role {
        Role::Target => drawn.class("chart-target").stroke(role, 1.5).dashed("6 4"),
        _ => drawn.class("chart-reference").stroke(role, 1.25).dashed("1.5 3"),
    }
}

/// Draws a line upright through the frame; its label, to stand above, is kept within the sheet
/// and clear of other lines when drawn after them.
pub(crate) fn upright(
    look: &Look<'_>,
    frame: &Frame,
    place: f64,
    (named, role): (&Line, Role),
) -> (Element, Element) {
    let label = fit(&named.label, look.size.width() / 2.0, 12.0);
    let half = width(&label, 12.0) / 2.0;
    let middle = inside(place, half, look.size.width());
    let drawn = line((place, frame.top), (place, frame.bottom));
    let drawn = match role {
        Role::Target => drawn.class("chart-target").stroke(role, 1.5).dashed("6 4"),
        _ => drawn.class("chart-reference").stroke(role, 1.25).dashed("1.5 3"),
    };
    let words = text(middle, frame.top - 6.0, &label).centred().haloed();
    (drawn, words.class("chart-label").fill(role))
}
