//! The register: which units there are, where they stand, and who followed whom.

use super::{
    chance::Chance,
    place::{DAYCARES, FAMILY_DAYCARE, Kind, MUNICIPAL, SCHOOLS, School},
    rows::{danish, write},
};
use anyhow::Result;
use std::path::Path;

/// Areas within the municipality, which are units to hang others under.
const AREAS: [(&str, &str); 6] = [
    ("999-skoler", "Skoleområdet"),
    ("999-dagtilbud", "Dagtilbudsområdet"),
    ("999-by", "Fjordby By"),
    ("999-vest", "Distrikt Vest"),
    ("999-nord", "Distrikt Nord og Terneø"),
    ("999-faelles", "Fælles ledelse, Distrikt Nord"),
];
/// Where each district lies, so that units are spread around it.
const MIDDLES: [(&str, f64, f64); 3] =
    [("999-by", 56.35, 11.56), ("999-vest", 56.33, 11.47), ("999-nord", 56.41, 11.55)];

/// The first day of the register.
const START: &str = "2007-01-01";
/// The day the leadership of the northern daycare units was joined.
const JOINED: &str = "2023-08-01";

fn line(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|&cell| cell.to_owned()).collect()
}

/// Writes units, placements and successions.
pub(crate) fn write_all(folder: &Path, seed: u64) -> Result<()> {
    let of_units = [
        "number",
        "name",
        "kind",
        "part",
        "main",
        "municipality",
        "ownership",
        "opened",
        "closed",
        "lat",
        "lon",
    ];
    write(&folder.join("units.csv"), &of_units, &units(seed))?;
    let of_placements = ["hierarchy", "unit", "parent", "from", "until"];
    write(&folder.join("placements.csv"), &of_placements, &placements())?;
    let merged = [line(&["999005", "999003", "merged", "2023-08-01"])];
    write(&folder.join("successions.csv"), &["old", "new", "kind", "on"], &merged)
}

fn units(seed: u64) -> Vec<Vec<String>> {
    let mut lines = vec![line(&[
        "999",
        "Fjordby",
        "municipality",
        "whole",
        "",
        "999",
        "",
        START,
        "",
        "56,35000",
        "11,55000",
    ])];
    let area = |(number, name): (&str, &str)| {
        line(&[number, name, "district", "whole", "", "999", "", START, "", "", ""])
    };
    lines.extend(AREAS.map(area));
    for school in &SCHOOLS {
        let (lat, lon) = location(seed, school.number, school.district);
        let (opened, closed) = life(school);
        let (kind, part, main, ownership) = nature(school.kind);
        let (number, name) = (school.number, school.name);
        lines.push(line(&[
            number, name, kind, part, main, "999", ownership, opened, closed, &lat, &lon,
        ]));
    }
    for unit in &DAYCARES {
        let (lat, lon) = location(seed, unit.number, unit.district);
        let kind = if unit.number == FAMILY_DAYCARE { "family-daycare" } else { "daycare" };
        let opened = if unit.from > 2021 { "2023-01-01" } else { "2009-01-01" };
        let (number, name) = (unit.number, unit.name);
        lines.push(line(&[
            number,
            name,
            kind,
            "whole",
            "",
            "999",
            unit.ownership,
            opened,
            "",
            &lat,
            &lon,
        ]));
    }
    lines
}

fn life(school: &School) -> (&'static str, &'static str) {
    match school.number {
        "999005" => ("1964-08-01", "2023-07-31"),
        "999012" => ("2022-08-01", ""),
        "999002" | "999021" | "999022" => ("2011-08-01", ""),
        _ => ("1971-08-01", ""),
    }
}

const fn nature(kind: Kind) -> (&'static str, &'static str, &'static str, &'static str) {
    match kind {
        Kind::School => ("school", "whole", "", MUNICIPAL),
        Kind::Main => ("school", "main", "", MUNICIPAL),
        Kind::Department(main) => ("school", "department", main, MUNICIPAL),
        Kind::Special => ("special-school", "whole", "", MUNICIPAL),
        Kind::Private => ("private-school", "whole", "", "Privat"),
    }
}

fn location(seed: u64, number: &str, district: &str) -> (String, String) {
    let mut chance = Chance::stream(seed, &format!("location {number}"));
    let found = MIDDLES.iter().find(|(name, ..)| *name == district);
    let (_, lat, lon) = found.expect("every district has a middle");
    // The island lies apart.
    let east = if matches!(number, "999011" | "G99918") { 0.09 } else { 0.0 };
    let near = lat + chance.around(0.015);
    (danish(near, 5), danish(lon + east + chance.around(0.028), 5))
}

fn placements() -> Vec<Vec<String>> {
    let mut lines: Vec<_> =
        AREAS.iter().map(|(area, _)| line(&["line", area, "999", START, ""])).collect();
    for school in &SCHOOLS {
        let (opened, closed) = life(school);
        let (number, district) = (school.number, school.district);
        lines.push(line(&["line", number, "999-skoler", opened, closed]));
        lines.push(line(&["district", number, district, opened, closed]));
    }
    for unit in &DAYCARES {
        let opened = if unit.from > 2021 { "2023-01-01" } else { "2009-01-01" };
        lines.push(line(&["line", unit.number, "999-dagtilbud", opened, ""]));
        lines.extend(districts(unit.number, unit.district, opened));
    }
    for (unit, parent) in [
        ("G99913", "999-faelles"),
        ("G99915", "999-faelles"),
        ("G99917", "999-faelles"),
        ("G99918", "999011"),
    ] {
        lines.push(line(&["joint-leadership", unit, parent, JOINED, ""]));
    }
    lines
}

/// Slåenhuset moved from one district to another when the borders were drawn anew.
fn districts(number: &str, district: &str, opened: &str) -> Vec<Vec<String>> {
    if number != "G99911" {
        return vec![line(&["district", number, district, opened, ""])];
    }
    vec![
        line(&["district", number, "999-vest", opened, "2023-07-31"]),
        line(&["district", number, district, "2023-08-01", ""]),
    ]
}
