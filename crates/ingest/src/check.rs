//! Readings are held against the register, the catalogue and what they share.

use std::collections::HashSet;

use domain::{
    delivery::{Place, Problem, ProblemKind, ReadValue, Reading},
    figure::{Basis, Count, FigureKey, Missing, Verdict},
    indicator::{Catalogue, Indicator},
    municipality::MunicipalityCode,
    unit::{Among, Found, Register, Unit, UnitKind, UnitNumber},
};
use jiff::civil::Date;

use crate::{text::shorten, told::Told};

mod shared;

use shared::Shared;

/// A reading whose unit is found and whose value may stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Checked {
    /// What the figure is about.
    pub key: FigureKey,
    /// The number, or why there is none; a suspected value is missing as suspected.
    pub value: ReadValue,
    /// How many are behind it.
    pub n: Option<Count>,
    /// The source's own verdict.
    pub verdict: Option<Verdict>,
    /// How it came about.
    pub basis: Basis,
    /// Where it stood.
    pub place: Place,
    /// What is worth knowing about it.
    pub notices: Vec<Problem>,
}

/// Holds the readings of one delivery against the register, the catalogue and what they share.
pub struct Checker<'c> {
    register: Register,
    catalogue: &'c Catalogue,
    today: Date,
    names_told: HashSet<(Among, String)>,
    told: Told,
    shared: Shared,
}

impl<'c> Checker<'c> {
    /// Starts with the units and indicators there are; `today` bounds the periods.
    pub fn new(register: Register, catalogue: &'c Catalogue, today: Date) -> Self {
        Self {
            register,
            catalogue,
            today,
            names_told: HashSet::new(),
            told: Told::default(),
            shared: Shared::default(),
        }
    }

    /// Takes in a unit of the same delivery, so that readings about it find it.
    pub fn learn(&mut self, unit: Unit) {
        self.register.insert(unit);
    }

    /// Checks a reading: it may stand, with notices, or it is refused. Whether the same figure comes several
    /// times is for those to tell who hold all of them.
    pub fn check(&mut self, reading: Reading) -> Result<Checked, Problem> {
        let mut notices = Vec::new();
        let catalogue = self.catalogue;
        let Some(indicator) = catalogue.find(&reading.indicator) else {
            let text = reading.indicator.as_str().to_owned();
            return Err(refusal(&reading.place, &text, ProblemKind::UnknownIndicator));
        };
        self.check_period(&reading, indicator)?;
        let unit = self.find_unit(&reading, &mut notices)?;
        let value = checked_value(&reading, indicator, &unit, &mut notices)?;
        let key = FigureKey {
            indicator: reading.indicator,
            unit: unit.number,
            period: reading.period,
            breakdown: reading.breakdown,
        };
        let municipality = unit.municipality.filter(|_| !unit.kind.is_area());
        self.shared.see(&key, municipality, value, &reading.place);
        let told = &mut self.told;
        notices.retain(|notice| told.may_tell(notice.kind.code(), &notice.place.column));
        let Reading { n, verdict, basis, place, .. } = reading;
        Ok(Checked { key, value, n, verdict, basis, place, notices })
    }

    /// Returns what can only be said of the delivery as a whole.
    pub fn finish(self) -> Vec<Problem> {
        self.shared.finish()
    }

    /// Returns how many notices were left out, since a thousand of the same kind in the same column
    /// were given.
    pub const fn untold(&self) -> u64 {
        self.told.untold
    }

    fn check_period(&self, reading: &Reading, indicator: &Indicator) -> Result<(), Problem> {
        let period = reading.period;
        let refuse = |kind| Err(refusal(&reading.place, &period.to_string(), kind));
        if period.period_type() != indicator.period {
            return refuse(ProblemKind::WrongPeriodType);
        }
        if period.first_day() > self.today {
            return refuse(ProblemKind::NotAPeriod);
        }
        Ok(())
    }

    fn find_unit(
        &mut self,
        reading: &Reading,
        notices: &mut Vec<Problem>,
    ) -> Result<UnitFound, Problem> {
        let named = &reading.unit;
        let refuse = |kind| Err(refusal(&reading.place, &named.text, kind));
        let unit = match self.register.find(&named.text, named.among) {
            Found::ByNumber(unit) => unit,
            Found::ByName(unit) => {
                if self.names_told.insert((named.among, named.text.clone())) {
                    let kind = ProblemKind::FoundByName { number: unit.number.to_string() };
                    let (place, value) = (reading.place.clone(), shorten(&named.text));
                    notices.push(Problem { place, value, kind });
                }
                unit
            }
            Found::Ambiguous => return refuse(ProblemKind::AmbiguousUnit),
            Found::Unknown => return refuse(ProblemKind::UnknownUnit),
        };
        let is_gone = unit.closed.is_some_and(|closed| closed < reading.period.first_day());
        let is_to_come = unit.opened.is_some_and(|opened| opened > reading.period.last_day());
        if is_gone || is_to_come {
            return refuse(ProblemKind::ClosedUnit);
        }
        let Unit { number, kind, municipality, .. } = unit;
        Ok(UnitFound { number: number.clone(), kind: *kind, municipality: *municipality })
    }
}

/// What the checks need to know of a unit.
struct UnitFound {
    number: UnitNumber,
    kind: UnitKind,
    municipality: Option<MunicipalityCode>,
}

fn checked_value(
    reading: &Reading,
    indicator: &Indicator,
    unit: &UnitFound,
    notices: &mut Vec<Problem>,
) -> Result<ReadValue, Problem> {
    let has_level = indicator.has_level(unit.kind);
    let number = match reading.value {
        ReadValue::Number(number) => number,
        ReadValue::Missing(Missing::NotDelivered) if !has_level => {
            return Ok(ReadValue::Missing(Missing::NotRelevant));
        }
        absent => return Ok(absent),
    };
    let is_outside = indicator.scale.is_some_and(|scale| !scale.contains(number));
    let is_unlikely = indicator.plausible.is_some_and(|range| !range.contains(number));
    if !number.is_finite() {
        return Err(problem(&reading.place, reading.value, ProblemKind::NotANumber));
    }
    if number == 0.0 && indicator.zero_is_suspect {
        notices.push(problem(&reading.place, reading.value, ProblemKind::SuspectedZero));
        return Ok(ReadValue::Missing(Missing::Suspected));
    }
    if is_outside {
        return Err(problem(&reading.place, reading.value, ProblemKind::OutsideScale));
    }
    if is_unlikely {
        notices.push(problem(&reading.place, reading.value, ProblemKind::Implausible));
    }
    Ok(reading.value)
}

fn refusal(place: &Place, text: &str, kind: ProblemKind) -> Problem {
    Problem { place: place.clone(), value: shorten(text), kind }
}

fn problem(place: &Place, value: ReadValue, kind: ProblemKind) -> Problem {
    let value = match value {
        ReadValue::Number(number) => number.to_string(),
        ReadValue::Missing(why) => why.code().to_owned(),
        ReadValue::Withheld(why) => why.code().to_owned(),
    };
    Problem { place: place.clone(), value, kind }
}
