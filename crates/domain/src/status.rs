//! Status: how a target stands, computed from figures with their uncertainty (statistics.md D7).
//!
//! The rules, in order. A probability is that of the *latent* level, the one behind this year's children;
//! it is said to reach the bound on the target's side.
//!
//! | When | Status |
//! |---|---|
//! | no figure, withheld, no interval, fewer than the indicator's `judge_n`, older than 18 months | cannot tell, and why |
//! | the target's period has come, or the target stands: P ≥ .90 | reached |
//! | the same: P < .10 | off track |
//! | the same: between | cannot tell: uncertain |
//! | before the target's period: P(reached now) ≥ .95 | reached |
//! | the same, by forecast: P ≥ .70, from .30, below | on track, at risk, off track |
//! | the same, with fewer than three comparable figures and nothing learnt from other units | cannot tell: too short |
//!
//! "Reached" is never said against the plain figure, nor "off track" of a figure that has reached a bound whose
//! time has come: then it is uncertain. A break, or a year that must not be compared, between two figures
//! stops every judgement that rests on both.
//!
//! With a [`Movement`] learnt from all units of the kind the level now is the shrunken one (D4, D8). Without
//! it the figure speaks for itself: a share by Jeffreys' posterior, a mean by Student's t. Counts, ratios and
//! shares of hours are of everything there is and have no sampling error; they are judged by the plain value
//! until a series tells how much they swing from year to year.
//!
//! Two statuses of one target from one year to the next are two independent readings: nothing remembers the
//! former status (no hysteresis yet), so a target near a limit may move back and forth.

mod change;
mod counts;
mod gap;
mod level;
mod movement;
mod newest;
mod observed;
mod outcome;
mod path;
mod scale;
mod series;
#[cfg(test)]
mod tests;

pub use counts::Counts;
pub use movement::Movement;

use jiff::civil::Date;

use crate::{
    figure::{Figure, Known},
    indicator::Indicator,
    period::Period,
    target::{Rule, Target},
};

/// How a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Reached, and likely enough so.
    Reached,
    /// Likely to be reached in time.
    OnTrack,
    /// As likely as not to be reached in time.
    AtRisk,
    /// Unlikely to be reached in time, or not reached when the time was up.
    OffTrack,
    /// Nothing can be said, and why.
    CannotTell(Why),
}

impl Status {
    /// Returns the word used in text keys and machine-readable answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::OnTrack => "on-track",
            Self::AtRisk => "at-risk",
            Self::OffTrack => "off-track",
            Self::CannotTell(_) => "cannot-tell",
        }
    }
}

/// Why nothing can be said about a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// There is no figure.
    NoFigure,
    /// The figure may not be seen.
    Withheld,
    /// It is not known how uncertain the figure is.
    NoInterval,
    /// Too few are behind the figure.
    TooFew,
    /// The newest figure is too old.
    TooOld,
    /// The series is too short to look ahead from.
    TooShort,
    /// A break in the series lies between what is to be compared.
    Break,
    /// The figures of a period must not be compared with others.
    Uncomparable,
    /// The figures are too uncertain to tell either way.
    Uncertain,
}

impl Why {
    /// Returns the word used in text keys and machine-readable answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoFigure => "no-figure",
            Self::Withheld => "withheld",
            Self::NoInterval => "no-interval",
            Self::TooFew => "too-few",
            Self::TooOld => "too-old",
            Self::TooShort => "too-short",
            Self::Break => "break",
            Self::Uncomparable => "uncomparable",
            Self::Uncertain => "uncertain",
        }
    }
}

/// A status with what it rests on, so that it can be explained and made again.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The status.
    pub status: Status,
    /// The probability that the target is (or will be) reached.
    pub probability: Option<f64>,
    /// The figure that is judged and its period: the newest, or that of the target's period once it is there.
    /// Of a gap the estimate is the gap and n the smaller group's.
    pub newest: Option<(Period, Known)>,
    /// The bound that the figure is held against, in the indicator's unit.
    pub bound: Option<f64>,
    /// The forecast of the latent level in the target's period: estimate and standard error.
    pub forecast: Option<(f64, f64)>,
    /// What the plain comparison of the newest figure with the bound says, as official reports do.
    pub official: Option<bool>,
    /// By how many whole children the newest figure is short of the bound (negative) or beyond it.
    pub children: Option<i64>,
}

/// Everything that a judgement rests on.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The target's indicator.
    pub indicator: &'a Indicator,
    /// The target.
    pub target: &'a Target,
    /// The unit's figures of the indicator in any order; those of other parts of the children are passed over.
    pub figures: &'a [Figure],
    /// How units of the kind move, for the target's part of the children; a gap does not use it.
    pub movement: Option<&'a Movement>,
    /// The day of the judgement.
    pub today: Date,
}

/// Judges a target.
pub fn judge(case: &Case<'_>) -> Judgement {
    match &case.target.rule {
        Rule::Level { side, bound } => level::judge(case, *side, *bound),
        Rule::Progression { side, change, from } => change::since(case, *side, *change, *from),
        Rule::YearByYear { side } => change::year_by_year(case, *side),
        Rule::Gap { of, against, bound } => gap::judge(case, [of, against], *bound),
    }
}
