//! A pupil: who it is, what it brings, and where it goes to school.

use domain::municipality::MunicipalityCode;

use crate::{
    calendar::DAYS,
    municipality::Municipality,
    number::{Gender, Written},
    unit::School,
};

/// The parents' highest completed education; [`Education::Unknown`] is left empty in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Education {
    Basic,
    Upper,
    Vocational,
    Short,
    Long,
    Unknown,
}

/// A pupil, the same over the years.
#[derive(Debug, Clone)]
pub(crate) struct Pupil {
    pub(crate) number: Written,
    pub(crate) gender: Gender,
    pub(crate) is_minority: bool,
    pub(crate) education: Education,
    /// Where it lives.
    pub(crate) residence: MunicipalityCode,
    /// What it can beyond its background, in spreads of pupils.
    pub(crate) ability: f64,
    /// How it feels at school, beyond its school, in spreads of pupils.
    pub(crate) mood: f64,
    /// How much it is away, beyond its background, in spreads of pupils.
    pub(crate) frailty: f64,
    /// Where among 0 to 1 it stands in what those who leave do.
    pub(crate) path: f64,
    /// Where among 0 to 1 its daycare unit stands.
    pub(crate) daycare: f64,
    /// The school it begins at.
    pub(crate) home: usize,
    /// The school it moves to, the grade in which it does, and after how many school days.
    pub(crate) moves: Option<(usize, u8, u16)>,
    /// The last grade it is in a municipal school of the municipality.
    pub(crate) last_grade: u8,
}

/// A pupil's time at a school in a year.
pub(crate) struct Stay<'a> {
    pub(crate) school: &'a School,
    /// The first school day there, from 0.
    pub(crate) from: u16,
    /// How many school days.
    pub(crate) days: u16,
}

impl Education {
    /// Returns the education at a place in the distribution, in spreads: 7, 6, 38, 29 and 20 per cent.
    pub(crate) fn at(place: f64) -> Self {
        match place {
            ..-1.48 => Self::Basic,
            ..-1.13 => Self::Upper,
            ..0.03 => Self::Vocational,
            ..0.84 => Self::Short,
            _ => Self::Long,
        }
    }

    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Basic => "grundskole",
            Self::Upper => "gymnasial",
            Self::Vocational => "erhvervsfaglig",
            Self::Short => "kort-eller-mellemlang",
            Self::Long => "lang-videregaaende",
            Self::Unknown => "",
        }
    }

    /// Returns what it is worth in marks.
    const fn worth(self) -> f64 {
        match self {
            Self::Basic => -1.5,
            Self::Upper | Self::Vocational => -0.4,
            Self::Short => 0.4,
            Self::Long => 1.2,
            Self::Unknown => 0.0,
        }
    }
}

impl Pupil {
    /// Returns what gender, origin and parents' education are worth in marks; about 0 in the nation.
    pub(crate) fn background(&self) -> f64 {
        let gender = if self.gender == Gender::Girl { 0.25 } else { -0.25 };
        let origin = if self.is_minority { -0.9 } else { 0.0 };
        gender + origin + self.education.worth()
    }

    /// Returns the school it is at in a grade on a school day.
    pub(crate) fn school<'a>(&self, of: &'a Municipality, year: i16, at: (u8, u16)) -> &'a School {
        let (grade, _) = at;
        let chosen = match self.moves {
            Some((next, in_grade, after)) if at >= (in_grade, after) => next,
            _ => self.home,
        };
        let mut schools = of.schools.iter();
        let school = schools.clone().nth(chosen);
        let usable = school.filter(|school| school.has(grade, year));
        let receiver = || schools.nth(school.map_or(0, |school| school.receiver));
        usable.or_else(receiver).expect("a municipality has schools and receivers are among them")
    }

    /// Returns where it is in a year: one stay, or two when it moves in the middle of the year.
    pub(crate) fn stays<'a>(
        &self,
        of: &'a Municipality,
        year: i16,
        grade: u8,
    ) -> (Stay<'a>, Option<Stay<'a>>) {
        let first = self.school(of, year, (grade, 0));
        let last = self.school(of, year, (grade, DAYS));
        let moves = self.moves.filter(|(_, in_grade, after)| *in_grade == grade && *after > 0);
        match moves {
            Some((_, _, after)) if first.unit.number != last.unit.number => (
                Stay { school: first, from: 0, days: after },
                Some(Stay { school: last, from: after, days: DAYS - after }),
            ),
            _ => (Stay { school: last, from: 0, days: DAYS }, None),
        }
    }
}
