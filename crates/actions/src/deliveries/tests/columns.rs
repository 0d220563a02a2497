//! A person says what the columns of an unknown file are.

use super::*;

const FILE: &str = "skole;år;fravær i alt;antal elever;bemærkning\n\
    461001;2024/25;5,5;400;ingen\n461002;2024/25;6,5;300;ingen\n";

fn mapping(columns: &[(&str, &str)]) -> Mapping {
    Mapping {
        title: "Vores fraværsark".to_owned(),
        columns: columns
            .iter()
            .map(|(heading, word)| ((*heading).to_owned(), ColumnIs::from_word(word).unwrap()))
            .collect(),
        year: YearWord::Unsaid,
    }
}

async fn checked(town: &Town) -> DeliveryId {
    let id = town.receive(&[("ark.csv", FILE)], Said::default()).await;
    town.work().await;
    id
}

#[tokio::test]
async fn columns_that_a_person_names_become_a_format_that_fits_from_then_on() {
    let town = Town::new().await;
    let scope = Scope::command_line();
    let id = checked(&town).await;
    assert_eq!(report(&town.app, &scope, id).unwrap().unwrap().verdict, Verdict::Refused);
    let named = mapping(&[
        ("skole", "unit-number"),
        ("år", "period"),
        ("fravær i alt", "indicator:elevfravaer"),
        ("antal elever", "count"),
        ("bemærkning", "ignored"),
    ]);
    map_columns(&town.app, &scope, id, &named).await.unwrap();
    town.work().await;
    let found = report(&town.app, &scope, id).unwrap().unwrap();
    assert_eq!(found.format.as_deref(), Some("egen-vores-fravaersark"));
    assert_eq!((found.verdict, found.difference.new), (Verdict::WouldCommit, 2));
    let next = town.deliver(&[("næste.csv", FILE)]).await;
    assert_eq!(next.format.as_deref(), Some("egen-vores-fravaersark"));
    assert_eq!(town.estimate("461001").await, Some(5.5));
    assert!(Path::new(&town.app.folder.join("formats/egen-vores-fravaersark.toml")).is_file());
}

#[tokio::test]
async fn a_description_without_a_unit_or_an_indicator_is_refused() {
    let town = Town::new().await;
    let id = checked(&town).await;
    for (columns, why) in [
        (vec![("fravær i alt", "indicator:elevfravaer")], "no-unit-column"),
        (vec![("skole", "unit-number")], "no-indicator-column"),
    ] {
        let refused = map_columns(&town.app, &Scope::command_line(), id, &mapping(&columns)).await;
        let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?}") };
        assert!(faults.iter().any(|fault| fault.why == why), "{faults:?}");
    }
    assert!(!town.app.folder.join("formats").exists());
}
