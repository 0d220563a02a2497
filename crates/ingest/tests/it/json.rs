//! JSON rows and JSON-stat.

use domain::{
    breakdown::Breakdown,
    delivery::ReadValue,
    figure::{Missing, Withheld},
    period::Period,
};

use crate::support::{read_bytes, school_year};

fn row(stage: &str, value: &str) -> String {
    format!(
        r#"{{"[Institution].[Beliggenhedskommune].[Beliggenhedskommune]":"København",
        "[Klassetrin].[Skoletrin].[Skoletrin]":"{stage}","[Tid].[Skoleår].[Skoleår]":"2024/2025",
        "Gennemsnitligt fravær per skoleår":"{value}"}}"#
    )
}

#[test]
fn an_answer_of_the_statistics_api_is_read_with_its_danish_number_texts() {
    let rows = [row("Mellemtrin", "7,3 %"), row("Udskoling", "*"), row("10. klasse mv.", "..")];
    let json = format!("[{}]", rows.join(","));
    let found = read_bytes("uddannelsesstatistik-fravaer", "fravaer.json", json.as_bytes());
    let values: Vec<_> = found.readings.iter().map(|reading| reading.value).collect();
    let (withheld, missing) =
        (ReadValue::Withheld(Withheld::AtSource), ReadValue::Missing(Missing::NotMeasured));
    assert_eq!(values, [ReadValue::Number(7.3), withheld, missing]);
    assert_eq!(found.readings[0].breakdown, Breakdown::by("stage", "mellemtrin"));
    assert_eq!(found.readings[0].period, school_year(2024));
}

#[test]
fn members_that_are_no_groups_are_left_out_and_counted() {
    let rows = [row("<fejl>", "7,3"), row("<uoplyst>", "7,4"), row("Mellemtrin", "7,5")];
    let json = format!("[{}]", rows.join(","));
    let found = read_bytes("uddannelsesstatistik-fravaer", "fravaer.json", json.as_bytes());
    assert_eq!((found.readings.len(), found.summary.left_out), (1, 2));
    assert!(found.problems.is_empty());
}

#[test]
fn a_member_nobody_knows_is_refused() {
    let json = format!("[{}]", row("Overtrin", "7,3"));
    let found = read_bytes("uddannelsesstatistik-fravaer", "fravaer.json", json.as_bytes());
    assert_eq!(found.codes(), ["unknown-member"]);
}

#[test]
fn a_dimension_nobody_knows_refuses_the_answer_since_rows_would_collide() {
    let json = format!("[{}]", row("Mellemtrin", "7,3"))
        .replace("\"[Tid]", "\"[Ferie].[Uge].[Uge]\":\"7\",\"[Tid]");
    let found = read_bytes("uddannelsesstatistik-fravaer", "fravaer.json", json.as_bytes());
    assert_eq!(found.codes(), ["stray-dimension"]);
    assert!(found.readings.is_empty());
}

#[test]
fn rows_may_stand_under_a_key_and_lack_some_fields() {
    let json = r#"{"side":1,"data":[{"indicator":"elevtal","unit":"101001","period":"2024/25","value":487},
        {"unit":"101003","value":"449","period":"2024/25","indicator":"elevtal"}]}"#;
    let found = read_bytes("pejl", "x.json", json.as_bytes());
    let values = found.values("elevtal");
    assert_eq!(
        values,
        [("101001", ReadValue::Number(487.0)), ("101003", ReadValue::Number(449.0))]
    );
}

#[test]
fn the_two_upper_intervals_make_the_share_with_highest_well_being() {
    let row = |interval: &str, share: &str| {
        format!(
            r#"{{"[Institution].[Beliggenhedskommune].[Beliggenhedskommune]":"København",
            "[Klassetrin].[Klassetringruppe].[Klassetringruppe]":"Mellemtrin",
            "[Skoleår].[Skoleår].[Skoleår]":"2024/2025",
            "[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]":"Generel trivsel",
            "[Trivselsindikator Svarintervaller].[Trivselsindikator Svarintervaller].[Trivselsindikator Svarintervaller]":"{interval}",
            "Andel Indikatorsvar":"{share}"}}"#
        )
    };
    let whole = [row("1 til 2", "0,6 %"), row("3,1 til 4", "62,5 %"), row("4,1 til 5", "25,2 %")];
    let format = "uddannelsesstatistik-trivselsfordeling";
    let found = read_bytes(format, "x.json", format!("[{}]", whole.join(",")).as_bytes());
    assert_eq!(found.values("andel-hoejest-trivsel"), [("København", ReadValue::Number(87.7))]);
    let half = [row("1 til 2", "0,6 %"), row("4,1 til 5", "25,2 %")];
    let partly = read_bytes(format, "x.json", format!("[{}]", half.join(",")).as_bytes());
    let withheld = ReadValue::Withheld(Withheld::AtSource);
    assert_eq!(partly.values("andel-hoejest-trivsel"), [("København", withheld)]);
}

