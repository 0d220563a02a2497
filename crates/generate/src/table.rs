//! The rows of a file: UTF-8 with byte order mark, `;`, CRLF and decimal comma, as offices write them.

use std::io::{self, Write};

use domain::unit::UnitNumber;

use crate::delivery::{Delivery, Flaw, LINES, Version};

/// How many bytes are gathered before they are written.
const GATHERED: usize = 1 << 16;

/// A file that is being written. Cells hold no `;`, quote or line end, so nothing is quoted.
pub(crate) struct Table<'w> {
    out: &'w mut dyn Write,
    version: Version,
    gathered: Vec<u8>,
    /// Where the row begins in what is gathered.
    row: usize,
    is_left_out: bool,
    rows: u64,
}

impl<'w> Table<'w> {
    /// Begins a file with its headings.
    pub(crate) fn open(delivery: &Delivery, out: &'w mut dyn Write) -> io::Result<Self> {
        let mut gathered = Vec::with_capacity(GATHERED + 4_096);
        write!(gathered, "\u{feff}{}\r\n", delivery.set.headings())?;
        let row = gathered.len();
        let version = delivery.version.clone();
        Ok(Self { out, version, gathered, row, is_left_out: false, rows: 0 })
    }

    /// Begins a row about a unit.
    pub(crate) fn begin(&mut self, unit: &UnitNumber) {
        self.is_left_out = match &self.version {
            Version::Clean | Version::Flawed(_) => false,
            Version::Without(late) => late == unit,
            Version::Only(late) => late != unit,
        };
    }

    /// Writes cells that are text already, each but the last followed by `;`.
    pub(crate) fn text(&mut self, text: &[u8]) {
        self.gathered.extend_from_slice(text);
        self.gathered.push(b';');
    }

    /// Writes a whole number.
    pub(crate) fn number(&mut self, number: i32) {
        self.digits(number, 0);
    }

    /// Writes a number of which so many decimals are given as a whole number: 475 with 1 is `47,5`.
    pub(crate) fn decimal(&mut self, number: i32, decimals: usize) {
        self.digits(number, decimals);
    }

    fn digits(&mut self, number: i32, decimals: usize) {
        if number < 0 {
            self.gathered.push(b'-');
        }
        let start = self.gathered.len();
        let mut rest = number.unsigned_abs();
        let mut written = 0;
        while rest > 0 || written <= decimals {
            if written == decimals && decimals > 0 {
                self.gathered.push(b',');
            }
            self.gathered.push(b'0' + u8::try_from(rest % 10).unwrap_or(0));
            rest /= 10;
            written += 1;
        }
        if let Some(digits) = self.gathered.get_mut(start..) {
            digits.reverse();
        }
        self.gathered.push(b';');
    }

    /// Ends the row.
    pub(crate) fn end(&mut self) -> io::Result<()> {
        if self.is_left_out {
            self.gathered.truncate(self.row);
            return Ok(());
        }
        // The last cell is followed by no `;`.
        self.gathered.pop();
        self.gathered.extend_from_slice(b"\r\n");
        self.rows += 1;
        if let Version::Flawed(flaw) = self.version {
            self.spoil(flaw);
        }
        if self.gathered.len() >= GATHERED {
            self.out.write_all(&self.gathered)?;
            self.gathered.clear();
        }
        self.row = self.gathered.len();
        Ok(())
    }

    /// Makes the row wrong if its line is one of those.
    fn spoil(&mut self, flaw: Flaw) {
        let line = self.rows + 1;
        let Some((place, text)) = flaw.change() else {
            if LINES.contains(&(line + 1)) {
                self.gathered.extend_from_within(self.row..);
                self.rows += 1;
            }
            return;
        };
        let row = self.gathered.get(self.row..).unwrap_or_default();
        if LINES.contains(&line) {
            let mut cells: Vec<&[u8]> = row.split(|byte| *byte == b';').collect();
            if let Some(cell) = cells.get_mut(place) {
                *cell = text.as_bytes();
            }
            let spoilt = cells.join(&b';');
            self.gathered.truncate(self.row);
            self.gathered.extend_from_slice(&spoilt);
        }
    }

    /// Writes what is left and returns how many rows there are.
    pub(crate) fn close(self) -> io::Result<u64> {
        self.out.write_all(&self.gathered)?;
        Ok(self.rows)
    }
}
