//! Units as rows.

use domain::unit::{Part, Unit};
use sqlx::FromRow;

use crate::{cell::Row, error::Result};

/// A unit's columns as they are read.
#[derive(FromRow)]
pub(crate) struct UnitRow {
    number: String,
    name: String,
    kind: String,
    part: String,
    main: Option<String>,
    municipality: Option<String>,
    ownership: Option<String>,
    opened: Option<String>,
    closed: Option<String>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

/// A unit's columns as they are written.
pub(super) struct UnitCells {
    pub(super) kind: &'static str,
    pub(super) part: &'static str,
    pub(super) main: Option<String>,
    pub(super) municipality: Option<String>,
    pub(super) opened: Option<String>,
    pub(super) closed: Option<String>,
    pub(super) latitude: Option<f64>,
    pub(super) longitude: Option<f64>,
}

const WHOLE: &str = "whole";
const MAIN: &str = "main";
const DEPARTMENT: &str = "department";

impl From<&Unit> for UnitCells {
    fn from(unit: &Unit) -> Self {
        let (part, main) = match &unit.part {
            Part::Whole => (WHOLE, None),
            Part::Main => (MAIN, None),
            Part::Department(main) => (DEPARTMENT, main.as_ref().map(ToString::to_string)),
        };
        Self {
            kind: unit.kind.code(),
            part,
            main,
            municipality: unit.municipality.map(|code| code.to_string()),
            opened: unit.opened.map(|day| day.to_string()),
            closed: unit.closed.map(|day| day.to_string()),
            latitude: unit.location.map(|(latitude, _)| latitude),
            longitude: unit.location.map(|(_, longitude)| longitude),
        }
    }
}

pub(crate) fn unit(row: UnitRow) -> Result<Unit> {
    let cells = Row { table: "units", key: &row.number };
    let part = match row.part.as_str() {
        WHOLE => Part::Whole,
        MAIN => Part::Main,
        DEPARTMENT => Part::Department(cells.parse_if("main", row.main.as_deref())?),
        other => return Err(cells.bad("part", other)),
    };
    Ok(Unit {
        number: cells.parse("number", &row.number)?,
        kind: cells.word("kind", &row.kind)?,
        part,
        municipality: cells.parse_if("municipality", row.municipality.as_deref())?,
        opened: cells.parse_if("opened", row.opened.as_deref())?,
        closed: cells.parse_if("closed", row.closed.as_deref())?,
        location: row.latitude.zip(row.longitude),
        name: row.name,
        ownership: row.ownership,
    })
}
