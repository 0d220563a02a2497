//! What the committed Fjordby must be: made by the generator, at home in the catalogue, true to chance.

use super::{GOALS, SEED, write};
use crate::shell::root;
use domain::{
    access::Role,
    breakdown::Breakdown,
    figure::{Missing, Withheld},
    indicator::{Catalogue, Indicator, IndicatorId, Kind},
    period::Period,
    target::Rule,
    unit::{UnitKind, UnitNumber},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};
use toml::Table;

const TABLES: [&str; 6] = [
    "units.csv",
    "placements.csv",
    "successions.csv",
    "figures.csv",
    "later/figures.csv",
    "truths.json",
];

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The rows of a table without its heading. Only breakdowns are quoted, and no cell holds a quote.
fn table(path: &str) -> Vec<Vec<String>> {
    let text = read(path);
    let rows = text.trim_start_matches('\u{feff}').lines().skip(1);
    rows.map(cells).collect()
}

fn cells(row: &str) -> Vec<String> {
    let mut cells = Vec::new();
    for (index, part) in row.trim_end().split('"').enumerate() {
        if index % 2 == 1 {
            *cells.last_mut().unwrap() = part.to_owned();
        } else if index == 0 {
            cells.extend(part.split(';').map(ToOwned::to_owned));
        } else {
            cells.extend(part.split(';').skip(1).map(ToOwned::to_owned));
        }
    }
    cells
}

fn number(text: &str) -> Option<f64> {
    text.replace(',', ".").parse().ok()
}

fn catalogue() -> Catalogue {
    let mut catalogue = Catalogue::default();
    for area in fs::read_dir(root().join("indicators")).unwrap() {
        let folder = area.unwrap().path();
        let files = fs::read_dir(&folder).into_iter().flatten();
        for file in files.map(|file| file.unwrap().path()) {
            catalogue
                .add(&file.display().to_string(), &fs::read_to_string(&file).unwrap())
                .unwrap();
        }
    }
    catalogue
}

fn kinds() -> BTreeMap<String, UnitKind> {
    let kind = |word: &str| serde_json::from_value(Value::String(word.to_owned())).unwrap();
    table("examples/fjordby/units.csv").iter().map(|row| (row[0].clone(), kind(&row[2]))).collect()
}

#[test]
fn the_committed_tables_are_what_the_generator_writes() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), SEED).unwrap();
    for name in TABLES {
        let made = fs::read(folder.path().join(name)).unwrap();
        let kept = fs::read(root().join("examples/fjordby").join(name)).unwrap();
        assert!(made == kept, "{name} differs; run `cargo xtask fjordby` and look at the change");
    }
}

#[test]
fn another_seed_draws_another_town() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), SEED + 1).unwrap();
    let kept = read("examples/fjordby/figures.csv");
    assert_ne!(fs::read_to_string(folder.path().join("figures.csv")).unwrap(), kept);
}

#[test]
fn every_figure_is_at_home_in_the_catalogue() {
    let (catalogue, kinds) = (catalogue(), kinds());
    let mut seen = BTreeSet::new();
    let mut implausible = 0;
    let rows = table("examples/fjordby/figures.csv");
    for row in &rows {
        let [id, unit, period, breakdown, value, _] = row.as_slice() else { panic!("{row:?}") };
        let indicator = catalogue.find_text(id).unwrap_or_else(|| panic!("no indicator {id}"));
        assert!(indicator.has_level(kinds[unit]), "{row:?}: no figures for such units");
        let period: Period = period.parse().unwrap();
        assert_eq!(period.period_type(), indicator.period, "{row:?}");
        let parts: Breakdown = breakdown.parse().unwrap();
        assert_eq!(parts.to_string(), *breakdown, "the dimensions stand in order");
        assert!(
            parts.0.keys().all(|dimension| indicator.breakdowns.contains(dimension)),
            "{row:?}"
        );
        implausible += u32::from(!is_plausible(indicator, value));
        assert!(seen.insert([id, unit, &row[2], breakdown].map(Clone::clone)), "{row:?} twice");
    }
    // Small groups lie outside the range that whole schools lie in.
    assert!(implausible * 30 < u32::try_from(rows.len()).unwrap(), "{implausible} implausible");
}

