//! Measures the processor time that a delivery of made-up figures takes: `import_speed [FIGURES] [POSTGRES_URL]`.
#![expect(clippy::print_stdout, reason = "an example tells what it measured")]

use std::{env, error::Error, fs};

use domain::{
    breakdown::Breakdown,
    delivery::Place,
    figure::{Basis, Count, CountBasis, FigureKey, Known, Uncertainty, Value},
    id::DeliveryId,
    period::Period,
};
use jiff::Timestamp;
use store::{
    db::{Address, Db},
    deliveries::Arrival,
    figures,
    import::{FigureRow, Import, undo},
};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error>>;

const FIGURES_A_ROW: u32 = 40;
const PUSHED_AT_ONCE: usize = 4_000;

fn main() -> Outcome<()> {
    let mut arguments = env::args().skip(1);
    let figures = arguments.next().map_or(Ok(1_000_000), |text| text.parse())?;
    let folder = env::temp_dir().join(format!("import-speed-{}", std::process::id()));
    fs::create_dir_all(&folder)?;
    let address = match arguments.next() {
        Some(url) => Address::Postgres { url, schema: format!("speed_{}", std::process::id()) },
        None => Address::Sqlite(folder.join("vault.db")),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(measure(&address, figures))?;
    fs::remove_dir_all(&folder)?;
    Ok(())
}

async fn measure(address: &Address, figures: u32) -> Outcome<()> {
    let db = Db::open(address).await?;
    for (number, change) in [(1, 0.0), (2, 0.0), (3, 0.1)] {
        deliver(&db, number, figures, change).await?;
    }
    let begun = processor();
    let mut tx = db.begin().await?;
    undo(&mut tx, DeliveryId(Uuid::from_u128(3))).await?;
    tx.commit().await?;
    println!("undo          {:>7.2} s", processor() - begun);
    let counted = processor();
    let holdings = figures::holdings(&db).await?;
    println!("holdings      {:>7.2} s {holdings:?}", processor() - counted);
    let checked = processor();
    let complaints = db.check().await?;
    println!("check         {:>7.2} s {complaints:?}", processor() - checked);
    println!("memory peak   {}", memory_peak());
    Ok(())
}

async fn deliver(db: &Db, number: u128, figures: u32, change: f64) -> Outcome<()> {
    let begun = processor();
    let mut tx = db.begin().await?;
    let mut import = Import::start(&mut tx, &arrival(number)).await?;
    let mut rows = Vec::with_capacity(PUSHED_AT_ONCE);
    for figure in 0..figures {
        rows.push(row(figure, change)?);
        if rows.len() == PUSHED_AT_ONCE {
            import.push(&rows).await?;
            rows.clear();
        }
    }
    import.push(&rows).await?;
    let pushed = processor() - begun;
    let settled = import.settle().await?;
    let compared = processor() - begun;
    import.commit(&settled.difference).await?;
    tx.commit().await?;
    let seconds = processor() - begun;
    let rate = f64::from(figures) / seconds;
    println!(
        "delivery {number}: {seconds:>7.2} s, {rate:>8.0} figures/s \
         (pushed {pushed:.2}, settled {:.2}, committed {:.2}); new {}, changed {}, {}",
        compared - pushed,
        seconds - compared,
        settled.difference.new,
        settled.difference.changed,
        memory_peak(),
    );
    Ok(())
}

fn arrival(number: u128) -> Arrival {
    Arrival {
        id: DeliveryId(Uuid::from_u128(number)),
        format: "made-up".to_owned(),
        files: vec!["made-up.csv".to_owned()],
        fingerprint: number.to_string(),
        source: "Made up".to_owned(),
        purpose: "Measuring".to_owned(),
        by: None,
        at: Timestamp::UNIX_EPOCH,
    }
}

/// Makes a figure as a wide table has them: many indicators of a school in one row.
fn row(figure: u32, change: f64) -> Outcome<FigureRow> {
    let line = figure / FIGURES_A_ROW;
    let (school, year) = (line % 2_000, line / 2_000);
    let estimate = f64::from(figure % 1_000) / 10.0 + change;
    let value = Value::Known(Known {
        estimate,
        interval: Uncertainty::Wilson { lower: estimate - 1.0, upper: estimate + 1.0 },
        n: Some(Count { n: f64::from(figure % 97), basis: CountBasis::Stated }),
        basis: Basis::Published,
        verdict: None,
    });
    let key = FigureKey {
        indicator: format!("made-up-indicator-{:02}", figure % FIGURES_A_ROW).parse()?,
        unit: format!("{}", 100_000 + school).parse()?,
        period: Period::SchoolYear(1990 + i16::try_from(year)?),
        breakdown: Breakdown::all(),
    };
    let place = Place {
        file: "made-up.csv".to_owned(),
        row: u64::from(line) + 2,
        column: "Made-up heading".to_owned(),
    };
    Ok(FigureRow { key, value, place })
}

/// Returns the seconds of processor time this process has used, as Linux tells it in hundredths.
fn processor() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = |field: &str| field.parse::<f64>().unwrap_or_default();
    after_name.split(' ').skip(11).take(2).map(ticks).sum::<f64>() / 100.0
}

/// Returns the most memory this process has held, as Linux tells it.
fn memory_peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("unknown").to_owned()
}
