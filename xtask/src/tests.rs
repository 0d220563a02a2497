//! Runs the tests, with PostgreSQL, a browser and an S3 server at hand.

use crate::{
    assets::assets,
    bucket::Bucket,
    debian,
    postgres::Postgres,
    shell::{cargo, has, run, step},
    webdriver::Webdriver,
};
use anyhow::{Result, bail};
use std::process::Command;

/// What to test, and how.
#[derive(Default)]
pub(crate) struct Wish {
    words: Vec<String>,
    scope: Scope,
    snapshots: Snapshots,
}

#[derive(Default, PartialEq)]
enum Scope {
    #[default]
    Everything,
    Quick,
}

#[derive(Default, PartialEq)]
enum Snapshots {
    #[default]
    Keep,
    Bless,
}

impl Wish {
    /// Reads the words after `cargo xtask test`.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self> {
        let mut wish = Self::default();
        for argument in arguments {
            match *argument {
                "--all" => wish.scope = Scope::Everything,
                "--quick" => wish.scope = Scope::Quick,
                "--bless" => wish.snapshots = Snapshots::Bless,
                flag if flag.starts_with('-') => bail!("no such option: `{flag}`"),
                word => wish.words.push(word.to_owned()),
            }
        }
        Ok(wish)
    }

    /// Asks for the tests that use a browser; their names say so.
    pub(crate) fn browser() -> Self {
        Self { words: vec!["browser".to_owned()], ..Self::default() }
    }
}

/// Sets up what is missing and runs the tests.
pub(crate) fn test(wish: &Wish) -> Result<()> {
    assets()?;
    if wish.scope == Scope::Quick {
        debian::install(debian::BUILD)?;
        return step("tests of the default members", || run(&mut runner(wish)));
    }
    debian::install(debian::TEST)?;
    build()?;
    let postgres = Postgres::start()?;
    let webdriver = Webdriver::start()?;
    let bucket = Bucket::start()?;
    step("tests", || {
        run(runner(wish)
            .env("PEJL_TEST_POSTGRES", postgres.url())
            .env("PEJL_TEST_WEBDRIVER", webdriver.url())
            .env("PEJL_TEST_S3", bucket.url()))
    })
}

/// Builds the program, which the tests start, and the tests in one selection of features.
fn build() -> Result<()> {
    if !has("cargo-nextest") {
        println!("  cargo-nextest is not installed; `cargo test` runs the same tests, more slowly");
    }
    step("build", || {
        let programs = ["--bin", "pejl", "--bin", "pejl-cluster"];
        run(cargo(&["build", "--workspace", "--tests", "--locked"]).args(programs))
    })
}

fn runner(wish: &Wish) -> Command {
    let selection = if wish.scope == Scope::Quick { None } else { Some("--workspace") };
    let mut tests = if has("cargo-nextest") {
        let mut nextest = cargo(&["nextest", "run", "--locked", "--no-fail-fast"]);
        nextest.args(selection).args(&wish.words);
        nextest
    } else {
        let mut test = cargo(&["test", "--locked", "--no-fail-fast", "--tests"]);
        test.args(selection).arg("--").args(&wish.words);
        test
    };
    let update = if wish.snapshots == Snapshots::Bless { "always" } else { "no" };
    tests.env("INSTA_UPDATE", update);
    tests
}

/// Runs the examples in the documentation.
pub(crate) fn documentation() -> Result<()> {
    step("examples in the documentation", || {
        run(&mut cargo(&["test", "--workspace", "--doc", "--locked"]))
    })
}
