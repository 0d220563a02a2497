//! The vault's row, sessions, attempts and events.

use domain::{
    event::{Actor, Event},
    id::{EventId, PersonId},
    vault::{Holder, Truth, Vault},
};

use super::{at, change, execute, id, on_both};
use crate::{
    attempts,
    error::Error,
    events::{self, Filter},
    sessions::{self, Session},
    vault,
};

#[test]
fn a_vault_says_what_it_is_about_once() {
    on_both(async |db| {
        assert_eq!(vault::find(&db).await.unwrap(), None);
        let aarhus = Vault {
            holder: Holder::Municipality("751".parse().unwrap()),
            name: "Aarhus Kommune".to_owned(),
            truth: Truth::MadeUp,
        };
        change(&db, async |tx| vault::insert(tx, &aarhus).await).await;
        assert_eq!(vault::find(&db).await.unwrap(), Some(aarhus));
        let network =
            Vault { holder: Holder::Network, name: "Netværk".to_owned(), truth: Truth::Real };
        let mut refused = db.begin().await.unwrap();
        let second = vault::insert(&mut refused, &network).await;
        assert!(matches!(second, Err(Error::Conflict(_))), "{second:?}");
    });
}

#[test]
fn a_dropped_transaction_leaves_nothing() {
    on_both(async |db| {
        let mut dropped = db.begin().await.unwrap();
        attempts::insert(&mut dropped, "mette@example.dk", at(0)).await.unwrap();
        drop(dropped);
        assert_eq!(attempts::count_since(&db, "mette@example.dk", at(-1)).await.unwrap(), 0);
        let mut again = db.begin().await.unwrap();
        attempts::insert(&mut again, "mette@example.dk", at(0)).await.unwrap();
        again.roll_back().await.unwrap();
        assert_eq!(attempts::count_since(&db, "mette@example.dk", at(-1)).await.unwrap(), 0);
    });
}

#[test]
fn a_row_that_pejl_never_writes_is_named_by_table_column_and_row() {
    on_both(async |db| {
        execute(&db, "insert into vault (id, holder, name, truth) values (1, '0', 'x', 'real')")
            .await;
        let error = vault::find(&db).await.unwrap_err();
        assert_eq!(error.to_string(), "row `1` of `vault` has `0` in column `holder`");
    });
}

#[test]
fn a_session_is_found_until_it_ends() {
    on_both(async |db| {
        let mut session =
            Session { id: "abc".to_owned(), data: "{}".to_owned(), expires_at: at(10) };
        change(&db, async |tx| sessions::insert(tx, &session).await).await;
        assert_eq!(sessions::find(&db, "abc", at(9)).await.unwrap(), Some(session.clone()));
        assert_eq!(sessions::find(&db, "abc", at(10)).await.unwrap(), None);
        session.expires_at = at(20);
        session.data = r#"{"person":"Mette"}"#.to_owned();
        change(&db, async |tx| sessions::update(tx, &session).await).await;
        assert_eq!(sessions::find(&db, "abc", at(19)).await.unwrap(), Some(session.clone()));
        let mut refused = db.begin().await.unwrap();
        assert!(matches!(sessions::insert(&mut refused, &session).await, Err(Error::Conflict(_))));
        drop(refused);
        assert_eq!(change(&db, async |tx| sessions::remove_expired(tx, at(19)).await).await, 0);
        assert_eq!(change(&db, async |tx| sessions::remove_expired(tx, at(20)).await).await, 1);
        let mut ended = db.begin().await.unwrap();
        let updated = sessions::update(&mut ended, &session).await;
        assert!(matches!(updated, Err(Error::NotFound { .. })));
    });
}

#[test]
fn a_session_that_is_removed_is_gone() {
    on_both(async |db| {
        let session = Session { id: "abc".to_owned(), data: String::new(), expires_at: at(10) };
        change(&db, async |tx| sessions::insert(tx, &session).await).await;
        change(&db, async |tx| sessions::remove(tx, "abc").await).await;
        change(&db, async |tx| sessions::remove(tx, "abc").await).await;
        assert_eq!(sessions::find(&db, "abc", at(0)).await.unwrap(), None);
    });
}

