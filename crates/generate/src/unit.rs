//! Schools and daycare units, and the table of units that a municipality delivers.

use std::io::{self, Write};

use domain::{
    period::Period,
    unit::{UnitKind, UnitNumber},
};
use jiff::civil::Date;

use crate::{chance::Chance, effects::Effects, municipality::Municipality, truths::Tried};

/// The headings, after the byte order mark: those of Pejl's own register of units.
pub(crate) const HEADINGS: &str =
    "\u{feff}number;name;kind;part;main;municipality;ownership;opened;closed;lat;lon\r\n";

/// A school or daycare unit that has children.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub(crate) number: UnitNumber,
    pub(crate) name: String,
    pub(crate) kind: UnitKind,
    pub(crate) opened: Date,
    pub(crate) closed: Option<Date>,
    /// Its place among those employed there, in the nation.
    pub(crate) first_staff: u32,
}

impl Unit {
    /// Tells whether the unit is open the whole of a period.
    pub(crate) fn is_open(&self, period: Period) -> bool {
        self.opened <= period.first_day()
            && self.closed.is_none_or(|closed| closed >= period.last_day())
    }
}

/// A school with pupils of its own.
#[derive(Debug, Clone)]
pub(crate) struct School {
    pub(crate) unit: Unit,
    /// About how many pupils at a time; before scaling, how many beside the others.
    pub(crate) pupils: f64,
    /// The highest grade.
    pub(crate) top: u8,
    /// Whether it began with grades 0-3 and grows by a grade a year.
    pub(crate) grows: bool,
    /// The school that takes the pupils it cannot have.
    pub(crate) receiver: usize,
    /// The social background of its pupils, in spreads of schools.
    pub(crate) background: f64,
    /// The share of pupils who are immigrants or descendants.
    pub(crate) minority: f64,
    /// What is true of it beyond what its pupils bring.
    pub(crate) effects: Effects,
    /// What is tried there.
    pub(crate) tried: Option<Tried>,
}

impl School {
    /// Tells whether the school has pupils of a grade in a school year.
    pub(crate) fn has(&self, grade: u8, year: i16) -> bool {
        let age = year - self.unit.opened.year();
        let is_reached = !self.grows || i16::from(grade) <= 3 + age;
        grade <= self.top && is_reached && self.unit.is_open(Period::SchoolYear(year))
    }

    /// Tells whether the school has all grades in all years.
    pub(crate) fn is_full(&self) -> bool {
        self.top == 9 && !self.grows && self.unit.closed.is_none()
    }
}

/// Writes the table's rows about a drawn municipality: itself, its schools, its daycare units.
pub(crate) fn write_rows(of: &Municipality, seed: u64, out: &mut dyn Write) -> io::Result<()> {
    let mut chance = Chance::stream(seed, "locations", [of.place_in_chance(), 0]);
    // They lie in the North Sea, where no one can take them for real.
    let place = of.place_in_chance();
    let (row, column) = (f64::from(u32::try_from(place % 10).unwrap_or(0)), place / 10);
    let centre = (55.6 + row * 0.2, 4.0 + f64::from(u32::try_from(column).unwrap_or(0)) * 0.25);
    let code = of.code;
    write!(out, "{code};{};municipality;whole;;{code};;2007-01-01;;", of.name)?;
    write_location(out, centre)?;
    for unit in of.units() {
        let (number, name, kind) = (&unit.number, &unit.name, unit.kind.code());
        write!(out, "{number};{name};{kind};whole;;{code};Kommunal;{};;", unit.opened)?;
        let beside = 0.05 * chance.noise();
        write_location(out, (centre.0 + beside, centre.1 + 0.08 * chance.noise()))?;
    }
    Ok(())
}

fn write_location(out: &mut dyn Write, (lat, lon): (f64, f64)) -> io::Result<()> {
    let text = format!("{lat:.5};{lon:.5}\r\n").replace('.', ",");
    out.write_all(text.as_bytes())
}
