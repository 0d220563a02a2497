//! Real published files, where they are at hand.

use super::*;

fn real_file(name: &str) -> Option<ParcelFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    let path = folder.join(name);
    if path.is_file() {
        return Some(ParcelFile::new(name, path));
    }
    eprintln!("left out: `{}` is not there", path.display());
    None
}

#[tokio::test]
async fn the_school_table_of_2024_25_comes_in_whole_and_only_once() {
    let Some(file) = real_file("schools_2024_25.csv") else { return };
    let town = Town::new().await;
    let parcel = parcel_of(vec![file]);
    let first = town.take(&parcel, Wish::Commit).await;
    assert_eq!(first.verdict, Verdict::Committed);
    assert_eq!(first.difference.rows, 2_303);
    assert!(first.difference.figures > 15_000, "{:?}", first.difference);
    assert!(first.difference.suspected >= 19, "{:?}", first.difference);
    assert!(first.difference.units >= 2_303, "{:?}", first.difference);
    let second = town.take(&parcel, Wish::Commit).await;
    assert_eq!(second.verdict, Verdict::AlreadyThere(first.delivery.unwrap()));
}

#[tokio::test]
async fn other_published_files_come_in_with_a_format_found_for_them() {
    let town = Town::new().await;
    for (name, format) in [
        ("kvotien_kommune_2024.csv", "kvotien-table"),
        ("normering_kommune_raw_api.json", "uddannelsesstatistik-normering"),
        ("trivsel_fravaer_time_merged.csv", "wellbeing-absence-series"),
        ("oversko_benchmark_series.csv", "overview-series"),
        ("daycare_registry.csv", "daycare-register"),
    ] {
        let Some(file) = real_file(name) else { continue };
        let outcome = town.take(&parcel_of(vec![file]), Wish::Commit).await;
        assert_eq!(outcome.format.as_deref(), Some(format), "{name}");
        assert_eq!(outcome.verdict, Verdict::Committed, "{name}: {:?}", outcome.problems.counts());
    }
}
