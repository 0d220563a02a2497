use domain::{
    access::Scope,
    status::{Counts, Status, Why},
};

use super::small_town::{PUBLIC, SCHOOL, SMALL, TOWN, Town, in_town, number};
use crate::evidence::{GoalStatus, goal_statuses};

async fn own_goals(town: &Town) -> Vec<GoalStatus> {
    let statuses = goal_statuses(&town.app, &Scope::command_line()).await.unwrap();
    statuses.into_iter().filter(|status| status.goal.key.is_none()).collect()
}

#[test]
fn the_municipalitys_own_figure_decides_its_own_goal() {
    in_town(async |town| {
        town.aim(&[], PUBLIC, 80.0).await;
        // Every school reaches the bound, the municipality's own figure does not.
        town.deliver_year(PUBLIC, 2024, 99.0 - 3.0).await;
        town.deliver(&[(PUBLIC, TOWN, 2024, 60.0, 400.0)]).await;
        let goals = own_goals(&town).await;
        let (unit, judged) = &goals[0].units[0];
        assert_eq!(*unit, None);
        assert_eq!(judged[0].1.status, Status::OffTrack);
        assert_eq!(goals[0].counts, Counts { off_track: 1, ..Counts::default() });
    });
}

#[test]
fn a_goal_carried_by_units_is_judged_on_each_units_own_figure() {
    in_town(async |town| {
        town.aim(&[SCHOOL, SMALL], PUBLIC, 80.0).await;
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 96.0, 60.0), (PUBLIC, SMALL, 2024, 20.0, 12.0)])
            .await;
        let goals = own_goals(&town).await;
        let statuses: Vec<_> = goals[0]
            .units
            .iter()
            .map(|(unit, judged)| (unit.clone().unwrap(), judged[0].1.status))
            .collect();
        assert!(statuses.contains(&(number(SCHOOL), Status::Reached)));
        assert!(statuses.contains(&(number(SMALL), Status::CannotTell(Why::TooFew))));
        assert_eq!(goals[0].counts, Counts { reached: 1, cannot_tell: 1, ..Counts::default() });
    });
}

#[test]
fn the_national_goals_stand_for_the_municipality_as_a_whole() {
    in_town(async |town| {
        let statuses = goal_statuses(&town.app, &Scope::command_line()).await.unwrap();
        let national: Vec<_> = statuses.iter().filter(|status| status.goal.key.is_some()).collect();
        assert_eq!(national.len(), 3);
        for status in national {
            assert_eq!(status.units.len(), 1);
            assert_eq!(status.counts.total(), status.counts.cannot_tell);
        }
    });
}

#[test]
fn what_all_schools_do_steadies_the_judgement_of_one() {
    in_town(async |town| {
        town.aim(&[SCHOOL], PUBLIC, 80.0).await;
        for year in [2022, 2023, 2024] {
            town.deliver_year(PUBLIC, year, 90.0).await;
        }
        town.deliver(&[(PUBLIC, SCHOOL, 2024, 82.0, 41.0)]).await;
        let goals = own_goals(&town).await;
        let steadied = goals[0].units[0].1[0].1.probability.unwrap();
        // R: pbeta(.8, 34.12, 7.88, lower = FALSE) = .594 from this figure alone.
        assert!(steadied > 0.7, "{steadied}");
    });
}
