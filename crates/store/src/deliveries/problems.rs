//! What was wrong with a delivery: exact counts per kind, and the first of each kind in full.

use std::collections::BTreeMap;

use domain::{
    delivery::{Place, Problem, ProblemKind},
    id::DeliveryId,
};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use crate::{
    cell::{Row, count, json},
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

#[derive(FromRow)]
struct ProblemRow {
    file: String,
    line: i64,
    heading: String,
    value: String,
    detail: String,
}

/// Keeps the problems of a delivery in place of those kept before.
pub async fn set_problems(tx: &mut Tx, delivery: DeliveryId, log: &ProblemLog) -> Result<()> {
    const FORGET: &str = "
        delete from problems
        where delivery = $1";
    const FORGET_COUNTS: &str = "
        delete from problem_counts
        where delivery = $1";
    const COUNT: &str = "
        insert into problem_counts (delivery, kind, number)
        values ($1, $2, $3)";
    let id = delivery.to_string();
    on!(tx, conn => sqlx::query(FORGET).bind(&id).execute(conn).map_ok(drop))?;
    on!(tx, conn => sqlx::query(FORGET_COUNTS).bind(&id).execute(conn).map_ok(drop))?;
    for (number, problem) in (1_i64..).zip(&log.kept) {
        insert(tx, &id, number, problem).await?;
    }
    for (kind, number) in &log.counts {
        on!(tx, conn => sqlx::query(COUNT)
            .bind(&id)
            .bind(*kind)
            .bind(count(*number))
            .execute(conn)
            .map_ok(drop))?;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, delivery: &str, number: i64, problem: &Problem) -> Result<()> {
    const SQL: &str = "
        insert into problems (delivery, number, kind, file, line, heading, value, detail)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    on!(tx, conn => sqlx::query(SQL)
        .bind(delivery)
        .bind(number)
        .bind(problem.kind.code())
        .bind(&problem.place.file)
        .bind(count(problem.place.row))
        .bind(&problem.place.column)
        .bind(&problem.value)
        .bind(json(&problem.kind))
        .execute(conn)
        .map_ok(drop))
}

/// Returns how many problems of each kind a delivery has, by [`ProblemKind::code`].
pub async fn problem_counts(db: &Db, delivery: DeliveryId) -> Result<BTreeMap<String, u64>> {
    const SQL: &str = "
        select kind, number
        from problem_counts
        where delivery = $1";
    let counts: Vec<(String, i64)> = on!(db, conn =>
        sqlx::query_as(SQL).bind(delivery.to_string()).fetch_all(conn))?;
    Ok(counts.into_iter().map(|(kind, number)| (kind, number.unsigned_abs())).collect())
}

/// Returns the kept problems of a delivery from `offset`, at most `limit`, of one kind or of all.
pub async fn problems(
    db: &Db,
    delivery: DeliveryId,
    kind: Option<&str>,
    offset: u32,
    limit: u32,
) -> Result<Vec<Problem>> {
    const SQL: &str = "
        select file, line, heading, value, detail
        from problems
        where delivery = $1
          and ($2 is null or kind = $2)
        order by number
        limit $3
        offset $4";
    let rows = on!(db, conn => sqlx::query_as::<_, ProblemRow>(SQL)
        .bind(delivery.to_string())
        .bind(kind)
        .bind(i64::from(limit))
        .bind(i64::from(offset))
        .fetch_all(conn))?;
    rows.into_iter().map(|row| problem(delivery, row)).collect()
}

fn problem(delivery: DeliveryId, row: ProblemRow) -> Result<Problem> {
    let key = delivery.to_string();
    let cells = Row { table: "problems", key: &key };
    Ok(Problem {
        place: Place { file: row.file, row: cells.number("line", row.line)?, column: row.heading },
        value: row.value,
        kind: cells.json("detail", &row.detail)?,
    })
}
