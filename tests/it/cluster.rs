//! Facts added up by a scheduler and two executors on this machine, as their own processes.

use std::{
    fs,
    iter::repeat_with,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use crate::support::{done, pejl, program, run};

const SETS: [&str; 4] = ["testresultater", "trivselssvar", "fravaer", "elever"];

/// A made-up nation's vault, each municipality's files a delivery of its own.
struct Nation {
    folder: TempDir,
    vault: String,
    keys: String,
}

impl Nation {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let within = |name: &str| folder.path().join(name).display().to_string();
        let (vault, keys, csv) = (within("vault"), within("executor.toml"), within("nation"));
        let size = ["--municipalities", "2", "--years", "2", "--pupils", "1000"];
        done(&[&["generate", "--seed", "11", "--out", &csv], size.as_slice()].concat());
        done(&["init", "--vault", &vault, "--network", "--made-up"]);
        done(&["import", "--vault", &vault, &format!("{csv}/units.csv")]);
        let mut files: Vec<_> = ["901", "999"].iter().flat_map(|code| inside(&csv, code)).collect();
        files.sort();
        for file in &files {
            let set = SETS.iter().find(|set| file.contains(&format!("/{set}-")));
            if let Some(set) = set {
                done(&["import", "--vault", &vault, "--format", set, file]);
            }
        }
        write_fact_key(&vault, &keys);
        Self { folder, vault, keys }
    }

    fn figures(&self) -> String {
        done(&["figures", "--vault", &self.vault, "--json"])
    }

    /// Forgets what was added up, so that all rows are read again.
    fn forget_sums(&self) {
        let facts = Path::new(&self.vault).join("facts");
        let sums = files_below(&facts).into_iter();
        let sums = sums.filter(|path| path.extension().is_some_and(|kind| kind == "sums"));
        sums.for_each(|path| fs::remove_file(path).unwrap());
    }

    fn compute(&self, cluster: &Cluster) -> Command {
        pejl(&["facts", "compute", "--vault", &self.vault, "--engine", &cluster.address()])
    }
}

/// Writes the one key of a vault that an executor needs.
pub(crate) fn write_fact_key(vault: &str, to: &str) {
    let whole = fs::read_to_string(Path::new(vault).join("keys.toml")).unwrap();
    let facts = whole.lines().find(|line| line.starts_with("facts")).unwrap();
    fs::write(to, facts).unwrap();
}

fn inside(csv: &str, code: &str) -> Vec<String> {
    let entries = fs::read_dir(Path::new(csv).join(code)).unwrap();
    entries.map(|entry| entry.unwrap().path().display().to_string()).collect()
}

/// A scheduler and its executors; they end with the test.
pub(crate) struct Cluster {
    port: u16,
    scheduler: Child,
    executors: Vec<Child>,
}

impl Cluster {
    pub(crate) fn start() -> Self {
        let port = free_port();
        let listen = format!("127.0.0.1:{port}");
        let words = ["scheduler", "--listen", &listen, "--lost-after", "6"];
        let scheduler = program("pejl-cluster", &words).spawn().unwrap();
        Self { port, scheduler, executors: Vec::new() }
    }

    pub(crate) fn address(&self) -> String {
        format!("ballista://127.0.0.1:{}", self.port)
    }

    /// Starts an executor of the nation that keeps what its tasks bring below `results`.
    fn add(&mut self, nation: &Nation, results: &Path) {
        fs::create_dir_all(results).unwrap();
        let mut executor = self.executor(&nation.vault, &nation.keys);
        self.start_executor(executor.env("TMPDIR", results));
    }

    /// Returns an executor of a vault, to be started.
    pub(crate) fn executor(&self, vault: &str, keys: &str) -> Command {
        let (scheduler, listen) =
            (format!("127.0.0.1:{}", self.port), format!("127.0.0.1:{}", free_port()));
        let words = ["executor", "--scheduler", &scheduler, "--listen", &listen];
        program("pejl-cluster", &[words.as_slice(), &["--vault", vault, "--keys", keys]].concat())
    }

    pub(crate) fn start_executor(&mut self, executor: &mut Command) {
        self.executors.push(executor.spawn().unwrap());
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for child in self.executors.iter_mut().chain([&mut self.scheduler]) {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Returns a port that is free, and so is the next.
pub(crate) fn free_port() -> u16 {
    let port = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let is_free = |port: &u16| TcpListener::bind(("127.0.0.1", port + 1)).is_ok();
    repeat_with(port).find(is_free).unwrap()
}

/// Returns all files below a folder.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    entries.flatten().flat_map(|entry| below(entry.path())).collect()
}

#[test]
fn two_executors_come_to_the_same_figures_and_write_no_row_down() {
    let nation = Nation::new();
    let alone = nation.figures();
    let mut cluster = Cluster::start();
    let results = nation.folder.path().join("results");
    cluster.add(&nation, &results);
    cluster.add(&nation, &results);
    nation.forget_sums();
    assert!(nation.compute(&cluster).status().unwrap().success());
    assert!(alone == nation.figures(), "the figures are others");
    let written = files_below(&results);
    assert!(!written.is_empty());
    for file in written {
        let bytes = fs::read(&file).unwrap();
        let is_there = |text: &[u8]| bytes.windows(text.len()).any(|part| part == text);
        assert!(!is_there(b"2024/25") && !is_there(b"901001"), "{}", file.display());
    }
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the executor has no other sign of having done something"
)]
fn an_executor_may_be_killed_with_all_it_has_done() {
    let nation = Nation::new();
    let alone = nation.figures();
    let mut cluster = Cluster::start();
    let (first, second) = (nation.folder.path().join("first"), nation.folder.path().join("second"));
    cluster.add(&nation, &first);
    nation.forget_sums();
    let mut compute = nation.compute(&cluster).stdout(Stdio::null()).spawn().unwrap();
    let begun = Instant::now();
    while files_below(&first).is_empty() {
        assert!(begun.elapsed() < Duration::from_mins(1), "the executor did nothing");
        thread::sleep(Duration::from_millis(2));
    }
    cluster.executors[0].kill().unwrap();
    assert!(compute.try_wait().unwrap().is_none(), "it was over before the executor was killed");
    cluster.add(&nation, &second);
    assert!(compute.wait().unwrap().success());
    assert!(!files_below(&second).is_empty(), "the second executor did nothing");
    assert!(alone == nation.figures(), "the figures are others");
}

#[test]
fn a_wrong_key_and_a_wrong_address_are_told() {
    let nation = Nation::new();
    let alone = nation.figures();
    let mut cluster = Cluster::start();
    let other = "facts = \"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"\n";
    fs::write(&nation.keys, other).unwrap();
    cluster.add(&nation, &nation.folder.path().join("results"));
    nation.forget_sums();
    let output = nation.compute(&cluster).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && told.contains("the key is not its own"), "{told}");
    assert!(alone == nation.figures(), "figures were lost");
    let output = run(&["facts", "compute", "--vault", &nation.vault, "--engine", "http://x"]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("ballista://host:port"), "{told}");
}
