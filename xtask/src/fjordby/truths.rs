//! The truths behind the figures, by which tests see whether a status was right.

use super::courses::{FIRST, YEARS};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::{collections::BTreeMap, fmt::Write as _, fs, path::Path};

/// Indicator, unit, breakdown.
pub(crate) type Key = (&'static str, String, String);
type Series = [Option<f64>; YEARS];

/// True levels by indicator, unit, breakdown and year.
#[derive(Default)]
pub(crate) struct Truths(BTreeMap<Key, Series>);

impl Truths {
    /// Records a true level; `year` counts from the first year.
    pub(crate) fn record(&mut self, key: Key, year: usize, level: f64) {
        if let Some(slot) = self.0.entry(key).or_default().get_mut(year) {
            *slot = Some(level);
        }
    }

    fn level(&self, target: &Target<'_>, breakdown: &str, period: &str) -> Option<f64> {
        let found = self.0.iter().find(|((indicator, unit, part), _)| {
            *indicator == target.indicator && *unit == target.unit && part == breakdown
        });
        found.and_then(|(_, series)| *series.get(place(period)?)?)
    }

    /// Writes the truths and, for each target of the goals, whether it is truly reached.
    pub(crate) fn write(&self, file: &Path, seed: u64, goals: &str) -> Result<()> {
        let mut text = format!("{{\n\"seed\": {seed},\n\"first_year\": {FIRST},\n\"series\": [\n");
        for (index, ((indicator, unit, breakdown), series)) in self.0.iter().enumerate() {
            let comma = if index == 0 { "" } else { ",\n" };
            let levels = series.map(|level| level.map(rounded));
            let line = json!({ "indicator": indicator, "unit": unit, "breakdown": breakdown, "levels": levels });
            write!(text, "{comma}{line}")?;
        }
        let targets: Vec<_> = self.targets(goals)?.iter().map(Value::to_string).collect();
        write!(text, "\n],\n\"targets\": [\n{}\n]\n}}\n", targets.join(",\n"))?;
        fs::write(file, text).with_context(|| format!("cannot write `{}`", file.display()))
    }

    fn targets(&self, goals: &str) -> Result<Vec<Value>> {
        let goals: toml::Table = goals.parse().context("`goals.toml` is not TOML")?;
        let mut lines = Vec::new();
        for target in array(&goals, "target") {
            let id = text(target, "id")?;
            let wanted = text(target, "goal")?;
            let owner =
                array(&goals, "goal").find(|goal| text(goal, "id").is_ok_and(|g| g == wanted));
            let goal = owner.with_context(|| format!("target `{id}` names no goal"))?;
            let carrying = goal.get("units").and_then(toml::Value::as_array).into_iter().flatten();
            for unit in ["999"].into_iter().chain(carrying.filter_map(toml::Value::as_str)) {
                let target = Target { id, indicator: text(target, "indicator")?, unit, of: target };
                lines.extend(self.outcome(&target)?);
            }
        }
        Ok(lines)
    }

    /// Says whether a unit truly reaches a target in its period; nothing when nothing is true of it.
    fn outcome(&self, target: &Target<'_>) -> Result<Option<Value>> {
        let by = text(target.of, "by")?;
        let rule = table(target.of, "rule").context("a target has a rule")?;
        let part = table(target.of, "breakdown").map(written).unwrap_or_default();
        let at = |period: &str| self.level(target, &part, period);
        let number = |name| rule.get(name).and_then(toml::Value::as_float);
        let is_upward = rule.get("side").and_then(toml::Value::as_str) != Some("at-most");
        let sign = if is_upward { 1.0 } else { -1.0 };
        // How far beyond the bound the truth lies, in the wanted direction.
        let beyond = match text(rule, "rule")? {
            "level" => at(by).zip(number("bound")).map(|(level, bound)| sign * (level - bound)),
            "progression" => {
                let from = at(text(rule, "from")?);
                let moved = at(by).zip(from).map(|(level, start)| sign * (level - start));
                moved.zip(number("change")).map(|(moved, change)| moved - change)
            }
            "year-by-year" => {
                let years = (place(by).unwrap_or(0).saturating_sub(3)..=place(by).unwrap_or(0))
                    .map(|year| at(&same_type(by, year)));
                let levels: Vec<f64> = years.flatten().collect();
                let steps = levels.iter().zip(levels.iter().skip(1)).map(|(a, b)| sign * (b - a));
                steps.fold(None, |least: Option<f64>, step| {
                    Some(least.map_or(step, |known| known.min(step)))
                })
            }
            "gap" => {
                let side = |name| table(rule, name).map(written).unwrap_or_default();
                let of = self.level(target, &side("of"), by);
                let gap = of.zip(self.level(target, &side("against"), by)).map(|(a, b)| a - b);
                gap.zip(number("bound")).map(|(gap, bound)| bound - gap)
            }
            other => bail!("`{other}` is no rule of a target"),
        };
        Ok(beyond.map(|beyond| {
            let (id, unit) = (target.id, target.unit);
            json!({ "target": id, "unit": unit, "by": by, "beyond": rounded(beyond), "reached": beyond >= 0.0 })
        }))
    }
}

struct Target<'a> {
    id: &'a str,
    indicator: &'a str,
    unit: &'a str,
    of: &'a toml::Table,
}

fn rounded(level: f64) -> f64 {
    format!("{level:.3}").parse().unwrap_or(level)
}

fn place(period: &str) -> Option<usize> {
    let start = period.get(..4)?.parse::<i16>().ok()?;
    usize::try_from(start - FIRST).ok()
}

fn same_type(period: &str, place: usize) -> String {
    let year = FIRST + i16::try_from(place).unwrap_or(0);
    if period.contains('/') { super::schools::school_year(year) } else { year.to_string() }
}

fn array<'a>(of: &'a toml::Table, name: &str) -> impl Iterator<Item = &'a toml::Table> {
    let items = of.get(name).and_then(toml::Value::as_array).into_iter().flatten();
    items.filter_map(toml::Value::as_table)
}

fn table<'a>(of: &'a toml::Table, name: &str) -> Option<&'a toml::Table> {
    of.get(name).and_then(toml::Value::as_table)
}

fn text<'a>(of: &'a toml::Table, name: &str) -> Result<&'a str> {
    of.get(name).and_then(toml::Value::as_str).with_context(|| format!("`{name}` is missing"))
}

fn written(members: &toml::Table) -> String {
    let parts = members.iter().map(|(dimension, member)| (dimension, member.as_str()));
    let known =
        parts.filter_map(|(dimension, member)| Some((dimension.as_str(), member?.to_owned())));
    super::rows::breakdown(known)
}
