//! Seeded chance, and all arrangements of a few starts over clusters.

/// Is `SplitMix64` (Steele, Lea & Flood 2014): the same numbers every run, on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// Draws 1 or -1, each half of the time.
    pub(crate) fn sign(&mut self) -> f64 {
        if self.bits() >> 63 == 0 { 1.0 } else { -1.0 }
    }

    /// Draws evenly from 0 up to but not including `end`, by multiplication (Lemire 2019); the bias is below 2⁻³².
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).min(u64::from(u32::MAX));
        usize::try_from(((self.bits() >> 32) * end) >> 32).unwrap_or(0)
    }

    /// Puts values in an order drawn evenly from all (Durstenfeld 1964).
    pub(crate) fn shuffle(&mut self, values: &mut [usize]) {
        for last in (1..values.len()).rev() {
            let other = self.below(last + 1);
            values.swap(last, other);
        }
    }
}

/// Returns in how many ways the values can be arranged, equal values being the same.
pub(crate) fn arrangements(values: &[usize]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (mut ways, mut placed) = (1.0_f64, 0.0);
    for equal in sorted.chunk_by(|one, next| one == next) {
        for (own, _) in (1_u32..).zip(equal) {
            placed += 1.0;
            ways *= placed / f64::from(own);
        }
    }
    ways.round().min(f64::MAX)
}

/// Moves to the next arrangement in order; false, and back to the first, after the last (Narayana, 14th century).
pub(crate) fn next_arrangement(values: &mut [usize]) -> bool {
    let descent = values.iter().zip(values.iter().skip(1)).rposition(|(one, next)| one < next);
    let Some(pivot) = descent else {
        values.reverse();
        return false;
    };
    let (head, tail) = values.split_at_mut(pivot + 1);
    let Some(own) = head.last_mut() else { return false };
    if let Some(larger) = tail.iter_mut().rev().find(|value| **value > *own) {
        std::mem::swap(own, larger);
    }
    tail.reverse();
    true
}
