//! Passkeys: adding and removing one's own, and signing in with one. Whether a passkey answers rightly
//! is for the pages to check, which speak with the browser.

use domain::{
    access::{Person, Scope},
    event::Actor,
};
use store::people::{self as rows, Passkey};

use crate::{
    account,
    app::{App, Happening, actor},
    error::{Error, Result},
    sign_in::{self, Attempt},
};

/// The longest name of a passkey, in characters.
const LONGEST_NAME: usize = 60;

/// A passkey that a browser has just made.
#[derive(Debug, Clone)]
pub struct NewPasskey {
    /// The credential's id as text.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// The key as JSON.
    pub key: String,
}

/// Adds a passkey to the own account.
pub async fn add(app: &App, scope: &Scope, new: NewPasskey) -> Result<()> {
    let person = account::own(app, scope).await?;
    check_name(&new.name)?;
    let NewPasskey { id, name, key } = new;
    let details = serde_json::json!({ "name": name.trim() });
    let passkey = Passkey {
        id,
        person: person.id,
        name: name.trim().to_owned(),
        key,
        added_at: app.clock.now(),
    };
    let mut tx = app.db.begin().await?;
    rows::insert_passkey(&mut tx, &passkey).await?;
    let happening = Happening::new("passkey-added", "person", person.id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

/// Refuses a passkey's name that is empty or too long, before the browser is asked to make one.
pub fn check_name(name: &str) -> Result<()> {
    match name.trim().chars().count() {
        0 => Err(Error::invalid("passkey_name", "empty")),
        length if length > LONGEST_NAME => Err(Error::invalid("passkey_name", "too-long")),
        _ => Ok(()),
    }
}

/// Removes a passkey from the own account.
pub async fn remove(app: &App, scope: &Scope, id: &str) -> Result<()> {
    let person = account::own(app, scope).await?;
    let passkeys = rows::passkeys(&app.db, person.id).await?;
    let passkey = passkeys
        .iter()
        .find(|passkey| passkey.id == id)
        .ok_or_else(|| Error::not_found("passkey", id))?;
    let details = serde_json::json!({ "name": passkey.name });
    let mut tx = app.db.begin().await?;
    rows::remove_passkey(&mut tx, person.id, id).await?;
    let happening = Happening::new("passkey-removed", "person", person.id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

/// Signs a person in whose passkey answered rightly, and keeps what the passkey has become.
pub async fn sign_in(app: &App, person: Person, passkey: &Passkey, from: &str) -> Result<Attempt> {
    let mut tx = app.db.begin().await?;
    rows::update_passkey(&mut tx, &passkey.id, &passkey.key).await?;
    let details = serde_json::json!({ "name": passkey.name });
    let happening = Happening::new("passkey-used", "person", person.id).with(details);
    app.note(&mut tx, Actor::Person(person.id), happening).await?;
    tx.commit().await?;
    sign_in::succeed(app, person, from).await
}

/// Notes that an attempt to sign in with a passkey failed.
pub async fn refuse(app: &App, email: &str, from: &str) -> Result<Attempt> {
    sign_in::fail(app, email, from).await?;
    Ok(Attempt::Wrong)
}
