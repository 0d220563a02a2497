//! All figures of a made-up nation from its facts, beside `DuckDB` and Polars doing the same; and one school's new
//! results in it.

use super::{
    Measure, Place, http,
    pages::{Server, visited, warm_up},
};
use crate::{
    figures::{self, SETS, files},
    shell::{command, read, root, run, step, variable},
};
use anyhow::{Context as _, Result};
use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, BufWriter, Write as _},
    path::{Path, PathBuf},
    process::Stdio,
    time::Instant,
};

/// `municipalities x years` of the nation; `PEJL_BENCH_NATION=10x2` makes it smaller.
const WHOLE: &str = "98x10";
const SEED: &str = "20261122";
/// How often each engine runs; the middle one counts.
const RUNS: usize = 3;

/// Who visits the nation's pages, and where they are.
const MAIL: &str = "bench@nation.example";
const PASSWORD: &str = "bench-of-the-nation";
const BASE: &str = "/nation-vault";
/// So many figures lie under the pages; those of the nation are taken again as of earlier decades.
const UNDER_PAGES: &str = "30000000";
/// So many schools are visited.
const SCHOOLS: usize = 60;
/// How long a school's number is.
const SCHOOL_DIGITS: usize = 6;
const INDICATORS: [&str; 2] = ["elevfravaer", "gode-til-laesning"];

/// What an engine says of a run.
struct Run {
    seconds: f64,
    rows: f64,
    figures: f64,
    megabytes: f64,
}

/// The made-up nation, in the vault of the network and as plain files for the peers.
struct Nation {
    size: String,
    csv: PathBuf,
    vault: String,
    plain: PathBuf,
}

pub(super) fn measure(place: &Place) -> Result<Vec<Measure>> {
    let size = variable("PEJL_BENCH_NATION").unwrap_or_else(|| WHOLE.to_owned());
    let nation = Nation {
        size,
        csv: place.folder.join("nation"),
        vault: place.folder.join("nation-vault").display().to_string(),
        plain: place.folder.join("nation-plain"),
    };
    step("make up the nation", || nation.make(place))?;
    let mut measures = step("deliver its facts", || nation.deliver(place))?;
    measures.extend(step("one school's new results", || nation.one_school(place))?);
    measures.extend(step("its pages", || nation.pages(place))?);
    let python = step("the peers", || nation.prepare())?;
    for threads in ["1", "2"] {
        let ours = middle(|| nation.ours(place, threads))?;
        measures.push(nation.told("Pejl (encrypted files)", threads, &ours, None));
        for (name, script) in [("DuckDB", "facts_duckdb.py"), ("Polars", "facts_polars.py")] {
            let theirs = middle(|| nation.theirs((&python, script), threads))?;
            measures.push(nation.told(name, threads, &theirs, Some(ours.seconds)));
        }
    }
    Ok(measures)
}

impl Nation {
    fn make(&self, place: &Place) -> Result<()> {
        let (municipalities, years) = self.size.split_once('x').context("such as 98x10")?;
        let pejl = place.pejl.to_string_lossy();
        let out = self.csv.display().to_string();
        let words = ["generate", "--municipalities", municipalities, "--years", years];
        run(command(&pejl, &words).args(["--seed", SEED, "--out", &out]))?;
        run(command(&pejl, &["init", "--vault", &self.vault, "--network", "--made-up"])
            .stdout(Stdio::null()))?;
        let units = self.csv.join("units.csv");
        run(command(&pejl, &["import", "--vault", &self.vault]).arg(units).stdout(Stdio::null()))
    }

