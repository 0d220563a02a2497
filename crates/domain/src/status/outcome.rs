//! From probabilities to a status.

use super::{Judgement, Status, Why};
use crate::{
    figure::Known,
    indicator::{Indicator, Kind},
    period::Period,
    target::Side,
};

/// Reached when its time has come.
const SURE: f64 = 0.90;
/// Reached before its time has come.
const SURE_EARLY: f64 = 0.95;
/// Not reached when its time has come.
const SURELY_NOT: f64 = 0.10;
/// On track.
const LIKELY: f64 = 0.70;
/// At risk.
const UNLIKELY: f64 = 0.30;

/// A difference too small to be anything but the rounding of binary numbers.
const ROUNDING: f64 = 1e-9;

impl Judgement {
    /// A judgement that nothing can be said.
    pub(super) const fn cannot_tell(why: Why) -> Self {
        Self {
            status: Status::CannotTell(why),
            probability: None,
            newest: None,
            bound: None,
            forecast: None,
            official: None,
            children: None,
        }
    }

    /// Adds the figure that is judged and the bound it is held against, with what needs no probability.
    pub(super) fn about(self, period: Period, known: &Known, bound: f64, side: Side) -> Self {
        Self {
            newest: Some((period, known.clone())),
            bound: Some(bound),
            official: Some(beyond(known.estimate, side, bound) >= -ROUNDING),
            ..self
        }
    }

    /// Adds how many whole children the figure is beyond the bound.
    pub(super) fn in_children(self, indicator: &Indicator, side: Side) -> Self {
        let is_share = indicator.kind == Kind::Share && indicator.counted.is_child();
        let children = self.newest.as_ref().zip(self.bound).filter(|_| is_share).and_then(
            |((_, known), bound)| {
                let n = known.n?.n;
                Some(whole(beyond(known.estimate, side, bound) / 100.0 * n))
            },
        );
        Self { children, ..self }
    }

    /// Gives the status when the target's time has come.
    pub(super) fn settled(self, reached: f64) -> Self {
        let official = self.official == Some(true);
        let status = if reached >= SURE && official {
            Status::Reached
        } else if reached < SURELY_NOT && !official {
            Status::OffTrack
        } else {
            Status::CannotTell(Why::Uncertain)
        };
        Self { status, probability: Some(reached), ..self }
    }

    /// Gives the status when the target is already reached; none if it is not sure.
    pub(super) fn reached_early(&self, reached: f64) -> Option<Self> {
        let is_reached = reached >= SURE_EARLY && self.official == Some(true);
        is_reached.then(|| Self {
            status: Status::Reached,
            probability: Some(reached),
            ..self.clone()
        })
    }

    /// Gives the status by forecast.
    pub(super) fn foreseen(self, reached: f64) -> Self {
        let status = match reached {
            p if p >= LIKELY => Status::OnTrack,
            p if p >= UNLIKELY => Status::AtRisk,
            _ => Status::OffTrack,
        };
        Self { status, probability: Some(reached), ..self }
    }

    /// Gives the reason why nothing can be said, keeping what is known.
    pub(super) fn because(self, why: Why) -> Self {
        Self { status: Status::CannotTell(why), ..self }
    }
}

/// Returns how far the value lies on the wanted side of the bound.
fn beyond(value: f64, side: Side, bound: f64) -> f64 {
    match side {
        Side::AtLeast => value - bound,
        Side::AtMost => bound - value,
    }
}

/// Returns whole children; less than one child is none.
fn whole(children: f64) -> i64 {
    let rounded = (children + children.signum() * ROUNDING).trunc().clamp(-1e9, 1e9);
    #[expect(clippy::cast_possible_truncation, reason = "a whole number within a thousand million")]
    let whole = rounded as i64;
    whole
}
