//! People, what they sign in with, and their posts.

use domain::{
    access::{Person, Post, Role},
    id::PersonId,
    text::Locale,
};
use jiff::civil::date;

use super::{at, change, id, on_both};
use crate::{
    error::Error,
    people::{
        self, Passkey, end_post, insert_passkey, insert_post, passkeys, password_hash, posts,
        posts_of, remove_passkey, set_password_hash, update_passkey,
    },
};

fn mette() -> Person {
    Person {
        id: PersonId(id(1)),
        name: "Mette Ørsted".to_owned(),
        email: "Mette@Example.dk".to_owned(),
        locale: Locale::Da,
    }
}

fn aage() -> Person {
    Person {
        id: PersonId(id(2)),
        name: "Aage Holm".to_owned(),
        email: "aage@example.dk".to_owned(),
        locale: Locale::En,
    }
}

#[test]
fn people_are_found_by_address_however_it_is_written() {
    on_both(async |db| {
        change(&db, async |tx| people::insert(tx, &mette(), "m").await).await;
        let found = people::find_by_email(&db, " METTE@example.DK ").await.unwrap();
        assert_eq!(found, Some(mette()));
        assert_eq!(people::find(&db, PersonId(id(1))).await.unwrap(), Some(mette()));
        assert_eq!(people::find(&db, PersonId(id(5))).await.unwrap(), None);
        let taken = Person { email: "mette@example.dk".to_owned(), ..aage() };
        let mut refused = db.begin().await.unwrap();
        assert!(matches!(people::insert(&mut refused, &taken, "a").await, Err(Error::Conflict(_))));
    });
}

#[test]
fn people_stand_in_the_order_of_their_sort_keys() {
    on_both(async |db| {
        change(&db, async |tx| {
            people::insert(tx, &aage(), "å").await?;
            people::insert(tx, &mette(), "m").await
        })
        .await;
        assert_eq!(people::list(&db).await.unwrap(), [mette(), aage()]);
        let renamed = Person { name: "Mette Ålund".to_owned(), locale: Locale::En, ..mette() };
        change(&db, async |tx| people::update(tx, &renamed, "åå").await).await;
        assert_eq!(people::list(&db).await.unwrap(), [aage(), renamed]);
        let stranger = Person { id: PersonId(id(7)), ..mette() };
        let mut refused = db.begin().await.unwrap();
        let updated = people::update(&mut refused, &stranger, "x").await;
        assert!(matches!(updated, Err(Error::NotFound { table: "people", .. })));
    });
}

#[test]
fn a_password_is_set_and_taken_away() {
    on_both(async |db| {
        let mette = mette();
        change(&db, async |tx| people::insert(tx, &mette, "m").await).await;
        assert_eq!(password_hash(&db, mette.id).await.unwrap(), None);
        change(&db, async |tx| set_password_hash(tx, mette.id, Some("$argon2id$")).await).await;
        assert_eq!(password_hash(&db, mette.id).await.unwrap().as_deref(), Some("$argon2id$"));
        change(&db, async |tx| set_password_hash(tx, mette.id, None).await).await;
        assert_eq!(password_hash(&db, mette.id).await.unwrap(), None);
    });
}

#[test]
fn passkeys_are_added_used_and_removed() {
    on_both(async |db| {
        let mut key = Passkey {
            id: "credential".to_owned(),
            person: mette().id,
            name: "Min telefon".to_owned(),
            key: r#"{"counter":1}"#.to_owned(),
            added_at: at(3),
        };
        change(&db, async |tx| {
            people::insert(tx, &mette(), "m").await?;
            insert_passkey(tx, &key).await
        })
        .await;
        key.key = r#"{"counter":2}"#.to_owned();
        change(&db, async |tx| update_passkey(tx, &key.id, &key.key).await).await;
        assert_eq!(passkeys(&db, mette().id).await.unwrap(), [key.clone()]);
        let mut refused = db.begin().await.unwrap();
        let others = remove_passkey(&mut refused, aage().id, &key.id).await;
        assert!(matches!(others, Err(Error::NotFound { .. })));
        drop(refused);
        change(&db, async |tx| remove_passkey(tx, mette().id, &key.id).await).await;
        assert_eq!(passkeys(&db, mette().id).await.unwrap(), []);
    });
}

#[test]
fn a_passkey_of_nobody_is_refused() {
    on_both(async |db| {
        let key = Passkey {
            id: "credential".to_owned(),
            person: mette().id,
            name: String::new(),
            key: String::new(),
            added_at: at(3),
        };
        let mut refused = db.begin().await.unwrap();
        let inserted = insert_passkey(&mut refused, &key).await;
        assert!(matches!(inserted, Err(Error::BrokenReference(_))));
    });
}

#[test]
fn posts_are_given_and_ended() {
    on_both(async |db| {
        let post = Post {
            person: mette().id,
            role: Role::UnitLeader,
            unit: "751001".parse().unwrap(),
            from: date(2024, 8, 1),
            until: None,
        };
        let chief = Post { role: Role::Chief, unit: "751".parse().unwrap(), ..post.clone() };
        change(&db, async |tx| {
            people::insert(tx, &mette(), "m").await?;
            insert_post(tx, &post).await?;
            insert_post(tx, &chief).await
        })
        .await;
        change(&db, async |tx| end_post(tx, &post, date(2026, 7, 31)).await).await;
        let ended = Post { until: Some(date(2026, 7, 31)), ..post.clone() };
        assert_eq!(posts_of(&db, mette().id).await.unwrap(), [chief.clone(), ended.clone()]);
        assert_eq!(posts(&db).await.unwrap(), [chief, ended]);
        assert_eq!(posts_of(&db, aage().id).await.unwrap(), []);
        let never = Post { from: date(2020, 1, 1), ..post };
        let mut refused = db.begin().await.unwrap();
        let missing = end_post(&mut refused, &never, date(2026, 1, 1)).await;
        assert!(matches!(missing, Err(Error::NotFound { table: "posts", .. })));
    });
}
