//! Status: how a target stands, computed from figures with their uncertainty (statistics.md D7).

use crate::{figure::Known, period::Period};

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
    /// The newest figure and its period.
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
