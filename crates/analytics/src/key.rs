//! The key under which a vault's facts lie.

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};

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

/// A text that is no key. It is not repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no key of 32 bytes in base 64")]
pub struct NotAKey;

impl FromStr for FactKey {
    type Err = NotAKey;

    /// Reads a key in base 64.
    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let bytes = BASE64.decode(text).map_err(|_secret| NotAKey)?;
        bytes.try_into().map(Self).map_err(|_secret| NotAKey)
    }
}

impl fmt::Debug for FactKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FactKey(hidden)")
    }
}
