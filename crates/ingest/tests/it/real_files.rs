//! Real public files; those that are not shipped are skipped where they are not at hand.

use std::io::Cursor;

use domain::{
    delivery::{ProblemKind, ReadValue},
    figure::Missing,
    unit::UnitKind,
};
use ingest::inspect;

use crate::support::{
    Found, Outcome, check, formats, national_register, read_with, real_file, register, school_year,
};

/// Reads and checks a real file with the format that inspection finds best, which must be `format`.
fn delivered(file: &str, format: &str) -> Option<(Found, Outcome)> {
    delivered_as(file, file, format)
}

fn delivered_as(file: &str, name: &str, format: &str) -> Option<(Found, Outcome)> {
    let (bytes, register) = (real_file(file)?, national_register());
    let formats = formats();
    let inspection = inspect(name, Cursor::new(&bytes), &formats);
    assert_eq!(inspection.best().unwrap().format, format);
    let found = read_with(&formats, format, name, &bytes, &register);
    let outcome = check(&found, register);
    Some((found, outcome))
}

#[test]
fn the_school_table_of_the_whole_country_is_read_whole() {
    let Some((found, outcome)) = delivered("schools_2024_25.csv", "school-table") else { return };
    assert_eq!((found.units.len(), found.summary.rows), (2303, 2303));
    let schools = found.units.iter().filter(|unit| unit.kind == UnitKind::School).count();
    assert_eq!(schools, 1398);
    assert!(found.problems.is_empty() && outcome.refused.is_empty());
    assert!(outcome.overall.is_empty(), "no municipality's schools share a value");
    let zeros = outcome.checked.iter().filter(|checked| {
        checked.key.indicator.as_str() == "elevfravaer"
            && checked.value == ReadValue::Missing(Missing::Suspected)
    });
    assert_eq!(zeros.count(), 19);
    let verdicts = outcome.checked.iter().filter(|checked| checked.verdict.is_some());
    assert_eq!(verdicts.count(), 1223);
}

#[test]
fn copied_fees_are_called_out_in_the_daycare_register() {
    let name = "daycare_registry_2026.csv";
    let Some((found, outcome)) = delivered_as("daycare_registry.csv", name, "daycare-register")
    else {
        return;
    };
    assert_eq!((found.units.len(), found.problems.len(), outcome.refused.len()), (1812, 0, 0));
    let shared = outcome
        .overall
        .iter()
        .filter(|problem| matches!(problem.kind, ProblemKind::SharedValue { units } if units >= 5));
    assert!(shared.count() > 50, "nearly every municipality's fees are copied down");
}

#[test]
fn the_sample_of_the_register_of_institutions_is_read() {
    let Some((found, _)) = delivered("institutionsregister_sample.csv", "institution-register")
    else {
        return;
    };
    let numbers: Vec<_> = found.units.iter().map(|unit| unit.number.as_str()).collect();
    assert_eq!(numbers, ["101001", "101003"]);
    assert_eq!(found.summary.left_out, 1, "the municipality itself is left out");
}

#[test]
fn class_sizes_of_all_municipalities_are_read() {
    let Some((found, outcome)) = delivered("kvotien_kommune_2024.csv", "kvotien-table") else {
        return;
    };
    assert_eq!((found.readings.len(), outcome.checked.len()), (98, 98));
}

#[test]
fn the_raw_answer_on_staffing_gives_each_year_once() {
    let file = "normering_kommune_raw_api.json";
    let Some((found, outcome)) = delivered(file, "uddannelsesstatistik-normering") else { return };
    assert_eq!((found.summary.rows, outcome.checked.len()), (987, 987));
    assert!(outcome.refused.is_empty());
    let by_name = outcome.notices().into_iter().filter(|code| *code == "found-by-name").count();
    assert_eq!(by_name, 47, "each municipality's name is told once");
}

#[test]
fn the_series_of_country_and_municipalities_keeps_empty_years_empty() {
    let Some((_, outcome)) = delivered("oversko_benchmark_series.csv", "overview-series") else {
        return;
    };
    assert_eq!((outcome.checked.len(), outcome.refused.len()), (240, 0));
    let latest = outcome.checked.iter().filter(|checked| {
        checked.key.indicator.as_str() == "overgang-sept-aaret-efter"
            && checked.key.period > school_year(2022)
    });
    assert!(latest.into_iter().all(|c| c.value == ReadValue::Missing(Missing::NotDelivered)));
}

#[test]
fn the_long_table_with_comma_and_point_is_read() {
    let file = "trivsel_fravaer_time_merged.csv";
    let Some((found, outcome)) = delivered(file, "wellbeing-absence-series") else { return };
    assert_eq!((found.summary.rows, outcome.checked.len()), (564, 1128));
    assert!(outcome.refused.is_empty());
}

#[test]
fn the_made_up_municipality_is_read_whole() {
    let formats = formats();
    let units = include_bytes!("../../../../examples/fjordby/units.csv");
    let units = read_with(&formats, "pejl-units", "units.csv", units, &register());
    assert_eq!(units.codes(), Vec::<&str>::new());
    let figures = include_bytes!("../../../../examples/fjordby/figures.csv");
    let inspection = inspect("figures.csv", Cursor::new(figures), &formats);
    assert_eq!(inspection.best().unwrap().format, "pejl");
    let found = read_with(&formats, "pejl", "figures.csv", figures, &register());
    assert_eq!(found.codes(), Vec::<&str>::new());
    let outcome = check(&Found { units: units.units, ..found }, register());
    assert_eq!(outcome.refusals(), Vec::<&str>::new());
    assert!(outcome.checked.len() > 5_000);
    assert!(outcome.notices().contains(&"suspected-zero"), "Krogsby Skole's absence of 0");
}
