//! `pejl stats` for charts, intervals, funnels, scales and forecasts.

use std::fs;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{done, run};

/// Writes the text to a file and returns what a command of it prints.
fn told(text: &str, words: &[&str]) -> Value {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data.csv").display().to_string();
    fs::write(&data, text).unwrap();
    let (word, more) = words.split_first().unwrap();
    let words = ["stats", word, "--data", &data];
    serde_json::from_str(&done(&[words.as_slice(), more].concat())).unwrap()
}

/// Returns the exit code and what is said of a command that cannot be done.
fn complaint(text: &str, words: &[&str]) -> (Option<i32>, String) {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("data.csv").display().to_string();
    fs::write(&data, text).unwrap();
    let (word, more) = words.split_first().unwrap();
    let output = run(&[["stats", word, "--data", &data].as_slice(), more].concat());
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

fn near(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 1e-4, "{value} is not {expected}");
}

/// Flow rates of the NIST/SEMATECH e-Handbook, 6.3.2.2, with a month that was not measured.
const FLOW: &str = "month;rate\n01;49.6\n02;47.6\n03;49.9\n04;51.3\n05;\n06;47.8\n07;51.2\n08;52.6\n09;52.4\n\
    10;53.6\n11;52.1\n12;90\n";

#[test]
fn a_chart_of_single_values_marks_what_lies_outside() {
    let told = told(FLOW, &["xmr", "--value", "rate", "--label", "month", "--baseline", "10"]);
    near(&told["centre"], 50.81);
    near(&told["lower"], 45.817_588);
    near(&told["upper"], 55.802_412);
    assert_eq!((&told["left_out"], &told["provisional"]), (&1.into(), &true.into()));
    let last = &told["points"][10];
    assert_eq!(
        (&last["row"], &last["label"], &last["outside"]),
        (&12.into(), &"12".into(), &true.into())
    );
    assert_eq!(told["points"][0]["label"], "01");
    assert_eq!(told["signals"], Value::from(vec!["outside"]));
    assert_eq!(told["anhoej"]["n_useful"], 11);
}

#[test]
fn a_chart_of_shares_has_limits_for_each_point() {
    let rows = "40,100\n60,100\n".repeat(4);
    let text = format!("x,n\n{rows}0,0\n,5\n1,10\n");
    let words = ["pchart", "--numerator", "x", "--denominator", "n", "--baseline", "8"];
    let laney = told(&text, &words);
    assert_eq!((&laney["method"], &laney["left_out"]), (&"laney".into(), &2.into()));
    assert!(laney["sigma_z"].as_f64().unwrap() > 1.1);
    let plain = told(&text, &[words.as_slice(), &["--plain"]].concat());
    assert_eq!(plain["method"], "plain");
    near(&plain["centre"], 0.5);
    near(&plain["points"][0]["lower"], 0.35);
    near(&plain["points"][8]["upper"], 0.974_342);
}

#[test]
fn shares_have_intervals_and_are_held_against_one_of_them() {
    let text = "school,x,n\na,81,263\nb,15,148\nc,0,20\n";
    let told = told(text, &["wilson", "--label", "school", "--against", "b"]);
    near(&told["rows"][0]["lower"], 0.255_289);
    near(&told["rows"][0]["upper"], 0.366_210);
    near(&told["rows"][0]["difference"]["lower"], 0.127_425);
    near(&told["rows"][0]["difference"]["upper"], 0.276_693);
    assert_eq!(told["rows"][1]["difference"], Value::Null);
    near(&told["rows"][2]["upper"], 0.161_125);
}

#[test]
fn a_funnel_judges_shares_and_means() {
    let words = ["funnel", "--unit", "u", "--numerator", "x", "--denominator", "n"];
    let of = told(
        "u,x,n\n0a,2,20\n0b,80,100\n",
        &[words.as_slice(), &["--target", "0.8", "--widening", "never"]].concat(),
    );
    let units = &of["units"];
    assert_eq!((&units[0]["unit"], &units[0]["class"]), (&"0a".into(), &"deviates".into()));
    assert_eq!(units[1]["class"], "inside");
    near(&units[1]["spiegelhalter_2005"]["lower_998"], 0.6632);
    near(&of["outside_95"]["expected"], 0.1);
    let words = ["funnel", "--unit", "u", "--mean", "m", "--sd", "s", "--n", "n"];
    let of = told("u,m,s,n\na,3.9,.5,40\nb,4.1,.5,40\n", &words);
    near(&of["target"], 4.0);
    near(&of["units"][0]["upper_95"], 4.0 + 1.959_964 * 0.5 / 40.0_f64.sqrt());
}

