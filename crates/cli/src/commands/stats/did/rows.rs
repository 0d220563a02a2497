//! From columns to the rows of a panel.

use std::cmp::Ordering;

use anyhow::Result;
use serde_json::Value;
use statistics::{
    design::{Column, Frame},
    effect::Row,
};

use crate::{args::Differences, out::Misuse};

/// Is the rows of a panel, with the names behind their numbers.
pub(super) struct Rows {
    pub(super) list: Vec<Row>,
    pub(super) units: Vec<String>,
    pub(super) clusters: Vec<String>,
    /// How many rows lack a value.
    pub(super) left_out: usize,
    periods: Vec<Label>,
}

/// Is a period as it was written.
#[derive(Debug, Clone, PartialEq)]
enum Label {
    Number(f64),
    Word(String),
}

impl Label {
    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => one.total_cmp(other),
            (Self::Word(one), Self::Word(other)) => one.cmp(other),
            (Self::Number(_), Self::Word(_)) => Ordering::Less,
            (Self::Word(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

impl Rows {
    pub(super) fn of(args: &Differences, frame: &Frame) -> Result<Self> {
        let column = |name: &str| frame.column(name).map_err(|why| Misuse(why.to_string()));
        let outcomes = numbers(&args.outcome, column(&args.outcome)?)?;
        let weights = match &args.weight {
            Some(name) => weights(name, column(name)?)?,
            None => vec![Some(1.0); outcomes.len()],
        };
        let (units, unit_names) = ranked(&labels(column(&args.unit)?));
        let (clusters, cluster_names) = match &args.cluster {
            Some(name) => ranked(&labels(column(name)?)),
            None => (units.clone(), unit_names.clone()),
        };
        let (seen, starts) = (labels(column(&args.period)?), labels(column(&args.treated_from)?));
        comparable(args, &seen, &starts)?;
        let mut periods: Vec<Label> = seen.iter().chain(&starts).flatten().cloned().collect();
        periods.sort_by(Label::order);
        periods.dedup();
        let rank = |label: &Label| {
            let place = periods.partition_point(|earlier| earlier.order(label).is_lt());
            i64::try_from(place).unwrap_or(i64::MAX)
        };
        let mut list = Vec::with_capacity(outcomes.len());
        let places = units.iter().zip(&clusters).zip(seen.iter().zip(&starts));
        for ((outcome, weight), places) in outcomes.iter().zip(&weights).zip(places) {
            let ((unit, cluster), (period, start)) = places;
            let ids = unit.zip(*cluster).zip(period.as_ref());
            let Some((((unit, cluster), period), (outcome, weight))) =
                ids.zip(outcome.zip(*weight))
            else {
                continue;
            };
            let (period, start) = (rank(period), start.as_ref().map(rank));
            list.push(Row { unit, period, outcome, start, weight, cluster });
        }
        let left_out = outcomes.len() - list.len();
        Ok(Self { list, units: unit_names, clusters: cluster_names, left_out, periods })
    }

    /// Returns a period as it was written.
    pub(super) fn period(&self, rank: i64) -> Value {
        let label = usize::try_from(rank).ok().and_then(|rank| self.periods.get(rank));
        match label {
            Some(Label::Number(number)) => {
                number.to_string().parse::<i64>().map_or_else(|_| (*number).into(), Value::from)
            }
            Some(Label::Word(word)) => word.as_str().into(),
            None => Value::Null,
        }
    }
}

fn labels(column: &Column) -> Vec<Option<Label>> {
    match column {
        Column::Numbers(numbers) => {
            let label = |value: &f64| (!value.is_nan()).then_some(Label::Number(*value));
            numbers.iter().map(label).collect()
        }
        Column::Words { words, rows } => {
            let word = |place: &Option<u32>| {
                let place = usize::try_from((*place)?).ok()?;
                words.get(place).cloned().map(Label::Word)
            };
            rows.iter().map(word).collect()
        }
    }
}

/// Returns the place of each label among all in order, and their names.
fn ranked(labels: &[Option<Label>]) -> (Vec<Option<usize>>, Vec<String>) {
    let mut all: Vec<&Label> = labels.iter().flatten().collect();
    all.sort_by(|one, other| one.order(other));
    all.dedup();
    let place = |label: &Label| all.partition_point(|earlier| earlier.order(label).is_lt());
    let places = labels.iter().map(|label| label.as_ref().map(place)).collect();
    let name = |label: &&Label| match label {
        Label::Number(number) => number.to_string(),
        Label::Word(word) => word.clone(),
    };
    (places, all.iter().map(name).collect())
}

fn numbers(name: &str, column: &Column) -> Result<Vec<Option<f64>>, Misuse> {
    let number = |(row, label): (usize, Option<Label>)| match label {
        Some(Label::Number(number)) => Ok(Some(number)),
        Some(Label::Word(word)) => Err(Misuse(format!(
            "column `{name}` has `{word}` in row {}, which is no number",
            row + 1
        ))),
        None => Ok(None),
    };
    labels(column).into_iter().enumerate().map(number).collect()
}

fn weights(name: &str, column: &Column) -> Result<Vec<Option<f64>>, Misuse> {
    let weights = numbers(name, column)?;
    let wrong = weights.iter().enumerate().find_map(|(row, weight)| {
        let weight = weight.filter(|weight| *weight < 0.0)?;
        Some(format!("column `{name}` has `{weight}` in row {}; a weight is not negative", row + 1))
    });
    wrong.map_or(Ok(weights), |why| Err(Misuse(why)))
}

/// Refuses starts that are no periods: words among numbers or the other way round, or 0 for never.
fn comparable(
    args: &Differences,
    periods: &[Option<Label>],
    starts: &[Option<Label>],
) -> Result<(), Misuse> {
    let is_number = |label: &Label| matches!(label, Label::Number(_));
    let Some(first) = periods.iter().flatten().min_by(|one, other| one.order(other)) else {
        return Ok(());
    };
    for (row, start) in starts.iter().enumerate() {
        let Some(start) = start else { continue };
        let word = match start {
            Label::Number(number) => number.to_string(),
            Label::Word(word) => word.clone(),
        };
        let is_zero = *start == Label::Number(0.0) && start.order(first).is_lt();
        if is_number(start) != is_number(first) || is_zero {
            let (name, row) = (&args.treated_from, row + 1);
            return Err(Misuse(format!(
                "column `{name}` has `{word}` in row {row}, which is no period such as those of \
                 `{}`; leave it blank for never",
                args.period
            )));
        }
    }
    Ok(())
}
