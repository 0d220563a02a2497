//! `pejl report`.

use std::{fs, path::Path, process::ExitCode, thread};

use actions::{app::App, talk};
use anyhow::{Context as _, Result, bail};
use domain::{
    access::Scope,
    municipality::MunicipalityCode,
    report::Audience,
    unit::{Unit, UnitKind, UnitNumber},
};
use indicatif::ProgressBar;

use crate::{
    args::{Report, Talk},
    opening,
    printers::printers,
};

pub(super) async fn report(report: Report) -> Result<ExitCode> {
    let Report::Talk(args) = report;
    thread::spawn(reports::talk::warm_up);
    let app = opening::open(&args.vault).await?;
    match (&args.unit, args.municipality) {
        (Some(unit), _) => print_one(&app, &args, unit, &args.out).await?,
        (None, Some(code)) => print_all(&app, &args, code).await?,
        (None, None) => bail!("name a unit or a municipality"),
    }
    Ok(ExitCode::SUCCESS)
}

async fn print_one(app: &App, args: &Talk, unit: &UnitNumber, out: &Path) -> Result<()> {
    let audience = if args.open { Audience::Open } else { Audience::Closed };
    let talk = talk::prepare(app, &Scope::command_line(), unit, audience).await?;
    let print = printers().talk;
    let pdf = print(&talk, args.locale)
        .map_err(|why| anyhow::anyhow!("the report of {unit} cannot be set: {why}"))?;
    fs::write(out, pdf).with_context(|| format!("write `{}`", out.display()))
}

async fn print_all(app: &App, args: &Talk, code: MunicipalityCode) -> Result<()> {
    let day = app.clock.today();
    let is_wanted = |unit: &Unit| unit.counts() && unit.is_open_on(day);
    let kinds = [UnitKind::School, UnitKind::SpecialSchool];
    let schools: Vec<_> = store::units::in_municipality(&app.db, code, &kinds)
        .await?
        .into_iter()
        .filter(is_wanted)
        .collect();
    if schools.is_empty() {
        bail!("no open school is known in municipality {code}; import the register first");
    }
    fs::create_dir_all(&args.out).with_context(|| format!("make `{}`", args.out.display()))?;
    let bar = ProgressBar::new(schools.len().try_into().unwrap_or(u64::MAX));
    for school in &schools {
        print_one(app, args, &school.number, &args.out.join(format!("{}.pdf", school.number)))
            .await?;
        bar.inc(1);
    }
    bar.finish_and_clear();
    println!("{} reports in {}", schools.len(), args.out.display());
    Ok(())
}
