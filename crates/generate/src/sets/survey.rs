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
const BY_SCALE: f64 = 0.38;
const BY_ANSWER: f64 = 0.6;
/// The school day on which the survey is answered.
const DAY: u16 = 120;

/// A scale: how far its items lie from the mean of all, and which are worded negatively (domain.md 4.4).
struct Scale {
    items: &'static [Item],
}

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
const SCALES: [Scale; 4] = [
    Scale {
        items: &[
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
    },
    Scale {
        items: &[
            item(0.1),
            item(0.05),
            item(0.1),
            item(-0.05),
            item(-0.15),
            item(-0.05),
            item(0.1),
            item(-0.4),
        ],
    },
    Scale {
        items: &[
            item(-0.8),
            item(-0.6),
            item(0.1),
            item(-0.15),
            item(-0.4),
            item(-0.4),
            reversed(-0.75),
        ],
    },
    Scale { items: &[item(0.1), item(-0.15), item(-0.05), item(0.2)] },
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
        write_answers(&mut chance, wellbeing, table);
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

fn write_answers(chance: &mut Chance, wellbeing: f64, table: &mut Table<'_>) {
    let of_pupil = wellbeing + OF_THE_YEAR * chance.noise();
    for scale in &SCALES {
        let of_scale = of_pupil + BY_SCALE * chance.noise();
        for item in scale.items {
            let felt = of_scale + item.offset + BY_ANSWER * chance.noise();
            let answer = chance.whole(felt).clamp(1, 5);
            if chance.happens(ANSWER_MISSING) {
                table.text(b"");
                continue;
            }
            table.number(if item.is_reversed { 6 - answer } else { answer });
        }
    }
}
