//! `pejl generate`.

use std::{
    fs::{self, File},
    io::BufWriter,
    path::Path,
    process::ExitCode,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context as _, Result};
use generate::{Delivery, Nation, Wish};
use indicatif::ProgressBar;

use crate::args::Generate;

/// Files are gathered in memory by so much before they are written.
const BUFFER: usize = 1 << 20;

/// Makes up a nation, writes the files its municipalities deliver, and beside them what is true behind them.
pub(super) fn generate(args: &Generate) -> Result<ExitCode> {
    let mut wish = Wish::new(args.municipalities, args.years, args.seed);
    if let Some(pupils) = args.pupils {
        wish.pupils = pupils;
    }
    let nation = Nation::draw(&wish)?;
    make(&args.out)?;
    nation.write_units(&mut created(&args.out.join("units.csv"))?)?;
    for municipality in nation.municipalities() {
        let folder = args.out.join(municipality.code.to_string());
        make(&folder)?;
        let mut units = created(&folder.join("units.csv"))?;
        nation.write_units_of(municipality.code, &mut units)?;
    }
    let truths = serde_json::to_string_pretty(&nation.truths())?;
    let place = args.out.join("truths.json");
    fs::write(&place, truths).with_context(|| format!("write `{}`", place.display()))?;
    let late = nation.late();
    let deliveries: Vec<Delivery> =
        nation.deliveries().chain(nation.wrong()).chain(late.into_iter().flatten()).collect();
    let rows = write_all(&nation, &deliveries, &args.out)?;
    let (files, municipalities) = (deliveries.len(), nation.municipalities().len());
    println!(
        "{municipalities} municipalities, {files} files, {rows} rows in {}",
        args.out.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// Writes files with as many threads as there are cores; each is the same whoever writes it.
fn write_all(nation: &Nation, deliveries: &[Delivery], out: &Path) -> Result<u64> {
    let bar = ProgressBar::new(u64::try_from(deliveries.len())?);
    let next = AtomicUsize::new(0);
    let worker = || -> Result<u64> {
        let mut rows = 0;
        while let Some(delivery) = deliveries.get(next.fetch_add(1, Ordering::Relaxed)) {
            let place = out.join(delivery.path());
            make(place.parent().unwrap_or(out))?;
            rows += nation
                .write(delivery, &mut created(&place)?)
                .with_context(|| format!("write `{}`", place.display()))?;
            bar.inc(1);
        }
        Ok(rows)
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let rows = thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap_or(Ok(0))).sum::<Result<u64>>()
    })?;
    bar.finish_and_clear();
    Ok(rows)
}

fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("make `{}`", folder.display()))
}

fn created(place: &Path) -> Result<BufWriter<File>> {
    let file = File::create(place).with_context(|| format!("write `{}`", place.display()))?;
    Ok(BufWriter::with_capacity(BUFFER, file))
}
