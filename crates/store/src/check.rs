//! What is wrong with a vault's rows, for `pejl doctor`.

use domain::id::DeliveryId;

use crate::{
    cell::Row,
    db::{Db, tables_version},
    error::Result,
};

mod file;

/// Something that is wrong with a vault's rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Complaint {
    /// The database itself says that its file is damaged.
    Damaged {
        /// What it says.
        why: String,
    },
    /// Rows refer to rows that are not there.
    BrokenReferences {
        /// The table with the rows.
        table: String,
        /// How many rows.
        rows: u64,
    },
    /// Figures are about units that no register or delivery tells of.
    OrphanFigures {
        /// How many figures.
        figures: u64,
        /// How many units.
        units: u64,
    },
    /// The rows marked as counting are not those of the latest delivery in force.
    WrongCurrent {
        /// The table: `figures` or `units`.
        table: &'static str,
        /// How many rows.
        rows: u64,
    },
    /// A delivery has other rows than it brought.
    WrongRows {
        /// The delivery.
        delivery: DeliveryId,
        /// How many it brought.
        expected: u64,
        /// How many there are.
        found: u64,
    },
    /// The tables are not those of this Pejl.
    OtherTables {
        /// The version in the database.
        found: i64,
        /// The version of this Pejl.
        expected: i64,
    },
}

impl Db {
    /// Returns what is wrong with the rows; nothing when all is well.
    pub async fn check(&self) -> Result<Vec<Complaint>> {
        let mut complaints = file::damage(self).await?;
        complaints.extend(tables(self).await?);
        complaints.extend(orphans(self).await?);
        complaints.extend(wrong_current(self).await?);
        complaints.extend(wrong_rows(self).await?);
        Ok(complaints)
    }
}

async fn tables(db: &Db) -> Result<Option<Complaint>> {
    const SQL: &str = "
        select coalesce(max(version), 0)
        from _sqlx_migrations
        where success";
    let found: i64 = on!(db, conn => sqlx::query_scalar(SQL).fetch_one(conn))?;
    let expected = tables_version();
    Ok((found != expected).then_some(Complaint::OtherTables { found, expected }))
}

async fn orphans(db: &Db) -> Result<Option<Complaint>> {
    const SQL: &str = "
        select cast(count(*) as bigint), cast(count(distinct f.unit) as bigint)
        from figures f
        where f.current
          and f.unit not in (select number from units where current)";
    let (figures, units): (i64, i64) = on!(db, conn => sqlx::query_as(SQL).fetch_one(conn))?;
    let (figures, units) = (figures.unsigned_abs(), units.unsigned_abs());
    Ok((figures > 0).then_some(Complaint::OrphanFigures { figures, units }))
}

async fn wrong_current(db: &Db) -> Result<Vec<Complaint>> {
    const FIGURES: &str = "
        select cast(count(*) as bigint)
        from figures f
        where f.current <> (f.delivery = coalesce((
            select max(g.delivery)
            from figures g
            join deliveries d on d.sequence = g.delivery
            where g.slice = f.slice
              and g.unit = f.unit
              and d.state = 'committed'), 0))";
    const UNITS: &str = "
        select cast(count(*) as bigint)
        from units f
        where f.current <> (f.delivery = coalesce((
            select max(g.delivery)
            from units g
            left join deliveries d on d.sequence = g.delivery
            where g.number = f.number
              and (g.delivery = 0 or d.state = 'committed')), -1))";
    let mut complaints = Vec::new();
    for (table, statement) in [("figures", FIGURES), ("units", UNITS)] {
        let rows: i64 = on!(db, conn => sqlx::query_scalar(statement).fetch_one(conn))?;
        let rows = rows.unsigned_abs();
        complaints.extend((rows > 0).then_some(Complaint::WrongCurrent { table, rows }));
    }
    Ok(complaints)
}

async fn wrong_rows(db: &Db) -> Result<Vec<Complaint>> {
    const SQL: &str = "
        select id, expected, found
        from (
            select d.id, d.stored_figures + d.stored_units as expected,
                   cast((select count(*)
                         from delivery_slices s
                         join figures f on f.slice = s.slice and f.delivery = s.delivery
                         where s.delivery = d.sequence) as bigint)
                   + cast((select count(*)
                           from units u
                           where u.delivery = d.sequence) as bigint) as found
            from deliveries d
            where not exists (select 1 from fact_parts p where p.delivery = d.sequence)) counted
        where expected <> found
        order by id";
    let rows: Vec<(String, i64, i64)> = on!(db, conn => sqlx::query_as(SQL).fetch_all(conn))?;
    rows.iter()
        .map(|(id, expected, found)| {
            Ok(Complaint::WrongRows {
                delivery: Row { table: "deliveries", key: id }.parse("id", id)?,
                expected: expected.unsigned_abs(),
                found: found.unsigned_abs(),
            })
        })
        .collect()
}
