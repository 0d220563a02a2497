//! The traps of the real data, each on a small file of the real shape.

use domain::{
    delivery::{ProblemKind, ReadValue},
    figure::{CountBasis, Missing, Verdict, Withheld},
    period::Period,
};

use crate::support::{check, read_bytes, register, school_year};

const SCHOOLS: &str = "institutionsnummer;navn;type;kommunekode;elevtal;fravaer_pct;\
karaktergennemsnit_9kl;socref_vurdering;socref_forskel;trivsel_generel;overgang_uu_pct\n\
101001;Den Classenske Legatskole;folkeskole;101;882;0;9;På niveau;-0.6;3.7;90.7\n\
101003;Nyboder Skole;folkeskole;101;449;6.7;7.3;Over niveau;0.5;;\n";

#[test]
fn a_false_zero_is_set_aside_and_never_taken_as_a_value() {
    let found = read_bytes("school-table", "schools_2024_25.csv", SCHOOLS.as_bytes());
    let outcome = check(&found, register());
    let absence: Vec<_> = outcome
        .checked
        .iter()
        .filter(|checked| checked.key.indicator.as_str() == "elevfravaer")
        .map(|checked| checked.value)
        .collect();
    let suspected = ReadValue::Missing(Missing::Suspected);
    assert_eq!(absence, [suspected, ReadValue::Number(6.7)]);
    assert!(outcome.notices().contains(&"suspected-zero"));
}

#[test]
fn the_verdict_is_the_sources_and_not_computed_from_the_difference() {
    let found = read_bytes("school-table", "schools_2024_25.csv", SCHOOLS.as_bytes());
    let verdicts: Vec<_> = found
        .readings
        .iter()
        .filter(|reading| reading.indicator.as_str() == "socref-forskel")
        .map(|reading| (reading.value, reading.verdict))
        .collect();
    let expected = [
        (ReadValue::Number(-0.6), Some(Verdict::AsExpected)),
        (ReadValue::Number(0.5), Some(Verdict::Above)),
    ];
    assert_eq!(verdicts, expected);
}

#[test]
fn a_number_behind_a_value_is_stated_or_marked_as_estimated() {
    let found = read_bytes("school-table", "schools_2024_25.csv", SCHOOLS.as_bytes());
    let counts: Vec<_> = found
        .readings
        .iter()
        .filter(|reading| reading.unit.text == "101001")
        .filter_map(|reading| Some((reading.indicator.as_str(), reading.n?.n, reading.n?.basis)))
        .collect();
    assert!(counts.contains(&("elevfravaer", 882.0, CountBasis::Stated)));
    assert!(counts.contains(&("trivsel-generel", 441.0, CountBasis::Estimated)));
    assert!(counts.contains(&("karaktergennemsnit-9", 88.0, CountBasis::Estimated)));
}

#[test]
fn each_indicator_keeps_its_own_year() {
    let found = read_bytes("school-table", "schools_2024_25.csv", SCHOOLS.as_bytes());
    for reading in &found.readings {
        let is_transition = reading.indicator.as_str() == "overgang-sept-aaret-efter";
        assert_eq!(reading.period, school_year(if is_transition { 2022 } else { 2024 }));
    }
}

#[test]
fn a_missing_column_is_no_problem_and_gives_no_figure() {
    let found = read_bytes("school-table", "schools_2024_25.csv", SCHOOLS.as_bytes());
    assert!(found.values("trivsel-stoette-og-inspiration").is_empty());
    assert!(found.problems.is_empty());
}

#[test]
fn an_empty_cell_is_not_delivered_and_not_relevant_where_there_can_be_none() {
    let file = "institutionsnummer;navn;type;fravaer_pct\n280009;Fri Skole;efterskole;\n\
                101001;Den Classenske Legatskole;folkeskole;\n";
    let found = read_bytes("school-table", "schools_2024_25.csv", file.as_bytes());
    let values: Vec<_> = check(&found, register()).checked.iter().map(|c| c.value).collect();
    assert_eq!(
        values,
        [ReadValue::Missing(Missing::NotRelevant), ReadValue::Missing(Missing::NotDelivered)]
    );
}

#[test]
fn a_staffing_of_zero_where_there_is_no_family_daycare_is_no_value() {
    let found = read_bytes("uddannelsesstatistik-normering", "n.json", &normering("2021", "0", ""));
    let outcome = check(&found, register());
    assert_eq!(outcome.checked[0].value, ReadValue::Missing(Missing::Suspected));
}

#[test]
fn the_two_columns_of_a_break_never_fill_each_others_years() {
    for (year, before, after, value) in [("2022", "3,1", "", 3.1), ("2023", "", "5,9", 5.9)] {
        let bytes = normering(year, before, after);
        let found = read_bytes("uddannelsesstatistik-normering", "n.json", &bytes);
        assert_eq!(found.values("normering"), [("København", ReadValue::Number(value))]);
        assert_eq!(found.readings[0].period, Period::CalendarYear(year.parse().unwrap()));
    }
}

fn normering(year: &str, before: &str, after: &str) -> Vec<u8> {
    format!(
        r#"[{{"[Kommune].[Navn].[Navn]":"København",
        "[Pasningstilbud].[Pasningstilbud].[Pasningstilbud]":"Dagpleje","[År].[År].[År]":"{year}",
        "Normering kommune til og med 2022":"{before}","Normering kommune fra 2023":"{after}"}}]"#
    )
    .into_bytes()
}

