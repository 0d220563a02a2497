//! `pejl disclose`.

use std::{process::ExitCode, time::Instant};

use anyhow::{Context as _, Result, bail};
use disclosure::{
    audit::{self, Audit},
    cube::Cube,
    protect::{Safety, Status, protect},
};
use serde_json::{Map, Value, json};

use crate::{
    args::{self, Attack, Disclose, Hidden, Protect},
    out::Misuse,
};

mod files;

pub(super) fn disclose(args: &Disclose) -> Result<ExitCode> {
    match (&args.audit, &args.protect) {
        (Some(Attack::Audit(args)), _) => attack(args),
        (None, Some(args)) => withhold(args),
        (None, None) => Err(Misuse("say --cells, --hierarchy and --out".to_owned()).into()),
    }
}

fn withhold(args: &Protect) -> Result<ExitCode> {
    let begun = Instant::now();
    let paths: Vec<_> = std::iter::once(&args.cells).chain(&args.linked).collect();
    let (hierarchy, tables) = (files::read(&args.hierarchy)?, files::read_all(&paths)?);
    let cube = Cube::read(&hierarchy, &tables)
        .map_err(|fault| files::told(&fault, &args.hierarchy, &paths))?;
    let safety = safety(args.safety);
    let statuses =
        protect(&cube, (args.threshold, safety)).map_err(|why| Misuse(why.to_string()))?;
    let cells = files::sheet(&cube, &statuses);
    let found = audit::audit(&hierarchy, &cells, (args.threshold, safety))
        .context("the cells do not add up: this is a fault of Pejl; nothing was written")?;
    if let Some(first) = found.exposed.first() {
        let (cell, how) = (first.cell.join(" · "), first.how.word());
        bail!("cell {cell} would be {how}: this is a fault of Pejl; nothing was written");
    }
    files::write(&args.out, &cells)?;
    args.public.as_ref().map_or(Ok(()), |path| files::write(path, &files::public(&cells)))?;
    let mut told = counts(&found);
    told.extend(sums(&cube, &statuses));
    let last = json!({
        "threshold": args.threshold,
        "safety": word(args.safety),
        "method": "gauss",
        "certified": found.is_safe(),
        "seconds": begun.elapsed().as_secs_f64(),
    });
    last.as_object().into_iter().for_each(|last| told.extend(last.clone()));
    println!("{}", Value::Object(told));
    Ok(ExitCode::SUCCESS)
}

fn attack(args: &args::Audit) -> Result<ExitCode> {
    let (hierarchy, cells) = (files::read(&args.hierarchy)?, files::read(&args.cells)?);
    let found = audit::audit(&hierarchy, &cells, (args.threshold, safety(args.safety)))
        .map_err(|fault| files::told(&fault, &args.hierarchy, &[&args.cells]))?;
    let names = || cells.headings.iter().map(|name| name.trim());
    let dimensions = || names().filter(|name| *name != "n" && *name != audit::STATUS);
    let exposed = found.exposed.iter().map(|exposed| {
        let codes = dimensions().zip(&exposed.cell);
        let cell: Map<String, Value> =
            codes.map(|(name, code)| (name.to_owned(), code.as_str().into())).collect();
        json!({ "cell": cell, "how": exposed.how.word() })
    });
    let mut told = counts(&found);
    told.insert("exposed".to_owned(), exposed.collect());
    told.insert("safe".to_owned(), found.is_safe().into());
    told.insert("safety".to_owned(), word(args.safety).into());
    println!("{}", Value::Object(told));
    Ok(ExitCode::from(u8::from(!found.is_safe())))
}

fn counts(found: &Audit) -> Map<String, Value> {
    let counts = [
        ("cells", found.cells),
        ("published", found.published),
        ("primary", found.primary),
        ("secondary", found.secondary),
        ("components", found.components),
    ];
    counts.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect()
}

/// Adds up the counts that are withheld.
fn sums(cube: &Cube, statuses: &[Status]) -> Map<String, Value> {
    let sum = |wanted: Status| -> u64 {
        let cells = cube.cells().zip(statuses).filter(|(_, status)| **status == wanted);
        cells.map(|((_, count), _)| count).sum()
    };
    let sums = [("primary_sum", sum(Status::Primary)), ("secondary_sum", sum(Status::Secondary))];
    sums.into_iter().map(|(name, sum)| (name.to_owned(), sum.into())).collect()
}

const fn safety(hidden: Hidden) -> Safety {
    match hidden {
        Hidden::S0 => Safety::Exact,
        Hidden::S1 => Safety::Interval,
    }
}

const fn word(hidden: Hidden) -> &'static str {
    match hidden {
        Hidden::S0 => "s0",
        Hidden::S1 => "s1",
    }
}
