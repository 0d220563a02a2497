//! The units a vault knows, looked up by number first and by name only when there is no number.

use std::collections::BTreeMap;

use super::{Unit, UnitKind, UnitNumber};
use crate::period::Period;

/// How a unit was found in the register.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Found<'a> {
    /// By its number.
    ByNumber(&'a Unit),
    /// By a name that only one unit has; worth a warning.
    ByName(&'a Unit),
    /// Several units have the name.
    Ambiguous,
    /// No unit has the number or name.
    Unknown,
}

/// Among which units a name is looked up, since a school may be called like its municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Among {
    /// Country, regions, municipalities and districts.
    Areas,
    /// Schools, daycare and other institutions.
    Institutions,
}

/// The units a vault knows.
#[derive(Debug, Clone, Default)]
pub struct Register {
    by_number: BTreeMap<UnitNumber, Unit>,
    by_name: BTreeMap<(Among, String), Option<UnitNumber>>,
    tabled: BTreeMap<UnitNumber, Period>,
}

impl Register {
    /// Adds a unit, or replaces the one with the same number.
    pub fn insert(&mut self, unit: Unit) {
        let among = if unit.kind.is_area() { Among::Areas } else { Among::Institutions };
        for key in name_keys(&unit) {
            let key = folded(&key, among);
            let holder =
                self.by_name.entry((among, key)).or_insert_with(|| Some(unit.number.clone()));
            if holder.as_ref() != Some(&unit.number) {
                *holder = None;
            }
        }
        self.by_number.insert(unit.number.clone(), unit);
    }

    /// Says that no register tells of a unit, only tables of figures, the newest of this period.
    pub fn note_tabled(&mut self, number: UnitNumber, newest: Period) {
        self.tabled.insert(number, newest);
    }

    /// Returns the newest period whose table of figures tells of a unit, when no register does.
    pub fn tabled(&self, number: &UnitNumber) -> Option<Period> {
        self.tabled.get(number).copied()
    }

    /// Returns the unit with this number.
    pub fn unit(&self, number: &UnitNumber) -> Option<&Unit> {
        self.by_number.get(number)
    }

    /// Returns all units by number.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.by_number.values()
    }

    /// Finds a unit by what a file says: a number, or else a name that only one unit has.
    ///
    /// A municipality is found under its spellings in official files (`København`, `Københavns`,
    /// `Københavns Kommune`, `Vesthimmerland`, `Århus`, `Høje Taastrup`).
    pub fn find(&self, text: &str, among: Among) -> Found<'_> {
        if let Some(unit) = text.parse().ok().and_then(|number| self.by_number.get(&number)) {
            return Found::ByNumber(unit);
        }
        match self.by_name.get(&(among, folded(text, among))) {
            None => Found::Unknown,
            Some(None) => Found::Ambiguous,
            Some(Some(number)) => match self.by_number.get(number) {
                Some(unit) => Found::ByName(unit),
                None => Found::Unknown,
            },
        }
    }
}

/// Returns the folded names under which `unit` is found.
fn name_keys(unit: &Unit) -> Vec<String> {
    let name = fold(&unit.name);
    if unit.kind != UnitKind::Municipality {
        return vec![name];
    }
    let bare = name.strip_suffix(" kommune").unwrap_or(&name).to_owned();
    let mut keys = vec![bare.clone()];
    match bare.as_str() {
        "københavn" => keys.push("københavns".to_owned()),
        "vesthimmerlands" => keys.push("vesthimmerland".to_owned()),
        "nordfyns" => keys.push("nordfyn".to_owned()),
        "bornholm" => keys.push("bornholms regionskommune".to_owned()),
        _ => {}
    }
    let with_word: Vec<_> = keys.iter().map(|key| format!("{key} kommune")).collect();
    keys.extend(with_word);
    keys
}

/// Folds a name for comparison. Areas are spelled with `aa` and `å`, with blanks and hyphens.
fn folded(name: &str, among: Among) -> String {
    match among {
        Among::Institutions => fold(name),
        Among::Areas => fold(name).replace('å', "aa").replace('-', " "),
    }
}

/// Folds a name: lower case, single blanks.
fn fold(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{super::Part, *};

    fn unit(number: &str, name: &str, kind: UnitKind) -> Unit {
        Unit {
            number: number.parse().unwrap(),
            name: name.to_owned(),
            kind,
            part: Part::Whole,
            municipality: None,
            ownership: None,
            opened: None,
            closed: None,
            location: None,
        }
    }

    #[test]
    fn a_municipality_is_found_under_its_spellings_in_official_files() {
        let mut register = Register::default();
        register.insert(unit("101", "København", UnitKind::Municipality));
        register.insert(unit("820", "Vesthimmerlands", UnitKind::Municipality));
        for name in ["København", "Københavns Kommune", "københavns", "KØBENHAVN kommune"] {
            assert!(
                matches!(register.find(name, Among::Areas), Found::ByName(u) if u.number.as_str() == "101")
            );
        }
        for (number, name) in
            [("751", "Aarhus"), ("430", "Faaborg-Midtfyn"), ("169", "Høje-Taastrup")]
        {
            register.insert(unit(number, name, UnitKind::Municipality));
        }
        for (name, number) in [
            ("Århus", "751"),
            ("Fåborg-Midtfyn Kommune", "430"),
            ("Høje Taastrup", "169"),
            ("Høje-Tåstrup", "169"),
        ] {
            assert!(
                matches!(register.find(name, Among::Areas), Found::ByName(u) if u.number.as_str() == number),
                "{name}"
            );
        }
        assert!(matches!(register.find("Vesthimmerland", Among::Areas), Found::ByName(_)));
        assert!(matches!(register.find("101", Among::Areas), Found::ByNumber(_)));
    }

    #[test]
    fn a_name_that_two_schools_share_finds_neither() {
        let mut register = Register::default();
        register.insert(unit("280001", "Vestre Skole", UnitKind::School));
        register.insert(unit("280002", "Vestre Skole", UnitKind::School));
        assert_eq!(register.find("Vestre Skole", Among::Institutions), Found::Ambiguous);
        assert_eq!(register.find("Østre Skole", Among::Institutions), Found::Unknown);
    }
}
