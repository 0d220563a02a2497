//! The nation: its municipalities, and the files they deliver.

use std::io::{self, Write};

use domain::municipality::MunicipalityCode;

use crate::{
    chance::Chance,
    delivery::{Delivery, Flaw, Version},
    exact::exp,
    fjordby,
    municipality::Municipality,
    set::Set,
    sets::{self, File},
    table::Table,
    truths::Truths,
    unit,
    wish::{Wish, WishError},
};

/// How large Fjordby is beside the others, whose median is 1.
const FJORDBY: f64 = 1.2;
/// One municipality in so many delivers wrong files too; Fjordby is the first of them.
const WRONG_EVERY: usize = 7;
/// One municipality in so many has a school that delivers late; Fjordby is the first of them.
const LATE_EVERY: usize = 5;

/// A made-up nation. It holds units and what is true of them; pupils are drawn as files are written.
#[derive(Debug, Clone)]
pub struct Nation {
    wish: Wish,
    municipalities: Vec<Municipality>,
}

impl Nation {
    /// Draws the nation that is wanted.
    pub fn draw(wish: &Wish) -> Result<Self, WishError> {
        wish.check()?;
        let mut chance = Chance::stream(wish.seed, "sizes", [0, 0]);
        let others = (1..wish.municipalities).map(|_| exp(0.65 * chance.normal()).max(0.25));
        let sizes: Vec<f64> = [FJORDBY].into_iter().chain(others).collect();
        let sum: f64 = sizes.iter().sum();
        let mut next = (0, 0);
        let mut municipalities = Vec::with_capacity(sizes.len());
        for (place, size) in sizes.iter().enumerate() {
            let pupils = chance.whole(f64::from(wish.pupils) * size / sum);
            let pupils = u32::try_from(pupils).unwrap_or(0);
            let mut municipality = Municipality::draw(wish.seed, place, pupils);
            next = municipality.count_people(next);
            municipalities.push(municipality);
        }
        Ok(Self { wish: wish.clone(), municipalities })
    }

    /// Returns what was wished for.
    pub const fn wish(&self) -> &Wish {
        &self.wish
    }

    /// Returns the municipalities, Fjordby first.
    pub fn municipalities(&self) -> &[Municipality] {
        &self.municipalities
    }

    /// Returns every clean delivery, by municipality, year and set.
    pub fn deliveries(&self) -> impl Iterator<Item = Delivery> {
        self.municipalities.iter().flat_map(move |municipality| {
            self.wish.school_years().flat_map(move |year| {
                let version = || Version::Clean;
                Set::ALL.into_iter().map(move |set| Delivery {
                    municipality: municipality.code,
                    set,
                    year,
                    version: version(),
                })
            })
        })
    }

    /// Returns the deliveries that are wrong, each beside a clean one: every flaw once in every seventh municipality.
    pub fn wrong(&self) -> Vec<Delivery> {
        let chosen =
            self.municipalities.iter().step_by(WRONG_EVERY).zip(self.wish.school_years().cycle());
        let of = |(municipality, year): (&Municipality, i16)| {
            Flaw::ALL.map(|flaw| Delivery {
                municipality: municipality.code,
                set: flaw.set(),
                year,
                version: Version::Flawed(flaw),
            })
        };
        chosen.flat_map(of).collect()
    }

    /// Returns the late deliveries of every fifth municipality: the last year's absence, first without a school and
    /// then of that school alone.
    pub fn late(&self) -> Vec<[Delivery; 2]> {
        let of = |municipality: &Municipality| {
            let school = municipality.schools.iter().filter(|school| school.is_full()).nth(1)?;
            let number = &school.unit.number;
            let versions = [Version::Without(number.clone()), Version::Only(number.clone())];
            Some(versions.map(|version| Delivery {
                municipality: municipality.code,
                set: Set::Absence,
                year: self.wish.last_year(),
                version,
            }))
        };
        self.municipalities.iter().step_by(LATE_EVERY).filter_map(of).collect()
    }

    /// Writes the table of all units, in the columns of Pejl's own register of units.
    pub fn write_units(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(unit::HEADINGS.as_bytes())?;
        self.municipalities.iter().try_for_each(|of| self.write_rows(of, out))
    }

    /// Writes the table of a municipality's units and of the other municipalities, where its pupils may live.
    pub fn write_units_of(&self, code: MunicipalityCode, out: &mut dyn Write) -> io::Result<()> {
        let mut all = Vec::new();
        self.write_units(&mut all)?;
        let is_kept = |row: &&[u8]| {
            let mut cells = row.split(|byte| *byte == b';').skip(2);
            let kind = cells.next();
            let of = cells.nth(2).unwrap_or_default();
            kind == Some(b"municipality") || of == code.to_string().as_bytes()
        };
        out.write_all(unit::HEADINGS.as_bytes())?;
        let mut rows = all.split_inclusive(|byte| *byte == b'\n').skip(1).filter(is_kept);
        rows.try_for_each(|row| out.write_all(row))
    }

    fn write_rows(&self, of: &Municipality, out: &mut dyn Write) -> io::Result<()> {
        if of.code == MunicipalityCode::FJORDBY {
            return out.write_all(fjordby::rows().as_bytes());
        }
        unit::write_rows(of, self.wish.seed, out)
    }

    /// Writes the file of a delivery and returns how many rows it has below the headings.
    ///
    /// # Errors
    /// The writer's, or [`io::ErrorKind::NotFound`] when the nation has no such municipality or year.
    pub fn write(&self, delivery: &Delivery, out: &mut dyn Write) -> io::Result<u64> {
        let found = self.municipalities.iter().find(|of| of.code == delivery.municipality);
        let is_drawn = self.wish.school_years().contains(&delivery.year);
        let Some(municipality) = found.filter(|_| is_drawn) else {
            return Err(io::Error::new(io::ErrorKind::NotFound, delivery.path()));
        };
        let mut table = Table::open(delivery, out)?;
        sets::write(&File::new(self, municipality, delivery), &mut table)?;
        table.close()
    }

    /// Returns what is true behind the figures.
    pub fn truths(&self) -> Truths {
        Truths::of(self)
    }
}
