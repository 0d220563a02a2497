//! What is computed the same on every machine: the exponential from `+` and `×` only.

/// Returns e to the power of a moderate number: the series at a 1024th, squared ten times.
pub(crate) fn exp(x: f64) -> f64 {
    let r = x / 1024.0;
    let series = 1.0 + r * (1.0 + r / 2.0 * (1.0 + r / 3.0 * (1.0 + r / 4.0)));
    (0..10).fold(series, |power, _| power * power)
}

/// Returns the share, about, of a standard normal distribution below `z`, by the logistic curve next to it.
pub(crate) fn below(z: f64) -> f64 {
    1.0 / (1.0 + exp(-1.702 * z))
}

/// Returns the whole number that a small number without decimals is.
#[expect(clippy::cast_possible_truncation, reason = "callers floor or round numbers within bounds")]
pub(crate) fn to_whole(x: f64) -> i32 {
    x as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_agrees_with_the_machines_own() {
        for x in [-6.0, -1.0, 0.0, 0.3, 4.6_f64] {
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-9, "exp {x}");
        }
    }

    #[test]
    fn the_normal_distribution_is_near_that_of_the_tables() {
        for (z, p) in [(0.0, 0.5), (1.959_964, 0.975), (-1.281_552, 0.1)] {
            assert!((below(z) - p).abs() < 0.01, "{z}");
        }
    }
}
