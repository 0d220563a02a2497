//! Who read which facts, when and what for.

use actions::facts::may_see_readings;
use axum::{extract::Query, response::Response};
use domain::{
    access::Person,
    fact::{FactSet, FactSetId, ReadFor},
    id::{EventId, PersonId},
};
use serde::{Deserialize, Serialize};
use store::facts::readings::{self, Filter, Reading, Readings};

use super::told;
use crate::{
    ctx::{Ctx, Menu},
    error::{Error, Result},
    form::{Choice, Field},
    parts::{Cell, Column, Pager, Row, Table},
    render::Page,
    shell::Crumb,
    words::{Words, sentence},
};

/// How many readings stand on a page.
const ON_A_PAGE: u32 = 50;

/// The readings that are wanted, newest first.
#[derive(Serialize)]
pub(crate) struct ReadingsPage {
    here: String,
    answer: String,
    /// How often each set was read for what.
    counts: Option<Table>,
    set: Field,
    sets: Vec<Choice>,
    read_for: Field,
    purposes: Vec<Choice>,
    table: Table,
    pager: Pager,
}

impl Page for ReadingsPage {
    const TEMPLATE: &'static str = "pages/facts/readings.html";
}

/// Which readings are asked for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    set: String,
    #[serde(default)]
    read_for: String,
    #[serde(default)]
    before: String,
}

impl Asked {
    /// Returns what to look for; a word that is none leaves everything.
    pub(crate) fn filter(&self) -> Filter {
        Filter { set: self.set.parse().ok(), read_for: ReadFor::from_code(&self.read_for) }
    }
}

/// What is known of fact sets and people, to name them by.
struct Known<'a> {
    sets: Vec<&'a FactSet>,
    people: Vec<Person>,
    words: Words,
    /// Where a delivery can be looked at, by those who may.
    deliveries: Option<String>,
}

