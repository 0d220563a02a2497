//! `pejl figures`.

use std::{
    io::{self, BufWriter, Write as _},
    process::ExitCode,
};

use anyhow::Result;
use domain::{
    figure::{Figure, Uncertainty, Value},
    indicator::Indicator,
    text::Locale,
};
use serde_json::{Value as Json, json};
use store::figures::{Export, Filter};

use crate::{args::Figures, opening};

pub(super) async fn figures(args: Figures) -> Result<ExitCode> {
    let app = opening::open(&args.vault).await?;
    let filter = Filter {
        indicators: args.indicator.into_iter().collect(),
        units: args.unit.into_iter().collect(),
        periods: args.period.into_iter().collect(),
        ..Filter::default()
    };
    let mut export = Export::start(&app.db, &filter).await?;
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(figures) = export.next().await? {
        for figure in figures {
            let indicator = app.catalogue.find(&figure.key.indicator);
            if args.json {
                writeln!(out, "{}", described(&figure, indicator))?;
            } else {
                writeln!(out, "{}", line(&figure, indicator))?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// Describes a figure as one JSON object.
fn described(figure: &Figure, indicator: Option<&Indicator>) -> Json {
    let known = figure.value.known();
    let ends = known.and_then(|known| known.interval.ends());
    let reason = match &figure.value {
        Value::Known(known) => match known.interval {
            Uncertainty::None(why) => Some(why.code()),
            _ => None,
        },
        Value::Missing(why) => Some(why.code()),
        Value::Withheld(why) => Some(why.code()),
    };
    json!({
        "indicator": figure.key.indicator.as_str(),
        "unit": figure.key.unit.as_str(),
        "period": figure.key.period.to_string(),
        "breakdown": figure.key.breakdown.0,
        "estimate": known.map(|known| known.estimate),
        "lower": ends.map(|(lower, _)| lower),
        "upper": ends.map(|(_, upper)| upper),
        "interval": known.map(|known| known.interval.code()),
        "n": known.and_then(|known| known.n).map(|count| count.n),
        "n_basis": known.and_then(|known| known.n).map(|count| count.basis.code()),
        "basis": known.map(|known| known.basis.code()),
        "verdict": known.and_then(|known| known.verdict).map(|verdict| verdict.code()),
        "state": figure.value.state(),
        "reason": reason,
        "source": indicator.map(|indicator| indicator.source.name.as_str()),
        "delivery": figure.delivery.to_string(),
    })
}

fn line(figure: &Figure, indicator: Option<&Indicator>) -> String {
    let key = &figure.key;
    let decimals = indicator.map_or(1, |indicator| indicator.decimals);
    let value = match &figure.value {
        Value::Known(known) => {
            let estimate = i18n::decimal(Locale::Da, known.estimate, decimals);
            match known.interval.ends() {
                Some(ends) => {
                    format!("{estimate} ({})", i18n::interval(Locale::Da, ends, decimals))
                }
                None => estimate,
            }
        }
        Value::Missing(why) => format!("– ({})", why.code()),
        Value::Withheld(why) => format!("– ({})", why.code()),
    };
    format!("{}\t{}\t{}\t{}\t{value}", key.indicator, key.unit, key.period, key.breakdown)
}
