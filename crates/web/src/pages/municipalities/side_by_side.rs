//! The units of one kind in a municipality on one indicator: intervals on one axis, by name.

use charts::interval_bar::Ends;
use domain::{
    breakdown::Breakdown, indicator::Indicator, municipality::MunicipalityCode, period::Period,
    unit::UnitKind,
};
use i18n::Args;
use serde::Serialize;
use store::figures::{Slice, UnitFigure};

use super::Asked;
use crate::{
    ctx::Ctx,
    error::Result,
    form::{Choice, Field},
    pages::units::unit_href,
    picture::{
        bar::{self, shared},
        draw::{Hand, Ticks},
    },
    words::Words,
};

/// The kinds that stand side by side, with the name of their choice in the address.
const SIDES: [(&str, UnitKind); 2] =
    [("schools", UnitKind::School), ("daycare", UnitKind::Daycare)];

/// The most units that are drawn; a table on a page of its own has all.
const MOST: usize = 40;

/// The units of one kind on one indicator.
#[derive(Debug, Serialize)]
pub(super) struct SideBySide {
    id: &'static str,
    heading: String,
    field: Field,
    options: Vec<Choice>,
    caption: String,
    rows: Vec<Row>,
    /// Where all that is known of the indicator across units stands.
    across: String,
}

/// A unit with its interval.
#[derive(Debug, Serialize)]
struct Row {
    name: String,
    href: String,
    picture: Option<String>,
    /// The interval, or why there is no figure.
    figure: String,
}

/// Reads the sides that have figures.
pub(super) async fn sides(
    ctx: &Ctx,
    code: MunicipalityCode,
    asked: &Asked,
    words: Words,
) -> Result<Vec<SideBySide>> {
    let mut sides = Vec::new();
    for (id, kind) in SIDES {
        let asked = if id == "schools" { &asked.schools } else { &asked.daycare };
        sides.extend(side(ctx, code, (id, kind), asked, words).await?);
    }
    Ok(sides)
}

async fn side(
    ctx: &Ctx,
    code: MunicipalityCode,
    (id, kind): (&'static str, UnitKind),
    asked: &str,
    words: Words,
) -> Result<Option<SideBySide>> {
    let slices = slices(ctx, code, kind).await?;
    let best = slices.iter().rev().max_by_key(|(_, figures)| intervals(figures));
    let chosen = slices.iter().find(|(other, _)| other.id.as_str() == asked).or(best);
    let Some((indicator, figures)) = chosen else { return Ok(None) };
    let options =
        slices.iter().map(|(other, _)| Choice::new(other.id.as_str(), words.say(&other.name)));
    let address =
        format!("/indicators/{}/units?kind={}&municipality={code}", indicator.id, kind.code());
    Ok(Some(SideBySide {
        id,
        heading: words.t(&format!("unit-group-{id}")),
        field: Field {
            name: id,
            label: words.t("municipality-show"),
            value: indicator.id.to_string(),
            ..Field::default()
        },
        options: options.collect(),
        caption: caption(indicator, figures, words),
        rows: rows(ctx, id, indicator, figures, words),
        across: ctx.href(&address),
    }))
}

/// Counts the figures with an interval, without which units cannot be held beside each other.
fn intervals(figures: &[UnitFigure]) -> usize {
    let has_interval =
        |one: &&UnitFigure| one.figure.value.known().is_some_and(|k| k.interval.ends().is_some());
    figures.iter().filter(has_interval).count()
}

/// Returns the indicators with newest figures of all children for these units, by name.
async fn slices(
    ctx: &Ctx,
    code: MunicipalityCode,
    kind: UnitKind,
) -> Result<Vec<(Indicator, Vec<UnitFigure>)>> {
    let db = &ctx.app().db;
    let mut slices = Vec::new();
    for id in store::figures::indicators(db).await? {
        let Some(indicator) = ctx.app().catalogue.find(&id).filter(|i| i.has_level(kind)) else {
            continue;
        };
        let periods: Vec<Period> = store::figures::periods(db, &id).await?;
        for period in periods.into_iter().rev().take(2) {
            let slice = Slice { indicator: id.clone(), period, breakdown: Breakdown::all() };
            let figures = store::figures::across(db, &slice, &[kind], Some(code)).await?;
            let seen: Vec<UnitFigure> = figures
                .into_iter()
                .map(|one| UnitFigure { figure: ctx.scope.view(one.figure, indicator), ..one })
                .collect();
            if seen.iter().any(|one| one.figure.value.known().is_some()) {
                slices.push((indicator.clone(), seen));
                break;
            }
        }
    }
    slices
        .sort_by_cached_key(|(indicator, _)| i18n::sort_key(indicator.name.in_locale(ctx.locale)));
    Ok(slices)
}

/// Makes a row of each unit that is drawn, by name, all on one axis.
fn rows(
    ctx: &Ctx,
    id: &str,
    indicator: &Indicator,
    figures: &[UnitFigure],
    words: Words,
) -> Vec<Row> {
    let known = figures.iter().filter_map(|one| one.figure.value.known());
    let Some(axis) = shared(indicator, known) else { return Vec::new() };
    let last = figures.iter().take(MOST).rposition(|one| one.figure.value.known().is_some());
    let row = |(index, one): (usize, &UnitFigure)| {
        let value = &one.figure.value;
        let part = format!("{id}-{}", one.unit.number);
        let hand = Hand { id: &part, indicator, words, ticks: Ticks::Signed };
        let picture = value.known().and_then(|known| {
            let text = format!("{}: {}", one.unit.name, words.figure(indicator, known));
            let ends = if last == Some(index) { Ends::Written } else { Ends::Silent };
            bar::on_axis(hand, known, (axis.clone(), ends), text)
        });
        let figure = match value.known() {
            Some(known) => words.interval(indicator, known),
            None => words.absence(value).unwrap_or_default(),
        };
        Row { name: one.unit.name.clone(), href: unit_href(ctx, &one.unit), picture, figure }
    };
    figures.iter().take(MOST).enumerate().map(row).collect()
}

/// Says which figure the rows show, and how they are read.
fn caption(indicator: &Indicator, figures: &[UnitFigure], words: Words) -> String {
    let period = figures.first().map(|one| one.figure.key.period.to_string());
    let has_intervals = intervals(figures) > 0;
    let reading = if has_intervals { "municipality-reading" } else { "municipality-reading-plain" };
    let args = Args::default()
        .text("name", words.say(&indicator.name))
        .text("period", period.unwrap_or_default())
        .text("units", words.digits(figures.len().min(MOST)))
        .text("reading", words.t(reading));
    let is_cut = figures.len() > MOST;
    words.tr(if is_cut { "municipality-caption-more" } else { "municipality-caption" }, &args)
}
