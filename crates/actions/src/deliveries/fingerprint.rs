//! The fingerprint of a delivery, by which the same files are known again.

use std::{fmt::Write as _, io::Read as _};

use domain::period::Period;
use sha2::{Digest as _, Sha256};

use super::file::ParcelFile;
use crate::error::{Error, Result};

const CHUNK: usize = 256 * 1024;

/// Returns the hex SHA-256 of the files' contents, in whatever order they came, the format and the
/// period. Blocks.
pub(crate) fn fingerprint(
    files: &[ParcelFile],
    format: &str,
    period: Option<Period>,
) -> Result<String> {
    let mut digests: Vec<Vec<u8>> = files.iter().map(digest).collect::<Result<_>>()?;
    digests.sort();
    let mut whole = Sha256::new();
    for digest in &digests {
        whole.update(digest);
    }
    whole.update(format);
    whole.update([0]);
    whole.update(period.map(|period| period.to_string()).unwrap_or_default());
    Ok(whole.finalize().iter().fold(String::new(), |mut hex, byte| {
        let _written = write!(hex, "{byte:02x}");
        hex
    }))
}

fn digest(file: &ParcelFile) -> Result<Vec<u8>> {
    let fault = || Error::file(format!("read `{}`", file.name));
    let mut opened = file.open()?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = opened.read(&mut chunk).map_err(fault())?;
        if length == 0 {
            return Ok(hasher.finalize().to_vec());
        }
        hasher.update(chunk.get(..length).unwrap_or_default());
    }
}
