//! Effects of each group of starters in each period, against those not yet under the effort (Callaway & Sant'Anna 2021).
//!
//! ATT(g, t) is the mean change from the period before g to t of those who start in g, less that of those who start
//! later than both. A unit's change counts by `w₁w₂/(w₁ + w₂)`, as least squares would weight it; a unit not seen in
//! both periods does not count. No covariates, so no outcome regression.

use super::{
    influence::Influence,
    panel::{Panel, Place},
};
use crate::discovery::count_of;

/// Is a sum over units of their weights, changes of outcome, and changes of treatment.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Change {
    weight: f64,
    outcome: f64,
    treatment: f64,
}

impl Change {
    fn add(&mut self, other: Self) {
        self.weight += other.weight;
        self.outcome += other.outcome;
        self.treatment += other.treatment;
    }
}

/// Is the changes of all clusters since the period before each group's start.
#[derive(Debug, Clone)]
pub(crate) struct Changes {
    groups: Vec<usize>,
    /// By group, then by period, then by cluster.
    sums: Vec<Vec<Vec<Change>>>,
    sizes: Vec<f64>,
}

/// Is one group in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cell {
    place: usize,
    pub(crate) group: usize,
    pub(crate) period: usize,
    size: f64,
    treated: Change,
    control: Change,
}

/// Is a row with its outcome and treatment.
struct Seen {
    place: Place,
    outcome: f64,
    treatment: f64,
}

/// Adds a unit's changes since the period before the group's start.
fn add_changes(unit: &[Seen], group: usize, sums: &mut [Vec<Change>]) {
    let Some(base) = unit.iter().find(|row| row.place.period + 1 == group) else { return };
    for row in unit {
        let (before, after) = (base.place.weight, row.place.weight);
        let weight = before * after / (before + after);
        let change = Change {
            weight,
            outcome: weight * (row.outcome - base.outcome),
            treatment: weight * (row.treatment - base.treatment),
        };
        let sums = sums.get_mut(row.place.period);
        if let Some(sum) = sums.and_then(|sums| sums.get_mut(row.place.cluster)) {
            sum.add(change);
        }
    }
}

/// Is on which side of a comparison a cluster is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Treated,
    Control,
    Neither,
}

impl Cell {
    /// Returns on which side a cluster with this start is.
    fn side(&self, start: usize) -> Side {
        if start == self.group {
            Side::Treated
        } else if start > self.period.max(self.group) {
            Side::Control
        } else {
            Side::Neither
        }
    }

    /// Adds up both sides; none when one is empty.
    fn compared(mut self, starts: &[usize], clusters: &[Change]) -> Option<Self> {
        for (start, change) in starts.iter().zip(clusters) {
            match self.side(*start) {
                Side::Treated => self.treated.add(*change),
                Side::Control => self.control.add(*change),
                Side::Neither => {}
            }
        }
        (self.treated.weight > 0.0 && self.control.weight > 0.0).then_some(self)
    }

    /// Adds this cell's share to an estimate of what `read` reads of a change.
    fn add_to(
        &self,
        sum: &mut Influence,
        share: f64,
        (starts, clusters): (&[usize], &[Change]),
        read: impl Fn(&Change) -> f64,
    ) {
        let mean = |side: &Change| read(side) / side.weight;
        let (first, second) = (mean(&self.treated), mean(&self.control));
        sum.effect += share * (first - second);
        let (by, against) = (share / self.treated.weight, -share / self.control.weight);
        for ((start, change), part) in starts.iter().zip(clusters).zip(&mut sum.parts) {
            match self.side(*start) {
                Side::Treated => *part += by * (read(change) - first * change.weight),
                Side::Control => *part += against * (read(change) - second * change.weight),
                Side::Neither => {}
            }
        }
    }

    /// Returns how many periods after the start this is, negative before.
    pub(crate) fn relative(&self) -> i64 {
        let rank = |of: usize| i64::try_from(of).unwrap_or(i64::MAX);
        rank(self.period) - rank(self.group)
    }
}

/// Is an estimate of the outcome, and that of the treatment itself.
pub(crate) type Both = (Influence, Influence);

