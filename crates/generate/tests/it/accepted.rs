//! Pejl takes in every row of a clean file, and tells exactly what is wrong in the others.

use std::collections::{BTreeMap, BTreeSet};

use domain::fact::PersonNumber;
use generate::{Set, Version};

use crate::support::{Reader, bytes, cells, nation, register};

#[test]
fn every_row_of_every_clean_file_is_accepted() {
    let nation = nation(2, 2, 2_000);
    let reader = Reader::of(&nation);
    for delivery in nation.deliveries() {
        let told = reader.read(delivery.set, &bytes(&nation, &delivery));
        let path = delivery.path();
        assert_eq!(told.problems, [], "{path}");
        assert_eq!((told.summary.kept, told.summary.untold), (told.summary.rows, 0), "{path}");
        assert!(told.summary.rows > 20, "{path} {}", told.summary.rows);
        let different: BTreeSet<&u128> = told.keys.iter().collect();
        assert_eq!(different.len(), told.keys.len(), "{path} has doubles");
    }
}

#[test]
fn the_rows_counted_are_those_in_the_file() {
    let nation = nation(2, 1, 1_000);
    for delivery in nation.deliveries() {
        let mut file = Vec::new();
        let count = nation.write(&delivery, &mut file).unwrap();
        assert_eq!(count, u64::try_from(cells(&file).len()).unwrap(), "{}", delivery.path());
    }
}

#[test]
fn a_person_number_is_one_persons_in_the_nation_and_can_be_no_real_persons() {
    let nation = nation(4, 2, 4_000);
    let mut seen: BTreeMap<String, (String, bool, String)> = BTreeMap::new();
    for delivery in nation.deliveries().filter(|of| of.set != Set::Environment) {
        for row in cells(&bytes(&nation, &delivery)) {
            let number = row[0].clone();
            assert!(number.parse::<PersonNumber>().is_ok(), "{number}");
            assert!(
                (61..=91).contains(&number.get(..2).unwrap().parse::<u8>().unwrap()),
                "{number}"
            );
            let is_staff = delivery.set == Set::Staff;
            let has_grade = !matches!(delivery.set, Set::Onward | Set::Language);
            let fixed = match (is_staff, has_grade) {
                (true, _) => String::new(),
                (false, true) => row[4..8].join(";"),
                (false, false) => row[3..7].join(";"),
            };
            let person = (delivery.municipality.to_string(), is_staff, fixed);
            let known = seen.entry(number).or_insert_with(|| person.clone());
            assert_eq!(*known, person, "{}", delivery.path());
        }
    }
    assert!(seen.len() > 4_000);
}

#[test]
fn wrong_files_have_just_the_problems_that_the_truths_tell() {
    let nation = nation(8, 2, 8_000);
    let reader = Reader::of(&nation);
    let truths = nation.truths();
    assert_eq!(truths.wrong.len(), 8);
    for (delivery, truth) in nation.wrong().iter().zip(&truths.wrong) {
        assert_eq!(delivery.path(), truth.path);
        let told = reader.read(delivery.set, &bytes(&nation, delivery));
        if truth.problem == "double" {
            assert_eq!(told.problems, []);
            for line in &truth.lines {
                let second = usize::try_from(*line).unwrap() - 2;
                assert_eq!(told.keys[second], told.keys[second - 1]);
            }
            let different: BTreeSet<&u128> = told.keys.iter().collect();
            assert_eq!(different.len() + truth.lines.len(), told.keys.len());
        } else {
            let expected: Vec<_> = truth.lines.iter().map(|line| (*line, truth.problem)).collect();
            assert_eq!(told.problems, expected, "{}", truth.path);
        }
    }
}

#[test]
fn a_late_school_is_missing_first_and_comes_alone() {
    let nation = nation(2, 1, 2_000);
    let truths = nation.truths();
    let late = nation.late();
    assert_eq!((late.len(), truths.late.len()), (1, 1));
    let [first, second] = &late[0];
    assert_eq!(truths.late[0].second, second.path());
    let whole = generate::Delivery { version: Version::Clean, ..first.clone() };
    let of = |delivery| cells(&bytes(&nation, delivery)).into_iter().collect::<BTreeSet<_>>();
    let unit = truths.late[0].unit.as_str();
    assert!(of(first).iter().all(|row| row[1] != unit));
    assert!(!of(second).is_empty() && of(second).iter().all(|row| row[1] == unit));
    assert_eq!(&of(first) | &of(second), of(&whole));
}

#[test]
fn a_municipality_has_its_own_units_and_knows_the_other_municipalities() {
    let nation = nation(3, 1, 3_000);
    let of = nation.municipalities()[1].code;
    let mut table = Vec::new();
    nation.write_units_of(of, &mut table).unwrap();
    let rows = cells(&table);
    let municipalities = rows.iter().filter(|row| row[2] == "municipality").count();
    let own = rows.iter().filter(|row| row[5] == of.to_string()).count();
    assert_eq!((municipalities, own + 2), (3, rows.len()));
    assert!(own > 3);
}

#[test]
fn schools_are_in_facts_only_while_they_are_open() {
    let nation = nation(1, 3, 5_800);
    assert!(register(&nation).units().count() > 40);
    let has = |unit: &str, year| {
        let files = nation.deliveries().filter(|of| of.set.period(year) == of.set.period(of.year));
        let rows = files.flat_map(|delivery| cells(&bytes(&nation, &delivery)));
        rows.into_iter().any(|row| row[1] == unit || row[0] == unit)
    };
    assert!(has("999005", 2022) && !has("999005", 2023) && !has("999005", 2024));
    assert!(has("999012", 2022) && !has("999002", 2022));
    assert!(!has("G99916", 2022) && has("G99916", 2023));
}
