//! `pejl stats alpha`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use statistics::scale::{Alpha as OfScale, Covariance, Item, ItemSums, Omega};

use super::data;
use crate::{args::Alpha, out::Misuse};

pub(super) fn alpha(args: &Alpha) -> Result<ExitCode> {
    let confidence = data::confidence(args.confidence)?;
    if let Some(name) = args.reversed.iter().find(|name| !args.items.contains(name)) {
        return Err(Misuse(format!("`{name}` is reversed but none of the items")).into());
    }
    let names: Vec<&str> = args.items.iter().map(String::as_str).collect();
    let columns = data::numbers(&args.source.data, &names)?;
    let rows = columns.first().map_or(0, Vec::len);
    let mut columns: Vec<_> = names
        .iter()
        .zip(&columns)
        .map(|(name, column)| answers(args, name, column).map(Vec::into_iter))
        .collect::<Result<_, Misuse>>()?;
    // A person counts who answered every item.
    let person = |_: usize| -> Option<Vec<i32>> {
        let all: Vec<Option<i32>> = columns.iter_mut().map(|of| of.next().flatten()).collect();
        all.into_iter().collect()
    };
    let people: Vec<Vec<i32>> = (0..rows).filter_map(person).collect();
    let sums = ItemSums::of(&people).context("nobody answered every item")?;
    let covariance = sums.covariance().context("the items cannot be held against each other")?;
    let alpha = covariance.alpha(confidence).context("alpha has no value")?;
    let means = sums.means().context("nobody answered every item")?;
    println!("{}", described(args, &covariance, (alpha, &means), rows - people.len()));
    Ok(ExitCode::SUCCESS)
}

/// Returns the answers to one item, turned over if it is reversed.
fn answers(args: &Alpha, name: &str, column: &[Option<f64>]) -> Result<Vec<Option<i32>>, Misuse> {
    let turned = args.reversed.iter().any(|reversed| reversed == name);
    let ends = turned.then_some(args.min.zip(args.max)).flatten();
    let answer = |(row, value): (usize, &Option<f64>)| {
        let Some(value) = value else { return Ok(None) };
        let wrong =
            |why: &str| Misuse(format!("column `{name}` has `{value}` in row {row}, which {why}"));
        let whole = data::whole_number(*value).ok_or_else(|| wrong("is no whole number"))?;
        let is_outside = args.min.is_some_and(|min| whole < min);
        if is_outside || args.max.is_some_and(|max| whole > max) {
            return Err(wrong("is no possible answer"));
        }
        Ok(Some(ends.map_or(whole, |(min, max)| min.saturating_sub(whole).saturating_add(max))))
    };
    (1..).zip(column).map(answer).collect()
}

fn described(
    args: &Alpha,
    covariance: &Covariance,
    (alpha, means): (OfScale, &[f64]),
    left_out: usize,
) -> Value {
    let omega = covariance.omega();
    let loadings =
        omega.iter().flat_map(|omega| &omega.loadings).map(|loading| loading.standardised);
    let loadings = loadings.map(Some).chain(std::iter::repeat(None));
    let items = args.items.iter().zip(covariance.each_item()).zip(means).zip(loadings);
    let sem = covariance.measurement_error(alpha.value).ok().map(|error| error.of_mean);
    json!({
        "n": covariance.n(),
        "left_out": left_out,
        "alpha": {
            "estimate": alpha.value,
            "lower": alpha.interval.lower,
            "upper": alpha.interval.upper,
        },
        "omega": omega.as_ref().ok().map(told_omega),
        "omega_why": omega.as_ref().err().map(ToString::to_string),
        "sem_of_mean": sem,
        "items": items.map(|(((name, item), mean), loading)| {
            told_item((name, args.reversed.contains(name)), item, (*mean, loading))
        }).collect::<Value>(),
    })
}

fn told_omega(omega: &Omega) -> Value {
    json!({ "estimate": omega.value, "improper": omega.is_improper() })
}

fn told_item(
    (name, is_reversed): (&str, bool),
    item: Item,
    (mean, loading): (f64, Option<f64>),
) -> Value {
    json!({
        "item": name,
        "reversed": is_reversed,
        "mean": mean,
        "sd": item.sd,
        "rest_correlation": item.rest_correlation.ok(),
        "alpha_without": item.alpha_without.ok(),
        "loading": loading,
    })
}
