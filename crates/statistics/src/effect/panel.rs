//! Who was seen when, with what outcome, and since when under the effort.

use std::collections::BTreeSet;

use super::Refused;
use crate::undefined::{Undefined, finite, not_negative};

/// Is one row: a unit in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Which unit; any number, the same in all its rows.
    pub unit: usize,
    /// The period, such as a year; only the order counts.
    pub period: i64,
    /// What was measured.
    pub outcome: f64,
    /// The first period under the effort; none for never. The same in all rows of a unit.
    pub start: Option<i64>,
    /// How much the row counts, such as its number of pupils; a row of weight 0 is left out.
    pub weight: f64,
    /// The cluster, which is the level where the effort was assigned; often the unit itself.
    pub cluster: usize,
}

/// The start of those who never start, or not before the panel ends.
pub(crate) const NEVER: usize = usize::MAX;

/// Is the place of a row: everything but the outcome, by rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Place {
    pub(crate) unit: usize,
    pub(crate) period: usize,
    pub(crate) cluster: usize,
    pub(crate) weight: f64,
}

/// Is a panel that an effect can be estimated from. Units may lack periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// In order of cluster, unit and period.
    pub(crate) places: Vec<Place>,
    pub(crate) outcomes: Vec<f64>,
    /// The rank of the first period under the effort, by cluster.
    pub(crate) starts: Vec<usize>,
    pub(crate) periods: Vec<i64>,
    pub(crate) units: usize,
    pub(crate) already: usize,
}

/// Tells whether all who start do so at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timing {
    /// All start in one period.
    Common,
    /// Some start later than others.
    Staggered,
}

impl Panel {
    /// Takes rows in any order.
    ///
    /// Clusters already under the effort in the first period are left out when others start later: nobody saw them
    /// before.
    ///
    /// # Errors
    /// When a unit has two rows in a period, two starts or two clusters, when a cluster has two starts, and when nobody
    /// is treated, everybody is at once, there is only one period, or none before the start.
    pub fn new(rows: &[Row]) -> Result<Self, Refused> {
        let mut kept: Vec<Row> = Vec::with_capacity(rows.len());
        for row in rows {
            finite(row.outcome)?;
            if not_negative(row.weight)? > 0.0 {
                kept.push(*row);
            }
        }
        if kept.is_empty() {
            return Err(Undefined::NoObservations.into());
        }
        one_start_and_cluster(&mut kept)?;
        let periods = periods(&kept);
        let (Some(first), Some(last)) = (periods.first(), periods.last()) else {
            return Err(Refused::OnePeriod);
        };
        if first == last {
            return Err(Refused::OnePeriod);
        }
        let starts_later = |row: &Row| row.start.is_some_and(|at| at > *first && at <= *last);
        let starts_already = |row: &Row| row.start.is_some_and(|at| at <= *first);
        if !kept.iter().any(starts_later) {
            let is_any = kept.iter().any(starts_already);
            return Err(if is_any { Refused::NoPrePeriod } else { Refused::NobodyTreated });
        }
        let count =
            |rows: &[Row]| rows.iter().map(|row| row.cluster).collect::<BTreeSet<_>>().len();
        let all = count(&kept);
        kept.retain(|row| !starts_already(row));
        let panel = Self::ranked(&kept, all - count(&kept));
        if panel.starts.contains(&NEVER) || panel.timing() == Timing::Staggered {
            return Ok(panel);
        }
        Err(Refused::EverybodyTreated)
    }

    /// Ranks rows that are in order of cluster, unit and period.
    fn ranked(rows: &[Row], already: usize) -> Self {
        let periods = periods(rows);
        let rank = |period: i64| periods.partition_point(|earlier| *earlier < period);
        let mut places = Vec::with_capacity(rows.len());
        let mut starts = Vec::new();
        let mut units = 0;
        for cluster in rows.chunk_by(|one, next| one.cluster == next.cluster) {
            for unit in cluster.chunk_by(|one, next| one.unit == next.unit) {
                places.extend(unit.iter().map(|row| Place {
                    unit: units,
                    period: rank(row.period),
                    cluster: starts.len(),
                    weight: row.weight,
                }));
                units += 1;
            }
            let start = cluster.first().and_then(|row| row.start).map_or(NEVER, rank);
            starts.push(if start < periods.len() { start } else { NEVER });
        }
        let outcomes = rows.iter().map(|row| row.outcome).collect();
        Self { places, outcomes, starts, periods, units, already }
    }

    /// Returns whether all who start do so at once.
    pub fn timing(&self) -> Timing {
        if self.groups().len() == 1 { Timing::Common } else { Timing::Staggered }
    }

    /// Returns the ranks of the periods in which somebody starts, in order.
    pub(crate) fn groups(&self) -> Vec<usize> {
        let all: BTreeSet<usize> = self.starts.iter().copied().collect();
        all.into_iter().filter(|start| *start != NEVER).collect()
    }

    /// Returns how many clusters start.
    pub(crate) fn treated(&self) -> usize {
        self.starts.iter().filter(|start| **start != NEVER).count()
    }

    /// Returns 1 for each row under the effort if clusters had these starts, else 0.
    pub(crate) fn treatment(&self, starts: &[usize]) -> Vec<f64> {
        let start = |place: &Place| starts.get(place.cluster).copied().unwrap_or(NEVER);
        let under = |place: &Place| if place.period >= start(place) { 1.0 } else { 0.0 };
        self.places.iter().map(under).collect()
    }

    /// Returns the panel before anybody started, as if the effort had begun in the middle of it; none with fewer than
    /// three periods.
    pub(crate) fn before(&self) -> Option<(Self, i64)> {
        let start = *self.groups().first()?;
        let fake = start.div_ceil(2);
        if start < 3 {
            return None;
        }
        let period = *self.periods.get(fake)?;
        let row = |(place, outcome): (&Place, &f64)| {
            let is_treated = self.starts.get(place.cluster).is_some_and(|at| *at != NEVER);
            Some(Row {
                unit: place.unit,
                period: *self.periods.get(place.period)?,
                outcome: *outcome,
                start: is_treated.then_some(period),
                weight: place.weight,
                cluster: place.cluster,
            })
        };
        let early = self.places.iter().zip(&self.outcomes).filter(|(at, _)| at.period < start);
        let rows: Vec<Row> = early.filter_map(row).collect();
        Some((Self::new(&rows).ok()?, period))
    }
}

fn periods(rows: &[Row]) -> Vec<i64> {
    let all: BTreeSet<i64> = rows.iter().map(|row| row.period).collect();
    all.into_iter().collect()
}

/// Puts rows in order and refuses those that contradict each other.
fn one_start_and_cluster(rows: &mut [Row]) -> Result<(), Refused> {
    rows.sort_by_key(|row| (row.unit, row.period));
    for (one, next) in rows.iter().zip(rows.iter().skip(1)) {
        let unit = one.unit;
        if unit != next.unit {
            continue;
        }
        if one.period == next.period {
            return Err(Refused::Twice { unit, period: one.period });
        }
        if one.start != next.start {
            return Err(Refused::TwoStarts { unit });
        }
        if one.cluster != next.cluster {
            return Err(Refused::TwoClusters { unit });
        }
    }
    rows.sort_by_key(|row| (row.cluster, row.unit, row.period));
    for (one, next) in rows.iter().zip(rows.iter().skip(1)) {
        if one.cluster == next.cluster && one.start != next.start {
            return Err(Refused::MixedCluster { cluster: one.cluster });
        }
    }
    Ok(())
}
