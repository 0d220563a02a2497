//! Events: who did what, and when.

use axum::{extract::Query, response::Response};
use domain::{
    access::{Permission, Person},
    event::{Actor, Event},
    id::{EventId, PersonId},
};
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use store::events::Filter;

use crate::{
    ctx::{Ctx, Menu},
    error::Result,
    form::{Choice, Field},
    parts::{Cell, Column, Pager, Row, Table},
    render::Page,
    words::Words,
};

mod subject;

use subject::Subjects;

/// How many events stand on a page.
const ON_A_PAGE: u32 = 50;

/// Everything that can be done; each has a text `event-…`.
const VERBS: [&str; 41] = [
    "delivery-check-asked",
    "delivery-checked",
    "delivery-columns-mapped",
    "delivery-commit-asked",
    "delivery-committed",
    "delivery-discarded",
    "delivery-format-chosen",
    "delivery-received",
    "delivery-undone",
    "effort-changed",
    "effort-closed",
    "effort-fixed",
    "effort-registered",
    "effort-used",
    "fact-keys-destroyed",
    "facts-delivered",
    "facts-erased",
    "facts-read",
    "facts-retired",
    "figures-computed",
    "goal-changed",
    "goal-closed",
    "goal-put-in-force",
    "goal-stated",
    "language-chosen",
    "passkey-added",
    "passkey-removed",
    "passkey-used",
    "password-set",
    "person-added",
    "post-ended",
    "post-given",
    "signed-in",
    "signed-out",
    "talks-asked",
    "target-added",
    "target-withdrawn",
    "unit-placed",
    "unit-set",
    "unit-succeeded",
    "vault-created",
];

/// The events that are wanted, newest first.
#[derive(Serialize)]
pub(crate) struct EventsPage {
    here: String,
    person: Field,
    people: Vec<Choice>,
    verb: Field,
    verbs: Vec<Choice>,
    subject: Field,
    since: Field,
    until: Field,
    table: Table,
    pager: Pager,
}

impl Page for EventsPage {
    const TEMPLATE: &'static str = "pages/events.html";
}

#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    person: String,
    #[serde(default)]
    verb: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    since: String,
    #[serde(default)]
    until: String,
    #[serde(default)]
    before: String,
}

/// Lists events.
pub(crate) async fn index(ctx: Ctx, Query(wanted): Query<Wanted>) -> Result<Response> {
    ctx.require(Permission::ViewEvents)?;
    let db = &ctx.app().db;
    let words = Words(ctx.locale);
    let people = store::people::list(db).await?;
    let before = wanted.before.parse().ok();
    let mut events = store::events::page(db, &filter(&wanted), before, ON_A_PAGE + 1).await?;
    let most = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let has_more = events.len() > most;
    events.truncate(most);
    let subjects = Subjects::read(&ctx, &people).await?;
    let last = events.last().filter(|_| has_more).map(|event| event.id);
    let field = |name, value: &str| ctx.field(name, value, &[]);
    let page = EventsPage {
        here: ctx.href("/events"),
        person: field("person", &wanted.person),
        people: people_choices(words, &people),
        verb: field("verb", &wanted.verb),
        verbs: verb_choices(words),
        subject: field("subject", &wanted.subject),
        since: field("since", &wanted.since),
        until: field("until", &wanted.until),
        table: table(words, &events, &people, &subjects),
        pager: Pager {
            text: words.counted("events-shown", events.len()),
            previous: before.is_some().then(|| address(&ctx, &wanted, None)),
            next: last.map(|last| address(&ctx, &wanted, Some(last))),
        },
    };
    ctx.page(Menu::Events, Vec::new(), &page).await
}

fn filter(wanted: &Wanted) -> Filter {
    let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let actor = match wanted.person.as_str() {
        "command-line" => Some(Actor::CommandLine),
        "pejl" => Some(Actor::Pejl),
        id => id.parse().ok().map(Actor::Person),
    };
    let day = |text: &str| text.parse::<Date>().ok();
    let next_day = |day: Date| day.checked_add(1.day()).ok();
    Filter {
        actor,
        verb: text(&wanted.verb),
        subject_kind: None,
        subject_id: text(&wanted.subject),
        since: day(&wanted.since).and_then(midnight),
        until: day(&wanted.until).and_then(next_day).and_then(midnight),
    }
}

