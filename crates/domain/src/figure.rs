//! Figures: an estimate with an interval and a count, or why there is none.

use serde::{Deserialize, Serialize};

use crate::{
    breakdown::Breakdown, id::DeliveryId, indicator::IndicatorId, period::Period, unit::UnitNumber,
};

mod make;
mod turn;

pub use make::{Stated, Summed, computed, known};
pub use turn::{Origin, turns};

/// What a figure is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FigureKey {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The unit.
    pub unit: UnitNumber,
    /// The period.
    pub period: Period,
    /// The part of the children.
    pub breakdown: Breakdown,
}

/// An indicator's value for a unit, a period and a breakdown, with where it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is about.
    pub key: FigureKey,
    /// The value, or why there is none.
    pub value: Value,
    /// The delivery that brought it.
    pub delivery: DeliveryId,
}

/// A value: known, missing or withheld. Absent is never zero.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// There is a value.
    Known(Known),
    /// There is none.
    Missing(Missing),
    /// There is one that may not be shown.
    Withheld(Withheld),
}

impl Value {
    /// Returns the known value, if any.
    pub const fn known(&self) -> Option<&Known> {
        match self {
            Self::Known(known) => Some(known),
            Self::Missing(_) | Self::Withheld(_) => None,
        }
    }

    /// Returns `known`, `missing` or `withheld`.
    pub const fn state(&self) -> &'static str {
        match self {
            Self::Known(_) => "known",
            Self::Missing(_) => "missing",
            Self::Withheld(_) => "withheld",
        }
    }
}

/// A known value.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The estimate, in the indicator's unit of measurement (a share in per cent).
    pub estimate: f64,
    /// The 95 % interval, or why there is none.
    pub interval: Uncertainty,
    /// How many are behind it.
    pub n: Option<Count>,
    /// How it came about.
    pub basis: Basis,
    /// The source's own verdict, which is never recomputed.
    pub verdict: Option<Verdict>,
}

/// How many are behind a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Count {
    /// The number.
    pub n: f64,
    /// Whether the source states it or it was estimated from something else.
    pub basis: CountBasis,
}

/// Whether a count is stated by the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CountBasis {
    /// The source states it.
    Stated,
    /// Estimated from another number of the same source, as the format says.
    Estimated,
}

/// The 95 % interval around an estimate, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Uncertainty {
    /// Wilson's interval of a share.
    Wilson {
        /// Lower end.
        lower: f64,
        /// Upper end.
        upper: f64,
    },
    /// The t interval of a mean, from its n and a published spread.
    Mean {
        /// Lower end.
        lower: f64,
        /// Upper end.
        upper: f64,
    },
    /// The t interval of a mean, from its n and a spread of another source: *estimated*.
    Estimated {
        /// Lower end.
        lower: f64,
        /// Upper end.
        upper: f64,
    },
    /// No interval.
    None(NoInterval),
}

impl Uncertainty {
    /// Returns the lower and upper end, if there is an interval.
    pub const fn ends(&self) -> Option<(f64, f64)> {
        match *self {
            Self::Wilson { lower, upper }
            | Self::Mean { lower, upper }
            | Self::Estimated { lower, upper } => Some((lower, upper)),
            Self::None(_) => None,
        }
    }

    /// Returns the word used in rows and machine-readable answers.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Wilson { .. } => "wilson",
            Self::Mean { .. } => "mean",
            Self::Estimated { .. } => "estimated",
            Self::None(reason) => reason.code(),
        }
    }
}

/// Why there is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInterval {
    /// The source does not tell how many are behind the figure.
    NoCount,
    /// No spread is known for this mean.
    NoSpread,
    /// The figure is a count or an amount of everything there is, not of a sample of a process.
    NotSampled,
    /// Too few to say anything.
    TooFew,
}

impl NoInterval {
    /// Returns the word used in rows and machine-readable answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoCount => "no-count",
            Self::NoSpread => "no-spread",
            Self::NotSampled => "not-sampled",
            Self::TooFew => "too-few",
        }
    }
}

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Published elsewhere, final.
    Published,
    /// Published elsewhere, preliminary.
    PublishedPreliminary,
    /// Computed here from facts.
    Computed,
    /// Several years of a small unit taken together.
    Pooled,
}

impl Basis {
    /// Returns the word used in rows and machine-readable answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::PublishedPreliminary => "published-preliminary",
            Self::Computed => "computed",
            Self::Pooled => "pooled",
        }
    }
}

/// The source's own verdict on a difference, such as the socio-economic reference's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Significantly above what is expected.
    Above,
    /// Not significantly different from what is expected.
    AsExpected,
    /// Significantly below what is expected.
    Below,
}

/// Why a value is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Nothing was measured.
    NotMeasured,
    /// It was not delivered.
    NotDelivered,
    /// It does not apply to the unit.
    NotRelevant,
    /// The value is suspected to be false, such as a zero that means not reported.
    Suspected,
}

/// Why a value is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Withheld {
    /// The source withholds it for discretion.
    AtSource,
    /// Too few children are behind it to be shown to this reader.
    TooFew,
    /// The reader's role may not see this secrecy class.
    Secrecy,
}

macro_rules! words {
    ($kind:ident { $($case:ident => $code:literal),+ $(,)? }) => {
        impl $kind {
            /// Returns the word used in rows and machine-readable answers.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code),+ }
            }

            /// Returns the case with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$case),)+ _ => None }
            }
        }
    };
}

words!(Missing {
    NotMeasured => "not-measured",
    NotDelivered => "not-delivered",
    NotRelevant => "not-relevant",
    Suspected => "suspected",
});
words!(Withheld { AtSource => "at-source", TooFew => "too-few", Secrecy => "secrecy" });
words!(Verdict { Above => "above", AsExpected => "as-expected", Below => "below" });
words!(CountBasis { Stated => "stated", Estimated => "estimated" });