const OLD: &str = r#"{"dataset":{"dimension":{
  "OMRÅDE":{"label":"område","category":{"index":{"000":0,"084":1,"101":2},"label":{"000":"Hele landet"}}},
  "KLASSE":{"category":{"index":{"0000":0}}},"SKTPE":{"category":{"index":{"ANTALSUM":0}}},
  "ContentsCode":{"category":{"index":{"KVOTIEN1":0}}},"Tid":{"category":{"index":{"2023":0,"2024":1}}},
  "id":["OMRÅDE","KLASSE","SKTPE","ContentsCode","Tid"],"size":[3,1,1,1,2],"role":{"time":["Tid"]}},
  "label":"Klassekvotient","value":[20.8,20.9,21,22,null,21.4]}}"#;

#[test]
fn json_stat_of_the_old_layout_is_read() {
    let found = read_bytes("statbank-kvotien", "KVOTIEN.json", OLD.as_bytes());
    let values: Vec<_> =
        found.readings.iter().map(|r| (r.unit.text.as_str(), r.period, r.value)).collect();
    let (first, second) = (Period::CalendarYear(2023), Period::CalendarYear(2024));
    assert_eq!(
        values,
        [
            ("000", first, ReadValue::Number(20.8)),
            ("000", second, ReadValue::Number(20.9)),
            ("101", first, ReadValue::Missing(Missing::NotDelivered)),
            ("101", second, ReadValue::Number(21.4)),
        ]
    );
    assert_eq!(found.summary.left_out, 2, "the region is left out");
    assert!(found.problems.is_empty(), "{:?}", found.problems);
}

#[test]
fn json_stat_2_with_lists_maps_and_gaps_is_read() {
    let json = r#"{"version":"2.0","class":"dataset","value":{"0":17251,"4":"..","5":0},
      "id":["BLSTKOM","PASKAT","Tid"],"size":[2,3,1],"dimension":{
      "BLSTKOM":{"category":{"index":["000","101"]}},"PASKAT":{"category":{"index":["1","2","3"]}},
      "Tid":{"category":{"label":{"2024":"2024"}}}}}"#;
    let found = read_bytes("statbank-boern2", "BOERN2.json", json.as_bytes());
    let values: Vec<_> = found
        .readings
        .iter()
        .map(|r| (r.unit.text.as_str(), r.breakdown.to_string(), r.value))
        .collect();
    assert_eq!(
        values,
        [
            ("000", "care=dagpleje".to_owned(), ReadValue::Number(17251.0)),
            ("101", "care=0-2".to_owned(), ReadValue::Missing(Missing::NotDelivered)),
            ("101", "care=3-5".to_owned(), ReadValue::Number(0.0)),
        ]
    );
}

#[test]
fn categories_of_json_stat_are_known_by_their_labels_where_the_codes_are_not() {
    let json = r#"{"version":"2.0","class":"dataset","value":[4.1,3.2,6.1,4,3,6],
      "id":["BLSTKOM","PASTYPE","Tid"],"size":[2,3,1],"dimension":{
      "BLSTKOM":{"category":{"index":["000","101"],"label":{"000":"Hele landet"}}},
      "PASTYPE":{"category":{"index":["DAG","VUG","BOR"],
        "label":{"DAG":"Dagpleje","VUG":"Vuggestue","BOR":"B\u00f8rnehave"}}},
      "Tid":{"category":{"label":{"T1":"2021"}}}}}"#;
    let found = read_bytes("statbank-boern3", "BOERN3.json", json.as_bytes());
    let parts: Vec<_> = found.readings.iter().map(|r| r.breakdown.to_string()).collect();
    assert_eq!(parts[..3], ["care=dagpleje", "care=0-2", "care=3-5"]);
    assert_eq!(found.readings[3].unit.text, "101");
    assert_eq!(found.readings[0].period, Period::CalendarYear(2021));
    assert!(found.problems.is_empty(), "{:?}", found.problems);
}

