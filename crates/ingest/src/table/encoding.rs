//! The encoding of a text file: found by evidence in the whole file, then read as UTF-8.

use std::{
    cell::Cell,
    io::{self, BufRead as _, BufReader, Read},
    rc::Rc,
    str,
};

use domain::delivery::ProblemKind;
use encoding_rs::{Decoder, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{ROW_BYTES, ReadSeek, rewind, unreadable};

/// How the characters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// Windows-1252, as older programs write Danish.
    Windows1252,
    /// UTF-16, as Excel writes "Unicode text".
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
}

impl Encoding {
    /// Returns the name people know.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 (BOM)",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
        }
    }

    fn decoder(self) -> Decoder {
        let encoding = match self {
            Self::Utf8 | Self::Utf8Bom => UTF_8,
            Self::Windows1252 => WINDOWS_1252,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
        };
        encoding.new_decoder_with_bom_removal()
    }
}

/// Finds the encoding of a whole file.
pub(crate) fn detect(reader: &mut dyn ReadSeek) -> Result<Encoding, ProblemKind> {
    rewind(reader)?;
    let mut buffered = BufReader::with_capacity(1 << 16, &mut *reader);
    let head = buffered.fill_buf().map_err(|error| unreadable(&error))?;
    let by_mark = match head {
        [0xEF, 0xBB, 0xBF, ..] => Some(Encoding::Utf8Bom),
        [0xFF, 0xFE, ..] => Some(Encoding::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Encoding::Utf16Be),
        _ => None,
    };
    let mut seen = Seen::default();
    if !matches!(by_mark, Some(Encoding::Utf16Le | Encoding::Utf16Be)) {
        seen.read(&mut buffered)?;
    }
    drop(buffered);
    rewind(reader)?;
    match by_mark {
        Some(Encoding::Utf8Bom) if !seen.is_utf8() => Err(ProblemKind::WrongEncoding),
        Some(encoding) => Ok(encoding),
        None => seen.encoding(),
    }
}

/// What the bytes of a file tell.
#[derive(Debug, Default)]
struct Seen {
    carried: Vec<u8>,
    has_bad_utf8: bool,
    has_good_utf8: bool,
    has_ruined: bool,
    likely_1252: u64,
    unlikely_1252: u64,
}

impl Seen {
    fn read(&mut self, reader: &mut impl io::BufRead) -> Result<(), ProblemKind> {
        loop {
            let chunk = reader.fill_buf().map_err(|error| unreadable(&error))?;
            if chunk.is_empty() {
                self.has_bad_utf8 |= !self.carried.is_empty();
                return Ok(());
            }
            let length = chunk.len();
            self.chunk(chunk);
            reader.consume(length);
        }
    }

    fn chunk(&mut self, chunk: &[u8]) {
        if self.carried.is_empty() && chunk.is_ascii() {
            return;
        }
        for byte in chunk.iter().filter(|byte| !byte.is_ascii()) {
            if is_likely_1252(*byte) { self.likely_1252 += 1 } else { self.unlikely_1252 += 1 }
        }
        let mut bytes = std::mem::take(&mut self.carried);
        bytes.extend_from_slice(chunk);
        let mut rest = bytes.as_slice();
        loop {
            let Err(error) = str::from_utf8(rest) else {
                self.good(rest);
                return;
            };
            let (good, bad) = rest.split_at_checked(error.valid_up_to()).unwrap_or((rest, &[]));
            self.good(good);
            let Some(length) = error.error_len() else {
                self.carried = bad.to_vec();
                return;
            };
            self.has_bad_utf8 = true;
            rest = bad.get(length..).unwrap_or(&[]);
        }
    }

    fn good(&mut self, bytes: &[u8]) {
        if bytes.is_ascii() {
            return;
        }
        self.has_good_utf8 = true;
        // A replacement character, or `Ã¸` for `ø`: characters were lost before the file got here.
        let ruined: [&[u8]; 4] = ["\u{fffd}", "Ã¸", "Ã¦", "Ã¥"].map(str::as_bytes);
        self.has_ruined |=
            ruined.iter().any(|needle| bytes.windows(needle.len()).any(|part| part == *needle));
    }

