//! What contradicts itself in a description, or names what the catalogue lacks.

use domain::indicator::Catalogue;

use super::{BreakdownColumn, Format, IndicatorIs, Measure};

/// Something in a description that is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormatFinding {
    /// The name of the format.
    pub format: String,
    /// The field.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl Format {
    /// Returns what is wrong with the description, given the indicators there are.
    pub fn findings(&self, catalogue: &Catalogue) -> Vec<FormatFinding> {
        let mut found = self.shape_findings();
        for measure in &self.measures {
            found.extend(measure_findings(measure, &self.breakdowns, catalogue));
        }
        for breakdown in self.breakdowns.iter().filter(|b| b.column.is_empty()) {
            let dimension = breakdown.dimension.as_deref().unwrap_or("");
            found.push(("breakdowns", format!("name a heading for `{dimension}`")));
        }
        found
            .into_iter()
            .map(|(field, message)| FormatFinding {
                format: self.name.clone(),
                field: field.to_owned(),
                message,
            })
            .collect()
    }

    fn shape_findings(&self) -> Vec<(&'static str, String)> {
        let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_named = !self.name.is_empty() && self.name.chars().all(is_word);
        let has_titles =
            ![&self.title, &self.fits].iter().any(|t| t.da.is_empty() || t.en.is_empty());
        let has_content = self.register.is_some() || !self.measures.is_empty();
        let has_unit = self.measures.is_empty() || !self.units.is_empty();
        let unit_is_found = self
            .units
            .iter()
            .all(|u| !u.number.is_empty() || !u.name.is_empty() || u.fixed.is_some());
        let kind_is_found = self
            .register
            .as_ref()
            .is_none_or(|r| !r.kind.column.is_empty() || r.kind.other.is_some());
        [
            ("name", is_named, "use small letters a-z, digits and `-`"),
            ("title", has_titles, "give title and fits in both languages"),
            ("source", !self.source.is_empty(), "say who is to be credited"),
            ("kinds", !self.kinds.is_empty(), "name at least one kind of file"),
            ("measures", has_content, "describe at least one measure or a register"),
            ("units", has_unit && unit_is_found, "say where the unit stands"),
            ("register", kind_is_found, "say which kind the units are"),
        ]
        .into_iter()
        .filter(|(_, is_right, _)| !is_right)
        .map(|(field, _, message)| (field, message.to_owned()))
        .collect()
    }
}

fn measure_findings(
    measure: &Measure,
    breakdowns: &[BreakdownColumn],
    catalogue: &Catalogue,
) -> Vec<(&'static str, String)> {
    let ids = match &measure.indicator {
        IndicatorIs::Fixed(id) => vec![id],
        IndicatorIs::Column(column) => column.words.values().collect(),
    };
    let mut found = Vec::new();
    if measure.column.is_empty() {
        found.push(("measures.column", "name the heading of the values".to_owned()));
    }
    if measure.factor.is_some_and(|factor| !factor.is_normal()) {
        found.push(("measures.factor", "use a number other than 0".to_owned()));
    }
    if measure.n_estimate.as_ref().is_some_and(|e| !(e.share > 0.0 && e.share <= 1.0)) {
        found.push(("measures.n_estimate", "use a share above 0 and at most 1".to_owned()));
    }
    for id in ids {
        let Some(indicator) = catalogue.find(id) else {
            found.push(("measures.indicator", format!("`{id}` is not in the catalogue")));
            continue;
        };
        let of_columns = breakdowns.iter().filter_map(|b| b.dimension.as_ref());
        for dimension in of_columns.chain(measure.breakdown.0.keys()) {
            if !indicator.breakdowns.contains(dimension) {
                found.push(("breakdowns", format!("`{id}` has no breakdown `{dimension}`")));
            }
        }
    }
    found
}
