//! Simulations that hold the promises of intervals and funnels against the truth.

use crate::{
    confidence::Confidence,
    funnel::{Funnel, Place, Widening},
    interval,
    moments::Moments,
    random::Random,
    sample::Proportion,
};

fn share_of(hits: u32, of: u32) -> f64 {
    f64::from(hits) / f64::from(of)
}

#[test]
fn intervals_for_shares_hold_the_truth_as_often_as_they_promise() {
    let mut random = Random::seeded(1927);
    let (mut wilson, mut exact, mut tries) = (0, 0, 0);
    for n in [10, 25, 60, 150] {
        for p in [0.1, 0.3, 0.5, 0.8, 0.95] {
            for _ in 0..300 {
                let share = Proportion::new(random.binomial(n, p), f64::from(n)).unwrap();
                tries += 1;
                wilson += u32::from(interval::wilson(share, Confidence::P95).contains(p));
                exact += u32::from(interval::clopper_pearson(share, Confidence::P95).contains(p));
            }
        }
    }
    let (wilson, exact) = (share_of(wilson, tries), share_of(exact, tries));
    assert!((0.935..=0.965).contains(&wilson), "{wilson}");
    assert!(exact >= 0.95 && exact >= wilson, "{exact}");
}

#[test]
fn intervals_for_gaps_hold_the_truth_as_often_as_they_promise() {
    let mut random = Random::seeded(1998);
    let (mut held, mut tries) = (0, 0);
    for (n1, p1, n2, p2) in [(20, 0.8, 60, 0.7), (40, 0.5, 40, 0.5), (15, 0.9, 200, 0.6)] {
        for _ in 0..1500 {
            let one = Proportion::new(random.binomial(n1, p1), f64::from(n1)).unwrap();
            let two = Proportion::new(random.binomial(n2, p2), f64::from(n2)).unwrap();
            tries += 1;
            held += u32::from(interval::newcombe(one, two, Confidence::P95).contains(p1 - p2));
        }
    }
    let held = share_of(held, tries);
    assert!((0.935..=0.965).contains(&held), "{held}");
}

#[test]
fn intervals_for_means_hold_the_truth_as_often_as_they_promise() {
    let mut random = Random::seeded(1908);
    for confidence in [Confidence::P80, Confidence::P95] {
        let (mut held, mut tries) = (0, 0);
        for n in [5, 8, 15, 40] {
            for _ in 0..1000 {
                let values: Vec<_> = (0..n).map(|_| random.normal(7.0, 2.2)).collect();
                let sample = Moments::of(&values).unwrap().sample().unwrap();
                let interval = interval::student(sample, confidence, None).unwrap();
                tries += 1;
                held += u32::from(interval.contains(7.0));
            }
        }
        assert!((share_of(held, tries) - confidence.level()).abs() < 0.015);
    }
}

/// Schools that all have the same truth, as many and as large as the Danish ones.
fn null_schools(random: &mut Random, p: f64) -> Vec<Proportion> {
    let school = |_| {
        let large = random.uniform();
        let children = (0..120).map(|_| u32::from(random.uniform() < large)).sum::<u32>() + 12;
        Proportion::new(random.binomial(children, p), f64::from(children)).unwrap()
    };
    (0..1400).map(school).collect()
}

#[test]
fn a_nation_of_equal_schools_raises_few_false_alarms() {
    let mut random = Random::seeded(2005);
    let (mut outside_inner, mut outside_outer, mut listed, mut widened, mut schools) =
        (0, 0, 0, 0, 0);
    for p in [0.3, 0.5, 0.7, 0.8, 0.9] {
        let units = null_schools(&mut random, p);
        let funnel = Funnel::of_shares(&units, p, Widening::Additive).unwrap();
        widened += u32::from(funnel.limits(50.0).inner.width() > 1.5);
        for reading in &funnel.readings {
            schools += 1;
            outside_inner += u32::from(reading.place >= Place::Attention);
            outside_outer += u32::from(reading.place == Place::Deviates);
            listed += u32::from(reading.adjusted_p_value <= 0.05);
        }
    }
    let (inner, outer) = (share_of(outside_inner, schools), share_of(outside_outer, schools));
    assert!((0.04..=0.06).contains(&inner), "{inner}");
    assert!((0.0005..=0.0035).contains(&outer), "{outer}");
    assert_eq!((listed, widened), (0, 0));
}
