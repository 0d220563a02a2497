//! A cube as bytes: between threads, between machines, and in its file. Cells without anything are left out, and
//! numbers have as many bytes as they need (LEB128).

use std::str;

use domain::indicator::formula::Sums;

use super::{Block, Cube, Place};

/// Bytes that are no cube of the layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sums are cut off or of another layout")]
pub(crate) struct NotACube;

impl Cube {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for (place, block) in &self.blocks {
            write_text(&mut out, &place.period.to_string());
            write_text(&mut out, place.unit.as_str());
            write_text(&mut out, place.residence.as_ref().map_or("", |unit| unit.as_str()));
            let cells = block.sorted();
            write(&mut out, wide(cells.len()));
            for (cell, sums) in cells {
                write(&mut out, wide(cell));
                write_sums(&mut out, sums);
            }
        }
        out
    }

    /// Adds the cube that bytes hold.
    pub(crate) fn add_bytes(&mut self, bytes: &[u8]) -> Result<(), NotACube> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let period = read_text(&mut rest)?.parse().map_err(|_other| NotACube)?;
            let unit = read_text(&mut rest)?.parse().map_err(|_other| NotACube)?;
            let residence = match read_text(&mut rest)? {
                "" => None,
                text => Some(text.parse().map_err(|_other| NotACube)?),
            };
            let mut block = Block::new(self.layout.cells(), self.layout.inputs);
            for _ in 0..read(&mut rest)? {
                let cell = usize::try_from(read(&mut rest)?).map_err(|_other| NotACube)?;
                let first = (cell < self.layout.cells()).then(|| block.place(cell));
                self.read_cell(&mut block, first.ok_or(NotACube)?, &mut rest)?;
            }
            self.add(Place { period, unit, residence }, block);
        }
        Ok(())
    }

    fn read_cell(&self, block: &mut Block, first: usize, rest: &mut &[u8]) -> Result<(), NotACube> {
        for place in first..first + self.layout.inputs {
            *block.at(place).ok_or(NotACube)? = sums(rest)?;
        }
        Ok(())
    }
}

fn write_sums(out: &mut Vec<u8>, sums: &[Sums]) {
    for sums in sums {
        write(out, u128::from(sums.n.unsigned_abs()));
        // The sign is the last bit, so that small negative numbers are short too.
        let sum = i128::from(sums.sum);
        write(out, ((sum << 1) ^ (sum >> 127)).cast_unsigned());
        write(out, sums.squares.unsigned_abs());
    }
}

fn sums(rest: &mut &[u8]) -> Result<Sums, NotACube> {
    let n = i64::try_from(read(rest)?).map_err(|_other| NotACube)?;
    let sum = read(rest)?;
    let sum = (sum >> 1).cast_signed() ^ -((sum & 1).cast_signed());
    let sum = i64::try_from(sum).map_err(|_other| NotACube)?;
    let squares = i128::try_from(read(rest)?).map_err(|_other| NotACube)?;
    Ok(Sums { n, sum, squares })
}

fn wide(number: usize) -> u128 {
    u128::try_from(number).unwrap_or_default()
}

fn write(out: &mut Vec<u8>, mut number: u128) {
    while number > 0x7f {
        out.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or_default());
}

fn read(rest: &mut &[u8]) -> Result<u128, NotACube> {
    let (mut number, mut shift) = (0_u128, 0_u32);
    loop {
        let (byte, later) = rest.split_first().ok_or(NotACube)?;
        *rest = later;
        number |= u128::from(byte & 0x7f).checked_shl(shift).ok_or(NotACube)?;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
        shift += 7;
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    out.push(u8::try_from(text.len()).unwrap_or(u8::MAX));
    out.extend(text.as_bytes());
}

fn read_text<'b>(rest: &mut &'b [u8]) -> Result<&'b str, NotACube> {
    let (length, later) = rest.split_first().ok_or(NotACube)?;
    let (text, later) = later.split_at_checked(usize::from(*length)).ok_or(NotACube)?;
    *rest = later;
    str::from_utf8(text).map_err(|_other| NotACube)
}
