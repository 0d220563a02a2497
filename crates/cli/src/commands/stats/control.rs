//! `pejl stats xmr` and `pejl stats pchart`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use statistics::{
    control::{Anhoej, Individuals, Laney, Ranges, Run, Shares, Signals},
    interval::Interval,
    sample::Proportion,
};

use super::data;
use crate::args::{PChart, Xmr};

pub(super) fn xmr(args: &Xmr) -> Result<ExitCode> {
    let path = &args.source.data;
    let column = data::numbers(path, &[&args.value])?.pop().unwrap_or_default();
    let labels = args.label.as_ref().map(|name| data::words(path, name)).transpose()?;
    let points: Vec<(usize, f64)> =
        (1..).zip(&column).filter_map(|(row, value)| Some((row, (*value)?))).collect();
    let values: Vec<f64> = points.iter().map(|(_, value)| *value).collect();
    let by = if args.median { Ranges::Median } else { Ranges::Mean };
    let chart = Individuals::of(&values, args.baseline, by).context("the chart cannot be drawn")?;
    let ranges = [None].into_iter().chain(chart.ranges.iter().copied().map(Some));
    let point = |((place, (row, value)), range): ((usize, &(usize, f64)), Option<f64>)| {
        json!({
            "row": row,
            "label": data::label(labels.as_deref(), *row),
            "value": value,
            "lower": chart.limits.lower,
            "upper": chart.limits.upper,
            "range": range,
            "outside": chart.signals.outside.contains(&place),
        })
    };
    let rows: Vec<usize> = points.iter().map(|(row, _)| *row).collect();
    let told = json!({
        "centre": chart.centre,
        "lower": chart.limits.lower,
        "upper": chart.limits.upper,
        "range": chart.range,
        "range_limit": chart.range_limit,
        "ranges_by": if args.median { "median" } else { "mean" },
        "baseline": chart.baseline,
        "provisional": chart.is_provisional(),
        "left_out": column.len() - points.len(),
        "points": points.iter().enumerate().zip(ranges).map(point).collect::<Value>(),
        "runs": runs(&chart.signals, &rows),
        "anhoej": anhoej(&chart.signals),
        "signals": signals(&chart.signals),
    });
    println!("{told}");
    Ok(ExitCode::SUCCESS)
}

pub(super) fn pchart(args: &PChart) -> Result<ExitCode> {
    let path = &args.source.data;
    let (points, left_out) = data::shares(path, (&args.numerator, &args.denominator))?;
    let labels = args.label.as_ref().map(|name| data::words(path, name)).transpose()?;
    let shares: Vec<Proportion> = points.iter().map(|(_, share)| *share).collect();
    let laney = match (args.laney, args.plain) {
        (true, _) => Laney::Always,
        (false, true) => Laney::Never,
        (false, false) => Laney::WhenNeeded,
    };
    let chart = Shares::of(&shares, args.baseline, laney).context("the chart cannot be drawn")?;
    let point = |((place, (row, share)), limits): ((usize, &(usize, Proportion)), &Interval)| {
        json!({
            "row": row,
            "label": data::label(labels.as_deref(), *row),
            "value": share.share(),
            "numerator": share.x(),
            "denominator": share.n(),
            "lower": limits.lower,
            "upper": limits.upper,
            "outside": chart.signals.outside.contains(&place),
        })
    };
    let rows: Vec<usize> = points.iter().map(|(row, _)| *row).collect();
    let told = json!({
        "centre": chart.centre,
        "method": if chart.is_laney { "laney" } else { "plain" },
        "sigma_z": chart.sigma_z,
        "baseline": chart.baseline,
        "provisional": chart.is_provisional(),
        "left_out": left_out,
        "points": points.iter().enumerate().zip(&chart.limits).map(point).collect::<Value>(),
        "runs": runs(&chart.signals, &rows),
        "anhoej": anhoej(&chart.signals),
        "signals": signals(&chart.signals),
    });
    println!("{told}");
    Ok(ExitCode::SUCCESS)
}

fn runs(signals: &Signals, rows: &[usize]) -> Value {
    let run = |run: &Run| {
        json!({
            "first_row": rows.get(run.first),
            "last_row": rows.get(run.last),
            "length": run.length,
            "side": if run.is_above { "above" } else { "below" },
        })
    };
    signals.long_runs.iter().map(run).collect()
}

fn anhoej(signals: &Signals) -> Value {
    signals.anhoej.map_or(Value::Null, |of| {
        json!({
            "n_useful": of.useful,
            "longest_run": of.longest_run,
            "longest_run_limit": of.longest_run_limit,
            "crossings": of.crossings,
            "crossings_limit": of.crossings_limit,
        })
    })
}

fn signals(signals: &Signals) -> Value {
    let moved = signals.anhoej.ok();
    let all = [
        ("outside", !signals.outside.is_empty()),
        ("run_of_8", !signals.long_runs.is_empty()),
        ("longest_run", moved.is_some_and(Anhoej::is_run_long)),
        ("crossings", moved.is_some_and(Anhoej::are_crossings_few)),
    ];
    all.into_iter().filter(|(_, is_so)| *is_so).map(|(name, _)| name).collect()
}
