//! Randomisation inference: the estimate among those of all ways the starts could have fallen on the clusters.
//!
//! All arrangements up to 9,999, else 9,999 drawn ones beside the true one. The true starts are one of the arrangements,
//! so p is never below one in their number (`MacKinnon` & Webb 2020).

use super::{
    bootstrap::DRAWN,
    chance::{Chance, arrangements, next_arrangement},
    group_time::{Both, Changes},
    influence::{Draw, Draws, Influence},
    panel::Panel,
    reassigned::Reassigned,
};

/// Is what is computed anew for each arrangement.
pub(crate) struct Subject<'t> {
    pub(crate) panel: &'t Panel,
    /// The two-way estimate of a common start; none when starts are staggered.
    pub(crate) reassigned: Option<&'t Reassigned<'t>>,
    pub(crate) changes: &'t Changes,
    /// The distances from the start whose effects are looked at too.
    pub(crate) relatives: &'t [i64],
}

/// Is the estimates under all arrangements.
pub(crate) struct Randomised {
    pub(crate) overall: Draws,
    /// Of each arrangement the t of each distance from the start; none where it cannot be computed.
    pub(crate) relatives: Vec<Vec<Option<f64>>>,
    pub(crate) observed_relatives: Vec<Option<f64>>,
    /// The smallest p there can be.
    pub(crate) smallest_p: f64,
}

/// An arrangement under which nothing can be computed counts as far from 0 as can be.
const UNKNOWN: Influence = Influence { effect: 1e150, parts: Vec::new() };

impl Subject<'_> {
    /// Returns the estimate of the outcome and that of the treatment if clusters had these starts.
    pub(crate) fn overall(&self, starts: &[usize]) -> Option<Both> {
        match self.reassigned {
            Some(reassigned) => reassigned.overall(starts),
            None => self.changes.overall(starts),
        }
    }

    fn ts(&self, starts: &[usize]) -> Vec<Option<f64>> {
        if self.relatives.is_empty() {
            return Vec::new();
        }
        let cells = self.changes.cells(starts);
        let t = |relative: &i64| {
            let estimate = self.changes.relative(starts, &cells, *relative)?;
            let t = estimate.effect / estimate.error();
            t.is_finite().then_some(t)
        };
        self.relatives.iter().map(t).collect()
    }

    fn draw(&self, starts: &[usize]) -> Draw {
        let none = Influence { effect: 0.0, parts: Vec::new() };
        let (outcome, treatment) = self.overall(starts).unwrap_or((UNKNOWN, none));
        Draw::of(&outcome, &treatment)
    }

    /// Computes everything under all arrangements, or under so many drawn ones.
    pub(crate) fn randomise(&self, seed: u64) -> Randomised {
        let ways = arrangements(&self.panel.starts);
        let are_all = ways <= f64::from(u32::try_from(DRAWN).unwrap_or(u32::MAX));
        let mut starts = self.panel.starts.clone();
        let (mut others, mut relatives) = (Vec::new(), Vec::new());
        let mut look = |starts: &[usize]| {
            others.push(self.draw(starts));
            relatives.push(self.ts(starts));
        };
        if are_all {
            starts.sort_unstable();
            look(&starts);
            while next_arrangement(&mut starts) {
                look(&starts);
            }
        } else {
            let mut chance = Chance::seeded(seed);
            for _ in 0..DRAWN {
                chance.shuffle(&mut starts);
                look(&starts);
            }
        }
        let overall = Draws { observed: self.draw(&self.panel.starts), others, are_all };
        let observed_relatives = self.ts(&self.panel.starts);
        Randomised { overall, relatives, observed_relatives, smallest_p: self.smallest_p(ways) }
    }

    /// Returns one in the number of arrangements; two where half of the clusters start at once, since the other half
    /// then gives the same t with the other sign.
    fn smallest_p(&self, ways: f64) -> f64 {
        let is_halved =
            self.reassigned.is_some() && 2 * self.panel.treated() == self.panel.starts.len();
        let drawn = f64::from(u32::try_from(DRAWN).unwrap_or(u32::MAX)) + 1.0;
        (if is_halved { 2.0 } else { 1.0 } / ways).max(if ways < drawn { 0.0 } else { 1.0 / drawn })
    }
}
