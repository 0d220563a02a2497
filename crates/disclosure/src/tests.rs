//! Tables as they are written, protected and attacked.

use crate::{
    audit::{self, Audit, How},
    cube::Cube,
    protect::{Safety, Status, protect},
    sheet::{Fault, Sheet},
};

mod faults;
mod random;

/// Reads a file as it stands, fields between spaces.
pub(crate) fn sheet(text: &str) -> Sheet {
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let headings = words(lines.next().unwrap());
    Sheet { headings, rows: (2..).zip(lines.map(words)).collect() }
}

/// Makes the file that is attacked.
pub(crate) fn written(cube: &Cube, statuses: &[Status]) -> Sheet {
    let headings = cube.dimensions().chain(["n", "status"]).map(str::to_owned).collect();
    let rows = cube.cells().zip(statuses).map(|((codes, count), status)| {
        let codes = codes.into_iter().map(str::to_owned);
        codes.chain([count.to_string(), status.word().to_owned()]).collect()
    });
    Sheet { headings, rows: (2..).zip(rows).collect() }
}

pub(crate) struct Told {
    pub(crate) file: Sheet,
    pub(crate) audit: Audit,
}

impl Told {
    /// Returns the codes of the cells with a status.
    fn cells(&self, status: Status) -> Vec<String> {
        let rows = self.file.rows.iter().map(|(_, fields)| fields.split_last().unwrap());
        let rows = rows.filter(|(last, _)| *last == status.word());
        rows.map(|(_, fields)| fields[..fields.len() - 1].join(" ")).collect()
    }
}

pub(crate) fn told(hierarchy: &str, tables: &[&str], safety: Safety) -> Result<Told, Fault> {
    let (hierarchy, tables) = (sheet(hierarchy), tables.iter().map(|text| sheet(text)));
    let cube = Cube::read(&hierarchy, &tables.collect::<Vec<_>>())?;
    let file = written(&cube, &protect(&cube, (5, safety)).unwrap());
    let audit = audit::audit(&hierarchy, &file, (5, safety))?;
    Ok(Told { file, audit })
}

const NONE: &str = "dim parent child";
const PLACES: &str = "dim parent child
    school M1 A
    school M1 B
    school DK M1
    school DK C";

#[test]
fn the_cheapest_rectangle_hides_one_small_cell() {
    // Hiding A·K, B·K and B·M beside A·M costs 60; with C it would cost 110.
    let table = "school sex n
        A K 10
        A M 3
        B K 20
        B M 30
        C K 40
        C M 60";
    let told = told(NONE, &[table], Safety::Exact).unwrap();
    assert_eq!(told.cells(Status::Primary), ["A M"]);
    assert_eq!(told.cells(Status::Secondary), ["A K", "B K", "B M"]);
    assert!(told.audit.is_safe() && told.audit.components == 1);
}

#[test]
fn nothing_is_withheld_when_nothing_is_small() {
    let told = told(NONE, &["sex n\nK 5\nM 6\nX 0"], Safety::Exact).unwrap();
    assert_eq!((told.audit.cells, told.audit.published), (3, 3));
}

#[test]
fn the_other_of_two_groups_hides_the_small_one() {
    let told = told(NONE, &["sex n\nK 100\nM 4"], Safety::Exact).unwrap();
    assert_eq!(told.cells(Status::Secondary), ["K"]);
}

#[test]
fn a_total_is_withheld_with_its_only_part() {
    let told = told(PLACES, &["school sex n\nA K 3\nC K 50\nC M 70"], Safety::Exact).unwrap();
    let primary = ["A Total", "A K", "M1 Total", "M1 K"];
    assert_eq!(told.cells(Status::Primary), primary);
    // With boys only in C, their number in Denmark and in C are one; girls of C would tell those of A.
    assert!(told.audit.is_safe());
}

#[test]
fn a_table_of_one_small_count_is_withheld_whole() {
    let told = told(NONE, &["sex n\nK 3"], Safety::Interval).unwrap();
    assert_eq!((told.audit.primary, told.audit.published), (2, 0));
    assert!(told.audit.is_safe());
}

#[test]
fn linked_tables_are_protected_together() {
    let (grades, origins) = (
        "school grade n
        A 1 20
        A 2 3
        B 1 30
        B 2 40",
        "school origin n
        A in 19
        A out 4
        B in 50
        B out 20",
    );
    let told = told(NONE, &[grades, origins], Safety::Exact).unwrap();
    assert!(told.audit.is_safe());
    assert_eq!(told.cells(Status::Primary), ["A Total out", "A 2 Total"]);
    let shared = told.file.rows.iter().filter(|(_, fields)| fields[..3] == ["A", "Total", "Total"]);
    assert_eq!(shared.count(), 1);
}

#[test]
fn one_alone_in_a_cell_learns_no_other_small_count() {
    // Withholding the two small cells alone is safe from outsiders, but the one pupil of A knows his own.
    let lone = "school sex n\nA K 1\nA M 20\nB K 2\nB M 30\nC K 25\nC M 40";
    let told = told(NONE, &[lone], Safety::Exact).unwrap();
    assert!(told.audit.is_safe());
    let bad = "school sex n status
        Total Total 118 published
        Total K 28 published
        Total M 90 published
        A Total 21 secondary
        A K 1 primary
        A M 20 published
        B Total 32 secondary
        B K 2 primary
        B M 30 published
        C Total 65 published
        C K 25 published
        C M 40 published";
    let audit = audit::audit(&sheet(NONE), &sheet(bad), (5, Safety::Exact)).unwrap();
    let hows: Vec<How> = audit.exposed.iter().map(|exposed| exposed.how).collect();
    assert_eq!(hows, [How::Single]);
    assert_eq!(audit.exposed[0].cell, ["B", "K"]);
}

#[test]
fn a_leak_is_found() {
    let bad = "sex n status
        Total 10 published
        K 3 primary
        M 7 published";
    let audit = audit::audit(&sheet(NONE), &sheet(bad), (5, Safety::Exact)).unwrap();
    assert_eq!(
        audit.exposed.first().map(|of| (of.cell.join(" "), of.how)),
        Some(("K".to_owned(), How::Exact))
    );
    let small = audit::audit(
        &sheet(NONE),
        &sheet(&bad.replace("primary", "published")),
        (5, Safety::Exact),
    );
    assert_eq!(small.unwrap().exposed[0].how, How::Small);
}
