//! School tables beside registers: what each says of a school, and tables that bring nothing.

use super::*;

/// One school has closed, one has departments and one is a department.
const REGISTER: &str = "number;name;kind;part;main;municipality;opened;closed\n\
    461011;Lukkede Skole;school;;;461;;31/07/2020\n461012;Hovedskolen;school;main;;461;;\n\
    461013;Afdelingen;school;department;461012;461;;\n";

const TABLE: &str = "institutionsnummer;navn;type;kommunekode;elevtal\n\
    461011;Lukkede Skole;folkeskole;461;200\n461012;Hovedskolen;folkeskole;461;300\n\
    461013;Afdelingen;folkeskole;461;100\n461014;Kun i tabellen;folkeskole;461;50\n";

async fn unit(town: &Town, number: &str) -> Option<domain::unit::Unit> {
    store::units::find(&town.app.db, &number.parse().unwrap()).await.unwrap()
}

#[tokio::test]
async fn a_school_table_opens_no_closed_school_and_counts_no_department_twice() {
    let town = Town::new().await;
    town.deliver(&[("register.csv", REGISTER)]).await;
    let outcome = town.deliver(&[("schools_2024_25.csv", TABLE)]).await;
    assert_eq!((outcome.verdict, codes(&outcome)), (Verdict::Committed, vec!["closed-unit"]));
    assert!(unit(&town, "461011").await.unwrap().closed.is_some());
    assert!(!unit(&town, "461013").await.unwrap().counts());
}

#[tokio::test]
async fn an_older_table_renames_no_school_and_a_newer_one_does() {
    let town = Town::new().await;
    for (file, name, expected) in [
        ("schools_2023_24.csv", "Midt", "Midt"),
        ("schools_2021_22.csv", "Gammel", "Midt"),
        ("schools_2024_25.csv", "Ny", "Ny"),
        ("schools_2022_23.csv", "Gammel", "Ny"),
    ] {
        let table = TABLE.replace("Kun i tabellen", name);
        town.deliver(&[(file, &table)]).await;
        assert_eq!(unit(&town, "461014").await.unwrap().name, expected, "{file}");
    }
}

#[tokio::test]
async fn a_school_table_that_brings_no_figure_is_refused_with_why() {
    let town = Town::new().await;
    let twice = TABLE.to_owned()
        + "461011;a;folkeskole;461;201\n461012;b;folkeskole;461;301\n\
        461013;c;folkeskole;461;101\n461014;d;folkeskole;461;51\n";
    for (file, text, code) in [
        ("skoler.csv", TABLE, "not-a-period"),
        ("skole-data_2026-04-30.csv", TABLE, "not-a-period"),
        ("skoler_2024.csv", TABLE, "not-a-period"),
        ("skoler_2024_25.csv", &twice, "contradiction"),
    ] {
        let outcome = town.deliver(&[(file, text)]).await;
        assert_eq!((outcome.verdict, codes(&outcome)), (Verdict::Refused, vec![code]), "{file}");
    }
    let year = Parcel { period: "2023".parse().ok(), ..town.parcel(&[("skoler.csv", TABLE)]) };
    let outcome = town.take(&year, Wish::Commit).await;
    assert_eq!((outcome.verdict, codes(&outcome)), (Verdict::Refused, vec!["wrong-period-type"]));
    assert_eq!(unit(&town, "461014").await, None);
}
