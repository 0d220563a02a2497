//! A cube as bytes: between threads, between machines, and in its file. Cells without anything are left out.

use std::str;

use domain::indicator::formula::Sums;

use super::{Cube, Place};

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
            let filled =
                || (0_u32..).zip(block.iter()).filter(|(_, sums)| **sums != Sums::default());
            out.extend(u32::try_from(filled().count()).unwrap_or(u32::MAX).to_le_bytes());
            for (slot, sums) in filled() {
                out.extend(slot.to_le_bytes());
                out.extend(sums.n.to_le_bytes());
                out.extend(sums.sum.to_le_bytes());
                out.extend(sums.squares.to_le_bytes());
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
            let mut block = vec![Sums::default(); self.layout.cells() * self.layout.inputs];
            for _ in 0..u32::from_le_bytes(read(&mut rest)?) {
                let slot = u32::from_le_bytes(read(&mut rest)?);
                let sums = usize::try_from(slot).ok().and_then(|slot| block.get_mut(slot));
                *sums.ok_or(NotACube)? = Sums {
                    n: i64::from_le_bytes(read(&mut rest)?),
                    sum: i64::from_le_bytes(read(&mut rest)?),
                    squares: i128::from_le_bytes(read(&mut rest)?),
                };
            }
            self.add(Place { period, unit, residence }, block);
        }
        Ok(())
    }
}

fn write_text(out: &mut Vec<u8>, text: &str) {
    out.push(u8::try_from(text.len()).unwrap_or(u8::MAX));
    out.extend(text.as_bytes());
}

fn read<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], NotACube> {
    let (first, later) = rest.split_first_chunk::<N>().ok_or(NotACube)?;
    *rest = later;
    Ok(*first)
}

fn read_text<'b>(rest: &mut &'b [u8]) -> Result<&'b str, NotACube> {
    let [length] = read(rest)?;
    let (text, later) = rest.split_at_checked(usize::from(length)).ok_or(NotACube)?;
    *rest = later;
    str::from_utf8(text).map_err(|_other| NotACube)
}
