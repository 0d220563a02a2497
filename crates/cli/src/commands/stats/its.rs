//! `pejl stats its`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use statistics::interrupted::{Effect, Interrupted};

use super::data;
use crate::{args::Its, out::Misuse};

pub(super) fn its(args: &Its) -> Result<ExitCode> {
    let path = &args.source.data;
    let confidence = data::confidence(args.confidence)?;
    let column = data::numbers(path, &[&args.value])?.pop().unwrap_or_default();
    let labels = args.label.as_ref().map(|name| data::words(path, name)).transpose()?;
    let value = |(row, value): (usize, &Option<f64>)| {
        let why = || Misuse(format!("row {row} has no value; a series must be whole"));
        value.ok_or_else(why)
    };
    let values: Vec<f64> = (1..).zip(&column).map(value).collect::<Result<_, _>>()?;
    let mut rows = 0..values.len();
    let before = rows
        .find(|before| data::is_called(labels.as_deref(), before + 1, &args.start))
        .ok_or_else(|| Misuse(format!("no row is called `{}`", args.start)))?;
    let lines = Interrupted::of(&values, before, args.season, confidence)
        .with_context(|| format!("{before} points before and {} after", values.len() - before))?;
    let each = (1..).zip(&values).zip(lines.fitted.iter().zip(&lines.without));
    let points = each.map(|((row, value), (fitted, without))| {
        json!({
            "row": row,
            "label": data::label(labels.as_deref(), row),
            "value": value,
            "fitted": fitted,
            "without": without,
        })
    });
    let told = json!({
        "n_before": before,
        "n_after": values.len() - before,
        "lag": lines.lag,
        "df": lines.degrees_of_freedom,
        "level": effect(lines.level),
        "slope": effect(lines.slope),
        "level_change": effect(lines.level_change),
        "slope_change": effect(lines.slope_change),
        "at_the_end": effect(lines.at_the_end),
        "points": points.collect::<Value>(),
    });
    println!("{told}");
    Ok(ExitCode::SUCCESS)
}

fn effect(effect: Effect) -> Value {
    json!({
        "estimate": effect.estimate,
        "se": effect.standard_error,
        "p": effect.p_value,
        "lower": effect.interval.lower,
        "upper": effect.interval.upper,
    })
}
