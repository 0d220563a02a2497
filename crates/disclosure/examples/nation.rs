//! Makes up a nation's table, protects it and attacks it: `cargo run --release -p disclosure --example nation`.
//!
//! Schools lie in municipalities and regions, grades in stages; pupils have a sex and an origin.

#![expect(clippy::print_stdout, reason = "what is measured is printed")]

use std::{error::Error, time::Instant};

use disclosure::{
    audit::{self, STATUS},
    cube::Cube,
    protect::{Safety, Status, protect},
    sheet::Sheet,
};

const SCHOOLS: u64 = 240;
const PUPILS: u64 = 2000;

fn main() -> Result<(), Box<dyn Error>> {
    let (hierarchy, table) =
        (sheet("dim parent child", hierarchy()), sheet("place grade sex origin n", leaves()));
    let begun = Instant::now();
    let cube = Cube::read(&hierarchy, &[table])?;
    let statuses = protect(&cube, (5, Safety::Exact))?;
    println!("{} cells protected in {:?}", cube.size(), begun.elapsed());
    for wanted in [Status::Published, Status::Primary, Status::Secondary] {
        let cells = cube.cells().zip(&statuses).filter(|(_, status)| **status == wanted);
        let (cells, sum) = cells.fold((0, 0), |(cells, sum), ((_, n), _)| (cells + 1, sum + n));
        println!("{}: {cells} cells, {sum} pupils", wanted.word());
    }
    let rows = cube.cells().zip(&statuses).map(|((codes, count), status)| {
        let codes = codes.into_iter().map(str::to_owned);
        codes.chain([count.to_string(), status.word().to_owned()]).collect()
    });
    let written = sheet(&format!("place grade sex origin n {STATUS}"), rows.collect());
    let begun = Instant::now();
    let found = audit::audit(&hierarchy, &written, (5, Safety::Exact))?;
    println!("{} exposed, attacked in {:?}", found.exposed.len(), begun.elapsed());
    Ok(())
}

fn sheet(headings: &str, rows: Vec<Vec<String>>) -> Sheet {
    let headings = headings.split(' ').map(str::to_owned).collect();
    Sheet { headings, rows: (2..).zip(rows).collect() }
}

fn hierarchy() -> Vec<Vec<String>> {
    let link = |dim: &str, parent: String, child: String| vec![dim.to_owned(), parent, child];
    let municipalities = SCHOOLS / 6;
    let schools = (0..SCHOOLS).map(|at| link("place", format!("M{}", at / 6), format!("S{at}")));
    let towns =
        (0..municipalities).map(|at| link("place", format!("R{}", at % 5), format!("M{at}")));
    let regions = (0..5).map(|at| link("place", "DK".to_owned(), format!("R{at}")));
    let grades = (0..10).map(|at| link("grade", format!("stage {}", at / 4), format!("G{at}")));
    let stages = (0..3).map(|at| link("grade", "all".to_owned(), format!("stage {at}")));
    schools.chain(towns).chain(regions).chain(grades).chain(stages).collect()
}

fn leaves() -> Vec<Vec<String>> {
    let mut seed = 7;
    let mut rows = Vec::new();
    for school in 0..SCHOOLS {
        let size = PUPILS * (30 + drawn(&mut seed, 141)) / 100;
        let immigrants = 30 + drawn(&mut seed, 16) * drawn(&mut seed, 16);
        let first = if drawn(&mut seed, 10) == 0 { 7 } else { 0 };
        let shares = [
            ("danish", 1000 - immigrants),
            ("immigrant", immigrants * 7 / 10),
            ("descendant", immigrants * 3 / 10),
        ];
        for (grade, sex) in (first..10).flat_map(|grade| [(grade, "K"), (grade, "M")]) {
            for (origin, share) in shares {
                let codes =
                    [format!("S{school}"), format!("G{grade}"), sex.to_owned(), origin.to_owned()];
                let count = pupils(&mut seed, size * share / 1000);
                rows.push(codes.into_iter().chain([count.to_string()]).collect());
            }
        }
    }
    rows
}

/// Draws how many of so many pupils are in one of twenty cells.
fn pupils(seed: &mut u64, of: u64) -> usize {
    (0..of).filter(|_| drawn(seed, 20) == 0).count()
}

/// Draws a number below a limit (Knuth's linear congruential generator for 64 bits).
const fn drawn(seed: &mut u64, below: u64) -> u64 {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % below
}
