//! `trivselssvar`: 29 answers in grades 4-9, as they are given: what is worded negatively is answered so.

use std::io;

use super::{File, grade_word};
use crate::{chance::Chance, number::Gender, pupil::Pupil, table::Table};

/// The share of pupils who answer nothing (85 per cent answered in 2015, domain.md 4.1).
pub(crate) const QUESTIONNAIRE_MISSING: f64 = 0.15;
/// The share of answers that are `does not wish to answer` in the questionnaires there are.
pub(crate) const ANSWER_MISSING: f64 = 0.03;
/// The mean of all answers in the nation, turned so that 5 is best, before those beyond the scale are held within it.
pub(crate) const WELLBEING: f64 = 3.72;
/// The spreads of pupils: in all scales alike, of which a part stays over the years, in each scale, in each answer.
const STAYS: f64 = 0.3;
const OF_THE_YEAR: f64 = 0.3;
const BY_SCALE: f64 = 0.34;
const BY_ANSWER: f64 = 0.66;
/// The school day on which the survey is answered.
const DAY: u16 = 120;

/// How far an item lies from the mean of all, and whether it is worded negatively (domain.md 4.4).
struct Item {
    offset: f64,
    is_reversed: bool,
}

const fn item(offset: f64) -> Item {
    Item { offset, is_reversed: false }
}

const fn reversed(offset: f64) -> Item {
    Item { offset, is_reversed: true }
}

/// Social and academic well-being, support, calm: 10, 8, 7 and 4 items; in 2024/25 the schools' means are about
/// 3.9, 3.6, 3.3 and 3.7.
const SCALES: [&[Item]; 4] = [
    &[
        item(0.2),
        item(0.3),
        reversed(0.35),
        reversed(-0.05),
        item(0.3),
        reversed(0.6),
        item(0.1),
        item(0.4),
        item(0.2),
        item(0.3),
    ],
    &[
        item(0.1),
        item(0.05),
        item(0.1),
        item(-0.05),
        item(-0.15),
        item(-0.05),
        item(0.1),
        item(-0.4),
    ],
    &[item(-0.8), item(-0.6), item(0.1), item(-0.15), item(-0.4), item(-0.4), reversed(-0.75)],
    &[item(0.1), item(-0.15), item(-0.05), item(0.2)],
];

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut chance = file.chance();
    let mut cells = Vec::new();
    for (grade, pupil) in file.pupils(4..=9) {
        if chance.happens(QUESTIONNAIRE_MISSING) {
            continue;
        }
        let school = pupil.school(file.of, file.year, (grade, DAY));
        file.describe(&pupil, &school.unit.number, Some(grade_word(grade)), &mut cells);
        table.begin(&school.unit.number);
        table.text(&cells);
        let wellbeing = WELLBEING + file.effects(school).wellbeing + offset(&pupil, grade);
        answer(&mut chance, wellbeing, |_, given| match given {
            Some(given) => table.number(given),
            None => table.text(b""),
        });
        table.end()?;
    }
    Ok(())
}

/// How a pupil lies beside others at the school.
fn offset(pupil: &Pupil, grade: u8) -> f64 {
    let gender = if pupil.gender == Gender::Girl { -0.03 } else { 0.03 };
    let origin = if pupil.is_minority { -0.03 } else { 0.0 };
    gender + origin + 0.06 * (6.5 - f64::from(grade)) + STAYS * pupil.mood
}

/// Draws a pupil's answers in the order of the items, as they are given; none where it does not wish to answer.
fn answer(chance: &mut Chance, wellbeing: f64, mut give: impl FnMut(&Item, Option<i32>)) {
    let of_pupil = wellbeing + OF_THE_YEAR * chance.noise();
    for scale in SCALES {
        let of_scale = of_pupil + BY_SCALE * chance.noise();
        for item in scale {
            let felt = of_scale + item.offset + BY_ANSWER * chance.noise();
            let given = turned(chance.whole(felt).clamp(1, 5), item.is_reversed);
            give(item, (!chance.happens(ANSWER_MISSING)).then_some(given));
        }
    }
}

/// Turns what is felt into what is answered, or back.
const fn turned(answer: i32, is_reversed: bool) -> i32 {
    if is_reversed { 6 - answer } else { answer }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truths::SEEN;

    /// The mean of all answers of many pupils, turned so that 5 is best.
    fn mean(more: f64) -> f64 {
        let mut chance = Chance::stream(1, "test", [0, 0]);
        let (mut sum, mut count) = (0, 0);
        for _ in 0..20_000 {
            let wellbeing = WELLBEING + more + 0.34 * chance.noise();
            answer(&mut chance, wellbeing, |item, given| {
                let is_reversed = item.is_reversed;
                sum += given.map_or(0, |given| turned(given, is_reversed));
                count += i32::from(given.is_some());
            });
        }
        f64::from(sum) / f64::from(count)
    }

    #[test]
    fn an_effect_is_seen_as_the_truths_say() {
        let seen = (mean(0.1) - mean(-0.1)) / 0.2;
        assert!((seen - SEEN.wellbeing).abs() < 0.01, "{seen}");
    }
}
