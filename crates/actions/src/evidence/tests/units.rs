use domain::{
    access::{Role, Scope},
    figure::{Basis, Value, Withheld},
    indicator::IndicatorId,
    status::{Status, Why},
};

use super::small_town::{PUBLIC, SCHOOL, SECRET, SMALL, TOWN, Town, in_town, number, scope};
use crate::evidence::{Evidence, Extent, Says, changed, unit_evidence};

/// Reads what is known of an indicator, which is the same however much else is read.
async fn about(town: &Town, scope: &Scope, unit: &str, indicator: &str) -> Evidence {
    let id: IndicatorId = indicator.parse().unwrap();
    let read = async |extent| {
        let evidence = unit_evidence(&town.app, scope, &number(unit), extent).await.unwrap();
        evidence.into_iter().find(|known| known.indicator.id == id).unwrap()
    };
    let leading = read(Extent::Leading).await;
    assert_eq!(read(Extent::Indicator(id.clone())).await, leading);
    assert_eq!(read(Extent::All).await, leading);
    leading
}

#[test]
fn a_unit_is_read_beside_its_municipality_and_the_country() {
    in_town(async |town| {
        for year in [2022, 2023, 2024] {
            town.deliver_year(PUBLIC, year, 85.0).await;
            town.deliver(&[(PUBLIC, TOWN, year, 84.0, 500.0), (PUBLIC, "000", year, 86.0, 5e4)])
                .await;
        }
        let known = about(&town, &Scope::command_line(), SCHOOL, PUBLIC).await;
        assert_eq!(known.series.len(), 3);
        assert!(known.series.is_sorted_by_key(|figure| figure.key.period.start_year()));
        assert_eq!((known.country.len(), known.municipality.len()), (3, 3));
        assert_eq!(known.newest, known.series.last().cloned());
        assert_eq!(known.pooled, None);
        let place = known.place.unwrap();
        assert!((place.centre - 86.0).abs() < 1e-9 && place.others.len() == 11);
        let town_itself = about(&town, &Scope::command_line(), TOWN, PUBLIC).await;
        assert!(town_itself.municipality.is_empty());
    });
}

#[test]
fn a_small_schools_last_comparable_years_are_taken_together() {
    in_town(async |town| {
        // 2019/20 to 2021/22 must not be compared with others.
        for (year, estimate) in
            [(2018, 75.0), (2021, 99.0), (2022, 50.0), (2023, 75.0), (2024, 100.0)]
        {
            town.deliver(&[(PUBLIC, SMALL, year, estimate, 12.0)]).await;
        }
        let pooled = about(&town, &Scope::command_line(), SMALL, PUBLIC).await.pooled.unwrap();
        let years: Vec<_> = pooled.periods.iter().map(|period| period.start_year()).collect();
        assert_eq!(years, [2022, 2023, 2024]);
        assert!((pooled.known.estimate - 75.0).abs() < 1e-9);
        assert!((pooled.known.n.unwrap().n - 36.0).abs() < 1e-9);
        assert_eq!(pooled.known.basis, Basis::Pooled);
    });
}

#[test]
fn a_new_delivery_is_seen_at_once_and_a_sign_in_moves_nothing() {
    in_town(async |town| {
        let all = Scope::command_line();
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 80.0, 60.0)]).await;
        let read = async || {
            let newest = about(&town, &all, SCHOOL, PUBLIC).await.newest.unwrap();
            newest.value.known().unwrap().estimate
        };
        assert!((read().await - 80.0).abs() < 1e-9);
        let before = town.app.worked_out.generation(&town.app).await.unwrap();
        town.somebody_signs_in().await;
        assert_eq!(town.app.worked_out.generation(&town.app).await.unwrap(), before);
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 70.0, 60.0)]).await;
        assert!((read().await - 70.0).abs() < 1e-9);
        assert!(town.app.worked_out.generation(&town.app).await.unwrap() > before);
    });
}

