//! How values, periods and counts are put in words.

use domain::{
    figure::{Known, Missing, Value, Withheld},
    indicator::{Counted, Indicator, Measure},
    text::{Locale, Text},
};
use i18n::Args;
use jiff::civil::Date;

/// The language of one report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) locale: Locale,
}

impl Words {
    pub(super) fn t(self, key: &str) -> String {
        i18n::t(self.locale, key)
    }

    pub(super) fn tr(self, key: &str, args: &Args<'_>) -> String {
        i18n::tr(self.locale, key, args)
    }

    /// Fills a text that has one place.
    pub(super) fn with(self, key: &str, name: &str, value: &str) -> String {
        self.tr(key, &Args::default().text(name, value))
    }

    pub(super) fn say(self, text: &Text) -> String {
        text.in_locale(self.locale).to_owned()
    }

    pub(super) fn day(self, day: Date) -> String {
        i18n::date(self.locale, day)
    }

    /// Writes a small count as a word and a larger one in digits.
    pub(super) fn number(self, count: usize) -> String {
        self.tr("talk-number", &Args::default().count("n", whole(count)))
    }

    /// Writes a count in digits.
    pub(super) fn digits(self, count: usize) -> String {
        i18n::whole(self.locale, whole(count))
    }

    pub(super) fn value(self, indicator: &Indicator, value: f64) -> String {
        i18n::measured(self.locale, value, indicator.unit, indicator.decimals)
    }

    /// Writes a number without its unit.
    pub(super) fn bare(self, indicator: &Indicator, value: f64) -> String {
        i18n::decimal(self.locale, value, indicator.decimals)
    }

    /// Writes a number that is worded already, with its unit only where that is a sign.
    pub(super) fn short(self, indicator: &Indicator, number: &str) -> String {
        match indicator.unit {
            Measure::Percent => i18n::amount(self.locale, number, indicator.unit),
            _ => number.to_owned(),
        }
    }

    /// Names the unit of measurement; nothing for grades.
    pub(super) fn unit(self, indicator: &Indicator) -> Option<String> {
        let unit = i18n::amount(self.locale, "", indicator.unit).trim().to_owned();
        (!unit.is_empty()).then_some(unit)
    }

    /// Writes a difference; between shares it is in percentage points.
    pub(super) fn difference(self, indicator: &Indicator, value: f64) -> String {
        match indicator.unit {
            Measure::Percent => {
                let number = i18n::decimal(self.locale, value, indicator.decimals);
                self.with("talk-percentage-points", "value", &number)
            }
            unit => i18n::measured(self.locale, value, unit, indicator.decimals),
        }
    }

    /// Writes an interval without its unit.
    pub(super) fn interval(self, indicator: &Indicator, ends: (f64, f64)) -> String {
        i18n::interval(self.locale, ends, indicator.decimals)
    }

    /// Writes a figure in running text: estimate, interval and count.
    pub(super) fn figure(self, indicator: &Indicator, known: &Known) -> String {
        let estimate = self.value(indicator, known.estimate);
        let interval = known.interval.ends().map(|ends| {
            self.with("talk-figure-interval", "interval", &self.interval(indicator, ends))
        });
        let count = known.n.map(|count| self.people(indicator.counted, rounded(count.n)));
        let details: Vec<String> = interval.into_iter().chain(count).collect();
        if details.is_empty() {
            return estimate;
        }
        format!("{estimate} ({})", details.join(", "))
    }

    /// Counts what the n of an indicator are: `46 elever`.
    pub(super) fn people(self, counted: Counted, n: i64) -> String {
        let key = match counted {
            Counted::Children => "talk-count-children",
            Counted::Pupils => "talk-count-pupils",
            Counted::Hours => "talk-count-hours",
            Counted::Staff => "talk-count-staff",
            Counted::Classes => "talk-count-classes",
            Counted::Places => "talk-count-places",
            Counted::Notifications => "talk-count-notifications",
        };
        let written = i18n::whole(self.locale, n);
        self.tr(key, &Args::default().count("n", n).text("written", written))
    }

    /// Names what the n of an indicator are, to head a row or an axis.
    pub(super) fn counted(self, counted: Counted) -> String {
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
    pub(super) fn absence(self, value: &Value) -> Option<String> {
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

    /// Joins parts as a sentence does: `a`, `a og b`, `a, b og c`.
    pub(super) fn list(self, parts: &[String]) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let args = Args::default().text("first", first.join(", ")).text("last", last);
                self.tr("talk-list", &args)
            }
        }
    }
}

/// Begins a sentence with a capital letter.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Rounds a count of people to a whole number; counts are far below the range of `i64`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "counts of people are small, and `as` saturates"
)]
pub(super) fn rounded(n: f64) -> i64 {
    n.round() as i64
}
