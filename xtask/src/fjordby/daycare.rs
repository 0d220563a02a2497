//! Daycare units: children, adults, language, and what parents say.

use super::{
    chance::Chance,
    courses::{FIRST, YEARS},
    measures::{language_band, language_share},
    place::{DAYCARES, Daycare, FAMILY_DAYCARE},
    rows::{Row, Value, whole},
    truths::Truths,
};
use std::ops::AddAssign;

/// The calendar years with figures.
const MEASURED: i16 = 5;
/// The law's limits for children of 0-2 and 3-5 years for each adult, from 2024.
const LIMITS: [f64; 2] = [3.0, 6.0];

/// What is true of a daycare unit in the first year, with its change a year.
struct Truth {
    educated: (f64, f64),
    ratio: [f64; 2],
    language: (f64, f64),
    sick_days: f64,
    parents: f64,
}

/// What is counted in a year at a unit, and added up for the municipality.
#[derive(Clone, Copy, Default)]
struct Count {
    children: [u32; 2],
    family: u32,
    adults: [f64; 2],
    carers: f64,
    staff: u32,
    educated: u32,
    sick_days: f64,
    three: u32,
    bands: [u32; 3],
    answers: u32,
    satisfaction: f64,
    expected: f64,
}

impl Count {
    fn plus(self, other: Self) -> Self {
        Self {
            children: sums(self.children, other.children),
            family: self.family + other.family,
            adults: sums(self.adults, other.adults),
            carers: self.carers + other.carers,
            staff: self.staff + other.staff,
            educated: self.educated + other.educated,
            sick_days: self.sick_days + other.sick_days,
            three: self.three + other.three,
            bands: sums(self.bands, other.bands),
            answers: self.answers + other.answers,
            satisfaction: self.satisfaction + other.satisfaction,
            expected: self.expected + other.expected,
        }
    }
}

fn sums<T: Copy + AddAssign, const N: usize>(mut of: [T; N], others: [T; N]) -> [T; N] {
    of.iter_mut().zip(others).for_each(|(sum, other)| *sum += other);
    of
}

/// Adds the figures and truths of all daycare units and of the municipality.
pub(crate) fn measure(seed: u64, rows: &mut Vec<Row>, truths: &mut Truths) {
    let known: Vec<_> = DAYCARES.iter().map(|daycare| (daycare, truth(seed, daycare))).collect();
    for year in FIRST..FIRST + MEASURED {
        let mut sum = Count::default();
        for (daycare, truth) in known.iter().filter(|(daycare, _)| daycare.from <= year) {
            let count = count(seed, daycare, truth, year);
            rows.extend(figures(daycare.number, year, &count));
            sum = sum.plus(count);
        }
        rows.extend(figures("999", year, &sum));
    }
    record(&known, truths);
}

fn truth(seed: u64, daycare: &Daycare) -> Truth {
    let mut chance = Chance::stream(seed, &format!("unit {}", daycare.number));
    Truth {
        educated: (57.0 + 6.0 * chance.normal(), 0.9 + 0.3 * chance.normal()),
        ratio: [3.02 + 0.12 * chance.normal(), 5.95 + 0.25 * chance.normal()],
        language: (0.58 + 0.20 * chance.normal(), 0.025 + 0.02 * chance.normal()),
        sick_days: 14.5 + 1.5 * chance.normal(),
        parents: 4.2 + 0.10 * chance.normal(),
    }
}

/// The number of adults rises a little each year.
fn ratio_in(year: i16, ratio: f64) -> f64 {
    ratio * (1.0 - 0.012 * f64::from(year - FIRST))
}

fn language_in(year: i16, (start, drift): (f64, f64)) -> f64 {
    start + drift * f64::from(year - FIRST)
}

fn educated_in(year: i16, (start, drift): (f64, f64)) -> f64 {
    (start + drift * f64::from(year - FIRST)).clamp(20.0, 95.0)
}

