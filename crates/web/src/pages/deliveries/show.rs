//! One delivery: under way, waiting for a decision, in force or undone.

use actions::{
    deliveries::{self as verbs, Kept, Report, Verdict},
    error::{Error as ActionError, Fault},
    jobs::{self, Standing, Task},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    access::Permission,
    delivery::{Delivery, DeliveryState},
    id::DeliveryId,
};
use i18n::Args;
use serde::Serialize;
use store::jobs::State;

use super::{
    address, crumbs,
    facts::{self, Brought},
    find, format_title, names, new,
    problems::{self, ProblemGroup},
    progress::{self, ProgressPart},
    review::{self, Review},
    state_key, title, with_counts,
};
use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::Fields,
    parts::{Fact, Table},
    render::Page,
    words::Words,
};

/// One delivery.
#[derive(Serialize)]
pub(crate) struct DeliveryPage {
    title: String,
    answer: String,
    here: String,
    steps: Option<Vec<String>>,
    step: u8,
    facts: Vec<Fact>,
    counts: Vec<Fact>,
    /// What is told of it in tables that open.
    tables: Vec<Table>,
    progress: Option<ProgressPart>,
    failed: Option<String>,
    refused: Option<String>,
    may_commit: bool,
    commit: String,
    may_decide: bool,
    review: Option<Review>,
    /// Whether it was put in force, so that its changes have been made.
    is_done: bool,
    problems: Vec<ProblemGroup>,
    problems_heading: String,
    problems_csv: Option<String>,
    undo: Option<String>,
    replace: Option<String>,
}

impl Page for DeliveryPage {
    const TEMPLATE: &'static str = "pages/deliveries/show.html";
}

/// What is known about a delivery that waits, by those who may decide about it.
struct Waiting {
    kept: Kept,
    report: Option<Report>,
    /// Why the files cannot be opened, as the end of a text key.
    unopened: Option<&'static str>,
    job: Option<Standing>,
}

/// Shows a delivery.
pub(crate) async fn show(ctx: Ctx, Path(id): Path<DeliveryId>) -> Result<Response> {
    answer(&ctx, id, StatusCode::OK, (&Fields::default(), &[])).await
}

/// Shows a delivery with what was sent and what is wrong with it.
pub(super) async fn answer(
    ctx: &Ctx,
    id: DeliveryId,
    status: StatusCode,
    sent: (&Fields, &[Fault]),
) -> Result<Response> {
    let delivery = find(ctx, id).await?;
    let waiting = waiting(ctx, &delivery).await?;
    let open =
        waiting.as_ref().and_then(|waiting| waiting.job.as_ref()).filter(|job| job.is_open());
    let report = waiting.as_ref().filter(|_| open.is_none()).and_then(|w| w.report.as_ref());
    let may_deliver = ctx.scope.may(Permission::Deliver);
    let in_force = delivery.state == DeliveryState::Committed && may_deliver;
    let brought = facts::brought(ctx, &delivery, report).await?;
    let problems =
        if open.is_none() { problems::groups(ctx, &delivery).await? } else { Vec::new() };
    let page = DeliveryPage {
        title: title(&delivery),
        answer: sentence(ctx, &delivery, open, (report, brought.as_ref())),
        here: address(ctx, id),
        steps: (delivery.state != DeliveryState::Undone).then(|| new::steps(ctx)),
        step: step(&delivery, report.is_some()),
        facts: about(ctx, &delivery).await?,
        counts: match &brought {
            Some(brought) => brought.counts(ctx, delivery.difference),
            None if delivery.difference.rows > 0 => review::counts(ctx, delivery.difference),
            None => Vec::new(),
        },
        tables: tables(ctx, (brought.as_ref(), report)).await?,
        progress: open.map(|job| progress::part(ctx, job)),
        failed: waiting.as_ref().and_then(|waiting| failure(ctx, waiting)),
        refused: stray(sent.1).map(|fault| ctx.t(&format!("fault-{}", fault.why))),
        may_commit: report.is_some_and(|report| report.verdict == Verdict::WouldCommit),
        commit: ctx.t(if brought.is_some() { "delivery-commit-facts" } else { "delivery-commit" }),
        may_decide: waiting.is_some() && open.is_none(),
        review: match (&waiting, report) {
            (Some(waiting), Some(report)) => {
                Some(review::review(ctx, id, (&waiting.kept, report), sent))
            }
            _ => None,
        },
        is_done: delivery.state != DeliveryState::Checked,
        problems_heading: problems::heading(ctx, &problems),
        problems,
        problems_csv: (delivery.difference.problems > 0)
            .then(|| format!("{}/problems.csv", address(ctx, id))),
        undo: in_force.then(|| format!("{}/undo", address(ctx, id))),
        replace: in_force.then(|| ctx.href(&format!("/deliveries/new?replaces={id}"))),
    };
    let way_back = crumbs(ctx, page.title.clone());
    ctx.page_with(status, Menu::Deliveries, way_back, &page).await
}

