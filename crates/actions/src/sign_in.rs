//! Signing in with a local account, slowed down after failures.

use argon2::{Argon2, password_hash::PasswordHasher as _};
use domain::{access::Person, event::Actor, id::PersonId};
use jiff::SignedDuration;
use store::{attempts, people as rows};

use crate::{
    app::{App, Happening},
    error::Result,
    people,
};

/// So many failures with one address or from one network within the window are answered no more.
const PATIENCE: u64 = 8;
const WINDOW: SignedDuration = SignedDuration::from_mins(15);

/// What came of an attempt to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attempt {
    /// It succeeded.
    SignedIn(Person),
    /// The address or the password is wrong; which of them is not told.
    Wrong,
    /// Too many attempts failed lately; try again in a quarter of an hour.
    TooMany,
}

/// Signs a person in with a password. `from` is the network the attempt comes from.
pub async fn with_password(app: &App, email: &str, password: &str, from: &str) -> Result<Attempt> {
    let email = email.trim();
    if is_throttled(app, email, from).await? {
        return Ok(Attempt::TooMany);
    }
    let person = rows::find_by_email(&app.db, email).await?;
    let hash = match &person {
        Some(person) => rows::password_hash(&app.db, person.id).await?,
        None => None,
    };
    let is_right = match hash {
        Some(hash) => people::fits(password, &hash),
        None => waste_time(password),
    };
    match person {
        Some(person) if is_right => succeed(app, person, from).await,
        _ => {
            fail(app, email, from).await?;
            Ok(Attempt::Wrong)
        }
    }
}

/// Tells whether attempts with this address or from this network are answered no more for a while.
pub async fn is_throttled(app: &App, email: &str, from: &str) -> Result<bool> {
    let since = app.clock.now() - WINDOW;
    let by_email = attempts::count_since(&app.db, &email_key(email), since).await?;
    let by_network = attempts::count_since(&app.db, &network_key(from), since).await?;
    Ok(by_email >= PATIENCE || by_network >= 4 * PATIENCE)
}

/// Notes that a person signed in, and forgets earlier failures with the address.
pub async fn succeed(app: &App, person: Person, from: &str) -> Result<Attempt> {
    let mut tx = app.db.begin().await?;
    attempts::clear(&mut tx, &email_key(&person.email)).await?;
    attempts::clear(&mut tx, &network_key(from)).await?;
    app.note(&mut tx, Actor::Person(person.id), Happening::new("signed-in", "person", person.id))
        .await?;
    tx.commit().await?;
    Ok(Attempt::SignedIn(person))
}

/// Notes that a person signed out.
pub async fn sign_out(app: &App, id: PersonId) -> Result<()> {
    let mut tx = app.db.begin().await?;
    app.note(&mut tx, Actor::Person(id), Happening::new("signed-out", "person", id)).await?;
    Ok(tx.commit().await?)
}

pub(crate) async fn fail(app: &App, email: &str, from: &str) -> Result<()> {
    let at = app.clock.now();
    let mut tx = app.db.begin().await?;
    attempts::insert(&mut tx, &email_key(email), at).await?;
    attempts::insert(&mut tx, &network_key(from), at).await?;
    Ok(tx.commit().await?)
}

/// Takes as long as checking a password, so that the time does not tell who has an account.
fn waste_time(password: &str) -> bool {
    Argon2::default().hash_password(password.as_bytes()).is_err() && password.is_empty()
}

fn email_key(email: &str) -> String {
    format!("email:{}", i18n::search_key(email))
}

fn network_key(from: &str) -> String {
    format!("network:{from}")
}
