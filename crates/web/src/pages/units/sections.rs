//! The figures of a unit by area: a card for each that asks for a look, all others in one table.

use actions::evidence::Evidence;
use domain::{
    figure::{Known, Uncertainty},
    indicator::Area,
    report::FunnelClass,
    status::Counts,
    unit::Unit,
};
use serde::Serialize;

use super::{aims::is_national, deliveries_of, show::figure_href};
use crate::{
    ctx::Ctx,
    error::Result,
    pages::goals::{in_short, shared},
    parts::{Cell, Column, Row, Table},
    picture::{
        card::{Card, Desk, anchor},
        funnel::class_words,
    },
    words::{Words, sentence},
};

/// The figures of one area.
#[derive(Debug, Serialize)]
pub(crate) struct Section {
    id: String,
    name: String,
    /// Figures with a target of the municipality, or outside what chance allows.
    cards: Vec<Card>,
    /// All other figures.
    rest: Option<Table>,
}

/// Reads what the figures of a unit need beside themselves, and groups them by area.
pub(crate) async fn sections(
    ctx: &Ctx,
    unit: &Unit,
    evidence: &[Evidence],
) -> Result<Vec<Section>> {
    let deliveries = deliveries_of(ctx).await?;
    let figure_href = |one: &Evidence| figure_href(ctx, unit, one);
    let desk = Desk {
        words: Words(ctx.locale),
        deliveries: &deliveries,
        name: &unit.name,
        kind: unit.kind,
        figure_href: &figure_href,
        goal_href: &|goal| ctx.href(&format!("/goals/{}", goal.id)),
    };
    Ok(sections_of(&desk, evidence))
}

/// Groups figures by area; cards with a target of the municipality stand first.
pub(super) fn sections_of(desk: &Desk<'_>, evidence: &[Evidence]) -> Vec<Section> {
    let by_area = evidence.chunk_by(|a, b| a.indicator.area == b.indicator.area);
    by_area
        .filter_map(|of_area| {
            let area = of_area.first()?.indicator.area;
            let by_indicator = of_area.chunk_by(|a, b| a.indicator.id == b.indicator.id);
            let (mut seen, rest): (Vec<&[Evidence]>, Vec<&[Evidence]>) =
                by_indicator.partition(|parts| asks_for_a_look(parts));
            seen.sort_by_key(|parts| !parts.iter().any(has_own_target));
            let cards: Vec<Card> = seen.into_iter().filter_map(|parts| card(desk, parts)).collect();
            let name = desk.words.area(area);
            let rest = table(desk, &name, &rest);
            let has_any = rest.is_some() || !cards.is_empty();
            has_any.then(|| Section { id: area_id(area).to_owned(), name, cards, rest })
        })
        .collect()
}

fn has_own_target(one: &Evidence) -> bool {
    one.targets.iter().any(|held| !is_national(held))
}

fn is_outside(one: &Evidence) -> bool {
    one.place.as_ref().is_some_and(|place| place.class != FunnelClass::AsExpected)
}

fn asks_for_a_look(parts: &[Evidence]) -> bool {
    parts.iter().any(has_own_target) || parted(parts).is_some_and(|(main, _)| is_outside(main))
}

/// Returns the part of the children that stands for an indicator: all of them, or else the first part that
/// a target of the municipality names, that lies outside what chance allows, or that any target names; and
/// the other parts. Nothing where nothing is known or aimed at.
fn parted(parts: &[Evidence]) -> Option<(&Evidence, Vec<&Evidence>)> {
    let is_worth = |one: &&Evidence| one.newest.is_some() || !one.targets.is_empty();
    let shown: Vec<&Evidence> = parts.iter().filter(is_worth).collect();
    let all = shown.iter().position(|one| one.breakdown.is_all());
    let own = shown.iter().position(|one| has_own_target(one));
    let aimed = || shown.iter().position(|one| !one.targets.is_empty());
    let outside = || shown.iter().position(|one| is_outside(one));
    let main = all.or(own).or_else(outside).or_else(aimed).unwrap_or_default();
    let main = *shown.get(main)?;
    let others = shown.into_iter().filter(|one| one.breakdown != main.breakdown).collect();
    Some((main, others))
}

fn card(desk: &Desk<'_>, parts: &[Evidence]) -> Option<Card> {
    let (main, others) = parted(parts)?;
    Some(desk.card(main, &others))
}

