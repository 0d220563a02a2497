//! Files that lie sealed: encrypted as they come, and read at any place without ever lying open.
//!
//! A sealed file is a mark, a salt, and chunks with a tag each. A key of the file's own is made of the vault's
//! key for the purpose, the salt and the file's name (HKDF-SHA-256), so that a file opens under its name only. The
//! nonce of a chunk (AES-256-GCM) is its number and whether it is the last: no chunk can be changed, moved,
//! left out or cut off unseen. This is the STREAM construction, laid out as in age.

use std::io::{self, Cursor, Read as _};

use rand::random;
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, Prk},
};

mod reader;
mod sealer;

pub(crate) use reader::SealedReader;
pub(crate) use sealer::Sealer;

/// What a sealed file begins with.
const MARK: &[u8; 8] = b"PEJLBOX1";

const SALT_BYTES: usize = 32;

const HEAD_BYTES: usize = MARK.len() + SALT_BYTES;

/// The plain bytes of every chunk but the last.
const CHUNK_BYTES: usize = 64 * 1024;

const TAG_BYTES: usize = 16;

const SEALED_CHUNK_BYTES: usize = CHUNK_BYTES + TAG_BYTES;

/// The key that files of one purpose are sealed under.
#[derive(Clone, Debug)]
pub(crate) struct SealKey(Prk);

impl SealKey {
    /// Makes the key for a purpose of a key of 256 random bits, which it says nothing of.
    pub(crate) fn derive(from: &[u8; 32], purpose: &str) -> Self {
        let purpose = [purpose.as_bytes()];
        let made = Prk::new_less_safe(HKDF_SHA256, from);
        let made = made.expand(&purpose, HKDF_SHA256).expect("one key is never too long");
        Self(made.into())
    }

    fn of_file(&self, salt: &[u8; SALT_BYTES], name: &str) -> ChunkKey {
        let about = [salt.as_slice(), name.as_bytes()];
        let made = self.0.expand(&about, &AES_256_GCM).expect("one key is never too long");
        ChunkKey(LessSafeKey::new(UnboundKey::from(made)))
    }
}

/// The key of one file. Each of its nonces is used for one chunk.
#[derive(Debug)]
struct ChunkKey(LessSafeKey);

impl ChunkKey {
    /// Seals a chunk where it stands, and puts its tag behind it.
    fn seal(&self, number: u64, is_last: bool, chunk: &mut Vec<u8>) {
        self.0
            .seal_in_place_append_tag(nonce(number, is_last), Aad::empty(), chunk)
            .expect("a chunk is never too long");
    }

    /// Opens a chunk where it stands, and returns how long it is without its tag.
    fn open(&self, number: u64, is_last: bool, chunk: &mut [u8]) -> io::Result<usize> {
        let opened = self.0.open_in_place(nonce(number, is_last), Aad::empty(), chunk);
        opened.map(|plain| plain.len()).map_err(|_unspecified| not_ours())
    }
}

fn nonce(number: u64, is_last: bool) -> Nonce {
    let mut bytes = [0; NONCE_LEN];
    let counted = number.to_be_bytes().into_iter().chain([u8::from(is_last)]);
    bytes.iter_mut().skip(NONCE_LEN - 9).zip(counted).for_each(|(to, from)| *to = from);
    Nonce::assume_unique_for_key(bytes)
}

/// Seals a whole text under the name that it is opened with.
pub(crate) fn seal(key: &SealKey, name: &str, plain: &[u8]) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(HEAD_BYTES + plain.len() + TAG_BYTES);
    let mut sealer = Sealer::new(key, name, &mut sealed);
    sealer.push(plain, &mut sealed);
    sealer.finish(&mut sealed);
    sealed
}

/// Opens what [`seal`] sealed.
pub(crate) fn open(key: &SealKey, name: &str, sealed: &[u8]) -> io::Result<Vec<u8>> {
    let mut plain = Vec::with_capacity(sealed.len());
    SealedReader::new(Cursor::new(sealed), key, name)?.read_to_end(&mut plain)?;
    Ok(plain)
}

/// Says that a file is damaged, or was sealed under another key or name; which of them cannot be told.
fn not_ours() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "it is damaged or was sealed under other keys")
}

fn new_salt() -> [u8; SALT_BYTES] {
    random()
}

#[cfg(test)]
mod tests;
