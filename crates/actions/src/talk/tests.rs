use domain::{
    access::{Role, Scope},
    figure::{Value, Withheld},
    report::Audience,
};

use super::*;
use crate::evidence::tests::small_town::{
    PUBLIC, SCHOOL, SECRET, SMALL, TOWN, Town, in_town, number, scope,
};

async fn prepared(town: &Town, unit: &str, audience: Audience) -> Talk {
    prepare(&town.app, &Scope::command_line(), &number(unit), audience).await.unwrap()
}

fn indicators(talk: &Talk) -> Vec<&str> {
    talk.sections.iter().map(|section| section.indicator.id.as_str()).collect()
}

#[test]
fn a_talk_holds_the_schools_own_figures_what_is_aimed_at_first() {
    in_town(async |town| {
        town.aim(&[SCHOOL], PUBLIC, 80.0).await;
        for year in [2018, 2021, 2022, 2023, 2024] {
            town.deliver_year(PUBLIC, year, 85.0).await;
        }
        town.deliver(&[("elevtal", SCHOOL, 2024, 400.0, 0.0), (PUBLIC, "000", 2024, 86.0, 5e4)])
            .await;
        let talk = prepared(&town, SCHOOL, Audience::Closed).await;
        assert_eq!(indicators(&talk), [PUBLIC, "elevtal"]);
        assert_eq!((talk.municipality.as_str(), talk.left_out), ("København", 0));
        let section = &talk.sections[0];
        let years: Vec<_> = section.series.iter().map(|f| f.key.period.start_year()).collect();
        assert_eq!(years, [2022, 2023, 2024]);
        assert_eq!((section.country.len(), section.targets.len()), (1, 1));
        assert!(section.place.is_some());
        assert!(talk.sources.iter().all(|line| line.credit == "Kilde: Prøve"));
        assert_eq!(talk.sources.len(), 4);
    });
}

#[test]
fn the_open_version_leaves_out_test_results_and_few_children_and_says_how_many() {
    in_town(async |town| {
        town.deliver(&[
            (SECRET, SMALL, 2024, 70.0, 30.0),
            (PUBLIC, SMALL, 2023, 80.0, 30.0),
            (PUBLIC, SMALL, 2024, 50.0, 2.0),
        ])
        .await;
        let closed = prepared(&town, SMALL, Audience::Closed).await;
        assert_eq!(indicators(&closed), [SECRET, PUBLIC]);
        let open = prepared(&town, SMALL, Audience::Open).await;
        assert_eq!((indicators(&open), open.left_out), (vec![PUBLIC], 2));
        let section = &open.sections[0];
        assert_eq!(section.series[1].value, Value::Withheld(Withheld::TooFew));
        assert_eq!((section.pooled.as_ref(), section.place.as_ref()), (None, None));
    });
}

#[test]
fn a_leader_prepares_the_own_talk_and_no_other() {
    in_town(async |town| {
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 80.0, 60.0)]).await;
        let leader = scope(Role::UnitLeader, SCHOOL);
        for (unit, is_allowed) in [(SCHOOL, true), (SMALL, false)] {
            let prepared = prepare(&town.app, &leader, &number(unit), Audience::Closed).await;
            assert_eq!(prepared.is_ok(), is_allowed, "{unit}");
        }
        let councillor = scope(Role::Councillor, TOWN);
        let refused = prepare(&town.app, &councillor, &number(SCHOOL), Audience::Open).await;
        assert!(matches!(refused, Err(Error::NotAllowed(Permission::MakeReports))));
    });
}

#[test]
fn there_is_no_talk_about_a_school_that_is_not_there() {
    in_town(async |town| {
        let found =
            prepare(&town.app, &Scope::command_line(), &number("999999"), Audience::Closed).await;
        assert!(matches!(found, Err(Error::NotFound { kind: "unit", .. })));
    });
}
