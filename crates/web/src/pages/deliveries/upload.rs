//! Files on their way in: streamed to the vault's inbox, where they lie sealed; never held in memory.

use actions::{
    deliveries::{self as verbs, Incoming, Receiving, Said, Strictness},
    error::{Error as ActionError, Fault},
};
use axum::{
    extract::{
        Multipart,
        multipart::{Field, MultipartError, MultipartRejection},
    },
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{access::Permission, id::DeliveryId};

use super::{address, new};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    form::{Fields, check_token},
};

/// The most bytes that one delivery may have.
pub(crate) const MOST_BYTES: usize = 200 * 1024 * 1024;

/// The most bytes of a field that is no file.
const MOST_TEXT: usize = 4_000;

const PERIOD: Fault = Fault { field: "file_period", why: "not-a-written-period" };

/// What stops an upload.
enum Stop {
    /// Something that the form can be shown again with.
    Fault(Fault),
    /// Something else.
    Error(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<ActionError> for Stop {
    fn from(error: ActionError) -> Self {
        match error.about_keys() {
            Some(why) => Self::Fault(Fault { field: "files", why }),
            None => Self::Error(error.into()),
        }
    }
}

impl From<MultipartError> for Stop {
    fn from(error: MultipartError) -> Self {
        match error.status() {
            StatusCode::PAYLOAD_TOO_LARGE => {
                Self::Fault(Fault { field: "files", why: "too-large" })
            }
            _ => Self::Fault(Fault { field: "files", why: "unreadable" }),
        }
    }
}

/// Receives the files of a delivery.
pub(crate) async fn create(
    ctx: Ctx,
    multipart: std::result::Result<Multipart, MultipartRejection>,
) -> Result<Response> {
    ctx.require(Permission::Deliver)?;
    let multipart = match multipart {
        Ok(multipart) => multipart,
        Err(rejection) => return Ok(rejection.into_response()),
    };
    let mut fields = Vec::new();
    let received = read(&ctx, multipart, &mut fields).await;
    let fields = Fields::of(fields);
    let receiving = match received {
        Ok(receiving) => receiving,
        Err(Stop::Error(error)) => return Err(error),
        Err(Stop::Fault(fault)) => {
            return new::form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &fields, &[fault]).await;
        }
    };
    let said = match said(&fields) {
        Ok(said) => said,
        Err(faults) => {
            return new::form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults).await;
        }
    };
    match verbs::receive(ctx.app(), &ctx.scope, receiving, said).await {
        Ok(id) => Ok(Redirect::to(&address(&ctx, id)).into_response()),
        Err(ActionError::Invalid(faults)) => {
            new::form(&ctx, StatusCode::UNPROCESSABLE_ENTITY, &fields, &faults).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads the form. The token comes first, so that nothing is written for a forged one.
async fn read(
    ctx: &Ctx,
    mut multipart: Multipart,
    fields: &mut Vec<(&'static str, String)>,
) -> Result<Receiving, Stop> {
    let mut receiving = verbs::begin_receiving(ctx.app(), &ctx.scope).await?;
    let mut is_ours = false;
    while let Some(field) = multipart.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            check_token(ctx, &short(field).await?)?;
            is_ours = true;
        } else if !is_ours {
            return Err(Stop::Error(Error::Forged));
        } else if name == "files" {
            let file_name = field.file_name().unwrap_or_default().to_owned();
            if !file_name.is_empty() {
                keep(field, receiving.next_file(&file_name).await?).await?;
            }
        } else if let Some(known) = known(&name) {
            fields.push((known, short(field).await?));
        }
    }
    if is_ours { Ok(receiving) } else { Err(Stop::Error(Error::Forged)) }
}

fn known(name: &str) -> Option<&'static str> {
    ["purpose", "source", "file_period", "strictness", "replaces"]
        .into_iter()
        .find(|known| *known == name)
}

async fn short(mut field: Field<'_>) -> Result<String, Stop> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > MOST_TEXT {
            return Err(Stop::Fault(Fault { field: "purpose", why: "too-long" }));
        }
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

async fn keep(mut field: Field<'_>, mut incoming: Incoming) -> Result<(), Stop> {
    while let Some(chunk) = field.chunk().await? {
        incoming.write(&chunk).await?;
    }
    Ok(incoming.finish().await?)
}

fn said(fields: &Fields) -> Result<Said, Vec<Fault>> {
    let mut faults = Vec::new();
    let period = fields.read_if_any(PERIOD, &mut faults);
    let replaces = fields.text("replaces").parse::<DeliveryId>().ok();
    let strictness = match fields.text("strictness") {
        "refuse-all" => Strictness::RefuseAll,
        _ => Strictness::LeaveOut,
    };
    let (purpose, source) = (fields.text("purpose").to_owned(), fields.text("source").to_owned());
    if faults.is_empty() {
        Ok(Said { purpose, source, period, replaces, strictness })
    } else {
        Err(faults)
    }
}
