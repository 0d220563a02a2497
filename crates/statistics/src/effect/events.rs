//! Effects by distance from the start, and whether the groups went apart already before it.

use super::{
    group_time::{Cell, Changes},
    influence::share,
    panel::Panel,
    randomisation::Randomised,
};
use crate::{cholesky::dot, eigen::eigen};

/// Is the effect so many periods after the start, against the period before it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Event {
    /// The distance from the start in periods that were seen: 0 is the first under the effort, -1 the reference.
    pub relative: i64,
    /// The estimate.
    pub estimate: f64,
    /// The standard error from the clusters' influences, factor G/(G-1); 0 at the reference.
    pub standard_error: f64,
    /// The share of arrangements whose t is as far from 0, this one taken by itself; none at the reference.
    pub p: Option<f64>,
    /// The estimate ± so many standard errors as 95 % of the arrangements lie within; none with fewer than 20.
    pub interval: Option<(f64, f64)>,
}

/// Is the effect on one group in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GroupTime {
    /// The period in which the group starts.
    pub start: i64,
    /// The period.
    pub period: i64,
    /// The estimate.
    pub estimate: f64,
    /// Its standard error from the clusters' influences, factor G/(G-1).
    pub standard_error: f64,
}

/// Is the joint test that nothing differed before the start.
#[derive(Debug, Clone, PartialEq)]
pub struct PreTrend {
    /// The share of arrangements whose early differences lie as far from nothing.
    pub p: f64,
    /// The distances from the start that were looked at, all below -1.
    pub relatives: Vec<i64>,
}

/// Returns the distances from the start that can be compared, without the reference.
pub(crate) fn relatives(cells: &[Cell]) -> Vec<i64> {
    let mut all: Vec<i64> = cells.iter().map(Cell::relative).collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn factor(panel: &Panel) -> f64 {
    let clusters = f64::from(u32::try_from(panel.starts.len()).unwrap_or(u32::MAX));
    (clusters / (clusters - 1.0)).sqrt()
}

/// Returns the effects of all distances, in order, the reference among them.
pub(crate) fn events(
    panel: &Panel,
    changes: &Changes,
    relatives: &[i64],
    randomised: &Randomised,
) -> Vec<Event> {
    let cells = changes.cells(&panel.starts);
    let factor = factor(panel);
    let event = |(at, relative): (usize, &i64)| {
        let own = changes.relative(&panel.starts, &cells, *relative)?;
        let observed = randomised.observed_relatives.get(at).copied().flatten();
        let all = randomised.relatives.iter().map(|ts| ts.get(at).copied().flatten());
        let mut sizes: Vec<f64> = all.map(|t| t.map_or(f64::INFINITY, f64::abs)).collect();
        sizes.sort_unstable_by(f64::total_cmp);
        let standard_error = own.error() * factor;
        let p = observed.map(|t| {
            let smaller = sizes.partition_point(|size| *size < t.abs() * (1.0 - 1e-9));
            share(sizes.len() - smaller, sizes.len(), randomised.overall.are_all)
        });
        let outside = sizes.len() / 20;
        let bound = sizes.iter().rev().nth(outside).filter(|t| outside > 0 && t.is_finite());
        let half = bound.map(|t| t * own.error());
        let interval = half.map(|half| (own.effect - half, own.effect + half));
        Some(Event { relative: *relative, estimate: own.effect, standard_error, p, interval })
    };
    let mut all: Vec<Event> = relatives.iter().enumerate().filter_map(event).collect();
    let reference =
        Event { relative: -1, estimate: 0.0, standard_error: 0.0, p: None, interval: None };
    let place = all.partition_point(|event| event.relative < -1);
    all.insert(place, reference);
    all
}

/// Returns the effects on each group in each period since its start.
pub(crate) fn group_times(panel: &Panel, changes: &Changes) -> Vec<GroupTime> {
    let factor = factor(panel);
    let group_time = |cell: Cell| {
        let own = changes.single(&panel.starts, cell)?;
        Some(GroupTime {
            start: *panel.periods.get(cell.group)?,
            period: *panel.periods.get(cell.period)?,
            estimate: own.effect,
            standard_error: own.error() * factor,
        })
    };
    let cells = changes.cells(&panel.starts).into_iter();
    cells.filter(|cell| cell.relative() >= 0).filter_map(group_time).collect()
}

/// Returns the joint test of all distances below -1; none when there is none.
///
/// The statistic is the squared Mahalanobis length of their t, in the covariance that the t have over all arrangements;
/// p is its share among all arrangements.
pub(crate) fn pre_trend(relatives: &[i64], randomised: &Randomised) -> Option<PreTrend> {
    let count = relatives.iter().take_while(|relative| **relative < -1).count();
    let early = |ts: &[Option<f64>]| ts.iter().take(count).copied().collect::<Option<Vec<f64>>>();
    let observed = early(&randomised.observed_relatives).filter(|of| !of.is_empty())?;
    let all: Vec<Option<Vec<f64>>> = randomised.relatives.iter().map(|ts| early(ts)).collect();
    let mut products = vec![vec![0.0; count]; count];
    for ts in all.iter().flatten() {
        for (row, one) in products.iter_mut().zip(ts) {
            row.iter_mut().zip(ts).for_each(|(cell, other)| *cell += one * other);
        }
    }
    let lower = products.into_iter().enumerate().map(|(at, mut row)| {
        row.truncate(at + 1);
        row
    });
    let parts = eigen(&lower.collect::<Vec<_>>());
    let largest = parts.first().map_or(0.0, |part| part.value);
    let length = |ts: &Vec<f64>| -> f64 {
        let told = parts.iter().filter(|part| part.value > 1e-9 * largest);
        told.map(|part| dot(&part.vector, ts).powi(2) / part.value).sum()
    };
    let own = length(&observed) * (1.0 - 1e-9);
    let is_as_far = |ts: &&Option<Vec<f64>>| ts.as_ref().is_none_or(|ts| length(ts) >= own);
    let hits = all.iter().filter(is_as_far).count();
    let p = share(hits, all.len(), randomised.overall.are_all);
    Some(PreTrend { p, relatives: relatives.iter().take(count).copied().collect() })
}
