//! The shipped descriptions.

use std::io::Cursor;

use domain::{breakdown::Breakdown, indicator::IndicatorId};
use ingest::{
    format::{Column, Format, Measure},
    inspect,
};

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

#[test]
fn answers_parted_in_ways_that_indicators_know_have_a_format() {
    let about = r#""[Institution].[Afdelingsnummer].[Afdelingsnummer]":"101001",
        "[Skoleår].[Skoleår].[Skoleår]":"2024/2025""#;
    for (format, part, value, expected) in [
        (
            "uddannelsesstatistik-trivsel",
            r#""[Klassetrin].[Klassetrin].[Klassetrin]":"5. klasse",
               "[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]":"Social trivsel""#,
            "Indikatorsvar",
            "trivsel-social grade=5",
        ),
        (
            "uddannelsesstatistik-fravaersaarsager",
            r#""[Fraværsårsag].[Fraværsårsag].[Fraværsårsag]":"Lovligt fravær""#,
            "Gennemsnitligt fravær per skoleår",
            "elevfravaer reason=med-tilladelse",
        ),
        (
            "uddannelsesstatistik-mindst-2",
            r#""[Køn].[Køn].[Køn]":"Pige""#,
            "Andel med mindst 2 i dansk og matematik",
            "mindst-2-dansk-matematik gender=pige",
        ),
        (
            "uddannelsesstatistik-overblik-koen",
            r#""[Køn].[Køn].[Køn]":"Dreng","Klassekvotient":"21,0""#,
            "Karaktergennemsnit",
            "karaktergennemsnit-9 gender=dreng",
        ),
    ] {
        let json = format!(r#"[{{{about},{part},"{value}":"3,5"}}]"#);
        let looked = inspect("svar.json", Cursor::new(json.as_bytes()), &formats());
        let best = looked.best().map(|best| best.format.clone());
        assert_eq!(best.as_deref(), Some(format), "{:?}", looked.candidates.first());
        let found = read_with(&formats(), format, "svar.json", json.as_bytes(), &register());
        let told: Vec<_> =
            found.readings.iter().map(|r| format!("{} {}", r.indicator, r.breakdown)).collect();
        assert_eq!((told, found.codes()), (vec![expected.to_owned()], vec![]));
    }
}
