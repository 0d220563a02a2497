//! The same wish gives the same bytes, and pupils go on through the grades.

use std::collections::BTreeMap;

use generate::{Delivery, Nation, Set, Version, Wish};

use crate::support::{bytes, cells, clean, nation, rows};

fn all(nation: &Nation) -> Vec<Vec<u8>> {
    nation.deliveries().map(|delivery| bytes(nation, &delivery)).collect()
}

#[test]
fn the_same_wish_gives_the_same_bytes_and_another_seed_gives_others() {
    let wish = Wish { pupils: 1_000, ..Wish::new(2, 2, 3) };
    let first = Nation::draw(&wish).unwrap();
    let again = Nation::draw(&wish).unwrap();
    assert_eq!(all(&first), all(&again));
    assert_eq!(first.truths(), again.truths());
    let other = Nation::draw(&Wish { seed: 4, ..wish }).unwrap();
    for (one, another) in all(&first).iter().zip(all(&other)) {
        assert_ne!(*one, another);
    }
}

#[test]
fn a_file_is_the_same_whatever_was_written_before() {
    let nation = nation(2, 2, 1_000);
    let delivery = clean(&nation, 1, Set::Survey, 2023);
    let alone = bytes(&nation, &delivery);
    let among = nation.deliveries().map(|of| (of.path(), bytes(&nation, &of)));
    let found = among.into_iter().find(|(path, _)| *path == delivery.path()).unwrap();
    assert_eq!(found.1, alone);
}

#[test]
fn the_bytes_are_those_of_every_machine() {
    let nation = nation(2, 1, 400);
    let file = bytes(&nation, &clean(&nation, 1, Set::Tests, 2022));
    let sum = file.iter().fold(0_u32, |sum, byte| sum.rotate_left(5) ^ u32::from(*byte));
    assert_eq!((file.len(), sum), (60_034, 210_891_204));
}

#[test]
fn nothing_is_written_for_a_year_or_municipality_that_is_not_there() {
    let nation = nation(1, 1, 400);
    let delivery = |code: &str, year| Delivery {
        municipality: code.parse().unwrap(),
        set: Set::Marks,
        year,
        version: Version::Clean,
    };
    for delivery in [delivery("999", 2021), delivery("901", 2022)] {
        assert!(nation.write(&delivery, &mut Vec::new()).is_err());
    }
    assert!(nation.write(&delivery("999", 2022), &mut Vec::new()).is_ok());
}

#[test]
fn pupils_go_up_a_grade_each_year_and_some_change_school() {
    let nation = nation(1, 2, 5_800);
    let of = |year| {
        let rows = rows(&nation, Set::Enrolment, year).into_iter();
        rows.map(|row| (row[0].clone(), (row[3].parse::<u8>().unwrap(), row[1].clone())))
            .collect::<BTreeMap<_, _>>()
    };
    let (before, after) = (of(2022), of(2023));
    let stayed: Vec<_> =
        before.iter().filter_map(|(number, was)| Some((was, after.get(number)?))).collect();
    assert!(stayed.iter().all(|(was, is)| is.0 == was.0 + 1));
    let moved = stayed.iter().filter(|(was, is)| was.1 != is.1).count() as f64;
    let share = moved / stayed.len() as f64;
    assert!((0.02..0.12).contains(&share), "{share}");
    let left = before.iter().filter(|(number, was)| was.0 < 8 && !after.contains_key(*number));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_pupil_has_two_hundred_school_days_and_is_away_on_them_only_where_it_goes() {
    let nation = nation(1, 1, 5_800);
    let mut days: BTreeMap<String, u32> = BTreeMap::new();
    let mut stays: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in rows(&nation, Set::Enrolment, 2022) {
        let count: u32 = row[8].parse().unwrap();
        *days.entry(row[0].clone()).or_default() += count;
        stays.insert((row[0].clone(), row[1].clone()), count);
    }
    assert!(days.values().all(|sum| *sum == 200));
    assert!(stays.len() > days.len(), "some move in the middle of the year");
    let mut away: BTreeMap<(String, String), u32> = BTreeMap::new();
    for row in cells(&bytes(&nation, &clean(&nation, 0, Set::Absence, 2022))) {
        *away.entry((row[0].clone(), row[1].clone())).or_default() += 1;
    }
    assert!(away.iter().all(|(stay, count)| count <= &stays[stay]));
}