    const fn is_utf8(&self) -> bool {
        !self.has_bad_utf8 && !self.has_ruined
    }

    const fn encoding(&self) -> Result<Encoding, ProblemKind> {
        if self.is_utf8() {
            return Ok(Encoding::Utf8);
        }
        let is_mixed = self.has_bad_utf8 && self.has_good_utf8;
        if self.has_ruined || is_mixed || self.unlikely_1252 * 10 > self.likely_1252 {
            return Err(ProblemKind::WrongEncoding);
        }
        Ok(Encoding::Windows1252)
    }
}

/// Tells whether a byte is a letter or a common mark in Windows-1252 but not in old DOS or Mac files.
const fn is_likely_1252(byte: u8) -> bool {
    matches!(
        byte,
        0xC0..=0xFF | 0x80 | 0x85 | 0x91..=0x94 | 0x96 | 0x97 | 0xA0 | 0xA7 | 0xAB | 0xB0
            | 0xB2 | 0xB4 | 0xB7 | 0xBB | 0xBD
    )
}

/// How many more bytes may be read before the reader of rows must say that it got on.
#[derive(Debug, Clone)]
pub(crate) struct Allowance(Rc<Cell<u64>>);

impl Allowance {
    /// Lets the next row have `bytes`, with what is read ahead.
    pub(crate) fn renew(&self, bytes: u64) {
        self.0.set(bytes + (1 << 17));
    }

    /// Tells whether a row was longer than it may be.
    pub(crate) fn is_used_up(&self) -> bool {
        self.0.get() == 0
    }
}

/// A text file as UTF-8 without byte order mark, no more of it than the allowance.
pub(crate) struct Utf8<'r> {
    reader: BufReader<&'r mut dyn ReadSeek>,
    decoder: Option<Decoder>,
    decoded: Vec<u8>,
    next: usize,
    is_at_end: bool,
    left: Rc<Cell<u64>>,
}

impl<'r> Utf8<'r> {
    /// Starts reading from the first byte.
    pub(crate) fn new(
        reader: &'r mut dyn ReadSeek,
        encoding: Encoding,
    ) -> Result<(Self, Allowance), ProblemKind> {
        rewind(reader)?;
        let mut buffered = BufReader::with_capacity(1 << 16, reader);
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf8Bom => {
                buffered.read_exact(&mut [0; 3]).map_err(|error| unreadable(&error))?;
                None
            }
            other => Some(other.decoder()),
        };
        let allowance = Allowance(Rc::new(Cell::new(0)));
        allowance.renew(ROW_BYTES);
        let left = Rc::clone(&allowance.0);
        let decoded = Vec::new();
        Ok((
            Self { reader: buffered, decoder, decoded, next: 0, is_at_end: false, left },
            allowance,
        ))
    }

    fn fill(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        while self.next == self.decoded.len() && !self.is_at_end {
            let source = self.reader.fill_buf()?;
            let is_last = source.is_empty();
            self.decoded.resize(source.len() * 3 + 16, 0);
            let (_, read, written, _) = decoder.decode_to_utf8(source, &mut self.decoded, is_last);
            self.reader.consume(read);
            self.decoded.truncate(written);
            self.next = 0;
            self.is_at_end = is_last;
        }
        Ok(())
    }
}

impl Read for Utf8<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::other("a row is longer than any real row"));
        }
        let most = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let Some(target) = buffer.get_mut(..most) else { return Ok(0) };
        let count = if self.decoder.is_some() {
            self.fill()?;
            let mut ready = self.decoded.get(self.next..).unwrap_or(&[]);
            let count = ready.read(target)?;
            self.next += count;
            count
        } else {
            self.reader.read(target)?
        };
        self.left.set(left.saturating_sub(u64::try_from(count).unwrap_or(u64::MAX)));
        Ok(count)
    }
}
