//! Efforts and where they are used.

use domain::{
    breakdown::Breakdown,
    effort::{Effort, EffortState, Use},
    event::Actor,
    id::EffortId,
    text::Text,
};
use jiff::{Timestamp, civil::date};

use super::{change, id, on_both};
use crate::{
    efforts::{find, list, put, put_use, set_state},
    goals::Written,
};

const BY: Written = Written { by: Actor::CommandLine, at: Timestamp::UNIX_EPOCH };

/// An effort at one school.
pub(super) fn an_effort(number: u128) -> Effort {
    Effort {
        id: EffortId(id(number)),
        title: Text { da: "Læsebånd".to_owned(), en: "Reading time".to_owned() },
        theory: Text::same("Tyve minutter om dagen giver flere, der læser sikkert."),
        rests_on: "Erfaringer fra to kommuner".to_owned(),
        owner: "Skolechefen".to_owned(),
        dose_in: "minutter om dagen".to_owned(),
        indicator: "gode-til-laesning".parse().unwrap(),
        breakdown: Breakdown::by("stage", "mellemtrin"),
        horizon: 2,
        state: EffortState::Draft,
        uses: vec![at("751002", Some(20.0))],
    }
}

fn at(unit: &str, dose: Option<f64>) -> Use {
    Use { unit: unit.parse().unwrap(), from: date(2024, 8, 1), until: None, dose }
}

#[test]
fn an_effort_reads_back_as_it_was_written_and_written_again() {
    on_both(async |db| {
        let first = an_effort(1);
        change(&db, async |tx| put(tx, &first, BY).await).await;
        assert_eq!(find(&db, first.id).await.unwrap(), Some(first.clone()));
        let again = Effort { horizon: 3, uses: vec![at("751001", None)], ..first.clone() };
        change(&db, async |tx| put(tx, &again, BY).await).await;
        let second = an_effort(2);
        change(&db, async |tx| put(tx, &second, BY).await).await;
        assert_eq!(list(&db).await.unwrap(), [second, again]);
        assert_eq!(find(&db, EffortId(id(9))).await.unwrap(), None);
    });
}

#[test]
fn a_use_begins_and_ends_and_an_effort_comes_further() {
    on_both(async |db| {
        let effort = an_effort(1);
        change(&db, async |tx| put(tx, &effort, BY).await).await;
        let ended = Use { until: Some(date(2025, 6, 30)), ..at("751002", Some(20.0)) };
        let begun = at("751003", Some(30.0));
        for used in [&ended, &begun] {
            change(&db, async |tx| put_use(tx, effort.id, used).await).await;
        }
        change(&db, async |tx| set_state(tx, effort.id, EffortState::Fixed, BY).await).await;
        let read = find(&db, effort.id).await.unwrap().unwrap();
        assert_eq!((read.state, read.uses), (EffortState::Fixed, vec![ended, begun]));
    });
}
