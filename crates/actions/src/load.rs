//! Reading people, posts, goals and placements from a folder of files, as a new municipality brings them.

use std::{collections::BTreeMap, fs, path::Path};

use domain::{
    access::{Post, Role, Scope},
    breakdown::Breakdown,
    goal::{Decision, GoalState},
    id::GoalId,
    indicator::IndicatorId,
    period::Period,
    target::Rule,
    text::{Locale, Text},
    unit::{Placement, Succession, SuccessionKind, UnitNumber},
};
use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned};

use crate::{
    app::App,
    error::{Error, Result},
    goals::{self, NewGoal, NewTarget},
    people::{self, NewPerson},
    units,
};

#[derive(Deserialize)]
struct PeopleFile {
    person: Vec<PersonEntry>,
}

#[derive(Deserialize)]
struct PersonEntry {
    name: String,
    email: String,
    password: String,
    locale: Locale,
    posts: Vec<PostEntry>,
}

#[derive(Deserialize)]
struct PostEntry {
    role: Role,
    unit: UnitNumber,
    from: Date,
    until: Option<Date>,
}

#[derive(Deserialize)]
struct GoalsFile {
    goal: Vec<GoalEntry>,
    target: Vec<TargetEntry>,
}

#[derive(Deserialize)]
struct GoalEntry {
    id: String,
    state: GoalState,
    owner: String,
    decision: Option<Decision>,
    from: Date,
    until: Option<Date>,
    #[serde(default)]
    contributes_to: Vec<String>,
    #[serde(default)]
    units: Vec<UnitNumber>,
    title: Text,
    text: Text,
}

#[derive(Deserialize)]
struct TargetEntry {
    goal: String,
    indicator: IndicatorId,
    #[serde(default)]
    breakdown: Breakdown,
    rule: Rule,
    by: Option<Period>,
}

#[derive(Deserialize)]
struct PlacementRow {
    hierarchy: String,
    unit: UnitNumber,
    parent: UnitNumber,
    from: Date,
    until: Option<Date>,
}

#[derive(Deserialize)]
struct SuccessionRow {
    old: UnitNumber,
    new: UnitNumber,
    kind: SuccessionKind,
    on: Date,
}

/// How much was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Loaded {
    /// Placements of units.
    pub placements: usize,
    /// Units that follow others.
    pub successions: usize,
    /// People.
    pub people: usize,
    /// Goals.
    pub goals: usize,
    /// Targets.
    pub targets: usize,
}

/// Reads the files of `folder`; one that is not there is passed over. The units must be there already.
pub async fn load(app: &App, scope: &Scope, folder: &Path) -> Result<Loaded> {
    let mut loaded = Loaded::default();
    for row in rows::<PlacementRow>(&folder.join("placements.csv"))? {
        let PlacementRow { hierarchy, unit, parent, from, until } = row;
        units::place(app, scope, Placement { hierarchy, unit, parent, from, until }).await?;
        loaded.placements += 1;
    }
    for row in rows::<SuccessionRow>(&folder.join("successions.csv"))? {
        let SuccessionRow { old, new, kind, on } = row;
        units::succeed(app, scope, Succession { old, new, kind, on }).await?;
        loaded.successions += 1;
    }
    if let Some(file) = toml_file::<PeopleFile>(&folder.join("people.toml"))? {
        for entry in file.person {
            add_person(app, scope, entry).await?;
            loaded.people += 1;
        }
    }
    if let Some(file) = toml_file::<GoalsFile>(&folder.join("goals.toml"))? {
        loaded.goals = file.goal.len();
        loaded.targets = file.target.len();
        state_goals(app, scope, file).await?;
    }
    Ok(loaded)
}

async fn add_person(app: &App, scope: &Scope, entry: PersonEntry) -> Result<()> {
    let PersonEntry { name, email, password, locale, posts } = entry;
    let person = people::add(app, scope, NewPerson { name, email, password, locale }).await?;
    for PostEntry { role, unit, from, until } in posts {
        people::appoint(app, scope, Post { person, role, unit, from, until }).await?;
    }
    Ok(())
}

/// States the goals in the file's order, so that a goal may contribute to one before it.
async fn state_goals(app: &App, scope: &Scope, file: GoalsFile) -> Result<()> {
    let known = store::goals::list(&app.db).await?;
    let mut ids: BTreeMap<String, GoalId> =
        known.into_iter().filter_map(|goal| Some((goal.key?, goal.id))).collect();
    for entry in file.goal {
        let contributes_to = entry
            .contributes_to
            .iter()
            .map(|key| ids.get(key).copied().ok_or_else(|| Error::not_found("goal", key)))
            .collect::<Result<_>>()?;
        let GoalEntry { id: key, state, owner, decision, from, until, units, title, text, .. } =
            entry;
        let new = NewGoal { title, text, owner, decision, from, until, contributes_to, units };
        let id = goals::state(app, scope, new).await?;
        for target in file.target.iter().filter(|target| target.goal == key) {
            let TargetEntry { indicator, breakdown, rule, by, .. } = target;
            let (indicator, breakdown) = (indicator.clone(), breakdown.clone());
            let new = NewTarget { indicator, breakdown, rule: rule.clone(), by: *by };
            goals::add_target(app, scope, id, new).await?;
        }
        match state {
            GoalState::Draft => {}
            GoalState::InForce => goals::put_in_force(app, scope, id).await?,
            GoalState::Closed => goals::close(app, scope, id).await?,
        }
        ids.insert(key, id);
    }
    Ok(())
}

fn toml_file<T: DeserializeOwned>(path: &Path) -> Result<Option<T>> {
    if !path.exists() {
        return Ok(None);
    }
    let text =
        fs::read_to_string(path).map_err(Error::file(format!("read `{}`", path.display())))?;
    toml::from_str(&text).map(Some).map_err(|error| unreadable(path, &error.to_string()))
}

fn rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text =
        fs::read_to_string(path).map_err(Error::file(format!("read `{}`", path.display())))?;
    csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| unreadable(path, &error.to_string()))
}

fn unreadable(path: &Path, why: &str) -> Error {
    Error::Unreadable { file: path.display().to_string(), why: why.to_owned() }
}
