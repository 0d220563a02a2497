//! Units on one line, without an order.

use charts::{
    input::{Line, Mark},
    strip::{Distribution, Strip, StripUnit},
};
use domain::{figure::Known, indicator::Indicator};

use super::draw::{axis, caption, estimate};
use crate::words::Words;

/// What a strip shows.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    /// The grey dots.
    pub(crate) others: Vec<f64>,
    /// Says what the grey dots are.
    pub(crate) others_text: String,
    /// The dark dots: units that stand out and are too many to be named.
    pub(crate) own: Vec<f64>,
    /// Says what the dark dots are.
    pub(crate) own_text: String,
    /// Name, figure and mark of the units that are named, by name.
    pub(crate) named: Vec<(String, Known, Mark)>,
    /// The country's figure.
    pub(crate) country: Option<f64>,
    /// Says what it shows to those who cannot see it.
    pub(crate) description: String,
}

/// Makes the chart of a strip.
pub(crate) fn chart(indicator: &Indicator, shown: &Shown, words: Words) -> Strip {
    let country = shown.country.map(|value| Line {
        label: format!("{} {}", words.t("talk-row-country"), words.value(indicator, value)),
        value,
    });
    let levels = shown.named.iter().map(|(_, known, _)| known.estimate);
    let level = shown.country.or_else(|| levels.chain(shown.others.iter().copied()).next());
    let level = level.unwrap_or_default();
    let named = |(label, known, mark): &(String, Known, Mark)| StripUnit {
        label: label.clone(),
        estimate: estimate(known),
        beside: None,
        mark: mark.clone(),
    };
    Strip {
        caption: caption(&words.say(&indicator.name), &shown.description),
        axis: axis(indicator, words.unit(indicator), level),
        context: Distribution {
            text: shown.others_text.clone(),
            values: shown.others.clone(),
            own_text: shown.own_text.clone(),
            own: shown.own.clone(),
        },
        units: shown.named.iter().map(named).collect(),
        reference: country,
        target: None,
    }
}