    /// Delivers each set as one delivery of all municipalities and years.
    fn deliver(&self, place: &Place) -> Result<Vec<Measure>> {
        let (mut rows, mut seconds, mut megabytes) = (0.0, 0.0, 0.0_f64);
        for set in SETS {
            let begun = Instant::now();
            let note = place.folder.join("time");
            let mut import = command("/usr/bin/time", &["-f", "%M", "-o"]);
            import.arg(&note).arg(&place.pejl);
            import.args(["import", "--json", "--format", set, "--vault", &self.vault]);
            let told: serde_json::Value =
                serde_json::from_str(&read(import.args(files(&self.csv, set)?))?)?;
            seconds += begun.elapsed().as_secs_f64();
            rows += number(&told, "rows")?;
            megabytes = megabytes.max(fs::read_to_string(note)?.trim().parse::<f64>()? / 1024.0);
        }
        Ok(vec![Measure {
            what: format!(
                "delivery of the facts of a nation ({}), figures in the database included",
                self.size
            ),
            found: format!("{rows:.0} rows in {seconds:.0} s, {megabytes:.0} MB at most"),
            goal: "reported",
        }])
    }

    /// Delivers one school's test results of the last year again, without the first pupil.
    fn one_school(&self, place: &Place) -> Result<Vec<Measure>> {
        let files = files(&self.csv, "testresultater")?;
        let whole = BufReader::new(File::open(files.last().context("there are tests")?)?);
        let file = place.folder.join("one-school.csv");
        let mut out = BufWriter::new(File::create(&file)?);
        let mut school = String::new();
        for (number, line) in whole.lines().enumerate() {
            let line = line?;
            let unit = line.split(';').nth(1).unwrap_or_default();
            if number == 1 {
                unit.clone_into(&mut school);
                continue;
            }
            if number == 0 || unit == school {
                writeln!(out, "{line}")?;
            }
        }
        out.flush()?;
        let begun = Instant::now();
        let pejl = place.pejl.to_string_lossy();
        let told = read(command(&pejl, &["import", "--json", "--vault", &self.vault]).arg(&file))?;
        let seconds = begun.elapsed().as_secs_f64();
        let told: serde_json::Value = serde_json::from_str(&told)?;
        Ok(vec![Measure {
            what: format!(
                "one school's new results in the nation, by a command started anew: {} rows, {} figures computed",
                number(&told, "rows")?,
                number(&told, "figures")?
            ),
            found: format!("{seconds:.2} s"),
            goal: "at most 1 s",
        }])
    }

    /// Visits the pages of schools, municipalities and indicators over all figures of the nation.
    fn pages(&self, place: &Place) -> Result<Vec<Measure>> {
        let pejl = place.pejl.to_string_lossy();
        let mut add = command(&pejl, &["people", "add", "--vault", &self.vault, "--name", "Bench"]);
        add.args(["--email", MAIL, "--role", "administrator"]).stdin(Stdio::piped());
        let mut adding = add.stdout(Stdio::null()).spawn()?;
        writeln!(adding.stdin.take().context("a standard input")?, "{PASSWORD}")?;
        adding.wait()?;
        let rows = Path::new(&self.vault).join("pejl.sqlite");
        let grow = ["xtask/peers/grow.py", &rows.to_string_lossy(), UNDER_PAGES];
        let count = read(&mut command("python3", &grow))?;
        let begun = Instant::now();
        let server = Server::start(place, &self.vault)?;
        server.wait_for_page(BASE, begun)?;
        let cookie = http::sign_in(&server.address, BASE, (MAIL, PASSWORD))?;
        let paths = self.paths()?;
        warm_up(&server.address, &cookie, &paths)?;
        Ok(vec![Measure {
            what: format!("a page over {} figures, 50 people, each pausing a second", count.trim()),
            found: visited(place, &server.address, &cookie, (&paths, 1000))?,
            goal: "p95 at most 10 ms, p99 at most 30 ms",
        }])
    }

