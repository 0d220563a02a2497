//! Rolling-origin trials on made-up schools whose truth is known.

use crate::{
    confidence::Confidence,
    forecast::{Model, Observation},
    random::Random,
    sample::Proportion,
};

/// One made-up school: what was measured, and the truth of every year.
struct School {
    measured: Vec<Observation>,
    truth: Vec<f64>,
}

/// Draws shares that drift, wander and are measured on 20 to 70 children; some years are missing.
fn school(random: &mut Random, years: i32, common: &[f64]) -> School {
    let children = 20 + (0..50).find(|_| random.uniform() < 0.04).unwrap_or(50);
    let drift = random.normal(0.002, 0.004);
    let mut level = random.normal(0.8, 0.05);
    let (mut measured, mut truth) = (Vec::new(), Vec::new());
    for (year, step) in (0..years).zip(common) {
        if year > 0 {
            level += drift + step + random.normal(0.0, 0.014);
        }
        truth.push(level);
        let x = random.binomial(children, level.clamp(0.0, 1.0));
        let share = Proportion::new(x, f64::from(children)).unwrap();
        if year == 0 || random.uniform() > 0.05 {
            measured.push(Observation { year, value: share.share(), variance: share.variance() });
        }
    }
    School { measured, truth }
}

fn nation(seed: u64, schools: usize, years: i32) -> Vec<School> {
    let mut random = Random::seeded(seed);
    let common: Vec<_> = (0..years).map(|_| random.normal(0.0, 0.008)).collect();
    (0..schools).map(|_| school(&mut random, years, &common)).collect()
}

/// The straight line through the measurements, read at a year; the last value when there is but one.
fn trend(measured: &[Observation], year: i32) -> f64 {
    let n = measured.iter().map(|_| 1.0).sum::<f64>();
    let t = measured.iter().map(|o| f64::from(o.year)).sum::<f64>() / n;
    let y = measured.iter().map(|o| o.value).sum::<f64>() / n;
    let up: f64 = measured.iter().map(|o| (f64::from(o.year) - t) * (o.value - y)).sum();
    let along: f64 = measured.iter().map(|o| (f64::from(o.year) - t).powi(2)).sum();
    if along > 0.0 { y + up / along * (f64::from(year) - t) } else { y }
}

/// Sums over all forecasts of a trial.
#[derive(Debug, Default)]
struct Tally {
    forecasts: f64,
    held: f64,
    error: f64,
    last_value_error: f64,
    trend_error: f64,
    promised: f64,
    kept: f64,
}

impl Tally {
    fn coverage(&self) -> f64 {
        self.held / self.forecasts
    }

    fn add(&mut self, model: &Model, past: &[Observation], year: i32, truth: f64) {
        let forecast = model.level(past, year).unwrap();
        self.forecasts += 1.0;
        self.held += f64::from(u8::from(forecast.interval(Confidence::P80).contains(truth)));
        self.error += (forecast.value - truth).abs();
        self.last_value_error += (past.last().unwrap().value - truth).abs();
        self.trend_error += (trend(past, year) - truth).abs();
        for target in [0.75, 0.8, 0.85] {
            let likely = forecast.at_least(target).unwrap() >= 0.7;
            self.promised += f64::from(u8::from(likely));
            self.kept += f64::from(u8::from(likely && truth >= target));
        }
    }
}

/// Fits all schools up to the origin and holds their forecasts for a later year against the truth.
fn try_all(tally: &mut Tally, schools: &[School], origin: i32, year: i32) {
    let known =
        |s: &School| s.measured.iter().filter(|o| o.year <= origin).copied().collect::<Vec<_>>();
    let pasts: Vec<_> = schools.iter().map(known).collect();
    let model = Model::fit(&pasts, 1.0).unwrap();
    for (school, past) in schools.iter().zip(&pasts) {
        tally.add(&model, past, year, school.truth[usize::try_from(year).unwrap()]);
    }
}

#[test]
fn forecasts_from_rolling_origins_are_as_sure_as_they_say_and_beat_the_simple_ways() {
    let mut tally = Tally::default();
    for seed in [8, 9, 10] {
        let schools = nation(seed, 150, 9);
        for origin in [6, 7] {
            try_all(&mut tally, &schools, origin, origin + 1);
        }
    }
    assert!((0.77..=0.83).contains(&tally.coverage()), "{tally:?}");
    assert!(tally.error < 0.8 * tally.trend_error, "{tally:?}");
    assert!(tally.error < 0.7 * tally.last_value_error, "{tally:?}");
    assert!(tally.kept >= 0.67 * tally.promised, "{tally:?}");
}

#[test]
fn what_is_called_likely_three_years_ahead_comes_true_as_often() {
    let mut tally = Tally::default();
    for seed in [20, 21] {
        try_all(&mut tally, &nation(seed, 150, 9), 5, 8);
    }
    assert!((0.74..=0.86).contains(&tally.coverage()), "{tally:?}");
    assert!(tally.promised > 100.0 && tally.kept >= 0.67 * tally.promised, "{tally:?}");
}

#[test]
fn the_schools_of_one_municipality_are_enough_for_a_fair_forecast() {
    let mut tally = Tally::default();
    for seed in 100..140 {
        try_all(&mut tally, &nation(seed, 8, 7), 5, 6);
    }
    assert!((0.75..=0.86).contains(&tally.coverage()), "{tally:?}");
    assert!(tally.error < tally.trend_error.min(tally.last_value_error), "{tally:?}");
    assert!(tally.kept >= 0.67 * tally.promised, "{tally:?}");
}

#[test]
fn a_school_alone_has_forecasts_that_are_sure_enough() {
    let mut tally = Tally::default();
    for school in nation(11, 200, 7) {
        try_all(&mut tally, &[school], 5, 6);
    }
    assert!((0.74..=0.88).contains(&tally.coverage()), "{tally:?}");
    assert!(tally.error < tally.trend_error.min(tally.last_value_error), "{tally:?}");
}

#[test]
fn what_was_planted_is_found_again() {
    let model = {
        let pasts: Vec<_> = nation(12, 300, 8).into_iter().map(|s| s.measured).collect();
        Model::fit(&pasts, 1.0).unwrap()
    };
    let found = model.parameters();
    assert!((found.level - 0.05).abs() < 0.01);
    assert!((found.step - 0.014).abs() < 0.006);
    assert!(found.drift < 0.009);
    let drift = model.common_drift();
    assert!((drift.value - 0.002).abs() < 3.0 * drift.standard_error);
}
