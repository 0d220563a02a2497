//! `pejl stats forecast`.

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Map, Value, json};
use statistics::{
    confidence::Confidence,
    estimate::Estimate,
    forecast::{Model, Observation},
    sample::Proportion,
    undefined::Undefined,
};

use super::data;
use crate::{args::ForecastSeries, out::Misuse};

type Series = BTreeMap<String, Vec<Observation>>;

pub(super) fn forecast(args: &ForecastSeries) -> Result<ExitCode> {
    let (series, left_out) = series(args)?;
    let years = || series.values().flatten().map(|observation| observation.year);
    let (Some(first), Some(last)) = (years().min(), years().max()) else {
        return Err(anyhow!("no row has a unit, a period and a value"));
    };
    let units: Vec<Vec<Observation>> = series.values().cloned().collect();
    let model = Model::fit(&units, args.width).context("the model cannot be fitted")?;
    let parameters = model.parameters();
    let drift = model.common_drift();
    let ahead = 0..=args.horizon;
    let forecasts = series.iter().flat_map(|(unit, measured)| {
        ahead.clone().map(|ahead| told(&model, (unit, measured), (last, ahead)))
    });
    let told = json!({
        "units": series.len(),
        "first_period": first,
        "last_period": last,
        "left_out": left_out,
        "parameters": {
            "level": parameters.level,
            "drift": parameters.drift,
            "step": parameters.step,
            "measurement": parameters.measurement,
            "common": parameters.common,
        },
        "common_drift": { "estimate": drift.value, "se": drift.standard_error },
        "forecasts": forecasts.collect::<Value>(),
    });
    println!("{told}");
    Ok(ExitCode::SUCCESS)
}

/// Returns what was measured of each unit in order of years, and how many rows lack something.
fn series(args: &ForecastSeries) -> Result<(Series, usize)> {
    let path = &args.source.data;
    let names = data::words(path, &args.unit)?;
    let more = args.variance.iter().chain(&args.n).map(String::as_str);
    let columns: Vec<&str> = [args.period.as_str(), &args.value].into_iter().chain(more).collect();
    let columns = data::numbers(path, &columns)?;
    let (rows, without) = data::rows(&columns, |row| observation(args, row).map(Some))?;
    let mut series = Series::new();
    let mut nameless = 0;
    for (row, observation) in rows {
        match data::label(Some(&names), row) {
            Some(name) => series.entry(name.to_owned()).or_default().push(observation),
            None => nameless += 1,
        }
    }
    for (unit, measured) in &mut series {
        measured.sort_by_key(|observation| observation.year);
        let twice = measured.windows(2).find_map(|pair| match pair {
            [one, next] if one.year == next.year => Some(next.year),
            _ => None,
        });
        if let Some(year) = twice {
            return Err(Misuse(format!("`{unit}` has two values in {year}")).into());
        }
    }
    Ok((series, without + nameless))
}

fn observation(args: &ForecastSeries, row: &[f64]) -> Result<Observation, Undefined> {
    let [period, value, more @ ..] = row else { return Err(Undefined::NoObservations) };
    let year = data::whole_number(*period).ok_or(Undefined::OutOfRange)?;
    let variance = match (&args.n, more) {
        (Some(_), [n]) => {
            let share = Proportion::of_share(value / args.width, *n)?;
            share.variance() * args.width * args.width
        }
        (None, [variance]) => *variance,
        _ => 0.0,
    };
    Ok(Observation { year, value: *value, variance })
}

fn told(
    model: &Model,
    (unit, measured): (&str, &[Observation]),
    (last, ahead): (i32, i32),
) -> Value {
    let period = last.saturating_add(ahead);
    let variance = measured.last().map_or(0.0, |observation| observation.variance);
    let level = model.level(measured, period);
    let both = level.and_then(|level| Ok((level, model.measured(level, variance)?)));
    let mut told = Map::new();
    told.insert("unit".to_owned(), unit.into());
    told.insert("period".to_owned(), period.into());
    told.insert("ahead".to_owned(), ahead.into());
    match both {
        Ok((level, measured)) => {
            told.insert("level".to_owned(), level.value.into());
            told.insert("se".to_owned(), level.standard_error.into());
            told.append(&mut bands(level));
            told.insert("measured".to_owned(), bands(measured).into());
        }
        Err(why) => {
            told.insert("why".to_owned(), why.to_string().into());
        }
    }
    told.into()
}

fn bands(estimate: Estimate) -> Map<String, Value> {
    let (half, most) = (estimate.interval(Confidence::P50), estimate.interval(Confidence::P80));
    let ends = [
        ("lower_50", half.lower),
        ("upper_50", half.upper),
        ("lower_80", most.lower),
        ("upper_80", most.upper),
    ];
    ends.into_iter().map(|(name, end)| (name.to_owned(), end.into())).collect()
}
