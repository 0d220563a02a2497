//! Reads and writes the files of cells.

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use csv::{ReaderBuilder, StringRecord, Writer};
use disclosure::{
    audit::STATUS,
    cube::Cube,
    protect::Status,
    sheet::{Fault, Place, Sheet},
};

use crate::out::Misuse;

/// Reads a CSV file, with `;` or `,` between the fields.
pub(super) fn read(path: &Path) -> Result<Sheet> {
    let told = || format!("read `{}`", path.display());
    let mut file = BufReader::new(File::open(path).with_context(told)?);
    let heading = file.fill_buf().with_context(told)?;
    let line = heading.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let delimiter = if line.contains(&b';') { b';' } else { b',' };
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(file);
    let words = |record: &StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
    let mut headings = words(reader.headers().with_context(told)?);
    // Spreadsheets put a mark before the first heading.
    headings
        .iter_mut()
        .take(1)
        .for_each(|name| *name = name.trim_start_matches('\u{feff}').to_owned());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.with_context(told)?;
        let line = record.position().map_or(0, csv::Position::line);
        rows.push((line, words(&record)));
    }
    Ok(Sheet { headings, rows })
}

/// Reads several CSV files.
pub(super) fn read_all(paths: &[&PathBuf]) -> Result<Vec<Sheet>> {
    paths.iter().map(|path| read(path)).collect()
}

/// Says what is wrong with a file, and in which row.
pub(super) fn told(fault: &Fault, hierarchy: &Path, tables: &[&PathBuf]) -> Misuse {
    let path = match fault.place {
        Place::Hierarchy => Some(hierarchy),
        Place::Table(at) => tables.get(at).map(|path| path.as_path()),
    };
    Misuse(format!("`{}` {fault}", path.unwrap_or(hierarchy).display()))
}

/// Returns the cells with what becomes of them, as they are written.
pub(super) fn sheet(cube: &Cube, statuses: &[Status]) -> Sheet {
    let last = ["n", STATUS].into_iter();
    let headings = cube.dimensions().chain(last).map(str::to_owned).collect();
    let rows = cube.cells().zip(statuses).zip(2..).map(|(((codes, count), status), line)| {
        let codes = codes.into_iter().map(str::to_owned);
        (line, codes.chain([count.to_string(), status.word().to_owned()]).collect())
    });
    Sheet { headings, rows: rows.collect() }
}

/// Returns the cells as they may leave: without the count of what is withheld, nor why it is.
pub(super) fn public(cells: &Sheet) -> Sheet {
    let rows = cells.rows.iter().map(|(line, fields)| {
        let mut fields = fields.clone();
        if let [.., count, status] = fields.as_mut_slice()
            && status != Status::Published.word()
        {
            count.clear();
            "withheld".clone_into(status);
        }
        (*line, fields)
    });
    Sheet { headings: cells.headings.clone(), rows: rows.collect() }
}

/// Writes a CSV file.
pub(super) fn write(path: &Path, cells: &Sheet) -> Result<()> {
    let told = || format!("write `{}`", path.display());
    let mut out = Writer::from_path(path).with_context(told)?;
    out.write_record(&cells.headings).with_context(told)?;
    for (_, fields) in &cells.rows {
        out.write_record(fields).with_context(told)?;
    }
    out.flush().with_context(told)
}
