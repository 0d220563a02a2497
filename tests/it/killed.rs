//! Commands about facts, killed at any moment: the vault is well, and the same command again finishes the work.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, pejl, run};

const SCHOOLS: &str = "data/official/schools_2024_25.csv";
const PERIOD: [&str; 3] = ["--period", "2024/25", "--json"];

/// When a command is killed.
#[derive(Debug, Clone, Copy)]
enum When {
    /// After so many milliseconds.
    After(u64),
    /// When a file with this ending is there.
    Seen(&'static str),
}

use When::{After, Seen};

/// A vault of Copenhagen with a file of grades beside it.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: TempDir::new().unwrap() };
        done(&["init", "--vault", &place.path("vault"), "--municipality", "101"]);
        done(&["import", "--vault", &place.path("vault"), SCHOOLS]);
        fs::write(place.path("karakterer.csv"), grades()).unwrap();
        place
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    /// Copies a vault as it lies there.
    fn copy(&self, from: &str, to: &str) {
        copy(&self.folder.path().join(from), &self.folder.path().join(to));
    }

    fn import(&self, vault: &str) -> Vec<String> {
        let words = ["import", "--vault", vault].map(ToOwned::to_owned);
        let file = self.path("karakterer.csv");
        words.into_iter().chain(PERIOD.map(ToOwned::to_owned)).chain([file]).collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// Marks of so many pupils of one school that reading, writing and adding up each take a while.
fn grades() -> String {
    let row = |pupil: u32, subject: &str| {
        let (day, serial) = (pupil % 28 + 1, 4000 + pupil % 6000);
        let month = pupil / 6000 % 12 + 1;
        format!(
            "{day:02}{month:02}10-{serial};101001;9;{subject};{}\n",
            ["2", "4", "7", "10"].get(pupil as usize % 4).unwrap()
        )
    };
    let pupils =
        (0..9_000).flat_map(|pupil| ["dansk", "matematik"].map(|subject| row(pupil, subject)));
    "cpr;institutionsnummer;klassetrin;fag;karakter\n".to_owned()
        + pupils.collect::<String>().as_str()
}

/// Runs a command and kills it; tells whether it was done before.
#[expect(clippy::disallowed_methods, reason = "the moment is what is tried")]
fn killed(words: &[String], vault: &str, when: When) -> bool {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mut child = pejl(&words)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let is_time = || match when {
        After(milliseconds) => begun.elapsed() >= Duration::from_millis(milliseconds),
        Seen(ending) => files(Path::new(vault)).iter().any(|file| {
            file.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending))
        }),
    };
    while !is_time() {
        if is_over(&mut child) {
            return true;
        }
        sleep(Duration::from_millis(1));
    }
    drop(child.kill());
    child.wait().unwrap().success()
}

