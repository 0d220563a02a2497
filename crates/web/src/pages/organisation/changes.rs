//! What changed in the organisation: units that opened, closed, merged, split or got another number.

use domain::unit::{Succession, SuccessionKind, UnitNumber};
use i18n::Args;
use jiff::{ToSpan as _, civil::Date};

use super::Organisation;
use crate::{error::Result, parts::Fact};

/// For how many years changes are told.
const YEARS: i16 = 5;

impl Organisation<'_> {
    /// Tells the changes of the years up to a day, newest first.
    pub(super) async fn changes(&self, day: Date) -> Result<Vec<Fact>> {
        let successions = store::units::successions(&self.ctx.app().db, None).await?;
        let mut told: Vec<(Date, String, UnitNumber)> = Vec::new();
        for unit in self.own_units() {
            let about = |key: &str| self.words.with(key, "unit", &unit.name);
            told.extend(
                unit.opened.map(|day| (day, about("organisation-opened"), unit.number.clone())),
            );
            told.extend(
                unit.closed.map(|day| (day, about("organisation-closed"), unit.number.clone())),
            );
        }
        told.extend(
            successions.iter().map(|succession| {
                (succession.on, self.followed(succession), succession.new.clone())
            }),
        );
        told.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let first = day.checked_sub(YEARS.years()).unwrap_or(day);
        told.retain(|(on, _, _)| (first..=day).contains(on));
        let fact = |(day, text, unit): (Date, String, UnitNumber)| {
            Fact::to(self.words.day(day), text, self.unit_href(&unit))
        };
        Ok(told.into_iter().map(fact).collect())
    }

    /// Tells how one unit followed another.
    pub(super) fn followed(&self, succession: &Succession) -> String {
        let key = match succession.kind {
            SuccessionKind::Merged => "organisation-merged",
            SuccessionKind::Split => "organisation-split",
            SuccessionKind::Renumbered => "organisation-renumbered",
        };
        let args = Args::default()
            .text("old", self.name_of(&succession.old))
            .text("new", self.name_of(&succession.new))
            .text("number", succession.new.as_str());
        self.words.tr(key, &args)
    }
}
