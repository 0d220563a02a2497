//! How far a job is, as a part that keeps itself up to date.

use actions::{deliveries::Stage, jobs::Standing};
use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue},
    response::Response,
};
use domain::id::JobId;
use i18n::Args;
use serde::Serialize;

use crate::{
    ctx::Ctx,
    error::{Error, Result},
    render::Page,
};

/// How far a job is.
#[derive(Serialize)]
pub(crate) struct ProgressPart {
    href: String,
    share: Option<u64>,
    text: String,
}

impl Page for ProgressPart {
    const TEMPLATE: &'static str = "pages/deliveries/progress.html";
}

/// Makes the part of a job that has not ended.
pub(crate) fn part(ctx: &Ctx, standing: &Standing) -> ProgressPart {
    ProgressPart {
        href: ctx.href(&format!("/jobs/{}/progress", standing.id)),
        share: standing.share(),
        text: text(ctx, standing),
    }
}

/// Shows how far a job is; when it has ended, the page around it is fetched again.
///
/// It tells nothing but how far a job with an unguessable id is, so everybody who is signed in may ask.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<JobId>) -> Result<Response> {
    let standing = actions::jobs::find(ctx.app(), id).await?.ok_or(Error::NotFound)?;
    let mut response = ctx.part(&part(&ctx, &standing))?;
    if !standing.is_open() {
        let refresh = HeaderName::from_static("hx-refresh");
        response.headers_mut().insert(refresh, HeaderValue::from_static("true"));
    }
    Ok(response)
}

fn text(ctx: &Ctx, standing: &Standing) -> String {
    let whole = |count: u64| i18n::whole(ctx.locale, i64::try_from(count).unwrap_or(i64::MAX));
    let key = format!("job-stage-{}", standing.stage.code());
    let args = match standing.stage {
        Stage::Reading => Args::default().text("rows", whole(standing.rows)),
        Stage::Printing => {
            let total = standing.total.unwrap_or_default();
            let next = (standing.done + 1).min(total);
            Args::default().text("done", whole(next)).text("total", whole(total))
        }
        _ => Args::default(),
    };
    ctx.tr(&key, &args)
}