/// Returns the moment a day begins in Denmark.
fn midnight(day: Date) -> Option<Timestamp> {
    let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
    day.to_zoned(zone).ok().map(|zoned| zoned.timestamp())
}

fn address(ctx: &Ctx, wanted: &Wanted, before: Option<EventId>) -> String {
    let before = before.map(|id| id.to_string()).unwrap_or_default();
    let pairs = [
        ("person", wanted.person.as_str()),
        ("verb", &wanted.verb),
        ("subject", &wanted.subject),
        ("since", &wanted.since),
        ("until", &wanted.until),
        ("before", &before),
    ];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
    ctx.href(&format!("/events?{query}"))
}

fn people_choices(words: Words, people: &[Person]) -> Vec<Choice> {
    let all = [
        Choice::new("", words.t("events-everybody")),
        Choice::new("command-line", words.t("event-command-line")),
        Choice::new("pejl", "Pejl"),
    ];
    let people = people.iter().map(|person| Choice::new(person.id.to_string(), &person.name));
    all.into_iter().chain(people).collect()
}

fn verb_choices(words: Words) -> Vec<Choice> {
    let mut verbs: Vec<Choice> =
        VERBS.iter().map(|verb| Choice::new(*verb, verb_words(words, verb))).collect();
    verbs.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
    let all = Choice::new("", words.t("events-everything"));
    [all].into_iter().chain(verbs).collect()
}

/// Puts a verb in words; one that an older or newer Pejl wrote shows itself.
fn verb_words(words: Words, verb: &str) -> String {
    let key = format!("event-{verb}");
    if i18n::has(words.0, &key) { words.t(&key) } else { verb.replace('-', " ") }
}

fn table(words: Words, events: &[Event], people: &[Person], subjects: &Subjects) -> Table {
    let name = |id: PersonId| {
        people.iter().find(|person| person.id == id).map(|person| person.name.clone())
    };
    let column = |key: &str| Column::words(words.t(key));
    let rows = events.iter().map(|event| Row {
        own: false,
        cells: vec![
            Cell::text(words.moment(event.at)),
            Cell::text(words.actor(event.actor, &name)),
            Cell::text(verb_words(words, &event.verb)),
            subjects.cell(event),
        ],
    });
    Table {
        caption: words.t("menu-events"),
        columns: vec![
            column("events-when"),
            column("events-who"),
            column("events-what"),
            column("events-about"),
        ],
        rows: rows.collect(),
    }
}

#[cfg(test)]
mod tests {
    use domain::text::Locale;

    use super::*;
    use crate::{form::field, render::tests::in_both};

    #[test]
    fn every_verb_has_words_in_both_languages() {
        for verb in VERBS {
            for locale in Locale::ALL {
                assert!(i18n::has(locale, &format!("event-{verb}")), "{locale} {verb}");
            }
        }
    }

    #[test]
    fn the_last_day_is_part_of_what_is_wanted() {
        let wanted = Wanted {
            since: "2026-07-01".to_owned(),
            until: "2026-07-01".to_owned(),
            ..Wanted::default()
        };
        let filter = filter(&wanted);
        let hours = filter.until.unwrap().duration_since(filter.since.unwrap()).as_hours();
        assert_eq!(hours, 24);
    }

    #[test]
    fn events_are_told_in_words_and_those_of_other_versions_too() {
        let [da, en] = in_both(|locale| {
            let words = Words(locale);
            let field = |name| field(locale, name, "", &[]);
            let event = Event {
                id: EventId(uuid::Uuid::nil()),
                at: "2026-11-22T08:00:00Z".parse().unwrap(),
                actor: Actor::CommandLine,
                verb: "goal-stated".to_owned(),
                subject_kind: "goal".to_owned(),
                subject_id: "1".to_owned(),
                details: "{}".to_owned(),
            };
            EventsPage {
                here: "/events".to_owned(),
                person: field("person"),
                people: people_choices(words, &[]),
                verb: field("verb"),
                verbs: verb_choices(words),
                subject: field("subject"),
                since: field("since"),
                until: field("until"),
                table: table(words, &[event], &[], &Subjects::none(words)),
                pager: Pager { text: words.counted("events-shown", 1), previous: None, next: None },
            }
        });
        assert!(da.contains("Skrev et mål") && da.contains("Kommandolinjen"));
        assert!(en.contains("Stated a goal"));
        assert_eq!(verb_words(Words(Locale::Da), "moon-landed"), "moon landed");
    }
}
