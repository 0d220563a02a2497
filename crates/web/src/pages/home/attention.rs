//! Units with figures that chance hardly explains, said fairly: both sides, by name, without an order.

use std::collections::BTreeMap;

use actions::evidence::{self, Across, Wanted};
use domain::{
    breakdown::Breakdown,
    indicator::Indicator,
    report::FunnelClass,
    unit::{Unit, UnitKind},
    vault::Holder,
};
use i18n::Args;
use serde::Serialize;

use crate::{
    ctx::Ctx,
    error::Result,
    pages::units::unit_href,
    parts::Fact,
    picture::funnel::outside,
    words::{Words, sentence, whole},
};

/// The kinds of unit that are looked at.
const KINDS: [UnitKind; 2] = [UnitKind::School, UnitKind::Daycare];

/// Units with figures that chance hardly explains.
#[derive(Debug, Serialize)]
pub(crate) struct Attention {
    answer: String,
    units: Vec<Seen>,
}

/// A unit with those of its figures.
#[derive(Debug, Serialize)]
struct Seen {
    name: String,
    href: String,
    figures: Vec<Fact>,
}

/// Looks through all indicators; nothing when none can be held against limits.
pub(super) async fn attention(ctx: &Ctx, words: Words) -> Result<Option<Attention>> {
    let Holder::Municipality(code) = ctx.app().vault.holder else { return Ok(None) };
    let mut units: BTreeMap<String, Seen> = BTreeMap::new();
    let mut looked_at = 0;
    for (indicator, kind) in wanted(ctx).await? {
        let Some(period) = store::figures::latest_period(&ctx.app().db, &indicator.id).await?
        else {
            continue;
        };
        let wanted = Wanted {
            indicator: indicator.id.clone(),
            period,
            breakdown: Breakdown::all(),
            kinds: vec![kind],
            municipality: Some(code),
        };
        let across = evidence::across(ctx.app(), &ctx.scope, &wanted).await?;
        looked_at += across.rows.iter().filter(|row| row.class.is_some()).count();
        for (unit, fact) in standing_out(&across, words) {
            let seen = units.entry(i18n::sort_key(&unit.name)).or_insert_with(|| Seen {
                name: unit.name.clone(),
                href: unit_href(ctx, &unit),
                figures: Vec::new(),
            });
            let href = ctx.href(&format!("/units/{}/indicators/{}", unit.number, indicator.id));
            seen.figures.push(Fact { href: Some(href), ..fact });
        }
    }
    let units: Vec<Seen> = units.into_values().collect();
    Ok((looked_at > 0).then(|| Attention { answer: answer(looked_at, &units, words), units }))
}

async fn wanted(ctx: &Ctx) -> Result<Vec<(Indicator, UnitKind)>> {
    let with_figures = store::figures::indicators(&ctx.app().db).await?;
    let known = with_figures.iter().filter_map(|id| ctx.app().catalogue.find(id));
    let kinds = known.flat_map(|indicator| {
        KINDS
            .into_iter()
            .filter(|kind| indicator.has_level(*kind))
            .map(move |kind| (indicator.clone(), kind))
    });
    Ok(kinds.collect())
}

/// Returns the units that stay deviating when it is counted in that many are looked at.
fn standing_out(across: &Across, words: Words) -> Vec<(Unit, Fact)> {
    let centre = across.funnel.as_ref().map_or(0.0, |funnel| funnel.centre);
    across
        .rows
        .iter()
        .filter(|row| row.is_listed && row.class == Some(FunnelClass::Deviates))
        .filter_map(|row| {
            let known = row.figure.value.known()?;
            let said = outside(&across.indicator, known, (across.period, centre), words);
            Some((row.unit.clone(), Fact::new(words.say(&across.indicator.name), said)))
        })
        .collect()
}

fn answer(looked_at: usize, units: &[Seen], words: Words) -> String {
    let figures = units.iter().map(|unit| unit.figures.len()).sum();
    let args = Args::default()
        .text("all", words.digits(looked_at))
        .count("n", whole(figures))
        .text("figures", words.number(figures))
        .count("m", whole(units.len()))
        .text("units", words.number(units.len()));
    let key = if figures == 0 { "home-attention-none" } else { "home-attention-some" };
    sentence(&words.tr(key, &args))
}

#[cfg(test)]
pub(super) fn sample(words: Words) -> Attention {
    let figure = Fact::new("Elevfravær".to_owned(), "over det ventede");
    let units = vec![Seen {
        name: "Åskolen".to_owned(),
        href: "/units/101001".to_owned(),
        figures: vec![figure],
    }];
    Attention { answer: answer(120, &units, words), units }
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;

    #[test]
    fn the_answer_says_how_many_figures_were_looked_at() {
        let said = sample(Words(Locale::Da)).answer;
        assert!(said.contains("120") && said.starts_with("Ét"), "{said}");
    }
}
