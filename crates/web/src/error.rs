//! What goes wrong on the way to a page, and which page says so.

use actions::error::{Error as ActionError, Fault};
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};

/// What goes wrong on the way to a page.
#[derive(Debug)]
pub enum Error {
    /// Nobody is signed in; the address is where to go after signing in.
    SignInFirst {
        /// The first part of the vault's addresses.
        base: String,
        /// Where the person wanted to go.
        next: String,
    },
    /// The scope does not allow it.
    NotAllowed,
    /// There is no such thing, or the scope may not see it.
    NotFound,
    /// The request was not sent from a page of Pejl.
    Forged,
    /// What was sent breaks rules; pages with a form show the form again instead.
    Invalid(Vec<Fault>),
    /// Something that is nobody's fault but ours.
    Inside(String),
}

/// The short form of a result of this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<ActionError> for Error {
    fn from(error: ActionError) -> Self {
        match error {
            ActionError::NotAllowed(_) => Self::NotAllowed,
            ActionError::NotFound { .. } => Self::NotFound,
            ActionError::Invalid(faults) => Self::Invalid(faults),
            other => Self::Inside(other.to_string()),
        }
    }
}

impl From<store::error::Error> for Error {
    fn from(error: store::error::Error) -> Self {
        Self::Inside(error.to_string())
    }
}

impl From<minijinja::Error> for Error {
    fn from(error: minijinja::Error) -> Self {
        Self::Inside(format!("{error:#}"))
    }
}

impl From<tower_sessions::session::Error> for Error {
    fn from(error: tower_sessions::session::Error) -> Self {
        Self::Inside(error.to_string())
    }
}

impl Error {
    /// Returns the status and the end of the text keys `error-…-title` and `error-…-text`.
    pub(crate) fn page(&self) -> (StatusCode, &'static str) {
        match self {
            Self::SignInFirst { .. } => (StatusCode::UNAUTHORIZED, "sign-in-first"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "not-allowed"),
            Self::NotFound => (StatusCode::NOT_FOUND, "not-found"),
            Self::Forged => (StatusCode::FORBIDDEN, "forged"),
            Self::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "invalid"),
            Self::Inside(_) => (StatusCode::INTERNAL_SERVER_ERROR, "inside"),
        }
    }
}

impl IntoResponse for Error {
    /// Answers in bare words; the layer `guard::dress` turns them into a page of the vault.
    fn into_response(self) -> Response {
        if let Self::SignInFirst { base, next } = &self {
            let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
            return Redirect::to(&format!("{base}/sign-in?next={next}")).into_response();
        }
        let (status, key) = self.page();
        if let Self::Inside(why) = &self {
            tracing::error!(error = %why, "A page failed");
        }
        let mut response = (status, Html(String::new())).into_response();
        response.extensions_mut().insert(Undressed(key));
        response
    }
}

/// Marks an answer that still needs its page; holds the end of its text keys.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Undressed(pub(crate) &'static str);
