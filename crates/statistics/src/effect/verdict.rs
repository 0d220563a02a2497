//! What may be said of an effect.

use super::{
    events::PreTrend,
    overall::{LEVEL, Overall, Rung},
};

/// Is what may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The outcome went up because of the effort, as far as this design can tell.
    EffectUp,
    /// It went down.
    EffectDown,
    /// The estimate is within what chance makes; what effect could have been seen is told beside it.
    NoClearEffect,
    /// The study cannot tell.
    CannotTell,
}

/// Is why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// p is at most 5 %, and no check speaks against it.
    SmallP,
    /// p is above 5 %.
    LargeP,
    /// Only one cluster was treated, or only one was not: it has a place among the others, no more.
    OneCluster,
    /// So few clusters have so few arrangements that p cannot be 5 % or less.
    SmallestPTooLarge,
    /// The groups went apart before the start already.
    PreTrendsDiffer,
    /// p is at most 5 %, but the randomisation finds more than 10 %.
    ChecksDisagree,
}

/// Is how strong the design is; decides the wording. A, by lot, is not told from data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// Compared with others before and after, and the checks passed: "effect".
    B,
    /// Compared, but the checks could not be made or one gives doubt: "difference".
    C,
    /// The groups went apart already before: "development, not effect".
    D,
}

/// Is what checks the estimate.
pub(crate) struct Checks<'c> {
    pub(crate) pre_trend: Option<&'c PreTrend>,
    /// The p of an effort that did not happen yet.
    pub(crate) placebo_p: Option<f64>,
    pub(crate) randomisation_p: f64,
    pub(crate) smallest_randomisation_p: f64,
}

impl Checks<'_> {
    pub(crate) fn evidence(&self) -> Evidence {
        let can_fail = self.smallest_randomisation_p <= LEVEL;
        match self.pre_trend {
            Some(pre_trend) if pre_trend.p <= LEVEL => Evidence::D,
            Some(_) if can_fail && self.placebo_p.is_none_or(|p| p > LEVEL) => Evidence::B,
            _ => Evidence::C,
        }
    }

    pub(crate) fn verdict(&self, overall: &Overall) -> (Verdict, Reason) {
        const DISAGREES: f64 = 0.1;
        let could_agree = self.smallest_randomisation_p <= LEVEL;
        if overall.rung == Rung::Rank {
            return (Verdict::CannotTell, Reason::OneCluster);
        }
        if overall.smallest_p.is_some_and(|p| p > LEVEL) {
            return (Verdict::CannotTell, Reason::SmallestPTooLarge);
        }
        if self.evidence() == Evidence::D {
            return (Verdict::CannotTell, Reason::PreTrendsDiffer);
        }
        if overall.p > LEVEL {
            return (Verdict::NoClearEffect, Reason::LargeP);
        }
        if could_agree && self.randomisation_p > DISAGREES {
            return (Verdict::CannotTell, Reason::ChecksDisagree);
        }
        let is_up = overall.estimate > 0.0;
        (if is_up { Verdict::EffectUp } else { Verdict::EffectDown }, Reason::SmallP)
    }
}