fn is_over(child: &mut Child) -> bool {
    child.try_wait().unwrap().is_some()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.flatten().map(|entry| entry.path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Returns what the figures of facts are, without which delivery they are of.
fn figures(vault: &str) -> Vec<String> {
    let told = done(&["figures", "--vault", vault, "--unit", "101001", "--json"]);
    let mut figures: Vec<String> = told
        .lines()
        .map(|line| {
            let figure: Value = serde_json::from_str(line).unwrap();
            let cells =
                ["indicator", "period", "breakdown", "estimate", "lower", "upper", "n", "basis"];
            cells.map(|cell| figure.get(cell).unwrap().to_string()).join(" ")
        })
        .filter(|figure| figure.contains("computed"))
        .collect();
    figures.sort();
    figures
}

fn rows(vault: &str) -> u64 {
    let listed = done(&["facts", "list", "--vault", vault, "--json"]);
    let sets = listed.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    sets.map(|set| set.get("rows").unwrap().as_u64().unwrap()).sum()
}

#[test]
fn an_import_of_facts_killed_at_any_moment_is_whole_or_not_there() {
    let place = Place::new();
    let calm = place.path("calm");
    place.copy("vault", "calm");
    done(&place.import(&calm).iter().map(String::as_str).collect::<Vec<_>>());
    let (expected, all) = (figures(&calm), rows(&calm));
    assert_eq!((all, expected.is_empty()), (18_000, false));
    let moments = [
        After(40),
        Seen("keys.toml"),
        Seen(".parquet.part"),
        After(170),
        Seen("-18000.parquet"),
        Seen(".sums.part"),
        Seen("-18000.sums"),
        After(700),
    ];
    for (number, when) in moments.into_iter().enumerate() {
        let name = format!("vault-{number}");
        place.copy("vault", &name);
        let vault = place.path(&name);
        let words = place.import(&vault);
        killed(&words, &vault, when);
        let kept = rows(&vault);
        assert!(kept == 0 || kept == all, "{kept} rows, killed {when:?}");
        done(&["doctor", "--vault", &vault]);
        done(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(rows(&vault), all, "{when:?}");
        assert_eq!(figures(&vault), expected, "{when:?}");
        done(&["doctor", "--vault", &vault]);
    }
}

#[test]
fn computing_figures_killed_at_any_moment_leaves_those_before() {
    let place = Place::new();
    let vault = place.path("vault");
    done(&place.import(&vault).iter().map(String::as_str).collect::<Vec<_>>());
    let expected = figures(&vault);
    let words: Vec<String> =
        ["facts", "compute", "--vault", &vault].map(ToOwned::to_owned).to_vec();
    for when in [After(20), After(60), Seen(".sums.part"), Seen("-18000.sums"), After(150)] {
        for sums in files(Path::new(&vault))
            .iter()
            .filter(|file| file.extension().is_some_and(|end| end == "sums"))
        {
            fs::remove_file(sums).unwrap();
        }
        killed(&words, &vault, when);
        assert_eq!(figures(&vault), expected, "{when:?}");
        done(&["doctor", "--vault", &vault]);
    }
    done(&["facts", "compute", "--vault", &vault]);
    assert_eq!(figures(&vault), expected);
}

#[test]
fn what_happened_to_a_fact_file_is_named_with_what_to_do() {
    let place = Place::new();
    let vault = place.path("vault");
    done(&place.import(&vault).iter().map(String::as_str).collect::<Vec<_>>());
    let find = |ending: &str| {
        let all = files(Path::new(&vault)).into_iter();
        all.filter(|file| file.to_string_lossy().ends_with(ending)).collect::<Vec<_>>().remove(0)
    };
    let (facts, sums, keys) = (find(".parquet"), find(".sums"), find("keys.toml"));
    let told = || {
        let output = run(&["doctor", "--vault", &vault]);
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let whole = fs::read(&facts).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 8;
    for (content, why) in [
        (None, "it is not there"),
        (Some(whole[..whole.len() / 2].to_vec()), "another vault's, or they are all damaged"),
        (Some(flipped), "damaged"),
    ] {
        match content {
            Some(content) => fs::write(&facts, content).unwrap(),
            None => fs::remove_file(&facts).unwrap(),
        }
        let (is_well, said) = told();
        assert!(!is_well && said.contains(why) && said.contains("\n  do: put the "), "{said}");
    }
    fs::write(&facts, whole).unwrap();
    fs::remove_file(&sums).unwrap();
    let (is_well, said) = told();
    assert!(
        is_well && said.contains("the sums are not there") && said.contains("is well"),
        "{said}"
    );
    done(&["facts", "compute", "--vault", &vault]);
    assert!(!told().1.contains("sums"));

    let own = fs::read_to_string(&keys).unwrap();
    let other = Place::new();
    let words = other.import(&other.path("vault"));
    done(&words.iter().map(String::as_str).collect::<Vec<_>>());
    fs::copy(Path::new(&other.path("vault")).join("keys.toml"), &keys).unwrap();
    let (is_well, said) = told();
    assert!(!is_well && said.contains("keys.toml") && said.contains("another vault's"), "{said}");
    fs::write(place.path("karakterer.csv"), grades().replace(";7\n", ";12\n")).unwrap();
    let import = place.import(&vault);
    let refused = run(&import.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(!refused.status.success(), "no second pseudonyms under other keys");
    fs::write(&keys, own).unwrap();
    assert!(told().0);
}

#[expect(clippy::disallowed_methods, reason = "the moment is what is tried")]
#[test]
fn an_erasure_killed_at_any_moment_is_finished_by_the_next_run() {
    use std::io::Write as _;
    let place = Place::new();
    place.copy("vault", "first");
    let first = place.path("first");
    done(&place.import(&first).iter().map(String::as_str).collect::<Vec<_>>());
    let erase = |vault: &str, when: Option<When>| {
        let mut child = pejl(&["facts", "erase", "person", "--vault", vault])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "010110-4000").unwrap();
        let begun = Instant::now();
        while let Some(when) = when
            && !is_over(&mut child)
        {
            let is_time = match when {
                After(milliseconds) => begun.elapsed() >= Duration::from_millis(milliseconds),
                Seen(ending) => files(Path::new(vault))
                    .iter()
                    .any(|file| file.to_string_lossy().ends_with(ending)),
            };
            if is_time {
                drop(child.kill());
            }
            sleep(Duration::from_millis(1));
        }
        child.wait().unwrap().success()
    };
    place.copy("first", "calm");
    let calm = place.path("calm");
    assert!(erase(&calm, None));
    let expected = figures(&calm);
    assert_eq!((rows(&calm), expected == figures(&first)), (17_998, false));
    let moments =
        [After(60), Seen(".part"), Seen("-17998.parquet"), Seen("-17998.sums"), After(400)];
    for (number, when) in moments.into_iter().enumerate() {
        let name = format!("vault-{number}");
        place.copy("first", &name);
        let vault = place.path(&name);
        erase(&vault, Some(when));
        let kept = rows(&vault);
        assert!(kept == 18_000 || kept == 17_998, "{kept} rows, killed {when:?}");
        assert_eq!(
            figures(&vault),
            if kept == 18_000 { figures(&first) } else { expected.clone() }
        );
        assert!(erase(&vault, None), "{when:?}");
        assert_eq!((rows(&vault), figures(&vault)), (17_998, expected.clone()), "{when:?}");
        done(&["doctor", "--vault", &vault]);
        let left = files(Path::new(&vault)).into_iter();
        let left: Vec<_> = left.filter(|file| file.to_string_lossy().contains("-18000.")).collect();
        assert_eq!(left, Vec::<PathBuf>::new(), "nothing holds the erased rows, killed {when:?}");
    }
}
