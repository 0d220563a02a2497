//! Bytes become sealed chunks.

use std::mem;

use super::{CHUNK_BYTES, ChunkKey, MARK, SEALED_CHUNK_BYTES, SealKey, new_salt};

/// Seals what it is given. Holds one chunk, since only the end tells which is the last.
#[derive(Debug)]
pub(crate) struct Sealer {
    key: ChunkKey,
    number: u64,
    waiting: Vec<u8>,
}

impl Sealer {
    /// Begins a file, and writes what it begins with.
    pub(crate) fn new(key: &SealKey, name: &str, into: &mut Vec<u8>) -> Self {
        let salt = new_salt();
        into.extend_from_slice(MARK);
        into.extend_from_slice(&salt);
        Self { key: key.of_file(&salt, name), number: 0, waiting: empty_chunk() }
    }

    /// Takes bytes, and writes the chunks that are full.
    pub(crate) fn push(&mut self, mut bytes: &[u8], into: &mut Vec<u8>) {
        while !bytes.is_empty() {
            if self.waiting.len() == CHUNK_BYTES {
                self.seal(false, into);
            }
            let room = CHUNK_BYTES - self.waiting.len();
            let (taken, left) = bytes.split_at(room.min(bytes.len()));
            self.waiting.extend_from_slice(taken);
            bytes = left;
        }
    }

    /// Writes the last chunk.
    pub(crate) fn finish(mut self, into: &mut Vec<u8>) {
        self.seal(true, into);
    }

    fn seal(&mut self, is_last: bool, into: &mut Vec<u8>) {
        let mut chunk = mem::replace(&mut self.waiting, empty_chunk());
        self.key.seal(self.number, is_last, &mut chunk);
        self.number += 1;
        into.append(&mut chunk);
    }
}

fn empty_chunk() -> Vec<u8> {
    Vec::with_capacity(SEALED_CHUNK_BYTES)
}
