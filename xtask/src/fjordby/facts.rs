//! Facts of Fjordby: the rows of single pupils behind its figures of the well-being survey and the national tests.
//!
//! They are not committed: the demo draws them and delivers them, as the municipality would.

use super::{
    chance::Chance,
    courses::FIRST,
    measures::{level, sits},
    place::Kind,
    pupils::{Child, Gender, ITEMS, Origin, Pupil},
    rows,
    schools::{Site, draw_sites},
};
use anyhow::{Context as _, Result};
use std::{fs, ops::RangeInclusive, path::Path};

/// The years in which the school years with facts start.
pub(crate) const YEARS: RangeInclusive<i16> = 2023..=2025;
/// The school where so many pupils answered the survey after the figures of the last year were published.
const LATE: (&str, usize) = ("999006", 3);
/// The columns of each scale begin with its word; these items are worded negatively.
const SCALES: [&str; 4] = ["social", "faglig", "stoette", "ro"];
const REVERSED: [&str; 4] = ["social_03", "social_04", "social_06", "stoette_07"];
const SUBJECTS: [&str; 2] = ["laesning", "matematik"];

/// Writes a file for each fact set and year: `trivselssvar-2025.csv`, `testresultater-2025.csv` and so on.
pub(crate) fn write(folder: &Path, seed: u64) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make `{}`", folder.display()))?;
    let sites = draw_sites(seed);
    for year in YEARS {
        let file = |set: &str| folder.join(format!("{set}-{year}.csv"));
        let items = items();
        let heading: Vec<&str> =
            person_heading().into_iter().chain(items.iter().map(String::as_str)).collect();
        rows::write(&file("trivselssvar"), &heading, &answers(&sites, year, seed))?;
        let heading = person_heading().into_iter().chain(["fag", "niveau"]).collect::<Vec<_>>();
        rows::write(&file("testresultater"), &heading, &results(&sites, year))?;
    }
    Ok(())
}

fn person_heading() -> [&'static str; 5] {
    ["cpr", "institutionsnummer", "klassetrin", "køn", "herkomst"]
}

/// Returns the columns of the survey's items.
fn items() -> Vec<String> {
    let scales = SCALES.into_iter().zip(ITEMS);
    let names = |(word, (_, items)): (&str, (_, u32))| {
        (1..=items).map(|item| format!("{word}_{item:02}")).collect::<Vec<_>>()
    };
    scales.flat_map(names).collect()
}

/// Returns the pupils of a year at the schools where a measure is taken, each with a number of its own.
fn pupils<'s>(
    sites: &'s [Site],
    year: i16,
    is_measured: impl Fn(Kind) -> bool,
) -> Vec<(&'static str, &'s Pupil, u32)> {
    let place = usize::try_from(year - FIRST).unwrap_or(0);
    let at = |site: &'s Site| {
        let pupils = site.pupils.get(place).into_iter().flatten();
        pupils.map(|pupil| (site.school.kind, site.school.number, pupil))
    };
    let numbered = (0..).zip(sites.iter().flat_map(at));
    let measured = numbered.filter(|(_, (kind, ..))| is_measured(*kind));
    measured.map(|(number, (_, school, pupil))| (school, pupil, number)).collect()
}

fn answers(sites: &[Site], year: i16, seed: u64) -> Vec<Vec<String>> {
    let mut chance = Chance::stream(seed, &format!("items {year}"));
    let mut late = if year == *YEARS.end() { LATE.1 } else { 0 };
    let mut lines = Vec::new();
    for (school, pupil, number) in pupils(sites, year, |kind| kind != Kind::Private) {
        let is_late = pupil.answers.is_none() && school == LATE.0 && late > 0;
        let middling = ITEMS.map(|(_, items)| 3 * items);
        let Some(sums) = pupil.answers.or_else(|| is_late.then_some(middling)) else { continue };
        if !pupil.child.is_surveyed() {
            continue;
        }
        late -= usize::from(is_late);
        let felt = sums.iter().zip(ITEMS).flat_map(|(sum, (_, items))| {
            spread(&mut chance, *sum, items).into_iter().collect::<Vec<_>>()
        });
        let felt: Vec<u32> = felt.collect();
        let given = items().into_iter().zip(felt);
        let given = given.map(|(item, felt)| turned(&item, felt).to_string());
        lines.push(person(school, pupil.child, number).into_iter().chain(given).collect());
    }
    lines
}

/// Turns what is felt into what is answered, or back: what is worded negatively is answered so.
fn turned(item: &str, answer: u32) -> u32 {
    if REVERSED.contains(&item) { 6 - answer } else { answer }
}

