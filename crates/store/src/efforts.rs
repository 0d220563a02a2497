//! Efforts and where they are used.

use domain::{
    effort::{Effort, EffortState, Use},
    id::EffortId,
    text::Text,
};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use crate::{
    cell::{Row, word},
    db::{Db, Tx},
    error::{Error, Result},
    events::actor_text,
    goals::Written,
};

#[derive(FromRow)]
struct EffortRow {
    id: String,
    title_da: String,
    title_en: String,
    theory_da: String,
    theory_en: String,
    rests_on: String,
    owner: String,
    dose_in: String,
    indicator: String,
    breakdown: String,
    horizon: i64,
    state: String,
}

#[derive(FromRow)]
struct UseRow {
    effort: String,
    unit: String,
    from_day: String,
    until_day: Option<String>,
    dose: Option<f64>,
}

/// Writes an effort with its uses, in place of what was written under its id.
pub async fn put(tx: &mut Tx, effort: &Effort, written: Written) -> Result<()> {
    const FORGET: &str = "
        delete from effort_uses
        where effort = $1";
    const SQL: &str = "
        insert into efforts (id, title_da, title_en, theory_da, theory_en, rests_on, owner, dose_in,
                             indicator, breakdown, horizon, state, author, written_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        on conflict (id) do update
        set title_da = excluded.title_da,
            title_en = excluded.title_en,
            theory_da = excluded.theory_da,
            theory_en = excluded.theory_en,
            rests_on = excluded.rests_on,
            owner = excluded.owner,
            dose_in = excluded.dose_in,
            indicator = excluded.indicator,
            breakdown = excluded.breakdown,
            horizon = excluded.horizon,
            state = excluded.state,
            author = excluded.author,
            written_at = excluded.written_at";
    let id = effort.id.to_string();
    on!(tx, conn => sqlx::query(SQL)
        .bind(&id)
        .bind(&effort.title.da)
        .bind(&effort.title.en)
        .bind(&effort.theory.da)
        .bind(&effort.theory.en)
        .bind(&effort.rests_on)
        .bind(&effort.owner)
        .bind(&effort.dose_in)
        .bind(effort.indicator.as_str())
        .bind(effort.breakdown.to_string())
        .bind(i64::from(effort.horizon))
        .bind(word(effort.state))
        .bind(actor_text(written.by))
        .bind(written.at.as_microsecond())
        .execute(conn)
        .map_ok(drop))?;
    on!(tx, conn => sqlx::query(FORGET).bind(&id).execute(conn).map_ok(drop))?;
    for used in &effort.uses {
        put_use(tx, effort.id, used).await?;
    }
    Ok(())
}

/// Writes the use of an effort at a unit, in place of what was written about it.
pub async fn put_use(tx: &mut Tx, effort: EffortId, used: &Use) -> Result<()> {
    const SQL: &str = "
        insert into effort_uses (effort, unit, from_day, until_day, dose)
        values ($1, $2, $3, $4, $5)
        on conflict (effort, unit) do update
        set from_day = excluded.from_day,
            until_day = excluded.until_day,
            dose = excluded.dose";
    on!(tx, conn => sqlx::query(SQL)
        .bind(effort.to_string())
        .bind(used.unit.as_str())
        .bind(used.from.to_string())
        .bind(used.until.map(|day| day.to_string()))
        .bind(used.dose)
        .execute(conn)
        .map_ok(drop))
}

/// Changes how far an effort has come.
pub async fn set_state(
    tx: &mut Tx,
    id: EffortId,
    state: EffortState,
    written: Written,
) -> Result<()> {
    const SQL: &str = "
        update efforts
        set state = $2,
            author = $3,
            written_at = $4
        where id = $1
        returning id";
    let found: Option<String> = on!(tx, conn => sqlx::query_scalar(SQL)
        .bind(id.to_string())
        .bind(word(state))
        .bind(actor_text(written.by))
        .bind(written.at.as_microsecond())
        .fetch_optional(conn))?;
    found.map(drop).ok_or_else(|| Error::NotFound { table: "efforts", row: id.to_string() })
}

/// Returns all efforts, the newest first.
pub async fn list(db: &Db) -> Result<Vec<Effort>> {
    read(db, None).await
}

/// Returns the effort with this id.
pub async fn find(db: &Db, id: EffortId) -> Result<Option<Effort>> {
    read(db, Some(id)).await.map(|efforts| efforts.into_iter().next())
}

/// Ids go by time, so the newest effort has the largest.
async fn read(db: &Db, id: Option<EffortId>) -> Result<Vec<Effort>> {
    const SQL: &str = "
        select id, title_da, title_en, theory_da, theory_en, rests_on, owner, dose_in, indicator,
               breakdown, horizon, state
        from efforts
        where $1 is null or id = $1
        order by id desc";
    const USES: &str = "
        select effort, unit, from_day, until_day, dose
        from effort_uses
        where $1 is null or effort = $1
        order by effort, from_day, unit";
    let id = id.map(|id| id.to_string());
    let rows: Vec<EffortRow> = on!(db, conn => sqlx::query_as(SQL).bind(&id).fetch_all(conn))?;
    let uses: Vec<UseRow> = on!(db, conn => sqlx::query_as(USES).bind(&id).fetch_all(conn))?;
    rows.into_iter().map(|row| effort(row, &uses)).collect()
}

fn effort(row: EffortRow, uses: &[UseRow]) -> Result<Effort> {
    let cells = Row { table: "efforts", key: &row.id };
    let own = uses.iter().filter(|used| used.effort == row.id);
    Ok(Effort {
        id: cells.parse("id", &row.id)?,
        indicator: cells.parse("indicator", &row.indicator)?,
        breakdown: cells.parse("breakdown", &row.breakdown)?,
        horizon: cells.parse("horizon", &row.horizon.to_string())?,
        state: cells.word("state", &row.state)?,
        uses: own.map(used).collect::<Result<_>>()?,
        title: Text { da: row.title_da, en: row.title_en },
        theory: Text { da: row.theory_da, en: row.theory_en },
        rests_on: row.rests_on,
        owner: row.owner,
        dose_in: row.dose_in,
    })
}

fn used(row: &UseRow) -> Result<Use> {
    let cells = Row { table: "effort_uses", key: &row.effort };
    Ok(Use {
        unit: cells.parse("unit", &row.unit)?,
        from: cells.parse("from_day", &row.from_day)?,
        until: cells.parse_if("until_day", row.until_day.as_deref())?,
        dose: row.dose,
    })
}
