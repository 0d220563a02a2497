//! How many pupils there are, in how many classes, with how many teachers.

use super::{
    chance::Chance,
    courses::{FIRST, MEASURED, Trait, level},
    measures::Dimension,
    place::{Kind, School},
    rows::{Row, Value, breakdown, whole},
    schools::{Pool, Site, pools, school_year},
    truths::Truths,
};
use std::collections::BTreeMap;

/// What a school has in a year.
#[derive(Clone, Copy, Default)]
struct Means {
    pupils: u32,
    classes: u32,
    teachers: f64,
    staff: f64,
    hours: f64,
    lessons: u32,
    competent: u32,
    district: u32,
    elsewhere: u32,
}

impl Means {
    fn plus(self, other: Self) -> Self {
        Self {
            pupils: self.pupils + other.pupils,
            classes: self.classes + other.classes,
            teachers: self.teachers + other.teachers,
            staff: self.staff + other.staff,
            hours: self.hours + other.hours,
            lessons: self.lessons + other.lessons,
            competent: self.competent + other.competent,
            district: self.district + other.district,
            elsewhere: self.elsewhere + other.elsewhere,
        }
    }
}

/// Adds numbers of pupils, classes and staff, and the hours taught with competence.
pub(crate) fn measure(seed: u64, sites: &[Site], rows: &mut Vec<Row>, truths: &mut Truths) {
    for pool in pools(sites) {
        for (place, year) in (FIRST..).take(MEASURED).enumerate() {
            pupils(&pool, place, year, rows);
            let open = |site: &&&Site| site.pupils.get(place).is_some_and(|all| !all.is_empty());
            let ordinary = pool.sites.iter().filter(|site| site.school.kind != Kind::Special);
            let means: Vec<Means> =
                ordinary.filter(open).map(|site| means(seed, site, place)).collect();
            if let Some(sum) = means.into_iter().reduce(Means::plus) {
                rows.extend(ratios(&pool, year, sum));
            }
        }
        competence(&pool, truths);
    }
}

fn pupils(pool: &Pool<'_>, place: usize, year: i16, rows: &mut Vec<Row>) {
    for by in [None, Some(Dimension::Stage), Some(Dimension::Gender)] {
        let mut groups: BTreeMap<String, u32> = BTreeMap::new();
        let all = pool.sites.iter().filter_map(|site| site.pupils.get(place)).flatten();
        for pupil in all {
            let member = by.map(|dimension| dimension.member(pupil.child));
            *groups.entry(breakdown(member)).or_default() += 1;
        }
        rows.extend(groups.into_iter().map(|(breakdown, n)| Row {
            indicator: "elevtal",
            unit: pool.unit.to_owned(),
            period: school_year(year),
            breakdown,
            value: Value::Number(f64::from(n), 0),
            n: Some(n),
        }));
    }
}

/// Small schools have fewer pupils for each teacher, as in the official figures of 2024/25.
fn means(seed: u64, site: &Site, place: usize) -> Means {
    let school = site.school;
    let all = site.pupils.get(place).map_or(&[][..], Vec::as_slice);
    let pupils = u32::try_from(all.len()).unwrap_or(0);
    let size = f64::from(pupils);
    let mut lasting = Chance::stream(seed, &format!("staff {}", school.number));
    let own = (lasting.normal(), lasting.normal());
    let mut chance = Chance::stream(seed, &format!("staff {} {place}", school.number));
    let for_each_teacher = 9.6 + 3.6 * size / (size + 200.0) + 1.2 * own.0 + 0.25 * chance.normal();
    let teachers = size / for_each_teacher;
    let lessons = (pupils / 5).max(8);
    let levels = site.levels.get(place);
    let competence = levels.map_or(0.0, |levels| level(levels, Trait::Competence).min(99.0));
    Means {
        pupils,
        classes: classes(school, all.iter().map(|pupil| pupil.child.grade), pupils),
        teachers,
        staff: teachers / (0.79 + 0.02 * chance.normal()),
        hours: teachers * (852.0 + 70.0 * own.1 + 12.0 * chance.normal()),
        lessons,
        competent: chance.of(lessons, competence / 100.0),
        district: pupils,
        elsewhere: chance.of(pupils, 0.034),
    }
}

/// Classes hold 26 at most; a small school teaches several grades together.
fn classes(school: &School, grades: impl Iterator<Item = u8>, pupils: u32) -> u32 {
    if pupils < 150 && school.kind != Kind::Private {
        return pupils.div_ceil(16);
    }
    let mut sizes: BTreeMap<u8, u32> = BTreeMap::new();
    for grade in grades {
        *sizes.entry(grade).or_default() += 1;
    }
    sizes.values().map(|size| size.div_ceil(26)).sum()
}

fn ratios(pool: &Pool<'_>, year: i16, sum: Means) -> Vec<Row> {
    let pupils = f64::from(sum.pupils);
    let row = |indicator, value, n| Row {
        indicator,
        unit: pool.unit.to_owned(),
        period: school_year(year),
        breakdown: String::new(),
        value: Value::Number(value, 1),
        n,
    };
    let classes = Some(sum.classes);
    let mut rows = vec![
        row("klassekvotient", pupils / f64::from(sum.classes), classes),
        row("elever-pr-laereraarsvaerk", pupils / sum.teachers, Some(whole(sum.teachers))),
        row("elever-pr-aarsvaerk", pupils / sum.staff, Some(whole(sum.staff))),
        row("undervisningstid-pr-elev", sum.hours / pupils, Some(sum.pupils)),
    ];
    if pool.sites.iter().any(|site| site.school.kind != Kind::Private) {
        // The source does not tell how many hours lie behind.
        let competent = 100.0 * f64::from(sum.competent) / f64::from(sum.lessons);
        rows.push(row("kompetencedaekning", competent, None));
        let special = special_pupils(pool, year);
        let district = sum.district + special + sum.elsewhere;
        let elsewhere = f64::from(special + sum.elsewhere) / f64::from(district);
        rows.push(row("inklusionsgrad", 100.0 * (1.0 - elsewhere), Some(district)));
    }
    if pool.unit == "999" {
        let all = row("klassekvotient-alle-skoletyper", pupils / f64::from(sum.classes), classes);
        rows.push(Row { period: year.to_string(), ..all });
    }
    rows
}

fn special_pupils(pool: &Pool<'_>, year: i16) -> u32 {
    let place = usize::try_from(year - FIRST).unwrap_or(0);
    let special = pool.sites.iter().filter(|site| site.school.kind == Kind::Special);
    special.filter_map(|site| site.school.pupils.get(place)).sum()
}

/// The true share of hours taught with competence, weighted by pupils.
fn competence(pool: &Pool<'_>, truths: &mut Truths) {
    let ordinary = |site: &&&Site| matches!(site.school.kind, Kind::School | Kind::Department(_));
    let sites: Vec<_> = pool.sites.iter().filter(ordinary).collect();
    let years = sites.first().map_or(0, |site| site.levels.len());
    for year in 0..years {
        let weighted = sites.iter().filter_map(|site| {
            let pupils = site.school.pupils.get(year.min(MEASURED - 1)).copied()?;
            let true_level = level(site.levels.get(year)?, Trait::Competence).min(99.0);
            Some((f64::from(pupils), f64::from(pupils) * true_level))
        });
        let (weight, sum) =
            weighted.fold((0.0, 0.0), |(w, s), (pupils, part)| (w + pupils, s + part));
        if weight > 0.0 {
            truths.record(
                ("kompetencedaekning", pool.unit.to_owned(), String::new()),
                year,
                sum / weight,
            );
        }
    }
}