impl Changes {
    pub(crate) fn of(panel: &Panel) -> Self {
        let groups = panel.groups();
        let none = vec![vec![Change::default(); panel.starts.len()]; panel.periods.len()];
        let mut sums = vec![none; groups.len()];
        let mut sizes = vec![0.0; panel.starts.len()];
        let treatment = panel.treatment(&panel.starts);
        let rows = panel.places.iter().zip(panel.outcomes.iter().zip(treatment));
        let row = |(place, (outcome, treatment)): (&Place, (&f64, f64))| Seen {
            place: *place,
            outcome: *outcome,
            treatment,
        };
        let rows: Vec<Seen> = rows.map(row).collect();
        for unit in rows.chunk_by(|one, next| one.place.unit == next.place.unit) {
            let mean = unit.iter().map(|row| row.place.weight).sum::<f64>() / count_of(unit);
            let cluster = unit.first().map_or(0, |row| row.place.cluster);
            sizes.get_mut(cluster).into_iter().for_each(|size| *size += mean);
            groups.iter().zip(&mut sums).for_each(|(group, sums)| add_changes(unit, *group, sums));
        }
        Self { groups, sums, sizes }
    }

    /// Returns the groups and periods that can be compared if clusters had these starts, without the reference.
    pub(crate) fn cells(&self, starts: &[usize]) -> Vec<Cell> {
        let mut cells = Vec::new();
        for (place, (group, periods)) in self.groups.iter().zip(&self.sums).enumerate() {
            let own = starts.iter().zip(&self.sizes).filter(|(start, _)| *start == group);
            let size = own.map(|(_, size)| size).sum();
            let periods = periods.iter().enumerate().filter(|(period, _)| period + 1 != *group);
            cells.extend(periods.filter_map(|(period, clusters)| {
                let none = Change::default();
                let cell =
                    Cell { place, group: *group, period, size, treated: none, control: none };
                cell.compared(starts, clusters)
            }));
        }
        cells
    }

    /// Returns the mean over groups, by size, of each group's mean over the periods since its start: of the outcome, and
    /// of the treatment itself.
    pub(crate) fn overall(&self, starts: &[usize]) -> Option<Both> {
        let cells = self.cells(starts).into_iter();
        let after: Vec<Cell> = cells.filter(|cell| cell.period >= cell.group).collect();
        let mut shares = Vec::with_capacity(after.len());
        for group in after.chunk_by(|one, next| one.group == next.group) {
            shares.extend(group.iter().map(|cell| cell.size / count_of(group)));
        }
        let outcome = self.combined(starts, &after, &shares, |change| change.outcome)?;
        Some((outcome, self.combined(starts, &after, &shares, |change| change.treatment)?))
    }

    /// Returns the mean over groups, by size, so many periods after the start.
    pub(crate) fn relative(
        &self,
        starts: &[usize],
        cells: &[Cell],
        relative: i64,
    ) -> Option<Influence> {
        let own = cells.iter().filter(|cell| cell.relative() == relative);
        let own: Vec<Cell> = own.copied().collect();
        let shares: Vec<f64> = own.iter().map(|cell| cell.size).collect();
        self.combined(starts, &own, &shares, |change| change.outcome)
    }

    /// Returns one group in one period.
    pub(crate) fn single(&self, starts: &[usize], cell: Cell) -> Option<Influence> {
        self.combined(starts, &[cell], &[1.0], |change| change.outcome)
    }

    /// Returns the mean of cells by their shares of what `read` reads of a change.
    fn combined(
        &self,
        starts: &[usize],
        cells: &[Cell],
        shares: &[f64],
        read: impl Fn(&Change) -> f64,
    ) -> Option<Influence> {
        let whole: f64 = shares.iter().sum();
        if whole <= 0.0 {
            return None;
        }
        let mut sum = Influence { effect: 0.0, parts: vec![0.0; starts.len()] };
        for (cell, share) in cells.iter().zip(shares) {
            let clusters = self.sums.get(cell.place).and_then(|of| of.get(cell.period))?;
            cell.add_to(&mut sum, share / whole, (starts, clusters), &read);
        }
        Some(sum)
    }
}
