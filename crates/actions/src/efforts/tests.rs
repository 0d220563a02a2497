use domain::{
    access::{Role, Scope},
    breakdown::Breakdown,
    effort::EffortState,
    text::Text,
};
use jiff::civil::date;

use super::*;
use crate::evidence::tests::small_town::{
    PUBLIC, SCHOOL, SMALL, TOWN, Town, in_town, number, scope,
};

fn reading_time(units: &[&str]) -> NewEffort {
    let units = units.iter().map(|unit| number(unit)).collect();
    NewEffort {
        title: Text::same("Læsebånd"),
        theory: Text::same("Tyve minutters læsning om dagen gør læsningen sikker."),
        rests_on: String::new(),
        owner: " Skolechefen ".to_owned(),
        dose_in: "minutter om dagen".to_owned(),
        indicator: PUBLIC.parse().unwrap(),
        breakdown: Breakdown::all(),
        horizon: 2,
        uses: same_everywhere(units, date(2024, 8, 1), Some(20.0)),
    }
}

async fn verbs(town: &Town) -> Vec<String> {
    let about = store::events::Filter {
        subject_kind: Some("effort".to_owned()),
        ..store::events::Filter::default()
    };
    let events = store::events::page(&town.app.db, &about, None, 20).await.unwrap();
    events.into_iter().rev().map(|event| event.verb).collect()
}

fn faults<T: std::fmt::Debug>(refused: Result<T>) -> Vec<(&'static str, &'static str)> {
    let Err(Error::Invalid(faults)) = refused else { panic!("{refused:?} is no refusal") };
    faults.into_iter().map(|fault| (fault.field, fault.why)).collect()
}

#[test]
fn an_effort_is_described_fixed_used_and_closed_and_each_step_is_an_event() {
    in_town(async |town| {
        let (app, all) = (&town.app, Scope::command_line());
        let id = register(app, &all, reading_time(&[SCHOOL])).await.unwrap();
        change(app, &all, id, reading_time(&[SCHOOL, SMALL])).await.unwrap();
        fix(app, &all, id).await.unwrap();
        let ended = Use {
            until: Some(date(2025, 6, 30)),
            ..same_everywhere(vec![number(SMALL)], date(2024, 8, 1), None).remove(0)
        };
        set_use(app, &all, id, ended.clone()).await.unwrap();
        close(app, &all, id).await.unwrap();
        let effort = rows::find(&app.db, id).await.unwrap().unwrap();
        assert_eq!((effort.state, effort.owner.as_str()), (EffortState::Closed, "Skolechefen"));
        assert_eq!((effort.uses.len(), effort.uses.last()), (2, Some(&ended)));
        let expected =
            ["effort-registered", "effort-changed", "effort-fixed", "effort-used", "effort-closed"];
        assert_eq!(verbs(&town).await, expected);
    });
}

#[test]
fn what_an_effort_is_judged_by_is_not_changed_once_it_is_fixed() {
    in_town(async |town| {
        let (app, all) = (&town.app, Scope::command_line());
        let id = register(app, &all, reading_time(&[SCHOOL])).await.unwrap();
        fix(app, &all, id).await.unwrap();
        let again = change(app, &all, id, reading_time(&[SMALL])).await;
        assert_eq!(faults(again), [("effort", "fixed")]);
        assert_eq!(faults(fix(app, &all, id).await), [("effort", "fixed")]);
        close(app, &all, id).await.unwrap();
        let used = same_everywhere(vec![number(SMALL)], date(2025, 8, 1), None).remove(0);
        assert_eq!(faults(set_use(app, &all, id, used).await), [("effort", "closed")]);
    });
}

#[test]
fn what_is_lacking_or_wrong_is_told_at_its_field() {
    in_town(async |town| {
        let (app, all) = (&town.app, Scope::command_line());
        let bare = NewEffort { theory: Text::same(""), owner: String::new(), ..reading_time(&[]) };
        let id = register(app, &all, bare).await.unwrap();
        let lacking = [("owner", "empty"), ("theory", "empty"), ("units", "empty")];
        assert_eq!(faults(fix(app, &all, id).await), lacking);
        let wrong = NewEffort {
            title: Text::same(" "),
            indicator: "findes-ikke".parse().unwrap(),
            uses: same_everywhere(vec![number("999999")], date(2024, 8, 1), Some(-1.0)),
            ..reading_time(&[])
        };
        let told = [
            ("title", "empty"),
            ("indicator", "unknown-indicator"),
            ("units", "unknown-unit"),
            ("dose", "below-zero"),
        ];
        assert_eq!(faults(register(app, &all, wrong).await), told);
        assert_eq!(rows::list(&app.db).await.unwrap().len(), 1);
    });
}

#[test]
fn a_leader_of_a_school_registers_no_effort() {
    in_town(async |town| {
        let leader = scope(Role::UnitLeader, SCHOOL);
        let refused = register(&town.app, &leader, reading_time(&[SCHOOL])).await;
        assert!(matches!(refused, Err(Error::NotAllowed(Permission::StateGoals))), "{refused:?}");
        let councillor = scope(Role::Councillor, TOWN);
        let refused = register(&town.app, &councillor, reading_time(&[SCHOOL])).await;
        assert!(matches!(refused, Err(Error::NotAllowed(Permission::StateGoals))), "{refused:?}");
        assert_eq!(rows::list(&town.app.db).await.unwrap(), []);
    });
}
