//! How numbers, parts of the children, targets and statuses are put in words, the same on every page.

use domain::{
    breakdown::Breakdown,
    event::Actor,
    figure::Known,
    indicator::{Counted, Indicator, Measure},
    text::{Locale, Text},
};
use i18n::Args;
use jiff::{Timestamp, civil::Date};

mod targets;

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words(pub Locale);

impl Words {
    /// Returns the text with this key.
    pub fn t(self, key: &str) -> String {
        i18n::t(self.0, key)
    }

    /// Returns the text with this key, filled with values.
    pub fn tr(self, key: &str, args: &Args<'_>) -> String {
        i18n::tr(self.0, key, args)
    }

    /// Fills a text that has one place.
    pub fn with(self, key: &str, name: &str, value: &str) -> String {
        self.tr(key, &Args::default().text(name, value))
    }

    /// Fills a text with a count: `n` for plural rules, `written` as a small word or in digits.
    pub fn counted(self, key: &str, count: usize) -> String {
        let n = whole(count);
        self.tr(key, &Args::default().count("n", n).text("written", self.number(count)))
    }

    /// Returns the text of a data file; a grade is kept on one line: `9. klasse`.
    pub fn say(self, text: &Text) -> String {
        text.in_locale(self.0).replace(". klasse", ".\u{a0}klasse")
    }

    /// Writes a day.
    pub fn day(self, day: Date) -> String {
        i18n::date(self.0, day)
    }

    /// Writes a day and a time in Denmark.
    pub fn moment(self, at: Timestamp) -> String {
        i18n::day_and_time(self.0, at)
    }

    /// Writes a count up to twelve as a word and a larger one in digits.
    pub fn number(self, count: usize) -> String {
        let n = whole(count);
        self.tr("number-word", &Args::default().count("n", n).text("digits", self.digits(count)))
    }

    /// Writes a count in digits.
    pub fn digits(self, count: usize) -> String {
        i18n::whole(self.0, whole(count))
    }

    /// Writes a value with its unit of measurement.
    pub fn value(self, indicator: &Indicator, value: f64) -> String {
        i18n::measured(self.0, value, indicator.unit, indicator.decimals)
    }

    /// Writes a difference; between shares it is in percentage points.
    pub fn difference(self, indicator: &Indicator, value: f64) -> String {
        match indicator.unit {
            Measure::Percent => {
                let number = i18n::decimal(self.0, value, indicator.decimals);
                self.with("amount-percentage-points", "value", &number)
            }
            unit => i18n::measured(self.0, value, unit, indicator.decimals),
        }
    }

    /// Writes the interval of a figure with its unit; the plain estimate where there is none.
    pub fn interval(self, indicator: &Indicator, known: &Known) -> String {
        known.interval.ends().map_or_else(
            || self.value(indicator, known.estimate),
            |ends| {
                let written = i18n::interval(self.0, ends, indicator.decimals);
                i18n::amount(self.0, &written, indicator.unit)
            },
        )
    }

    /// Writes the interval of a difference with its unit; nothing where there is none.
    pub fn difference_interval(self, indicator: &Indicator, known: &Known) -> Option<String> {
        let written = i18n::interval(self.0, known.interval.ends()?, indicator.decimals);
        Some(match indicator.unit {
            Measure::Percent => self.with("amount-percentage-points", "value", &written),
            unit => i18n::amount(self.0, &written, unit),
        })
    }

    /// Counts what the n of an indicator are: `46 elever`.
    pub fn people(self, counted: Counted, n: i64) -> String {
        let key = match counted {
            Counted::Children => "count-children",
            Counted::Pupils => "count-pupils",
            Counted::Hours => "count-hours",
            Counted::Staff => "count-staff",
            Counted::Classes => "count-classes",
            Counted::Places => "count-places",
            Counted::Notifications => "count-notifications",
        };
        let written = i18n::whole(self.0, n);
        self.tr(key, &Args::default().count("n", n).text("written", written))
    }

    /// Names a part of the children, with a small letter; all children are `alle`.
    pub fn part(self, breakdown: &Breakdown) -> String {
        self.part_if_any(breakdown).unwrap_or_else(|| self.t("breakdown-all"))
    }

    /// Names a part of the children; nothing for all of them.
    pub fn part_if_any(self, breakdown: &Breakdown) -> Option<String> {
        let parts: Vec<String> =
            breakdown.0.iter().map(|(dimension, member)| self.member(dimension, member)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    fn member(self, dimension: &str, member: &str) -> String {
        let key = format!("breakdown-{dimension}-{member}");
        if i18n::has(self.0, &key) {
            return self.t(&key);
        }
        match (dimension, member.parse::<i64>()) {
            ("grade", Ok(grade)) => self.tr("breakdown-grade", &Args::default().count("n", grade)),
            _ => member.replace('-', " "),
        }
    }

    /// Names an indicator with the part of the children it is read for.
    pub fn indicator(self, indicator: &Indicator, breakdown: &Breakdown) -> String {
        let name = self.say(&indicator.name);
        match self.part_if_any(breakdown) {
            Some(part) => format!("{name} ({part})"),
            None => name,
        }
    }

    /// Joins parts of a sentence: `a`, `a og b`, `a, b og c`.
    pub fn list(self, parts: &[String]) -> String {
        self.join(parts, "list-and")
    }

    /// Joins whole sentences into one: `a er b, c er d, og e er f`.
    pub fn clauses(self, parts: &[String]) -> String {
        self.join(parts, "list-clauses")
    }

    fn join(self, parts: &[String], key: &str) -> String {
        match parts {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => {
                let args = Args::default().text("first", first.join(", ")).text("last", last);
                self.tr(key, &args)
            }
        }
    }

    /// Names who did something, given the names of people.
    pub fn actor(
        self,
        actor: Actor,
        names: &impl Fn(domain::id::PersonId) -> Option<String>,
    ) -> String {
        match actor {
            Actor::Person(id) => names(id).unwrap_or_else(|| self.t("event-somebody")),
            Actor::CommandLine => self.t("event-command-line"),
            Actor::Pejl => "Pejl".to_owned(),
        }
    }
}

/// Begins a sentence with a capital letter.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns a count as a number that texts can be filled with.
pub fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Rounds a count of people to a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "counts of people are small, and `as` saturates"
)]
pub fn rounded(n: f64) -> i64 {
    n.round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_as_a_sentence_does() {
        let parts = ["a", "b", "c"].map(str::to_owned);
        for (count, danish) in [(0, ""), (1, "a"), (2, "a og b"), (3, "a, b og c")] {
            assert_eq!(Words(Locale::Da).list(&parts[..count]), danish);
        }
        assert_eq!(Words(Locale::En).clauses(&parts), "a, b, and c");
    }

    #[test]
    fn a_part_of_the_children_is_named() {
        let part: Breakdown = "grade=4".parse().unwrap();
        assert_eq!(Words(Locale::Da).part(&part), "4.\u{a0}klasse");
        assert_eq!(Words(Locale::En).part(&Breakdown::all()), "all");
    }
}
