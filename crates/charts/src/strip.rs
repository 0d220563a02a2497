//! A strip: where one's own units stand among all, with their uncertainty and without a rank.

use crate::{
    axis::{self, upright},
    element::Element,
    input::{Axis, Caption, Estimate, Line, Mark, Nothing},
    look::Look,
    scale::{Scale, count, domain},
    shape::{Body, Frame, Path, Shape, line, marked, symbol, text},
    sheet::{Sheet, Svg},
    text::{fit, width},
    theme::Role,
};

/// The distribution of all units as grey dots, and the reader's own units below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The name of the chart.
    pub caption: Caption,
    /// What is measured.
    pub axis: Axis,
    /// All other units.
    pub context: Distribution,
    /// The reader's own units, in the order they are to stand (by name).
    pub units: Vec<StripUnit>,
    /// A level to compare with, such as the whole country.
    pub reference: Option<Line>,
    /// What is aimed at.
    pub target: Option<Line>,
}

/// Units that are context: one mark in the drawing with one text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    /// Says what the grey dots are.
    pub text: String,
    /// The figure of each unit.
    pub values: Vec<f64>,
    /// Says what the dark dots among them are; may be empty.
    pub own_text: String,
    /// The figures of the reader's own units that are too many to be named.
    pub own: Vec<f64>,
}

/// One of the reader's own units.
#[derive(Clone, Debug, PartialEq)]
pub struct StripUnit {
    /// Names the unit beside its interval.
    pub label: String,
    /// The figure.
    pub estimate: Estimate,
    /// What the figure is read beside, drawn as a short line across its row.
    pub beside: Option<f64>,
    /// The text and link of the mark.
    pub mark: Mark,
}

/// The height of an own unit's row.
const ROW: f64 = 26.0;
/// By how much a row is taller when its label stands above its marks.
const LINE: f64 = 12.0;
/// The least size of a dark dot, so that it is seen in a tall stack.
const OWN_DOT: f64 = 3.5;

impl Strip {
    /// Draws the strip.
    ///
    /// # Errors
    /// Without any unit, or when no unit has a finite figure.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        if self.context.all().next().is_none() && self.units.is_empty() {
            return Err(Nothing::NoMarks);
        }
        if !self.figures().any(f64::is_finite) {
            return Err(Nothing::NoValues);
        }
        let lines = [&self.reference, &self.target].into_iter().flatten().map(|line| line.value);
        let domain = domain(self.figures().chain(lines), self.axis.limits, self.axis.least_span)
            .ok_or(Nothing::NoValues)?;
        let has_context = self.context.all().next().is_some();
        let (left, right) = (6.0, look.size.width() - 6.0);
        let scale = Scale::linear(domain, left, right);
        let heights: Vec<f64> = self.units.iter().map(|unit| unit.height(look, &scale)).collect();
        let swarm_height = if has_context { look.size.pick(112.0, 92.0) } else { 0.0 };
        let top =
            24.0 + 16.0 * count([&self.reference, &self.target].into_iter().flatten().count());
        let frame = Frame {
            left,
            top,
            right,
            bottom: top + swarm_height + heights.iter().sum::<f64>() + 6.0,
        };
        let swarm = Frame { bottom: top + swarm_height, ..frame };
        let mut sheet = Sheet::new(look, "strip", look.size.width(), frame.bottom + 26.0);
        sheet.add_all(axis::name(look, &self.axis.label, 12.0));
        sheet.add(axis::bottom(look, &frame, &scale));
        sheet.add_all(self.dots(look, &swarm, &scale));
        sheet.add_all(self.levels(look, &frame, &scale));
        let mut below = swarm.bottom;
        for (unit, height) in self.units.iter().zip(heights) {
            below += height;
            let row = below - ROW / 2.0;
            sheet.add_all(unit.draw(look, &scale, (has_context.then_some(swarm.top), row)));
        }
        Ok(sheet.finish(&self.caption))
    }

    fn figures(&self) -> impl Iterator<Item = f64> {
        let own = self.units.iter().filter_map(|unit| unit.estimate.finite());
        let own = own.flat_map(|estimate| estimate.extent().collect::<Vec<_>>());
        let beside = self.units.iter().filter_map(|unit| unit.beside);
        self.context.all().map(|(value, _)| value).chain(own).chain(beside)
    }

    /// Stacks the dots of all units, grey and then dark.
    fn dots(&self, look: &Look<'_>, frame: &Frame, scale: &Scale) -> Vec<Element> {
        let finite = self.context.all().filter(|(value, _)| value.is_finite());
        let dot = look.size.pick(4.0, 3.0);
        let mut places: Vec<(f64, bool)> =
            finite.map(|(value, is_own)| ((scale.at(value) / dot).round() * dot, is_own)).collect();
        places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let columns: Vec<&[(f64, bool)]> =
            places.chunk_by(|a, b| (a.0 - b.0).abs() < dot / 2.0).collect();
        let tallest = columns.iter().map(|column| column.len()).max().unwrap_or_default();
        let step = dot.min((frame.height() - 12.0) / count(tallest.max(1)));
        let stacked: Vec<((f64, f64), bool)> = columns
            .into_iter()
            .flat_map(|column| {
                let first = frame.middle() - step * (count(column.len()) - 1.0) / 2.0;
                let rows = column.iter().enumerate();
                rows.map(move |(index, (place, is_own))| {
                    ((*place, first + step * count(index)), *is_own)
                })
            })
            .collect();
        let size = (step * 0.75).max(1.0);
        let kinds = [
            (false, (Role::Quiet, size), "chart-context", &self.context.text),
            (true, (Role::Ink, size.max(OWN_DOT)), "chart-own", &self.context.own_text),
        ];
        let drawn =
            |(kind, (role, size), class, said): (bool, (Role, f64), &'static str, &String)| {
                let mut path = Path::default();
                path.dots(stacked.iter().filter(|(_, is_own)| *is_own == kind).map(|(at, _)| *at));
                if path.is_empty() {
                    return None;
                }
                let dots = path.element().hollow().stroke(role, size);
                let mark = Mark { text: said.clone(), link: None };
                Some(marked(&mark, [dots.set("stroke-linecap", "round").class(class)]))
            };
        kinds.into_iter().filter_map(drawn).collect()
    }

    /// Draws reference and target, each named on its own line above.
    fn levels(&self, look: &Look<'_>, frame: &Frame, scale: &Scale) -> Vec<Element> {
        let named = [(&self.reference, Role::Muted), (&self.target, Role::Target)];
        let shown =
            named.into_iter().filter_map(|(line, role)| Some((line.as_ref()?.finite()?, role)));
        let drawn = shown.enumerate().map(|(index, (line, role))| {
            let raised = Frame { top: frame.top - 16.0 * count(index), ..*frame };
            upright(look, &raised, scale.at(line.value), (line, role))
        });
        let (mut lines, words): (Vec<Element>, Vec<Element>) = drawn.unzip();
        lines.extend(words);
        lines
    }
}

