//! Where the figures of a talk come from.

use std::collections::BTreeMap;

use domain::{
    id::DeliveryId,
    report::{Section, SourceLine},
    text::Text,
};
use jiff::tz::TimeZone;

use crate::{app::App, error::Result};

/// Returns the credit lines of the deliveries that brought the figures, in the order they arrived.
pub(super) async fn of(app: &App, sections: &[Section]) -> Result<Vec<SourceLine>> {
    let mut covers: BTreeMap<DeliveryId, Vec<Text>> = BTreeMap::new();
    for section in sections {
        for figure in section.series.iter().chain(&section.country) {
            let names = covers.entry(figure.delivery).or_default();
            if !names.contains(&section.indicator.name) {
                names.push(section.indicator.name.clone());
            }
        }
    }
    let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
    let deliveries = store::deliveries::in_force(&app.db).await?;
    let line = |delivery: domain::delivery::Delivery| {
        Some(SourceLine {
            covers: covers.get(&delivery.id)?.clone(),
            delivered_on: delivery.at.to_zoned(zone.clone()).date(),
            credit: delivery.source,
        })
    };
    Ok(deliveries.into_iter().filter_map(line).collect())
}
