//! Targets: dated rules about a figure. A target is what makes a goal's status computable.

use serde::{Deserialize, Serialize};

use crate::{
    breakdown::Breakdown,
    id::{GoalId, TargetId},
    indicator::IndicatorId,
    period::Period,
};

/// Which side of a bound is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// At least the bound; for change: rising.
    AtLeast,
    /// At most the bound; for change: falling.
    AtMost,
}

/// The rule of a target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "rule")]
pub enum Rule {
    /// A level (niveaumål): the figure is at least or at most `bound`.
    Level {
        /// Which side.
        side: Side,
        /// The bound, in the indicator's unit of measurement.
        bound: f64,
    },
    /// A progression (progressionsmål): the figure moves by at least `change` from the period `from`.
    Progression {
        /// Rising or falling.
        side: Side,
        /// The size of the change, above zero, in the indicator's unit of measurement.
        change: f64,
        /// The period the change is counted from.
        from: Period,
    },
    /// Rising or falling year by year: each figure against the one before.
    YearByYear {
        /// Rising or falling.
        side: Side,
    },
    /// A gap between two groups of at most `bound`: the figure of `of` less the figure of `against`.
    Gap {
        /// The first group.
        of: Breakdown,
        /// The group it is held against.
        against: Breakdown,
        /// The largest gap, at least zero.
        bound: f64,
    },
}

/// A target: a goal's rule about one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// The id.
    pub id: TargetId,
    /// The goal it belongs to.
    pub goal: GoalId,
    /// The indicator.
    pub indicator: IndicatorId,
    /// The part of the children; a gap rule names its own groups.
    pub breakdown: Breakdown,
    /// The rule.
    pub rule: Rule,
    /// The period in which it is to be reached; none for a standing target, judged every period.
    pub by: Option<Period>,
}
