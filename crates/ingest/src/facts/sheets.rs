//! The sheets of a workbook of facts; any other file has one.

use domain::{
    delivery::ProblemKind,
    fact::{FactSet, without_person_numbers},
};

use super::bind::{Binding, Unfit, lacking};
use crate::{table::Table, text::shorten};

/// A sheet that is read.
pub(super) struct Sheet<'s> {
    pub(super) table: Table,
    pub(super) binding: Binding<'s>,
}

/// A sheet that is not read.
pub(super) struct Misfit {
    pub(super) sheet: String,
    /// The column that it lacks, when it has others of the set.
    pub(super) lacks: String,
    pub(super) kind: ProblemKind,
}

/// Binds a set to each table of a file. A sheet with columns of the set but without one that must be there ends the
/// delivery: its facts would be lost. One with nothing of the set, such as a page of notes, is told and left out.
pub(super) fn bind(
    set: &FactSet,
    tables: Vec<Table>,
) -> Result<(Vec<Sheet<'_>>, Vec<Misfit>), Unfit> {
    let (mut sheets, mut misfits, mut first) = (Vec::new(), Vec::new(), None);
    let is_alone = tables.len() == 1;
    for table in tables {
        let name = table.sheet().map(|name| without_person_numbers(&shorten(name)));
        let name = name.unwrap_or_default();
        match Binding::of(set, &table) {
            Ok(mut binding) => {
                binding.sheet = if is_alone { String::new() } else { name };
                sheets.push(Sheet { table, binding });
            }
            Err(unfit) => {
                first.get_or_insert(unfit);
                misfits.push(misfit(set, &table, name));
            }
        }
    }
    match first {
        Some(unfit) if sheets.is_empty() => Err(unfit),
        _ => Ok((sheets, misfits)),
    }
}

fn misfit(set: &FactSet, table: &Table, sheet: String) -> Misfit {
    match lacking(set, table) {
        Some(lacks) => Misfit { sheet, lacks, kind: ProblemKind::MissingColumn },
        None => Misfit { sheet, lacks: String::new(), kind: ProblemKind::SheetLeftOut },
    }
}
