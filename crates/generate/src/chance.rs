//! Seeded chance: xoshiro256++, one stream for each thing drawn.

use rand::{Rng as _, SeedableRng as _, rngs::Xoshiro256PlusPlus};

use crate::exact::to_whole;

/// A stream of chance.
pub(crate) struct Chance(Xoshiro256PlusPlus);

impl Chance {
    /// Returns the stream with this name and these numbers, so that what is drawn elsewhere changes nothing here.
    pub(crate) fn stream(seed: u64, name: &str, of: [u64; 2]) -> Self {
        let named = name.bytes().map(u64::from);
        Self(Xoshiro256PlusPlus::seed_from_u64(named.chain(of).fold(seed, mixed)))
    }

    /// Returns a number from 0 to 1, 1 not included.
    pub(crate) fn uniform(&mut self) -> f64 {
        part(self.0.next_u64() >> 12)
    }

    /// Tells whether something of this probability happens.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// Returns a whole number from 0 to below `n`, each as likely; 0 when `n` is 0.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        u32::try_from(((self.0.next_u64() >> 32) * u64::from(n)) >> 32).unwrap_or(0)
    }

    /// Returns a standard normal number, about: the sum of twelve uniform numbers, so none is beyond 6.
    pub(crate) fn normal(&mut self) -> f64 {
        let sum = lanes(self.0.next_u64()) + lanes(self.0.next_u64()) + lanes(self.0.next_u64());
        spread(sum, 12.0)
    }

    /// Returns a number with mean 0 and spread 1 at a third of the price: none is beyond 3.5.
    pub(crate) fn noise(&mut self) -> f64 {
        spread(lanes(self.0.next_u64()), 4.0) * 1.732_050_807_568_877_2
    }

    /// Returns one of the two whole numbers beside `x`, so that the mean is `x`.
    pub(crate) fn whole(&mut self, x: f64) -> i32 {
        to_whole((x + self.uniform()).floor())
    }
}

/// Mixes a number into a seed (`SplitMix64`).
fn mixed(seed: u64, number: u64) -> u64 {
    let z = (seed ^ number).wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Returns 52 bits as a number from 0 to 1.
fn part(bits: u64) -> f64 {
    f64::from_bits((1023 << 52) | bits) - 1.0
}

/// Returns the sum of the four 16-bit numbers in 64 bits.
const fn lanes(bits: u64) -> u64 {
    const LANE: u64 = 0xffff;
    (bits & LANE) + ((bits >> 16) & LANE) + ((bits >> 32) & LANE) + (bits >> 48)
}

/// Returns the sum of `n` numbers of 16 bits around its mean, in uniform numbers.
fn spread(sum: u64, n: f64) -> f64 {
    part(sum << 32) * 16.0 + n / 131_072.0 - n / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(draw: impl Fn(&mut Chance) -> f64) -> (f64, f64) {
        let mut chance = Chance::stream(1, "test", [0, 0]);
        let drawn: Vec<f64> = (0..200_000).map(|_| draw(&mut chance)).collect();
        let mean = drawn.iter().sum::<f64>() / 2e5;
        (mean, drawn.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / 2e5)
    }

    #[test]
    fn what_is_drawn_has_mean_zero_and_spread_one() {
        for draw in [Chance::normal, Chance::noise] {
            let (mean, variance) = moments(draw);
            assert!(mean.abs() < 0.01 && (variance - 1.0).abs() < 0.02, "{mean} {variance}");
        }
    }

    #[test]
    fn rounding_keeps_the_mean() {
        let (mean, _) = moments(|chance| f64::from(chance.whole(3.3)));
        assert!((mean - 3.3).abs() < 0.01, "{mean}");
        let (mean, _) = moments(|chance| f64::from(chance.whole(-1.2)));
        assert!((mean + 1.2).abs() < 0.01, "{mean}");
    }

    #[test]
    fn another_name_or_number_is_another_stream() {
        let first = |name, of| Chance::stream(7, name, of).uniform().to_bits();
        assert_ne!(first("a", [1, 2]), first("b", [1, 2]));
        assert_ne!(first("a", [1, 2]), first("a", [2, 1]));
        assert_eq!(first("a", [1, 2]), first("a", [1, 2]));
    }
}
