//! `fravaer`: the school days on which a pupil was away, whole or half.

use std::io;

use super::{File, grade_word};
use crate::{
    calendar::{DAYS, school_days},
    chance::Chance,
    exact::exp,
    pupil::{Education, Pupil},
    table::Table,
};

/// The mean absence in the nation, in per cent of the school days (7.4 at the middle school in 2024/25).
pub(crate) const ABSENCE: f64 = 7.2;
/// The spread of pupils on a logarithmic scale, of which three quarters stay over the years.
const SPREAD: f64 = 0.85;
const STAYS: f64 = 0.75;
const OF_THE_YEAR: f64 = 0.66;
/// The share of rows that are about half a day.
const HALVES: f64 = 0.1;
/// The most days that a pupil is away.
const MOST: i32 = 170;
/// The days of the longest single spell.
const SPELL: u32 = 4;
/// The mean of spells of 1 to [`SPELL`] days.
const USUAL_SPELL: u16 = 2;

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut chance = file.chance();
    let days = school_days(file.year);
    let mut cells = Vec::new();
    for (grade, pupil) in file.pupils(0..=9) {
        let (first, second) = pupil.stays(file.of, file.year, grade);
        let expected = file.effects(first.school).absence + expected(&pupil, grade);
        let mut spells = Spells::of(draw_days(&mut chance, &pupil, expected));
        for stay in [Some(first), second].into_iter().flatten() {
            file.describe(&pupil, &stay.school.unit.number, Some(grade_word(grade)), &mut cells);
            table.begin(&stay.school.unit.number);
            let until = stay.from + stay.days;
            while let Some(place) = spells.next_before(&mut chance, until) {
                table.text(&cells);
                table.text(days.get(usize::from(place)).map_or(&[], |day| day.as_slice()));
                table.text(spells.reason.as_bytes());
                table.text(part(&mut chance).as_bytes());
                table.end()?;
            }
        }
    }
    Ok(())
}

/// Draws how large a part of a day it is.
fn part(chance: &mut Chance) -> &'static str {
    if chance.happens(HALVES) { "0,5" } else { "1" }
}

/// What is expected of such a pupil, in per cent of the school days.
fn expected(pupil: &Pupil, grade: u8) -> f64 {
    let origin = if pupil.is_minority { 0.8 } else { -0.1 };
    let education = match pupil.education {
        Education::Basic => 2.0,
        Education::Upper | Education::Vocational => 0.3,
        Education::Short | Education::Unknown => -0.3,
        Education::Long => -0.9,
    };
    ABSENCE + origin + education + 0.3 * (f64::from(grade) - 4.5)
}

fn draw_days(chance: &mut Chance, pupil: &Pupil, per_cent: f64) -> u16 {
    let z = STAYS * pupil.frailty + OF_THE_YEAR * chance.normal();
    let beside_mean = exp(SPREAD * z - SPREAD * SPREAD / 2.0);
    let whole_days = f64::from(DAYS) * per_cent.max(0.5) / 100.0 * beside_mean;
    let rows = chance.whole(whole_days / (1.0 - HALVES / 2.0)).clamp(0, MOST);
    u16::try_from(rows).unwrap_or(0)
}

/// The days away of a year, in spells with the same reason.
struct Spells {
    /// The next school day that may be one away.
    next: u16,
    /// Days away that are left, in this spell and all.
    in_spell: u16,
    left: u16,
    /// School days left on which the pupil is there.
    free: u16,
    reason: &'static str,
}

impl Spells {
    const fn of(days: u16) -> Self {
        Self { next: 0, in_spell: 0, left: days, free: DAYS - days, reason: "" }
    }

    /// Returns the next day away if it is before a school day.
    fn next_before(&mut self, chance: &mut Chance, until: u16) -> Option<u16> {
        if self.left == 0 {
            return None;
        }
        if self.in_spell == 0 {
            self.begin(chance);
        }
        if self.next >= until {
            return None;
        }
        self.in_spell -= 1;
        self.left -= 1;
        self.next += 1;
        Some(self.next - 1)
    }

    /// Begins a spell after some days at school, as many on average as leaves the spells spread over the year.
    fn begin(&mut self, chance: &mut Chance) {
        let spells_left = self.left / USUAL_SPELL + 1;
        let most = (2 * self.free / (spells_left + 1)).min(self.free);
        let pause = u16::try_from(chance.below(u32::from(most) + 1)).unwrap_or(0);
        let length = u16::try_from(1 + chance.below(SPELL)).unwrap_or(1);
        self.free -= pause;
        self.next += pause;
        self.in_spell = length.min(self.left);
        // Illness is the most of it, then unlawful absence, then leave.
        self.reason = match chance.below(100) {
            0..60 => "sygdom",
            60..78 => "ekstraordinaer-frihed",
            _ => "ulovligt",
        };
    }
}
