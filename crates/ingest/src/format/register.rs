//! Registers: how a row describes a unit.

use std::collections::BTreeMap;

use domain::unit::UnitKind;
use serde::{Deserialize, Serialize};

use super::column::{Column, is_false};

/// The columns of a register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterColumns {
    /// Whether the file is a register first, worth taking in without the figures beside it; else it is a
    /// table of figures, which must bring some and says how units were in its period.
    #[serde(default, skip_serializing_if = "is_false")]
    pub stands_alone: bool,
    /// The national number.
    pub number: Column,
    /// The name.
    pub name: Column,
    /// What kind of unit it is.
    pub kind: KindColumn,
    /// The municipality, which is never read from the number.
    #[serde(default)]
    pub municipality: MunicipalityColumns,
    /// Who owns it.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub ownership: Column,
    /// The first day, or its month.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub opened: Column,
    /// The last day.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub closed: Column,
    /// Latitude in degrees.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub latitude: Column,
    /// Longitude in degrees.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub longitude: Column,
    /// Whether the unit has departments or is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<PartColumn>,
    /// The number of the main unit of a department.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub main_unit: Column,
}

/// Where the kind of a unit stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindColumn {
    /// The column.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub column: Column,
    /// The kind of units with any other text, or of all units of a file without the column;
    /// without it such a row is refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<UnitKind>,
    /// The kind for each text.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, UnitKind>,
}

/// Where the municipality of a unit stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MunicipalityColumns {
    /// The column with the code.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub code: Column,
    /// The column with the name, used where there is no code.
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    pub name: Column,
}

/// Where it stands whether a unit has departments or is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartColumn {
    /// The column.
    pub column: Column,
    /// Texts of a main unit with departments.
    pub main: Vec<String>,
    /// Texts of a department.
    pub department: Vec<String>,
}
