//! `pejl figures`.

use std::{
    collections::HashMap,
    io::{self, BufWriter, Write as _},
    process::ExitCode,
};

use actions::described;
use anyhow::Result;
use domain::{
    figure::{Figure, Value},
    indicator::Indicator,
    text::Locale,
};
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
    let deliveries = store::deliveries::in_force(&app.db).await?;
    let sources: HashMap<_, _> =
        deliveries.into_iter().map(|delivery| (delivery.id, delivery.source)).collect();
    let mut export = Export::start(&app.db, filter).await?;
    let mut out = BufWriter::new(io::stdout().lock());
    while let Some(figures) = export.next().await? {
        for figure in figures {
            let indicator = app.catalogue.find(&figure.key.indicator);
            if args.json {
                let source = sources.get(&figure.delivery).map(String::as_str);
                writeln!(out, "{}", described::figure(&figure, source))?;
            } else {
                writeln!(out, "{}", line(&figure, indicator))?;
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
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