/// Refuses those who may not see who read facts.
pub(crate) fn require(ctx: &Ctx) -> Result<()> {
    if may_see_readings(&ctx.scope) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Lists readings.
pub(crate) async fn index(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response> {
    require(&ctx)?;
    let db = &ctx.app().db;
    let before = asked.before.parse().ok();
    let mut found = readings::page(db, &asked.filter(), before, ON_A_PAGE + 1).await?;
    let most = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let has_more = found.len() > most;
    found.truncate(most);
    let counted = readings::counted(db).await?;
    let known = Known {
        sets: ctx.app().fact_sets.iter().collect(),
        people: store::people::list(db).await?,
        words: Words(ctx.locale),
        deliveries: ctx.deliveries(),
    };
    let words = known.words;
    let last = found.last().filter(|_| has_more).map(|reading| reading.event);
    let page = ReadingsPage {
        here: ctx.href("/facts/readings"),
        answer: answer(words, &counted),
        counts: known.counts(&counted),
        set: ctx.field("set", &asked.set, &[]),
        sets: known.set_choices(),
        read_for: ctx.field("read_for", &asked.read_for, &[]),
        purposes: purpose_choices(words),
        table: known.table(&found),
        pager: Pager {
            text: words.counted("facts-readings-shown", found.len()),
            previous: before.is_some().then(|| address(&ctx, &asked, None)),
            next: last.map(|last| address(&ctx, &asked, Some(last))),
        },
    };
    let crumbs = vec![
        Crumb::to(words.t("menu-home"), ctx.href("/")),
        Crumb::to(words.t("facts-title"), ctx.href("/facts")),
        Crumb::here(words.t("facts-readings")),
    ];
    ctx.page(Menu::Nowhere, crumbs, &page).await
}

fn answer(words: Words, counted: &[Readings]) -> String {
    let counted: Vec<&Readings> = counted.iter().collect();
    told::times(words, "facts-readings-answer", &counted)
        .unwrap_or_else(|| words.t("facts-readings-answer-none"))
}

fn purpose_choices(words: Words) -> Vec<Choice> {
    let all = Choice::new("", words.t("facts-readings-any-purpose"));
    let each = ReadFor::ALL
        .into_iter()
        .map(|one| Choice::new(one.code(), sentence(&told::read_for(words, one))));
    [all].into_iter().chain(each).collect()
}

fn address(ctx: &Ctx, asked: &Asked, before: Option<EventId>) -> String {
    let before = before.map(|id| id.to_string()).unwrap_or_default();
    let pairs = [("set", asked.set.as_str()), ("read_for", &asked.read_for), ("before", &before)];
    let said = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(said).finish();
    ctx.href(&format!("/facts/readings?{query}"))
}

impl Known<'_> {
    /// Names a fact set; one that an own file gave and that is gone shows its id.
    fn set(&self, id: &FactSetId) -> String {
        let found = self.sets.iter().find(|set| set.id == *id);
        found.map_or_else(|| id.to_string(), |set| self.words.say(&set.name))
    }

    fn set_choices(&self) -> Vec<Choice> {
        let mut sets: Vec<Choice> =
            self.sets.iter().map(|set| Choice::new(set.id.as_str(), self.set(&set.id))).collect();
        sets.sort_by_cached_key(|choice| i18n::sort_key(&choice.label));
        let all = Choice::new("", self.words.t("facts-readings-any-set"));
        [all].into_iter().chain(sets).collect()
    }

    fn counts(&self, counted: &[Readings]) -> Option<Table> {
        let words = self.words;
        let row = |one: &Readings| Row {
            own: false,
            cells: vec![
                Cell::text(self.set(&one.set)),
                Cell::text(sentence(&told::read_for(words, one.read_for))),
                Cell::text(told::count(words, one.times)),
                Cell::text(words.moment(one.last)),
            ],
        };
        (!counted.is_empty()).then(|| Table {
            caption: words.t("facts-readings-counts"),
            columns: vec![
                Column::words(words.t("field-set")),
                Column::words(words.t("field-read-for")),
                Column::numbers(words.t("facts-readings-times")),
                Column::line(words.t("facts-readings-last")),
            ],
            rows: counted.iter().map(row).collect(),
        })
    }

    fn table(&self, found: &[Reading]) -> Table {
        let words = self.words;
        let name = |id: PersonId| {
            self.people.iter().find(|person| person.id == id).map(|person| person.name.clone())
        };
        let set = |reading: &Reading| match &self.deliveries {
            Some(folder) => {
                Cell::link(self.set(&reading.set), format!("{folder}/{}", reading.delivery))
            }
            None => Cell::text(self.set(&reading.set)),
        };
        let row = |reading: &Reading| Row {
            own: false,
            cells: vec![
                Cell::text(words.moment(reading.at)),
                Cell::text(words.actor(reading.actor, &name)),
                set(reading),
                Cell::text(sentence(&told::read_for(words, reading.read_for))),
            ],
        };
        Table {
            caption: words.t("facts-readings-each"),
            columns: vec![
                Column::words(words.t("events-when")),
                Column::words(words.t("events-who")),
                Column::words(words.t("field-set")),
                Column::words(words.t("field-read-for")),
            ],
            rows: found.iter().map(row).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::{event::Actor, fact::Purpose, id::DeliveryId, text::Locale};

    use super::*;
    use crate::{form::field, render::tests::in_both};

    const STATISTICS: ReadFor = ReadFor::Purpose(Purpose::Statistics);

    fn counted(read_for: ReadFor, times: u64) -> Readings {
        let last = "2026-11-22T08:00:00Z".parse().unwrap();
        Readings { set: "trivselssvar".parse().unwrap(), read_for, times, last }
    }

    fn page(locale: Locale) -> ReadingsPage {
        let (words, shipped) = (Words(locale), actions::shipped::fact_sets().unwrap());
        let counted = [counted(STATISTICS, 3), counted(ReadFor::Erasure, 1)];
        let reading = Reading {
            event: EventId(uuid::Uuid::nil()),
            at: "2026-11-22T08:00:00Z".parse().unwrap(),
            actor: Actor::CommandLine,
            set: "trivselssvar".parse().unwrap(),
            delivery: DeliveryId(uuid::Uuid::nil()),
            read_for: ReadFor::Erasure,
        };
        let sets = shipped.iter().collect();
        let known = Known { sets, people: Vec::new(), words, deliveries: None };
        ReadingsPage {
            here: "/facts/readings".to_owned(),
            answer: answer(words, &counted),
            counts: known.counts(&counted),
            set: field(locale, "set", "", &[]),
            sets: known.set_choices(),
            read_for: field(locale, "read_for", "", &[]),
            purposes: purpose_choices(words),
            table: known.table(&[reading]),
            pager: Pager {
                text: words.counted("facts-readings-shown", 1),
                previous: None,
                next: None,
            },
        }
    }

    #[test]
    fn readings_are_told_with_who_what_for_and_how_often() {
        let [da, en] = in_both(page);
        assert!(da.contains("Rækkerne er læst 4 gange, senest"), "{da}");
        assert!(
            da.contains("3 gange til statistik og forskning og én gang for at slette en person"),
            "{da}"
        );
        assert!(
            en.contains("3 times for statistics and research and once to erase a person"),
            "{en}"
        );
        assert!(da.contains("Kommandolinjen"), "{da}");
    }
}
