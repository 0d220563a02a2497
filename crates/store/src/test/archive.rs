//! Backup and restore, from either database to either.

use domain::{
    access::{Person, Post, Role},
    delivery::Difference,
    event::{Actor, Event},
    fact::ReadFor,
    goal::{Decision, Goal, GoalLevel, GoalState},
    id::{DeliveryId, EventId, GoalId, JobId, PersonId, TargetId},
    period::Period,
    target::{Rule, Side, Target},
    text::{Locale, Text},
    unit::{Placement, Succession, SuccessionKind},
    vault::{Holder, Truth, Vault},
};
use jiff::civil::date;
use tokio::runtime::Builder;

use super::{
    all_shapes, arrival, at, change, deliver, efforts::an_effort, id, key, on_both, postgres,
    remove_schema, row, set_units, written,
};
use crate::{
    backup::{Summary, backup, restore},
    db::{Address, Db, Tx},
    deliveries::{ProblemLog, set_problems},
    efforts,
    error::{Error, Result},
    events,
    facts::{self, Part, Parts},
    goals,
    import::undo,
    jobs::{self, NewJob},
    people::{self, Passkey},
    sessions::{self, Session},
    units, vault,
};

/// Puts at least one row into every table.
async fn fill(db: &Db) {
    set_units(db).await;
    change(db, async |tx| fill_people(tx).await).await;
    change(db, async |tx| fill_goals(tx).await).await;
    let rows: Vec<_> = (2000..)
        .zip(all_shapes())
        .map(|(year, value)| row(key("karakterer", "751001", year), value, 2))
        .collect();
    let mine = crate::deliveries::Arrival { by: Some(PersonId(id(1))), ..arrival(1) };
    deliver(db, &mine, &rows).await;
    deliver(db, &arrival(2), &rows[..3]).await;
    change(db, async |tx| undo(tx, DeliveryId(id(1))).await).await;
    let part = Part { period: Period::SchoolYear(2024), unit: "751001".parse().unwrap() };
    let (set, parts) = ("karakterer".parse().unwrap(), Parts::from([(part, 4)]));
    change(db, async |tx| {
        facts::commit(tx, &arrival(3), (&set, &parts), &Difference::default()).await?;
        let read = (&set, DeliveryId(id(3)));
        facts::readings::insert(tx, EventId(id(1)), read, ReadFor::Retention).await
    })
    .await;
    let mut log = ProblemLog::default();
    log.push(domain::delivery::Problem {
        place: domain::delivery::Place::default(),
        value: "\u{0}æ\"\\\n".replace('\u{0}', ""),
        kind: domain::delivery::ProblemKind::EmptyFile,
    });
    change(db, async |tx| set_problems(tx, DeliveryId(id(1)), &log).await).await;
}

async fn fill_people(tx: &mut Tx) -> Result<()> {
    let holder = Holder::Municipality("751".parse().unwrap());
    vault::insert(tx, &Vault { holder, name: "Århus".to_owned(), truth: Truth::Real }).await?;
    let person = PersonId(id(1));
    let mette = Person {
        id: person,
        name: "Mette Ørsted".to_owned(),
        email: "mette@example.dk".to_owned(),
        locale: Locale::Da,
    };
    people::insert(tx, &mette, "m").await?;
    let key = Passkey {
        id: "c".to_owned(),
        person,
        name: "Min telefon".to_owned(),
        key: "{}".to_owned(),
        added_at: at(1),
    };
    people::insert_passkey(tx, &key).await?;
    let (unit, from) = ("751".parse().unwrap(), date(2024, 1, 1));
    people::insert_post(tx, &Post { person, role: Role::Chief, unit, from, until: None }).await?;
    let event = Event {
        id: EventId(id(1)),
        at: at(1),
        actor: Actor::Person(person),
        verb: "person-added".to_owned(),
        subject_kind: "person".to_owned(),
        subject_id: person.to_string(),
        details: "{}".to_owned(),
    };
    events::insert(tx, &event).await?;
    let session = Session { id: "secret".to_owned(), data: String::new(), expires_at: at(9) };
    sessions::insert(tx, &session).await?;
    let job = NewJob {
        id: JobId(id(1)),
        kind: "import".to_owned(),
        payload: "{}".to_owned(),
        total: None,
        at: at(1),
    };
    jobs::enqueue(tx, &job).await
}