#[test]
fn filters_that_keep_nothing_say_so() {
    let json = OLD.replace(
        r#""SKTPE":{"category":{"index":{"ANTALSUM":0}}}"#,
        r#""SKTPE":{"category":{"index":{"F1":0},"label":{"F1":"Friskoler"}}}"#,
    );
    let found = read_bytes("statbank-kvotien", "KVOTIEN.json", json.as_bytes());
    assert_eq!(found.codes(), ["nothing-kept"]);
    assert_eq!((found.problems[0].place.column.as_str(), found.readings.len()), ("SKTPE", 0));
}

#[test]
fn json_stat_with_a_dimension_nobody_knows_is_refused() {
    let json = OLD.replace("ContentsCode", "KØN").replace(r#"{"KVOTIEN1":0}"#, r#"{"M":0,"K":1}"#);
    let json = json.replace("[3,1,1,1,2]", "[3,1,1,2,2]");
    let json = json.replace("[20.8,20.9,21,22,null,21.4]", "[1,2,3,4,5,6,7,8,9,10,11,12]");
    let found = read_bytes("statbank-kvotien", "KVOTIEN.json", json.as_bytes());
    assert_eq!(found.codes(), ["stray-dimension"]);
}

#[test]
fn json_stat_whose_sizes_do_not_agree_is_refused() {
    for broken in [
        OLD.replace("[3,1,1,1,2]", "[3,1,1,1,3]"),
        OLD.replace("\"101\":2", "\"101\":7"),
        OLD.replace("21.4]", "21.4,1,2,3]"),
        OLD.replace(",null,21.4]", "]"),
    ] {
        let found = read_bytes("statbank-kvotien", "KVOTIEN.json", broken.as_bytes());
        assert_eq!(found.codes(), ["wrong-shape"]);
    }
}

#[test]
fn the_same_table_as_statbank_csv_gives_the_same_figures() {
    let csv = "\u{feff}\"OMRÅDE\";\"KLASSE\";\"SKTPE\";\"TID\";\"INDHOLD\"\r\n\
               \"Hele landet\";\"I alt\";\"I alt\";\"2023\";20,8\r\n\
               \"101 København\";\"0000\";\"ANTALSUM\";\"2024\";21,4\r\n\
               \"Region Hovedstaden\";\"0000\";\"ANTALSUM\";\"2024\";22\r\n\
               \"Furesø\";\"0000 I alt\";\"ANTALSUM\";\"2024\";..\r\n";
    let found = read_bytes("statbank-kvotien", "KVOTIEN.csv", csv.as_bytes());
    let values = found.values("klassekvotient-alle-skoletyper");
    let missing = ReadValue::Missing(Missing::NotDelivered);
    assert_eq!(
        values,
        [("000", ReadValue::Number(20.8)), ("101", ReadValue::Number(21.4)), ("Furesø", missing)]
    );
    assert!(found.problems.is_empty());
}

#[test]
fn the_counts_of_all_intervals_make_the_n_of_the_share() {
    let row = |interval: &str, share: &str, n: &str| {
        format!(
            r#"{{"[Institution].[Afdelingsnummer].[Afdelingsnummer]":"101001",
            "[Skoleår].[Skoleår].[Skoleår]":"2024/2025",
            "[Trivselsindikator].[Trivselsindikator].[Trivselsindikator]":"Generel trivsel",
            "[Trivselsindikator].[Svarintervaller].[Svarintervaller]":"{interval}",
            "Andel Indikatorsvar":"{share}","Antal Indikatorsvar":"{n}"}}"#
        )
    };
    let intervals = |last: &str| {
        let rows = [
            row("3,1 til 4", "62,5 %", "50"),
            row("4,1 til 5", "25,0 %", "20"),
            row("1 til 2", "2,5 %", last),
            row("2,1 til 3", "10,0 %", "8"),
        ];
        let json = format!("[{}]", rows.join(","));
        read_bytes("uddannelsesstatistik-trivselsfordeling", "x.json", json.as_bytes())
    };
    let (whole, partly) = (intervals("2"), intervals("*"));
    assert_eq!(whole.readings[0].value, ReadValue::Number(87.5));
    assert_eq!(whole.readings[0].n.map(|count| count.n), Some(80.0));
    assert_eq!(partly.readings[0].n, None, "a row without a count leaves the whole unknown");
}

#[test]
fn the_indicator_of_a_fee_is_told_by_a_column() {
    let csv = "OMRÅDE;INSTITUTION;TID;INDHOLD\n101;F47;2025;44400\n101;F03;2025;43344\n101;F55;2025;20000\n";
    let found = read_bytes("statbank-res88", "RES88.csv", csv.as_bytes());
    let ids: Vec<_> = found.readings.iter().map(|reading| reading.indicator.as_str()).collect();
    assert_eq!(ids, ["takst-dagpleje", "takst-vuggestue"]);
}
