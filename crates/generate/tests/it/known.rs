//! What is planted is found again in the files.

use std::collections::BTreeMap;

use generate::{Effort, Nation, Set};

use crate::support::{means, moments, nation, number, rows};

/// The cells of answers to what is worded negatively.
const REVERSED: [usize; 4] = [10, 11, 13, 32];
/// Before and after: the second of two years begins the efforts.
const YEARS: [i16; 2] = [2022, 2023];

fn large() -> Nation {
    nation(6, 2, 30_000)
}

/// The change of the schools with an effort less that of those without, and its standard error.
fn change(effort: &Effort, of_school: [&BTreeMap<String, f64>; 2]) -> (f64, f64) {
    let [before, after] = of_school;
    let mut changes = [Vec::new(), Vec::new()];
    for (unit, was) in before {
        let has = effort.units.iter().any(|with| with.as_str() == unit);
        if let Some(is) = after.get(unit) {
            changes[usize::from(has)].push(is - was);
        }
    }
    let [without, with] = changes.map(|of| (moments(of.iter().copied()), of.len() as f64));
    let error = |((_, spread), n): ((f64, f64), f64)| spread * spread / (n - 1.0);
    (with.0.0 - without.0.0, (error(with) + error(without)).sqrt())
}

fn assert_found(effort: &Effort, seen: f64, found: (f64, f64)) {
    let truth = effort.effect * seen;
    let (change, error) = found;
    assert!((change - truth).abs() < 3.0 * error, "{change} ± {error} is not {truth}");
}

#[test]
fn the_effort_with_an_effect_and_the_one_without_are_found() {
    let nation = large();
    let truths = nation.truths();
    let [reading, calm] = &truths.efforts[..] else { panic!("two efforts") };
    assert!((reading.from, reading.effect, calm.effect) == (2023, 3.0, 0.0));
    let scores = YEARS.map(|year| {
        let rows = rows(&nation, Set::Tests, year).into_iter();
        let reading = rows.filter(|row| row[8] == "laesning" && row[9].is_empty());
        means(reading.map(|row| (row[1].clone(), number(&row[10]))))
    });
    let found = change(reading, [&scores[0], &scores[1]]);
    assert_found(reading, truths.seen.test, found);
    assert!(found.0 > 3.0 * found.1, "{found:?}");
    let wellbeing = YEARS.map(|year| {
        let rows = rows(&nation, Set::Survey, year).into_iter();
        let calm = |row: &[String]| moments(row[33..37].iter().filter_map(|a| a.parse().ok())).0;
        let answered = rows.filter(|row| row[33..37].iter().any(|answer| !answer.is_empty()));
        means(answered.map(|row| (row[1].clone(), calm(&row))))
    });
    let found = change(calm, [&wellbeing[0], &wellbeing[1]]);
    assert_found(calm, truths.seen.wellbeing, found);
}

/// The slope of schools' means on the truth.
fn slope(nation: &Nation, truth: impl Fn(&str) -> f64, of_school: &BTreeMap<String, f64>) -> f64 {
    assert!(nation.truths().schools.len() > 60);
    let pairs: Vec<(f64, f64)> = of_school.iter().map(|(unit, y)| (truth(unit), *y)).collect();
    let (x_mean, _) = moments(pairs.iter().map(|pair| pair.0));
    let (y_mean, _) = moments(pairs.iter().map(|pair| pair.1));
    let both: f64 = pairs.iter().map(|(x, y)| (x - x_mean) * (y - y_mean)).sum();
    both / pairs.iter().map(|(x, _)| (x - x_mean) * (x - x_mean)).sum::<f64>()
}

#[test]
fn schools_lie_where_their_effects_put_them() {
    let nation = large();
    let truths = nation.truths();
    let effects = |unit: &str| {
        let school = truths.schools.iter().find(|school| school.unit.as_str() == unit).unwrap();
        let mut all = truths.municipalities.iter();
        let of = all.find(|municipality| municipality.code == school.municipality).unwrap();
        (school.effects, of.effects)
    };
    let survey = rows(&nation, Set::Survey, 2022);
    let turned = |place: usize, answer: &str| {
        let given: f64 = answer.parse().ok()?;
        Some(if REVERSED.contains(&place) { 6.0 - given } else { given })
    };
    let general =
        |row: &[String]| moments((8..37).filter_map(|place| turned(place, &row[place]))).0;
    let wellbeing = means(survey.iter().map(|row| (row[1].clone(), general(row))));
    let found =
        slope(&nation, |unit| effects(unit).0.wellbeing + effects(unit).1.wellbeing, &wellbeing);
    assert!((0.7..1.2).contains(&found), "well-being {found}");
    let days = rows(&nation, Set::Enrolment, 2022);
    let mut at: BTreeMap<String, (f64, f64)> = BTreeMap::new();
    for row in &days {
        at.entry(row[1].clone()).or_default().1 += number(&row[8]);
    }
    for row in rows(&nation, Set::Absence, 2022) {
        at.get_mut(&row[1]).unwrap().0 += number(&row[10]);
    }
    let absence = at.into_iter().map(|(unit, (away, days))| (unit, away / days * 100.0)).collect();
    let found = slope(&nation, |unit| effects(unit).0.absence + effects(unit).1.absence, &absence);
    assert!((0.7..1.3).contains(&found), "absence {found}");
}

#[test]
fn known_shares_are_those_in_the_files() {
    let nation = large();
    let truths = nation.truths();
    let rows_of = |set| rows(&nation, set, 2022);
    let onward = rows_of(Set::Onward);
    for truth in &truths.transitions {
        let at: Vec<_> = onward.iter().filter(|row| row[7] == truth.months).collect();
        let share = at.iter().filter(|row| row[8] == truth.path).count() as f64 / at.len() as f64;
        let error = (truth.share * (1.0 - truth.share) / at.len() as f64).sqrt();
        assert!((share - truth.share).abs() < 4.0 * error, "{truth:?} {share}");
    }
    assert_eq!(rows(&nation, Set::Onward, 2023).iter().filter(|row| row[7] != "3").count(), 0);
    let survey = rows_of(Set::Survey);
    let empty = survey.iter().flat_map(|row| &row[8..]).filter(|answer| answer.is_empty()).count();
    let share = empty as f64 / (survey.len() * 29) as f64;
    assert!((share - truths.rates.answer_missing).abs() < 0.002, "{share}");
    let enrolled = rows_of(Set::Enrolment);
    let in_survey = enrolled.iter().filter(|row| row[3].parse::<u8>().unwrap() >= 4);
    let pupils = in_survey.map(|row| number(&row[8])).sum::<f64>() / 200.0;
    let missing = 1.0 - survey.len() as f64 / pupils;
    assert!((missing - truths.rates.questionnaire_missing).abs() < 0.01, "{missing}");
}

#[test]
fn truths_are_written_as_json() {
    let truths = serde_json::to_value(nation(2, 2, 1_000).truths()).unwrap();
    assert_eq!(truths["municipalities"][0]["code"], "999");
    assert!(truths["schools"][0]["effects"]["absence"].is_number());
    assert_eq!(truths["efforts"][1]["effect"], 0.0);
}
