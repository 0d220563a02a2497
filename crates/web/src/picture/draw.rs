//! Drawing one chart for a page, a card or a file.

use charts::{
    Svg,
    input::{Axis, Caption, Estimate, Line, Nothing},
    look::{Look, Size},
    theme::Theme,
};
use domain::{
    figure::Known,
    indicator::{Indicator, Kind, Measure},
};

use crate::{
    parts::{Links, Picture},
    words::Words,
};

/// What is drawn of which indicator, and in which language.
#[derive(Clone, Copy)]
pub(crate) struct Hand<'a> {
    pub(crate) id: &'a str,
    pub(crate) indicator: &'a Indicator,
    pub(crate) words: Words,
    pub(crate) ticks: Ticks,
}

/// The least part of its level that an axis spans where the indicator has no scale.
const LEAST_PART: f64 = 0.3;

/// How the numbers on the axes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ticks {
    /// With the unit of measurement where that is a sign.
    Signed,
    /// Bare, since the other axis has counts.
    Bare,
}

/// Where a drawing is going.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On a page of its own.
    Page,
    /// On a figure card.
    Card,
    /// In a file.
    File,
}

impl Hand<'_> {
    /// Draws for a desk and a phone.
    pub(crate) fn both(
        self,
        caption: String,
        draw: impl Fn(&Look<'_>) -> Result<Svg, Nothing>,
    ) -> Option<Picture> {
        let wide = self.one(Place::Page, &draw)?;
        let narrow = self.one(Place::Card, &draw);
        Some(Picture { wide, narrow, caption, links: Links::default() })
    }

    /// Draws once; nothing when there is nothing to draw.
    pub(crate) fn one(
        self,
        place: Place,
        draw: impl Fn(&Look<'_>) -> Result<Svg, Nothing>,
    ) -> Option<String> {
        let (end, theme, size) = match place {
            Place::Page => ("wide", Theme::Page, Size::Wide),
            Place::Card => ("narrow", Theme::Page, Size::Narrow),
            Place::File => ("file", Theme::Print, Size::Wide),
        };
        let id = format!("{}-{end}", self.id);
        let format = |value, decimals| match self.ticks {
            Ticks::Signed => self.words.tick(self.indicator, value, decimals),
            Ticks::Bare => {
                let decimals = u8::try_from(decimals).unwrap_or(self.indicator.decimals);
                i18n::decimal(self.words.0, value, decimals)
            }
        };
        let look = Look { id: &id, theme, size, format: &format };
        draw(&look).ok().map(Svg::into_string)
    }
}

pub(crate) fn caption(title: &str, description: &str) -> Caption {
    Caption { title: title.to_owned(), description: description.to_owned() }
}

/// Makes the value axis for figures about `level`: never so short that noise looks like change.
pub(crate) fn axis(indicator: &Indicator, label: String, level: f64) -> Axis {
    let least_span = match (indicator.kind, indicator.unit) {
        (Kind::Share, _) => 20.0,
        (_, Measure::Percent) => 5.0,
        (_, Measure::Grade) => 2.0,
        (_, Measure::Points) => 0.6,
        (Kind::Difference, _) => 1.0,
        _ => level.abs() * LEAST_PART,
    };
    Axis { label, limits: indicator.scale.map(|scale| (scale.min, scale.max)), least_span }
}

pub(crate) fn estimate(known: &Known) -> Estimate {
    Estimate { value: known.estimate, interval: known.interval.ends() }
}

pub(crate) fn aim(indicator: &Indicator, bound: f64, words: Words) -> Line {
    Line {
        label: words.with("talk-aim-line", "bound", &words.value(indicator, bound)),
        value: bound,
    }
}
