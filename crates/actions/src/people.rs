//! People, their posts and their passwords.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, MutexGuard, PoisonError},
};

use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use domain::{
    access::{OwnUnits, Permission, Person, Post, Role, Scope},
    id::PersonId,
    text::Locale,
    unit::{Part, Unit, UnitNumber},
    vault::Holder,
};
use jiff::civil::Date;
use store::people as rows;

use crate::{
    access,
    app::{App, Happening, Organisation, actor},
    error::{Error, Result},
};

/// The least length of a password, in characters (NIST SP 800-63B asks for 8, the field for 12).
const LEAST_PASSWORD: usize = 12;

/// Somebody who is to be able to sign in.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The password.
    pub password: String,
    /// The language of the screens.
    pub locale: Locale,
}

/// Adds a person with a password.
pub async fn add(app: &App, scope: &Scope, new: NewPerson) -> Result<PersonId> {
    app.require(scope, Permission::KeepPeople)?;
    let name = new.name.trim();
    let email = new.email.trim();
    if name.is_empty() {
        return Err(Error::invalid("name", "empty"));
    }
    if !email.contains('@') || email.contains(char::is_whitespace) {
        return Err(Error::invalid("email", "not-an-address"));
    }
    if rows::find_by_email(&app.db, email).await?.is_some() {
        return Err(Error::invalid("email", "taken"));
    }
    let hash = hash_of(&new.password)?;
    let id = PersonId(app.ids.next(app.clock.now()));
    let person = Person { id, name: name.to_owned(), email: email.to_owned(), locale: new.locale };
    let mut tx = app.db.begin().await?;
    rows::insert(&mut tx, &person, &i18n::sort_key(name)).await?;
    rows::set_password_hash(&mut tx, id, Some(&hash)).await?;
    app.note(&mut tx, actor(scope), Happening::new("person-added", "person", id)).await?;
    tx.commit().await?;
    Ok(id)
}

/// Sets a person's password: one's own, or anybody's for who keeps people.
pub async fn set_password(app: &App, scope: &Scope, id: PersonId, password: &str) -> Result<()> {
    if scope.person() != Some(id) {
        app.require(scope, Permission::KeepPeople)?;
    }
    let hash = hash_of(password)?;
    let mut tx = app.db.begin().await?;
    rows::set_password_hash(&mut tx, id, Some(&hash)).await?;
    app.note(&mut tx, actor(scope), Happening::new("password-set", "person", id)).await?;
    Ok(tx.commit().await?)
}

/// Gives a person a post.
pub async fn appoint(app: &App, scope: &Scope, post: Post) -> Result<()> {
    app.require(scope, Permission::KeepPeople)?;
    if post.until.is_some_and(|until| until < post.from) {
        return Err(Error::invalid("until", "before-from"));
    }
    if store::units::find(&app.db, &post.unit).await?.is_none() {
        return Err(Error::invalid("unit", "unknown-unit"));
    }
    let mut tx = app.db.begin().await?;
    rows::insert_post(&mut tx, &post).await?;
    let happening = Happening::new("post-given", "person", post.person).with(described(&post));
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

/// Ends a post on a day.
pub async fn end_post(app: &App, scope: &Scope, post: &Post, until: Date) -> Result<()> {
    app.require(scope, Permission::KeepPeople)?;
    if until < post.from {
        return Err(Error::invalid("until", "before-from"));
    }
    let mut tx = app.db.begin().await?;
    rows::end_post(&mut tx, post, until).await?;
    let happening = Happening::new("post-ended", "person", post.person).with(described(post));
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

/// Roles whose holders see the figures of the municipality as a whole, whatever area their post is at.
const ANSWER_FOR_ALL: [Role; 3] = [Role::Councillor, Role::Chief, Role::Administration];

/// Returns what a person may see and do today.
///
/// A post makes the unit, all units below it in the line organisation and their departments the
/// person's own; a post at a municipality, all units in it. A chief of one area answers for goals of the
/// whole municipality, so its figures as a whole are the chief's own, too.
pub async fn scope_of(app: &App, id: PersonId) -> Result<Arc<Scope>> {
    let at = (app.revision().await?, app.clock.today());
    if let Some(kept) = kept_scopes(app).find(at, id) {
        return Ok(kept);
    }
    let scope = Arc::new(make_scope(app, id, at.1).await?);
    kept_scopes(app).keep(at, id, Arc::clone(&scope));
    Ok(scope)
}

/// Scopes by person, all of one revision of the vault and one day.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    at: Option<(i64, Date)>,
    by_person: BTreeMap<PersonId, Arc<Scope>>,
}

impl Scopes {
    fn find(&self, at: (i64, Date), id: PersonId) -> Option<Arc<Scope>> {
        self.by_person.get(&id).filter(|_| self.at == Some(at)).cloned()
    }

    fn keep(&mut self, at: (i64, Date), id: PersonId, scope: Arc<Scope>) {
        if self.at != Some(at) {
            *self = Self { at: Some(at), ..Self::default() };
        }
        self.by_person.insert(id, scope);
    }
}

fn kept_scopes(app: &App) -> MutexGuard<'_, Scopes> {
    app.scopes.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn make_scope(app: &App, id: PersonId, today: Date) -> Result<Scope> {
    let posts: Vec<Post> = rows::posts_of(&app.db, id)
        .await?
        .into_iter()
        .filter(|post| post.is_held_on(today))
        .collect();
    let roles: BTreeSet<Role> = posts.iter().map(|post| post.role).collect();
    let organisation = app.organisation().await?;
    let mut own: BTreeSet<UnitNumber> =
        posts.iter().flat_map(|post| own_units(&organisation, &post.unit, today)).collect();
    if let Holder::Municipality(code) = app.vault.holder
        && posts.iter().any(|post| ANSWER_FOR_ALL.contains(&post.role))
    {
        own.insert(code.into());
    }
    let mut held: Vec<String> =
        posts.iter().map(|post| format!("{} {}", post.role.code(), post.unit)).collect();
    held.sort_unstable();
    let scope = access::scope(id, roles, OwnUnits::Only(own), app.vault.holder);
    Ok(scope.keyed_by(&held.join(", ")))
}

/// Returns the unit, all below it in the line organisation, and the departments of these.
fn own_units(organisation: &Organisation, top: &UnitNumber, today: Date) -> BTreeSet<UnitNumber> {
    let Organisation { register, line } = organisation;
    let mut own = BTreeSet::new();
    let mut open = vec![top.clone()];
    while let Some(next) = open.pop() {
        let placed = line.iter().filter(|placement| {
            placement.parent == next
                && placement.from <= today
                && placement.until.is_none_or(|until| today <= until)
        });
        open.extend(placed.map(|p| p.unit.clone()).filter(|unit| !own.contains(unit)));
        own.insert(next);
    }
    let is_own = |unit: &&Unit| match &unit.part {
        Part::Department(Some(main)) => own.contains(main),
        _ => unit.municipality.is_some_and(|code| UnitNumber::from(code) == *top),
    };
    let more: Vec<_> = register.units().filter(is_own).map(|unit| unit.number.clone()).collect();
    own.extend(more);
    own
}

/// Tells whether a password fits its hash.
pub(crate) fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Returns the argon2id hash of a password that is long enough.
pub(crate) fn hash_of(password: &str) -> Result<String> {
    if password.chars().count() < LEAST_PASSWORD {
        return Err(Error::invalid("password", "too-short"));
    }
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Shipped(error.to_string()))
}

fn described(post: &Post) -> serde_json::Value {
    serde_json::json!({ "role": post.role.code(), "unit": post.unit.as_str() })
}
