//! The shipped descriptions.

use domain::{breakdown::Breakdown, indicator::IndicatorId};
use ingest::format::{Column, Format, Measure};

use crate::support::{catalogue, formats, read_with, register};

#[test]
fn the_shipped_formats_name_only_what_the_catalogue_has() {
    let (formats, catalogue) = (formats(), catalogue());
    assert!(formats.iter().count() >= 17);
    let findings: Vec<_> = formats.iter().flat_map(|format| format.findings(&catalogue)).collect();
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn a_description_written_back_reads_the_same() {
    for format in formats().iter() {
        let text = format.to_toml().unwrap();
        assert_eq!(&Format::parse("again", &text).unwrap(), format, "{text}");
    }
}

#[test]
fn a_misspelled_field_of_a_description_is_an_error() {
    let text = formats().find("kvotien-table").unwrap().to_toml().unwrap();
    let wrong = text.replace("among", "amongst");
    assert!(Format::parse("kvotien-table.toml", &wrong).unwrap_err().why.contains("amongst"));
}

#[test]
fn a_description_with_a_strange_indicator_is_found() {
    let mut format = formats().find("kvotien-table").unwrap().clone();
    let id: IndicatorId = "findes-ikke".parse().unwrap();
    let mut measure = Measure::plain(id, "tal");
    measure.breakdown = Breakdown::by("stage", "mellemtrin");
    format.measures = vec![measure];
    let findings = format.findings(&catalogue());
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("findes-ikke"));
}

#[test]
fn a_file_with_other_columns_needs_only_a_new_description() {
    let mut formats = formats();
    let mut format = formats.find("school-table").unwrap().clone();
    format.name = "our-school-table".to_owned();
    format.register = None;
    format.units[0].number = Column::named("Skolekode");
    format.measures = vec![Measure::plain("elevfravaer".parse().unwrap(), "Fravær i %")];
    formats.insert(Format::parse("wizard", &format.to_toml().unwrap()).unwrap());
    let file = "Skolekode;Fravær i %\n101001;7,8\n".as_bytes();
    let found = read_with(&formats, "our-school-table", "skoler 2024-25.csv", file, &register());
    assert_eq!(found.readings.len(), 1);
    assert!(found.problems.is_empty());
}
