//! What is refused, and how it is told.

use super::{NONE, PLACES, sheet, told};
use crate::{audit, protect::Safety};

fn refused(hierarchy: &str, tables: &[&str], why: &str) {
    let fault = told(hierarchy, tables, Safety::Exact).map(|_| ()).unwrap_err();
    assert_eq!(fault.to_string(), why);
}

#[test]
fn a_wrong_row_is_told() {
    let refused = |table: &str, why: &str| refused(PLACES, &[table], why);
    let whole = "write a whole number from 0 to 1000000000000";
    refused("school n\nA 3\nB -1", &format!("row 3: n is `-1`; {whole}"));
    refused("school n\nA 3.5", &format!("row 2: n is `3.5`; {whole}"));
    refused("school n\nA 2000000000000", &format!("row 2: n is `2000000000000`; {whole}"));
    refused(
        "school n\nA 3\nD 4",
        "row 3: `D` is not in the hierarchy of `school`; add it there or mend the code",
    );
    let twice = "row 3: the same cell stands in row 2; leave one of them out, or add them up";
    refused("school n\nA 3\nA 4", twice);
    refused("school m\nA 3", "row 1: there is no column `n`; add it to the heading");
    refused("n\n3", "row 1: there is no column beside `n`; add a column for each dimension");
    refused(
        "n school school\n3 A A",
        "row 1: two columns are called `school`; rename or remove one",
    );
    refused("school n\nA", "row 2: the row has 1 fields and the heading 2; mend the row");
    let above = "row 2: `M1` of `school` stands above `B` in row 3; give only the finest";
    refused("school n\nM1 3\nB 4", above);
}

#[test]
fn a_wrong_hierarchy_is_told() {
    let refused = |rows: &str, why: &str| {
        refused(&format!("dim parent child\n{rows}"), &["school n\nA 3\nB 9"], why);
    };
    refused(
        "school A B\nschool B C\nschool C A",
        "row 4: `C` stands above itself; break the circle",
    );
    refused("school A A", "row 2: `A` stands above itself; break the circle");
    let two = "row 3: `A` already has the parent `M1`; a node has one parent";
    refused("school M1 A\nschool M2 A", two);
    let tops = "row 3: both `M1` and `M2` are at the top of `school`; put one total above them";
    refused("school M1 A\nschool M2 B", tops);
    refused("scool M1 A", "row 2: no table has a column `scool`; mend the name of the dimension");
    let sheets = (sheet("dim parent kid\nschool M1 A"), [sheet("school n\nA 3")]);
    let fault = crate::cube::Cube::read(&sheets.0, &sheets.1).unwrap_err();
    assert_eq!(fault.to_string(), "row 1: there is no column `child`; add it to the heading");
}

#[test]
fn tables_that_differ_about_a_group_are_refused() {
    let one = "school sex n\nA K 30\nB M 40";
    let why = "row 1: cell Total · Total · Total is 71 here and 70 in another table; mend the \
               tables so that they agree";
    refused(NONE, &[one, "school age n\nA 7 30\nB 7 41"], why);
    let why = "row 1: cell Total · Total · Total is made of other cells along `school` in another \
               table; give both the same rows";
    refused(NONE, &[one, "school age n\nA 7 30\nC 7 40"], why);
}

#[test]
fn a_file_that_is_not_whole_is_not_judged() {
    let attack = |text: &str| audit::audit(&sheet(NONE), &sheet(text), (5, Safety::Exact));
    let why =
        "row 2: cell Total is 10, but its parts along `sex` add up to 9; the file is not whole";
    let short = "sex n status\nTotal 10 published\nK 9 published";
    assert_eq!(attack(short).unwrap_err().to_string(), why);
    let why = "row 2: the status is `hidden`; write published, primary or secondary";
    assert_eq!(attack("sex n status\nK 9 hidden").unwrap_err().to_string(), why);
}
