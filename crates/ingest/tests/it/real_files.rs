//! The real public files of the background folder; skipped where the folder is not there.

use crate::support::{check, formats, national_register, read_with, real_file};

#[test]
fn dump() {
    for (file, format) in [
        ("schools_2024_25.csv", "school-table"),
        ("daycare_registry.csv", "daycare-register"),
        ("institutionsregister_sample.csv", "institution-register"),
        ("kvotien_kommune_2024.csv", "kvotien-table"),
        ("normering_kommune_raw_api.json", "uddannelsesstatistik-normering"),
        ("oversko_benchmark_series.csv", "overview-series"),
        ("trivsel_fravaer_time_merged.csv", "wellbeing-absence-series"),
    ] {
        let (Some(bytes), Some(register)) = (real_file(file), national_register()) else { return };
        let i = ingest::inspect(file, std::io::Cursor::new(&bytes), &formats());
        println!(
            "== {file} {:?} {:?}",
            i.dialect,
            i.candidates
                .iter()
                .map(|c| (&c.format, c.fits(), c.known, &c.missing))
                .collect::<Vec<_>>()
        );
        let found = read_with(&formats(), format, file, &bytes, &register);
        println!(
            "{:?} readings {} units {} problems {:?}",
            found.summary,
            found.readings.len(),
            found.units.len(),
            tally(&found.codes())
        );
        for p in found.problems.iter().take(3) {
            println!("  {p:?}");
        }
        let outcome = check(&found, register);
        println!(
            "checked {} notices {:?} refused {:?} overall {}",
            outcome.checked.len(),
            tally(&outcome.notices()),
            tally(&outcome.refusals()),
            outcome.overall.len()
        );
        for p in outcome.refused.iter().take(5).chain(outcome.overall.iter().take(5)) {
            println!("  {p:?}");
        }
        for c in outcome.checked.iter().take(3) {
            println!("  {c:?}");
        }
    }
}
fn tally(c: &[&str]) -> std::collections::BTreeMap<String, usize> {
    let mut m = std::collections::BTreeMap::new();
    for x in c {
        *m.entry((*x).to_string()).or_insert(0) += 1;
    }
    m
}
