//! How a chart is to look: for which reader, how wide, and with which way of writing numbers.

use crate::theme::Theme;

/// The presentation of one chart; the same chart may be drawn in several looks.
#[derive(Clone, Copy)]
pub struct Look<'a> {
    /// Starts every id in the drawing; unique on the page (letters, digits, `-`, `_`).
    pub id: &'a str,
    /// Says where the chart will be shown.
    pub theme: Theme,
    /// Says how wide the drawing is.
    pub size: Size,
    /// Writes a value with a number of decimals in the reader's language, with its unit if short.
    pub format: &'a dyn Fn(f64, usize) -> String,
}

/// The width of a drawing in user units; one unit is meant to be about one CSS pixel, and text is
/// 12 units high.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// 720 units, for a page of its own on a screen.
    Wide,
    /// 360 units, for a phone or half a page; readable at 360 pixels.
    Narrow,
    /// 360 units and lower than the others, for half the width of an A4 page.
    Half,
    /// 640 units, for the 170 mm between the margins of an A4 page (text becomes 9 points).
    Print,
    /// Any width from 200 to 1,600 units; beyond that it is moved to the nearer end.
    Units(u16),
}

/// From this width on a drawing is wide: labels may stand beside it and more ticks fit.
const WIDE_FROM: f64 = 520.0;
/// How low a drawing for half a page is beside a narrow one.
const HALF_HEIGHT: f64 = 0.66;

impl Size {
    pub(crate) fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Narrow | Self::Half => 360.0,
            Self::Print => 640.0,
            Self::Units(units) => f64::from(units.clamp(200, 1600)),
        }
    }

    pub(crate) fn is_wide(self) -> bool {
        self.width() >= WIDE_FROM
    }

    /// Picks the first for wide drawings, the second for narrow ones.
    pub(crate) fn pick<T>(self, wide: T, narrow: T) -> T {
        if self.is_wide() { wide } else { narrow }
    }

    /// Returns the height of a drawing that is `wide` or `narrow` units high in other sizes.
    pub(crate) fn height(self, wide: f64, narrow: f64) -> f64 {
        if self == Self::Half { narrow * HALF_HEIGHT } else { self.pick(wide, narrow) }
    }
}

impl Look<'_> {
    pub(crate) fn write(&self, value: f64, decimals: usize) -> String {
        (self.format)(value, decimals)
    }

    /// Returns an id within this drawing, safe in XML and in `url(#…)`.
    pub(crate) fn id_of(&self, part: &str) -> String {
        let safe: String = self
            .id
            .chars()
            .map(|sign| if sign.is_ascii_alphanumeric() || sign == '_' { sign } else { '-' })
            .collect();
        let start = safe.chars().next().is_some_and(|sign| sign.is_ascii_alphabetic());
        if start { format!("{safe}-{part}") } else { format!("chart-{safe}-{part}") }
    }
}
