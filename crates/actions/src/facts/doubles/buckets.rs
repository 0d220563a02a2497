//! Keys in buckets by their first bits, so that the same keys lie in the same one. What does not fit in memory lies
//! in a file without a name.

use std::{
    fs::{self, File},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    mem,
    path::{Path, PathBuf},
};

/// The key of a row, with which row of the delivery it is and on which line of its file it stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    pub(super) key: u128,
    pub(super) row: u64,
    pub(super) line: u64,
}

/// The bytes of one key with its places.
const WIDTH: usize = 32;

/// How many buckets there are: one for each first byte of a key.
const BUCKETS: usize = 256;

impl Seen {
    const fn bucket(&self) -> usize {
        let [first, ..] = self.key.to_be_bytes();
        first as usize
    }

    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend(self.key.to_le_bytes());
        bytes.extend(self.row.to_le_bytes());
        bytes.extend(self.line.to_le_bytes());
    }

    fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (key, rest) = bytes.split_first_chunk()?;
        let (row, line) = rest.split_first_chunk()?;
        let key = u128::from_le_bytes(*key);
        let (row, line) = (u64::from_le_bytes(*row), u64::from_le_bytes(line.try_into().ok()?));
        Some(Self { key, row, line })
    }
}

/// Keys in buckets.
pub(super) struct Buckets {
    /// Where the file is made when it is needed.
    place: PathBuf,
    file: Option<File>,
    all: Vec<Bucket>,
    /// How many keys are in memory, and may be.
    held: usize,
    most: usize,
    /// How long the file is.
    end: u64,
}

#[derive(Default)]
struct Bucket {
    /// The latest keys, in the order of their rows.
    latest: Vec<Seen>,
    /// Where those before them lie in the file, and in how many bytes.
    blocks: Vec<(u64, usize)>,
}

impl Buckets {
    /// Makes empty buckets that hold so many keys in memory.
    pub(super) fn new(place: PathBuf, most: usize) -> Self {
        let mut all = Vec::new();
        all.resize_with(BUCKETS, Bucket::default);
        Self { place, file: None, all, held: 0, most, end: 0 }
    }

    /// Returns how many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    pub(super) fn add(&mut self, seen: Seen) -> io::Result<()> {
        if let Some(bucket) = self.all.get_mut(seen.bucket()) {
            bucket.latest.push(seen);
        }
        self.held += 1;
        if self.held < self.most { Ok(()) } else { self.write_away() }
    }

    fn write_away(&mut self) -> io::Result<()> {
        let mut file = match self.file.take() {
            Some(file) => file,
            None => nameless(&self.place)?,
        };
        let mut bytes = Vec::new();
        for bucket in self.all.iter_mut().filter(|bucket| !bucket.latest.is_empty()) {
            bytes.clear();
            bucket.latest.drain(..).for_each(|seen| seen.write(&mut bytes));
            file.write_all(&bytes)?;
            bucket.blocks.push((self.end, bytes.len()));
            self.end += u64::try_from(bytes.len()).unwrap_or_default();
        }
        self.held = 0;
        self.file = Some(file);
        Ok(())
    }

    /// Empties a bucket: its keys in the order of their rows.
    pub(super) fn empty(&mut self, number: usize, visit: &mut dyn FnMut(Seen)) -> io::Result<()> {
        let Some(bucket) = self.all.get_mut(number) else { return Ok(()) };
        let mut bytes = Vec::new();
        for (start, length) in mem::take(&mut bucket.blocks) {
            let Some(file) = &mut self.file else { return Err(io::ErrorKind::NotFound.into()) };
            bytes.resize(length, 0);
            file.seek(SeekFrom::Start(start))?;
            file.read_exact(&mut bytes)?;
            bytes.chunks(WIDTH).filter_map(Seen::of_bytes).for_each(&mut *visit);
        }
        mem::take(&mut bucket.latest).into_iter().for_each(visit);
        Ok(())
    }
}

/// Makes a file that nobody else sees and that is gone when it is closed.
fn nameless(place: &Path) -> io::Result<File> {
    let file = File::options().read(true).write(true).create(true).truncate(true).open(place)?;
    fs::remove_file(place)?;
    Ok(file)
}
