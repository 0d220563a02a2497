//! What a person does with the own account.

use domain::{
    access::{Person, Scope},
    text::Locale,
};
use store::people as rows;

use crate::{
    app::{App, Happening, actor},
    error::{Error, Result},
    people,
};

/// Changes the own password, given the one that is used now.
pub async fn change_password(app: &App, scope: &Scope, now: &str, new: &str) -> Result<()> {
    let person = own(app, scope).await?;
    let hash = rows::password_hash(&app.db, person.id).await?;
    if hash.is_some_and(|hash| !people::fits(now, &hash)) {
        return Err(Error::invalid("current_password", "wrong-password"));
    }
    people::set_password(app, scope, person.id, new).await
}

/// Chooses the language in which a person meets the screens on every device.
pub async fn choose_language(app: &App, scope: &Scope, locale: Locale) -> Result<()> {
    let person = Person { locale, ..own(app, scope).await? };
    let mut tx = app.db.begin().await?;
    rows::update(&mut tx, &person, &i18n::sort_key(&person.name)).await?;
    let details = serde_json::json!({ "locale": locale.code() });
    let happening = Happening::new("language-chosen", "person", person.id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    Ok(tx.commit().await?)
}

/// Returns the person whose scope it is; the command line has no account.
pub(crate) async fn own(app: &App, scope: &Scope) -> Result<Person> {
    let id = scope.person().ok_or_else(|| Error::not_found("person", "command-line"))?;
    rows::find(&app.db, id).await?.ok_or_else(|| Error::not_found("person", id))
}
