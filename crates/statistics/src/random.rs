//! A seeded source of chance for simulations: the same numbers every run, on every machine.

use crate::probability::normal_quantile;

/// Is `SplitMix64` (Steele, Lea & Flood 2014).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// Draws evenly between 0 and 1.
    pub(crate) fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (f64::from(u32::try_from(bits >> 32).unwrap()) + 0.5) / 4_294_967_296.0
    }

    pub(crate) fn normal(&mut self, mean: f64, sd: f64) -> f64 {
        mean + sd * normal_quantile(self.uniform())
    }

    /// Draws how many of `n` succeed, each with chance p.
    pub(crate) fn binomial(&mut self, n: u32, p: f64) -> f64 {
        f64::from((0..n).map(|_| u32::from(self.uniform() < p)).sum::<u32>())
    }
}
