//! The bases for the talks with all schools of a municipality, made by a job.

use std::path::PathBuf;

use actions::jobs::{self, Talks, Wanted};
use axum::{
    extract::Path,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{access::Permission, id::JobId, unit::UnitNumber};
use i18n::Args;
use serde::Serialize;
use store::jobs::State;
use tokio::fs;

use super::{audience, chosen, edition, language, name_of, schools, talk};
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::Sent,
    pages::deliveries::progress::{self, ProgressPart},
    parts::{Cell, Column, Fact, Row, Table},
    render::Page,
    shell::Crumb,
    words::{Words, whole},
};

/// Talks that were asked for.
#[derive(Serialize)]
pub(crate) struct TalksPage {
    answer: String,
    facts: Vec<Fact>,
    progress: Option<ProgressPart>,
    table: Option<Table>,
    bundle: Option<String>,
    not_made: Vec<String>,
}

impl Page for TalksPage {
    const TEMPLATE: &'static str = "pages/reports/talks.html";
}

/// Asks for the talks of all schools of a municipality.
pub(crate) async fn create(sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    ctx.require(Permission::MakeReports)?;
    let code = chosen(&ctx, fields.text("municipality").parse().ok()).ok_or(Error::NotFound)?;
    let wanted = Wanted {
        units: schools(&ctx, code).await?.into_iter().map(|unit| unit.number).collect(),
        audience: audience(fields.text("audience")),
        locale: fields.text("locale").parse().unwrap_or(ctx.locale),
    };
    let id = jobs::print_talks(ctx.app(), &ctx.scope, wanted).await?;
    Ok(Redirect::to(&address(&ctx, id)).into_response())
}

/// Shows how far the talks are, and those that are made.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<JobId>) -> Result<Response> {
    let talks = jobs::talks(ctx.app(), &ctx.scope, id).await?;
    let is_open = talks.standing.is_open();
    let made = talks.ended.as_ref().is_some_and(|ended| !ended.made.is_empty());
    let page = TalksPage {
        answer: sentence(&ctx, &talks),
        facts: facts(&ctx, &talks),
        progress: is_open.then(|| progress::part(&ctx, &talks.standing)),
        table: if made { Some(table(&ctx, &talks).await?) } else { None },
        bundle: made.then(|| format!("{}/alle.zip", address(&ctx, id))),
        not_made: not_made(&ctx, &talks).await?,
    };
    let crumbs = vec![
        Crumb::to(ctx.t("menu-reports"), ctx.href("/reports")),
        Crumb::here(ctx.t("report-talks-title")),
    ];
    ctx.page(Menu::Reports, crumbs, &page).await
}

/// Answers with one of the talks.
pub(crate) async fn file(
    ctx: Ctx,
    Path((id, number)): Path<(JobId, UnitNumber)>,
) -> Result<Response> {
    let path = jobs::talk_file(ctx.app(), &ctx.scope, id, &number).await?;
    Ok(talk::pdf(read(path).await?, &format!("samtale-{number}")))
}

/// Answers with all of the talks.
pub(crate) async fn bundle(ctx: Ctx, Path(id): Path<JobId>) -> Result<Response> {
    let path = jobs::bundle_file(ctx.app(), &ctx.scope, id).await?;
    let disposition = "attachment; filename=\"samtaler.zip\"";
    Ok(talk::file(read(path).await?, "application/zip", disposition))
}

/// Returns the key of the word for how far a job has come.
pub(super) const fn state_key(state: &State) -> &'static str {
    match state {
        State::Queued => "job-state-queued",
        State::Running { .. } => "job-state-running",
        State::Done { .. } => "job-state-done",
        State::Failed { .. } => "job-state-failed",
    }
}

async fn read(path: PathBuf) -> Result<Vec<u8>> {
    fs::read(path).await.map_err(|error| Error::Inside(format!("read a report: {error}")))
}

fn address(ctx: &Ctx, id: JobId) -> String {
    ctx.href(&format!("/reports/talks/{id}"))
}

fn sentence(ctx: &Ctx, talks: &Talks) -> String {
    match (&talks.standing.state, &talks.ended) {
        (State::Failed { .. }, _) => ctx.t("report-talks-failed"),
        (_, Some(ended)) => Words(ctx.locale).counted("report-talks-done", ended.made.len()),
        _ => ctx.t("report-talks-working"),
    }
}

fn facts(ctx: &Ctx, talks: &Talks) -> Vec<Fact> {
    let words = Words(ctx.locale);
    vec![
        Fact::new(ctx.t("report-asked"), words.moment(talks.standing.asked_at)),
        Fact::new(ctx.t("report-edition"), edition(ctx, talks.wanted.audience)),
        Fact::new(ctx.t("field-locale"), language(talks.wanted.locale)),
        Fact::new(ctx.t("report-count"), i18n::whole(ctx.locale, whole(talks.wanted.units.len()))),
        Fact::new(ctx.t("delivery-state"), ctx.t(state_key(&talks.standing.state))),
    ]
}

async fn table(ctx: &Ctx, talks: &Talks) -> Result<Table> {
    let base = address(ctx, talks.standing.id);
    let mut rows = Vec::new();
    for made in talks.ended.iter().flat_map(|ended| &ended.made) {
        let kilobytes = i64::try_from(made.length.div_ceil(1000)).unwrap_or(i64::MAX);
        let size = i18n::whole(ctx.locale, kilobytes);
        let cells = vec![
            Cell::link(name_of(ctx, &made.unit).await?, format!("{base}/{}", made.unit)),
            Cell::text(ctx.tr("report-kilobytes", &Args::default().text("n", size))),
        ];
        rows.push(Row { own: false, cells });
    }
    Ok(Table {
        caption: ctx.t("report-talks-title"),
        columns: vec![Column::words(ctx.t("field-school")), Column::numbers(ctx.t("report-size"))],
        rows,
    })
}

async fn not_made(ctx: &Ctx, talks: &Talks) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for unit in talks.ended.iter().flat_map(|ended| &ended.failed) {
        names.push(name_of(ctx, unit).await?);
    }
    Ok(names)
}
