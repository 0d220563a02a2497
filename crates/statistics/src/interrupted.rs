//! Interrupted time series: did level or slope change when something began?
//!
//! One series, before and after: what is called the effect is the change against the line the series was on. Anything
//! else that began at the same time is in it, so that the evidence is below that of a comparison with others.

use crate::{
    cholesky::{Cholesky, dot},
    confidence::Confidence,
    discovery::count_of,
    interval::Interval,
    probability::two_sided_t,
    quantile,
    undefined::{Undefined, finite},
};

/// The fewest points before and after that a line is laid through.
const BEFORE: usize = 8;
const AFTER: usize = 3;

/// Columns before those of the season: level, slope, change of level, change of slope.
const LINES: usize = 4;

/// Is the two lines of an interrupted series, with errors after Newey & West.
#[derive(Debug, Clone, PartialEq)]
pub struct Interrupted {
    /// Where the first line reaches the first point after the break, in the first step of a season.
    pub level: Effect,
    /// The slope before, for each step of time.
    pub slope: Effect,
    /// How far the level leapt at the first point after.
    pub level_change: Effect,
    /// How much steeper the line is after.
    pub slope_change: Effect,
    /// How far the last point's line lies from where the first line would have led.
    pub at_the_end: Effect,
    /// How many steps of time the errors are taken to remember.
    pub lag: usize,
    /// Points less coefficients.
    pub degrees_of_freedom: usize,
    /// Where each point would lie had the first line gone on.
    pub without: Vec<f64>,
    /// Where the lines are.
    pub fitted: Vec<f64>,
}

/// Is a coefficient, or a sum of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effect {
    /// The estimate by least squares.
    pub estimate: f64,
    /// Its error after Newey & West.
    pub standard_error: f64,
    /// The two-sided chance of a t at least as far from 0.
    pub p_value: f64,
    /// The estimate ± t · standard error.
    pub interval: Interval,
}

impl Interrupted {
    /// Lays the lines through values one step of time apart, of which `before` came before the break.
    ///
    /// y = β₀ + β₁(t - t₀) + β₂D + β₃(t - t₀)D by least squares, with D = 1 from t₀ on, and one coefficient more for
    /// each step of the `season`'s length but the first, 1 being no season. Errors are those of Newey & West 1987 with
    /// Bartlett's weights over ⌊4(T/100)^(2/9)⌋ lags, times T/(T - p), and t has T - p degrees of freedom. Eight
    /// points before, two whole seasons of them, and three after are needed: [`Undefined::TooFew`] gives the number of
    /// the side that lacks. A series that lies on its lines is [`Undefined::NoVariation`].
    pub fn of(
        values: &[f64],
        before: usize,
        season: usize,
        confidence: Confidence,
    ) -> Result<Self, Undefined> {
        let fit = Fit::of(values, before, season.max(1))?;
        let one = |place: usize| fit.effect(&unit(fit.columns, &[(place, 1.0)]), confidence);
        let last = count_of(values) - 1.0 - fit.start;
        let change = unit(fit.columns, &[(2, 1.0), (3, last)]);
        let changes = |row: &Vec<f64>| {
            let both = row.iter().zip(&fit.coefficients).skip(2).take(2);
            both.map(|(x, coefficient)| x * coefficient).sum::<f64>()
        };
        let fitted: Vec<f64> = fit.rows.iter().map(|row| dot(row, &fit.coefficients)).collect();
        let without = fit.rows.iter().zip(&fitted).map(|(row, on)| on - changes(row)).collect();
        Ok(Self {
            level: one(0)?,
            slope: one(1)?,
            level_change: one(2)?,
            slope_change: one(3)?,
            at_the_end: fit.effect(&change, confidence)?,
            lag: fit.lag,
            degrees_of_freedom: values.len() - fit.columns,
            without,
            fitted,
        })
    }
}

/// Is the lines laid through the points.
struct Fit {
    rows: Vec<Vec<f64>>,
    columns: usize,
    factor: Cholesky,
    coefficients: Vec<f64>,
    residuals: Vec<f64>,
    start: f64,
    lag: usize,
}

