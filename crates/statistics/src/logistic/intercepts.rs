//! One term of one column: each group's likelihood is an integral of its own, by adaptive Gauss-Hermite quadrature.
//!
//! With η = Xβ + λzu and u standard normal: the mode û and the curvature 1/s² of log f(u) = ℓ(u) - u²/2 are found by
//! Newton's method, and ∫ f ≈ s Σ wₖ f(û + s xₖ) e^(xₖ²/2) over the points x of a standard normal variable (Pinheiro &
//! Bates 1995). With one point that is Laplace's method.

use super::{
    collapse::{Collapsed, Outcome},
    pirls::Slope,
    quadrature::Nodes,
};

/// Is the observations in order of their groups.
#[derive(Debug, Clone)]
pub(crate) struct Intercepts {
    rows: Vec<Row>,
    sizes: Vec<usize>,
    columns: Vec<Vec<f64>>,
    points: Vec<(f64, f64)>,
    modes: Vec<f64>,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    outcome: Outcome,
    z: f64,
}

impl Intercepts {
    /// Takes a model whose first term has one column, divided by a scale.
    pub(crate) fn of(collapsed: &Collapsed, scale: f64, nodes: Nodes) -> Option<Self> {
        let parts = &collapsed.parts;
        let term = parts.random.first()?;
        let column = parts.columns.get(*term.columns.first()?)?;
        let outcomes = collapsed.outcomes.iter().zip(column);
        let rows = outcomes.map(|(outcome, z)| Row { outcome: *outcome, z: z / scale });
        let columns = parts.fixed.iter().filter_map(|column| parts.columns.get(*column)).cloned();
        Some(Self {
            rows: rows.collect(),
            sizes: term.group.chunk_by(|one, other| one == other).map(<[u32]>::len).collect(),
            columns: columns.collect(),
            points: nodes.points(),
            modes: vec![0.0; term.groups()],
        })
    }

    /// Returns minus two times the log likelihood but for its constant; none when it is not finite.
    pub(crate) fn criterion(&mut self, spread: f64, coefficients: &[f64]) -> Option<f64> {
        let mut logits = vec![0.0; self.rows.len()];
        for (column, by) in self.columns.iter().zip(coefficients) {
            logits.iter_mut().zip(column).for_each(|(logit, value)| *logit += by * value);
        }
        let (mut rows, mut logits) = (self.rows.as_slice(), logits.as_slice());
        let mut criterion = 0.0;
        for (size, mode) in self.sizes.iter().zip(&mut self.modes) {
            let ((own, more), (own_logits, more_logits)) =
                (rows.split_at_checked(*size)?, logits.split_at_checked(*size)?);
            let group = Group { rows: own, logits: own_logits, spread };
            *mode = group.mode(*mode);
            criterion += group.deviance(*mode, &self.points);
            (rows, logits) = (more, more_logits);
        }
        criterion.is_finite().then_some(criterion)
    }
}

/// Is one group at given spread and fixed coefficients.
struct Group<'r> {
    rows: &'r [Row],
    logits: &'r [f64],
    spread: f64,
}

impl Group<'_> {
    /// Returns û from a guess: the root of a falling function, by Newton's steps that do not leave where it must lie.
    fn mode(&self, guess: f64) -> f64 {
        const MOST_STEPS: usize = 200;
        // After so small a step of Newton's the rest is of the order of its square.
        const CLOSE: f64 = 1e-5;
        let most: f64 = self.rows.iter().map(|row| row.z.abs() * row.outcome.trials()).sum();
        let most = self.spread.abs() * most;
        let (mut low, mut high) = (-most, most);
        let mut mode = guess.clamp(low, high);
        for _ in 0..MOST_STEPS {
            let Slope { score, weight } = self.slope(mode);
            if score > 0.0 {
                low = mode;
            } else {
                high = mode;
            }
            let newton = mode + score / weight;
            let next =
                if (low..=high).contains(&newton) { newton } else { f64::midpoint(low, high) };
            let moved = (next - mode).abs();
            mode = next;
            if moved < CLOSE {
                break;
            }
        }
        mode
    }

    /// Returns the derivative of log f and minus the second.
    fn slope(&self, mode: f64) -> Slope {
        let (mut score, mut weight) = (0.0, 0.0);
        for (row, logit) in self.rows.iter().zip(self.logits) {
            let reach = self.spread * row.z;
            let own = row.outcome.slope(logit + reach * mode);
            score += reach * own.score;
            weight += reach * reach * own.weight;
        }
        Slope { score: score - mode, weight: weight + 1.0 }
    }

    /// Returns minus two times log f.
    fn height(&self, at: f64) -> f64 {
        let mut deviance = 0.0;
        for (row, logit) in self.rows.iter().zip(self.logits) {
            deviance += row.outcome.deviance(logit + self.spread * row.z * at);
        }
        deviance + at * at
    }

    /// Returns minus two times the logarithm of the integral.
    fn deviance(&self, mode: f64, points: &[(f64, f64)]) -> f64 {
        let weight = self.slope(mode).weight;
        let top = self.height(mode);
        let scale = 1.0 / weight.sqrt();
        if points.len() == 1 {
            return top + weight.ln();
        }
        let point = |(at, share): &(f64, f64)| {
            let fall = top - self.height(mode + scale * at) + at * at;
            share * (0.5 * fall).exp()
        };
        let sum: f64 = points.iter().map(point).sum();
        top + weight.ln() - 2.0 * sum.ln()
    }
}

#[cfg(test)]
mod tests {
    use std::f64::consts::TAU;

    use super::*;

    #[test]
    fn many_points_give_the_integral_by_the_trapezium_rule() {
        let row = |successes: f64, failures: f64, z: f64| Row {
            outcome: Outcome { successes, failures },
            z,
        };
        let rows = [row(3.0, 0.0, 1.0), row(1.0, 2.0, -0.5), row(7.0, 1.0, 2.0)];
        let group = Group { rows: &rows, logits: &[-1.0, 0.3, 0.8], spread: 1.7 };
        let step = 1e-3;
        let steps = (-10_000..=10_000).map(|at| step * f64::from(at));
        let sum: f64 = steps.map(|at| (-0.5 * group.height(at)).exp()).sum();
        let expected = -2.0 * (sum * step / TAU.sqrt()).ln();
        let mode = group.mode(0.0);
        assert!(group.slope(mode).score.abs() < 1e-9);
        assert!((group.mode(9.0) - mode).abs() < 1e-9);
        let found = group.deviance(mode, &Nodes::new(50).unwrap().points());
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        let laplace = group.deviance(mode, &Nodes::LAPLACE.points());
        assert!((laplace - expected).abs() < 0.1 && (laplace - expected).abs() > 1e-4);
    }
}
