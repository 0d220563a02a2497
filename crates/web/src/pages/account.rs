//! One's own account: password, language, passkeys.

use actions::{
    account as verbs,
    error::{Error as ActionError, Fault},
    passkeys,
};
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::text::Locale;
use serde::Serialize;

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field, Sent},
    pages::{organisation::Organisation, people::adding::languages},
    parts::Fact,
    render::Page,
    sign_in::passkeys::are_offered,
    words::Words,
};

/// One's own account.
#[derive(Serialize)]
pub(crate) struct AccountPage {
    here: String,
    answer: String,
    facts: Vec<Fact>,
    refused: bool,
    current_password: Field,
    new_password: Field,
    locale: Field,
    locales: Vec<Choice>,
    passkeys: Vec<Key>,
    passkey_name: Option<Field>,
}

impl Page for AccountPage {
    const TEMPLATE: &'static str = "pages/account.html";
}

/// A passkey in the list.
#[derive(Serialize)]
struct Key {
    name: String,
    added: String,
    remove: String,
}

/// Shows the account.
pub(crate) async fn show(ctx: Ctx, headers: HeaderMap) -> Result<Response> {
    answer(&ctx, &headers, &[]).await
}

/// Changes the password.
pub(crate) async fn change_password(headers: HeaderMap, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let (now, new) = (fields.text("current_password"), fields.text("new_password"));
    match verbs::change_password(ctx.app(), &ctx.scope, now, new).await {
        Ok(()) => {
            ctx.flash("success", ctx.t("account-password-changed")).await?;
            Ok(back(&ctx))
        }
        Err(ActionError::Invalid(faults)) => {
            let field = |field| if field == "password" { "new_password" } else { field };
            let faults: Vec<Fault> = faults
                .into_iter()
                .map(|fault| Fault { field: field(fault.field), ..fault })
                .collect();
            answer(&ctx, &headers, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Chooses the language, on this device too.
pub(crate) async fn choose_language(sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let locale: Locale = fields.text("locale").parse().unwrap_or_default();
    verbs::choose_language(ctx.app(), &ctx.scope, locale).await?;
    ctx.flash("success", i18n::t(locale, "account-language-chosen")).await?;
    let mut response = back(&ctx);
    let cookie = format!("pejl-locale={locale}; Path=/; Max-Age=31536000; SameSite=Lax");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Removes a passkey.
pub(crate) async fn remove_passkey(Path(id): Path<String>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    passkeys::remove(ctx.app(), &ctx.scope, &id).await?;
    ctx.flash("success", ctx.t("account-passkey-removed")).await?;
    Ok(back(&ctx))
}

fn back(ctx: &Ctx) -> Response {
    Redirect::to(&ctx.href("/account")).into_response()
}

async fn answer(ctx: &Ctx, headers: &HeaderMap, faults: &[Fault]) -> Result<Response> {
    let db = &ctx.app().db;
    let words = Words(ctx.locale);
    let here = ctx.href("/account");
    let passkeys = store::people::passkeys(db, ctx.person.id).await?;
    let organisation = Organisation::read(ctx).await?;
    let today = ctx.app().clock.today();
    let posts = store::people::posts_of(db, ctx.person.id).await?;
    let posts = posts.iter().filter(|post| post.is_held_on(today));
    let posts: Vec<String> = posts.map(|post| organisation.post_name(post)).collect();
    let page = AccountPage {
        answer: words.with("account-answer", "name", &ctx.person.name),
        facts: vec![
            Fact::new(words.t("field-email"), &ctx.person.email),
            Fact::new(words.t("people-posts"), words.list(&posts)),
        ],
        refused: !faults.is_empty(),
        current_password: ctx.field("current_password", "", faults),
        new_password: ctx.field("new_password", "", faults),
        locale: ctx.field("locale", ctx.person.locale.code(), faults),
        locales: languages(),
        passkeys: passkeys
            .into_iter()
            .map(|passkey| Key {
                added: words.with("account-passkey-since", "day", &words.moment(passkey.added_at)),
                remove: format!("{here}/passkeys/{}/remove", passkey.id),
                name: passkey.name,
            })
            .collect(),
        passkey_name: are_offered(&ctx.site, headers).then(|| ctx.field("passkey_name", "", &[])),
        here,
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    ctx.page_with(status, Menu::Nowhere, Vec::new(), &page).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::field, render::tests::in_both};

    fn sample(locale: Locale, passkey_name: Option<Field>) -> AccountPage {
        let words = Words(locale);
        let passkey = Key {
            name: "Min telefon".to_owned(),
            added: words.with("account-passkey-since", "day", "1. maj"),
            remove: "/account/passkeys/abc/remove".to_owned(),
        };
        AccountPage {
            here: "/account".to_owned(),
            answer: words.with("account-answer", "name", "Ida Holm"),
            facts: vec![Fact::new(words.t("people-posts"), "Leder, Nordskolen")],
            refused: true,
            current_password: field(locale, "current_password", "", &[]),
            new_password: field(locale, "new_password", "", &[]),
            locale: field(locale, "locale", "da", &[]),
            locales: languages(),
            passkeys: vec![passkey],
            passkey_name,
        }
    }

    #[test]
    fn passkeys_are_offered_only_where_they_work() {
        let offered =
            in_both(|locale| sample(locale, Some(field(locale, "passkey_name", "", &[]))));
        assert!(offered.iter().all(|page| page.contains("data-passkey=\"add\"")));
        let [da, _] = in_both(|locale| sample(locale, None));
        assert!(da.contains("Adgangsnøgler virker kun på Pejls egen adresse"));
    }
}
