//! Seeded chance: `SplitMix64`, one stream for each thing drawn.

use super::exact::ln;

/// A stream of chance.
pub(crate) struct Chance(u64);

impl Chance {
    /// Returns the stream with this name, so that a new thing to draw leaves the others as they are.
    pub(crate) fn stream(seed: u64, name: &str) -> Self {
        let named = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
        Self(seed ^ named)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number from 0 to 1, 1 not included.
    pub(crate) fn uniform(&mut self) -> f64 {
        f64::from_bits((1023 << 52) | (self.next() >> 12)) - 1.0
    }

    /// Returns a number from -`half` to `half`, each as likely.
    pub(crate) fn around(&mut self, half: f64) -> f64 {
        (2.0 * self.uniform() - 1.0) * half
    }

    /// Tells whether something of this probability happens.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// Returns how many of `n` things of this probability happen.
    pub(crate) fn of(&mut self, n: u32, probability: f64) -> u32 {
        (0..n).map(|_| u32::from(self.happens(probability))).sum()
    }

    /// Returns a whole number from 0 to `top`, each about as likely.
    pub(crate) fn pick(&mut self, top: u8) -> u8 {
        let drawn = self.next() % (u64::from(top) + 1);
        u8::try_from(drawn).expect("the rest of a division is smaller than the divisor")
    }

    /// Returns a standard normal number, by Marsaglia's polar method.
    pub(crate) fn normal(&mut self) -> f64 {
        loop {
            let (u, v) = (self.around(1.0), self.around(1.0));
            let square = u * u + v * v;
            if square > 0.0 && square < 1.0 {
                return u * (-2.0 * ln(square) / square).sqrt();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_the_published_generator() {
        let mut chance = Chance(1_234_567);
        assert_eq!(chance.next(), 6_457_827_717_110_365_317);
        assert_eq!(chance.next(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn normal_numbers_have_mean_zero_and_spread_one() {
        let mut chance = Chance::stream(1, "test");
        let drawn: Vec<f64> = (0..100_000).map(|_| chance.normal()).collect();
        let mean = drawn.iter().sum::<f64>() / 1e5;
        let square = drawn.iter().map(|x| x * x).sum::<f64>() / 1e5;
        assert!(mean.abs() < 0.01 && (square - 1.0).abs() < 0.02, "{mean} {square}");
    }
}
