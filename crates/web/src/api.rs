//! Reading over HTTP for other programs: one JSON object a line, as `pejl figures --json` prints them.

use std::fmt::Write as _;

use actions::{described, evidence};
use axum::{
    extract::Query,
    http::header,
    response::{IntoResponse as _, Response},
};
use domain::{access::Permission, indicator::IndicatorId, period::Period, unit::UnitNumber};
use serde::Deserialize;
use store::{
    facts::{self as rows, readings},
    figures::{Export, Filter},
};

use crate::{
    ctx::Ctx,
    error::Result,
    pages::{facts::readings as log, units::deliveries_of},
};

/// How many readings of facts are read from the database at once.
const AT_ONCE: u32 = 1000;

/// Which figures are wanted; what is left out does not matter.
#[derive(Deserialize)]
pub(crate) struct Wanted {
    indicator: Option<IndicatorId>,
    unit: Option<UnitNumber>,
    period: Option<Period>,
}

/// Answers with the figures that the scope may see; those it may not see are withheld, with why.
pub(crate) async fn figures(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response> {
    ctx.require(Permission::Export)?;
    let filter = Filter {
        indicators: wanted.indicator.into_iter().collect(),
        units: wanted.unit.into_iter().collect(),
        periods: wanted.period.into_iter().collect(),
        ..Filter::default()
    };
    let deliveries = deliveries_of(&ctx).await?;
    let mut lines = String::new();
    let mut export = Export::start(&ctx.app().db, filter).await?;
    while let Some(figures) = export.next().await? {
        for figure in figures {
            // A figure whose indicator is unknown has no secrecy class, so it is shown to nobody.
            if let Some(indicator) = ctx.app().catalogue.find(&figure.key.indicator) {
                let seen = ctx.scope.view(figure, indicator);
                let source = deliveries.get(&seen.delivery).map(|found| found.source.as_str());
                writeln!(lines, "{}", described::figure(&seen, source)).unwrap_or_default();
            }
        }
    }
    Ok(json_lines(lines))
}

/// Answers with how the targets of all goals stand, as far as the scope may see.
pub(crate) async fn statuses(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::ViewGoals)?;
    let mut lines = String::new();
    for status in evidence::goal_statuses(ctx.app(), &ctx.scope).await? {
        for (unit, targets) in &status.units {
            for (target, judgement) in targets {
                let line = described::status(&status.goal, unit.as_ref(), target, judgement);
                writeln!(lines, "{line}").unwrap_or_default();
            }
        }
    }
    Ok(json_lines(lines))
}

/// Answers with the fact sets: what they are for, what is held of them and until when, and how often it was read.
pub(crate) async fn facts(ctx: Ctx) -> Result<Response> {
    ctx.require(Permission::ViewFigures)?;
    let db = &ctx.app().db;
    let (holdings, held) = (rows::holdings(db).await?, rows::held::held(db).await?);
    let read = readings::counted(db).await?;
    let mut lines = String::new();
    for set in ctx.app().fact_sets.iter() {
        let line = described::fact_set(set, &holdings, &held, &read);
        writeln!(lines, "{line}").unwrap_or_default();
    }
    Ok(json_lines(lines))
}

/// Answers with who read which facts, when and what for, the newest first.
pub(crate) async fn fact_readings(ctx: Ctx, Query(asked): Query<log::Asked>) -> Result<Response> {
    log::require(&ctx)?;
    let (mut lines, mut before) = (String::new(), None);
    loop {
        let page = readings::page(&ctx.app().db, &asked.filter(), before, AT_ONCE).await?;
        for reading in &page {
            writeln!(lines, "{}", described::reading(reading)).unwrap_or_default();
        }
        before = page.last().map(|reading| reading.event);
        if before.is_none() {
            return Ok(json_lines(lines));
        }
    }
}

fn json_lines(lines: String) -> Response {
    ([(header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8")], lines).into_response()
}
