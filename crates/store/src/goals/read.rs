//! Versions of goals are read. A vault has some hundred, so their links are read all at once.

use std::collections::BTreeMap;

use domain::{goal::Goal, id::GoalId, text::Text, unit::UnitNumber};
use sqlx::FromRow;

use super::{Version, Written};
use crate::{cell::Row, db::Db, error::Result, events::actor};

/// Which versions are wanted.
#[derive(Default)]
pub(super) struct Wanted<'a> {
    pub(super) id: Option<GoalId>,
    pub(super) key: Option<&'a str>,
    pub(super) unit: Option<&'a UnitNumber>,
    /// Whether former versions are wanted too.
    pub(super) former: bool,
}

#[derive(FromRow)]
struct GoalRow {
    id: String,
    version: i64,
    key: Option<String>,
    level: String,
    title_da: String,
    title_en: String,
    text_da: String,
    text_en: String,
    owner: String,
    decision: Option<String>,
    from_day: String,
    until_day: Option<String>,
    author: String,
    written_at: i64,
    state: String,
}

/// The links of versions of goals, by goal and version.
type Links = BTreeMap<(String, i64), Vec<String>>;

/// Returns the wanted versions by goal and version, oldest goal first.
pub(super) async fn versions(db: &Db, wanted: &Wanted<'_>) -> Result<Vec<Version<Goal>>> {
    const SQL: &str = "
        select g.id, g.version, g.key, g.level, g.title_da, g.title_en, g.text_da, g.text_en,
               g.owner, g.decision, g.from_day, g.until_day, g.author, g.written_at,
               (select s.state
                from goal_states s
                where s.goal = g.id
                order by s.number desc
                limit 1) as state
        from goals g
        where ($1 is null or g.id = $1)
          and ($2 is null or g.key = $2)
          and ($3 is null or exists (
                  select 1
                  from goal_units u
                  where u.goal = g.id
                    and u.version = g.version
                    and u.unit = $3))
          and (g.current or $4)
        order by g.from_day, g.id, g.version";
    const CONTRIBUTIONS: &str = "
        select goal, version, contributes_to
        from contributions
        where ($1 is null or goal = $1)
        order by goal, version, position";
    const UNITS: &str = "
        select goal, version, unit
        from goal_units
        where ($1 is null or goal = $1)
        order by goal, version, position";
    let id = wanted.id.map(|id| id.to_string());
    let rows = on!(db, conn => sqlx::query_as::<_, GoalRow>(SQL)
        .bind(&id)
        .bind(wanted.key)
        .bind(wanted.unit.map(UnitNumber::as_str))
        .bind(wanted.former)
        .fetch_all(conn))?;
    let mut above = links(db, CONTRIBUTIONS, id.as_deref()).await?;
    let mut units = links(db, UNITS, id.as_deref()).await?;
    rows.into_iter()
        .map(|row| {
            let key = (row.id.clone(), row.version);
            let above = above.remove(&key).unwrap_or_default();
            version(row, &above, &units.remove(&key).unwrap_or_default())
        })
        .collect()
}

async fn links(db: &Db, statement: &'static str, goal: Option<&str>) -> Result<Links> {
    let rows: Vec<(String, i64, String)> =
        on!(db, conn => sqlx::query_as(statement).bind(goal).fetch_all(conn))?;
    let mut links = Links::new();
    for (id, version, link) in rows {
        links.entry((id, version)).or_default().push(link);
    }
    Ok(links)
}

fn version(row: GoalRow, above: &[String], units: &[String]) -> Result<Version<Goal>> {
    let cells = Row { table: "goals", key: &row.id };
    let written = Written {
        by: actor(cells, "author", &row.author)?,
        at: cells.instant("written_at", row.written_at)?,
    };
    let decision = row.decision.as_deref().map(|text| cells.json("decision", text)).transpose()?;
    let value = Goal {
        id: cells.parse("id", &row.id)?,
        level: cells.word("level", &row.level)?,
        decision,
        from: cells.parse("from_day", &row.from_day)?,
        until: cells.parse_if("until_day", row.until_day.as_deref())?,
        state: cells.word("state", &row.state)?,
        contributes_to: above
            .iter()
            .map(|id| cells.parse("contributes_to", id))
            .collect::<Result<_>>()?,
        units: units.iter().map(|unit| cells.parse("unit", unit)).collect::<Result<_>>()?,
        key: row.key,
        title: Text { da: row.title_da, en: row.title_en },
        text: Text { da: row.text_da, en: row.text_en },
        owner: row.owner,
    };
    Ok(Version { number: row.version, value, written })
}
