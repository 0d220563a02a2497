//! A figure over ordered periods: the interval is the mark, the estimate a point within it.

mod backdrop;
mod series;

use crate::{
    axis::{self, EndLabel, EndLabels, LeftAxis},
    input::{Axis, Caption, Estimate, Line, Mark, Nothing},
    look::Look,
    scale::{Scale, count, domain},
    shape::Frame,
    sheet::{Sheet, Svg},
    theme::Role,
};

/// One unit's figure over 1 to about 15 periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// The name of the chart.
    pub caption: Caption,
    /// What is measured.
    pub axis: Axis,
    /// Names the unit where its line ends; may be empty.
    pub label: String,
    /// The periods in order, those without a figure included.
    pub moments: Vec<Moment>,
    /// What is aimed at.
    pub target: Target,
    /// Quiet lines to compare with, such as the whole country.
    pub references: Vec<Reference>,
}

/// One period of a trend.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// Names the period, such as `2023/24`.
    pub period: String,
    /// The figure, or why there is none.
    pub reading: Reading,
    /// Names a break in the series between the period before and this one.
    pub break_before: Option<String>,
    /// Names where the figures come from from this period on, where it is another place than before. The line
    /// runs on.
    pub turn_before: Option<String>,
    /// Says why the figure cannot be compared with its neighbours; the period is hatched.
    pub incomparable: Option<String>,
}

/// What is known of one period.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A figure, with or without an interval.
    Known {
        /// The figure.
        estimate: Estimate,
        /// Its text and link.
        mark: Mark,
    },
    /// No figure.
    Missing {
        /// Says why in a word or two, written into the gap.
        why: String,
        /// The text and link of the gap.
        mark: Mark,
    },
    /// A period that has not been yet.
    Ahead,
}

/// What is aimed at over the periods.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Target {
    /// No target.
    #[default]
    None,
    /// The same level in all periods.
    Level(Line),
    /// A level for each period, `None` where there is none.
    Path {
        /// Names the path where it ends.
        label: String,
        /// One value for each period, in the order of the periods.
        values: Vec<Option<f64>>,
    },
}

/// A quiet line to compare with.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// Names the line where it ends.
    pub label: String,
    /// One value for each period, in the order of the periods.
    pub values: Vec<Option<f64>>,
}

impl Trend {
    /// Draws the trend.
    ///
    /// # Errors
    /// Without periods, or when no period has a figure.
    pub fn draw(&self, look: &Look<'_>) -> Result<Svg, Nothing> {
        if self.moments.is_empty() {
            return Err(Nothing::NoMarks);
        }
        if self.estimates().next().is_none() {
            return Err(Nothing::NoValues);
        }
        let domain = domain(self.numbers(), self.axis.limits, self.axis.least_span)
            .ok_or(Nothing::NoValues)?;
        let height = look.size.height(330.0, 280.0);
        let is_marked =
            |moment: &Moment| moment.break_before.is_some() || moment.turn_before.is_some();
        let has_breaks = self.moments.iter().any(is_marked);
        let top = if has_breaks { 48.0 } else { 30.0 };
        let left = LeftAxis::new(look, domain, height - top - 36.0);
        let labels = EndLabels::new(look, self.end_labels());
        let frame = Frame {
            left: left.room,
            top,
            right: look.size.width() - labels.room,
            bottom: height - 36.0,
        };
        let columns = count(self.moments.len());
        let inset = (frame.width() / columns / 2.0).min(look.size.pick(36.0, 22.0));
        let inset = if self.moments.len() == 1 { frame.width() / 2.0 } else { inset };
        let plot = Plot {
            look,
            frame,
            scale: Scale::linear(domain, frame.bottom, frame.top),
            inset,
            columns: self.moments.len(),
            step: (frame.width() - inset * 2.0) / (columns - 1.0).max(1.0),
        };
        let mut sheet = Sheet::new(look, "trend", look.size.width(), height);
        sheet.add_all(axis::name(look, &self.axis.label, 12.0));
        backdrop::incomparable(self, &plot, &mut sheet);
        sheet.add(left.draw(&frame, &plot.scale));
        sheet.add(backdrop::periods(self, &plot));
        sheet.add_all(backdrop::breaks(self, &plot));
        sheet.add_all(series::bands(self, &plot));
        sheet.add_all(backdrop::references(self, &plot));
        sheet.add_all(backdrop::target(self, &plot));
        series::draw(self, &plot, &mut sheet);
        sheet.add_all(labels.draw(&frame, |value| plot.scale.at(value)));
        Ok(sheet.finish(&self.caption))
    }

    fn estimates(&self) -> impl Iterator<Item = (usize, Estimate)> {
        self.moments.iter().enumerate().filter_map(|(index, moment)| match &moment.reading {
            Reading::Known { estimate, .. } => estimate.finite().map(|known| (index, known)),
            Reading::Missing { .. } | Reading::Ahead => None,
        })
    }

    fn numbers(&self) -> impl Iterator<Item = f64> {
        let figures =
            self.estimates().flat_map(|(_, estimate)| estimate.extent().collect::<Vec<_>>());
        let references = self.references.iter().flat_map(|reference| &reference.values);
        let (level, path): (Option<f64>, &[Option<f64>]) = match &self.target {
            Target::None => (None, &[]),
            Target::Level(line) => (Some(line.value), &[]),
            Target::Path { values, .. } => (None, values),
        };
        figures.chain(references.chain(path).copied().flatten()).chain(level)
    }

    /// Names each line where it ends. The own line is named here only when it reaches the last
    /// period; else [`series`] names it where it stops.
    fn end_labels(&self) -> Vec<EndLabel<'_>> {
        let own = self.estimates().last().filter(|(index, _)| index + 1 == self.moments.len());
        let own = own.map(|(_, estimate)| EndLabel {
            line: &self.label,
            place: estimate.value,
            role: Role::Ink,
        });
        let target = match &self.target {
            Target::None => None,
            Target::Level(line) => line.finite().map(|line| (&line.label, line.value)),
            Target::Path { label, values } => last(values).map(|value| (label, value)),
        };
        let target = target.map(|(line, place)| EndLabel { line, place, role: Role::Target });
        let references = self.references.iter().filter_map(|reference| {
            last(&reference.values).map(|place| EndLabel {
                line: &reference.label,
                place,
                role: Role::Muted,
            })
        });
        own.into_iter().chain(target).chain(references).collect()
    }
}

fn last(values: &[Option<f64>]) -> Option<f64> {
    values.iter().rev().flatten().copied().find(|value| value.is_finite())
}

/// The room of the trend: one column for each period.
struct Plot<'a> {
    look: &'a Look<'a>,
    frame: Frame,
    scale: Scale,
    inset: f64,
    columns: usize,
    step: f64,
}

impl Plot<'_> {
    fn column(&self, index: usize) -> f64 {
        self.frame.left + self.inset + self.step * count(index)
    }

    /// Returns the room of a period, halfway to its neighbours.
    fn span(&self, index: usize) -> Frame {
        let (middle, half) = (self.column(index), self.step / 2.0);
        Frame {
            left: (middle - half).max(self.frame.left),
            right: (middle + half).min(self.frame.right),
            ..self.frame
        }
    }

    fn place(&self, index: usize, value: f64) -> (f64, f64) {
        (self.column(index), self.scale.at(value))
    }
}
