//! `pejl stats glmm`.

use std::{process::ExitCode, time::Instant};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};
use statistics::{
    design::{Column, Design, Formula, Frame, RandomNames},
    logistic::{Errors, Fit, Model, Nodes, fit},
};

use super::{
    data,
    lmm::{misused, spreads, write_effects},
};
use crate::{args::MixedLogistic, out::Misuse};

pub(super) fn glmm(args: &MixedLogistic) -> Result<ExitCode> {
    let mut formula = Formula::parse(&args.formula).map_err(|why| misused(&why))?;
    formula.trials.clone_from(&args.trials);
    if formula.random.is_empty() {
        let why = "the formula has no random term, such as `(1 | school)`";
        return Err(Misuse(why.to_owned()).into());
    }
    let nodes = nodes(args.quadrature, &formula)?;
    let frame = data::read(&args.data, &formula.names())?;
    check_counts(&frame, &formula)?;
    let Design { model, fixed, random, trials, left_out } =
        Design::of(&formula, &frame).map_err(|why| misused(&why))?;
    let model = model.and_then(|parts| Model::new(parts, trials));
    let model = model.context("no model can be made of the data")?;
    let begun = Instant::now();
    let fit = fit(&model, nodes).context("the model cannot be fitted")?;
    let seconds = begun.elapsed().as_secs_f64();
    let mut described = described(&fit, (&fixed, &random), left_out);
    described.insert("seconds".to_owned(), seconds.into());
    println!("{}", Value::Object(described));
    if let Some(path) = &args.effects {
        write_effects(&fit.effects, &random, path)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn nodes(count: u32, formula: &Formula) -> Result<Nodes, Misuse> {
    let told = || Misuse(format!("`--quadrature` takes 1 to 100 points, not {count}"));
    let nodes = Nodes::new(count).map_err(|_beyond| told())?;
    let is_one = formula.random.len() == 1
        && formula.random.first().is_some_and(|term| term.terms.len() == 1);
    if is_one || nodes == Nodes::LAPLACE {
        return Ok(nodes);
    }
    let why = "`--quadrature` above 1 needs one random term of one column, such as `(1 | school)`";
    Err(Misuse(why.to_owned()))
}

/// Tells the first cell that is no count of successes or trials. Cells that are no numbers are told of by the design.
fn check_counts(frame: &Frame, formula: &Formula) -> Result<(), Misuse> {
    let numbers = |name: &str| match frame.column(name) {
        Ok(Column::Numbers(numbers)) => Some(numbers.as_slice()),
        _ => None,
    };
    let Some(response) = numbers(&formula.response) else { return Ok(()) };
    let Some(column) = &formula.trials else {
        let beyond = response.iter().position(|value| !value.is_nan() && !is_count(*value, 1.0));
        return tell(beyond, (&formula.response, response), "which is neither 0 nor 1");
    };
    let Some(trials) = numbers(column) else { return Ok(()) };
    let wrong = trials.iter().position(|value| !value.is_nan() && !is_count(*value, f64::MAX));
    tell(wrong, (column, trials), "which is no count")?;
    let mut both = response.iter().zip(trials);
    let has_more =
        |(value, most): (&f64, &f64)| !value.is_nan() && !most.is_nan() && !is_count(*value, *most);
    let why = "which is no count of successes of its trials";
    tell(both.position(has_more), (&formula.response, response), why)
}

fn is_count(value: f64, most: f64) -> bool {
    (0.0..=most).contains(&value) && value.fract().abs() <= 0.0
}

fn tell(place: Option<usize>, (column, values): (&str, &[f64]), why: &str) -> Result<(), Misuse> {
    let Some(place) = place else { return Ok(()) };
    let value = values.get(place).copied().unwrap_or_default();
    Err(Misuse(format!("column `{column}` has `{value}` in row {}, {why}", place + 1)))
}

fn described(
    fit: &Fit,
    (fixed, random): (&[String], &[RandomNames]),
    left_out: usize,
) -> Map<String, Value> {
    let method = match fit.nodes {
        Nodes::LAPLACE => "Laplace".to_owned(),
        nodes => format!("AGQ {}", nodes.count()),
    };
    let groups: Map<String, Value> =
        random.iter().map(|names| (names.group.clone(), names.levels.len().into())).collect();
    let fixed = fixed.iter().zip(&fit.fixed).map(|(name, of)| match of {
        Some(of) => json!({
            "name": name,
            "estimate": of.estimate,
            "se": of.standard_error,
            "z": of.z(),
            "p": of.p(),
        }),
        None => json!({ "name": name, "estimate": null, "se": null, "z": null, "p": null }),
    });
    let se_from = match fit.errors {
        Errors::Hessian => "hessian",
        Errors::Information => "information",
    };
    let fields = [
        ("method", method.into()),
        ("criterion", fit.criterion.into()),
        ("n", fit.rows.into()),
        ("patterns", fit.patterns.into()),
        ("left_out", left_out.into()),
        ("groups", groups.into()),
        ("fixed", fixed.collect()),
        ("se_from", se_from.into()),
        ("random", random.iter().zip(&fit.random).flat_map(spreads).collect()),
        ("converged", fit.converged.into()),
        ("iterations", fit.evaluations.into()),
    ];
    fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
