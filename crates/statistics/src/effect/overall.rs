//! The estimate of the whole effect, and how sure it is by the rung of the ladder that the clusters allow.

use super::{
    Refused,
    bootstrap::wild,
    fit::{Fit, Robust},
    group_time::Changes,
    influence::with_error,
    panel::{Panel, Timing},
    randomisation::{Randomised, Subject},
    reassigned::Reassigned,
    two_way::TwoWay,
};
use crate::{probability::two_sided_t, quantile::student, undefined::Undefined};

/// Is how the inference is made, from many clusters to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// CR2 standard error and Satterthwaite's degrees of freedom: from 40 clusters, 10 of them on either side.
    Robust,
    /// Wild cluster restricted bootstrap of t: from 3 clusters on either side.
    WildBootstrap,
    /// Randomisation of t: 2 clusters on either side, and whenever starts are staggered.
    Randomisation,
    /// One cluster on either side: only its place among the others, never significant.
    Rank,
}

/// The level at which p is called small.
pub(crate) const LEVEL: f64 = 0.05;

impl Rung {
    /// Picks by timing, clusters and treated clusters. Few clusters left untreated are as bad as few treated ones, so the
    /// fewer of both decide.
    pub fn of(timing: Timing, clusters: usize, treated: usize) -> Self {
        match treated.min(clusters.saturating_sub(treated)) {
            _ if timing == Timing::Staggered => Self::Randomisation,
            0 | 1 => Self::Rank,
            2 => Self::Randomisation,
            fewer if fewer >= 10 && clusters >= 40 => Self::Robust,
            _ => Self::WildBootstrap,
        }
    }
}

/// Is the effect over all treated and all periods since the start.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Overall {
    /// The estimate, in units of the outcome.
    pub estimate: f64,
    /// The standard error: CR2 on the first rung, else CR1; of staggered starts that of the clusters' influences with
    /// the factor G/(G-1), group sizes taken as given. With one cluster on a side no standard error says anything.
    pub standard_error: f64,
    /// The CR1 standard error of a common start.
    pub cr1: Option<f64>,
    /// The CR2 standard error of a common start, with its degrees of freedom.
    pub cr2: Option<Robust>,
    /// How p and the interval were made.
    pub rung: Rung,
    /// The chance of an estimate as far from nothing if there were no effect; ties count.
    pub p: f64,
    /// The smallest p this rung can give; none if any.
    pub smallest_p: Option<f64>,
    /// The effects that are not rejected at 5 %: the lower and the upper end, none where it is open.
    pub interval: (Option<f64>, Option<f64>),
    /// How many signs or arrangements p was made from; none on the first rung.
    pub draws: Option<usize>,
}

/// Returns the effect of a panel, with what the randomisation found beside it.
pub(crate) fn overall(
    panel: &Panel,
    changes: &Changes,
    relatives: &[i64],
    seed: u64,
) -> Result<(Overall, Randomised), Refused> {
    let clusters = panel.starts.len();
    if clusters < 3 {
        return Err(Undefined::TooFewGroups { needed: 3 }.into());
    }
    let rung = Rung::of(panel.timing(), clusters, panel.treated());
    let two_way = TwoWay::of(panel);
    let fit = match panel.timing() {
        Timing::Common => Some(Fit::of(&two_way)?),
        Timing::Staggered => None,
    };
    let reassigned = fit.as_ref().map(Reassigned::of);
    let subject = Subject { panel, reassigned: reassigned.as_ref(), changes, relatives };
    let Some(fit) = &fit else {
        return staggered(&subject, seed);
    };
    let randomised = subject.randomise(seed);
    let (cr1, cr2) = (fit.cr1(), fit.cr2());
    let mut overall = Overall {
        estimate: fit.estimate.effect,
        standard_error: cr1,
        cr1: Some(cr1),
        cr2,
        rung,
        p: 1.0,
        smallest_p: None,
        interval: (None, None),
        draws: None,
    };
    match (rung, cr2) {
        (Rung::Robust, Some(robust)) => overall.set_robust(robust)?,
        (Rung::Robust | Rung::WildBootstrap, _) => {
            overall.rung = Rung::WildBootstrap;
            let draws = wild(fit, seed);
            // All signs turned give the same distance; only one of each pair is looked at.
            let turned = if draws.are_all { 2 } else { 1 };
            overall.p = draws.p(0.0);
            overall.smallest_p = Some(1.0 / number(draws.count() + 2 - turned));
            overall.interval = draws.interval(LEVEL);
            overall.draws = Some(draws.count() * turned);
        }
        (Rung::Randomisation, _) => overall.set_randomised(&randomised),
        (Rung::Rank, _) => {
            overall.set_randomised(&randomised);
            overall.interval = (None, None);
        }
    }
    Ok((overall, randomised))
}

fn staggered(subject: &Subject<'_>, seed: u64) -> Result<(Overall, Randomised), Refused> {
    let panel = subject.panel;
    let observed = subject.overall(&panel.starts).ok_or(Refused::NotSeenBoth)?;
    let spread = panel.outcomes.iter().map(|value| value.abs()).fold(0.0, f64::max);
    let estimate = with_error(observed.0, spread)?;
    let clusters = number(panel.starts.len());
    let randomised = subject.randomise(seed);
    let mut overall = Overall {
        estimate: estimate.effect,
        standard_error: estimate.error() * (clusters / (clusters - 1.0)).sqrt(),
        cr1: None,
        cr2: None,
        rung: Rung::Randomisation,
        p: 1.0,
        smallest_p: None,
        interval: (None, None),
        draws: None,
    };
    overall.set_randomised(&randomised);
    Ok((overall, randomised))
}

impl Overall {
    fn set_robust(&mut self, robust: Robust) -> Result<(), Undefined> {
        let Robust { standard_error, degrees_of_freedom } = robust;
        let half = student(0.975, degrees_of_freedom.max(1.0)) * standard_error;
        self.standard_error = standard_error;
        self.p = two_sided_t(self.estimate / standard_error, degrees_of_freedom)?;
        self.interval = (Some(self.estimate - half), Some(self.estimate + half));
        Ok(())
    }

    fn set_randomised(&mut self, randomised: &Randomised) {
        self.p = randomised.overall.p(0.0);
        self.smallest_p = Some(randomised.smallest_p);
        self.interval = randomised.overall.interval(LEVEL);
        self.draws = Some(randomised.overall.count());
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
