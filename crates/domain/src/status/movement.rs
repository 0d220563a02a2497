//! How units of a kind move from year to year, learnt from all of them.

use std::collections::BTreeSet;

use statistics::{
    estimate::Estimate,
    forecast::{Model, Observation},
};

use super::{scale::Scale, series};
use crate::{
    figure::{Figure, Known},
    indicator::Indicator,
    period::Period,
};

/// So many comparable years are needed to learn how anything moves.
const FEWEST_YEARS: usize = 3;

/// So many units are needed to learn how units of a kind move.
const FEWEST_UNITS: usize = 8;

/// How units of a kind move from year to year: how much they differ, drift and swing.
///
/// Learnt for one indicator and one part of the children, from the years that may be compared with the newest.
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    scale: Scale,
    model: Model,
}

impl Movement {
    /// Learns from the series of the units of a kind, each oldest first; none where too little can be
    /// learnt: from fewer than eight units or three comparable years.
    ///
    /// A hundred units tell as much as all, at a fraction of the time.
    pub fn learn<'a>(
        indicator: &Indicator,
        units: impl IntoIterator<Item = &'a [Figure]>,
    ) -> Option<Self> {
        let units: Vec<Vec<(Period, &Known)>> = units.into_iter().map(known).collect();
        let periods = units.iter().flatten().map(|(period, _)| *period);
        let newest = periods.max_by(|a, b| a.position().total_cmp(&b.position()))?;
        let scale = Scale::of(indicator);
        let series: Vec<_> = units
            .into_iter()
            .map(|unit| series::comparable(indicator, scale, unit, newest))
            .filter(|series| !series.is_empty())
            .collect();
        let years: BTreeSet<i32> = series.iter().flatten().map(|seen| seen.year).collect();
        let is_enough = years.len() >= FEWEST_YEARS && series.len() >= FEWEST_UNITS;
        is_enough.then(|| Self::fit(scale, &series)).flatten()
    }

    /// Learns from a unit alone, when its series is long enough.
    pub(super) fn alone(scale: Scale, series: &[Observation]) -> Option<Self> {
        if series.len() < FEWEST_YEARS { None } else { Self::fit(scale, &[series.to_vec()]) }
    }

    fn fit(scale: Scale, series: &[Vec<Observation>]) -> Option<Self> {
        let model = Model::fit(series, scale.width()).ok()?;
        Some(Self { scale, model })
    }

    /// Returns the latent level of a unit at a step, on the scale; none if the series is not among those
    /// that this was learnt from, or the step too far ahead.
    pub(super) fn level(&self, series: &[Observation], step: i32) -> Option<Estimate> {
        self.model.level(series, step).ok()
    }
}

fn known(figures: &[Figure]) -> Vec<(Period, &Known)> {
    figures.iter().filter_map(|f| f.value.known().map(|known| (f.key.period, known))).collect()
}