impl Fit {
    fn of(values: &[f64], before: usize, season: usize) -> Result<Self, Undefined> {
        check(values, before, season)?;
        let columns = LINES + season - 1;
        let start = count_of(values.get(..before).unwrap_or_default());
        let rows: Vec<Vec<f64>> =
            (0..values.len()).map(|at| row(at, before, start, season)).collect();
        let lower: Vec<Vec<f64>> = (0..columns)
            .map(|i| {
                (0..=i).map(|j| rows.iter().map(|row| at(row, i) * at(row, j)).sum()).collect()
            })
            .collect();
        let factor = Cholesky::of(&lower).ok_or(Undefined::Unstable)?;
        // Around their mean the values keep their digits; the mean goes back into the level.
        let mean = values.iter().sum::<f64>() / count_of(values);
        let centred: Vec<f64> = values.iter().map(|value| value - mean).collect();
        let scores: Vec<f64> = (0..columns)
            .map(|i| rows.iter().zip(&centred).map(|(row, value)| at(row, i) * value).sum())
            .collect();
        let solved = factor.solve(&scores);
        let solve = |i: usize| dot(&factor.solve(&unit(columns, &[(i, 1.0)])), &solved);
        let mut coefficients: Vec<f64> = (0..columns).map(solve).collect();
        let residuals: Vec<f64> =
            rows.iter().zip(&centred).map(|(row, value)| value - dot(row, &coefficients)).collect();
        if dot(&residuals, &residuals) <= 1e-20 * values.iter().map(|v| v * v).sum::<f64>() {
            return Err(Undefined::NoVariation);
        }
        coefficients.iter_mut().take(1).for_each(|level| *level += mean);
        let lag = lags(count_of(values));
        Ok(Self { rows, columns, factor, coefficients, residuals, start, lag })
    }

    /// Returns a sum of coefficients, each times its weight, with its error.
    fn effect(&self, weights: &[f64], confidence: Confidence) -> Result<Effect, Undefined> {
        let toward = self.factor.solve(weights);
        // How far each point's error moves the sum.
        let moves: Vec<f64> = self
            .rows
            .iter()
            .zip(&self.residuals)
            .map(|(row, residual)| dot(&toward, &self.factor.solve(row)) * residual)
            .collect();
        let together = |lag: usize| {
            moves.iter().zip(moves.iter().skip(lag)).map(|(one, later)| one * later).sum::<f64>()
        };
        let mut variance = together(0);
        let reach = f64::from(u32::try_from(self.lag).unwrap_or(u32::MAX)) + 1.0;
        let mut left = reach;
        for lag in 1..=self.lag {
            left -= 1.0;
            variance += 2.0 * left / reach * together(lag);
        }
        let points = count_of(&self.rows);
        let degrees = points - count_of(&self.coefficients);
        let standard_error = (variance * points / degrees).max(0.0).sqrt();
        let estimate = dot(weights, &self.coefficients);
        if standard_error <= 0.0 {
            return Err(Undefined::NoVariation);
        }
        let half = quantile::student(1.0 - confidence.tail(), degrees) * standard_error;
        Ok(Effect {
            estimate: finite(estimate)?,
            standard_error: finite(standard_error)?,
            p_value: two_sided_t(estimate / standard_error, degrees)?,
            interval: Interval::around(estimate, half),
        })
    }
}

fn check(values: &[f64], before: usize, season: usize) -> Result<(), Undefined> {
    let needed = BEFORE.max(season.saturating_mul(2));
    if values.is_empty() {
        return Err(Undefined::NoObservations);
    }
    if before < needed {
        return Err(Undefined::TooFew { needed });
    }
    if values.len() < before.saturating_add(AFTER) {
        return Err(Undefined::TooFew { needed: AFTER });
    }
    values.iter().try_for_each(|value| finite(*value).map(|_| ()))
}

/// Returns the columns of one point: level, slope, both changes, and one for each step of the season but the first.
fn row(place: usize, before: usize, start: f64, season: usize) -> Vec<f64> {
    let time = f64::from(u32::try_from(place).unwrap_or(u32::MAX)) - start;
    let lines = if place < before { [1.0, time, 0.0, 0.0] } else { [1.0, time, 1.0, time] };
    let steps = (1..season).map(|step| if place % season == step { 1.0 } else { 0.0 });
    lines.into_iter().chain(steps).collect()
}

/// Returns ⌊4(T/100)^(2/9)⌋ (Newey & West 1994).
fn lags(points: f64) -> usize {
    let exact = 4.0 * (points / 100.0).powf(2.0 / 9.0);
    (1..=1000_u32).take_while(|lag| f64::from(*lag) <= exact).count()
}

fn unit(columns: usize, weights: &[(usize, f64)]) -> Vec<f64> {
    let weight = |at: usize| weights.iter().find(|(place, _)| *place == at);
    (0..columns).map(|at| weight(at).map_or(0.0, |(_, weight)| *weight)).collect()
}

fn at(row: &[f64], place: usize) -> f64 {
    row.get(place).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests;
