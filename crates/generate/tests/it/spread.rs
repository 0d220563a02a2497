//! Sizes and spreads are near those of real schools.

use std::collections::BTreeMap;

use generate::{Nation, Set};

use crate::support::{means, moments, nation, number, rows};

const YEAR: i16 = 2022;

fn large() -> Nation {
    nation(5, 1, 24_000)
}

fn assert_near(what: &str, found: f64, (from, to): (f64, f64)) {
    assert!((from..=to).contains(&found), "{what}: {found} is not from {from} to {to}");
}

#[test]
fn schools_are_as_large_as_real_ones_and_pupils_as_mixed() {
    let nation = large();
    let rows = rows(&nation, Set::Enrolment, YEAR);
    let pupils = rows.iter().map(|row| number(&row[8])).sum::<f64>() / 200.0;
    assert_near("pupils", pupils, (22_800.0, 24_800.0));
    let mut sizes: BTreeMap<&str, f64> = BTreeMap::new();
    for row in &rows {
        *sizes.entry(&row[1]).or_default() += number(&row[8]) / 200.0;
    }
    let (mean, spread) = moments(sizes.values().copied());
    assert_near("school size", mean, (330.0, 480.0));
    assert_near("spread of school sizes", spread, (180.0, 320.0));
    let share = |is: &dyn Fn(&Vec<String>) -> bool| {
        rows.iter().filter(|row| is(row)).count() as f64 / rows.len() as f64
    };
    assert_near("not Danish", share(&|row| row[5] != "dansk"), (0.08, 0.16));
    assert_near("girls", share(&|row| row[4] == "pige"), (0.48, 0.50));
    assert_near("education long", share(&|row| row[6] == "lang-videregaaende"), (0.14, 0.26));
    let elsewhere = share(&|row| !row[1].starts_with(&row[7]));
    assert_near("residence elsewhere", elsewhere, (0.03, 0.05));
}

#[test]
fn marks_are_spread_as_real_ones() {
    let rows = rows(&large(), Set::Marks, YEAR);
    let compulsory = rows.iter().filter(|row| {
        matches!(row[8].as_str(), "dansk" | "matematik" | "naturfag")
            || (row[8] == "engelsk" && row[9] == "mundtlig")
    });
    let of_pupil =
        means(compulsory.map(|row| ((row[1].clone(), row[0].clone()), number(&row[10]))));
    let (mean, spread) = moments(of_pupil.values().copied());
    assert_near("mark", mean, (6.9, 7.6));
    assert_near("spread of pupils' marks", spread, (2.1, 2.5));
    let of_school = means(of_pupil.into_iter().map(|((unit, _), mark)| (unit, mark)));
    assert_near("spread of schools' marks", moments(of_school.into_values()).1, (0.4, 1.1));
}

#[test]
fn absence_is_skewed_as_real_absence() {
    let nation = large();
    let mut away: BTreeMap<String, f64> = BTreeMap::new();
    for row in rows(&nation, Set::Enrolment, YEAR) {
        away.entry(row[0].clone()).or_default();
    }
    let rows = rows(&nation, Set::Absence, YEAR);
    for row in &rows {
        *away.get_mut(&row[0]).unwrap() += number(&row[10]);
    }
    let (mean, spread) = moments(away.values().map(|days| days / 2.0));
    assert_near("absence in per cent", mean, (6.6, 8.0));
    assert_near("spread of pupils' absence", spread, (6.0, 9.5));
    let over_ten = away.values().filter(|days| **days > 20.0).count() as f64 / away.len() as f64;
    assert_near("share over ten per cent", over_ten, (0.16, 0.27));
    assert_near("rows a pupil", rows.len() as f64 / away.len() as f64, (13.5, 17.0));
}

#[test]
fn tests_are_spread_around_the_middle_of_their_scale() {
    let rows = rows(&large(), Set::Tests, YEAR);
    let whole: Vec<_> = rows.iter().filter(|row| row[9].is_empty()).collect();
    assert_eq!(whole.len() * 4, rows.len());
    let (mean, spread) = moments(whole.iter().map(|row| number(&row[10])));
    assert_near("score", mean, (49.0, 55.0));
    assert_near("spread of scores", spread, (13.0, 17.0));
    let good = |level: &str| matches!(level, "god" | "rigtig-god" | "fremragende");
    let share = whole.iter().filter(|row| good(&row[11])).count() as f64 / whole.len() as f64;
    assert_near("share good", share, (0.64, 0.78));
}

#[test]
fn answers_hang_together_within_scales() {
    const REVERSED: [usize; 4] = [2, 3, 5, 24];
    let rows = rows(&large(), Set::Survey, YEAR);
    let answer = |row: &[String], item: usize| {
        let given = row[8 + item].parse::<f64>().ok()?;
        Some(if REVERSED.contains(&item) { 6.0 - given } else { given })
    };
    let mean_of = |row: &[String]| moments((0..29).filter_map(|item| answer(row, item))).0;
    let scores: Vec<(String, f64)> =
        rows.iter().map(|row| (row[1].clone(), mean_of(row))).collect();
    let (mean, spread) = moments(scores.iter().map(|(_, score)| *score));
    assert_near("well-being", mean, (3.55, 3.75));
    assert_near("spread of pupils' well-being", spread, (0.42, 0.58));
    let between = moments(means(scores).into_values()).1;
    assert_near("part between schools", between * between / (spread * spread), (0.02, 0.09));
    for (scale, items) in [("social", 0..10), ("academic", 10..18), ("support", 18..25)] {
        let whole: Vec<Vec<f64>> = rows
            .iter()
            .filter_map(|row| items.clone().map(|item| answer(row, item)).collect())
            .collect();
        let square = |numbers: Vec<f64>| moments(numbers).1.powi(2);
        let of_sum = square(whole.iter().map(|row| row.iter().sum()).collect());
        let n = items.len() as f64;
        let of_items: f64 =
            (0..items.len()).map(|item| square(whole.iter().map(|row| row[item]).collect())).sum();
        assert_near(scale, n / (n - 1.0) * (1.0 - of_items / of_sum), (0.72, 0.86));
    }
}

#[test]
fn rows_a_pupil_and_year_are_as_many_as_the_sets_say() {
    let nation = large();
    let expected = [
        (Set::Enrolment, 1.0),
        (Set::Tests, 3.9),
        (Set::Survey, 0.5),
        (Set::Marks, 0.8),
        (Set::Absence, 15.0),
        (Set::Language, 0.17),
        (Set::Staff, 0.2),
        (Set::Environment, 0.04),
    ];
    for (set, per_pupil) in expected {
        let found = rows(&nation, set, YEAR).len() as f64 / 24_000.0;
        assert_near(set.id(), found, (per_pupil * 0.85, per_pupil * 1.15));
    }
}