#[test]
fn of_another_units_test_results_only_whether_a_target_is_reached_is_told() {
    in_town(async |town| {
        town.aim(&[SCHOOL, SMALL], SECRET, 80.0).await;
        town.deliver(&[(SECRET, SCHOOL, 2024, 96.0, 60.0), (SECRET, SMALL, 2024, 95.0, 12.0)])
            .await;
        let stranger = scope(Role::UnitLeader, "101005");
        let known = about(&town, &stranger, SCHOOL, SECRET).await;
        assert_eq!(known.newest.unwrap().value, Value::Withheld(Withheld::Secrecy));
        assert_eq!((known.pooled, known.change, known.place), (None, None, None));
        let told = &known.targets[0].judgement;
        assert_eq!((told.status, told.official), (Status::Reached, Some(true)));
        assert!(told.newest.is_none() && told.probability.is_none() && told.forecast.is_none());
        assert!(told.bound.is_none() && told.children.is_none());
        let few = about(&town, &stranger, SMALL, SECRET).await;
        let of_few = &few.targets[0].judgement;
        assert_eq!((of_few.status, of_few.official), (Status::CannotTell(Why::Withheld), None));
        let own = about(&town, &scope(Role::UnitLeader, SCHOOL), SCHOOL, SECRET).await;
        assert!(own.targets[0].judgement.newest.is_some());
    });
}

#[test]
fn few_children_are_shown_to_their_own_and_withheld_from_others() {
    in_town(async |town| {
        town.aim(&[SMALL], PUBLIC, 80.0).await;
        town.deliver(&[(PUBLIC, SMALL, 2024, 50.0, 2.0)]).await;
        let own = about(&town, &scope(Role::UnitLeader, SMALL), SMALL, PUBLIC).await;
        assert!(own.newest.unwrap().value.known().is_some());
        let other = about(&town, &scope(Role::UnitLeader, SCHOOL), SMALL, PUBLIC).await;
        assert_eq!(other.newest.unwrap().value, Value::Withheld(Withheld::TooFew));
        let told = &other.targets[0].judgement;
        assert_eq!(told.status, Status::CannotTell(Why::Withheld));
        assert!(told.newest.is_none() && told.official.is_none());
    });
}

#[test]
fn a_target_that_names_a_unit_is_shown_even_if_nothing_was_measured() {
    in_town(async |town| {
        town.aim(&[SCHOOL], PUBLIC, 80.0).await;
        let known = about(&town, &Scope::command_line(), SCHOOL, PUBLIC).await;
        assert_eq!(known.targets[0].judgement.status, Status::CannotTell(Why::NoFigure));
        assert!(known.series.is_empty() && known.newest.is_none());
    });
}

#[test]
fn what_changed_is_told_with_how_many_were_looked_at() {
    in_town(async |town| {
        town.deliver(&[(PUBLIC, SCHOOL, 2023, 60.0, 200.0), (PUBLIC, SCHOOL, 2024, 80.0, 200.0)])
            .await;
        town.deliver(&[
            ("elevtal", SCHOOL, 2023, 400.0, 0.0),
            ("elevtal", SCHOOL, 2024, 398.0, 0.0),
        ])
        .await;
        town.deliver(&[("trivsel-generel", SCHOOL, 2023, 3.7, 150.0)]).await;
        town.deliver(&[("trivsel-generel", SCHOOL, 2024, 3.6, 150.0)]).await;
        let found = changed(&town.app, &Scope::command_line(), &number(SCHOOL)).await.unwrap();
        let says: Vec<_> = found
            .changes
            .iter()
            .map(|changed| (changed.indicator.id.as_str(), changed.change.says))
            .collect();
        assert_eq!(
            says,
            [("elevtal", Says::Fell), (PUBLIC, Says::Rose), ("trivsel-generel", Says::CannotTell)]
        );
        assert_eq!(found.tested, 2);
    });
}
