use domain::{
    access::{Role, Scope},
    breakdown::Breakdown,
    period::Period,
    report::FunnelClass,
    unit::UnitKind,
};

use super::small_town::{PUBLIC, SCHOOL, SECRET, SMALL, TOWN, Town, in_town, number, scope};
use crate::evidence::{Across, Origin, Wanted, across, place};

fn wanted(indicator: &str, kind: UnitKind) -> Wanted {
    Wanted {
        indicator: indicator.parse().unwrap(),
        period: Period::SchoolYear(2024),
        breakdown: Breakdown::all(),
        kinds: vec![kind],
        municipality: None,
    }
}

async fn schools(town: &Town, scope: &Scope, indicator: &str) -> Across {
    across(&town.app, scope, &wanted(indicator, UnitKind::School)).await.unwrap()
}

#[test]
fn the_centre_is_the_official_figure_and_never_the_mean_of_municipal_means() {
    in_town(async |town| {
        let small =
            ["147", "151", "153", "155", "157"].map(|unit| (PUBLIC, unit, 2024, 60.0, 50.0));
        let large = [(PUBLIC, TOWN, 2024, 90.0, 950.0)];
        town.deliver(&[&small[..], &large[..]].concat()).await;
        let all = Scope::command_line();
        let of_units = wanted(PUBLIC, UnitKind::Municipality);
        let funnel = across(&town.app, &all, &of_units).await.unwrap().funnel.unwrap();
        // (5 · 30 + 855)/1200, not (5 · 60 + 90)/6 = 65.
        assert_eq!(funnel.origin, Origin::Units);
        assert!((funnel.centre - 83.75).abs() < 1e-9, "{}", funnel.centre);
        town.deliver(&[(PUBLIC, "000", 2024, 84.5, 60_000.0)]).await;
        let with_country = across(&town.app, &all, &of_units).await.unwrap().funnel.unwrap();
        assert_eq!(with_country.origin, Origin::Country);
        assert!((with_country.centre - 84.5).abs() < 1e-9);
    });
}

#[test]
fn units_stand_by_name_with_a_class_and_what_chance_alone_would_do() {
    in_town(async |town| {
        town.deliver_year(PUBLIC, 2024, 85.0).await;
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 20.0, 60.0)]).await;
        let found = schools(&town, &Scope::command_line(), PUBLIC).await;
        let names: Vec<_> = found.rows.iter().map(|row| row.unit.name.clone()).collect();
        assert!(names.is_sorted() && names.len() == 12);
        let funnel = found.funnel.unwrap();
        assert_eq!(funnel.placed, 12);
        assert!((funnel.outside_inner.by_chance - 0.6).abs() < 1e-9);
        assert!(funnel.limits.is_sorted_by(|a, b| a[0] < b[0]));
        let deviating: Vec<_> =
            found.rows.iter().filter(|row| row.class == Some(FunnelClass::Deviates)).collect();
        assert_eq!(deviating.len(), 1);
        assert!(deviating[0].is_listed && deviating[0].unit.number == number(SCHOOL));
        assert_eq!((funnel.outside_outer.seen, funnel.listed), (1, 1));
    });
}

#[test]
fn the_funnel_is_that_of_all_units_whichever_municipality_is_shown() {
    in_town(async |town| {
        town.deliver_year(PUBLIC, 2024, 85.0).await;
        let all = Scope::command_line();
        let everywhere = schools(&town, &all, PUBLIC).await;
        let elsewhere = Wanted {
            municipality: Some("147".parse().unwrap()),
            ..wanted(PUBLIC, UnitKind::School)
        };
        let elsewhere = across(&town.app, &all, &elsewhere).await.unwrap();
        assert!(elsewhere.rows.is_empty());
        let (one, other) = (everywhere.funnel.unwrap(), elsewhere.funnel.unwrap());
        assert_eq!(one.limits, other.limits);
        assert_eq!(other.placed, 0);
    });
}

#[test]
fn a_unit_has_the_same_place_on_its_own_page_and_among_the_others() {
    in_town(async |town| {
        town.deliver_year(PUBLIC, 2024, 85.0).await;
        let all = Scope::command_line();
        let found = schools(&town, &all, PUBLIC).await;
        let slice = store::figures::Slice {
            indicator: PUBLIC.parse().unwrap(),
            period: Period::SchoolYear(2024),
            breakdown: Breakdown::all(),
        };
        for row in found.rows {
            let own = place(&town.app, &all, &slice, &row.unit.number).await.unwrap().unwrap();
            assert_eq!(Some(own.class), row.class);
            assert_eq!(own.others.len(), 11);
        }
    });
}

#[test]
fn others_test_results_make_no_funnel_for_a_leader() {
    in_town(async |town| {
        town.deliver_year(SECRET, 2024, 80.0).await;
        let leader = scope(Role::UnitLeader, SMALL);
        let found = schools(&town, &leader, SECRET).await;
        assert_eq!(found.funnel, None);
        let seen = found.rows.iter().filter(|row| row.figure.value.known().is_some());
        assert_eq!(seen.map(|row| row.unit.number.as_str()).collect::<Vec<_>>(), [SMALL]);
        assert!(schools(&town, &Scope::command_line(), SECRET).await.funnel.is_some());
    });
}

#[test]
fn too_few_units_and_values_of_everything_make_no_funnel() {
    in_town(async |town| {
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 80.0, 60.0)]).await;
        town.deliver_year("kompetencedaekning", 2024, 80.0).await;
        let all = Scope::command_line();
        for indicator in [PUBLIC, "kompetencedaekning"] {
            assert_eq!(schools(&town, &all, indicator).await.funnel, None, "{indicator}");
        }
    });
}