/// Makes a line of each indicator; columns that would be empty are left out.
fn table(desk: &Desk<'_>, area: &str, indicators: &[&[Evidence]]) -> Option<Table> {
    let words = desk.words;
    let known: Vec<(&Evidence, &[Evidence])> =
        indicators.iter().filter_map(|parts| Some((parted(parts)?.0, *parts))).collect();
    if known.is_empty() {
        return None;
    }
    let has_places = known.iter().any(|(main, _)| main.place.is_some());
    let has_targets =
        known.iter().any(|(_, parts)| parts.iter().any(|one| !one.targets.is_empty()));
    let row = |(main, parts): &(&Evidence, &[Evidence])| {
        let mut cells = vec![
            Cell {
                id: Some(anchor(main)),
                ..Cell::link(
                    words.indicator(&main.indicator, &main.breakdown),
                    (desk.figure_href)(main),
                )
            },
            period(main),
            figure(main, words),
        ];
        cells.extend(has_places.then(|| place(main, words)));
        cells.extend(has_targets.then(|| national(parts, words)));
        Row { own: false, cells }
    };
    let mut columns = vec![
        Column::words(words.t("talk-indicator")),
        Column::line(words.t("indicator-filter-period")),
        Column::words(words.t("unit-rest-figure")),
    ];
    columns.extend(has_places.then(|| Column::words(desk.among_others())));
    columns.extend(has_targets.then(|| Column::words(words.t("unit-rest-national"))));
    let caption = words.with("unit-rest-caption", "area", area);
    Some(Table { caption, columns, rows: known.iter().map(row).collect() })
}

fn period(one: &Evidence) -> Cell {
    let newest = one.newest.as_ref().or(one.series.last());
    newest.map_or_else(|| Cell::nothing("–"), |newest| Cell::text(newest.key.period.to_string()))
}

/// Writes the newest figure, interval first, or why there is none.
fn figure(one: &Evidence, words: Words) -> Cell {
    let Some(newest) = one.newest.as_ref().or(one.series.last()) else {
        return Cell::nothing(words.t("talk-absent"));
    };
    let Some(known) = newest.value.known() else {
        return Cell::nothing(words.absence(&newest.value).unwrap_or_default());
    };
    let figure = words.figure(&one.indicator, &Known { n: None, ..known.clone() });
    Cell::text(match known.interval {
        Uncertainty::Estimated { .. } => format!("{figure}; {}", words.t("card-estimated")),
        _ => figure,
    })
}

fn place(one: &Evidence, words: Words) -> Cell {
    one.place
        .as_ref()
        .map_or_else(|| Cell::nothing("–"), |place| Cell::nothing(class_words(place.class, words)))
}

/// Says how the national targets for all parts of the children stand.
fn national(parts: &[Evidence], words: Words) -> Cell {
    let held = parts.iter().flat_map(|one| &one.targets);
    let counts: Counts = held.map(|held| held.judgement.status).collect();
    match shared(counts) {
        Some(status) => Cell::status(status),
        None if counts.total() > 0 => Cell::text(sentence(&in_short(words, counts))),
        None => Cell::nothing("–"),
    }
}

const fn area_id(area: Area) -> &'static str {
    match area {
        Area::Folkeskole => "folkeskole",
        Area::Daycare => "daycare",
        Area::WellBeing => "well-being",
        Area::Social => "social",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::{goal::GoalLevel, text::Locale, unit::UnitKind};

    use super::*;
    use crate::picture::samples;

    fn only(evidence: &[Evidence]) -> Section {
        let desk = Desk {
            words: Words(Locale::Da),
            deliveries: &BTreeMap::new(),
            name: "Åskolen",
            kind: UnitKind::School,
            figure_href: &|one| format!("/{}", one.indicator.id),
            goal_href: &|goal| goal.id.to_string(),
        };
        sections_of(&desk, evidence).remove(0)
    }

    #[test]
    fn a_figure_with_a_target_of_the_municipality_or_outside_the_limits_has_a_card() {
        let aimed = samples::evidence();
        let mut outside = samples::evidence();
        outside[0].targets.clear();
        outside[0].place.as_mut().unwrap().class = FunnelClass::Attention;
        for evidence in [aimed, outside] {
            let section = only(&evidence);
            assert_eq!((section.cards.len(), section.rest.is_some()), (1, false));
        }
    }

    #[test]
    fn all_other_figures_are_lines_of_a_table_that_the_same_addresses_lead_to() {
        let mut evidence = samples::evidence();
        evidence[0].targets[0].goal.level = GoalLevel::National;
        let section = only(&evidence);
        assert!(section.cards.is_empty());
        let table = section.rest.unwrap();
        let cells = &table.rows[0].cells;
        assert_eq!(table.columns.len(), cells.len());
        assert_eq!(cells[0].id.as_deref(), Some("andel-hoejest-trivsel-all"));
        assert!(cells[2].text.contains("bedste bud"), "{}", cells[2].text);
        assert_eq!(cells[4].status, Some("on-track"));
    }
}
