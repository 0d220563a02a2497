//! Goals, their targets, and former versions of both.

use std::slice;

use domain::{
    breakdown::Breakdown,
    event::Actor,
    goal::{Decision, Goal, GoalLevel, GoalState},
    id::{GoalId, TargetId},
    period::Period,
    target::{Rule, Side, Target},
    text::Text,
};
use jiff::civil::date;

use super::{at, change, id, on_both, written};
use crate::{
    db::Db,
    error::Error,
    goals::{
        self, Written, find_by_key, find_target, insert_target, of_unit, set_state, states,
        target_versions, targets, targets_of, update_target, versions, withdraw_target,
    },
};

fn national() -> Goal {
    Goal {
        id: GoalId(id(1)),
        key: Some("national-1".to_owned()),
        level: GoalLevel::National,
        title: Text { da: "Flere dygtige".to_owned(), en: "More able".to_owned() },
        text: Text::same("80 pct."),
        owner: String::new(),
        decision: None,
        from: date(2024, 8, 1),
        until: None,
        state: GoalState::InForce,
        contributes_to: Vec::new(),
        units: Vec::new(),
    }
}

fn own() -> Goal {
    Goal {
        id: GoalId(id(2)),
        key: None,
        level: GoalLevel::Municipal,
        owner: "Skolechefen".to_owned(),
        decision: Some(Decision {
            body: "Byrådet".to_owned(),
            on: date(2024, 6, 12),
            case_number: Some("24/1234".to_owned()),
        }),
        from: date(2020, 8, 1),
        until: Some(date(2028, 7, 31)),
        state: GoalState::Draft,
        contributes_to: vec![GoalId(id(1))],
        units: vec!["751002".parse().unwrap(), "751001".parse().unwrap()],
        ..national()
    }
}

async fn insert_both(db: &Db) {
    change(db, async |tx| {
        goals::insert(tx, &own(), written(1)).await?;
        goals::insert(tx, &national(), written(1)).await
    })
    .await;
}

#[test]
fn goals_are_found_by_level_key_and_unit() {
    on_both(async |db| {
        insert_both(&db).await;
        assert_eq!(goals::list(&db).await.unwrap(), [national(), own()]);
        assert_eq!(goals::find(&db, own().id).await.unwrap(), Some(own()));
        assert_eq!(find_by_key(&db, "national-1").await.unwrap(), Some(national()));
        assert_eq!(find_by_key(&db, "national-2").await.unwrap(), None);
        assert_eq!(of_unit(&db, &"751001".parse().unwrap()).await.unwrap(), [own()]);
        assert_eq!(of_unit(&db, &"751003".parse().unwrap()).await.unwrap(), []);
    });
}

#[test]
fn a_changed_goal_keeps_its_former_versions() {
    on_both(async |db| {
        insert_both(&db).await;
        let changed = Goal {
            owner: "Børnechefen".to_owned(),
            units: vec!["751003".parse().unwrap()],
            contributes_to: Vec::new(),
            ..own()
        };
        let later = Written { by: Actor::CommandLine, at: at(2) };
        change(&db, async |tx| goals::update(tx, &changed, later).await).await;
        assert_eq!(goals::find(&db, own().id).await.unwrap(), Some(changed.clone()));
        assert_eq!(of_unit(&db, &"751001".parse().unwrap()).await.unwrap(), []);
        let all = versions(&db, own().id).await.unwrap();
        let told: Vec<_> = all.iter().map(|v| (v.number, &v.value, v.written)).collect();
        assert_eq!(told, [(1, &own(), written(1)), (2, &changed, later)]);
        let stranger = Goal { id: GoalId(id(9)), ..own() };
        let mut refused = db.begin().await.unwrap();
        let missing = goals::update(&mut refused, &stranger, later).await;
        assert!(matches!(missing, Err(Error::NotFound { table: "goals", .. })));
    });
}

#[test]
fn a_goal_tells_how_it_came_to_its_state() {
    on_both(async |db| {
        insert_both(&db).await;
        let goal = own().id;
        change(&db, async |tx| set_state(tx, goal, GoalState::InForce, written(5)).await).await;
        change(&db, async |tx| set_state(tx, goal, GoalState::Closed, written(6)).await).await;
        assert_eq!(goals::find(&db, goal).await.unwrap().unwrap().state, GoalState::Closed);
        let expected = [
            (GoalState::Draft, written(1)),
            (GoalState::InForce, written(5)),
            (GoalState::Closed, written(6)),
        ];
        assert_eq!(states(&db, goal).await.unwrap(), expected);
        let mut refused = db.begin().await.unwrap();
        let missing = set_state(&mut refused, GoalId(id(9)), GoalState::Closed, written(7)).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })));
    });
}

fn target(number: u128, rule: Rule) -> Target {
    Target {
        id: TargetId(id(number)),
        goal: own().id,
        indicator: "karakterer".parse().unwrap(),
        breakdown: Breakdown::by("koen", "piger"),
        rule,
        by: Some(Period::SchoolYear(2026)),
    }
}

#[test]
fn a_target_of_every_rule_reads_back_as_it_was_written() {
    on_both(async |db| {
        let side = Side::AtLeast;
        let rules = [
            Rule::Level { side, bound: 80.1 },
            Rule::Progression { side, change: 0.3, from: Period::SchoolYear(2022) },
            Rule::YearByYear { side: Side::AtMost },
            Rule::Gap {
                of: Breakdown::by("koen", "piger"),
                against: Breakdown::by("koen", "drenge"),
                bound: 0.0,
            },
        ];
        let mut all: Vec<Target> =
            (1..).zip(rules).map(|(number, rule)| target(number, rule)).collect();
        all[3].by = None;
        change(&db, async |tx| {
            for target in &all {
                insert_target(tx, target, written(1)).await?;
            }
            Ok(())
        })
        .await;
        assert_eq!(targets(&db).await.unwrap(), all);
        assert_eq!(targets_of(&db, own().id).await.unwrap(), all);
        assert_eq!(targets_of(&db, national().id).await.unwrap(), []);
        assert_eq!(find_target(&db, all[1].id).await.unwrap(), Some(all[1].clone()));
    });
}

#[test]
fn a_target_is_changed_and_withdrawn_and_its_versions_stay() {
    on_both(async |db| {
        let first = target(1, Rule::Level { side: Side::AtLeast, bound: 80.0 });
        let second = target(1, Rule::Level { side: Side::AtLeast, bound: 85.0 });
        change(&db, async |tx| insert_target(tx, &first, written(1)).await).await;
        change(&db, async |tx| update_target(tx, &second, written(2)).await).await;
        assert_eq!(targets(&db).await.unwrap(), slice::from_ref(&second));
        change(&db, async |tx| withdraw_target(tx, first.id, written(3)).await).await;
        assert_eq!(targets(&db).await.unwrap(), []);
        let told: Vec<_> = target_versions(&db, first.id)
            .await
            .unwrap()
            .into_iter()
            .map(|v| (v.number, v.value, v.written))
            .collect();
        let expected = [
            (1, first, written(1)),
            (2, second.clone(), written(2)),
            (3, second.clone(), written(3)),
        ];
        assert_eq!(told, expected);
        let mut refused = db.begin().await.unwrap();
        let again = update_target(&mut refused, &second, written(4)).await;
        assert!(matches!(again, Err(Error::NotFound { table: "targets", .. })));
    });
}
