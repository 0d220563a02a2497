//! Names that sound right and are nobody's.

/// First halves of place names.
const FIRST: [&str; 14] = [
    "Tange", "Lynge", "Hvide", "Ravne", "Kløver", "Ulve", "Vinde", "Sive", "Mose", "Elle",
    "Brunde", "Gøge", "Hare", "Tjørne",
];
/// Second halves; with 14 and 11, each pair comes once before any comes again.
const SECOND: [&str; 11] =
    ["lund", "sted", "rød", "kær", "holt", "bæk", "vad", "næs", "ris", "tved", "høj"];
const DAYCARE: [&str; 9] = [
    "Mælkebøtten",
    "Regnbuen",
    "Solstrålen",
    "Humlebien",
    "Trætoppen",
    "Mariehønen",
    "Spiloppen",
    "Troldhøj",
    "Æblehaven",
];

/// Returns the name of the place with this number.
pub(crate) fn place(number: usize) -> String {
    format!("{}{}", picked(&FIRST, number), picked(&SECOND, number))
}

/// Returns the name of a school of a municipality.
pub(crate) fn school(municipality: usize, place_in_it: usize) -> String {
    let ending = if place_in_it.is_multiple_of(3) { " Skole" } else { "skolen" };
    format!("{}{ending}", place(municipality * 37 + place_in_it + 98))
}

/// Returns the name of a daycare unit of a municipality.
pub(crate) fn daycare(municipality: usize, place_in_it: usize) -> String {
    format!("{}, {}", picked(&DAYCARE, place_in_it), place(municipality * 37 + place_in_it / 9))
}

fn picked<'a>(names: &[&'a str], number: usize) -> &'a str {
    names.iter().copied().cycle().nth(number % names.len()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn municipalities_have_names_of_their_own() {
        let names: HashSet<String> = (0..98).map(place).collect();
        assert_eq!(names.len(), 98);
    }
}
