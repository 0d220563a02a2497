//! Random tables: the attack finds nothing, and the result does not hang on the order of rows.

use proptest::{collection::vec, prelude::*};

use super::{NONE, Told, told};
use crate::protect::Safety;

const TREE: &str = "dim parent child
    place DK R1
    place DK R2
    place R1 A
    place R1 B
    place R2 C
    place R2 D
    place R2 E
    grade all low
    grade all g3
    grade low g1
    grade low g2";

fn lines(counts: &[u8], columns: &[&[&str]]) -> Vec<String> {
    let mut rows = vec![String::new()];
    for codes in columns {
        let longer = |row: String| codes.iter().map(move |code| format!("{row}{code} "));
        rows = rows.into_iter().flat_map(longer).collect();
    }
    rows.iter().zip(counts).map(|(row, count)| format!("{row}{count}")).collect()
}

const GEOGRAPHY: &[&str] = &["A", "B", "C", "D", "E"];
const GRADES: &[&str] = &["g1", "g2", "g3"];

fn nested(counts: &[u8]) -> Vec<String> {
    lines(counts, &[GEOGRAPHY, GRADES, &["K", "M"]])
}

fn told_of(lines: &[String], safety: Safety) -> Told {
    told(TREE, &[&format!("place grade sex n\n{}", lines.join("\n"))], safety).unwrap()
}

/// Many are nought or small.
fn counts(size: usize) -> impl Strategy<Value = Vec<u8>> {
    vec(prop_oneof![Just(0), 1..4_u8, 1..9_u8, 5..60_u8], size)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_attack_finds_nothing_in_nested_tables(counts in counts(30)) {
        let told = told_of(&nested(&counts), Safety::Exact);
        prop_assert!(told.audit.is_safe(), "{:?}", told.audit.exposed);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(counts in counts(30), by in 0..30_usize) {
        let lines = nested(&counts);
        let mut turned = lines.clone();
        turned.rotate_left(by);
        turned.swap(0, 7);
        let (one, other) = (told_of(&lines, Safety::Exact), told_of(&turned, Safety::Exact));
        prop_assert_eq!(one.file.rows, other.file.rows);
    }

    #[test]
    fn the_attack_finds_nothing_in_three_ways(counts in counts(27)) {
        let three = &["1", "2", "3"] as &[&str];
        let text = format!("a b c n\n{}", lines(&counts, &[three, three, three]).join("\n"));
        let told = told(NONE, &[&text], Safety::Exact).unwrap();
        prop_assert!(told.audit.is_safe(), "{:?}", told.audit.exposed);
    }

    #[test]
    fn the_attack_finds_nothing_in_linked_tables(counts in counts(30)) {
        // The second table divides the same children of each place by origin, not by grade and sex.
        let first = nested(&counts);
        let sums = counts.chunks(6).map(|of| of.iter().map(|count| u32::from(*count)).sum::<u32>());
        let second = GEOGRAPHY.iter().zip(sums).flat_map(|(place, sum)| {
            [("in", sum - sum / 7), ("out", sum / 7)].map(|(origin, n)| format!("{place} {origin} {n}"))
        });
        let second: Vec<String> = second.collect();
        let tables = [
            format!("place grade sex n\n{}", first.join("\n")),
            format!("place origin n\n{}", second.join("\n")),
        ];
        let told = told(TREE, &[&tables[0], &tables[1]], Safety::Exact).unwrap();
        prop_assert!(told.audit.is_safe(), "{:?}", told.audit.exposed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn limits_are_wide_in_nested_tables(counts in counts(30)) {
        let told = told_of(&nested(&counts), Safety::Interval);
        prop_assert!(told.audit.is_safe(), "{:?}", told.audit.exposed);
    }
}
