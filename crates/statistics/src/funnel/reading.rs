//! What the funnel says about one unit.

use std::collections::BTreeMap;

use crate::{
    discovery::benjamini_hochberg,
    funnel::{Funnel, Limits, Place, Score},
    probability::two_sided,
    undefined::Undefined,
};

/// Is one unit held against the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// The unit's share or mean.
    pub value: f64,
    /// Its number of children.
    pub n: f64,
    /// The distance from the target in standard errors, after widening; below 0 is below the target.
    pub z: f64,
    /// The two-sided chance of a distance at least as large.
    pub p_value: f64,
    /// That chance after Benjamini & Hochberg over all units; list a unit as deviating at .05 or less.
    pub adjusted_p_value: f64,
    /// The limits it is judged by.
    pub limits: Limits,
    /// Where it lies among them.
    pub place: Place,
}

/// Reads every unit by the funnel's limits.
pub(super) fn read(funnel: &Funnel, scores: &[Score]) -> Result<Vec<Reading>, Undefined> {
    let z_values: Vec<f64> = scores
        .iter()
        .map(|unit| {
            let variance = funnel.kind.variance(funnel.target, unit.n);
            unit.z / funnel.dispersion.inflation(variance)
        })
        .collect();
    let p_values: Vec<f64> = z_values.iter().map(|z| two_sided(*z)).collect();
    let adjusted = benjamini_hochberg(&p_values)?;
    let judged = z_values.into_iter().zip(p_values).zip(adjusted);
    // Units share their sizes, and limits cost more than all else.
    let mut known = BTreeMap::new();
    let readings = scores.iter().zip(judged).map(|(unit, ((z, p_value), adjusted_p_value))| {
        let limits = *known.entry(unit.n.to_bits()).or_insert_with(|| funnel.limits(unit.n));
        let place = limits.place(unit.value);
        Reading { value: unit.value, n: unit.n, z, p_value, adjusted_p_value, limits, place }
    });
    Ok(readings.collect())
}
