//! `pejl stats sgp`.

use std::{collections::BTreeMap, path::Path, process::ExitCode, time::Instant};

use anyhow::{Context as _, Result};
use csv::Writer;
use serde_json::{Map, Value, json};
use statistics::{
    design::{Column, DesignError, Frame},
    growth::{mean_percentile, percentiles},
};

use super::{data, lmm::misused};
use crate::args::Growth;

pub(super) fn sgp(args: &Growth) -> Result<ExitCode> {
    let names: Vec<String> =
        [&args.now, &args.before].into_iter().chain(&args.unit).cloned().collect();
    let frame = data::read(&args.data, &names)?;
    let (now, before) = (scores(&frame, &args.now)?, scores(&frame, &args.before)?);
    let both = before.iter().zip(now).enumerate();
    let both: Vec<(usize, (f64, f64))> = both
        .filter(|(_, (before, now))| !before.is_nan() && !now.is_nan())
        .map(|(row, (before, now))| (row, (*before, *now)))
        .collect();
    let (before, now): (Vec<f64>, Vec<f64>) = both.iter().map(|(_, scores)| *scores).unzip();
    let begun = Instant::now();
    let found = percentiles(&before, &now).context("growth percentiles cannot be computed")?;
    let seconds = begun.elapsed().as_secs_f64();
    let mut of_rows: Vec<Option<u8>> = vec![None; frame.column(&args.now)?.rows()];
    for ((row, _), percentile) in both.iter().zip(&found.of_pupils) {
        if let Some(of) = of_rows.get_mut(*row) {
            *of = Some(*percentile);
        }
    }
    let mut told = mean(&of_rows);
    told.insert("knots".to_owned(), json!(found.knots));
    told.insert("boundary".to_owned(), json!(found.boundary));
    if let Some(unit) = &args.unit {
        told.insert("units".to_owned(), units(&of_rows, frame.column(unit)?));
    }
    told.insert("seconds".to_owned(), seconds.into());
    println!("{}", Value::Object(told));
    if let Some(path) = &args.effects {
        write(&of_rows, path).with_context(|| format!("write `{}`", path.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the numbers of a column; the first word among them is told.
fn scores<'f>(frame: &'f Frame, name: &str) -> Result<&'f [f64]> {
    let column = frame.column(name)?;
    if let Column::Numbers(numbers) = column {
        return Ok(numbers);
    }
    let is_word = |(_, value): &(usize, String)| !value.is_empty() && value.parse::<f64>().is_err();
    let mut rows = (1..=column.rows()).map(|row| (row, column.word(row - 1)));
    let (row, value) = rows.find(is_word).unwrap_or_default();
    let error = DesignError::NoNumber { column: name.to_owned(), value, row };
    Err(misused(&error).into())
}

/// Describes the mean of pupils; none is known of those without a percentile.
fn mean(of_rows: &[Option<u8>]) -> Map<String, Value> {
    let known: Vec<u8> = of_rows.iter().flatten().copied().collect();
    let mean = mean_percentile(&known).ok();
    #[expect(clippy::cast_precision_loss, reason = "pupils are far below 2^52")]
    let coverage = known.len() as f64 / of_rows.len().max(1) as f64;
    let fields = [
        ("n", known.len().into()),
        ("eligible", of_rows.len().into()),
        ("coverage", coverage.into()),
        ("mean", mean.map(|of| of.mean).into()),
        ("lower", mean.map(|of| of.interval.lower).into()),
        ("upper", mean.map(|of| of.interval.upper).into()),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Describes the mean of each unit, in order; a row without a unit is of none.
fn units(of_rows: &[Option<u8>], column: &Column) -> Value {
    let mut units: BTreeMap<String, Vec<Option<u8>>> = BTreeMap::new();
    for (row, percentile) in of_rows.iter().enumerate().filter(|(row, _)| column.has(*row)) {
        units.entry(column.word(row)).or_default().push(*percentile);
    }
    let described = units.into_iter().map(|(unit, percentiles)| {
        let mut told = mean(&percentiles);
        told.insert("unit".to_owned(), unit.into());
        Value::Object(told)
    });
    described.collect()
}

fn write(of_rows: &[Option<u8>], path: &Path) -> Result<()> {
    let mut out = Writer::from_path(path)?;
    out.write_record(["row", "sgp"])?;
    for (row, percentile) in (1_usize..).zip(of_rows) {
        if let Some(percentile) = percentile {
            out.write_record([row.to_string(), percentile.to_string()])?;
        }
    }
    Ok(out.flush()?)
}
