//! What every kind of chart is told: words that are already localised, and numbers.

use std::{error::Error, fmt};

/// The name of a chart for those who cannot see it; the page shows its own heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// Says what the chart is of, in a few words.
    pub title: String,
    /// Says in one or two sentences what the chart shows.
    pub description: String,
}

/// The text of a mark, and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Reads alone: unit, period, figure, interval and count.
    pub text: String,
    /// Leads to the figure behind the mark.
    pub link: Option<String>,
}

/// A figure with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The figure itself.
    pub value: f64,
    /// Its interval, lower bound first; none where no interval can be given.
    pub interval: Option<(f64, f64)>,
}

/// The value axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// Names what is measured, with its unit; may be empty.
    pub label: String,
    /// The natural limits of the scale, such as [`SHARE`]: the axis is not drawn beyond them.
    pub limits: Option<(f64, f64)>,
    /// The least difference the axis must span, so that noise does not look like change; 0 for any.
    pub least_span: f64,
}

/// The natural limits of a share in per cent.
pub const SHARE: Option<(f64, f64)> = Some((0.0, 100.0));

/// A straight line at one value, named where it ends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// Names the line, with its value.
    pub label: String,
    /// Where the line stands.
    pub value: f64,
}

/// Says why no chart was drawn; the caller shows words instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// There are no periods, units, cells, areas or nodes at all.
    NoMarks,
    /// There are some, but none of them has a value or a shape that can be drawn.
    NoValues,
}

impl fmt::Display for Nothing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::NoMarks => "the chart has no marks",
            Self::NoValues => "no mark of the chart has a value",
        })
    }
}

impl Error for Nothing {}

impl Estimate {
    /// Returns the estimate as far as it is finite, bounds in order.
    pub(crate) fn finite(self) -> Option<Self> {
        let interval = self
            .interval
            .filter(|(lower, upper)| lower.is_finite() && upper.is_finite())
            .map(|(lower, upper)| (lower.min(upper), lower.max(upper)));
        self.value.is_finite().then_some(Self { value: self.value, interval })
    }

    /// Returns every number an axis must have room for.
    pub(crate) fn extent(&self) -> impl Iterator<Item = f64> {
        let (lower, upper) = self.interval.unwrap_or((self.value, self.value));
        [lower, self.value, upper].into_iter()
    }
}

impl Line {
    pub(crate) fn finite(&self) -> Option<&Self> {
        self.value.is_finite().then_some(self)
    }
}
