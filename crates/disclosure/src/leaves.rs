//! Reads tables: the leaf cells of each, along dimensions they may share.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    hierarchy::{self, Dimension},
    sheet::{Fault, FaultKind, Place, Sheet, field},
};

/// The column of the counts.
pub(crate) const COUNT: &str = "n";
/// The largest count taken.
const MOST: u64 = 1_000_000_000_000;

/// A leaf cell: its node in every dimension, and how many there are.
#[derive(Debug, Clone)]
pub(crate) struct Leaf {
    pub(crate) row: u64,
    pub(crate) nodes: Vec<usize>,
    pub(crate) count: u64,
}

/// Reads the dimensions of all tables and the leaf cells of each, with the total of the dimensions a table lacks.
pub(crate) fn read(
    hierarchy: &Sheet,
    tables: &[Sheet],
) -> Result<(Vec<Dimension>, Vec<Vec<Leaf>>), Fault> {
    let mut wanted: Vec<(String, BTreeSet<String>)> = Vec::new();
    for (at, sheet) in tables.iter().enumerate() {
        for (name, column) in columns(sheet, at, &[COUNT])? {
            let codes = sheet.rows.iter().map(|(_, fields)| field(fields, column).to_owned());
            match wanted.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => known.extend(codes),
                None => wanted.push((name, codes.collect())),
            }
        }
    }
    let dimensions = hierarchy::dimensions(hierarchy, wanted)?;
    let leaves = tables.iter().enumerate().map(|(at, sheet)| leaves(sheet, at, &dimensions));
    let leaves = leaves.collect::<Result<_, _>>()?;
    Ok((dimensions, leaves))
}

/// Returns the name and the place of every column that is a dimension; the others must be there.
pub(crate) fn columns(
    sheet: &Sheet,
    at: usize,
    others: &[&str],
) -> Result<Vec<(String, usize)>, Fault> {
    let fault = |kind: FaultKind| Fault { place: Place::Table(at), row: 1, kind };
    if let Some(name) = others.iter().find(|name| sheet.column(name).is_none()) {
        return Err(fault(FaultKind::NoColumn((*name).to_owned())));
    }
    let names = sheet.headings.iter().map(|name| name.trim());
    let twice =
        names.clone().enumerate().find(|(column, name)| sheet.column(name) != Some(*column));
    if let Some((_, name)) = twice {
        return Err(fault(FaultKind::TwoColumns(name.to_owned())));
    }
    let dimensions = names.zip(0..).filter(|(name, _)| !others.contains(name));
    let dimensions: Vec<_> = dimensions.map(|(name, column)| (name.to_owned(), column)).collect();
    if dimensions.is_empty() { Err(fault(FaultKind::NoDimension)) } else { Ok(dimensions) }
}

fn leaves(sheet: &Sheet, at: usize, dimensions: &[Dimension]) -> Result<Vec<Leaf>, Fault> {
    let mut leaves: Vec<Leaf> = Vec::new();
    for (row, fields) in &sheet.rows {
        let leaf = cell(sheet, (*row, fields), dimensions).map_err(|kind| Fault {
            place: Place::Table(at),
            row: *row,
            kind,
        })?;
        leaves.push(leaf);
    }
    let mut rows: BTreeMap<&[usize], u64> = BTreeMap::new();
    for leaf in &leaves {
        if let Some(before) = rows.insert(&leaf.nodes, leaf.row) {
            let kind = FaultKind::Twice(before);
            return Err(Fault { place: Place::Table(at), row: leaf.row, kind });
        }
    }
    dimensions.iter().enumerate().try_for_each(|(which, of)| finest((which, of), at, &leaves))?;
    Ok(leaves)
}

/// Reads a row: its node in every dimension, and its count.
pub(crate) fn cell(
    sheet: &Sheet,
    (row, fields): (u64, &[String]),
    dimensions: &[Dimension],
) -> Result<Leaf, FaultKind> {
    if fields.len() != sheet.headings.len() {
        return Err(FaultKind::Fields { found: fields.len(), wanted: sheet.headings.len() });
    }
    let node = |of: &Dimension| {
        let Some(column) = sheet.column(&of.name) else { return Ok(0) };
        match field(fields, column) {
            "" => Err(FaultKind::Empty(of.name.clone())),
            code => of.node(code).ok_or_else(|| {
                let (dimension, code) = (of.name.clone(), code.to_owned());
                FaultKind::UnknownCode { dimension, code }
            }),
        }
    };
    let nodes = dimensions.iter().map(node).collect::<Result<_, _>>()?;
    let written = sheet.column(COUNT).map_or("", |column| field(fields, column));
    let count = written.parse().ok().filter(|count| *count <= MOST);
    let count = count.ok_or_else(|| FaultKind::NotACount(written.to_owned()))?;
    Ok(Leaf { row, nodes, count })
}

/// Refuses a code that stands above another code of the same table.
fn finest((which, of): (usize, &Dimension), at: usize, leaves: &[Leaf]) -> Result<(), Fault> {
    let node = |leaf: &Leaf| leaf.nodes.get(which).copied().unwrap_or(0);
    let rows: BTreeMap<usize, u64> = leaves.iter().map(|leaf| (node(leaf), leaf.row)).collect();
    for (below, row) in &rows {
        let above = of.upwards(*below).skip(1).find_map(|above| Some((above, rows.get(&above)?)));
        if let Some((above, first)) = above {
            let (dimension, above) = (of.name.clone(), of.code(above).to_owned());
            let below = of.code(*below).to_owned();
            let kind = FaultKind::Above { dimension, above, below, row: *row };
            return Err(Fault { place: Place::Table(at), row: *first, kind });
        }
    }
    Ok(())
}
