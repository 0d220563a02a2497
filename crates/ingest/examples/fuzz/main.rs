//! Fuzzes one reader: `fuzz READER SECONDS SEED CORPUS`.
//!
//! Inputs that reach an outcome of a new class are kept in the corpus folder; one that makes the
//! reader panic is kept as `crash-…`, and the exit code is 1. The same seed and corpus give the same
//! inputs.
#![expect(clippy::print_stdout, reason = "a command for developers tells what it found")]
#![expect(clippy::expect_used, reason = "a command for developers stops where it cannot go on")]

use std::{
    collections::BTreeSet,
    env, fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    panic::{AssertUnwindSafe, catch_unwind, set_hook},
    path::{Path, PathBuf},
    process::ExitCode,
    time::{Duration, Instant},
};

mod mutate;
mod readers;

use mutate::{Random, mutate};
use readers::{READERS, Readers};

/// The longest input worth keeping.
const KEPT_BYTES: usize = 1 << 12;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [reader, seconds, seed, corpus] = arguments.as_slice() else {
        println!("fuzz READER SECONDS SEED CORPUS, where READER is one of {READERS:?}");
        return ExitCode::from(2);
    };
    let (Ok(seconds), Ok(seed)) = (seconds.parse(), seed.parse()) else {
        println!("SECONDS and SEED are whole numbers");
        return ExitCode::from(2);
    };
    if !READERS.contains(&reader.as_str()) {
        println!("READER is one of {READERS:?}");
        return ExitCode::from(2);
    }
    // What is caught here is told below; the trace of the panic would only hide it.
    set_hook(Box::new(|_| {}));
    fuzz(reader, Duration::from_secs(seconds), seed, Path::new(corpus))
}

fn fuzz(reader: &str, time: Duration, seed: u64, corpus: &Path) -> ExitCode {
    let readers = Readers::new();
    let mut random = Random::new(seed);
    let mut inputs: Vec<Vec<u8>> = files(corpus)
        .iter()
        .map(|path| fs::read(path).expect("a corpus file is readable"))
        .collect();
    let mut classes: BTreeSet<String> = BTreeSet::new();
    for input in &inputs {
        classes.extend(outcome(&readers, reader, input));
    }
    let (start, known) = (Instant::now(), inputs.len());
    let (mut runs, mut crashes) = (0_u64, 0_u64);
    while start.elapsed() < time {
        let first = inputs.get(random.below(inputs.len())).cloned().unwrap_or_default();
        let other = inputs.get(random.below(inputs.len())).cloned().unwrap_or_default();
        let input = mutate(&mut random, first, &other);
        runs += 1;
        let Some(class) = outcome(&readers, reader, &input) else {
            crashes += 1;
            keep(corpus, "crash", &input);
            continue;
        };
        if input.len() <= KEPT_BYTES && classes.insert(class) {
            keep(corpus, "found", &input);
            inputs.push(input);
        }
    }
    println!(
        "{reader}: {runs} runs in {} s, {} classes, {} new inputs, {crashes} crashes",
        time.as_secs(),
        classes.len(),
        inputs.len() - known,
    );
    ExitCode::from(u8::from(crashes > 0))
}

fn outcome(readers: &Readers, reader: &str, input: &[u8]) -> Option<String> {
    catch_unwind(AssertUnwindSafe(|| readers.run(reader, input))).ok()
}

fn files(corpus: &Path) -> Vec<PathBuf> {
    let folder = fs::read_dir(corpus).expect("the corpus folder is there");
    let mut files: Vec<PathBuf> = folder.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

fn keep(corpus: &Path, why: &str, input: &[u8]) {
    let mut hasher = DefaultHasher::new();
    input.hash(&mut hasher);
    let path = corpus.join(format!("{why}-{:016x}", hasher.finish()));
    fs::write(path, input).expect("the corpus folder is writable");
}
