//! Sealed chunks become bytes again, one chunk at a time.

use std::io::{self, Read, Seek, SeekFrom};

use super::{
    CHUNK_BYTES, ChunkKey, HEAD_BYTES, MARK, SALT_BYTES, SEALED_CHUNK_BYTES, SealKey, TAG_BYTES,
    not_ours,
};

/// A sealed file that is read as if it lay open. Only the chunk that is read is ever open, and only in memory.
#[derive(Debug)]
pub(crate) struct SealedReader<R> {
    file: R,
    key: ChunkKey,
    /// The bytes of the file behind its head.
    sealed: u64,
    /// How many bytes there are to read.
    length: u64,
    position: u64,
    chunk: Vec<u8>,
    /// Which chunk is open.
    number: Option<u64>,
}

impl<R: Read + Seek> SealedReader<R> {
    /// Opens a file; one that is cut off, or was sealed under another key or name, is refused at once.
    pub(crate) fn new(mut file: R, key: &SealKey, name: &str) -> io::Result<Self> {
        let whole = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(0))?;
        let mut mark = [0; MARK.len()];
        let mut salt = [0; SALT_BYTES];
        file.read_exact(&mut mark).and_then(|()| file.read_exact(&mut salt)).map_err(cut_off)?;
        let sealed = whole.saturating_sub(long(HEAD_BYTES));
        let tags = sealed.div_ceil(long(SEALED_CHUNK_BYTES)) * long(TAG_BYTES);
        let length = sealed.checked_sub(tags).filter(|_| mark == *MARK && sealed > 0);
        let length = length.ok_or_else(not_ours)?;
        let key = key.of_file(&salt, name);
        let chunk = Vec::with_capacity(SEALED_CHUNK_BYTES);
        let mut opened = Self { file, key, sealed, length, position: 0, chunk, number: None };
        opened.load(opened.last())?;
        opened.load(0)?;
        Ok(opened)
    }

    const fn last(&self) -> u64 {
        (self.sealed - 1) / long(SEALED_CHUNK_BYTES)
    }

    /// Opens a chunk, unless it is open.
    fn load(&mut self, number: u64) -> io::Result<()> {
        if self.number == Some(number) {
            return Ok(());
        }
        self.number = None;
        let from = number * long(SEALED_CHUNK_BYTES);
        self.file.seek(SeekFrom::Start(long(HEAD_BYTES) + from))?;
        let length = (self.sealed - from).min(long(SEALED_CHUNK_BYTES));
        self.chunk.resize(short(length), 0);
        self.file.read_exact(&mut self.chunk).map_err(cut_off)?;
        let plain = self.key.open(number, number == self.last(), &mut self.chunk)?;
        self.chunk.truncate(plain);
        self.number = Some(number);
        Ok(())
    }
}

impl<R: Read + Seek> Read for SealedReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.length || into.is_empty() {
            return Ok(0);
        }
        self.load(self.position / long(CHUNK_BYTES))?;
        let within = short(self.position % long(CHUNK_BYTES));
        let mut left = self.chunk.get(within..).unwrap_or_default();
        let count = left.read(into)?;
        self.position += long(count);
        Ok(count)
    }
}

impl<R> Seek for SealedReader<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.position)
    }
}

/// Takes a file that ends too early for a damaged one.
fn cut_off(error: io::Error) -> io::Error {
    if error.kind() == io::ErrorKind::UnexpectedEof { not_ours() } else { error }
}

const fn long(bytes: usize) -> u64 {
    bytes as u64
}

/// Returns a number of bytes within a chunk.
fn short(bytes: u64) -> usize {
    usize::try_from(bytes).expect("a chunk fits in memory")
}
