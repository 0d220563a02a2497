//! Tests of every function on both databases, and what they share.

use std::{
    env,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    process, thread,
};

use domain::{
    event::Actor,
    figure::{
        Basis, Count, CountBasis, FigureKey, Known, Missing, NoInterval, Uncertainty, Value,
        Withheld,
    },
    id::{DeliveryId, PersonId},
    period::Period,
    unit::{Part, Unit, UnitKind},
};
use jiff::Timestamp;
use tokio::runtime::Builder;
use uuid::Uuid;

use crate::{
    db::{Address, Db, Tx},
    deliveries::Arrival,
    goals::Written,
    import::{FigureRow, Import, Settled},
    units::{NamedUnit, set},
};

mod archive;
mod currency;
mod deliveries;
mod efforts;
mod facts;
mod figures;
mod goals;
mod import;
mod jobs;
mod people;
mod small;
mod units;

/// Runs a test on SQLite, and on PostgreSQL when `PEJL_TEST_POSTGRES` says where one is.
fn on_both(body: impl AsyncFn(Db)) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&Address::Sqlite(folder.path().join("vault.db"))).await.unwrap();
        body(db.clone()).await;
        db.close().await;
        if let Some(address) = postgres("a") {
            let schema = Db::open(&address).await.unwrap();
            body(schema.clone()).await;
            remove_schema(&schema).await;
        }
    });
}

/// Returns a fresh schema of this test's own, or none when there is no PostgreSQL.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration to read it from")]
fn postgres(which: &str) -> Option<Address> {
    let Ok(url) = env::var("PEJL_TEST_POSTGRES") else {
        println!("PEJL_TEST_POSTGRES is not set, so this ran on SQLite only");
        return None;
    };
    let mut hasher = DefaultHasher::new();
    (thread::current().name(), process::id()).hash(&mut hasher);
    Some(Address::Postgres { url, schema: format!("test_{which}_{:016x}", hasher.finish()) })
}

async fn remove_schema(db: &Db) {
    execute(db, "set client_min_messages = 'warning'").await;
    let schema: String = on!(db, conn =>
        sqlx::query_scalar("select cast(current_schema() as text)").fetch_one(conn))
    .unwrap();
    execute(db, &format!("drop schema {schema} cascade")).await;
    db.close().await;
}

/// Runs a statement that this crate itself never would.
async fn execute(db: &Db, statement: &str) {
    let mut tx = db.begin().await.unwrap();
    let sql = sqlx::AssertSqlSafe(statement.to_owned());
    match &mut tx.on() {
        crate::db::On::Sqlite(conn) => drop(sqlx::query(sql).execute(&mut **conn).await.unwrap()),
        crate::db::On::Postgres(conn) => drop(sqlx::query(sql).execute(&mut **conn).await.unwrap()),
    }
    tx.commit().await.unwrap();
}

/// Runs a change in a transaction of its own.
async fn change<T>(db: &Db, body: impl AsyncFnOnce(&mut Tx) -> crate::error::Result<T>) -> T {
    let mut tx = db.begin().await.unwrap();
    let value = body(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
    value
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn written(second: i64) -> Written {
    Written { by: Actor::Person(PersonId(id(1))), at: at(second) }
}

fn arrival(number: u128) -> Arrival {
    Arrival {
        id: DeliveryId(id(number)),
        format: "schools-wide".to_owned(),
        files: vec!["schools.csv".to_owned()],
        fingerprint: format!("fingerprint {number}"),
        source: "Børne- og Undervisningsministeriet, 1. september 2026".to_owned(),
        purpose: "Kvalitetsrapport".to_owned(),
        by: None,
        at: at(0),
    }
}

fn a_unit(number: &str, name: &str, kind: UnitKind) -> Unit {
    Unit {
        number: number.parse().unwrap(),
        name: name.to_owned(),
        kind,
        part: Part::Whole,
        municipality: Some("751".parse().unwrap()),
        ownership: None,
        opened: None,
        closed: None,
        location: None,
    }
}

fn named(unit: Unit) -> NamedUnit {
    let search_key = unit.name.to_lowercase();
    NamedUnit { sort_key: search_key.clone(), search_key, unit }
}

fn school(number: &str, name: &str) -> NamedUnit {
    named(a_unit(number, name, UnitKind::School))
}

fn key(indicator: &str, unit: &str, year: i16) -> FigureKey {
    FigureKey {
        indicator: indicator.parse().unwrap(),
        unit: unit.parse().unwrap(),
        period: Period::SchoolYear(year),
        breakdown: "".parse().unwrap(),
    }
}

fn known(estimate: f64) -> Value {
    Value::Known(Known {
        estimate,
        interval: Uncertainty::Wilson { lower: estimate - 0.1, upper: estimate + 0.3 },
        n: Some(Count { n: 61.0, basis: CountBasis::Stated }),
        basis: Basis::Published,
        verdict: None,
    })
}

/// One value of each shape.
fn all_shapes() -> Vec<Value> {
    let bare = |interval| {
        Value::Known(Known {
            estimate: 1.0 / 3.0,
            interval,
            n: None,
            basis: Basis::PublishedPreliminary,
            verdict: Some(domain::figure::Verdict::AsExpected),
        })
    };
    vec![
        known(0.1 + 0.2),
        bare(Uncertainty::Mean { lower: 0.1, upper: 0.7 }),
        bare(Uncertainty::Estimated { lower: -0.1, upper: 1e-300 }),
        bare(Uncertainty::None(NoInterval::NoCount)),
        bare(Uncertainty::None(NoInterval::NoSpread)),
        bare(Uncertainty::None(NoInterval::NotSampled)),
        bare(Uncertainty::None(NoInterval::TooFew)),
        Value::Missing(Missing::NotMeasured),
        Value::Missing(Missing::Suspected),
        Value::Withheld(Withheld::AtSource),
    ]
}

fn row(key: FigureKey, value: Value, line: u64) -> FigureRow {
    let place = domain::delivery::Place {
        file: "schools.csv".to_owned(),
        row: line,
        column: "Karakterer".to_owned(),
    };
    FigureRow { key, value, place }
}

/// Delivers figures and puts them in force.
async fn deliver(db: &Db, arrival: &Arrival, rows: &[FigureRow]) -> Settled {
    change(db, async |tx| {
        let mut import = Import::start(tx, arrival).await?;
        import.push(rows).await?;
        let settled = import.settle().await?;
        import.commit(&settled.difference).await?;
        Ok(settled)
    })
    .await
}

/// Sets three schools and a municipality.
async fn set_units(db: &Db) {
    change(db, async |tx| {
        set(tx, &named(a_unit("751", "Aarhus", UnitKind::Municipality))).await?;
        set(tx, &school("751001", "Ådalens Skole")).await?;
        set(tx, &school("751002", "Beder Skole")).await?;
        set(tx, &school("751003", "Elev Skole")).await
    })
    .await;
}