/// Checks the scale, and tells whether a value is plausible or absent for a known reason.
fn is_plausible(indicator: &Indicator, value: &str) -> bool {
    let Some(number) = number(value) else {
        let is_known = Missing::from_code(value).is_some() || Withheld::from_code(value).is_some();
        assert!(is_known, "{value} is no reason");
        return true;
    };
    assert!(indicator.scale.is_none_or(|scale| scale.contains(number)), "{} {value}", indicator.id);
    indicator.plausible.is_none_or(|range| range.contains(number))
}

#[test]
fn every_indicator_that_a_municipality_can_have_has_figures() {
    // Made elsewhere from other figures, not comparable with the rest, or computed from facts only.
    let without = ["trivsel-tilnaermet", "socref-forskel-3-aar", "elevtal-bopael"];
    let rows = table("examples/fjordby/figures.csv");
    let known: BTreeSet<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    for indicator in catalogue().iter() {
        let id = indicator.id.as_str();
        assert!(known.contains(id) || without.contains(&id), "{id} has no figures");
    }
}

#[test]
fn no_name_is_that_of_a_real_school_or_daycare_unit() {
    let official = ["schools_2024_25.csv", "daycare_registry.csv"];
    let real: BTreeSet<String> = official
        .iter()
        .flat_map(|name| table(&format!("data/official/{name}")))
        .map(|row| row[1].trim().to_lowercase())
        .collect();
    assert!(real.len() > 1000);
    for row in table("examples/fjordby/units.csv") {
        assert!(!real.contains(&row[1].to_lowercase()), "{} is real", row[1]);
    }
}

/// True levels by indicator, unit and breakdown.
fn truths() -> BTreeMap<[String; 3], Vec<Option<f64>>> {
    let all: Value = serde_json::from_str(&read("examples/fjordby/truths.json")).unwrap();
    let text = |line: &Value, name: &str| line[name].as_str().unwrap().to_owned();
    let lines = all["series"].as_array().unwrap().iter();
    lines
        .map(|line| {
            let levels = line["levels"].as_array().unwrap().iter().map(Value::as_f64).collect();
            (["indicator", "unit", "breakdown"].map(|name| text(line, name)), levels)
        })
        .collect()
}

fn sampling_error(indicator: &Indicator, level: f64, n: f64) -> Option<f64> {
    match (indicator.kind, &indicator.spread) {
        (Kind::Share, _) => Some((level * (100.0 - level) / n).sqrt()),
        (Kind::Mean, Some(spread)) => Some(spread.sd / n.sqrt()),
        _ => None,
    }
}

#[test]
fn figures_lie_around_the_truth_as_chance_allows() {
    let (catalogue, truths) = (catalogue(), truths());
    let mut within: BTreeMap<IndicatorId, (f64, f64)> = BTreeMap::new();
    for row in table("examples/fjordby/figures.csv") {
        let key = [0, 1, 3].map(|place: usize| row[place].clone());
        let indicator = catalogue.find_text(&row[0]).unwrap();
        let is_part = row[3].contains("reason");
        let period: Period = row[2].parse().unwrap();
        let year = usize::try_from(period.start_year() - 2021).unwrap();
        let level = truths.get(&key).and_then(|levels| levels[year]).filter(|_| !is_part);
        let (Some(level), Some(value), Some(n)) = (level, number(&row[4]), number(&row[5])) else {
            continue;
        };
        let Some(error) = sampling_error(indicator, level, n).filter(|_| n >= 20.0) else {
            continue;
        };
        let is_false_zero = indicator.zero_is_suspect && value == 0.0;
        if !is_false_zero {
            let (all, held) = within.entry(indicator.id.clone()).or_default();
            *all += 1.0;
            *held += f64::from((value - level).abs() < 1.96 * error);
        }
    }
    assert!(within.len() > 18);
    // Groups of a school share its pupils, so a single indicator may stray further than the whole.
    for (id, (all, held)) in &within {
        assert!(held / all > 0.8, "{id}: {held} of {all}");
    }
    let (all, held) =
        within.values().fold((0.0, 0.0), |sum, next| (sum.0 + next.0, sum.1 + next.1));
    assert!((0.94..0.98).contains(&(held / all)), "{held} of {all}");
}

