//! What a file is, told from its first bytes.

use std::io::Read as _;

use domain::delivery::ProblemKind;

use super::{ROW_BYTES, ReadSeek, rewind, unreadable, wrong_shape};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sniffed {
    /// A ZIP archive, as workbooks are.
    Zip,
    /// JSON.
    Json,
    /// Other text.
    Text,
}

/// Tells what a file is from its first megabyte.
pub(super) fn sniff(reader: &mut dyn ReadSeek) -> Result<Sniffed, ProblemKind> {
    rewind(reader)?;
    let mut head = Vec::new();
    reader.take(ROW_BYTES).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
    rewind(reader)?;
    if head.starts_with(b"PK\x03\x04") {
        return Ok(Sniffed::Zip);
    }
    if head.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(wrong_shape("a workbook saved as .xlsx, not the old .xls"));
    }
    if head.starts_with(b"%PDF") {
        return Err(wrong_shape("CSV, JSON or XLSX, not PDF"));
    }
    let is_utf16 = head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]);
    if !is_utf16 && head.iter().any(|byte| is_binary(*byte)) {
        return Err(unreadable(&"the file is binary, not text"));
    }
    let seen = head.iter().filter(|byte| !matches!(byte, 0xEF | 0xBB | 0xBF | 0xFF | 0xFE | 0));
    match seen.copied().find(|byte| !byte.is_ascii_whitespace()) {
        None if head.len() < cap() => Err(ProblemKind::EmptyFile),
        Some(b'{' | b'[') => Ok(Sniffed::Json),
        Some(b'<') => Err(wrong_shape("CSV, JSON or XLSX, not a web page or XML")),
        _ if head.len() >= cap() && !has_line_end(&head) => Err(ProblemKind::LineTooLong),
        _ => Ok(Sniffed::Text),
    }
}

fn cap() -> usize {
    usize::try_from(ROW_BYTES).unwrap_or(usize::MAX)
}

fn has_line_end(head: &[u8]) -> bool {
    head.iter().any(|byte| matches!(byte, b'\n' | b'\r'))
}

const fn is_binary(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1A | 0x1C..=0x1F)
}
