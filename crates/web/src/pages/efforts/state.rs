//! Fixing and closing an effort, and telling where it is used.

use actions::{
    efforts as verbs,
    error::{Error as ActionError, Fault},
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{access::Permission, effort::Use, id::EffortId, unit::UnitNumber};
use jiff::civil::Date;

use super::{effort_href, find, show};
use crate::{
    ctx::Ctx,
    error::Result,
    form::{Fields, Sent},
    words::{Words, sentence},
};

/// Fixes what an effort is judged by, or says what it lacks.
pub(crate) async fn fix(Path(id): Path<EffortId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    match verbs::fix(ctx.app(), &ctx.scope, id).await {
        Ok(()) => ctx.flash("success", ctx.t("effort-now-fixed")).await?,
        Err(ActionError::Invalid(faults)) => {
            for fault in faults {
                ctx.flash("error", lacking(Words(ctx.locale), fault.field)).await?;
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(back(&ctx, id))
}

/// Closes an effort.
pub(crate) async fn close(Path(id): Path<EffortId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, .. } = sent;
    verbs::close(ctx.app(), &ctx.scope, id).await?;
    ctx.flash("success", ctx.t("effort-now-closed")).await?;
    Ok(back(&ctx, id))
}

/// Tells that a unit uses an effort, or shows the page again with what is wrong.
pub(crate) async fn set_use(Path(id): Path<EffortId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::StateGoals)?;
    let faults = match read(&fields) {
        Ok(used) => match verbs::set_use(ctx.app(), &ctx.scope, id, used).await {
            Ok(()) => {
                ctx.flash("success", ctx.t("effort-now-used")).await?;
                return Ok(back(&ctx, id));
            }
            Err(ActionError::Invalid(faults)) => faults,
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    let effort = find(&ctx, id).await?;
    show::answer(&ctx, &effort, (&fields, &faults), StatusCode::UNPROCESSABLE_ENTITY).await
}

fn read(fields: &Fields) -> std::result::Result<Use, Vec<Fault>> {
    let mut faults = Vec::new();
    let unknown = Fault { field: "unit", why: "unknown-unit" };
    let unit = fields.read_one::<UnitNumber>(unknown, &mut faults);
    let from = fields.read_one::<Date>(Fault { field: "from", why: "not-a-day" }, &mut faults);
    let until = fields.read_if_any::<Date>(Fault { field: "until", why: "not-a-day" }, &mut faults);
    let dose = dose(fields, &mut faults);
    match (unit, from) {
        (Some(unit), Some(from)) if faults.is_empty() => Ok(Use { unit, from, until, dose }),
        _ => Err(faults),
    }
}

/// Reads how much of an effort is used; none when nothing is said.
pub(super) fn dose(fields: &Fields, faults: &mut Vec<Fault>) -> Option<f64> {
    if fields.text("dose").trim().is_empty() {
        return None;
    }
    fields.number("dose", faults)
}

/// Says in one sentence what is done next with an effort that lacks something.
fn lacking(words: Words, field: &str) -> String {
    sentence(&words.t(&format!("effort-lacks-{field}")))
}

fn back(ctx: &Ctx, id: EffortId) -> Response {
    Redirect::to(&effort_href(ctx, id)).into_response()
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;

    #[test]
    fn what_an_effort_lacks_is_said_for_each_rule() {
        for locale in Locale::ALL {
            for field in ["owner", "theory", "units", "effort"] {
                assert!(i18n::has(locale, &format!("effort-lacks-{field}")), "{locale} {field}");
            }
        }
    }

    #[test]
    fn a_use_needs_a_unit_and_a_day_and_may_have_a_dose() {
        let fields = |from: &str, dose: &str| {
            Fields::of([
                ("unit", "751001".to_owned()),
                ("from", from.to_owned()),
                ("dose", dose.to_owned()),
            ])
        };
        assert_eq!(read(&fields("2026-08-01", "1,5")).unwrap().dose, Some(1.5));
        assert_eq!(read(&fields("2026-08-01", " ")).unwrap().dose, None);
        let faults = read(&fields("", "meget")).unwrap_err();
        let told: Vec<_> = faults.iter().map(|fault| (fault.field, fault.why)).collect();
        assert_eq!(told, [("from", "empty"), ("dose", "not-a-number")]);
    }
}
