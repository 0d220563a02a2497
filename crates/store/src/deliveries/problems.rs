//! What was wrong with a delivery: exact counts per kind, and the first of each kind in full.

use std::collections::BTreeMap;

use domain::{
    delivery::{Problem, ProblemKind},
    id::DeliveryId,
};

use crate::{
    db::{Db, Tx},
    error::Result,
};

/// How many problems of each kind are kept in full.
pub const KEPT_PER_KIND: u64 = 1_000;

/// Gathers the problems of a delivery: counts them all, keeps the first of each kind.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProblemLog {
    counts: BTreeMap<&'static str, u64>,
    kept: Vec<Problem>,
}

impl ProblemLog {
    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.kind.code()).or_default();
        *count += 1;
        if *count <= KEPT_PER_KIND {
            self.kept.push(problem);
        }
    }

    /// Counts `more` problems of a kind that are not told one by one.
    pub fn count_more(&mut self, kind: &ProblemKind, more: u64) {
        *self.counts.entry(kind.code()).or_default() += more;
    }

    /// Returns the problems that are kept in full, in the order they were added.
    pub fn kept(&self) -> &[Problem] {
        &self.kept
    }

    /// Returns how many problems there are of each kind, by [`ProblemKind::code`].
    pub const fn counts(&self) -> &BTreeMap<&'static str, u64> {
        &self.counts
    }

    /// Returns how many problems there are.
    pub fn total(&self) -> u64 {
        self.counts.values().sum()
    }
}

/// Keeps the problems of a delivery in place of those kept before.
pub async fn set_problems(tx: &mut Tx, delivery: DeliveryId, log: &ProblemLog) -> Result<()> {
    todo!()
}

/// Returns how many problems of each kind a delivery has, by [`ProblemKind::code`].
pub async fn problem_counts(db: &Db, delivery: DeliveryId) -> Result<BTreeMap<String, u64>> {
    todo!()
}

/// Returns the kept problems of a delivery from `offset`, at most `limit`, of one kind or of all.
pub async fn problems(
    db: &Db,
    delivery: DeliveryId,
    kind: Option<&str>,
    offset: u32,
    limit: u32,
) -> Result<Vec<Problem>> {
    todo!()
}
