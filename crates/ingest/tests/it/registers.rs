//! Registers.

use domain::unit::{Part, Register, Unit, UnitKind};
use jiff::civil::date;

use crate::support::{check, formats, read_bytes, read_with, register, school_year};

const HEAD: &str = "\u{feff}Hovedinstitution;Institutionsnummer;Institutionsnavn;Enhedsart;\
Geokode: Breddegrad;Geokode: Længdegrad;\"Institutionstype, nr\";\"Institutionstype, navn\";\
\"Ejerkode, navn\";Beliggenhedskommune;Administrativ kommune;Oprettelsesmåned;Nedlæggelsesdato\r\n";

#[test]
fn a_main_school_and_its_departments_are_told_apart_so_that_none_counts_twice() {
    let file = format!(
        "{HEAD};280100;Nr. Jernløse, Knabstrup og Undløse Skole;Hovedskole (institution med enheder);\
         55.6;11.6;1012;Folkeskoler;Kommunale;Furesø Kommune;Furesø Kommune;201208;\r\n\
         280100;280101;Knabstrup;Afdeling (underordnet enhed);55,6;11,6;1012;Folkeskoler;Kommunale;\
         Furesø Kommune;Furesø Kommune;201208;31/07/2024\r\n\
         ;101001;Den Classenske Legatskole;Institution uden enheder;;;1012;Folkeskoler;Kommunale;\
         Københavns Kommune;Københavns Kommune;199301;\r\n"
    );
    let found = read_bytes("institution-register", "instreg.csv", file.as_bytes());
    let parts: Vec<_> = found.units.iter().map(|unit| unit.part.clone()).collect();
    let department = Part::Department(Some("280100".parse().unwrap()));
    assert_eq!(parts, [Part::Main, department, Part::Whole]);
    assert_eq!(found.units.iter().filter(|unit| unit.counts()).count(), 2);
    let closed = &found.units[1];
    assert_eq!((closed.opened, closed.closed), (Some(date(2012, 8, 1)), Some(date(2024, 7, 31))));
    assert_eq!(closed.location, Some((55.6, 11.6)));
}

#[test]
fn the_municipality_is_read_from_its_name_and_never_from_the_number() {
    // The number begins with 101, but the school lies in Furesø.
    let file = format!(
        "{HEAD};101777;Skolen;Institution uden enheder;;;1012;Folkeskoler;Kommunale;\
         Københavns Kommune;Furesø Kommune;201208;\r\n\
         ;280778;Skolen;Institution uden enheder;;;1012;Folkeskoler;Kommunale;\
         Københavns Kommune;;201208;\r\n"
    );
    let found = read_bytes("institution-register", "instreg.csv", file.as_bytes());
    let codes: Vec<_> =
        found.units.iter().map(|unit| unit.municipality.unwrap().to_string()).collect();
    assert_eq!(codes, ["190", "101"]);
    assert_eq!(found.codes(), ["found-by-name", "found-by-name"]);
}

#[test]
fn a_municipality_nobody_knows_refuses_the_unit() {
    let file = format!(
        "{HEAD};101777;Skolen;Institution uden enheder;;;1012;Folkeskoler;Kommunale;\
         Andeby Kommune;Andeby Kommune;201208;\r\n"
    );
    let found = read_bytes("institution-register", "instreg.csv", file.as_bytes());
    assert_eq!((found.units.len(), found.codes()), (0, vec!["unknown-unit"]));
}

#[test]
fn the_rows_of_the_municipalities_themselves_are_left_out() {
    let file = format!(
        "{HEAD};101000;Københavns Kommune;Institution uden enheder;;;2013;\
         Kommuner pr. 1/1-2007;Kommunale;Københavns Kommune;Københavns Kommune;200701;\r\n"
    );
    let found = read_bytes("institution-register", "instreg.csv", file.as_bytes());
    assert_eq!((found.units.len(), found.summary.left_out), (0, 1));
}

#[test]
fn daycare_units_have_a_kind_an_owner_and_a_municipality() {
    let file = "dagtilbudsnummer;navn;type;ejerform;kommunekode;kommune;lat;lon\r\n\
                G11873;Børnegalaxen;aldersintegreret;privat;190;Furesø;55.82155;12.37589\r\n\
                D10041;Dagplejen;dagpleje;kommunal;190;Furesø;;\r\n";
    let found = read_bytes("daycare-register", "daycare_registry.csv", file.as_bytes());
    let kinds: Vec<_> = found.units.iter().map(|unit| unit.kind).collect();
    assert_eq!(kinds, [UnitKind::Daycare, UnitKind::FamilyDaycare]);
    assert_eq!(found.units[0].ownership.as_deref(), Some("privat"));
    assert!(found.problems.is_empty());
}

