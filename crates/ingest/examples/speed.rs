//! Measures how fast a long table is read and checked: `speed ROWS`.
#![expect(clippy::print_stdout, reason = "a command for developers tells what it measured")]
#![expect(clippy::expect_used, reason = "a command for developers stops where it cannot go on")]

use std::{env, fmt::Write as _, io::Cursor, ops::ControlFlow, time::Instant};

use domain::{
    delivery::Item,
    indicator::Catalogue,
    unit::{Part, Register, Unit, UnitKind},
};
use ingest::{Checker, ReadOptions, format::Format, read};

fn main() {
    let rows: usize = env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(1_000_000);
    let format = Format::parse("pejl", include_str!("../../../formats/pejl.toml"))
        .expect("the shipped format is right");
    let mut catalogue = Catalogue::default();
    catalogue
        .add("elevfravaer", include_str!("../../../indicators/folkeskole/elevfravaer.toml"))
        .expect("the shipped indicator is right");
    let (file, register) = made_up(rows);
    let mut checker = Checker::new(register.clone(), &catalogue, jiff::civil::date(2026, 11, 21));
    let options = ReadOptions { period: None, register: &register };
    let (mut good, mut bad) = (0_u64, 0_u64);
    let start = Instant::now();
    let summary = read(&format, "speed.csv", Cursor::new(&file), options, &mut |item| {
        match item {
            Item::Reading(reading) => match checker.check(reading) {
                Ok(_) => good += 1,
                Err(_) => bad += 1,
            },
            Item::Unit(_) | Item::Problem(_) => bad += 1,
        }
        ControlFlow::Continue(())
    });
    let seconds = start.elapsed().as_secs_f64();
    println!("{} rows, {good} good, {bad} bad, {seconds:.2} s", summary.rows);
    println!(
        "{:.0} thousand values per second",
        f64::from(u32::try_from(good).unwrap_or(0)) / seconds / 1e3
    );
}

fn made_up(rows: usize) -> (String, Register) {
    let mut file = String::from("indicator;unit;period;breakdown;value;n\r\n");
    let mut register = Register::default();
    for row in 0..rows {
        let (unit, grade) = (100_000 + row / 90, row % 10);
        let year = 2011 + row / 10 % 9;
        let _written = writeln!(
            file,
            "elevfravaer;{unit};{year}/{};grade={grade};{},{};{}\r",
            year + 1,
            row % 9 + 3,
            row % 10,
            row % 700 + 5,
        );
    }
    for number in 100_000..=100_000 + rows / 90 {
        register.insert(Unit {
            number: number.to_string().parse().expect("digits are a number"),
            name: format!("Skole {number}"),
            kind: UnitKind::School,
            part: Part::Whole,
            municipality: "101".parse().ok(),
            ownership: None,
            opened: None,
            closed: None,
            location: None,
        });
    }
    (file, register)
}
