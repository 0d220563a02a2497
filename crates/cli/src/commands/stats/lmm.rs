//! `pejl stats lmm`.

use std::{fs::File, path::Path, process::ExitCode, time::Instant};

use anyhow::{Context as _, Result};
use csv::Writer;
use serde_json::{Map, Value, json};
use statistics::{
    design::{Design, DesignError, Formula, RandomNames},
    multilevel::{Criterion, Effect, Fit, fit},
};

use super::data;
use crate::{args::Mixed, out::Misuse};

pub(super) fn lmm(args: &Mixed) -> Result<ExitCode> {
    let formula = Formula::parse(&args.formula).map_err(|why| misused(&why))?;
    if formula.random.is_empty() {
        let why = "the formula has no random term, such as `(1 | school)`";
        return Err(Misuse(why.to_owned()).into());
    }
    let frame = data::read(&args.data, &formula.names())?;
    let Design { model, fixed, random, left_out, .. } =
        Design::of(&formula, &frame).map_err(|why| misused(&why))?;
    let model = model.context("no model can be made of the data")?;
    let method = if args.ml { Criterion::Ml } else { Criterion::Reml };
    let begun = Instant::now();
    let fit = fit(&model, method).context("the model cannot be fitted")?;
    let seconds = begun.elapsed().as_secs_f64();
    let mut described = described(&fit, (&fixed, &random), left_out);
    described.insert("seconds".to_owned(), seconds.into());
    println!("{}", Value::Object(described));
    if let Some(path) = &args.effects {
        let effects = fit.effects().context("the groups' coefficients cannot be computed")?;
        write_effects(&effects, &random, path)?;
    }
    Ok(ExitCode::SUCCESS)
}

pub(super) fn misused(error: &DesignError) -> Misuse {
    Misuse(error.to_string())
}

fn described(
    fit: &Fit,
    (fixed, random): (&[String], &[RandomNames]),
    left_out: usize,
) -> Map<String, Value> {
    let method = if fit.method == Criterion::Reml { "REML" } else { "ML" };
    let groups: Map<String, Value> =
        random.iter().map(|names| (names.group.clone(), names.levels.len().into())).collect();
    let fixed = fixed.iter().zip(&fit.fixed).map(|(name, of)| match of {
        Some(of) => json!({
            "name": name,
            "estimate": of.estimate,
            "se": of.standard_error,
            "df": of.degrees_of_freedom,
            "p": of.p(),
        }),
        None => json!({ "name": name, "estimate": null, "se": null, "df": null, "p": null }),
    });
    let fields = [
        ("method", method.into()),
        ("criterion", fit.criterion.into()),
        ("n", fit.rows.into()),
        ("left_out", left_out.into()),
        ("groups", groups.into()),
        ("fixed", fixed.collect()),
        ("random", random.iter().zip(&fit.random).flat_map(spreads).collect()),
        ("residual_variance", fit.residual_variance.into()),
        ("converged", fit.converged.into()),
        ("iterations", fit.evaluations.into()),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// Describes the variances of a random term, then its correlations.
pub(super) fn spreads((names, covariance): (&RandomNames, &Vec<Vec<f64>>)) -> Vec<Value> {
    let cell = |row: usize, column: usize| {
        covariance.get(row).and_then(|cells| cells.get(column)).copied().unwrap_or(0.0)
    };
    let group = &names.group;
    let variance = |(at, term): (usize, &String)| {
        let variance = cell(at, at);
        json!({ "group": group, "term": term, "variance": variance, "sd": variance.sqrt() })
    };
    let correlation = |one: usize, other: usize| {
        let sizes = (cell(one, one) * cell(other, other)).sqrt();
        let value = if sizes > 0.0 { Value::from(cell(one, other) / sizes) } else { Value::Null };
        let terms = [names.terms.get(one), names.terms.get(other)];
        json!({ "group": group, "terms": terms, "correlation": value })
    };
    let mut told: Vec<Value> = names.terms.iter().enumerate().map(variance).collect();
    for one in 0..names.terms.len() {
        told.extend((one + 1..names.terms.len()).map(|other| correlation(one, other)));
    }
    told
}

/// Writes of each term the coefficients of each group.
pub(super) fn write_effects(
    effects: &[Vec<Vec<Effect>>],
    random: &[RandomNames],
    path: &Path,
) -> Result<()> {
    let told = || format!("write `{}`", path.display());
    let mut out = Writer::from_path(path).with_context(told)?;
    out.write_record(["group", "level", "term", "estimate", "se"]).with_context(told)?;
    for (names, groups) in random.iter().zip(effects) {
        for (level, coefficients) in names.levels.iter().zip(groups) {
            write_group(&mut out, (&names.group, level), names.terms.iter().zip(coefficients))
                .with_context(told)?;
        }
    }
    out.flush().with_context(told)
}

fn write_group<'e>(
    out: &mut Writer<File>,
    (group, level): (&str, &str),
    coefficients: impl Iterator<Item = (&'e String, &'e Effect)>,
) -> Result<(), csv::Error> {
    for (term, Effect { estimate, standard_error }) in coefficients {
        let (estimate, error) = (estimate.to_string(), standard_error.to_string());
        out.write_record([group, level, term, &estimate, &error])?;
    }
    Ok(())
}
