//! One figure on a figure card: its interval against a target, on a short scale.

use crate::{
    axis::tick_text,
    element::Element,
    input::{Axis, Caption, Estimate, Line, Mark, Nothing},
    look::Look,
    scale::{Scale, domain},
    shape::{Frame, line, marked, text},
    sheet::{Sheet, Svg},
    text::{fit, inside, width},
    theme::Role,
};

/// A figure of one unit and period.
#[derive(Clone, Debug, PartialEq)]
pub struct IntervalBar {
    /// The name of the chart.
    pub caption: Caption,
    /// What is measured; only the ends of the scale are written.
    pub axis: Axis,
    /// Whether the ends of the scale are written; of bars below each other only the last needs them.
    pub ends: Ends,
    /// The figure.
    pub estimate: Estimate,
    /// What is aimed at.
    pub target: Option<Line>,
    /// The text and link of the figure.
    pub mark: Mark,
}

/// What is said of the scale of a bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ends {
    /// Its ends are written below it.
    #[default]
    Written,
    /// Nothing: another bar on the same scale says it.
    Silent,
}

const WIDTH: f64 = 300.0;
const HEIGHT: f64 = 48.0;
/// The room for the ends of the scale.
const ENDS: f64 = 15.0;

impl IntervalBar {
    /// Draws the bar, always 300 × 48 user units whatever the size of the look; 300 × 33 without ends.
    ///
    /// # Errors
    /// When the figure is not finite.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        let estimate = self.estimate.finite().ok_or(Nothing::NoValues)?;
        let target = self.target.as_ref().and_then(Line::finite);
        let values = estimate.extent().chain(target.map(|line| line.value));
        let domain =
            domain(values, self.axis.limits, self.axis.least_span).ok_or(Nothing::NoValues)?;
        let frame = Frame { left: 3.0, top: 17.0, right: WIDTH - 3.0, bottom: 31.0 };
        let scale = Scale::linear(domain, frame.left, frame.right);
        let height = if self.ends == Ends::Silent { HEIGHT - ENDS } else { HEIGHT };
        let mut sheet = Sheet::new(look, "interval-bar", WIDTH, height);
        sheet.add(baseline(look, &frame, &scale, self.ends));
        sheet.add(marked(&self.mark, figure(&estimate, &frame, &scale)));
        sheet.add_all(target.map(|line| aim(line, &frame, &scale)));
        Ok(sheet.finish(&self.caption))
    }
}

fn baseline(look: &Look<'_>, frame: &Frame, scale: &Scale, ends: Ends) -> Element {
    let middle = frame.middle();
    let drawn = line((frame.left, middle), (frame.right, middle)).stroke(Role::Grid, 2.0);
    let ticks = scale.ticks(4.0);
    let mut group = Element::new("g").class("chart-axis").with(drawn.class("chart-grid"));
    for value in [ticks.values.first(), ticks.values.last()].into_iter().flatten() {
        let label = fit(&look.write(*value, ticks.decimals), WIDTH / 3.0, 11.0);
        let half = width(&label, 11.0) / 2.0;
        let place = scale.at(*value);
        let notch = line((place, middle - 3.0), (place, middle + 3.0)).stroke(Role::Quiet, 1.0);
        group.push(notch);
        if ends == Ends::Silent {
            continue;
        }
        group.push(tick_text(inside(place, half, WIDTH), HEIGHT - 3.0, &label).centred());
    }
    group
}

fn figure(estimate: &Estimate, frame: &Frame, scale: &Scale) -> Vec<Element> {
    let place = scale.at(estimate.value);
    let point = Frame { left: place - 1.25, right: place + 1.25, ..*frame };
    let point = point.rect().class("chart-symbol").fill(Role::Ink);
    let band = estimate.interval.map(|(lower, upper)| {
        let bar = Frame {
            left: scale.at(lower),
            right: scale.at(upper),
            top: frame.top + 1.0,
            bottom: frame.bottom - 1.0,
        };
        bar.rect().at("rx", 3.0).class("chart-interval").fill(Role::Soft)
    });
    band.into_iter().chain([point]).collect()
}

fn aim(target: &Line, frame: &Frame, scale: &Scale) -> Element {
    let place = scale.at(target.value);
    let label = fit(&target.label, WIDTH, 11.0);
    let half = width(&label, 11.0) / 2.0;
    let drawn = line((place, frame.top - 3.0), (place, frame.bottom + 3.0));
    let words = text(inside(place, half, WIDTH), frame.top - 6.0, &label);
    Element::new("g")
        .with(drawn.class("chart-target").stroke(Role::Target, 1.5).dashed("3 2"))
        .with(words.small().centred().class("chart-label").fill(Role::Target))
}
