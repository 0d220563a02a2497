//! The key under which a vault's facts lie.

use std::fmt;

/// A key of 256 bits. Never shown: its debug form hides it.
#[derive(Clone)]
pub struct FactKey([u8; 32]);

impl FactKey {
    /// Takes the bytes of a key.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

impl fmt::Debug for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FactKey(hidden)")
    }
}
