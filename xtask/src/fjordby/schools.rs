//! Schools: every year's pupils are drawn, and become figures and truths of each unit.

use super::{
    chance::Chance,
    courses::{self, FIRST, Levels, MEASURED, Trait, YEARS},
    measures::{Dimension, MEASURES, Measure, What},
    place::{Kind, SCHOOLS, School},
    pupils::{Child, Gender, Origin, Pupil, draw},
    rows::{Row, Value, WITHHELD, breakdown},
    truths::Truths,
};
use std::{collections::BTreeMap, iter};

/// A school where pupils go, with what was drawn and what is true.
pub(crate) struct Site {
    /// The school.
    pub(crate) school: &'static School,
    /// The pupils of each measured year.
    pub(crate) pupils: Vec<Vec<Pupil>>,
    /// The true levels of each year.
    pub(crate) levels: Vec<Levels>,
}

/// Draws all schools that have pupils of their own.
pub(crate) fn draw_sites(seed: u64) -> Vec<Site> {
    let with_pupils = SCHOOLS.iter().filter(|school| school.kind != Kind::Main);
    with_pupils
        .map(|school| {
            let levels = courses::courses(seed, school);
            let years = FIRST..;
            let pupils = years.zip(&levels).take(MEASURED).map(|(year, levels)| {
                let mut chance = Chance::stream(seed, &format!("pupils {} {year}", school.number));
                let children = children(&mut chance, school, year);
                children.into_iter().map(|child| draw(&mut chance, child, levels)).collect()
            });
            Site { school, pupils: pupils.collect(), levels }
        })
        .collect()
}

fn size(school: &School, year: i16) -> (u32, u8) {
    let place = usize::try_from(year - FIRST).unwrap_or(0).min(MEASURED - 1);
    let pupils = school.pupils.get(place).copied().unwrap_or(0);
    (pupils, school.top.get(place).copied().unwrap_or(9))
}

/// The children of a year: grades of about equal size, girls and boys, origins by the school's share.
fn children(chance: &mut Chance, school: &School, year: i16) -> Vec<Child> {
    let (pupils, top) = size(school, year);
    let even = (0..=top).cycle();
    even.zip(0..pupils)
        .map(|(even, _)| {
            let grade = if chance.happens(0.2) { chance.pick(top) } else { even };
            let gender = if chance.happens(0.49) { Gender::Girl } else { Gender::Boy };
            let is_minority = chance.happens(school.minority);
            let origin = if is_minority { Origin::Minority } else { Origin::Danish };
            Child { year, grade, gender, origin }
        })
        .collect()
}

/// A unit with figures, and the sites its pupils go to.
pub(crate) struct Pool<'a> {
    /// The unit's number.
    pub(crate) unit: &'static str,
    /// The sites.
    pub(crate) sites: Vec<&'a Site>,
}

/// Returns the units with figures: schools, the main unit with departments, the municipality.
pub(crate) fn pools(sites: &[Site]) -> Vec<Pool<'_>> {
    let part_of = |site: &Site, number: &str| match site.school.kind {
        Kind::Department(main) => main == number || site.school.number == number,
        _ => site.school.number == number,
    };
    let schools = SCHOOLS.iter().map(|school| Pool {
        unit: school.number,
        sites: sites.iter().filter(|site| part_of(site, school.number)).collect(),
    });
    let municipal = sites.iter().filter(|site| site.school.kind != Kind::Private).collect();
    schools.chain(iter::once(Pool { unit: "999", sites: municipal })).collect()
}

/// Adds the figures and truths that come from pupils.
pub(crate) fn measure(sites: &[Site], rows: &mut Vec<Row>, truths: &mut Truths) {
    for pool in pools(sites) {
        for measure in &MEASURES {
            let at = pool.sites.iter().filter(|site| measure.at.holds(site.school.kind));
            let held: Vec<&Site> = at.copied().collect();
            for by in measure.by {
                rows.extend(figures(pool.unit, &held, measure, by));
                record(truths, pool.unit, &held, measure, by);
            }
        }
    }
}

fn figures(unit: &str, sites: &[&Site], measure: &Measure, by: &[Dimension]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (place, year) in (FIRST..=measure.last).enumerate() {
        let pupils = sites.iter().filter_map(|site| site.pupils.get(place)).flatten();
        let mut groups: BTreeMap<String, (f64, u32)> = BTreeMap::new();
        for pupil in pupils {
            if let Some(value) = measure.what.drawn(pupil) {
                let (sum, n) = groups.entry(group(measure, by, pupil.child)).or_default();
                *sum += value;
                *n += 1;
            }
        }
        rows.extend(groups.into_iter().map(|(breakdown, (sum, n))| {
            let value = Value::Number(sum / f64::from(n), measure.decimals);
            let is_withheld = n < 5 && !matches!(measure.what, What::Language(_));
            Row {
                indicator: measure.indicator,
                unit: unit.to_owned(),
                period: period(measure, year),
                breakdown,
                value: if is_withheld { WITHHELD } else { value },
                n: (!is_withheld).then_some(n),
            }
        }));
    }
    rows
}

