//! What stands behind a trend: periods, breaks, hatching, references and the target.

use super::{Plot, Reading, Target, Trend};
use crate::{
    axis::{across, tick_text},
    element::{Element, number},
    input::Mark,
    scale::count,
    shape::{Path, line, marked, text},
    sheet::Sheet,
    text::{fit, inside, width, wrap},
    theme::Role,
};

/// Hatches the periods that cannot be compared with their neighbours.
pub(super) fn incomparable(trend: &Trend, plot: &Plot<'_>, sheet: &mut Sheet<'_>) {
    let columns: Vec<(usize, &String)> = trend
        .moments
        .iter()
        .enumerate()
        .filter_map(|(index, moment)| moment.incomparable.as_ref().map(|why| (index, why)))
        .collect();
    if columns.is_empty() {
        return;
    }
    let fill = sheet.hatch();
    for (index, why) in columns {
        let hatched = plot.span(index).rect().set("fill", fill.as_str()).set("opacity", "0.45");
        let mark = Mark { text: why.clone(), link: None };
        sheet.add(marked(&mark, [hatched.class("chart-incomparable")]));
    }
}

/// Names the periods, as many as there is room for: the newest with a figure always, the rest evenly.
pub(super) fn periods(trend: &Trend, plot: &Plot<'_>) -> Element {
    let widest = trend.moments.iter().map(|moment| width(&moment.period, 11.0)).fold(0.0, f64::max);
    let room = plot.frame.width();
    let every = (1..=trend.moments.len())
        .find(|every| plot.step * count(*every) >= (widest + 8.0).min(room))
        .unwrap_or(trend.moments.len());
    let last = trend.moments.len().saturating_sub(1);
    let newest = trend.estimates().last().map_or(last, |(index, _)| index);
    let mut group = Element::new("g").class("chart-axis");
    for (index, moment) in trend.moments.iter().enumerate() {
        if !index.abs_diff(newest).is_multiple_of(every) {
            continue;
        }
        let label = fit(&moment.period, room.min(widest), 11.0);
        let y = plot.frame.bottom + 20.0;
        let half = width(&label, 11.0) / 2.0;
        let middle = inside(plot.column(index), half, plot.look.size.width());
        group.push(tick_text(middle, y, &label).centred());
    }
    group
}

/// Draws each break in the series, and each turn to figures from elsewhere, as a dashed line, named above the frame
/// when there is room.
pub(super) fn breaks(trend: &Trend, plot: &Plot<'_>) -> Vec<Element> {
    let found: Vec<(f64, String, &str)> = trend
        .moments
        .iter()
        .enumerate()
        .filter_map(|(index, moment)| {
            let class = if moment.break_before.is_some() { "chart-break" } else { "chart-turn" };
            let names = [&moment.break_before, &moment.turn_before];
            let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
            let place = plot.column(index) - plot.step / 2.0;
            (!names.is_empty()).then(|| (place, names.join(", "), class))
        })
        .collect();
    let ends = found.iter().skip(1).map(|(place, ..)| place - 8.0).chain([plot.look.size.width()]);
    found
        .iter()
        .zip(ends)
        .map(|((place, why, class), end)| {
            let has_room = width(why, 11.0) <= end - place - 5.0;
            let drawn = line((*place, plot.frame.top - 18.0), (*place, plot.frame.bottom));
            let drawn = drawn.class(class).stroke(Role::Muted, 1.0).dashed("2 3");
            let words = has_room
                .then(|| tick_text(place + 5.0, plot.frame.top - 9.0, why).class("chart-label"));
            let mark = Mark { text: why.clone(), link: None };
            marked(&mark, [drawn].into_iter().chain(words))
        })
        .collect()
}

/// Draws the lines to compare with, quiet and with gaps where they have none.
pub(super) fn references(trend: &Trend, plot: &Plot<'_>) -> Vec<Element> {
    trend
        .references
        .iter()
        .map(|reference| stretches(&reference.values, plot, |index| is_cut(trend, index)))
        .filter(|path| !path.is_empty())
        .map(|path| {
            path.element()
                .class("chart-reference")
                .hollow()
                .stroke(Role::Quiet, 1.5)
                .set("stroke-linecap", "round")
                .set("stroke-linejoin", "round")
        })
        .collect()
}

/// Draws the target: one level, or a path with a small diamond at each sub-target.
pub(super) fn target(trend: &Trend, plot: &Plot<'_>) -> Vec<Element> {
    match &trend.target {
        Target::None => Vec::new(),
        Target::Level(level) => level
            .finite()
            .map(|level| across(&plot.frame, plot.scale.at(level.value), Role::Target))
            .into_iter()
            .collect(),
        Target::Path { values, .. } => {
            let path = stretches(values, plot, |_| false);
            if path.is_empty() {
                return Vec::new();
            }
            let drawn = path.element().class("chart-target").hollow();
            vec![drawn.stroke(Role::Target, 1.5).dashed("6 4")]
        }
    }
}

