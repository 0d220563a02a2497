//! Those who begin school in a year, drawn one at a time in the same order every time.

use domain::municipality::MunicipalityCode;

use crate::{
    calendar::DAYS,
    chance::Chance,
    exact::to_whole,
    municipality::Municipality,
    nation::Nation,
    number::{self, Gender},
    pupil::{Education, Pupil},
};

/// The share who live in another municipality than that of the school they go to.
pub(crate) const ELSEWHERE: f64 = 0.04;
/// The share who change school once on the way through the grades, besides those whose school ends.
pub(crate) const MOVERS: f64 = 0.25;
/// The share who leave after grade 8, most of them to continuation schools.
pub(crate) const LEAVERS: f64 = 0.12;
/// The share whose parents' education is unknown.
pub(crate) const EDUCATION_UNKNOWN: f64 = 0.02;
/// The age in years at which children begin school.
const BEGINS_AT: i16 = 6;

/// Those who begin in a year, one at a time.
pub(crate) struct Cohort<'n> {
    chance: Chance,
    municipality: &'n Municipality,
    /// Where those live who do not live in the municipality.
    neighbours: [MunicipalityCode; 2],
    /// Up to which number each school's pupils go.
    bounds: Vec<f64>,
    born: i16,
    places: std::ops::Range<u32>,
}

impl<'n> Cohort<'n> {
    /// Returns those who begin grade 0 in a year.
    pub(crate) fn beginning(nation: &'n Nation, municipality: &'n Municipality, year: i16) -> Self {
        let all = nation.municipalities();
        let beside = |step: usize| all.get((municipality.place + step) % all.len());
        let neighbours =
            [1, all.len() - 1].map(|step| beside(step).map_or(municipality.code, |of| of.code));
        let seed = nation.wish().seed;
        let of = [municipality.place_in_chance(), u64::from(year.unsigned_abs())];
        let first = municipality.first_child;
        let mut bound = 0.0;
        let bounds = municipality.schools.iter().map(|school| {
            bound += school.pupils;
            bound
        });
        Self {
            chance: Chance::stream(seed, "cohort", of),
            municipality,
            neighbours,
            bounds: bounds.collect(),
            born: year - BEGINS_AT,
            places: first..first + municipality.cohort_size(seed, year),
        }
    }

    /// Draws a school, each as likely as it is large.
    fn draw_school(&mut self) -> usize {
        let drawn = self.chance.uniform() * self.bounds.last().copied().unwrap_or(0.0);
        let school = self.bounds.partition_point(|bound| *bound <= drawn);
        school.min(self.bounds.len().saturating_sub(1))
    }

    fn draw_education(&mut self, background: f64, is_minority: bool) -> Education {
        if self.chance.happens(EDUCATION_UNKNOWN) {
            return Education::Unknown;
        }
        let origin = if is_minority { -0.5 } else { 0.07 };
        Education::at(0.45 * background + origin + 0.87 * self.chance.normal())
    }

    fn draw_residence(&mut self) -> MunicipalityCode {
        if !self.chance.happens(ELSEWHERE) {
            return self.municipality.code;
        }
        let [next, previous] = self.neighbours;
        if self.chance.happens(0.5) { next } else { previous }
    }

    fn draw_move(&mut self) -> Option<(usize, u8, u16)> {
        if !self.chance.happens(MOVERS) {
            return None;
        }
        let grade = u8::try_from(1 + self.chance.below(9)).unwrap_or(1);
        // Half of them move in the summer.
        let is_in_summer = self.chance.happens(0.5);
        let days = u16::try_from(1 + self.chance.below(u32::from(DAYS) - 1)).unwrap_or(1);
        Some((self.draw_school(), grade, if is_in_summer { 0 } else { days }))
    }
}

impl Iterator for Cohort<'_> {
    type Item = Pupil;

    fn next(&mut self) -> Option<Pupil> {
        let place = self.places.next()?;
        let home = self.draw_school();
        let (background, minority) = self
            .municipality
            .schools
            .get(home)
            .map_or((0.0, 0.0), |school| (school.background, school.minority));
        let gender = if self.chance.happens(0.49) { Gender::Girl } else { Gender::Boy };
        let is_minority = self.chance.happens(minority);
        Some(Pupil {
            number: number::of_child(place, self.born, gender),
            gender,
            is_minority,
            education: self.draw_education(background, is_minority),
            residence: self.draw_residence(),
            ability: self.chance.normal(),
            mood: self.chance.noise(),
            frailty: self.chance.normal(),
            path: self.chance.uniform(),
            daycare: self.chance.uniform(),
            home,
            moves: self.draw_move(),
            last_grade: if self.chance.happens(LEAVERS) { 8 } else { 9 },
        })
    }
}

/// Returns the thing at a place from 0 to 1 among others.
pub(crate) fn at<T>(things: &[T], place: f64) -> Option<&T> {
    let count = f64::from(u32::try_from(things.len()).unwrap_or(0));
    usize::try_from(to_whole(place * count)).ok().and_then(|at| things.get(at))
}
