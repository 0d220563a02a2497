//! Made-up schools whose truth is known hold the promises of the statuses.

use super::*;

/// `SplitMix64`; the same numbers in every run.
struct Random(u64);

impl Random {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (f64::from(u32::try_from(bits >> 32).unwrap()) + 0.5) / 4_294_967_296.0
    }

    /// Nearly normal: the sum of twelve even draws.
    fn normal(&mut self, sd: f64) -> f64 {
        sd * ((0..12).map(|_| self.uniform()).sum::<f64>() - 6.0)
    }

    fn share_of(&mut self, n: u32, truth: f64) -> f64 {
        let x: u32 = (0..n).map(|_| u32::from(self.uniform() < truth)).sum();
        100.0 * f64::from(x) / f64::from(n)
    }
}

/// How a made-up school's truth moves.
struct Moves {
    drift: f64,
    step: f64,
}

struct School {
    truth: Vec<f64>,
    figures: Vec<Figure>,
}

fn nation(seed: u64, schools: usize, years: i16, moves: &Moves) -> Vec<School> {
    let share = indicator(&SHARE);
    let mut random = Random(seed);
    (0..schools)
        .map(|_| {
            let n = 20 + (0..60).find(|_| random.uniform() < 0.03).unwrap_or(60);
            let drift = moves.drift + random.normal(0.004 * moves.step / 0.014);
            let mut level = 0.8 + random.normal(0.06);
            let truth: Vec<f64> = (0..years)
                .map(|_| {
                    level = (level + drift + random.normal(moves.step)).clamp(0.02, 0.98);
                    level
                })
                .collect();
            let values: Vec<_> = (2015..)
                .zip(&truth)
                .map(|(year, truth)| (year, random.share_of(n, *truth), f64::from(n)))
                .collect();
            School { figures: figures(&share, &values), truth }
        })
        .collect()
}

fn until(school: &School, last: i16) -> Vec<Figure> {
    let is_known = |figure: &&Figure| figure.key.period.start_year() <= last;
    school.figures.iter().filter(is_known).cloned().collect()
}

fn judge_all(schools: &[School], target: &Target, last: i16) -> Vec<Judgement> {
    let share = indicator(&SHARE);
    let share = Indicator { uncomparable: vec![], ..share };
    let pasts: Vec<_> = schools.iter().map(|school| until(school, last)).collect();
    let movement = Movement::learn(&share, pasts.iter().map(Vec::as_slice)).unwrap();
    pasts
        .iter()
        .map(|figures| {
            let movement = Some(&movement);
            let today = date(last + 1, 11, 1);
            judge(&Case { indicator: &share, target, figures, movement, today })
        })
        .collect()
}

fn part(hits: u32, of: u32) -> f64 {
    f64::from(hits) / f64::from(of)
}

#[test]
fn of_targets_called_on_track_two_in_three_or_more_are_reached() {
    let (mut called, mut kept) = (0, 0);
    for seed in [1, 2] {
        let schools = nation(seed, 80, 9, &Moves { drift: 0.002, step: 0.014 });
        for bound in [76.0, 80.0, 84.0] {
            let judged = judge_all(&schools, &at_least(bound, Some(2023)), 2020);
            for (school, judgement) in schools.iter().zip(judged) {
                let is_called = judgement.status == Status::OnTrack;
                called += u32::from(is_called);
                kept += u32::from(is_called && school.truth[8] >= bound / 100.0);
            }
        }
    }
    assert!(called > 50 && part(kept, called) >= 0.67, "{kept} of {called}");
}

#[test]
fn of_progressions_called_on_track_two_in_three_or_more_are_reached() {
    let (mut called, mut kept) = (0, 0);
    let from = school_year(2017);
    let rule = Rule::Progression { side: Side::AtLeast, change: 3.0, from };
    let wanted = target(rule, Some(2022));
    for seed in [3, 4, 5] {
        let schools = nation(seed, 80, 9, &Moves { drift: 0.008, step: 0.014 });
        let judged = judge_all(&schools, &wanted, 2020);
        for (school, judgement) in schools.iter().zip(judged) {
            let is_called = judgement.status == Status::OnTrack;
            called += u32::from(is_called);
            kept += u32::from(is_called && school.truth[7] - school.truth[2] >= 0.03);
        }
    }
    assert!(called > 30 && part(kept, called) >= 0.67, "{kept} of {called}");
}

#[test]
fn where_nothing_changes_few_statuses_do() {
    let (mut pairs, mut flips) = (0, 0);
    let wanted = at_least(80.0, None);
    for seed in [6, 7] {
        let schools = nation(seed, 80, 9, &Moves { drift: 0.0, step: 0.0 });
        let years: Vec<_> =
            [2021, 2022, 2023].map(|last| judge_all(&schools, &wanted, last)).into();
        for two in years.windows(2) {
            for (before, after) in two[0].iter().zip(&two[1]) {
                let is_judged = |j: &Judgement| !matches!(j.status, Status::CannotTell(_));
                let both = is_judged(before) && is_judged(after);
                pairs += u32::from(both);
                flips += u32::from(both && before.status != after.status);
            }
        }
    }
    assert!(pairs > 50 && part(flips, pairs) <= 0.05, "{flips} of {pairs}");
}
