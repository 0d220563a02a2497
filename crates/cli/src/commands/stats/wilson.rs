//! `pejl stats wilson`.

use std::process::ExitCode;

use anyhow::{Result, anyhow};
use serde_json::{Value, json};
use statistics::{
    confidence::Confidence,
    interval::{newcombe, wilson as interval},
    sample::Proportion,
};

use super::data;
use crate::{args::Wilson, out::Misuse};

pub(super) fn wilson(args: &Wilson) -> Result<ExitCode> {
    let path = &args.source.data;
    let confidence = data::confidence(args.confidence)?;
    let (rows, left_out) = data::shares(path, (&args.numerator, &args.denominator))?;
    if rows.is_empty() {
        return Err(anyhow!("no row has both numbers"));
    }
    let labels = args.label.as_ref().map(|name| data::words(path, name)).transpose()?;
    let label = |row: usize| data::label(labels.as_deref(), row);
    let other = match &args.against {
        None => None,
        Some(name) => {
            let mut all = rows.iter();
            let found = all.find(|(row, _)| data::is_called(labels.as_deref(), *row, name));
            let why = || Misuse(format!("no row with both numbers is called `{name}`"));
            Some(*found.ok_or_else(why)?)
        }
    };
    let each = rows.iter().map(|(row, share)| {
        let ends = interval(*share, confidence);
        let mut told = json!({
            "row": row,
            "label": label(*row),
            "x": share.x(),
            "n": share.n(),
            "estimate": share.share(),
            "lower": ends.lower,
            "upper": ends.upper,
        });
        if let (Some(other), Some(fields)) = (other, told.as_object_mut()) {
            fields.insert("difference".to_owned(), difference((*row, *share), other, confidence));
        }
        told
    });
    let rows: Value = each.collect();
    println!("{}", json!({ "confidence": args.confidence, "left_out": left_out, "rows": rows }));
    Ok(ExitCode::SUCCESS)
}

fn difference(
    (row, share): (usize, Proportion),
    (other_row, other): (usize, Proportion),
    confidence: Confidence,
) -> Value {
    if row == other_row {
        return Value::Null;
    }
    let ends = newcombe(share, other, confidence);
    json!({ "estimate": share.share() - other.share(), "lower": ends.lower, "upper": ends.upper })
}