#[test]
fn a_name_that_several_schools_have_is_refused_rather_than_guessed() {
    let file = "indicator;unit_name;period;value\nelevfravaer;Vestre Skole;2024/25;7,8\n";
    let outcome = check(&read_bytes("pejl", "x.csv", file.as_bytes()), register());
    assert_eq!(outcome.refusals(), ["ambiguous-unit"]);
}

#[test]
fn a_municipality_is_found_in_all_its_spellings_with_one_notice_for_each() {
    for name in ["København", "Københavns Kommune", "Københavns", "101", "Vesthimmerland"] {
        let file = format!(
            "kommune,klassetrin,skoleår,fravaer_pct\n{name},Mellemtrin,2023/2024,7.1\n\
             {name},Udskoling,2023/2024,7.4\n"
        );
        let found = read_bytes("wellbeing-absence-series", "x.csv", file.as_bytes());
        let outcome = check(&found, register());
        assert_eq!(outcome.checked.len(), 2, "{name}");
        let expected: &[&str] = if name == "101" { &[] } else { &["found-by-name"] };
        assert_eq!(outcome.notices(), expected, "{name}");
    }
}

#[test]
fn christianso_is_left_out_since_it_is_no_municipality() {
    let file = "kommunekode;kommune;klassekvotient\n411;Christiansø;9.0\n101;København;21.3\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!(found.readings.len(), 1);
    assert_eq!(found.summary.left_out, 1);
}

#[test]
fn whole_numbers_and_decimals_in_one_column_are_the_same_kind_of_number() {
    let file = "kommunekode;klassekvotient\n101;21\n190;21.0\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    let number = ReadValue::Number(21.0);
    let values = found.values("klassekvotient-alle-skoletyper");
    assert_eq!(values, [("101", number), ("190", number)]);
}

#[test]
fn units_that_all_share_their_municipalitys_value_are_called_out() {
    let head = "dagtilbudsnummer;navn;type;kommunekode;takst_vuggestue_kr_aar\n";
    let rows = same_fees(6);
    let found =
        read_bytes("daycare-register", "daycare_2026.csv", (head.to_owned() + &rows).as_bytes());
    let outcome = check(&found, register());
    assert_eq!(outcome.overall.len(), 1);
    assert_eq!(outcome.overall[0].kind, ProblemKind::SharedValue { units: 6 });
}

fn same_fees(units: u32) -> String {
    let row = |n| format!("G1000{n};Hus {n};vuggestue;190;43344\n");
    (0..units).map(row).collect::<Vec<_>>().concat()
}

#[test]
fn a_few_units_with_the_same_value_are_chance() {
    let head = "dagtilbudsnummer;navn;type;kommunekode;takst_vuggestue_kr_aar\n";
    let rows = same_fees(4);
    let found =
        read_bytes("daycare-register", "daycare_2026.csv", (head.to_owned() + &rows).as_bytes());
    assert!(check(&found, register()).overall.is_empty());
}

#[test]
fn an_outlier_is_taken_with_a_notice() {
    let file = "institutionsnummer;navn;type;undervisningstimer_pr_elev\n\
                101001;Den Classenske Legatskole;folkeskole;1676\n";
    let found = read_bytes("school-table", "schools_2024_25.csv", file.as_bytes());
    let outcome = check(&found, register());
    assert_eq!(outcome.checked[0].value, ReadValue::Number(1676.0));
    assert_eq!(outcome.notices(), ["implausible"]);
}

#[test]
fn the_approximated_well_being_is_another_indicator_than_the_official_mean() {
    let file = "kommune,klassetrin,skoleår,trivsel_score\nKøbenhavn,Mellemtrin,2023/2024,3.81\n";
    let found = read_bytes("wellbeing-absence-series", "x.csv", file.as_bytes());
    assert_eq!(found.readings[0].indicator.as_str(), "trivsel-tilnaermet");
}

#[test]
fn the_country_has_its_own_row_and_is_never_made_of_others() {
    let file = "kommunekode;omraade;skoleaar;karaktergennemsnit\n;Hele landet;2023/2024;7.5\n\
                101;København;2023/2024;7.5\n190;Furesø;2023/2024;8.2\n";
    let found = read_bytes("overview-series", "oversko_benchmark.csv", file.as_bytes());
    let country: Vec<_> = found.readings.iter().filter(|r| r.unit.text == "000").collect();
    assert_eq!(country.len(), 1);
    assert_eq!(country[0].value, ReadValue::Number(7.5));
    let without = file.replace(";Hele landet;2023/2024;7.5\n", "");
    let others = read_bytes("overview-series", "oversko_benchmark.csv", without.as_bytes());
    assert!(others.readings.iter().all(|reading| reading.unit.text != "000"));
}

#[test]
fn an_omitted_row_stays_omitted_and_a_starred_one_is_withheld() {
    let file = "kommunekode;klassekvotient\n101;21,3\n190;*\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    let values = found.values("klassekvotient-alle-skoletyper");
    let withheld = ReadValue::Withheld(Withheld::AtSource);
    assert_eq!(values, [("101", ReadValue::Number(21.3)), ("190", withheld)]);
}

#[test]
fn a_closed_unit_has_no_figures_after_its_last_day() {
    let mut register = register();
    let mut closed = register.unit(&"101003".parse().unwrap()).unwrap().clone();
    closed.closed = Some(jiff::civil::date(2023, 7, 31));
    register.insert(closed);
    let file = "indicator;unit;period;value\nelevfravaer;101003;2022/23;7,8\n\
                elevfravaer;101003;2023/24;7,9\n";
    let outcome = check(&read_bytes("pejl", "x.csv", file.as_bytes()), register);
    assert_eq!(outcome.checked.len(), 1);
    assert_eq!(outcome.refusals(), ["closed-unit"]);
}