#[test]
fn most_change_from_one_year_to_the_next_is_chance() {
    let catalogue = catalogue();
    let indicator = catalogue.find_text("trivsel-social").unwrap();
    let rows = table("examples/fjordby/figures.csv");
    let series = rows.iter().filter(|row| row[0] == "trivsel-social" && row[3].is_empty());
    let points: Vec<_> =
        series.filter_map(|row| Some((&row[1], number(&row[4])?, number(&row[5])?))).collect();
    let (mut moved, mut chance) = (0.0, 0.0);
    for pair in points.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        moved += (pair[1].1 - pair[0].1).powi(2);
        chance += [pair[0].2, pair[1].2]
            .map(|n| sampling_error(indicator, 0.0, n).unwrap().powi(2))
            .iter()
            .sum::<f64>();
    }
    assert!(chance / moved > 0.6, "chance explains {:.2} of the change", chance / moved);
}

#[test]
fn goals_speak_of_known_indicators_units_and_goals() {
    let (catalogue, kinds) = (catalogue(), kinds());
    let goals: Table = GOALS.parse().unwrap();
    let national: Table = read("goals/national.toml").parse().unwrap();
    let all = |file: &Table| file["goal"].as_array().unwrap().clone();
    let ids: BTreeSet<String> = [all(&goals), all(&national)]
        .concat()
        .iter()
        .map(|goal| goal["id"].as_str().unwrap().to_owned())
        .collect();
    for goal in all(&goals) {
        let words = |name: &str| goal[name].as_array().unwrap().clone();
        assert!(words("contributes_to").iter().all(|id| ids.contains(id.as_str().unwrap())));
        assert!(words("units").iter().all(|unit| kinds.contains_key(unit.as_str().unwrap())));
    }
    let mut rules = BTreeSet::new();
    for target in goals["target"].as_array().unwrap() {
        let indicator = catalogue.find_text(target["indicator"].as_str().unwrap()).unwrap();
        let by: Period = target["by"].as_str().unwrap().parse().unwrap();
        assert_eq!(by.period_type(), indicator.period);
        let breakdown: Breakdown = target["breakdown"].clone().try_into().unwrap();
        assert!(breakdown.0.keys().all(|dimension| indicator.breakdowns.contains(dimension)));
        let rule: Rule = target["rule"].clone().try_into().unwrap();
        rules.insert(format!("{rule:?}").split(' ').next().unwrap().to_owned());
    }
    assert_eq!(rules.len(), 4, "every kind of rule occurs: {rules:?}");
}

#[test]
fn every_role_is_held_by_someone_with_a_password_and_a_known_unit() {
    let kinds = kinds();
    let people: Table = read("examples/fjordby/people.toml").parse().unwrap();
    let mut roles = BTreeSet::new();
    for person in people["person"].as_array().unwrap() {
        let text = |name: &str| person[name].as_str().unwrap();
        assert!(text("email").ends_with("@fjordby.example"));
        assert!(text("password").len() >= 12, "{} has a short password", text("name"));
        for post in person["posts"].as_array().unwrap() {
            let unit = post["unit"].as_str().unwrap();
            assert!(kinds.contains_key(unit), "{unit} is no unit");
            roles.insert(Role::from_code(post["role"].as_str().unwrap()).unwrap());
        }
    }
    assert_eq!(roles.len(), Role::ALL.len(), "{roles:?}");
}

#[test]
fn placements_and_successions_join_known_units() {
    let kinds = kinds();
    assert!(kinds.keys().all(|number| number.parse::<UnitNumber>().is_ok()));
    for row in table("examples/fjordby/placements.csv") {
        assert!(kinds.contains_key(&row[1]) && kinds.contains_key(&row[2]), "{row:?}");
    }
    for row in table("examples/fjordby/successions.csv") {
        assert!(kinds.contains_key(&row[0]) && kinds.contains_key(&row[1]), "{row:?}");
    }
}
