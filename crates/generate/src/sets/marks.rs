//! `karakterer`: the eight compulsory examinations of grade 9, and one or two drawn ones.

use std::io;

use super::{AT_THE_END, File, grade_word};
use crate::{chance::Chance, table::Table};

/// The mean mark in the nation before marks beyond the scale are held within it.
pub(crate) const MARK: f64 = 7.3;
/// The share of examinations that a pupil does not sit.
pub(crate) const NOT_SAT: f64 = 0.04;
/// What differs from pupil to pupil with the same background, and from examination to examination.
const ABILITY: f64 = 1.95;
const BY_EXAM: f64 = 1.2;

/// The seven steps, as files write them.
const STEPS: [(f64, &str); 7] =
    [(-3.0, "-3"), (0.0, "00"), (2.0, "02"), (4.0, "4"), (7.0, "7"), (10.0, "10"), (12.0, "12")];
/// Subject and discipline of the compulsory examinations.
const COMPULSORY: [(&str, &str); 8] = [
    ("dansk", "laesning"),
    ("dansk", "retskrivning"),
    ("dansk", "skriftlig"),
    ("dansk", "mundtlig"),
    ("matematik", "uden-hjaelpemidler"),
    ("matematik", "med-hjaelpemidler"),
    ("engelsk", "mundtlig"),
    ("naturfag", ""),
];
/// The examinations of which one is drawn for each school and year.
const DRAWN: [&str; 4] = ["historie", "samfundsfag", "kristendom", "engelsk"];
/// The share of pupils with an examination in sports.
const SPORTS: f64 = 0.3;

pub(super) fn write(file: &File<'_>, table: &mut Table<'_>) -> io::Result<()> {
    let mut chance = file.chance();
    let mut cells = Vec::new();
    for (_, pupil) in file.pupils(9..=9) {
        let school = pupil.school(file.of, file.year, (9, AT_THE_END));
        file.describe(&pupil, &school.unit.number, Some(grade_word(9)), &mut cells);
        table.begin(&school.unit.number);
        let brought = pupil.background() + ABILITY * pupil.ability;
        let expected = MARK + brought + file.effects(school).mark;
        let turn = (school.unit.number.as_str().bytes().map(usize::from).sum::<usize>())
            .wrapping_add(usize::from(file.year.unsigned_abs()));
        let drawn = DRAWN.into_iter().cycle().nth(turn % DRAWN.len());
        let drawn =
            drawn.map(|subject| (subject, if subject == "engelsk" { "skriftlig" } else { "" }));
        let sports = chance.happens(SPORTS).then_some(("idraet", ""));
        for (subject, discipline) in COMPULSORY.into_iter().chain(drawn).chain(sports) {
            if chance.happens(NOT_SAT) {
                continue;
            }
            let shown = expected + BY_EXAM * chance.noise();
            table.text(&cells);
            table.text(subject.as_bytes());
            table.text(discipline.as_bytes());
            table.text(mark(&mut chance, shown).as_bytes());
            table.end()?;
        }
    }
    Ok(())
}

/// Returns one of the two marks beside what was shown, so that the mean is what was shown.
fn mark(chance: &mut Chance, shown: f64) -> &'static str {
    let [(mut below, mut word), ..] = STEPS;
    for (step, its_word) in STEPS {
        if shown < step {
            let is_above = chance.happens((shown - below) / (step - below));
            return if is_above { its_word } else { word };
        }
        (below, word) = (step, its_word);
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::truths::SEEN;

    /// The mean of many marks.
    fn mean(more: f64) -> f64 {
        let mut chance = Chance::stream(1, "test", [0, 0]);
        let marks = (0..200_000).map(|_| {
            let pupil = MARK + more + 2.2 * chance.normal();
            let shown = pupil + BY_EXAM * chance.noise();
            mark(&mut chance, shown).parse::<f64>().unwrap()
        });
        marks.sum::<f64>() / 2e5
    }

    #[test]
    fn an_effect_is_seen_as_the_truths_say() {
        let seen = (mean(0.2) - mean(-0.2)) / 0.4;
        assert!((seen - SEEN.mark).abs() < 0.02, "{seen}");
    }
}
