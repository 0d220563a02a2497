//! The five standard deviations of the model, and what is believed of them beforehand.

/// Is how much levels, drifts and years vary, as standard deviations on the scale of the values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Parameters {
    /// τ: between units in the first year.
    pub level: f64,
    /// `σ_δ`: between the units' yearly drifts.
    pub drift: f64,
    /// `σ_η`: a unit's own step from year to year, beyond its drift.
    pub step: f64,
    /// `σ_ε`: a measurement's error beyond sampling.
    pub measurement: f64,
    /// `σ_c`: the step that all units take together; 0 for a unit alone, where its own step holds it.
    pub common: f64,
}

/// How sure the priors are: each log standard deviation is normal with this spread around its middle.
const PRIOR_SPREAD: f64 = 1.0;

impl Parameters {
    /// The middle of the priors on a scale of width 1, such as shares.
    ///
    /// From Danish school results: between schools .05, own yearly step .014, drift .004, common step .01.
    pub(super) const TYPICAL: Self =
        Self { level: 0.05, drift: 0.004, step: 0.014, measurement: 0.007, common: 0.01 };

    /// The standard deviation of the common drift δ̄ before any data, on a scale of width 1.
    pub(super) const COMMON_DRIFT: f64 = 0.01;

    /// Where the search starts: the deviation of each logarithm from the prior's middle.
    pub(super) fn start(units: usize) -> Vec<f64> {
        vec![0.0; if units > 1 { 5 } else { 4 }]
    }

    /// Turns deviations from the priors' middles into standard deviations, each within e^±8 of its middle.
    pub(super) fn from_deviations(deviations: &[f64]) -> Self {
        let mut factors = deviations.iter().map(|d| (PRIOR_SPREAD * d).clamp(-8.0, 8.0).exp());
        let mut times = |typical: f64| factors.next().map_or(0.0, |factor| factor * typical);
        Self {
            level: times(Self::TYPICAL.level),
            drift: times(Self::TYPICAL.drift),
            step: times(Self::TYPICAL.step),
            measurement: times(Self::TYPICAL.measurement),
            common: times(Self::TYPICAL.common),
        }
    }

    /// Minus twice the log density of the priors, up to a constant.
    pub(super) fn penalty(deviations: &[f64]) -> f64 {
        deviations.iter().map(|d| d * d).sum()
    }

    /// The same variation on a scale `width` times as wide.
    pub(super) fn times(self, width: f64) -> Self {
        Self {
            level: self.level * width,
            drift: self.drift * width,
            step: self.step * width,
            measurement: self.measurement * width,
            common: self.common * width,
        }
    }
}
