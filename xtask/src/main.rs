//! The developer commands: `cargo xtask help` lists them.
//!
//! Cargo is always called for the whole workspace (or the default members), never with `-p`:
//! every other selection has other features and would compile the heavy crates once more.

#![expect(clippy::print_stdout, reason = "these commands talk to a person in a terminal")]

use crate::{bench::Bench, shell::seconds, tests::Wish};
use anyhow::{Result, bail};
use std::{env, process::ExitCode, time::Instant};

mod assets;
mod bench;
mod bucket;
mod ci;
mod debian;
mod demo;
mod figures;
mod fjordby;
mod inner;
mod palette;
mod postgres;
mod python;
mod shell;
mod tests;
mod tidy;
mod webdriver;

const HELP: &str = "\
cargo xtask COMMAND

  demo            set up what is missing, load the demo, serve it on http://127.0.0.1:8080
  test [WORDS]    set up what is missing and run every test, on both databases and in a browser;
                  with WORDS only tests whose name holds one of them
       --quick    only the crates without a heavy dependency, without PostgreSQL and browser
       --bless    accept changed snapshots
  e2e             only the tests that use a browser
  dev             serve the demo again whenever it is started, templates read from the sources
  check           clippy on the default members: the inner loop
  fix             format, apply clippy's suggestions, sort the texts
  tidy            check the repository itself: dependency table, file lengths, texts, links
  ci              everything that must hold before a change is handed over
  assets          fetch front-end packages and fonts into assets/vendor
  fjordby         draw the made-up municipality Fjordby into examples/fjordby again
  figures         hold every figure of a small made-up nation against SQL on its raw facts
  bench [NAME]    measure import, pages, reports, facts and nation, or the one named
  pg              run a throwaway PostgreSQL until Enter is pressed
";

fn main() -> ExitCode {
    let start = Instant::now();
    let words: Vec<String> = env::args().skip(1).collect();
    match dispatch(&words) {
        Ok(()) => {
            println!("done in {}", seconds(start));
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("\nfailed after {}: {error:#}", seconds(start));
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[String]) -> Result<()> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["demo"] => demo::demo(),
        ["dev"] => demo::dev(),
        ["test", rest @ ..] => tests::test(&Wish::parse(rest)?),
        ["e2e"] => tests::test(&Wish::browser()),
        ["check"] => inner::check(),
        ["fix"] => inner::fix(),
        ["tidy"] => tidy::tidy(),
        ["ci"] => ci::ci(),
        ["assets"] => assets::assets(),
        ["fjordby"] => fjordby::write(&shell::root().join("examples/fjordby"), fjordby::SEED),
        ["figures"] => figures::figures(),
        ["bench"] => bench::bench(&Bench::ALL),
        ["bench", name] => bench::bench(&[Bench::parse(name)?]),
        ["pg"] => postgres::until_enter(),
        [] | ["help" | "--help"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => bail!("no such command: `{}`\n\n{HELP}", words.join(" ")),
    }
}
