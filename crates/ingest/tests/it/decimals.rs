//! How decimals are decided for a whole file.

use domain::delivery::ReadValue;

use crate::support::read_bytes;

fn values(file: &str) -> Vec<Option<f64>> {
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    let number = |value| match value {
        ReadValue::Number(number) => Some(number),
        ReadValue::Missing(_) | ReadValue::Withheld(_) => None,
    };
    found.readings.iter().map(|reading| number(reading.value)).collect()
}

#[test]
fn decimal_comma_and_point_in_one_column_refuse_the_file() {
    let file = "kommunekode;klassekvotient\n101;21,3\n147;19\n190;20.4\n101;20.5\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!(found.codes(), ["mixed-decimals"]);
    assert_eq!(found.problems[0].place.column, "klassekvotient");
    assert_eq!((found.problems[0].place.row, found.problems[0].value.as_str()), (4, "20.4"));
    assert!(found.readings.is_empty());
}

#[test]
fn a_later_row_decides_what_an_earlier_one_leaves_open() {
    let head = "kommunekode;klassekvotient\n101;2.351\n";
    assert_eq!(values(&format!("{head}190;7,3\n")), [Some(2351.0), Some(7.3)]);
    assert_eq!(values(&format!("{head}190;7.3\n")), [Some(2.351), Some(7.3)]);
}

#[test]
fn what_nothing_decides_is_refused_and_never_guessed() {
    let file = "kommunekode;klassekvotient\n101;2.351\n190;20\n";
    let found = read_bytes("kvotien-table", "kvotien_2024.csv", file.as_bytes());
    assert_eq!(found.codes(), ["not-a-number"]);
    assert_eq!(found.readings.len(), 1);
}

#[test]
fn a_format_decides_where_its_source_always_writes_alike() {
    let row = r#"[{"[Institution].[Afdelingsnummer].[Afdelingsnummer]":"101001",
        "[Skoleår].[Skoleår].[Skoleår]":"2024/2025","Elevtal":"2.351"}]"#;
    let found = read_bytes("uddannelsesstatistik-overblik", "oversko.json", row.as_bytes());
    assert_eq!(found.values("elevtal"), [("101001", ReadValue::Number(2351.0))]);
}

#[test]
fn each_column_has_its_own_decimals() {
    let file = "institutionsnummer;navn;type;elevtal;fravaer_pct\n\
                101001;A;folkeskole;\"1.120\";7,8\n101003;B;folkeskole;449;6,7\n";
    let found = read_bytes("school-table", "schools_2024_25.csv", file.as_bytes());
    assert_eq!(found.values("elevtal")[0].1, ReadValue::Number(1120.0));
}
