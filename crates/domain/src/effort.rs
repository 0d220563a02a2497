//! Efforts: what is done so that something gets better, why it should, where and how much.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    breakdown::Breakdown, id::EffortId, indicator::IndicatorId, period::Period, text::Text,
    unit::UnitNumber,
};

/// How far an effort has come in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EffortState {
    /// Being described; what it is judged by may still change, so no effect is shown.
    Draft,
    /// What it is judged by is fixed, before any effect is shown.
    Fixed,
    /// Over.
    Closed,
}

/// An effort.
#[derive(Debug, Clone, PartialEq)]
pub struct Effort {
    /// The id.
    pub id: EffortId,
    /// What it is called.
    pub title: Text,
    /// What is done, and why it should lead to what.
    pub theory: Text,
    /// What it rests on: research, experience elsewhere.
    pub rests_on: String,
    /// The post that answers for it, in words.
    pub owner: String,
    /// What a dose is counted in, such as `lektioner om ugen`.
    pub dose_in: String,
    /// The indicator that is expected to move the way it is better.
    pub indicator: IndicatorId,
    /// The part of the children.
    pub breakdown: Breakdown,
    /// After so many years under it the effect is expected.
    pub horizon: u8,
    /// How far it has come.
    pub state: EffortState,
    /// Where it is used, by first day and unit.
    pub uses: Vec<Use>,
}

/// The use of an effort at a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// The unit.
    pub unit: UnitNumber,
    /// The first day.
    pub from: Date,
    /// The last day, when it has ended.
    pub until: Option<Date>,
    /// How much of it, where that is counted.
    pub dose: Option<f64>,
}

impl Use {
    /// Tells whether a period counts as one under the effort: it had begun when the period was half over, and had not
    /// ended by then.
    pub fn covers(&self, period: Period) -> bool {
        let (first, last) = (period.first_day(), period.last_day());
        let half = first.until(last).map_or(0, |span| span.get_days()) / 2;
        let middle = first.saturating_add(jiff::Span::new().days(half));
        self.from <= middle && self.until.is_none_or(|until| middle <= until)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_year_counts_when_the_effort_had_begun_before_the_middle_of_it() {
        let used = |from, until| {
            let unit = "751001".parse().unwrap();
            Use { unit, from, until, dose: None }.covers(Period::SchoolYear(2024))
        };
        assert!(used(date(2024, 8, 1), None) && used(date(2024, 12, 1), None));
        assert!(!used(date(2025, 4, 1), None));
        assert!(!used(date(2023, 8, 1), Some(date(2024, 10, 1))));
    }
}
