//! Text with separated columns.

use std::io::Read as _;

use csv::{ReaderBuilder, StringRecord};
use domain::delivery::ProblemKind;

use super::{
    Cells, ROW_BYTES, ReadSeek, Row, SAMPLE_ROWS, Sample, Shape, Table, Visit,
    encoding::{Encoding, Utf8},
    unreadable,
};

/// How the columns are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Delimited {
    /// The encoding.
    pub(crate) encoding: Encoding,
    /// The character between columns.
    pub(crate) delimiter: u8,
    has_crlf: bool,
}

/// The characters seen between columns, the most common in Danish files first.
const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];

/// The bytes looked at to find the delimiter.
const SAMPLE_BYTES: u64 = 1 << 16;

impl Delimited {
    /// Finds the delimiter of a text file and reads its first rows.
    pub(super) fn open(
        reader: &mut dyn ReadSeek,
        encoding: Encoding,
    ) -> Result<Table, ProblemKind> {
        let (utf8, _) = Utf8::new(reader, encoding)?;
        let mut head = Vec::new();
        utf8.take(SAMPLE_BYTES).read_to_end(&mut head).map_err(|error| unreadable(&error))?;
        let delimiter = find_delimiter(&head);
        let has_crlf = head.windows(2).any(|pair| pair == b"\r\n");
        let shape = Self { encoding, delimiter, has_crlf };
        let mut sample = Sample::new();
        shape.each_row(reader, 0, &mut |row| {
            sample.push((row.number, row.texts()));
            super::sampled(sample.len())
        })?;
        Ok(Table { shape: Shape::Delimited(shape), sample })
    }

    /// Reads all rows below `heading_row`.
    pub(super) fn each_row(
        self,
        reader: &mut dyn ReadSeek,
        heading_row: u64,
        visit: &mut Visit<'_>,
    ) -> Result<(), ProblemKind> {
        let (utf8, allowance) = Utf8::new(reader, self.encoding)?;
        let mut csv = builder(self.delimiter).from_reader(utf8);
        let mut record = StringRecord::new();
        let mut records = 0;
        loop {
            allowance.renew(ROW_BYTES);
            match csv.read_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) => {}
                Err(_) if allowance.is_used_up() => return Err(ProblemKind::LineTooLong),
                Err(error) => return Err(unreadable(&error)),
            }
            records += 1;
            let number = self.row_number(&record, records);
            let row = Row { number, cells: Cells::Record(&record) };
            let is_blank = record.iter().all(|cell| cell.trim().is_empty());
            if number > heading_row && !is_blank && visit(&row).is_break() {
                return Ok(());
            }
        }
    }

    /// Returns the line on which a record starts; between `\r` and `\n` the library stands on the
    /// line before, and in files with `\r` alone it counts no lines.
    fn row_number(self, record: &StringRecord, records: u64) -> u64 {
        let line = record.position().map_or(0, csv::Position::line);
        records.max(line + u64::from(self.has_crlf && records > 1))
    }
}

fn builder(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// Returns the delimiter that Excel's first line `sep=;` names, or the first that parts most rows
/// alike. Commas come late: they stand in names and numbers of files with semicolons.
fn find_delimiter(head: &[u8]) -> u8 {
    if let Some([delimiter, b'\r' | b'\n', ..]) = head.strip_prefix(b"sep=") {
        return *delimiter;
    }
    DELIMITERS.into_iter().find(|delimiter| columns_with(head, *delimiter) > 1).unwrap_or(b';')
}

/// Returns how many columns most rows have with this delimiter, or 0 if rows differ too much.
fn columns_with(head: &[u8], delimiter: u8) -> usize {
    let mut csv = builder(delimiter).from_reader(head);
    let widths: Vec<usize> = csv
        .byte_records()
        .map_while(Result::ok)
        .take(SAMPLE_ROWS)
        .map(|record| record.len())
        .collect();
    // The last row of the sample may be cut off.
    let whole = if widths.len() > 1 { widths.len() - 1 } else { widths.len() };
    let widths = widths.get(..whole).unwrap_or(&[]);
    super::usual_width(widths)
        .filter(|(width, rows)| *width > 1 && rows * 2 > widths.len())
        .map_or(0, |(width, _)| width)
}
