use domain::{
    access::{Role, Scope},
    breakdown::Breakdown,
    id::EffortId,
    text::Text,
};
use jiff::civil::date;
use statistics::effect::{Reason, Verdict};

use super::*;
use crate::{
    efforts::same_everywhere,
    evidence::tests::small_town::{PUBLIC, SECRET, TOWN, Town, in_town, number, scope},
};

/// An effort from 2022 on at the first so many of the town's twelve schools.
fn at_schools(count: u32, indicator: &str) -> Effort {
    let units = (1..=count).map(|school| number(&format!("{}", 101_000 + school))).collect();
    Effort {
        id: EffortId(uuid::Uuid::nil()),
        title: Text::same("Læsebånd"),
        theory: Text::same("Mere læsning"),
        rests_on: String::new(),
        owner: "Skolechefen".to_owned(),
        dose_in: String::new(),
        indicator: indicator.parse().unwrap(),
        breakdown: Breakdown::all(),
        horizon: 1,
        state: EffortState::Fixed,
        uses: same_everywhere(units, date(2022, 8, 1), None),
    }
}

/// Some years of the twelve schools, three of which must not be compared, where those with the effort rise by so much from 2022 on.
async fn years(town: &Town, indicator: &str, (count, rise): (i32, f64)) {
    for year in 2014..=2024_i16 {
        let mut said = Vec::new();
        let numbers: Vec<String> = (1..=12).map(|school| format!("{}", 101_000 + school)).collect();
        for (school, number) in (1_i32..).zip(&numbers) {
            let swing = f64::from((school * 7 + i32::from(year) * 5) % 9) / 4.0;
            let is_under = year >= 2022 && school <= count;
            let estimate = 70.0 + f64::from(school) + swing + if is_under { rise } else { 0.0 };
            said.push((indicator, number.as_str(), year, estimate, 60.0));
        }
        town.deliver(&said).await;
    }
}

async fn told(town: &Town, scope: &Scope, effort: &Effort) -> std::result::Result<Seen, Untold> {
    effect(&town.app, scope, effort).await.unwrap()
}

#[test]
fn a_planted_effect_is_found_and_a_change_that_all_share_is_none() {
    in_town(async |town| {
        let all = Scope::command_line();
        years(&town, PUBLIC, (5, 12.0)).await;
        let seen = told(&town, &all, &at_schools(5, PUBLIC)).await.unwrap();
        assert_eq!((seen.with, seen.without, seen.among), (5, 7, Among::Municipality));
        assert_eq!(seen.effect.verdict, Verdict::EffectUp, "{:?}", seen.effect);
        assert!((seen.effect.overall.estimate - 12.0).abs() < 1.5, "{:?}", seen.effect.overall);
        assert!((seen.by_children.unwrap() - seen.effect.overall.estimate).abs() < 1e-9);
        let last = seen.means.last().unwrap();
        assert!(last.with.unwrap() > last.without.unwrap());
        years(&town, PUBLIC, (12, 12.0)).await;
        let shared = told(&town, &all, &at_schools(5, PUBLIC)).await.unwrap();
        assert_eq!(shared.effect.verdict, Verdict::NoClearEffect, "{:?}", shared.effect);
    });
}

#[test]
fn one_school_alone_tells_nothing_of_an_effect() {
    in_town(async |town| {
        years(&town, PUBLIC, (1, 12.0)).await;
        let seen = told(&town, &Scope::command_line(), &at_schools(1, PUBLIC)).await.unwrap();
        let effect = &seen.effect;
        assert_eq!((effect.verdict, effect.reason), (Verdict::CannotTell, Reason::OneCluster));
        assert!(seen.means.iter().all(|means| means.with.is_none() && means.without.is_some()));
    });
}

#[test]
fn nothing_is_told_before_it_is_fixed_nor_to_who_may_not_see_the_figures() {
    in_town(async |town| {
        let all = Scope::command_line();
        let effort = at_schools(5, SECRET);
        assert_eq!(told(&town, &all, &effort).await, Err(Untold::NoFigures));
        years(&town, SECRET, (5, 12.0)).await;
        let broken = told(&town, &all, &effort).await;
        assert_eq!(broken, Err(Untold::Refused(Refused::NoPrePeriod)), "the test was changed");
        let draft = Effort { state: EffortState::Draft, ..effort.clone() };
        assert_eq!(told(&town, &all, &draft).await, Err(Untold::Draft));
        let councillor = scope(Role::Councillor, TOWN);
        assert_eq!(told(&town, &councillor, &effort).await, Err(Untold::Secret));
        years(&town, PUBLIC, (5, 12.0)).await;
        let refused = told(&town, &all, &at_schools(12, PUBLIC)).await;
        assert_eq!(refused, Err(Untold::Refused(Refused::EverybodyTreated)));
    });
}

#[test]
fn figures_after_a_school_ended_the_effort_are_left_out() {
    in_town(async |town| {
        years(&town, PUBLIC, (5, 12.0)).await;
        let mut effort = at_schools(5, PUBLIC);
        for used in &mut effort.uses {
            used.until = Some(date(2023, 6, 30));
        }
        let seen = told(&town, &Scope::command_line(), &effort).await.unwrap();
        assert_eq!(seen.periods_under, 1);
        assert!(seen.means.last().unwrap().with.is_none());
    });
}