async fn fill_goals(tx: &mut Tx) -> Result<()> {
    let goal = Goal {
        id: GoalId(id(1)),
        key: None,
        level: GoalLevel::Municipal,
        title: Text::same("Trivsel"),
        text: Text::same("Alle trives"),
        owner: "Skolechefen".to_owned(),
        decision: Some(Decision {
            body: "Byrådet".to_owned(),
            on: date(2024, 1, 1),
            case_number: None,
        }),
        from: date(2024, 1, 1),
        until: None,
        state: GoalState::InForce,
        contributes_to: vec![GoalId(id(2))],
        units: vec!["751001".parse().unwrap()],
    };
    goals::insert(tx, &goal, written(1)).await?;
    let target = Target {
        id: TargetId(id(1)),
        goal: goal.id,
        indicator: "karakterer".parse().unwrap(),
        breakdown: "".parse().unwrap(),
        rule: Rule::YearByYear { side: Side::AtLeast },
        by: None,
    };
    goals::insert_target(tx, &target, written(1)).await?;
    let placement = Placement {
        hierarchy: "district".to_owned(),
        unit: "751001".parse().unwrap(),
        parent: "NORD".parse().unwrap(),
        from: date(2024, 1, 1),
        until: None,
    };
    units::insert_placement(tx, &placement).await?;
    let succession = Succession {
        old: "751004".parse().unwrap(),
        new: "751001".parse().unwrap(),
        kind: SuccessionKind::Merged,
        on: date(2024, 1, 1),
    };
    units::insert_succession(tx, &succession).await?;
    efforts::put(tx, &an_effort(1), written(1)).await
}

async fn archive(db: &Db) -> (Vec<u8>, Summary) {
    let mut bytes = Vec::new();
    let summary = backup(db, &mut bytes).await.unwrap();
    (bytes, summary)
}

#[test]
fn a_vault_goes_from_either_database_to_either_and_back_unchanged() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str| Address::Sqlite(folder.path().join(name));
        let first = Db::open(&file("first.db")).await.unwrap();
        fill(&first).await;
        let (original, summary) = archive(&first).await;
        let mut addresses = vec![file("second.db")];
        addresses.extend(postgres("b"));
        addresses.push(file("third.db"));
        let mut latest = original.clone();
        for address in addresses {
            let db = Db::open(&address).await.unwrap();
            assert_eq!(restore(&db, &mut latest.as_slice()).await.unwrap(), summary);
            assert_eq!(db.check().await.unwrap(), []);
            (latest, _) = archive(&db).await;
            assert_eq!(latest, original);
            if matches!(address, Address::Postgres { .. }) {
                remove_schema(&db).await;
            }
        }
    });
}

#[test]
fn every_table_is_in_the_archive_and_every_one_was_filled() {
    on_both(async |db| {
        fill(&db).await;
        let (bytes, summary) = archive(&db).await;
        let text = String::from_utf8(bytes).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        for pair in lines.windows(2) {
            let is_empty = pair[0].starts_with(r#"{"table"#) && !pair[1].starts_with('[');
            assert!(!is_empty, "no rows: {}", pair[0]);
        }
        assert!(!text.contains("secret"), "sessions stay behind");
        let tables: i64 = match &db {
            Db::Sqlite(_) => on!(db, conn => sqlx::query_scalar(
                "select count(*) from sqlite_master where type = 'table'"
            ).fetch_one(conn)),
            Db::Postgres(_) => on!(db, conn => sqlx::query_scalar(
                "select count(*) from information_schema.tables where table_schema = current_schema()"
            ).fetch_one(conn)),
        }
        .unwrap();
        // Those of sessions, attempts and migrations are left out.
        assert_eq!(i64::try_from(summary.tables).unwrap(), tables - 3);
    });
}

#[test]
fn an_archive_is_not_restored_over_rows() {
    on_both(async |db| {
        fill(&db).await;
        let (bytes, _) = archive(&db).await;
        let refused = restore(&db, &mut bytes.as_slice()).await;
        assert!(matches!(refused, Err(Error::NotEmpty("vault"))));
    });
}

#[test]
fn a_damaged_archive_leaves_nothing() {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let full = Db::open(&Address::Sqlite(folder.path().join("full.db"))).await.unwrap();
        fill(&full).await;
        let (bytes, _) = archive(&full).await;
        let text = String::from_utf8(bytes).unwrap();
        let line = text.lines().position(|line| line.contains("Min telefon")).unwrap();
        let without: Vec<&str> =
            text.lines().enumerate().filter(|(n, _)| *n != line).map(|(_, line)| line).collect();
        let (start, _) = text.split_at(text.len() / 2);
        let empty = Db::open(&Address::Sqlite(folder.path().join("empty.db"))).await.unwrap();
        for (damaged, why) in [
            (String::new(), "ends here"),
            ("PK\u{3}\u{4}\n".to_owned(), "expected value"),
            (start.to_owned(), "ends here"),
            (without.join("\n") + "\n", "rows are missing"),
            (text.replace("Skolechefen", "Skolelederen"), "checksum"),
            (text.replace(r#"{"table":"people""#, r#"{"table":"persons""#), "another table"),
        ] {
            let error = restore(&empty, &mut damaged.as_bytes()).await.unwrap_err();
            let said = error.to_string();
            assert!(
                matches!(error, Error::DamagedArchive { .. } | Error::BrokenReference(_)),
                "{said}"
            );
            assert!(said.contains(why) || why == "checksum", "{said} is not about {why}");
        }
        let newer = text.replacen(r#""version":12"#, r#""version":13"#, 1);
        let other = restore(&empty, &mut newer.as_bytes()).await;
        assert!(matches!(other, Err(Error::OtherVersion { found: 13, expected: 12 })));
        restore(&empty, &mut text.as_bytes()).await.unwrap();
    });
}