/// Spreads a sum over answers of 1 to 5, each way of doing so as likely as it was to be drawn.
fn spread(chance: &mut Chance, sum: u32, items: u32) -> Vec<u32> {
    let (mut left, mut places) = (sum - items, 4 * items);
    let mut answer = || {
        let mut answer = 1;
        for _ in 0..4 {
            let is_taken = chance.happens(f64::from(left) / f64::from(places));
            places -= 1;
            if is_taken {
                left -= 1;
                answer += 1;
            }
        }
        answer
    };
    (0..items).map(|_| answer()).collect()
}

fn results(sites: &[Site], year: i16) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let is_measured = |kind| !matches!(kind, Kind::Private | Kind::Special);
    for (school, pupil, number) in pupils(sites, year, is_measured) {
        let Some(scores) = pupil.tests else { continue };
        for (place, (subject, score)) in SUBJECTS.into_iter().zip(scores).enumerate() {
            if sits(pupil.child, place) {
                let result = [subject.to_owned(), level(score).to_owned()];
                let person = person(school, pupil.child, number).into_iter();
                lines.push(person.chain(result).collect());
            }
        }
    }
    lines
}

/// Returns who a row is about. The number is one that nobody can have: 60 is added to the day of birth.
fn person(school: &str, child: Child, number: u32) -> [String; 5] {
    let born = child.year - 6 - i16::from(child.grade);
    let is_boy = child.gender == Gender::Boy;
    let (day, month) = (61 + number % 28, 1 + number / 28 % 12);
    // Every year's pupils are others.
    let others = u32::try_from(child.year - FIRST).unwrap_or(0) * 1_000;
    let serial = 2 * (number / 336) + u32::from(is_boy) + others;
    let origin = match child.origin {
        Origin::Danish => "dansk",
        Origin::Minority => "indvandrere-og-efterkommere",
    };
    [
        format!("{day:02}{month:02}{:02}-{serial:04}", born.rem_euclid(100)),
        school.to_owned(),
        child.grade.to_string(),
        if is_boy { "dreng" } else { "pige" }.to_owned(),
        origin.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fjordby::SEED;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn answers_add_up_to_the_published_figures_but_for_those_that_came_late() {
        let sites = draw_sites(SEED);
        let mut by_school: BTreeMap<String, (f64, u32)> = BTreeMap::new();
        for line in answers(&sites, 2025, SEED) {
            let felt = |(item, answer): (&String, &String)| turned(item, answer.parse().unwrap());
            let items = items();
            let sum_of_pupil: u32 = items.iter().zip(&line[5..]).take(10).map(felt).sum();
            let (sum, n) = by_school.entry(line[1].clone()).or_default();
            *sum += f64::from(sum_of_pupil) / 10.0;
            *n += 1;
        }
        let published = include_str!("../../../examples/fjordby/figures.csv");
        let published = |school: &str| {
            let start = format!("trivsel-social;{school};2025/26;;");
            let line = published.lines().find_map(|line| line.strip_prefix(&start))?;
            let (value, n) = line.trim_end().split_once(';')?;
            Some((value.replace(',', "."), n.parse::<u32>().ok()?))
        };
        let mut compared = 0;
        for (school, (sum, n)) in by_school {
            let Some((value, of)) = published(&school) else { continue };
            let late = u32::try_from(LATE.1).unwrap();
            let is_late = school == LATE.0;
            assert_eq!(n, of + if is_late { late } else { 0 }, "{school}");
            assert!(is_late || format!("{:.2}", sum / f64::from(n)) == value, "{school}");
            compared += 1;
        }
        assert!(compared > 10, "{compared}");
    }

    #[test]
    fn levels_make_the_published_shares_of_good_readers() {
        let lines = results(&draw_sites(SEED), 2025);
        let of = |school: &str| {
            let rows = lines
                .iter()
                .filter(|line| line[1] == school && line[2] == "4" && line[5] == "laesning");
            let levels: Vec<&str> = rows.map(|line| line[6].as_str()).collect();
            let is_good = |level: &&&str| ["god", "rigtig-god", "fremragende"].contains(level);
            let good = u32::try_from(levels.iter().filter(is_good).count()).unwrap();
            let n = u32::try_from(levels.len()).unwrap();
            format!("{};{n}", rows::danish(100.0 * f64::from(good) / f64::from(n), 1))
        };
        let published = include_str!("../../../examples/fjordby/figures.csv");
        let line = format!("gode-til-laesning;999001;2025/26;grade=4;{}", of("999001"));
        assert!(published.contains(&line), "{line}");
    }

    #[test]
    fn nobody_has_the_number_of_another() {
        let sites = draw_sites(SEED);
        let numbers = YEARS.flat_map(|year| {
            let all = pupils(&sites, year, |_| true).into_iter();
            all.map(|(school, pupil, number)| person(school, pupil.child, number)[0].clone())
                .collect::<Vec<_>>()
        });
        let numbers: Vec<String> = numbers.collect();
        assert!(numbers.iter().all(|number| number.len() == 11), "four digits are enough");
        assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), numbers.len());
    }
}
