//! How much a ZIP archive unpacks to, counted before anything is held in memory.

use std::io::{self, Read as _};

use domain::delivery::ProblemKind;
use zip::ZipArchive;

use super::{ReadSeek, rewind, unreadable};

/// The bytes all parts of a workbook may unpack to.
const MOST_BYTES: u64 = 1 << 30;

/// The bytes the shared texts of a workbook may unpack to, since they are held in memory.
const MOST_TEXT_BYTES: u64 = 96 << 20;

/// The parts an archive may have.
const MOST_PARTS: usize = 10_000;

/// Refuses an archive that unpacks to more than a workbook of real figures would.
///
/// The sizes an archive states may be false, so every part is unpacked and counted.
pub(super) fn check(reader: &mut dyn ReadSeek) -> Result<(), ProblemKind> {
    rewind(reader)?;
    let mut archive = ZipArchive::new(&mut *reader).map_err(|error| unreadable(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(too_big());
    }
    let mut left = MOST_BYTES;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| unreadable(&error))?;
        let name = part.name().map_err(|error| unreadable(&error))?;
        let is_held = !name.contains("worksheets/");
        let most = if is_held { left.min(MOST_TEXT_BYTES) } else { left };
        let unpacked = io::copy(&mut part.take(most + 1), &mut io::sink());
        let bytes = unpacked.map_err(|error| unreadable(&error))?;
        if bytes > most {
            return Err(too_big());
        }
        left -= bytes;
    }
    rewind(reader)
}

fn too_big() -> ProblemKind {
    unreadable(&"the workbook unpacks to more than one gigabyte; deliver it as CSV")
}
