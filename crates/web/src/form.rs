//! Forms: a field with its words, its value and what is wrong with it.

use actions::error::Fault;
use axum::{
    Form as RawForm,
    extract::{FromRequest, Request},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::sync::Arc;
use subtle::ConstantTimeEq as _;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    site::Site,
};

mod sent;

pub use sent::{Fields, Sent};

/// A form that was sent by somebody signed in, from a page of Pejl.
pub struct Posted<T> {
    /// Who sent it.
    pub ctx: Ctx,
    /// What it says.
    pub form: T,
}

#[derive(Deserialize)]
struct WithToken<T> {
    #[serde(default)]
    csrf: String,
    #[serde(flatten)]
    form: T,
}

impl<T: DeserializeOwned> FromRequest<Arc<Site>> for Posted<T> {
    type Rejection = Error;

    async fn from_request(request: Request, site: &Arc<Site>) -> Result<Self> {
        let (mut parts, body) = request.into_parts();
        let ctx = <Ctx as axum::extract::FromRequestParts<Arc<Site>>>::from_request_parts(
            &mut parts, site,
        )
        .await?;
        let request = Request::from_parts(parts, body);
        let RawForm(sent) =
            RawForm::<WithToken<T>>::from_request(request, site).await.map_err(|_unreadable| {
                Error::Invalid(vec![Fault { field: "form", why: "unreadable" }])
            })?;
        check_token(&ctx, &sent.csrf)?;
        Ok(Self { ctx, form: sent.form })
    }
}

/// Refuses a token that is not the session's.
pub fn check_token(ctx: &Ctx, token: &str) -> Result<()> {
    let is_same: bool = ctx.csrf().as_bytes().ct_eq(token.as_bytes()).into();
    if is_same && !token.is_empty() { Ok(()) } else { Err(Error::Forged) }
}

/// A field of a form, as templates draw it.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Field {
    /// The name it is sent under.
    pub name: &'static str,
    /// The words before it.
    pub label: String,
    /// What stands in it.
    pub value: String,
    /// Help below the words.
    pub hint: Option<String>,
    /// What is wrong with it.
    pub error: Option<String>,
}

impl Ctx {
    /// Makes a field whose words stand under `field-…`, its help under `field-…-hint` if there is any.
    pub fn field(&self, name: &'static str, value: &str, faults: &[Fault]) -> Field {
        field(self.locale, name, value, faults)
    }
}

/// Makes a field in a language, for pages where nobody is signed in.
pub fn field(
    locale: domain::text::Locale,
    name: &'static str,
    value: &str,
    faults: &[Fault],
) -> Field {
    let key = format!("field-{}", name.replace('_', "-"));
    let hint_key = format!("{key}-hint");
    let hint = i18n::has(locale, &hint_key).then(|| i18n::t(locale, &hint_key));
    let error = faults
        .iter()
        .find(|fault| fault.field == name)
        .map(|fault| i18n::t(locale, &format!("fault-{}", fault.why)));
    Field { name, label: i18n::t(locale, &key), value: value.to_owned(), hint, error }
}

/// A choice in a list.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// The words.
    pub label: String,
}

impl Choice {
    /// Makes a choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}