    /// Returns pages of many units, so that few are asked for again.
    fn paths(&self) -> Result<Vec<String>> {
        let units = fs::read_to_string(self.csv.join("units.csv"))?;
        let schools = units.lines().skip(1).filter_map(|line| line.split(';').next());
        let is_school = |number: &&str| {
            number.len() == SCHOOL_DIGITS && number.bytes().all(|byte| byte.is_ascii_digit())
        };
        let schools: Vec<&str> = schools.filter(is_school).collect();
        let step = (schools.len() / SCHOOLS).max(1);
        let mut paths = vec![format!("{BASE}/"), format!("{BASE}/units")];
        for school in schools.into_iter().step_by(step) {
            let municipality = school.get(..3).unwrap_or_default();
            paths.push(format!("{BASE}/units/{school}"));
            paths.push(format!("{BASE}/municipalities/{municipality}"));
            for indicator in INDICATORS {
                let page = format!("{BASE}/indicators/{indicator}");
                paths.push(format!("{page}/units?municipality={municipality}"));
                paths.push(page);
            }
        }
        Ok(paths)
    }

    /// Makes plain files for the peers, and returns their Python.
    fn prepare(&self) -> Result<PathBuf> {
        let python = figures::python()?;
        let program = python.to_string_lossy();
        run(command(&program, &["xtask/peers/prepare.py"]).args([&self.csv, &self.plain]))?;
        Ok(python)
    }

    fn ours(&self, place: &Place, threads: &str) -> Result<Run> {
        let note = place.folder.join("time");
        let mut timed = command("/usr/bin/time", &["-f", "%M", "-o"]);
        timed.arg(&note).arg(&place.pejl);
        timed.args(["facts", "compute", "--trial", "--threads", threads, "--vault", &self.vault]);
        let told: serde_json::Value = serde_json::from_str(&read(&mut timed)?)?;
        Ok(Run {
            seconds: number(&told, "adding_seconds")? + number(&told, "rolling_seconds")?,
            rows: number(&told, "rows")?,
            figures: number(&told, "figures")?,
            megabytes: fs::read_to_string(note)?.trim().parse::<f64>()? / 1024.0,
        })
    }

    fn theirs(&self, (python, script): (&Path, &str), threads: &str) -> Result<Run> {
        let script = root().join("xtask/peers").join(script);
        let result = self.plain.join("result.parquet");
        let mut timed = command(&python.to_string_lossy(), &[]);
        timed.args([&script, &self.plain, &result]).args(["--threads", threads]);
        let told = read(&mut timed)?;
        let told: serde_json::Value =
            serde_json::from_str(told.lines().last().unwrap_or_default())?;
        Ok(Run {
            seconds: number(&told, "seconds")?,
            rows: number(&told, "rows")?,
            figures: number(&told, "figures")?,
            megabytes: number(&told, "peak_mb")?,
        })
    }

    fn told(&self, engine: &str, threads: &str, run: &Run, ours: Option<f64>) -> Measure {
        let Run { seconds, rows, figures, megabytes } = run;
        let ratio = ours.map(|ours| format!(", {:.2} × the time of Pejl", seconds / ours));
        Measure {
            what: format!(
                "all figures of the nation ({}), {engine}, threads: {threads}",
                self.size
            ),
            found: format!(
                "{seconds:.1} s for {rows:.0} rows and {figures:.0} figures, {megabytes:.0} MB{}",
                ratio.unwrap_or_default()
            ),
            goal: if ours.is_some() { "at least 1.5 × the time of Pejl" } else { "at most 4 GB" },
        }
    }
}

fn number(told: &serde_json::Value, name: &str) -> Result<f64> {
    let found = told.get(name).and_then(serde_json::Value::as_f64);
    found.with_context(|| format!("`{name}` is told"))
}

/// Runs an engine a few times, and returns the run of middle length.
fn middle(run: impl Fn() -> Result<Run>) -> Result<Run> {
    let mut runs = (0..RUNS).map(|_| run()).collect::<Result<Vec<_>>>()?;
    runs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    Ok(runs.swap_remove(RUNS / 2))
}
