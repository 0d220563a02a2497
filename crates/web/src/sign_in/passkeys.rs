//! Passkeys in the browser's terms: challenges go out, answers come back and are checked here.
//!
//! What an answer is held against stays in the session on the server.

use std::{net::SocketAddr, sync::LazyLock};

use actions::{
    error::Error as ActionError,
    passkeys::{self as verbs, NewPasskey},
    sign_in::{self, Attempt},
};
use axum::{
    Json,
    extract::ConnectInfo,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::people as rows;
use webauthn_rs::{
    fake::{FakePasskeyDistribution, WebauthnFakeCredentialGenerator},
    prelude::{
        Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
    },
};

use super::{safe, token};
use crate::{
    ctx::{Ctx, Visit},
    error::{Error, Result},
    form::check_token,
    site::Site,
};

const REGISTRATION: &str = "passkey-registration";
const SIGN_IN: &str = "passkey-sign-in";

/// Makes the same made-up passkeys for an address as long as the server runs, so that the answer does
/// not tell who has one.
static DECOYS: LazyLock<Option<Decoys>> = LazyLock::new(|| Decoys::new(token().as_bytes()).ok());

type Decoys = WebauthnFakeCredentialGenerator<FakePasskeyDistribution>;

/// A passkey that is being added.
#[derive(Serialize, Deserialize)]
struct Adding {
    name: String,
    state: PasskeyRegistration,
}

/// Somebody who is signing in with a passkey.
#[derive(Serialize, Deserialize)]
struct SigningIn {
    email: String,
    state: Option<PasskeyAuthentication>,
}

#[derive(Deserialize)]
pub(crate) struct WantedName {
    csrf: String,
    name: String,
}

#[derive(Deserialize)]
pub(crate) struct Made {
    csrf: String,
    credential: RegisterPublicKeyCredential,
}

#[derive(Deserialize)]
pub(crate) struct WantedEmail {
    email: String,
}

#[derive(Deserialize)]
pub(crate) struct Answered {
    #[serde(default)]
    next: String,
    credential: PublicKeyCredential,
}

/// Tells whether passkeys can be offered to who asks under this address.
pub(crate) fn are_offered(site: &Site, headers: &HeaderMap) -> bool {
    relying_party(site, headers).is_some()
}

/// Begins to add a passkey to the own account.
pub(crate) async fn add_options(
    ctx: Ctx,
    headers: HeaderMap,
    Json(wanted): Json<WantedName>,
) -> Result<Response> {
    check_token(&ctx, &wanted.csrf)?;
    match verbs::check_name(&wanted.name) {
        Ok(()) => {}
        Err(ActionError::Invalid(faults)) => {
            let why = faults.first().map_or("unreadable", |fault| fault.why);
            return Ok(refused(&ctx.t(&format!("fault-{why}"))));
        }
        Err(error) => return Err(error.into()),
    }
    let webauthn = relying_party(&ctx.site, &headers).ok_or(Error::NotFound)?;
    let known = passkeys_of(&ctx.site, &ctx.person).await?;
    let known = known.iter().map(|(_, key)| key.cred_id().clone()).collect();
    let (options, state) = webauthn
        .start_passkey_registration(
            ctx.person.id.0,
            &ctx.person.email,
            &ctx.person.name,
            Some(known),
        )
        .map_err(|error| Error::Inside(error.to_string()))?;
    ctx.session.insert(REGISTRATION, Adding { name: wanted.name, state }).await?;
    Ok(Json(options).into_response())
}

/// Adds the passkey that the browser made.
pub(crate) async fn add(ctx: Ctx, headers: HeaderMap, Json(made): Json<Made>) -> Result<Response> {
    check_token(&ctx, &made.csrf)?;
    let webauthn = relying_party(&ctx.site, &headers).ok_or(Error::NotFound)?;
    let adding: Option<Adding> = ctx.session.remove(REGISTRATION).await?;
    let Some(adding) = adding else { return Ok(refused(&ctx.t("account-passkey-failed"))) };
    let Ok(key) = webauthn.finish_passkey_registration(&made.credential, &adding.state) else {
        return Ok(refused(&ctx.t("account-passkey-failed")));
    };
    let new = NewPasskey {
        id: as_text(key.cred_id()),
        name: adding.name,
        key: serde_json::to_string(&key).map_err(|error| Error::Inside(error.to_string()))?,
    };
    verbs::add(ctx.app(), &ctx.scope, new).await?;
    ctx.flash("success", ctx.t("account-passkey-added")).await?;
    Ok(Json(json!({ "href": ctx.href("/account") })).into_response())
}

/// Begins to sign somebody in with a passkey.
pub(crate) async fn sign_in_options(
    visit: Visit,
    headers: HeaderMap,
    Json(wanted): Json<WantedEmail>,
) -> Result<Response> {
    let webauthn = relying_party(&visit.site, &headers).ok_or(Error::NotFound)?;
    let email = wanted.email.trim().to_owned();
    let person = rows::find_by_email(&visit.site.app.db, &email).await?;
    let keys = match &person {
        Some(person) => passkeys_of(&visit.site, person).await?,
        None => Vec::new(),
    };
    let keys: Vec<Passkey> = keys.into_iter().map(|(_, key)| key).collect();
    let (options, state) = if keys.is_empty() {
        (decoy(&webauthn, &email), None)
    } else {
        let (options, state) = webauthn
            .start_passkey_authentication(&keys)
            .map_err(|error| Error::Inside(error.to_string()))?;
        (json!(options), Some(state))
    };
    visit.session.insert(SIGN_IN, SigningIn { email, state }).await?;
    Ok(Json(options).into_response())
}

/// Signs somebody in whose passkey answers rightly.
pub(crate) async fn sign_in(
    visit: Visit,
    headers: HeaderMap,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    Json(answered): Json<Answered>,
) -> Result<Response> {
    let app = &visit.site.app;
    let webauthn = relying_party(&visit.site, &headers).ok_or(Error::NotFound)?;
    let from = from.ip().to_string();
    let signing_in: Option<SigningIn> = visit.session.remove(SIGN_IN).await?;
    let say = |key: &str| refused(&i18n::t(visit.locale, key));
    let Some(SigningIn { email, state }) = signing_in else {
        return Ok(say("sign-in-passkey-wrong"));
    };
    if sign_in::is_throttled(app, &email, &from).await? {
        return Ok(say("sign-in-too-many"));
    }
    let checked = state.and_then(|state| {
        webauthn.finish_passkey_authentication(&answered.credential, &state).ok()
    });
    let person = rows::find_by_email(&app.db, &email).await?;
    let (Some(result), Some(person)) = (checked, person) else {
        verbs::refuse(app, &email, &from).await?;
        return Ok(say("sign-in-passkey-wrong"));
    };
    for (mut row, mut key) in passkeys_of(&visit.site, &person).await? {
        if key.update_credential(&result).is_none() {
            continue;
        }
        row.key = serde_json::to_string(&key).map_err(|error| Error::Inside(error.to_string()))?;
        if let Attempt::SignedIn(person) = verbs::sign_in(app, person, &row, &from).await? {
            visit.sign_in(person.id, &token()).await?;
        }
        return Ok(Json(json!({ "href": safe(&visit.site, &answered.next) })).into_response());
    }
    verbs::refuse(app, &email, &from).await?;
    Ok(say("sign-in-passkey-wrong"))
}

/// Returns a person's passkeys as rows and as keys; a row that cannot be read is passed over.
async fn passkeys_of(
    site: &Site,
    person: &domain::access::Person,
) -> Result<Vec<(rows::Passkey, Passkey)>> {
    let rows = rows::passkeys(&site.app.db, person.id).await?;
    let read = |row: rows::Passkey| serde_json::from_str(&row.key).ok().map(|key| (row, key));
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Makes the party that passkeys are for: the server under its public address, or one's own machine.
fn relying_party(site: &Site, headers: &HeaderMap) -> Option<Webauthn> {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let is_own_machine = host == "localhost" || host.starts_with("localhost:");
    let address = match &site.public_address {
        Some(address) => address.clone(),
        None if is_own_machine => format!("http://{host}"),
        None => return None,
    };
    let origin = Url::parse(&address).ok()?;
    let builder = WebauthnBuilder::new(origin.host_str()?, &origin).ok()?;
    builder.rp_name("Pejl").build().ok()
}

/// Asks for a passkey that does not exist, in the same form as for one that does.
fn decoy(webauthn: &Webauthn, email: &str) -> serde_json::Value {
    let origin = webauthn.get_allowed_origins().first().and_then(|origin| origin.host_str());
    let decoys = DECOYS.as_ref().and_then(|decoys| decoys.generate(email.as_bytes()).ok());
    let allowed: Vec<_> = decoys
        .unwrap_or_default()
        .iter()
        .map(|id| json!({ "type": "public-key", "id": as_text(id) }))
        .collect();
    json!({ "publicKey": {
        "challenge": as_text(token().as_bytes()),
        "timeout": 300_000,
        "rpId": origin,
        "allowCredentials": allowed,
        "userVerification": "required",
    } })
}

/// Writes bytes as browsers do in JSON.
fn as_text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn refused(text: &str) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": text }))).into_response()
}
