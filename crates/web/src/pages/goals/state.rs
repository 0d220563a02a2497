//! Putting a goal in force, closing it, and withdrawing a target.

use actions::{error::Error as ActionError, goals as verbs};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::id::{GoalId, TargetId};

use super::{goal_href, show::lacking};
use crate::{ctx::Ctx, error::Result, form::Sent, words::Words};

/// Puts a goal in force, or says what it lacks.
pub(crate) async fn put_in_force(Path(id): Path<GoalId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    match verbs::put_in_force(ctx.app(), &ctx.scope, id).await {
        Ok(()) => ctx.flash("success", ctx.t("goal-now-in-force")).await?,
        Err(ActionError::Invalid(faults)) => {
            for fault in faults {
                ctx.flash("error", lacking(Words(ctx.locale), fault.field)).await?;
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(back(&ctx, id))
}

/// Closes a goal.
pub(crate) async fn close(Path(id): Path<GoalId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    verbs::close(ctx.app(), &ctx.scope, id).await?;
    ctx.flash("success", ctx.t("goal-now-closed")).await?;
    Ok(back(&ctx, id))
}

/// Withdraws a target.
pub(crate) async fn withdraw_target(
    Path((id, target)): Path<(GoalId, TargetId)>,
    sent: Sent,
) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    verbs::withdraw_target(ctx.app(), &ctx.scope, id, target).await?;
    ctx.flash("success", ctx.t("goal-target-withdrawn")).await?;
    Ok(back(&ctx, id))
}

fn back(ctx: &Ctx, id: GoalId) -> Response {
    Redirect::to(&goal_href(ctx, id)).into_response()
}
