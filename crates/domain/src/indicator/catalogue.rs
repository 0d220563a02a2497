//! The indicators a vault knows, read from files and checked against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Indicator, IndicatorId, Kind, Measure, Polarity, Range};

/// A file that is no indicator.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{file}` is not an indicator: {why}")]
pub struct CatalogueError {
    /// The file's name.
    pub file: String,
    /// What the reader of the format says.
    pub why: String,
}

/// Something in the catalogue that contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The field.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

/// The indicators a vault knows, by id.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    indicators: BTreeMap<IndicatorId, Indicator>,
}

impl Catalogue {
    /// Reads one indicator from the text of a TOML file and adds it, replacing one of the same id.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), CatalogueError> {
        let indicator: Indicator = toml::from_str(text)
            .map_err(|error| CatalogueError { file: file.to_owned(), why: error.to_string() })?;
        self.indicators.insert(indicator.id.clone(), indicator);
        Ok(())
    }

    /// Returns the indicator with this id.
    pub fn find(&self, id: &IndicatorId) -> Option<&Indicator> {
        self.indicators.get(id)
    }

    /// Returns the indicator whose id is this text.
    pub fn find_text(&self, id: &str) -> Option<&Indicator> {
        id.parse().ok().and_then(|id| self.find(&id))
    }

    /// Returns all indicators by id.
    pub fn iter(&self) -> impl Iterator<Item = &Indicator> {
        self.indicators.values()
    }

    /// Returns what contradicts itself, by indicator and field.
    pub fn findings(&self) -> Vec<Finding> {
        let known: BTreeSet<_> = self.indicators.keys().collect();
        let mut findings: Vec<_> =
            self.indicators.values().flat_map(|indicator| check(indicator, &known)).collect();
        findings.sort();
        findings
    }
}

fn check(indicator: &Indicator, known: &BTreeSet<&IndicatorId>) -> Vec<Finding> {
    [check_words(indicator), check_numbers(indicator), check_time(indicator, known)]
        .concat()
        .into_iter()
        .filter(|(_, is_wrong, _)| *is_wrong)
        .map(|(field, _, message)| Finding {
            indicator: indicator.id.clone(),
            field,
            message: message.to_owned(),
        })
        .collect()
}

/// A field, whether it is wrong, and what to do.
type Check = (&'static str, bool, &'static str);

fn check_words(indicator: &Indicator) -> Vec<Check> {
    let texts = [&indicator.name, &indicator.short, &indicator.definition];
    let is_empty = texts.iter().any(|text| text.da.is_empty() || text.en.is_empty());
    let is_long = [&indicator.short.da, &indicator.short.en].iter().any(|t| t.chars().count() > 24);
    let lacks_question = indicator.polarity != Polarity::Neutral && indicator.questions.is_empty();
    vec![
        ("name", is_empty, "give name, short title and definition in both languages"),
        ("short", is_long, "use at most 24 characters"),
        ("levels", indicator.levels.is_empty(), "name at least one kind of unit"),
        ("questions", lacks_question, "give at least one question to talk about"),
    ]
}

fn check_numbers(indicator: &Indicator) -> Vec<Check> {
    let is_share = indicator.kind == Kind::Share;
    let is_percent = indicator.unit == Measure::Percent;
    let scale = indicator.scale;
    let leaves_share = scale.is_none_or(|range| range.min < 0.0 || range.max > 100.0);
    let spread = indicator.spread.as_ref();
    let has_bad_spread = spread.is_some_and(|s| s.sd <= 0.0 || s.source.is_empty());
    vec![
        ("unit", is_share && !is_percent, "a share is in percent"),
        ("scale", is_share && leaves_share, "a share lies within 0 and 100"),
        ("plausible", !is_inside(indicator.plausible, scale), "lie within the scale"),
        ("spread", has_bad_spread, "a spread is above zero and names its source"),
        ("spread", spread.is_some() && indicator.kind != Kind::Mean, "only a mean has a spread"),
        ("judge_n", indicator.judge_n < indicator.minimum_n, "judge no group too small to show"),
    ]
}

fn check_time(indicator: &Indicator, known: &BTreeSet<&IndicatorId>) -> Vec<Check> {
    let is_sorted = indicator.breaks.is_sorted_by_key(|part| part.from.first_day());
    let validity = indicator.valid_from.zip(indicator.valid_to);
    let is_backwards = validity.is_some_and(|(from, to)| from.position() > to.position());
    let has_stranger = indicator.related.iter().any(|id| !known.contains(id));
    vec![
        ("breaks", !is_sorted, "list the oldest break first"),
        ("valid_to", is_backwards, "the last period comes after the first"),
        ("related", has_stranger, "name indicators of this catalogue"),
    ]
}

fn is_inside(inner: Option<Range>, outer: Option<Range>) -> bool {
    inner.is_none_or(|range| {
        range.min < range.max
            && outer.is_none_or(|scale| scale.min <= range.min && range.max <= scale.max)
    })
}
