//! The form with which the reader chooses what stands side by side.

use std::collections::BTreeMap;

use domain::{municipality::MunicipalityCode, unit::UnitKind};
use serde::Serialize;

use super::asked::{ALL, Found};
use crate::{
    form::{Choice, Field},
    picture::across::View,
    words::{Words, sentence},
};

/// A choice of one among several.
#[derive(Debug, Serialize)]
pub(super) struct Filter {
    field: Field,
    options: Vec<Choice>,
}

/// Returns the filters that leave a choice.
pub(super) fn filters(
    found: &Found,
    views: &[View],
    municipalities: &BTreeMap<MunicipalityCode, String>,
    words: Words,
) -> Vec<Filter> {
    let chosen = &found.chosen;
    let periods = found.periods.iter().rev().map(|period| {
        let text = period.to_string();
        Choice::new(text.clone(), text)
    });
    let kinds = found.kinds.iter().map(|kind| {
        Choice::new(kind.code(), sentence(&words.t(&format!("unit-kinds-{}", kind.code()))))
    });
    let parts = found
        .breakdowns
        .iter()
        .map(|part| Choice::new(part.to_string(), sentence(&words.part(part))));
    let pictures = views
        .iter()
        .map(|view| Choice::new(view.code(), words.t(&format!("indicator-view-{}", view.code()))));
    let view = chosen.view.or(views.first().copied()).map_or("", View::code);
    let municipality = chosen.municipality.map_or_else(|| ALL.to_owned(), |code| code.to_string());
    let places = if chosen.kind == UnitKind::Municipality {
        Vec::new()
    } else {
        places(municipalities, words)
    };
    [
        ("period", chosen.period.to_string(), periods.collect()),
        ("kind", chosen.kind.code().to_owned(), kinds.collect()),
        ("breakdown", chosen.breakdown.to_string(), parts.collect()),
        ("municipality", municipality, places),
        ("view", view.to_owned(), pictures.collect::<Vec<_>>()),
    ]
    .into_iter()
    .filter(|(_, _, options)| options.len() > 1)
    .map(|(name, value, options)| {
        let label = words.t(&format!("indicator-filter-{name}"));
        Filter { field: Field { name, label, value, ..Field::default() }, options }
    })
    .collect()
}

fn places(municipalities: &BTreeMap<MunicipalityCode, String>, words: Words) -> Vec<Choice> {
    let mut named: Vec<(&MunicipalityCode, &String)> = municipalities.iter().collect();
    named.sort_by_cached_key(|(_, name)| i18n::sort_key(name));
    let all = Choice::new(ALL, words.t("indicator-all-municipalities"));
    let named = named.into_iter().map(|(code, name)| Choice::new(code.to_string(), name));
    [all].into_iter().chain(named).collect()
}