fn group(measure: &Measure, by: &[Dimension], child: Child) -> String {
    let fixed = measure.fixed.map(|(dimension, member)| (dimension, member.to_owned()));
    breakdown(fixed.into_iter().chain(by.iter().map(|dimension| dimension.member(child))))
}

fn period(measure: &Measure, year: i16) -> String {
    match measure.what {
        What::Language(_) => year.to_string(),
        _ => school_year(year),
    }
}

/// Returns a school year such as `2024/25`.
pub(crate) fn school_year(year: i16) -> String {
    format!("{year}/{:02}", (year + 1) % 100)
}

fn record(truths: &mut Truths, unit: &str, sites: &[&Site], measure: &Measure, by: &[Dimension]) {
    for (place, year) in (FIRST..).take(YEARS).enumerate() {
        let at = |site: &&Site| expectations(site, measure, place, year);
        let mut groups: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        for (child, weight, value) in sites.iter().flat_map(at) {
            let (sum, weights) = groups.entry(group(measure, by, child)).or_default();
            *sum += weight * value;
            *weights += weight;
        }
        for (breakdown, (sum, weights)) in groups {
            let key = (measure.indicator, unit.to_owned(), breakdown);
            truths.record(key, place, sum / weights);
        }
    }
}

/// Each kind of child, how many there are, and what is expected of it.
fn expectations(site: &Site, measure: &Measure, place: usize, year: i16) -> Vec<(Child, f64, f64)> {
    let Some(levels) = site.levels.get(place) else { return Vec::new() };
    let all = cells(site.school, year).into_iter();
    all.filter_map(|(child, weight)| Some((child, weight, measure.what.expected(child, levels)?)))
        .collect()
}

/// The children that are to be expected at a school, with how many of each.
fn cells(school: &School, year: i16) -> Vec<(Child, f64)> {
    let (pupils, top) = size(school, year);
    let in_grade = f64::from(pupils) / f64::from(top + 1);
    let mut cells = Vec::new();
    for grade in (0..=top).filter(|_| pupils > 0) {
        for (gender, girls) in [(Gender::Girl, 0.49), (Gender::Boy, 0.51)] {
            let minority = school.minority;
            for (origin, part) in [(Origin::Minority, minority), (Origin::Danish, 1.0 - minority)] {
                cells.push((Child { year, grade, gender, origin }, in_grade * girls * part));
            }
        }
    }
    cells
}

/// Adds the socio-economic reference and the difference from it; both come a year late.
pub(crate) fn reference(sites: &[Site], rows: &mut Vec<Row>) {
    let exams = pools(sites).into_iter().filter(|pool| pool.unit != "999");
    for pool in exams {
        for (place, year) in (FIRST..FIRST + 4).enumerate() {
            let of = |site: &&Site| references(site, place);
            let pairs: Vec<(f64, f64)> = pool.sites.iter().flat_map(of).collect();
            let n = u32::try_from(pairs.len()).unwrap_or(0);
            if n < 5 {
                continue;
            }
            let mean = |sum: f64| format!("{:.1}", sum / f64::from(n)).parse().unwrap_or(0.0);
            let expected: f64 = mean(pairs.iter().map(|pair| pair.0).sum());
            let actual: f64 = mean(pairs.iter().map(|pair| pair.1).sum());
            let row = |indicator, value| Row {
                indicator,
                unit: pool.unit.to_owned(),
                period: school_year(year),
                breakdown: String::new(),
                value: Value::Number(value, 1),
                n: Some(n),
            };
            rows.push(row("socref-reference", expected));
            rows.push(row("socref-forskel", actual - expected));
        }
    }
}

/// Each pupil's expected grade from background alone, and the grade.
fn references(site: &Site, place: usize) -> Vec<(f64, f64)> {
    let is_special = site.school.kind == Kind::Special;
    let background = courses::grade_from_background(site.school, place);
    let pupils = site.pupils.get(place).into_iter().flatten();
    pupils
        .filter(|_| !is_special)
        .filter_map(|pupil| {
            let grade = What::Grade.drawn(pupil)?;
            let none = [0.0; Trait::ALL.len()];
            Some((background + pupil.child.expected(&none, Trait::Grade), grade))
        })
        .collect()
}
