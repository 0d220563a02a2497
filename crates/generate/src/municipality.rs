//! A municipality: its schools and daycare units, and what is true of it.

use domain::{municipality::MunicipalityCode, unit::UnitKind};
use jiff::civil::date;

use crate::{
    chance::Chance,
    effects::{self, Effects},
    exact::to_whole,
    fjordby, names,
    sets::staff,
    truths::Tried,
    unit::{School, Unit},
};

/// Pupils per school in the folkeskole in 2024/25.
const PER_SCHOOL: f64 = 406.0;
/// Pupils in grades 0-9 for each daycare unit.
const PER_DAYCARE: f64 = 160.0;
/// Smaller schools have grades 0-6 only; a third of the country's schools have no grade 9.
const SMALL: f64 = 230.0;
/// The share of pupils who are immigrants or descendants.
const MINORITY: f64 = 0.12;

/// A municipality of the nation.
#[derive(Debug, Clone)]
pub struct Municipality {
    /// The code: 999 for Fjordby, 901 and on for the others.
    pub code: MunicipalityCode,
    /// The name.
    pub name: String,
    /// About how many pupils it has at a time in grades 0-9.
    pub pupils: u32,
    pub(crate) place: usize,
    pub(crate) schools: Vec<School>,
    pub(crate) daycares: Vec<Unit>,
    /// How far it lies from the nation in the first year.
    pub(crate) level: Effects,
    /// How much it changes a year.
    pub(crate) trend: Effects,
    /// Its children's place among the nation's children born in a year.
    pub(crate) first_child: u32,
}

impl Municipality {
    /// Draws the municipality with this place in the nation. The numbers of its people are yet to be given.
    pub(crate) fn draw(seed: u64, place: usize, pupils: u32) -> Self {
        let mut chance = Chance::stream(seed, "municipality", [to_u64(place), 0]);
        let code = code(place);
        let size = f64::from(pupils);
        let (name, mut schools, daycares) = if place == 0 {
            ("Fjordby".to_owned(), fjordby::schools(), fjordby::daycares())
        } else {
            let schools = draw_schools(&mut chance, code, place, size);
            (names::place(place), schools, make_daycares(code, place, size))
        };
        let sum: f64 = schools.iter().map(|school| school.pupils).sum();
        let turn = usize::try_from(chance.below(4)).unwrap_or(0);
        for (at, school) in schools.iter_mut().enumerate() {
            school.pupils *= size / sum;
            school.effects = Effects::draw(&mut chance, &effects::SCHOOLS);
            school.tried = Tried::at((at + turn) % 4);
        }
        let level = Effects::draw(&mut chance, &effects::MUNICIPALITIES);
        let trend = Effects::draw(&mut chance, &effects::TRENDS);
        Self { code, name, pupils, place, schools, daycares, level, trend, first_child: 0 }
    }

    /// Gives its people their places among the nation's, from these on, and returns those after them.
    pub(crate) fn count_people(&mut self, (child, mut employee): (u32, u32)) -> (u32, u32) {
        self.first_child = child;
        for school in &mut self.schools {
            school.unit.first_staff = employee;
            employee += staff::most(&school.unit, school.pupils);
        }
        for daycare in &mut self.daycares {
            daycare.first_staff = employee;
            employee += staff::most(daycare, 0.0);
        }
        (child + self.most_children(), employee)
    }

    /// Returns more than the children of any cohort.
    fn most_children(&self) -> u32 {
        self.pupils / 10 + self.pupils / 50 + 2
    }

    /// Returns how many begin school in a year: a tenth of the pupils, 4 per cent more or less.
    pub(crate) fn cohort_size(&self, seed: u64, year: i16) -> u32 {
        let of = [self.place_in_chance(), u64::from(year.unsigned_abs())];
        let mut chance = Chance::stream(seed, "cohort size", of);
        let beside_mean = 1.0 + 0.04 * chance.noise();
        let drawn = chance.whole(f64::from(self.pupils) / 10.0 * beside_mean);
        u32::try_from(drawn).unwrap_or(0).min(self.most_children())
    }

    /// Returns what is true of a school in a year, beyond what its pupils bring.
    pub(crate) fn effects(&self, school: &School, years_on: i16) -> Effects {
        school.effects + self.level + self.trend.times(f64::from(years_on))
    }

    pub(crate) fn place_in_chance(&self) -> u64 {
        to_u64(self.place)
    }

    /// Returns its units that have children.
    pub(crate) fn units(&self) -> impl Iterator<Item = &Unit> {
        self.schools.iter().map(|school| &school.unit).chain(&self.daycares)
    }
}

fn to_u64(place: usize) -> u64 {
    u64::try_from(place).unwrap_or(u64::MAX)
}

fn code(place: usize) -> MunicipalityCode {
    let code = (900 + place).to_string().parse().ok();
    code.filter(|_| place > 0).unwrap_or(MunicipalityCode::FJORDBY)
}

fn draw_schools(
    chance: &mut Chance,
    code: MunicipalityCode,
    place: usize,
    pupils: f64,
) -> Vec<School> {
    let count = to_whole((pupils / PER_SCHOOL).round()).clamp(1, 900);
    let mut schools = Vec::new();
    for at in 0..usize::try_from(count).unwrap_or(1) {
        // The spread is that of the schools in 2024/25: 252 around 406. The first has all grades.
        let drawn = PER_SCHOOL * (1.0 + 0.62 * chance.normal());
        let size = drawn.max(if at == 0 { PER_SCHOOL } else { 60.0 });
        let background = chance.normal();
        schools.push(School {
            unit: Unit {
                number: format!("{code}{:03}", at + 1).parse().expect("six digits are a number"),
                name: names::school(place, at),
                kind: UnitKind::School,
                opened: date(1971, 8, 1),
                closed: None,
                first_staff: 0,
            },
            pupils: size,
            top: if size < SMALL { 6 } else { 9 },
            grows: false,
            receiver: 0,
            background,
            minority: (MINORITY * (1.0 - 0.6 * background)).clamp(0.01, 0.6),
            effects: Effects::default(),
            tried: None,
        });
    }
    let full: Vec<usize> =
        (0..).zip(&schools).filter(|(_, school)| school.is_full()).map(|(at, _)| at).collect();
    for (school, receiver) in schools.iter_mut().zip(full.iter().cycle()) {
        school.receiver = *receiver;
    }
    schools
}

fn make_daycares(code: MunicipalityCode, place: usize, pupils: f64) -> Vec<Unit> {
    let count = to_whole((pupils / PER_DAYCARE).round()).clamp(1, 900);
    let unit = |at| Unit {
        number: format!("G{code}{:03}", at + 1).parse().expect("a letter and digits are a number"),
        name: names::daycare(place, at),
        kind: UnitKind::Daycare,
        opened: date(2009, 1, 1),
        closed: None,
        first_staff: 0,
    };
    (0..usize::try_from(count).unwrap_or(1)).map(unit).collect()
}
