//! The figures: in full where the municipality aims at something or the school stands out, else one
//! row each.

use domain::{
    indicator::{Measure, Secrecy},
    report::{FunnelClass, Section, Talk},
};
use serde::Serialize;

use super::{
    breakdowns,
    pictures::{self, Picture},
    place::{self, Class},
    targets::{self, Reading, Short},
    words::Words,
    years::{self, Cell, Column, UnitAt, Years},
};

/// How many periods are drawn, and how many are written.
const DRAWN: usize = 5;
const WRITTEN: usize = 3;

/// An indicator in full.
#[derive(Debug, Serialize)]
pub(super) struct Card {
    name: String,
    unit: Option<String>,
    part: Option<String>,
    secret: Option<String>,
    readings: Vec<Reading>,
    years: Years,
    class: Option<Class>,
    place: Vec<String>,
    pooled: Option<String>,
    notes: Vec<String>,
    trend: Option<Picture>,
    funnel: Option<Picture>,
}

/// Indicators with figures for the same periods, one row each.
#[derive(Debug, Serialize)]
pub(super) struct Others {
    columns: Vec<String>,
    rows: Vec<OtherRow>,
}

#[derive(Debug, Serialize)]
struct OtherRow {
    name: String,
    unit: Option<String>,
    secret: Option<String>,
    aims: Vec<Short>,
    cells: Vec<Cell>,
    breaks: Vec<bool>,
    country: String,
    class: Option<Class>,
    notes: Vec<String>,
}

/// Splits the sections into those told in full and the others, keeping their order.
pub(super) fn split(talk: &Talk, words: Words) -> (Vec<Card>, Vec<Others>) {
    let (full, short): (Vec<&Section>, Vec<&Section>) = talk
        .sections
        .iter()
        .filter(|section| !section.series.is_empty())
        .partition(|section| is_full(section));
    let cards = full.into_iter().map(|section| card(talk, section, words)).collect();
    (cards, others(&short, words))
}

/// Tells whether a section is told in full.
pub(super) fn is_full(section: &Section) -> bool {
    let stands_out =
        section.place.as_ref().is_some_and(|place| place.class != FunnelClass::AsExpected);
    !section.targets.is_empty() || stands_out
}

fn card(talk: &Talk, section: &Section, words: Words) -> Card {
    let indicator = &section.indicator;
    let shown = years::periods(section, DRAWN);
    let place = section.place.as_ref();
    Card {
        name: words.say(&indicator.name),
        unit: words.unit(indicator),
        part: part(section, words),
        secret: secret(section, words),
        readings: section
            .targets
            .iter()
            .chain(&section.national)
            .map(|target| targets::reading(indicator, target, words))
            .collect(),
        years: years::table(section, WRITTEN, words),
        class: place.map(|place| place::class(place, words)),
        place: place.map_or_else(Vec::new, |place| place::sentences(indicator, place, words)),
        pooled: years::pooled(section, words),
        notes: years::notes(section, &shown, words),
        trend: pictures::trend(section, &shown, words),
        funnel: place.and_then(|place| pictures::funnel(indicator, place, &talk.unit, words)),
    }
}

fn part(section: &Section, words: Words) -> Option<String> {
    section.series.last().and_then(|figure| breakdowns::name(&figure.key.breakdown, words))
}

fn secret(section: &Section, words: Words) -> Option<String> {
    match section.indicator.secrecy {
        Secrecy::Public => None,
        Secrecy::Internal => Some(words.t("talk-mark-internal")),
        Secrecy::Confidential | Secrecy::Person => Some(words.t("talk-mark-confidential")),
    }
}

fn others(sections: &[&Section], words: Words) -> Vec<Others> {
    let mut tables: Vec<Others> = Vec::new();
    for section in sections {
        let periods = years::periods(section, WRITTEN);
        let columns = years::columns(&section.indicator, &periods);
        let names: Vec<String> = columns.iter().map(|column| column.period.clone()).collect();
        let row = row(section, &columns, words);
        match tables.iter_mut().find(|table| table.columns == names) {
            Some(table) => table.rows.push(row),
            None => tables.push(Others { columns: names, rows: vec![row] }),
        }
    }
    tables
}

fn row(section: &Section, columns: &[Column], words: Words) -> OtherRow {
    let periods = years::periods(section, WRITTEN);
    let indicator = &section.indicator;
    let name = words.say(&indicator.name);
    let newest = section.country.last().and_then(|figure| figure.value.known());
    OtherRow {
        name: match part(section, words) {
            Some(part) => format!("{name} ({part})"),
            None => name,
        },
        unit: words.unit(indicator).filter(|_| indicator.unit != Measure::Percent),
        secret: secret(section, words),
        aims: section.national.iter().map(|aim| targets::short(indicator, aim, words)).collect(),
        cells: periods
            .iter()
            .map(|period| years::cell(section, *period, UnitAt::Figure, words))
            .collect(),
        breaks: columns.iter().map(|column| column.has_break).collect(),
        country: newest.map_or_else(String::new, |known| {
            words.short(indicator, &words.bare(indicator, known.estimate))
        }),
        class: section.place.as_ref().map(|place| place::class(place, words)),
        notes: years::pooled(section, words)
            .into_iter()
            .chain(years::notes(section, &periods, words))
            .collect(),
    }
}