fn count(seed: u64, daycare: &Daycare, truth: &Truth, year: i16) -> Count {
    let mut chance = Chance::stream(seed, &format!("daycare {} {year}", daycare.number));
    let growth = 1.0 - 0.008 * f64::from(year - FIRST);
    let mut drawn = |size: u32| {
        whole((f64::from(size) * growth + 0.3 * chance.normal() * f64::from(size).sqrt()).max(0.0))
    };
    let (small, large) = (drawn(daycare.small), drawn(daycare.large));
    if daycare.number == FAMILY_DAYCARE {
        let carers = f64::from(small) / (3.25 + 0.05 * chance.normal());
        let parents = parents(&mut chance, truth, small);
        return Count { family: small, carers, ..parents };
    }
    let mut adults = |children: u32, ratio: f64| {
        let noise = 1.0 + 0.12 * chance.normal() / f64::from(children.max(1)).sqrt();
        f64::from(children) / (ratio_in(year, ratio) * noise)
    };
    let [of_small, of_large] = truth.ratio;
    let adults = [adults(small, of_small), adults(large, of_large)];
    let staff = whole(adults.iter().sum()).max(3);
    let three = large / 3;
    let mean = language_in(year, truth.language);
    let mut bands = [0; 3];
    for _ in 0..chance.of(three, 0.55) {
        if let Some(slot) = bands.get_mut(language_band(mean + chance.normal())) {
            *slot += 1;
        }
    }
    let spread = 16.0 / f64::from(staff).sqrt();
    let sick_days = (truth.sick_days + spread * chance.normal()).max(5.0);
    Count {
        children: [small, large],
        adults,
        staff,
        educated: educated(seed, daycare, truth, (staff, year)),
        sick_days: sick_days * f64::from(staff),
        three,
        bands,
        ..parents(&mut chance, truth, small + large)
    }
}

/// How many of the staff are trained. A place at work is filled anew in one year of five, so that
/// most colleagues are the same next year.
fn educated(seed: u64, daycare: &Daycare, truth: &Truth, (staff, year): (u32, i16)) -> u32 {
    let is_trained = |place: u32| {
        let mut chance = Chance::stream(seed, &format!("adult {} {place}", daycare.number));
        let mut rank = chance.uniform();
        for _ in FIRST..year {
            let (is_new, next) = (chance.happens(0.2), chance.uniform());
            rank = if is_new { next } else { rank };
        }
        100.0 * rank < educated_in(year, truth.educated)
    };
    (0..staff).map(|place| u32::from(is_trained(place))).sum()
}

/// About half of the parents answer.
fn parents(chance: &mut Chance, truth: &Truth, children: u32) -> Count {
    let answers = chance.of(children, 0.55);
    let n = f64::from(answers);
    let mean = truth.parents + 0.7 * chance.normal() / n.max(1.0).sqrt();
    let expected = 4.2 + 0.05 * chance.normal();
    Count { answers, satisfaction: n * mean.min(5.0), expected: n * expected, ..Count::default() }
}