impl Distribution {
    /// Returns the figures, each with whether it is the reader's own.
    fn all(&self) -> impl Iterator<Item = (f64, bool)> {
        let others = self.values.iter().map(|value| (*value, false));
        others.chain(self.own.iter().map(|value| (*value, true)))
    }
}

impl StripUnit {
    /// Returns the height of the unit's row, which has a line more when its label stands above it.
    fn height(&self, look: &Look<'_>, scale: &Scale) -> f64 {
        let label = self.ends(scale).map(|ends| self.label(look, ends));
        if label.is_some_and(|label| label.above) { ROW + LINE } else { ROW }
    }

    /// Draws the unit in its row, with a thin line up to where it stands among others, if there are any.
    fn draw(
        &self,
        look: &Look<'_>,
        scale: &Scale,
        (top, row): (Option<f64>, f64),
    ) -> Option<Element> {
        let (estimate, ends) = (self.estimate.finite()?, self.ends(scale)?);
        let place = scale.at(estimate.value);
        let (lower, upper) = estimate.interval.unwrap_or((estimate.value, estimate.value));
        let (from, to) = (scale.at(lower), scale.at(upper));
        let guide = top.map(|top| {
            line((place, top), (place, row)).class("chart-guide").stroke(Role::Ink, 0.75)
        });
        let bar = Frame { left: from, top: row - 6.0, right: to, bottom: row + 6.0 };
        let band = bar.rect().at("rx", 3.0).class("chart-interval").fill(Role::Soft);
        let point = match estimate.interval {
            Some(_) => symbol(Shape::Disc, Body::Solid, (place, row), 3.0),
            None => symbol(Shape::Disc, Body::Open, (place, row), 3.5),
        };
        let band = estimate.interval.map(|_| band);
        let beside = self.beside(scale).map(|place| {
            let across = line((place, row - 9.0), (place, row + 9.0));
            across.class("chart-beside").stroke(Role::Muted, 2.0)
        });
        let words = self.label(look, ends).at(row);
        Some(marked(&self.mark, guide.into_iter().chain(band).chain(beside).chain([point, words])))
    }

    fn beside(&self, scale: &Scale) -> Option<f64> {
        self.beside.filter(|value| value.is_finite()).map(|value| scale.at(value))
    }

    /// Returns from where to where the unit's marks reach.
    fn ends(&self, scale: &Scale) -> Option<(f64, f64)> {
        let estimate = self.estimate.finite()?;
        let place = scale.at(estimate.value);
        let (lower, upper) = estimate.interval.unwrap_or((estimate.value, estimate.value));
        let ends = [place - 4.0, place + 4.0, scale.at(lower), scale.at(upper)].into_iter();
        let beside = self.beside(scale).into_iter();
        let ends = ends.chain(beside.flat_map(|place| [place - 2.0, place + 2.0]));
        Some(ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), end| {
            (first.min(end), last.max(end))
        }))
    }

    /// Names the unit beside its marks, or above them where neither side has room.
    fn label(&self, look: &Look<'_>, (from, to): (f64, f64)) -> Label {
        let full = look.size.width();
        let words = fit(&self.label, full - 12.0, 12.0);
        let room = width(&words, 12.0) + 10.0;
        let (place, ends_here, above) = if room <= full - to {
            (to + 8.0, false, false)
        } else if room <= from {
            (from - 8.0, true, false)
        } else {
            (from.min(full - room), false, true)
        };
        Label { words, place, ends_here, above }
    }
}

/// A unit's name, and where in or above its row it stands.
struct Label {
    words: String,
    place: f64,
    ends_here: bool,
    above: bool,
}

impl Label {
    fn at(&self, row: f64) -> Element {
        let placed = text(self.place, if self.above { row - 9.0 } else { row + 4.0 }, &self.words);
        let placed = if self.ends_here { placed.ends_here() } else { placed };
        placed.bold().haloed().class("chart-label").fill(Role::Ink)
    }
}
