//! Which shape a value has: found, or made when it is the first of its kind.

use std::collections::HashMap;

use crate::{db::Tx, error::Result, figures::Shape};

/// The shapes that were met so far; there are some dozen in all.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    known: HashMap<Shape, i64>,
    latest: Option<(Shape, i64)>,
}

impl Shapes {
    /// Returns the number of a shape.
    pub(super) async fn id(&mut self, tx: &mut Tx, shape: Shape) -> Result<i64> {
        if let Some((latest, id)) = self.latest
            && latest == shape
        {
            return Ok(id);
        }
        let id = match self.known.get(&shape) {
            Some(id) => *id,
            None => find_or_insert(tx, shape).await?,
        };
        self.known.insert(shape, id);
        self.latest = Some((shape, id));
        Ok(id)
    }
}

async fn find_or_insert(tx: &mut Tx, shape: Shape) -> Result<i64> {
    const FIND: &str = "
        select id
        from shapes
        where state = $1
          and reason is not distinct from $2
          and interval_kind is not distinct from $3
          and n_basis is not distinct from $4
          and basis is not distinct from $5
          and verdict is not distinct from $6";
    const INSERT: &str = "
        insert into shapes (id, state, reason, interval_kind, n_basis, basis, verdict)
        values ((select coalesce(max(id), 0) + 1 from shapes), $1, $2, $3, $4, $5, $6)
        returning id";
    let found = ask(tx, FIND, shape).await?;
    match found {
        Some(id) => Ok(id),
        None => ask(tx, INSERT, shape).await.map(Option::unwrap_or_default),
    }
}

async fn ask(tx: &mut Tx, statement: &'static str, shape: Shape) -> Result<Option<i64>> {
    on!(tx, conn => sqlx::query_scalar(statement)
        .bind(shape.state)
        .bind(shape.reason)
        .bind(shape.interval_kind)
        .bind(shape.n_basis)
        .bind(shape.basis)
        .bind(shape.verdict)
        .fetch_optional(conn))
}
