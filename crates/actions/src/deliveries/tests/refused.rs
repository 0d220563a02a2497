//! What is refused, and how it is told.

use super::*;

#[tokio::test]
async fn a_file_of_something_else_is_refused_with_what_is_wrong_and_where() {
    let town = Town::new().await;
    let outcome = town.deliver(&[("frokost.csv", "ret,pris\nRugbrød,12\nÆble,3\n")]).await;
    assert_eq!(outcome.verdict, Verdict::Refused);
    assert_eq!(codes(&outcome), ["unknown-format"]);
    assert_eq!(outcome.problems.kept()[0].place.file, "frokost.csv");
    assert_eq!(outcome.looks[0].headings, ["ret", "pris"]);
    assert_eq!(outcome.looks[0].preview[0], ["Rugbrød", "12"]);
    assert_eq!(town.deliveries().await, 1);
}

#[tokio::test]
async fn a_lacking_column_is_named() {
    let town = Town::new().await;
    let mut parcel =
        town.parcel(&[("a.csv", "indicator,unit,period\nelevfravaer,461001,2024/25\n")]);
    parcel.format = Some("pejl".to_owned());
    let outcome = town.take(&parcel, Wish::Commit).await;
    assert_eq!((outcome.verdict, codes(&outcome)), (Verdict::Refused, vec!["missing-column"]));
    assert_eq!(outcome.problems.kept()[0].place.column, "value");
}

#[tokio::test]
async fn empty_broken_and_endless_files_are_refused() {
    let town = Town::new().await;
    for (name, contents) in [
        ("empty.csv", Vec::new()),
        ("heading.csv", b"indicator,unit,period,value\n".to_vec()),
        ("cut.xlsx", b"PK\x03\x04\x14\x00\x06\x00".to_vec()),
        ("other.json", br#"{"a": [1, {"b": 2}]}"#.to_vec()),
        ("long.csv", [b"indicator,unit,period,value\n".to_vec(), vec![b'x'; 8 << 20]].concat()),
        ("bytes.csv", (0..=255).cycle().take(5000).collect()),
    ] {
        let outcome = town.take(&parcel_of(vec![town.file(name, &contents)]), Wish::Commit).await;
        assert_eq!(outcome.verdict, Verdict::Refused, "{name}");
        assert!(outcome.problems.total() > 0, "{name}");
    }
    assert_eq!(town.deliveries().await, 1);
}

#[tokio::test]
async fn rows_that_cannot_be_taken_are_left_out_and_told() {
    let town = Town::new().await;
    let file =
        absences(&[("461001", "5.5"), ("999999", "6.5"), ("461002", "650"), ("461003", "x")]);
    let outcome = town.deliver(&[("a.csv", &file)]).await;
    assert_eq!(outcome.verdict, Verdict::Committed);
    assert_eq!(codes(&outcome), ["not-a-number", "outside-scale", "unknown-unit"]);
    assert_eq!((outcome.difference.rows, outcome.difference.figures), (4, 1));
    let kept = store::deliveries::problems(&town.app.db, outcome.delivery.unwrap(), None, 0, 10);
    let rows: Vec<u64> = kept.await.unwrap().iter().map(|problem| problem.place.row).collect();
    assert_eq!(rows.len(), 3);
}

#[tokio::test]
async fn a_strict_parcel_is_refused_for_one_bad_row() {
    let town = Town::new().await;
    let mut parcel = town.parcel(&[("a.csv", &absences(&[("461001", "5.5"), ("999999", "6.5")]))]);
    parcel.strictness = Strictness::RefuseAll;
    assert_eq!(town.take(&parcel, Wish::Commit).await.verdict, Verdict::Refused);
    assert_eq!(town.estimate("461001").await, None);
}

#[tokio::test]
async fn files_of_different_formats_are_no_parcel() {
    let town = Town::new().await;
    let figures = absences(&[("461001", "5.5")]);
    let outcome = town.deliver(&[("a.csv", &figures), ("enheder.csv", SCHOOLS)]).await;
    assert_eq!((outcome.verdict, codes(&outcome)), (Verdict::Refused, vec!["wrong-shape"]));
    assert_eq!(outcome.problems.kept()[0].place.file, "enheder.csv");
}

#[tokio::test]
async fn who_may_not_deliver_is_refused() {
    let town = Town::new().await;
    let person = domain::id::PersonId(town.app.ids.next(town.app.clock.now()));
    let scope = crate::access::scope(
        person,
        [domain::access::Role::Councillor].into(),
        domain::access::OwnUnits::All,
        town.app.vault.holder,
    );
    let parcel = town.parcel(&[("a.csv", &absences(&[("461001", "5.5")]))]);
    let refused = take_in(&town.app, &scope, &parcel, Wish::DryRun, &Progress::default()).await;
    assert!(matches!(refused, Err(Error::NotAllowed(Permission::Deliver))));
}

#[tokio::test]
async fn a_row_below_the_table_is_told_once_and_not_for_each_column() {
    let town = Town::new().await;
    let table = "institutionsnummer;navn;type;kommunekode;elevtal;klassekvotient\n\
        461001;Østre Skole;folkeskole;461;300;21\nKilde: STIL;;;;;\n999001;Ny;folkeskole;;1;2\n";
    let outcome = town.deliver(&[("schools_2024_25.csv", table)]).await;
    assert_eq!(outcome.problems.counts()["unknown-unit"], 1, "{:?}", outcome.problems.kept());
    assert_eq!(outcome.verdict, Verdict::Committed);
}

#[tokio::test]
async fn a_dimension_too_much_is_told_in_its_own_words() {
    let town = Town::new().await;
    let json = r#"[{"[Institution].[Beliggenhedskommune].[Beliggenhedskommune]":"Odense",
        "[Tid].[Skoleår].[Skoleår]":"2024/2025","[Ferie].[Uge].[Uge]":"7",
        "Gennemsnitligt fravær per skoleår":"7,3"}]"#;
    let outcome = town.deliver(&[("fravaer.json", json)]).await;
    assert_eq!(outcome.verdict, Verdict::Refused);
    assert!(codes(&outcome).contains(&"stray-dimension"), "{:?}", outcome.problems.kept());
    assert!(!codes(&outcome).contains(&"missing-column"), "{:?}", outcome.problems.kept());
}
