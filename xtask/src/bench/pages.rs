//! Pages of the demo served by the release binary: start, and the time of a page under load.

use super::{Measure, Place, http};
use crate::{
    demo,
    shell::{command, read, root},
};
use anyhow::{Context as _, Result, bail};
use std::{
    fs,
    net::TcpListener,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const PEOPLE: &str = "50";
const LASTS: &str = "20s";
/// The vault with all municipalities, and who signs in to it.
const VAULT: &str = "/denmark";
const MAIL: &str = "consultant@denmark.example";
const PASSWORD: &str = "denmark-demo";
/// Where a visit goes: from the first page to a school and back to what its figures mean.
const VISIT: &[&str] = &[
    "/denmark/",
    "/denmark/units",
    "/denmark/municipalities/101",
    "/denmark/units/101003",
    "/denmark/indicators",
    "/denmark/indicators/elevfravaer",
    "/denmark/indicators/elevfravaer/units?municipality=101",
    "/denmark/municipalities/461",
    "/denmark/units/461003",
    "/denmark/goals",
    "/denmark/sources",
];

/// A running server, stopped when it is dropped.
pub(super) struct Server {
    child: Child,
    pub(super) address: String,
}

pub(super) fn measure(place: &Place) -> Result<Vec<Measure>> {
    let start = Instant::now();
    let server = Server::start(place, demo::FOLDER)?;
    let first_page = server.wait_for_page(VAULT, start)?;
    let cookie = http::sign_in(&server.address, VAULT, (MAIL, PASSWORD))?;
    let mut measures = vec![Measure {
        what: "start to first page".to_owned(),
        found: format!("{} ms", first_page.as_millis()),
        goal: "at most 1 s",
    }];
    warm_up(&server.address, &cookie, VISIT)?;
    measures.push(weight(&server.address, &cookie)?);
    for (what, pause) in [("each pausing a second", 1000), ("without a pause", 0)] {
        measures.push(Measure {
            what: format!("a page, {PEOPLE} people, {what}"),
            found: visited(place, &server.address, &cookie, (VISIT, pause))?,
            goal: "p95 at most 10 ms, p99 at most 25 ms",
        });
    }
    Ok(measures)
}

/// Lets fifty people visit pages for a while, and returns how long a page took them.
pub(super) fn visited(
    place: &Place,
    address: &str,
    cookie: &str,
    (paths, pause): (&[impl AsRef<str>], u32),
) -> Result<String> {
    let script = place.folder.join("visit.lua");
    fs::write(&script, visit(cookie, paths, pause))?;
    let mut wrk = command("wrk", &["-t2", "-c", PEOPLE, "-d", LASTS, "-s"]);
    found(&read(wrk.arg(&script).arg(format!("http://{address}")))?)
}

impl Server {
    /// Serves a folder of vaults.
    pub(super) fn start(place: &Place, vaults: &str) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let child = Command::new(&place.pejl)
            .current_dir(root())
            .args(["serve", "--vault", vaults, "--listen", &address])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start `pejl serve`")?;
        Ok(Self { child, address })
    }

    #[expect(clippy::disallowed_methods, reason = "a server that starts gives no other sign")]
    pub(super) fn wait_for_page(&self, vault: &str, start: Instant) -> Result<Duration> {
        while start.elapsed() < Duration::from_secs(30) {
            if http::get(&self.address, &format!("{vault}/sign-in"), "")
                .is_ok_and(|answer| answer.is("200"))
            {
                return Ok(start.elapsed());
            }
            thread::sleep(Duration::from_millis(2));
        }
        bail!("`pejl serve` shows no page after 30 s");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait().map(drop)) {
            println!("  pejl did not stop: {error}");
        }
    }
}

/// Finds the heaviest first visit.
fn weight(address: &str, cookie: &str) -> Result<Measure> {
    let mut heaviest = (0, "");
    for path in VISIT {
        heaviest = heaviest.max((http::weight(address, path, cookie)?, path));
    }
    Ok(Measure {
        what: format!("first visit without fonts, the heaviest of {} pages", VISIT.len()),
        found: format!("{} kB ({})", heaviest.0.div_ceil(1000), heaviest.1),
        goal: "at most 200 kB",
    })
}

/// Visits each page once, which must be there.
pub(super) fn warm_up(address: &str, cookie: &str, paths: &[impl AsRef<str>]) -> Result<()> {
    for path in paths {
        let path = path.as_ref();
        if !http::get(address, path, cookie)?.is("200") {
            bail!("`{path}` does not answer 200; the bench would measure errors");
        }
    }
    Ok(())
}

/// The visit as wrk's script: the pages in turn, and at the end the percentiles in microseconds.
fn visit(cookie: &str, paths: &[impl AsRef<str>], pause_ms: u32) -> String {
    let paths: Vec<String> = paths.iter().map(|path| format!("\"{}\"", path.as_ref())).collect();
    let delay = match pause_ms {
        0 => String::new(),
        _ => format!(
            "function delay() return math.random({}, {}) end\n",
            pause_ms / 2,
            pause_ms * 3 / 2
        ),
    };
    format!(
        "local paths = {{ {} }}\n\
         local at = 0\n\
         local head = {{ Cookie = \"{cookie}\", [\"Accept-Encoding\"] = \"gzip\" }}\n\
         function request() at = at % #paths + 1; return wrk.format(\"GET\", paths[at], head) end\n\
         {delay}\
         function done(sum, latency)\n\
         io.write(string.format(\"found %d %d %d %d\\n\", latency:percentile(95), \
         latency:percentile(99), sum.requests / (sum.duration / 1e6), sum.errors.status))\n\
         end\n",
        paths.join(", ")
    )
}

fn found(printed: &str) -> Result<String> {
    let line = printed.lines().find_map(|line| line.strip_prefix("found "));
    let numbers: Vec<f64> = line
        .context("wrk printed no result")?
        .split(' ')
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let [p95, p99, rate, errors] = numbers[..] else { bail!("wrk printed other numbers") };
    if errors > 0.0 {
        bail!("{errors} answers were errors");
    }
    Ok(format!("p95 {:.1} ms, p99 {:.1} ms at {rate} pages/s", p95 / 1000.0, p99 / 1000.0))
}
