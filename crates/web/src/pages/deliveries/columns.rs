//! The form in which a person says what the columns of a file are.

use actions::{
    deliveries::{self as verbs, ColumnIs, Look, Mapping, Report, YearWord},
    error::Fault,
};
use axum::{extract::Path, response::Response};
use domain::{id::DeliveryId, indicator::Area};
use serde::Serialize;

use super::{address, deciding};
use crate::{
    ctx::Ctx,
    error::{Error, Result},
    form::{Choice, Field, Fields, Sent},
    words::Words,
};

/// How many values of a column are shown as examples.
const EXAMPLES: usize = 3;

const AREAS: [(Area, &str); 4] = [
    (Area::Folkeskole, "area-folkeskole"),
    (Area::WellBeing, "area-well-being"),
    (Area::Daycare, "area-daycare"),
    (Area::Social, "area-social"),
];

/// The form in which a person says what columns are.
#[derive(Serialize)]
pub(super) struct ColumnsForm {
    action: String,
    is_open: bool,
    columns: Vec<ColumnView>,
    plain: Vec<Choice>,
    groups: Vec<Group>,
    columns_error: Option<String>,
    format_title: Field,
    year: Field,
    years: Vec<Choice>,
}

/// A column that is not known, with examples of what stands in it.
#[derive(Serialize)]
struct ColumnView {
    name: String,
    heading: String,
    label: String,
    examples: String,
    chosen: String,
}

/// Indicators of one area.
#[derive(Serialize)]
struct Group {
    label: String,
    choices: Vec<Choice>,
}

/// Makes the form, when there are columns to name.
pub(super) fn form(
    ctx: &Ctx,
    id: DeliveryId,
    report: &Report,
    (fields, faults): (&Fields, &[Fault]),
) -> Option<ColumnsForm> {
    let look = report.looks.first()?;
    let unknown = unknown(report, look);
    // The rows of a file about persons are not shown, and what its columns are is said by its fact set.
    if unknown.is_empty() || look.preview.is_empty() {
        return None;
    }
    let words = Words(ctx.locale);
    let error = faults.iter().find(|fault| fault.field == "columns");
    let title = fields.text("format_title");
    Some(ColumnsForm {
        action: format!("{}/columns", address(ctx, id)),
        is_open: report.format.is_none() || !faults.is_empty(),
        columns: unknown
            .iter()
            .map(|(place, heading)| column(ctx, look, (*place, heading), fields))
            .collect(),
        plain: ColumnIs::WORDS
            .map(|word| Choice::new(word, ctx.t(&format!("delivery-column-{word}"))))
            .to_vec(),
        groups: groups(ctx, words),
        columns_error: error.map(|fault| ctx.t(&format!("fault-{}", fault.why))),
        format_title: ctx.field("format_title", title, faults),
        year: ctx.field("year", fields.text("year"), faults),
        years: ["unsaid", "start", "end"]
            .map(|word| Choice::new(word, ctx.t(&format!("delivery-year-{word}"))))
            .to_vec(),
    })
}

/// Keeps what a person says about the columns, and has the delivery checked with it.
pub(crate) async fn create(Path(id): Path<DeliveryId>, sent: Sent) -> Result<Response> {
    let Sent { ctx, fields } = sent;
    let report = verbs::report(ctx.app(), &ctx.scope, id)?.ok_or(Error::NotFound)?;
    let Some(look) = report.looks.first() else { return Err(Error::NotFound) };
    let said = unknown(&report, look).into_iter().filter_map(|(place, heading)| {
        let said = ColumnIs::from_word(fields.text(&field_name(place)))?;
        Some((heading, said))
    });
    let mapping = Mapping {
        title: fields.text("format_title").to_owned(),
        columns: said.collect(),
        year: match fields.text("year") {
            "start" => YearWord::Start,
            "end" => YearWord::End,
            _ => YearWord::Unsaid,
        },
    };
    let done = verbs::map_columns(ctx.app(), &ctx.scope, id, &mapping).await;
    deciding::finish(&ctx, id, &fields, done).await
}

/// Returns the columns that nobody has named, with their place: those that the format does not know, or
/// all when none fits.
fn unknown(report: &Report, look: &Look) -> Vec<(usize, String)> {
    let fit = report.format.as_deref().and_then(|name| look.fit(name));
    let fit = fit.filter(|fit| fit.missing.is_empty());
    look.headings
        .iter()
        .cloned()
        .enumerate()
        .filter(|(_, heading)| !heading.trim().is_empty())
        .filter(|(_, heading)| fit.is_none_or(|fit| fit.unknown.contains(heading)))
        .collect()
}

fn column(ctx: &Ctx, look: &Look, (place, heading): (usize, &str), fields: &Fields) -> ColumnView {
    let values = look.preview.iter().filter_map(|row| row.get(place));
    let examples: Vec<&str> =
        values.map(String::as_str).filter(|value| !value.is_empty()).take(EXAMPLES).collect();
    ColumnView {
        name: field_name(place),
        heading: heading.to_owned(),
        label: Words(ctx.locale).with("delivery-columns-label", "heading", heading),
        examples: examples.join(" · "),
        chosen: fields.text(&field_name(place)).to_owned(),
    }
}

fn field_name(place: usize) -> String {
    format!("column-{place}")
}

fn groups(ctx: &Ctx, words: Words) -> Vec<Group> {
    AREAS
        .into_iter()
        .map(|(area, key)| {
            let indicators = ctx.app().catalogue.iter().filter(move |known| known.area == area);
            let mut choices: Vec<Choice> = indicators
                .map(|known| Choice::new(format!("indicator:{}", known.id), words.say(&known.name)))
                .collect();
            choices.sort_by_key(|choice| i18n::sort_key(&choice.label));
            let label = format!("{}: {}", ctx.t("delivery-column-indicators"), ctx.t(key));
            Group { label, choices }
        })
        .filter(|group| !group.choices.is_empty())
        .collect()
}
