//! What tells one fact from another.

use std::hash::{BuildHasher as _, RandomState};

/// Makes numbers of 128 bits that are the same only for the same fact. It is drawn anew each time and never
/// written, so that its numbers tell nothing to anybody who comes upon them later.
#[derive(Debug, Clone, Default)]
pub struct KeyHasher {
    high: RandomState,
    low: RandomState,
}

impl KeyHasher {
    pub(super) fn hash(&self, key: &[u8]) -> u128 {
        u128::from(self.high.hash_one(key)) << 64 | u128::from(self.low.hash_one(key))
    }
}
