//! Where a unit's series stands, and where it leads.

use statistics::{estimate::Estimate, forecast::Observation};

use super::{
    Case, Why,
    movement::Movement,
    newest,
    observed::Observed,
    scale::Scale,
    series::{self, step},
};
use crate::{breakdown::Breakdown, period::Period};

/// The comparable figures of a unit up to one of them, and where they lead.
#[derive(Debug, Clone)]
pub(super) struct Path {
    pub(super) scale: Scale,
    series: Vec<Observation>,
    newest: Period,
}

impl Path {
    /// Follows the figures of a part of the children up to `newest`.
    pub(super) fn of(case: &Case<'_>, breakdown: &Breakdown, newest: Period) -> Self {
        let scale = Scale::of(case.indicator);
        let measured = series::measured(case.figures, breakdown);
        let known = measured
            .into_iter()
            .filter_map(|figure| figure.value.known().map(|known| (figure.key.period, known)));
        let series = series::comparable(case.indicator, scale, known, newest);
        Self { scale, series, newest }
    }

    /// Follows a series that is not a figure's own, such as a gap.
    pub(super) const fn along(scale: Scale, series: Vec<Observation>, newest: Period) -> Self {
        Self { scale, series, newest }
    }

    /// Returns the level at the newest figure by all that is known of it beside the figure itself: from other
    /// units, or for a value without sampling error from the swings of its own series.
    pub(super) fn level_now(
        &self,
        movement: Option<&Movement>,
        observed: Observed,
    ) -> Option<Estimate> {
        let now = step(self.newest);
        movement.and_then(|movement| movement.level(&self.series, now)).or_else(|| {
            let is_exact = matches!(observed, Observed::Exact(_));
            let alone = Movement::alone(self.scale, &self.series).filter(|_| is_exact)?;
            alone.level(&self.series, now)
        })
    }

    /// Returns the level foreseen in a later period, on the scale.
    pub(super) fn ahead(&self, case: &Case<'_>, by: Period) -> Result<Estimate, Why> {
        newest::compare(case.indicator, self.newest, by)?;
        let level = |movement: &Movement| movement.level(&self.series, step(by));
        case.movement
            .and_then(level)
            .or_else(|| Movement::alone(self.scale, &self.series).as_ref().and_then(level))
            .ok_or(Why::TooShort)
    }
}
