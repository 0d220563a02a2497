//! A funnel: every unit's figure against its count, within the limits chance allows.

mod limits;

use crate::{
    axis::{self, EndLabel, EndLabels, LeftAxis, across},
    element::Element,
    input::{Axis, Caption, Line, Mark, Nothing},
    labels::Labels,
    look::Look,
    scale::{Scale, Spacing, bounds, domain},
    shape::{Body, Frame, Path, Shape, marked, symbol},
    sheet::{Sheet, Svg},
    theme::Role,
};

/// All units of a kind as grey context, with the reader's own units marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The name of the chart.
    pub caption: Caption,
    /// Names the count along the bottom, such as the number of pupils.
    pub count_label: String,
    /// Says how counts are spread along the bottom.
    pub spacing: Spacing,
    /// What is measured.
    pub axis: Axis,
    /// The level the limits stand around.
    pub target: Line,
    /// The limits that 95 % of units stay within by chance.
    pub inner: Limits,
    /// The limits that 99.8 % of units stay within by chance.
    pub outer: Limits,
    /// All other units.
    pub context: Context,
    /// The reader's own units.
    pub units: Vec<FunnelUnit>,
}

/// A pair of limit curves.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// Names the curves where they end, such as `95 %`.
    pub label: String,
    /// The curves by increasing count, dense enough to look smooth.
    pub points: Vec<Limit>,
}

/// The limits at one count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limit {
    /// The number of pupils.
    pub n: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

/// Units that are context: one mark in the drawing with one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// Says what the grey dots are.
    pub text: String,
    /// Count and figure of each unit.
    pub points: Vec<(f64, f64)>,
}

/// One of the reader's own units.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelUnit {
    /// Names the unit beside its symbol; may be empty where there are too many names.
    pub label: String,
    /// The number of pupils; below [`FEW`] the symbol is open.
    pub n: f64,
    /// The figure.
    pub value: f64,
    /// Where it stands against the limits.
    pub verdict: Verdict,
    /// The text and link of the symbol.
    pub mark: Mark,
}

/// Where a unit stands against the limits (statistics D2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Within the inner limits: as expected. A circle.
    Expected,
    /// Between inner and outer limits: attention. A diamond.
    Attention,
    /// Outside the outer limits: deviates. A square.
    Deviates,
}

/// Below this count a unit is drawn open.
pub const FEW: f64 = 10.0;

/// From this many on the grey dots are small, so that they do not hide each other.
const MANY: usize = 100;