async fn waiting(ctx: &Ctx, delivery: &Delivery) -> Result<Option<Waiting>> {
    if delivery.state != DeliveryState::Checked || !ctx.scope.may(Permission::Deliver) {
        return Ok(None);
    }
    let kept = match verbs::kept(ctx.app(), &ctx.scope, delivery.id) {
        Ok(kept) => kept,
        Err(ActionError::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let (report, unopened) = match verbs::report(ctx.app(), &ctx.scope, delivery.id) {
        Ok(report) => (report, None),
        Err(error) => match error.about_keys() {
            Some(why) => (None, Some(why)),
            None => return Err(error.into()),
        },
    };
    let job = jobs::find(ctx.app(), kept.job).await?;
    Ok(Some(Waiting { kept, report, unopened, job }))
}

/// Returns the first fault that no field of the page shows.
fn stray(faults: &[Fault]) -> Option<&Fault> {
    let shown = ["columns", "file_period", "format", "format_title", "year"];
    faults.iter().find(|fault| !shown.contains(&fault.field))
}

fn step(delivery: &Delivery, is_checked: bool) -> u8 {
    match (delivery.state, is_checked) {
        (DeliveryState::Checked, false) => 2,
        (DeliveryState::Checked, true) => 3,
        _ => 4,
    }
}

async fn tables(
    ctx: &Ctx,
    (brought, report): (Option<&Brought>, Option<&Report>),
) -> Result<Vec<Table>> {
    let register = ctx.app().register().await?;
    Ok(match (brought, report) {
        (Some(brought), _) => brought.tables(ctx, &register),
        (None, Some(report)) => review::examples(ctx, report, &register),
        (None, None) => Vec::new(),
    })
}

fn sentence(
    ctx: &Ctx,
    delivery: &Delivery,
    open: Option<&Standing>,
    (report, brought): (Option<&Report>, Option<&Brought>),
) -> String {
    if let Some(job) = open {
        let is_commit = matches!(job.task, Task::CommitDelivery { .. });
        return ctx.t(if is_commit { "delivery-committing" } else { "delivery-checking" });
    }
    let difference = delivery.difference;
    let counts = [
        ("new", difference.new),
        ("changed", difference.changed),
        ("unchanged", difference.unchanged),
    ];
    let told = |key: &str| {
        if let Some(brought) = brought {
            return brought.sentence(ctx);
        }
        let mut text = with_counts(ctx, key, &counts);
        if difference.units > 0 {
            text.push(' ');
            text += &with_counts(ctx, "delivery-answer-units", &[("units", difference.units)]);
        }
        text
    };
    match (delivery.state, report.map(|report| report.verdict)) {
        (DeliveryState::Committed, _) => told("delivery-answer-committed"),
        (DeliveryState::Undone, _) => ctx.t("delivery-answer-undone"),
        (DeliveryState::Checked, Some(Verdict::WouldCommit | Verdict::Committed)) => {
            told("delivery-answer-would-commit")
        }
        (DeliveryState::Checked, Some(Verdict::Refused)) => ctx.t("delivery-answer-refused"),
        (DeliveryState::Checked, Some(Verdict::AlreadyThere(_))) => {
            ctx.t("delivery-answer-already-there")
        }
        (DeliveryState::Checked, None) => ctx.t("delivery-answer-waiting"),
    }
}

fn failure(ctx: &Ctx, waiting: &Waiting) -> Option<String> {
    let why = match (&waiting.job, waiting.unopened) {
        (Some(Standing { state: State::Failed { why, .. }, .. }), _) => why.as_str(),
        (_, unopened) => unopened?,
    };
    let key = format!("job-why-{why}");
    let known = i18n::has(ctx.locale, &key);
    let why = ctx.t(if known { &key } else { "job-why-inside" });
    Some(ctx.tr("delivery-job-failed", &Args::default().text("why", why)))
}

async fn about(ctx: &Ctx, delivery: &Delivery) -> Result<Vec<Fact>> {
    let words = Words(ctx.locale);
    let by = names(ctx).await?.deliverer(ctx, delivery);
    let facts = [
        ("delivery-state", ctx.t(state_key(delivery.state))),
        ("delivery-at", words.moment(delivery.at)),
        ("delivery-who", by),
        ("delivery-source", delivery.source.clone()),
        ("delivery-files", delivery.files.join(", ")),
        ("delivery-format", format_title(ctx, &delivery.format)),
    ];
    let told = facts.into_iter().filter(|(_, text)| !text.is_empty());
    Ok(told.map(|(key, text)| Fact::new(ctx.t(key), text)).collect())
}
