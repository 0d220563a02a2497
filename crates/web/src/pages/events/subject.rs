//! What an event was about, by name and with a link where it can be looked at.

use std::{collections::BTreeMap, sync::Arc};

use domain::{access::Person, event::Event, fact::ReadFor, unit::Register};
use serde_json::Value;

use crate::{
    ctx::Ctx,
    error::Result,
    pages::{facts::told, organisation::hierarchy_name},
    parts::Cell,
    words::Words,
};

/// The names of what events are about.
pub(super) struct Subjects {
    base: String,
    words: Words,
    goals: BTreeMap<String, String>,
    efforts: BTreeMap<String, String>,
    people: BTreeMap<String, String>,
    sets: BTreeMap<String, String>,
    register: Arc<Register>,
}

impl Subjects {
    pub(super) async fn read(ctx: &Ctx, people: &[Person]) -> Result<Self> {
        let words = Words(ctx.locale);
        let goals = store::goals::list(&ctx.app().db).await?;
        let efforts = store::efforts::list(&ctx.app().db).await?;
        let person = |person: &Person| (person.id.to_string(), person.name.clone());
        let sets = ctx.app().fact_sets.iter();
        Ok(Self {
            base: ctx.href(""),
            words,
            goals: goals.iter().map(|goal| (goal.id.to_string(), words.say(&goal.title))).collect(),
            efforts: efforts
                .iter()
                .map(|effort| (effort.id.to_string(), words.say(&effort.title)))
                .collect(),
            people: people.iter().map(person).collect(),
            sets: sets.map(|set| (set.id.to_string(), words.say(&set.name))).collect(),
            register: ctx.app().register().await?,
        })
    }

    #[cfg(test)]
    pub(super) fn none(words: Words) -> Self {
        Self {
            base: String::new(),
            words,
            goals: BTreeMap::new(),
            efforts: BTreeMap::new(),
            people: BTreeMap::new(),
            sets: BTreeMap::new(),
            register: Arc::default(),
        }
    }

    /// Names what an event was about, with the details that were kept.
    pub(super) fn cell(&self, event: &Event) -> Cell {
        let id = event.subject_id.as_str();
        let (name, folder) = match event.subject_kind.as_str() {
            "goal" => (self.goals.get(id).cloned(), Some("goals")),
            "effort" => (self.efforts.get(id).cloned(), Some("efforts")),
            "person" => (self.people.get(id).cloned(), Some("people")),
            "unit" => (self.unit_name(id), Some("organisation/units")),
            "delivery" => (Some(self.words.t("events-delivery")), Some("deliveries")),
            _ => (None, None),
        };
        let name = name.unwrap_or_else(|| id.to_owned());
        let details = self.details(&event.details);
        let text = if details.is_empty() { name } else { format!("{name} ({details})") };
        match folder {
            Some(folder) => Cell::link(text, format!("{}/{folder}/{id}", self.base)),
            None => Cell::text(text),
        }
    }

    fn unit_name(&self, number: &str) -> Option<String> {
        let number = number.parse().ok()?;
        self.register.unit(&number).map(|unit| unit.name.clone())
    }

    /// Writes the texts and numbers among the details, units by name and roles in words.
    fn details(&self, details: &str) -> String {
        let Ok(Value::Object(details)) = serde_json::from_str(details) else {
            return String::new();
        };
        let told: Vec<String> = details
            .iter()
            .filter_map(|(key, value)| match value {
                Value::String(text) => Some(self.detail(key, text)),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            })
            .collect();
        told.join(", ")
    }

    fn detail(&self, key: &str, text: &str) -> String {
        match key {
            "unit" | "parent" | "new" => self.unit_name(text).unwrap_or_else(|| text.to_owned()),
            "set" => self.sets.get(text).cloned().unwrap_or_else(|| text.to_owned()),
            "purpose" => ReadFor::from_code(text)
                .map_or_else(|| text.to_owned(), |read_for| told::read_for(self.words, read_for)),
            "role" => self.words.t(&format!("role-{text}")),
            "hierarchy" => hierarchy_name(self.words, text),
            "locale" => self.words.t(&format!("locale-{text}")),
            _ => text.parse().map_or_else(|_| text.to_owned(), |day| self.words.day(day)),
        }
    }
}
