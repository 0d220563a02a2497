//! What pictures and figures need of words beyond what every page does.

use domain::{
    figure::{Known, Missing, Origin, Value, Withheld},
    indicator::{Area, Counted, Indicator, Measure},
    unit::UnitKind,
};
use i18n::Args;
use jiff::{Timestamp, tz::TimeZone};

use crate::words::{Words, rounded};

impl Words {
    /// Writes the day in Denmark of a moment.
    pub(crate) fn day_of(self, at: Timestamp) -> String {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
        self.day(at.to_zoned(zone).date())
    }

    /// Writes a number without its unit.
    pub(crate) fn bare(self, indicator: &Indicator, value: f64) -> String {
        i18n::decimal(self.0, value, indicator.decimals)
    }

    /// Writes a number on an axis, with its unit only where that is a sign.
    pub(crate) fn tick(self, indicator: &Indicator, value: f64, decimals: usize) -> String {
        let decimals = u8::try_from(decimals).unwrap_or(indicator.decimals);
        let number = i18n::decimal(self.0, value, decimals);
        match indicator.unit {
            Measure::Percent => i18n::amount(self.0, &number, indicator.unit),
            _ => number,
        }
    }

    /// Names the unit of measurement; nothing for grades.
    pub(crate) fn unit(self, indicator: &Indicator) -> String {
        i18n::amount(self.0, "", indicator.unit).trim().to_owned()
    }

    /// Writes a figure in running text: interval before estimate, then the count.
    pub(crate) fn figure(self, indicator: &Indicator, known: &Known) -> String {
        let text = match known.interval.ends() {
            Some(_) => {
                let estimate = self.bare(indicator, known.estimate);
                let interval = self.interval(indicator, known);
                let args = Args::default().text("interval", interval).text("estimate", estimate);
                self.tr("picture-figure", &args)
            }
            None => self.value(indicator, known.estimate),
        };
        let count = known.n.map(|count| self.people(indicator.counted, rounded(count.n)));
        [Some(text), count].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// Names what the n of an indicator are, to head a column or an axis.
    pub(crate) fn counted_as(self, counted: Counted) -> String {
        self.t(match counted {
            Counted::Children => "talk-counted-children",
            Counted::Pupils => "talk-counted-pupils",
            Counted::Hours => "talk-counted-hours",
            Counted::Staff => "talk-counted-staff",
            Counted::Classes => "talk-counted-classes",
            Counted::Places => "talk-counted-places",
            Counted::Notifications => "talk-counted-notifications",
        })
    }

    /// Says why there is no figure, in a word or two; nothing when there is one.
    pub(crate) fn absence(self, value: &Value) -> Option<String> {
        let key = match value {
            Value::Known(_) => return None,
            Value::Missing(Missing::NotMeasured) => "talk-absent-not-measured",
            Value::Missing(Missing::NotDelivered) => "talk-absent-not-delivered",
            Value::Missing(Missing::NotRelevant) => "talk-absent-not-relevant",
            Value::Missing(Missing::Suspected) => "talk-absent-suspected",
            Value::Withheld(Withheld::AtSource) => "talk-absent-at-source",
            Value::Withheld(Withheld::TooFew) => "talk-absent-too-few",
            Value::Withheld(Withheld::Secrecy) => "talk-absent-secrecy",
        };
        Some(self.t(key))
    }

    /// Names where figures come from, in a word or two.
    pub(crate) fn origin(self, origin: Origin) -> String {
        self.t(match origin {
            Origin::Published => "talk-turn-published",
            Origin::Computed => "talk-turn-computed",
        })
    }

    /// Names an area of the municipality's work.
    pub(crate) fn area(self, area: Area) -> String {
        self.t(match area {
            Area::Folkeskole => "area-folkeskole",
            Area::Daycare => "area-daycare",
            Area::WellBeing => "area-well-being",
            Area::Social => "area-social",
        })
    }

    /// Names a kind of unit: `folkeskole`.
    pub(crate) fn kind(self, kind: UnitKind) -> String {
        self.t(&format!("unit-kind-{}", kind.code()))
    }

    /// Counts units of a kind: `tre skoler`. Of several kinds it counts units.
    pub(crate) fn units(self, kinds: &[UnitKind], count: usize) -> String {
        self.counted(&format!("unit-count-{}", family(kinds)), count)
    }

    /// Writes a count of units of a kind, which in Danish bends to their gender: `én af ni skoler`.
    pub(crate) fn number_of(self, kinds: &[UnitKind], count: usize) -> String {
        match count {
            1 => self.t(&format!("unit-one-{}", family(kinds))),
            _ => self.number(count),
        }
    }

    /// Names the units beside which a unit is read: `andre skoler`.
    pub(crate) fn other_units(self, kind: UnitKind) -> String {
        self.t(&format!("unit-others-{}", family(&[kind])))
    }
}

/// Returns what units of these kinds are called together: `school`, `daycare`, `municipality` or `unit`.
pub(crate) fn family(kinds: &[UnitKind]) -> &'static str {
    let is_daycare = |kind: &UnitKind| matches!(kind, UnitKind::Daycare | UnitKind::FamilyDaycare);
    match kinds {
        [] => "unit",
        [UnitKind::Municipality] => "municipality",
        kinds if kinds.iter().all(|kind| kind.is_school()) => "school",
        kinds if kinds.iter().all(is_daycare) => "daycare",
        _ => "unit",
    }
}