#[test]
fn a_scale_is_told_with_its_items() {
    let text = "a,b,c\n1,5,2\n2,4,2\n3,3,3\n4,2,5\n5,1,4\n3,2,3\n,1,1\n";
    let words = ["alpha", "--items", "a,b,c", "--reversed", "b", "--min", "1", "--max", "5"];
    let told = told(text, &words);
    assert_eq!((&told["n"], &told["left_out"]), (&6.0.into(), &1.into()));
    let alpha = told["alpha"]["estimate"].as_f64().unwrap();
    assert!(alpha > 0.9 && told["alpha"]["lower"].as_f64().unwrap() < alpha);
    assert_eq!(told["items"][1]["reversed"], true);
    assert_eq!(told["items"].as_array().unwrap().len(), 3);
}

#[test]
fn series_of_units_have_forecasts() {
    let row = |at: u32| {
        let (unit, year) = (at / 5, 2020 + at % 5);
        format!("00{unit},{year},0.{},40\n", 70 + 3 * unit + at % 3)
    };
    let text = "unit,year,share,n\n".to_owned() + (0..20).map(row).collect::<String>().as_str();
    let words = ["forecast", "--unit", "unit", "--period", "year", "--value", "share", "--n", "n"];
    let told = told(&text, &[words.as_slice(), &["--horizon", "2"]].concat());
    assert_eq!((&told["units"], &told["last_period"]), (&4.into(), &2024.into()));
    let forecasts = told["forecasts"].as_array().unwrap();
    assert_eq!(forecasts.len(), 12);
    let last = &forecasts[11];
    assert_eq!((&last["unit"], &last["period"]), (&"003".into(), &2026.into()));
    let [low, level, high] =
        ["lower_80", "level", "upper_80"].map(|name| last[name].as_f64().unwrap());
    assert!(low < level && level < high && last["measured"]["lower_80"].as_f64().unwrap() < low);
}

#[test]
fn an_interrupted_series_is_held_against_the_line_it_was_on() {
    // The first eleven years of R's `LakeHuron`, with a break in 1883.
    let text = "year,level\n1875,580.38\n1876,581.86\n1877,580.97\n1878,580.80\n1879,579.79\n1880,580.39\n\
        1881,580.42\n1882,580.82\n1883,581.40\n1884,581.32\n1885,581.44\n";
    let told = told(text, &["its", "--value", "level", "--label", "year", "--start", "1883"]);
    assert_eq!((&told["n_before"], &told["n_after"]), (&8.into(), &3.into()));
    near(&told["level_change"]["estimate"], 1.055_952);
    near(&told["level_change"]["se"], 0.356_063);
    near(&told["points"][10]["without"], 580.147_143);
}

#[test]
fn what_cannot_be_charted_is_told() {
    let told = |text: &str, words: &[&str], code: i32, why: &str| {
        let (found, told) = complaint(text, words);
        assert!(found == Some(code) && told.contains(why), "{found:?} {told}");
    };
    told(FLOW, &["xmr", "--value", "flow"], 2, "no column `flow`; it has month, rate");
    told("v\n1\n2\nmany\n", &["xmr", "--value", "v"], 2, "column `v` has `many` in row 3");
    told("v\n1\n2\n", &["xmr", "--value", "v"], 1, "at least 6 observations are needed");
    told("v\n1\n1\n1\n1\n1\n1\n", &["xmr", "--value", "v"], 1, "no variation");
    told("x,n\n5,4\n", &["wilson"], 2, "row 1");
    told("x,n\n3,4\n", &["wilson", "--against", "9"], 2, "called `9`");
    told("a,b\n1,2.5\n", &["alpha", "--items", "a,b"], 2, "column `b` has `2.5` in row 1");
    told(FLOW, &["its", "--value", "rate", "--start", "9"], 2, "row 5 has no value");
    told("v\n1\n2\n4\n", &["its", "--value", "v", "--start", "2"], 1, "at least 8");
    let words = ["forecast", "--unit", "u", "--period", "t", "--value", "v", "--horizon", "1"];
    told("u,t,v\na,2020,1\na,2020,1\n", &words, 2, "`a` has two values in 2020");
}
