//! The effect of an effort: those who made it against those who did not, before and after.
//!
//! A common start is estimated by two-way fixed effects. Staggered starts never are, since there early starters would
//! serve as comparison for late ones: each group of starters is held against those not yet under the effort
//! (Callaway & Sant'Anna 2021). How sure the estimate is depends on the number of clusters, treated and not; with few of
//! them the usual p-values lie, so that they are found by enumeration instead (see [`Rung`]).

mod bootstrap;
mod chance;
mod events;
mod fit;
mod group_time;
mod influence;
mod overall;
mod panel;
mod randomisation;
mod reassigned;
mod two_way;
mod verdict;

pub use events::{Event, GroupTime, PreTrend};
pub use fit::Robust;
pub use overall::{Overall, Rung};
pub use panel::{Panel, Row, Timing};
pub use verdict::{Evidence, Reason, Verdict};

use group_time::Changes;
use verdict::Checks;

use crate::{quantile::student, undefined::Undefined};

/// Says why no effect can be estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// No unit starts within the panel.
    #[error("nobody starts within the periods")]
    NobodyTreated,
    /// All start at once, so there is nobody to compare with.
    #[error("everybody starts at once, so there is nobody to compare with")]
    EverybodyTreated,
    /// There is only one period.
    #[error("there is only one period")]
    OnePeriod,
    /// All who start had done so in the first period.
    #[error("there is no period before the start")]
    NoPrePeriod,
    /// No treated unit is seen before and after, or nobody to compare with is.
    #[error("no treated unit and none to compare with are seen both before and after the start")]
    NotSeenBoth,
    /// A unit has two rows in a period.
    #[error("unit {unit} has two rows in period {period}")]
    Twice {
        /// The unit.
        unit: usize,
        /// The period.
        period: i64,
    },
    /// The rows of a unit tell different starts.
    #[error("unit {unit} has more than one start")]
    TwoStarts {
        /// The unit.
        unit: usize,
    },
    /// The rows of a unit tell different clusters.
    #[error("unit {unit} has more than one cluster")]
    TwoClusters {
        /// The unit.
        unit: usize,
    },
    /// The units of a cluster start at different times; the cluster must be where the effort was assigned.
    #[error("the units of cluster {cluster} start at different times")]
    MixedCluster {
        /// The cluster.
        cluster: usize,
    },
    /// The numbers do not allow it.
    #[error(transparent)]
    Undefined(#[from] Undefined),
}

/// Is how much there is to estimate from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Rows with weight.
    pub observations: usize,
    /// Units.
    pub units: usize,
    /// Periods that were seen.
    pub periods: usize,
    /// Clusters.
    pub clusters: usize,
    /// Clusters that start.
    pub treated_clusters: usize,
    /// Clusters left out because they were under the effort from the first period.
    pub already_treated: usize,
}

/// Is what randomisation found, which is always looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Randomisation {
    /// The share of arrangements whose t is as far from 0.
    pub p_t: f64,
    /// The share whose estimate is as far from 0.
    pub p_coefficient: f64,
    /// How many arrangements were looked at.
    pub draws: usize,
    /// Whether these are all there are.
    pub are_all: bool,
    /// The smallest p there can be.
    pub smallest_p: f64,
    /// The place of the estimate's size among all, 1 being the largest.
    pub rank: usize,
}

/// Is the effect of an effort that had not begun yet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placebo {
    /// The period in which it is supposed to begin.
    pub period: i64,
    /// The estimate.
    pub estimate: f64,
    /// Its p, from the same rung of the ladder.
    pub p: f64,
}

/// Is an effect with all that tells how far to trust it.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// How much there was to estimate from.
    pub counts: Counts,
    /// Whether all started at once.
    pub timing: Timing,
    /// The effect over all treated and all periods since the start.
    pub overall: Overall,
    /// What randomisation found.
    pub randomisation: Randomisation,
    /// Whether the groups went apart before the start; none with one period before it.
    pub pre_trend: Option<PreTrend>,
    /// An effort supposed in the middle of the periods before a common start; none with fewer than three.
    pub placebo: Option<Placebo>,
    /// The effects by distance from the start.
    pub events: Vec<Event>,
    /// The effects of each group in each period.
    pub group_times: Vec<GroupTime>,
    /// The smallest effect that this study shows four times of five; none where p cannot be small.
    pub detectable: Option<f64>,
    /// What may be said.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// How strong the design is.
    pub evidence: Evidence,
}

/// Estimates the effect of an effort.
///
/// # Errors
/// When fewer than three clusters are left, when there are not more rows than coefficients, or when nothing varies.
pub fn estimate(panel: &Panel, seed: u64) -> Result<Effect, Refused> {
    let changes = Changes::of(panel);
    let relatives = events::relatives(&changes.cells(&panel.starts));
    let (overall, randomised) = overall::overall(panel, &changes, &relatives, seed)?;
    let pre_trend = events::pre_trend(&relatives, &randomised);
    let placebo = placebo(panel, seed);
    let draws = &randomised.overall;
    let randomisation = Randomisation {
        p_t: draws.p(0.0),
        p_coefficient: draws.p_of_coefficient(),
        draws: draws.count(),
        are_all: draws.are_all,
        smallest_p: randomised.smallest_p,
        rank: draws.rank(),
    };
    let checks = Checks {
        pre_trend: pre_trend.as_ref(),
        placebo_p: placebo.map(|placebo| placebo.p),
        randomisation_p: randomisation.p_t,
        smallest_randomisation_p: randomisation.smallest_p,
    };
    let (verdict, reason) = checks.verdict(&overall);
    let evidence = checks.evidence();
    Ok(Effect {
        counts: counts(panel),
        timing: panel.timing(),
        overall,
        randomisation,
        placebo,
        events: events::events(panel, &changes, &relatives, &randomised),
        group_times: events::group_times(panel, &changes),
        detectable: detectable(panel, &overall),
        verdict,
        reason,
        evidence,
        pre_trend,
    })
}

fn counts(panel: &Panel) -> Counts {
    Counts {
        observations: panel.places.len(),
        units: panel.units,
        periods: panel.periods.len(),
        clusters: panel.starts.len(),
        treated_clusters: panel.treated(),
        already_treated: panel.already,
    }
}

fn placebo(panel: &Panel, seed: u64) -> Option<Placebo> {
    if panel.timing() == Timing::Staggered {
        return None;
    }
    let (early, period) = panel.before()?;
    let (overall, _) = overall::overall(&early, &Changes::of(&early), &[], seed).ok()?;
    Some(Placebo { period, estimate: overall.estimate, p: overall.p })
}

/// Returns (`t₀.₉₇₅` + t₀.₈)·SE (Bloom 1995), with the CR2 error and its degrees of freedom, or those of the treated
/// clusters when starts are staggered.
fn detectable(panel: &Panel, overall: &Overall) -> Option<f64> {
    let can_be_small = overall.smallest_p.is_none_or(|p| p <= overall::LEVEL);
    if overall.rung == Rung::Rank || !can_be_small {
        return None;
    }
    let treated = f64::from(u32::try_from(panel.treated()).unwrap_or(u32::MAX));
    let fallback =
        Robust { standard_error: overall.standard_error, degrees_of_freedom: treated - 1.0 };
    let Robust { standard_error, degrees_of_freedom } = overall.cr2.unwrap_or(fallback);
    let df = degrees_of_freedom.max(1.0);
    Some((student(0.975, df) + student(0.8, df)) * standard_error)
}

#[cfg(test)]
mod tests;
