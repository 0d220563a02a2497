//! Measures how often an effect is seen where there is none: ten clusters, eight periods, noise that remembers half.
//!
//! Prints for one to five treated clusters, and for three and two that start one after the other, with equal noise and
//! with noise that differs between clusters, the shares of panels in which the method that the ladder picks has p of at
//! most 5 %, in which the verdict is an effect, and in which CR1 with G - 1 degrees of freedom has p of at most 5 % (for
//! a common start). The first argument is the number of panels, 1,500 if not given.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::env;

use statistics::{
    effect::{Effect, Panel, Row, Rung, Verdict, estimate},
    probability::{normal_quantile, two_sided_t},
};

const CLUSTERS: usize = 10;
const PERIODS: usize = 8;

/// Is `SplitMix64` (Steele, Lea & Flood 2014).
struct Random(u64);

impl Random {
    fn normal(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        let high = u32::try_from(bits >> 32).unwrap_or(0);
        normal_quantile((f64::from(high) + 0.5) / 4_294_967_296.0)
    }
}

/// Is when the clusters start: the first of them in the first period given, and so on.
type Starts = &'static [i64];

const STARTS: [Starts; 5] = [&[4], &[4, 4], &[4, 4, 4], &[4, 4, 4, 4, 4], &[3, 3, 3, 5, 5]];

/// Makes a panel without any effect; noise is 0.5 of the last period's and new noise, half as much in each other cluster
/// when unequal.
fn panel(starts: Starts, is_unequal: bool, random: &mut Random) -> Option<Panel> {
    let mut rows = Vec::with_capacity(CLUSTERS * PERIODS);
    for unit in 0..CLUSTERS {
        let sd = if is_unequal && unit % 2 == 1 { 0.5 } else { 1.0 };
        let level = random.normal();
        let mut noise = random.normal() / 0.75_f64.sqrt();
        for period in 0..PERIODS {
            let period = i64::try_from(period).ok()?;
            let start = starts.get(unit).copied();
            rows.push(Row {
                unit,
                period,
                outcome: level + sd * noise,
                start,
                weight: 1.0,
                cluster: unit,
            });
            noise = 0.5 * noise + random.normal();
        }
    }
    Panel::new(&rows).ok()
}

fn cr1_rejects(effect: &Effect) -> bool {
    let t = effect.overall.cr1.map(|error| effect.overall.estimate / error);
    t.and_then(|t| two_sided_t(t, 9.0).ok()).is_some_and(|p| p <= 0.05)
}

/// Is what was counted in so many panels.
#[derive(Default)]
struct Counted {
    small: u32,
    called: u32,
    naive: u32,
    rung: Option<Rung>,
}

fn count(starts: Starts, is_unequal: bool, panels: u32) -> Counted {
    let mut random = Random(20_261_122);
    let mut counted = Counted::default();
    for _ in 0..panels {
        let made = panel(starts, is_unequal, &mut random);
        let Some(effect) = made.and_then(|panel| estimate(&panel, 1).ok()) else { continue };
        let is_called = matches!(effect.verdict, Verdict::EffectUp | Verdict::EffectDown);
        counted.rung = Some(effect.overall.rung);
        counted.small += u32::from(effect.overall.p <= 0.05);
        counted.naive += u32::from(cr1_rejects(&effect));
        counted.called += u32::from(is_called);
    }
    counted
}

fn main() {
    let panels: u32 = env::args().nth(1).and_then(|word| word.parse().ok()).unwrap_or(1500);
    println!("starts          noise    panels  chosen         p<=5%  verdict   CR1");
    for (starts, is_unequal) in STARTS.into_iter().flat_map(|of| [(of, false), (of, true)]) {
        let Counted { small, called, naive, rung } = count(starts, is_unequal, panels);
        let [small, called, naive] =
            [small, called, naive].map(|count| 100.0 * f64::from(count) / f64::from(panels));
        let noise = if is_unequal { "unequal" } else { "equal" };
        let rung = rung.map_or_else(String::new, |rung| format!("{rung:?}"));
        println!(
            "{:15} {noise:8} {panels:6}  {rung:13} {small:6.1} {called:8.1} {naive:5.1}",
            format!("{starts:?}")
        );
    }
}
