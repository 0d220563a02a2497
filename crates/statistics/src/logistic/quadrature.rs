//! Where and with what weight to look at a function to integrate it: Gauss-Hermite quadrature.

use std::f64::consts::PI;

use crate::undefined::Undefined;

/// Is how many points of each group's likelihood are looked at; one is Laplace's method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nodes(u32);

impl Nodes {
    /// One point: Laplace's method.
    pub const LAPLACE: Self = Self(1);

    /// Takes 1 to 100 points.
    ///
    /// # Errors
    /// Beyond.
    pub fn new(count: u32) -> Result<Self, Undefined> {
        if (1..=100).contains(&count) { Ok(Self(count)) } else { Err(Undefined::OutOfRange) }
    }

    /// Returns how many there are.
    pub const fn count(self) -> u32 {
        self.0
    }

    /// Returns each point and its weight for the mean over a standard normal variable, which are exact for all powers
    /// below two times their number.
    ///
    /// The points are the roots of the Hermite polynomial, found by bisection between those of the one before, which
    /// they interlace; the weight is 1/Σ hₖ² over the orthonormal polynomials below (Golub & Welsch 1969).
    pub(crate) fn points(self) -> Vec<(f64, f64)> {
        let mut roots: Vec<f64> = Vec::new();
        for degree in 1..=self.0 {
            let beyond = 2.0 * (f64::from(degree) + 1.0).sqrt() + PI;
            let edges: Vec<f64> = [-beyond].into_iter().chain(roots).chain([beyond]).collect();
            let between = edges.iter().zip(edges.iter().skip(1));
            roots = between.map(|(low, high)| root(degree, (*low, *high))).collect();
        }
        let weight = |at: f64| {
            let squares: f64 = polynomials(self.0, at).map(|value| value * value).sum();
            1.0 / squares
        };
        roots.into_iter().map(|at| (at, weight(at))).collect()
    }
}

/// Returns the orthonormal polynomials of degree 0 up to below a number.
fn polynomials(below: u32, at: f64) -> impl Iterator<Item = f64> {
    let mut pair = (0.0, 1.0);
    (0..below).map(move |degree| {
        let (before, here) = pair;
        let degree = f64::from(degree);
        pair = (here, (at * here - degree.sqrt() * before) / (degree + 1.0).sqrt());
        here
    })
}

fn root(degree: u32, (mut low, mut high): (f64, f64)) -> f64 {
    let value = |at: f64| polynomials(degree + 1, at).last().unwrap_or(0.0);
    let is_rising = value(high) > 0.0;
    // Halved so often, nothing is left between the two.
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if (value(middle) > 0.0) == is_rising { high = middle } else { low = middle }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_moments_of_a_normal_variable_are_exact() {
        for count in [1, 2, 5, 9, 25, 100] {
            let points = Nodes::new(count).unwrap().points();
            let mut moment = 1.0;
            for half in 0..count.min(8) {
                let power = i32::try_from(2 * half).unwrap();
                let found: f64 = points.iter().map(|(at, weight)| weight * at.powi(power)).sum();
                assert!((found / moment - 1.0).abs() < 1e-11, "{count} {power} {found}");
                moment *= f64::from(2 * half + 1);
            }
        }
        assert_eq!(Nodes::new(0), Err(Undefined::OutOfRange));
        assert_eq!(Nodes::new(101), Err(Undefined::OutOfRange));
    }

    #[test]
    fn five_points_are_those_of_the_tables() {
        // Abramowitz & Stegun, table 25.10, times √2, and their weights over √π.
        let points = Nodes::new(5).unwrap().points();
        assert!((points[4].0 - 2.856_970_013_872_8).abs() < 1e-12);
        assert!((points[3].0 - 1.355_626_179_974_27).abs() < 1e-12);
        assert!((points[2].1 - 0.533_333_333_333_33).abs() < 1e-12);
    }
}