#[test]
fn failed_attempts_count_from_a_time_until_they_are_cleared() {
    on_both(async |db| {
        change(&db, async |tx| {
            for second in [1, 2, 3] {
                attempts::insert(tx, "mette@example.dk", at(second)).await?;
            }
            attempts::insert(tx, "10.0.0.1", at(2)).await
        })
        .await;
        let count = async |key, since| attempts::count_since(&db, key, at(since)).await.unwrap();
        assert_eq!(count("mette@example.dk", 0).await, 3);
        assert_eq!(count("mette@example.dk", 1).await, 2);
        assert_eq!(count("10.0.0.1", 0).await, 1);
        assert_eq!(change(&db, async |tx| attempts::remove_until(tx, at(1)).await).await, 1);
        assert_eq!(count("mette@example.dk", 0).await, 2);
        change(&db, async |tx| attempts::clear(tx, "mette@example.dk").await).await;
        assert_eq!(count("mette@example.dk", 0).await, 0);
        assert_eq!(count("10.0.0.1", 0).await, 1);
    });
}

fn event(number: u128, actor: Actor, verb: &str, subject: &str) -> Event {
    Event {
        id: EventId(id(number)),
        at: at(i64::try_from(number).unwrap()),
        actor,
        verb: verb.to_owned(),
        subject_kind: "delivery".to_owned(),
        subject_id: subject.to_owned(),
        details: "{}".to_owned(),
    }
}

#[test]
fn events_are_read_newest_first_page_by_page() {
    on_both(async |db| {
        let mette = Actor::Person(PersonId(id(9)));
        let all = [
            event(1, Actor::CommandLine, "delivery-committed", "a"),
            event(2, mette, "delivery-undone", "a"),
            event(3, Actor::Pejl, "delivery-committed", "b"),
            event(4, mette, "delivery-committed", "c"),
        ];
        change(&db, async |tx| {
            for event in &all {
                events::insert(tx, event).await?;
            }
            Ok(())
        })
        .await;
        let page = async |filter: Filter, before, limit| {
            let page = events::page(&db, &filter, before, limit).await.unwrap();
            page.into_iter().map(|event| event.id.0.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(page(Filter::default(), None, 3).await, [4, 3, 2]);
        assert_eq!(page(Filter::default(), Some(EventId(id(2))), 3).await, [1]);
        let by = Filter { actor: Some(mette), ..Filter::default() };
        assert_eq!(page(by, None, 9).await, [4, 2]);
        let did = Filter { verb: Some("delivery-undone".to_owned()), ..Filter::default() };
        assert_eq!(page(did, None, 9).await, [2]);
        let about = Filter {
            subject_kind: Some("delivery".to_owned()),
            subject_id: Some("a".to_owned()),
            ..Filter::default()
        };
        assert_eq!(page(about, None, 9).await, [2, 1]);
        let between = Filter { since: Some(at(2)), until: Some(at(4)), ..Filter::default() };
        assert_eq!(page(between, None, 9).await, [3, 2]);
        let newest = events::page(&db, &Filter::default(), None, 1).await.unwrap();
        assert_eq!(newest, [all[3].clone()]);
    });
}

#[test]
fn every_event_moves_the_revision() {
    on_both(async |db| {
        let before = events::revision(&db).await.unwrap();
        change(&db, async |tx| events::insert(tx, &event(2, Actor::Pejl, "x", "a")).await).await;
        let between = events::revision(&db).await.unwrap();
        change(&db, async |tx| events::insert(tx, &event(1, Actor::Pejl, "x", "a")).await).await;
        let after = events::revision(&db).await.unwrap();
        assert!(before < between && between < after);
    });
}