impl Funnel {
    /// Draws the funnel.
    ///
    /// # Errors
    /// Without any unit, or when no unit has a finite count and figure.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        if self.context.points.is_empty() && self.units.is_empty() {
            return Err(Nothing::NoMarks);
        }
        let height = look.size.height(400.0, 340.0);
        let across_domain = self.counts()?;
        let domain = self.figures(across_domain)?;
        let left = LeftAxis::new(look, domain, height - 80.0);
        let labels = EndLabels::new(look, self.end_labels(across_domain, domain));
        let frame = Frame {
            left: left.room,
            top: 28.0,
            right: look.size.width() - labels.room,
            bottom: height - 52.0,
        };
        let plot = Plot {
            frame,
            across: Scale::new(self.spacing, across_domain, frame.left, frame.right),
            up: Scale::linear(domain, frame.bottom, frame.top),
        };
        let mut sheet = Sheet::new(look, "funnel", look.size.width(), height);
        sheet.add_all(axis::name(look, &self.axis.label, 12.0));
        sheet.add_all(limits::areas(&self.outer, &self.inner, &plot));
        sheet.add(left.draw(&frame, &plot.up));
        sheet.add(axis::bottom(look, &frame, &plot.across));
        let name = axis::tick_text(frame.right, height - 12.0, &self.count_label).ends_here();
        sheet.add(name.class("chart-axis-name"));
        sheet.add_all(limits::curves(&self.outer, &plot));
        sheet.add_all(limits::curves(&self.inner, &plot));
        sheet.add_all(
            self.target.finite().map(|line| across(&frame, plot.up.at(line.value), Role::Muted)),
        );
        sheet.add_all(self.grey(&plot));
        sheet.add_all(self.own(look, &plot));
        sheet.add_all(labels.draw(&frame, |value| plot.up.at(value)));
        Ok(sheet.finish(&self.caption))
    }

    fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        let own = self.units.iter().map(|unit| (unit.n, unit.value));
        let all = self.context.points.iter().copied().chain(own);
        all.filter(|(n, value)| n.is_finite() && *n >= 0.0 && value.is_finite())
    }

    fn counts(&self) -> Result<(f64, f64), Nothing> {
        let (least, most) = bounds(self.points().map(|(n, _)| n)).ok_or(Nothing::NoValues)?;
        let low = if self.spacing == Spacing::Linear { 0.0 } else { least * 0.85 };
        Ok((low.max(0.0), (most * 1.04).max(low + 1.0)))
    }

    /// Holds every unit and the inner limits of a small unit; wider limits are cut at the frame.
    fn figures(&self, counts: (f64, f64)) -> Result<(f64, f64), Nothing> {
        let small = Scale::new(self.spacing, counts, 0.0, 1.0);
        let limit = self.inner.points.iter().find(|limit| small.at(limit.n) >= 0.2);
        let limits = limit.into_iter().flat_map(|limit| [limit.lower, limit.upper]);
        let values = self.points().map(|(_, value)| value).chain(limits).chain([self.target.value]);
        domain(values, self.axis.limits, self.axis.least_span).ok_or(Nothing::NoValues)
    }

    /// Names the centre, and the limits whose upper curve ends within the frame.
    fn end_labels(&self, counts: (f64, f64), figures: (f64, f64)) -> Vec<EndLabel<'_>> {
        let end =
            |limits: &Limits| limits.points.iter().rfind(|limit| limit.n <= counts.1).copied();
        let named = |limits| end(limits).filter(|limit| limit.upper <= figures.1);
        let target = self.target.finite().map(|line| EndLabel {
            line: &line.label,
            place: line.value,
            role: Role::Muted,
        });
        let curves = [&self.outer, &self.inner].into_iter().filter_map(|limits| {
            named(limits).map(|limit| EndLabel {
                line: &limits.label,
                place: limit.upper,
                role: Role::Muted,
            })
        });
        curves.chain(target).collect()
    }

    fn grey(&self, plot: &Plot) -> Option<Element> {
        let mut path = Path::default();
        let finite = |(n, value): &&(f64, f64)| n.is_finite() && value.is_finite();
        let points = self.context.points.iter().filter(finite);
        path.dots(points.map(|(n, value)| (plot.across.at(*n), plot.up.at(*value))));
        if path.is_empty() {
            return None;
        }
        let size = if self.context.points.len() < MANY { 6.0 } else { 3.0 };
        let dots = path.element().hollow().stroke(Role::Quiet, size).set("stroke-linecap", "round");
        let mark = Mark { text: self.context.text.clone(), link: None };
        Some(marked(&mark, [dots.class("chart-context")]))
    }

    /// Draws the own units over the grey ones, each with its name beside it.
    fn own(&self, look: &Look<'_>, plot: &Plot) -> Vec<Element> {
        let finite = |unit: &&FunnelUnit| unit.n.is_finite() && unit.value.is_finite();
        let units: Vec<&FunnelUnit> = self.units.iter().filter(finite).collect();
        let places: Vec<(f64, f64)> =
            units.iter().map(|unit| (plot.across.at(unit.n), plot.up.at(unit.value))).collect();
        let mut labels = Labels::new(look, plot.frame, &places);
        units
            .into_iter()
            .zip(&places)
            .map(|(unit, place)| {
                let name = (!unit.label.is_empty()).then(|| labels.beside(*place, &unit.label));
                marked(&unit.mark, [unit.symbol(*place)].into_iter().chain(name))
            })
            .collect()
    }
}

impl FunnelUnit {
    fn symbol(&self, place: (f64, f64)) -> Element {
        let shape = match self.verdict {
            Verdict::Expected => Shape::Disc,
            Verdict::Attention => Shape::Diamond,
            Verdict::Deviates => Shape::Square,
        };
        let body = if self.n < FEW { Body::Open } else { Body::Solid };
        Element::new("g")
            .with(symbol(shape, body, place, 4.5))
            .set("stroke-linejoin", "round")
            .class("chart-unit")
    }
}

struct Plot {
    frame: Frame,
    across: Scale,
    up: Scale,
}