/// Says whether a period and the one before it cannot be compared.
fn is_cut(trend: &Trend, index: usize) -> bool {
    let is_apart =
        |index: usize| trend.moments.get(index).is_some_and(|moment| moment.incomparable.is_some());
    let has_break = trend.moments.get(index).is_some_and(|moment| moment.break_before.is_some());
    has_break || is_apart(index) || index.checked_sub(1).is_some_and(is_apart)
}

/// Joins neighbouring values, but not over a cut; a value without neighbours becomes a short
/// level line.
fn stretches(values: &[Option<f64>], plot: &Plot<'_>, is_cut: impl Fn(usize) -> bool) -> Path {
    let known: Vec<(usize, f64)> = values
        .iter()
        .take(plot.columns)
        .enumerate()
        .filter_map(|(index, value)| Some((index, value.filter(|value| value.is_finite())?)))
        .collect();
    let mut path = Path::default();
    for stretch in known.chunk_by(|a, b| a.0 + 1 == b.0 && !is_cut(b.0)) {
        if let [(index, value)] = stretch {
            let (x, y) = plot.place(*index, *value);
            let half = (plot.step * 0.25).min(plot.inset);
            path.polyline([(x - half, y), (x + half, y)]);
        } else {
            path.polyline(stretch.iter().map(|(index, value)| plot.place(*index, *value)));
        }
    }
    path
}

/// Writes why a figure is missing into its gap.
pub(super) fn gap(plot: &Plot<'_>, index: usize, why: &str, mark: &Mark) -> Element {
    let x = plot.column(index);
    let mut parts = vec![
        line((x - 4.0, plot.frame.bottom), (x + 4.0, plot.frame.bottom))
            .class("chart-gap")
            .stroke(Role::Muted, 2.0),
    ];
    let lines = wrap(why, plot.span(index).width() - 4.0, 11.0, 3);
    if lines.iter().any(|line| line.ends_with(['-', '…'])) {
        parts.push(turned(plot, x, why));
    } else {
        let first = plot.frame.bottom - 10.0 - (count(lines.len()) - 1.0) * 13.0;
        parts.extend(lines.iter().enumerate().map(|(row, content)| {
            let middle = inside(x, width(content, 11.0) / 2.0, plot.look.size.width());
            let words = tick_text(middle, first + count(row) * 13.0, content);
            words.centred().class("chart-gap-text")
        }));
    }
    marked(mark, parts)
}

/// Writes a text upwards in a column too narrow for it.
fn turned(plot: &Plot<'_>, x: f64, why: &str) -> Element {
    let (x, y) = (x + 4.0, plot.frame.bottom - 10.0);
    let content = fit(why, plot.frame.height() - 20.0, 11.0);
    let place = format!("rotate(-90 {} {})", number(x), number(y));
    tick_text(x, y, &content).class("chart-gap-text").set("transform", place)
}

/// Names the own line where it stops before the last period.
pub(super) fn own_label(trend: &Trend, plot: &Plot<'_>) -> Option<Element> {
    let (index, estimate) = trend.estimates().last()?;
    if index + 1 == trend.moments.len() || trend.label.is_empty() {
        return None;
    }
    let (x, y) = plot.place(index, estimate.value);
    let (lower, upper) = estimate.interval.unwrap_or((estimate.value, estimate.value));
    let target_is_above = plot.place(index, target_at(trend, index).unwrap_or(upper)).1 < y;
    let label = fit(&trend.label, plot.look.size.width() / 2.0, 12.0);
    let half = width(&label, 12.0) / 2.0;
    let middle = inside(x, half, plot.look.size.width());
    let below = (plot.scale.at(lower) + 17.0).min(plot.frame.bottom - 5.0);
    let above = (plot.scale.at(upper) - 9.0).max(plot.frame.top - 4.0);
    let place = if target_is_above { below } else { above };
    let words = text(middle, place, &label).centred().bold().haloed();
    Some(words.class("chart-label").fill(Role::Ink))
}

fn target_at(trend: &Trend, index: usize) -> Option<f64> {
    match &trend.target {
        Target::None => None,
        Target::Level(level) => level.finite().map(|level| level.value),
        Target::Path { values, .. } => values.get(index).copied().flatten(),
    }
}

/// Says whether a line may be drawn from the period before to this one.
pub(super) fn is_joined(trend: &Trend, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).and_then(|before| trend.moments.get(before)) else {
        return false;
    };
    let Some(moment) = trend.moments.get(index) else { return false };
    let both_known = [before, moment].iter().all(|moment| {
        matches!(moment.reading, Reading::Known { .. }) && moment.incomparable.is_none()
    });
    both_known && moment.break_before.is_none()
}