#[test]
fn a_kind_of_daycare_nobody_knows_is_refused_with_its_word() {
    let file = "dagtilbudsnummer;navn;type;kommunekode\nG11873;Børnegalaxen;rumskib;190\n";
    let found = read_bytes("daycare-register", "daycare_registry.csv", file.as_bytes());
    assert_eq!(
        (found.codes(), found.problems[0].value.as_str()),
        (vec!["unknown-member"], "rumskib")
    );
}

#[test]
fn a_row_gives_a_unit_as_well_as_its_figures() {
    let file =
        "institutionsnummer;navn;type;kommunekode;elevtal\n280009;Ny Skole;folkeskole;190;312\n";
    let found = read_bytes("school-table", "schools_2024_25.csv", file.as_bytes());
    assert_eq!((found.units.len(), found.readings.len()), (1, 1));
    assert_eq!(found.units[0].municipality.unwrap().to_string(), "190");
}

const TABLE: &str = "institutionsnummer;navn;type;kommunekode;elevtal\n";

fn told_before() -> Register {
    let mut known = register();
    let number = "280001".parse().unwrap();
    let main = Part::Department(Some("280000".parse().unwrap()));
    let school = known.unit(&number).unwrap().clone();
    let (opened, closed) = (Some(date(1956, 8, 1)), Some(date(2020, 7, 31)));
    known.insert(Unit { part: main, opened, closed, ..school });
    known
}

fn unit_of(table: &str, file: &str, known: &Register) -> Vec<Unit> {
    read_with(&formats(), "school-table", file, table.as_bytes(), known).units
}

#[test]
fn a_table_of_figures_leaves_what_the_register_says_of_a_school() {
    let known = told_before();
    let table =
        format!("{TABLE}280001;Rådmand;efterskole;190;312\n280001;Rådmand;folkeskole;190;1\n");
    let units = unit_of(&table, "schools_2024_25.csv", &known);
    assert_eq!(units, [known.unit(&"280001".parse().unwrap()).unwrap().clone()]);
}

#[test]
fn a_figure_of_a_school_that_the_register_says_was_closed_is_refused() {
    let table = format!("{TABLE}280001;Rådmandsskolen;folkeskole;101;312\n");
    for (file, refusals) in
        [("schools_2020_21.csv", vec!["closed-unit"]), ("schools_2019_20.csv", vec![])]
    {
        let known = told_before();
        let found = read_with(&formats(), "school-table", file, table.as_bytes(), &known);
        assert_eq!(check(&found, known).refusals(), refusals, "{file}");
    }
}

#[test]
fn the_newest_table_tells_the_name_of_a_school_that_no_register_knows() {
    let table = format!("{TABLE}280001;Ny Skole;folkeskole;190;312\n");
    for (file, name) in [
        ("schools_2022_23.csv", "Rådmandsskolen"),
        ("schools_2023_24.csv", "Ny Skole"),
        ("schools_2024_25.csv", "Ny Skole"),
    ] {
        let mut known = told_before();
        known.note_tabled("280001".parse().unwrap(), school_year(2023));
        let units = unit_of(&table, file, &known);
        assert_eq!((units.len(), units[0].name.as_str()), (1, name), "{file}");
        assert_eq!(units[0].closed, Some(date(2020, 7, 31)), "{file}");
    }
}

#[test]
fn within_one_table_the_newest_year_names_a_school() {
    let table = "institutionsnummer;navn;type;kommunekode;skoleår;elevtal\n\
                 280009;Ny;folkeskole;190;2024/25;312\n280009;Gammel;folkeskole;101;2021/22;312\n";
    let units = unit_of(table, "skoler.csv", &register());
    assert_eq!((units.len(), units[0].name.as_str()), (1, "Ny"));
}

#[test]
fn a_municipality_code_that_nobody_has_refuses_the_unit() {
    for (table, units, codes) in [
        ("998001;Ny;folkeskole;998;312\n", 0, vec!["unknown-unit"]),
        ("411001;Ny;folkeskole;411;312\n", 1, vec![]),
        ("998;Ny By;folkeskole;998;312\n998001;Ny;folkeskole;998;312\n", 2, vec![]),
    ] {
        let table = format!("{TABLE}{table}");
        let found = read_bytes("school-table", "schools_2024_25.csv", table.as_bytes());
        assert_eq!((found.units.len(), found.codes()), (units, codes), "{table}");
    }
}

#[test]
fn a_count_that_cannot_be_takes_nothing_from_the_other_figures_of_the_row() {
    let table = "institutionsnummer;navn;type;kommunekode;elevtal;fravaer_pct\n\
                 101001;A;folkeskole;101;-5;7,8\n101003;B;folkeskole;101;400;7,8\n";
    let found = read_bytes("school-table", "schools_2024_25.csv", table.as_bytes());
    let counts: Vec<_> = found
        .readings
        .iter()
        .filter(|reading| reading.indicator.as_str() == "elevfravaer")
        .map(|reading| reading.n.map(|count| count.n))
        .collect();
    assert_eq!(counts, [None, Some(400.0)]);
}
