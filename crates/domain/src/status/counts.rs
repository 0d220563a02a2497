//! How many targets stand how.

use super::Status;

/// How many targets have each status. Statuses are counted, never averaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Reached.
    pub reached: usize,
    /// On track.
    pub on_track: usize,
    /// At risk.
    pub at_risk: usize,
    /// Off track.
    pub off_track: usize,
    /// Cannot tell.
    pub cannot_tell: usize,
}

impl Counts {
    /// Returns how many there are in all.
    pub const fn total(self) -> usize {
        self.reached + self.on_track + self.at_risk + self.off_track + self.cannot_tell
    }
}

impl FromIterator<Status> for Counts {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Self {
        statuses.into_iter().fold(Self::default(), |mut counts, status| {
            *match status {
                Status::Reached => &mut counts.reached,
                Status::OnTrack => &mut counts.on_track,
                Status::AtRisk => &mut counts.at_risk,
                Status::OffTrack => &mut counts.off_track,
                Status::CannotTell(_) => &mut counts.cannot_tell,
            } += 1;
            counts
        })
    }
}