fn figures(unit: &str, year: i16, count: &Count) -> Vec<Row> {
    let of = |indicator, part: &str, (value, decimals), n| Row {
        indicator,
        unit: unit.to_owned(),
        period: year.to_string(),
        breakdown: part.to_owned(),
        value: Value::Number(value, decimals),
        n: Some(n),
    };
    let [small, large] = count.children;
    let [for_small, for_large] = count.adults;
    let groups = [
        ("care=0-2", small, for_small, LIMITS.first()),
        ("care=3-5", large, for_large, LIMITS.get(1)),
        ("care=dagpleje", count.family, count.carers, None),
    ];
    let mut rows = Vec::new();
    let all = small + large + count.family;
    rows.push(of("boern", "", (f64::from(all), 0), all));
    rows.push(of("helaarsboern", "", (0.93 * f64::from(all), 0), all));
    for (part, n, adults, limit) in groups.into_iter().filter(|(_, n, ..)| *n > 0) {
        let ratio = f64::from(n) / adults;
        rows.push(of("boern", part, (f64::from(n), 0), n));
        rows.push(of("normering", part, (ratio, 1), n));
        if let Some(limit) = limit.filter(|_| year >= 2024) {
            rows.push(of("minimumsnormering", part, (ratio - limit, 1), n));
        }
    }
    if count.staff > 0 {
        let staff = f64::from(count.staff);
        let educated = 100.0 * f64::from(count.educated) / staff;
        rows.push(of("andel-paedagoger", "", (educated, 1), count.staff));
        // The source has sick leave for municipalities only.
        if unit == "999" {
            rows.push(of("sygefravaer-personale", "", (count.sick_days / staff, 1), count.staff));
        }
    }
    rows.extend(language(count).map(|(indicator, value, n)| of(indicator, "age=3", (value, 1), n)));
    rows.extend(survey(unit, year, count));
    rows
}

/// The language of three-year-olds, of those who were assessed.
fn language(count: &Count) -> impl Iterator<Item = (&'static str, f64, u32)> {
    let assessed: u32 = count.bands.iter().sum();
    let share = |part: u32, n: u32| 100.0 * f64::from(part) / f64::from(n.max(1));
    let [general, focused, special] = count.bands;
    let rows = [
        ("sprogvurdering-daekning", share(assessed, count.three), count.three),
        ("sprogvurdering-generel", share(general, assessed), assessed),
        ("sprogvurdering-fokuseret", share(focused, assessed), assessed),
        ("sprogvurdering-saerlig", share(special, assessed), assessed),
    ];
    rows.into_iter().filter(|(.., n)| *n > 0)
}

/// Parents are asked in 2022 and 2026; the answers of 2025 stand for those of spring 2026.
fn survey(unit: &str, year: i16, count: &Count) -> Vec<Row> {
    let round = match year {
        2022 => "2022-R1",
        2025 => "2026-R1",
        _ => return Vec::new(),
    };
    let n = f64::from(count.answers.max(1));
    let (mean, expected) = (count.satisfaction / n, count.expected / n);
    let row = |indicator, value, decimals| Row {
        indicator,
        unit: unit.to_owned(),
        period: round.to_owned(),
        breakdown: String::new(),
        value: Value::Number(value, decimals),
        n: Some(count.answers),
    };
    vec![
        row("foraeldretilfredshed", mean, 1),
        row("foraeldretilfredshed-forventet", expected, 1),
        row("foraeldretilfredshed-forskel", mean - expected, 2),
    ]
}

fn record(known: &[(&Daycare, Truth)], truths: &mut Truths) {
    let years = (FIRST..).take(YEARS).enumerate();
    for (place, year) in years {
        let mut sums = [(0.0, 0.0); 2];
        let open = known
            .iter()
            .filter(|(daycare, _)| daycare.from <= year && daycare.number != FAMILY_DAYCARE);
        for (daycare, truth) in open {
            let children = f64::from(daycare.small + daycare.large);
            let educated = educated_in(year, truth.educated);
            let general = language_share(language_in(year, truth.language), 0);
            let [of_staff, of_children] = &mut sums;
            *of_staff = (of_staff.0 + children, of_staff.1 + children * educated);
            let large = f64::from(daycare.large);
            *of_children = (of_children.0 + large, of_children.1 + large * general);
            let unit = daycare.number.to_owned();
            truths.record(("andel-paedagoger", unit.clone(), String::new()), place, educated);
            truths.record(("sprogvurdering-generel", unit, "age=3".to_owned()), place, general);
        }
        let [(children, staff_sum), (large, general_sum)] = sums;
        let town = || "999".to_owned();
        truths.record(("andel-paedagoger", town(), String::new()), place, staff_sum / children);
        let key = ("sprogvurdering-generel", town(), "age=3".to_owned());
        truths.record(key, place, general_sum / large);
    }
}
