//! A delivery of ten million facts: speed on one core, and memory at its highest.

use super::{
    Measure, Place,
    import::{SCHOOLS, timed},
};
use crate::shell::root;
use anyhow::Result;
use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
};

const PUPILS: u32 = 625_000;
/// Days of absence of each pupil.
const DAYS: u32 = 16;

pub(super) fn measure(place: &Place) -> Result<Vec<Measure>> {
    let file = place.folder.join("absence.csv");
    write_rows(&file)?;
    let (seconds, megabytes) = timed(place, "facts", &["--period", "2024/25"], &file)?;
    let rows = f64::from(PUPILS * DAYS);
    Ok(vec![
        Measure {
            what: format!("delivery of {rows} facts with pseudonyms, encrypted, on one core"),
            found: format!("{:.0} rows/s ({seconds:.1} s)", rows / seconds),
            goal: "at least 500,000 rows/s",
        },
        Measure {
            what: "memory at its highest during that delivery".to_owned(),
            found: format!("{megabytes:.0} MB"),
            goal: "flat",
        },
    ])
}

/// Days of absence, pupil by pupil, over every real school.
fn write_rows(path: &Path) -> Result<()> {
    let schools = fs::read_to_string(root().join(SCHOOLS))?;
    let numbers: Vec<&str> =
        schools.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
    let mut out = BufWriter::new(File::create(path)?);
    writeln!(out, "cpr;institutionsnummer;klassetrin;køn;dato;årsag;andel")?;
    for (pupil, school) in (0..PUPILS).zip(numbers.iter().cycle()) {
        let (day, month, year) = (pupil % 28 + 1, pupil / 28 % 12 + 1, pupil / 336 % 8 + 8);
        let person = format!("{day:02}{month:02}{year:02}-{:04}", pupil / 2688);
        let (grade, gender) = (pupil % 10, if pupil % 2 == 0 { "pige" } else { "dreng" });
        for day in 0..DAYS {
            let (month, reason) = (day % 4 + 9, if day % 5 == 0 { "ulovligt" } else { "sygdom" });
            writeln!(
                out,
                "{person};{school};{grade};{gender};2024-{month:02}-{:02};{reason};1",
                day + 1
            )?;
        }
    }
    Ok(out.flush()?)
}
