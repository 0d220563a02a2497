//! The fact sets a vault knows, read from files and checked.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::{
    Code, Column, ColumnKind, ColumnName, FactSet, FactSetId, Purpose, Role, SinglePerson, Subject,
    folded,
};
use crate::{period::PeriodType, text::Text};

/// The file of the columns that several sets have.
pub const COMMON: &str = "common.toml";

/// A file that is no fact set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{file}` is not a fact set: {why}")]
pub struct FactSetError {
    /// The file's name.
    pub file: String,
    /// What is wrong.
    pub why: String,
}

/// Something in a fact set that contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FactFinding {
    /// The fact set.
    pub set: FactSetId,
    /// The field or column.
    pub field: String,
    /// What is wrong and what to do.
    pub message: &'static str,
}

/// The fact sets a vault knows, by id.
#[derive(Debug, Clone, Default)]
pub struct FactCatalogue {
    common: Vec<Column>,
    sets: BTreeMap<FactSetId, FactSet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Common {
    columns: Vec<Column>,
}

/// A fact set as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    id: FactSetId,
    subject: Subject,
    period: PeriodType,
    purposes: Vec<Purpose>,
    single_person: SinglePerson,
    kept_years: u8,
    /// The columns that several sets have, by name.
    common: Vec<ColumnName>,
    name: Text,
    about: Text,
    law: Text,
    columns: Vec<Column>,
}

impl FactCatalogue {
    /// Reads the text of a TOML file: the common columns, which come first, or a set.
    pub fn add(&mut self, file: &str, text: &str) -> Result<(), FactSetError> {
        let fault = |why: String| FactSetError { file: file.to_owned(), why };
        if file == COMMON {
            let common: Common = toml::from_str(text).map_err(|error| fault(error.to_string()))?;
            self.common = common.columns;
            return Ok(());
        }
        let written: Written = toml::from_str(text).map_err(|error| fault(error.to_string()))?;
        let mut columns = Vec::with_capacity(written.common.len() + written.columns.len());
        for name in &written.common {
            let found = self.common.iter().find(|column| column.name == *name);
            let unknown = || fault(format!("`{name}` is no common column"));
            columns.push(found.cloned().ok_or_else(unknown)?);
        }
        columns.extend(written.columns);
        let set = FactSet {
            id: written.id,
            subject: written.subject,
            period: written.period,
            purposes: written.purposes,
            single_person: written.single_person,
            kept_years: written.kept_years,
            name: written.name,
            about: written.about,
            law: written.law,
            columns,
        };
        self.sets.insert(set.id.clone(), set);
        Ok(())
    }

    /// Tells whether a text heads the person numbers of any set.
    pub fn heads_persons(&self, text: &str) -> bool {
        let text = folded(text);
        let columns = self.sets.values().flat_map(|set| &set.columns);
        let mut persons = columns.filter(|column| column.kind == ColumnKind::PersonNumber);
        persons.any(|column| column.headings.iter().any(|heading| folded(heading) == text))
    }

    /// Returns the set with this id.
    pub fn find(&self, id: &FactSetId) -> Option<&FactSet> {
        self.sets.get(id)
    }

    /// Returns all sets by id.
    pub fn iter(&self) -> impl Iterator<Item = &FactSet> {
        self.sets.values()
    }

    /// Returns what contradicts itself, by set and field.
    pub fn findings(&self) -> Vec<FactFinding> {
        let mut findings: Vec<_> = self.sets.values().flat_map(check).collect();
        findings.sort();
        findings
    }
}

fn check(set: &FactSet) -> Vec<FactFinding> {
    let whole = check_whole(set);
    let columns = set.columns.iter().flat_map(|column| {
        check_column(column)
            .into_iter()
            .filter(|(is_wrong, _)| *is_wrong)
            .map(|(_, message)| (column.name.to_string(), message))
    });
    whole
        .into_iter()
        .filter(|(_, is_wrong, _)| *is_wrong)
        .map(|(field, _, message)| (field.to_owned(), message))
        .chain(columns)
        .map(|(field, message)| FactFinding { set: set.id.clone(), field, message })
        .collect()
}

fn check_whole(set: &FactSet) -> Vec<(&'static str, bool, &'static str)> {
    let persons = set.columns.iter().filter(|column| column.role == Role::Person).count();
    let units = set.columns.iter().filter(|column| column.role == Role::Unit).count();
    let has_values = set.columns.iter().any(|column| column.role == Role::Value);
    let names: BTreeSet<&str> = set.columns.iter().map(|column| column.name.as_str()).collect();
    let headings: Vec<String> = set.columns.iter().flat_map(Column::spelled).collect();
    let different: BTreeSet<&String> = headings.iter().collect();
    let is_about_persons = set.subject != Subject::Unit;
    let texts = [&set.name, &set.about, &set.law];
    let is_empty = texts.iter().any(|text| text.da.is_empty() || text.en.is_empty());
    let is_for_child = set.purposes.contains(&Purpose::Development);
    let is_for_nobody = set.single_person == SinglePerson::Nobody;
    vec![
        ("name", is_empty, "give name, about and law in both languages"),
        ("purposes", set.purposes.is_empty(), "name at least one purpose"),
        ("purposes", is_for_nobody && is_for_child, "what nobody may read helps no single child"),
        (
            "columns",
            is_about_persons != (persons == 1),
            "a set about persons has one person, another none",
        ),
        ("columns", units != 1, "name the one unit where it was measured"),
        ("columns", !has_values, "name at least one value"),
        ("columns", names.len() != set.columns.len(), "give each column a name of its own"),
        ("columns", different.len() != headings.len(), "let no two columns have the same heading"),
    ]
}

fn check_column(column: &Column) -> Vec<(bool, &'static str)> {
    let is_empty = column.text.da.is_empty() || column.text.en.is_empty();
    let is_person = matches!(column.kind, ColumnKind::PersonNumber);
    let is_unit = matches!(column.kind, ColumnKind::UnitNumber);
    let mut checks = vec![
        (is_empty, "say what it is in both languages"),
        (
            is_person != (column.role == Role::Person),
            "a person number, and no other, is the person",
        ),
        (column.role == Role::Unit && !is_unit, "the unit is a unit's number"),
    ];
    match &column.kind {
        ColumnKind::Word { codes } => {
            let numbers: BTreeSet<i8> = codes.iter().map(|code| code.number).collect();
            let spelled: Vec<String> = codes.iter().flat_map(Code::spelled).collect();
            let different: BTreeSet<&String> = spelled.iter().collect();
            checks.push((codes.is_empty(), "name at least one word"));
            checks.push((numbers.len() != codes.len(), "give each word a number of its own"));
            checks.push((different.len() != spelled.len(), "let no two words be spelled alike"));
        }
        ColumnKind::Number { min, max, decimals } => {
            checks.push((min >= max, "the most is more than the least"));
            checks.push((*decimals > 6, "keep at most six decimals"));
        }
        ColumnKind::PersonNumber
        | ColumnKind::UnitNumber
        | ColumnKind::Period
        | ColumnKind::Day => {}
    }
    checks
}
