//! `pejl stats funnel`.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use statistics::{
    funnel::{
        Dispersion, Funnel as Judged, Limits, Place, Reading, Widening as Wider, interpolated_limit,
    },
    pool,
    sample::{Proportion, Sample},
};

use super::data;
use crate::args::{Funnel, Widening};

pub(super) fn funnel(args: &Funnel) -> Result<ExitCode> {
    let names = data::words(&args.source.data, &args.unit)?;
    let widening = match args.widening {
        Widening::Additive => Wider::Additive,
        Widening::Multiplicative => Wider::Multiplicative,
        Widening::Never => Wider::Never,
    };
    let columns = args.numerator.as_deref().zip(args.denominator.as_deref());
    let (judged, rows, left_out) = if let Some(columns) = columns {
        let (rows, left_out) = data::shares(&args.source.data, columns)?;
        let (rows, shares): (Vec<usize>, Vec<Proportion>) = rows.into_iter().unzip();
        let all = pool::total(&shares).context("no row has both numbers")?;
        let target = args.target.unwrap_or(all.share());
        (Judged::of_shares(&shares, target, widening), rows, left_out)
    } else {
        let (rows, left_out) = samples(args)?;
        let (rows, samples): (Vec<usize>, Vec<Sample>) = rows.into_iter().unzip();
        let all = pool::together(&samples).context("no row has all three numbers")?;
        let target = args.target.unwrap_or(all.mean());
        (Judged::of_means(&samples, target, widening), rows, left_out)
    };
    let judged = judged.context("the funnel cannot be drawn")?;
    let name = |row: usize| data::label(Some(&names), row);
    let of_shares = columns.map(|_| judged.target);
    let each = rows.iter().zip(&judged.readings);
    let units: Value = each.map(|(row, reading)| unit(name(*row), reading, of_shares)).collect();
    let mut told = described(&judged, left_out);
    told.insert("units".to_owned(), units);
    println!("{}", Value::Object(told));
    Ok(ExitCode::SUCCESS)
}

/// Returns the rows that have all three numbers, and how many do not.
fn samples(args: &Funnel) -> Result<(Vec<(usize, Sample)>, usize)> {
    let names = [&args.mean, &args.sd, &args.n].map(|name| name.as_deref().unwrap_or_default());
    let columns = data::numbers(&args.source.data, &names)?;
    data::rows(&columns, |row| match row {
        [_, _, n] if *n == 0.0 => Ok(None),
        [mean, sd, n] => Sample::new(*mean, *sd, *n).map(Some),
        _ => Ok(None),
    })
}

fn unit(name: Option<&str>, reading: &Reading, of_shares: Option<f64>) -> Value {
    let Limits { inner, outer } = reading.limits;
    let mut told = json!({
        "unit": name,
        "value": reading.value,
        "n": reading.n,
        "lower_95": inner.lower,
        "upper_95": inner.upper,
        "lower_998": outer.lower,
        "upper_998": outer.upper,
        "z": reading.z,
        "p": reading.p_value,
        "p_adjusted": reading.adjusted_p_value,
        "class": match reading.place {
            Place::Inside => "inside",
            Place::Attention => "attention",
            Place::Deviates => "deviates",
        },
    });
    if let (Some(target), Some(fields)) = (of_shares, told.as_object_mut()) {
        let limit = |q: f64| interpolated_limit(target, data::whole(reading.n), q).ok();
        let names = [("lower_998", 0.001), ("lower_95", 0.025), ("upper_95", 0.975)];
        let all = names.into_iter().chain([("upper_998", 0.999)]);
        let limits = all.map(|(name, q)| (name.to_owned(), limit(q).into())).collect();
        fields.insert("spiegelhalter_2005".to_owned(), Value::Object(limits));
    }
    told
}

fn described(judged: &Judged, left_out: usize) -> Map<String, Value> {
    let (dispersion, tau2, factor) = match judged.dispersion {
        Dispersion::ByChance => ("by_chance", None, None),
        Dispersion::Additive { variance } => ("additive", Some(variance), None),
        Dispersion::Multiplicative { factor } => ("multiplicative", None, Some(factor)),
    };
    let seen = |places: &[Place]| {
        judged.readings.iter().filter(|reading| places.contains(&reading.place)).count()
    };
    let chance = judged.by_chance();
    let fields = [
        ("target", judged.target.into()),
        ("phi", judged.spread.into()),
        ("dispersion", dispersion.into()),
        ("tau2", tau2.into()),
        ("factor", factor.into()),
        ("left_out", left_out.into()),
        (
            "outside_95",
            json!({
                "seen": seen(&[Place::Attention, Place::Deviates]),
                "expected": chance.outside_inner,
            }),
        ),
        (
            "outside_998",
            json!({ "seen": seen(&[Place::Deviates]), "expected": chance.outside_outer }),
        ),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
