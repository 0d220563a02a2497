//! Quantile regression: the plane with a given share of the observations below it.
//!
//! The sum of τ|r| above and (1 - τ)|r| below is least, which is a linear programme: its dual, max y'a with
//! X'a = (1 - τ)X'1 and 0 ≤ a ≤ 1, is solved by the Frisch-Newton interior point method with a predictor and a corrector
//! step (Portnoy & Koenker 1997; Koenker 2005, section 6.4). Of many observations most lie surely above or below, and
//! count as one each whose residual is the sum of theirs; if a sign turns out otherwise the observation comes back.

use crate::{cholesky::dot, multilevel::matrix::Matrix, undefined::Undefined};

/// With fewer observations all are looked at.
const FEW: usize = 2_000;

/// The search ends when primal and dual differ by less than this a row, in standard deviations of the response.
const GAP: f64 = 1e-10;

/// Where rounding stops the search before, this is still enough.
const ROUNDED: f64 = 1e-7;

/// Is the observations, row after row, with a response of about mean 0 and standard deviation 1.
#[derive(Debug, Clone)]
pub(crate) struct Observations {
    pub(crate) columns: usize,
    pub(crate) rows: Vec<f64>,
    pub(crate) response: Vec<f64>,
}

impl Observations {
    pub(crate) fn residuals(&self, coefficients: &[f64]) -> Vec<f64> {
        let rows = self.rows.chunks_exact(self.columns).zip(&self.response);
        rows.map(|(row, response)| response - dot(row, coefficients)).collect()
    }

    /// Returns the coefficients of a quantile; `near` is those of another, and its τ.
    pub(crate) fn quantile(
        &self,
        tau: f64,
        near: Option<(&[f64], f64)>,
    ) -> Result<Vec<f64>, Undefined> {
        if self.response.len() < FEW {
            return interior(self, tau).ok_or(Undefined::Unstable);
        }
        let Some((coefficients, other)) = near else {
            let begun = interior(&self.sample(), tau).ok_or(Undefined::Unstable)?;
            return self.quantile(tau, Some((&begun, tau)));
        };
        let residuals = self.residuals(coefficients);
        let mut sorted = residuals.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        for widening in [0.02, 0.06, 0.18] {
            let (low, high) = (tau.min(other) - widening, tau.max(other) + widening);
            let at = |share: f64| sorted.get(place(share, sorted.len())?).copied();
            let side = |residual: &f64| match (at(low), at(high)) {
                (Some(low), _) if *residual < low => Side::Below,
                (_, Some(high)) if *residual > high => Side::Above,
                _ => Side::Near,
            };
            let mut sides: Vec<Side> = residuals.iter().map(side).collect();
            if let Some(found) = self.with_sides(tau, &mut sides) {
                return Ok(found);
            }
        }
        interior(self, tau).ok_or(Undefined::Unstable)
    }

    /// Returns observations in even steps, few in all.
    fn sample(&self) -> Self {
        let every = self.response.len() / FEW + 1;
        let rows = self.rows.chunks_exact(self.columns).step_by(every).flatten();
        let response = self.response.iter().step_by(every);
        Self {
            columns: self.columns,
            rows: rows.copied().collect(),
            response: response.copied().collect(),
        }
    }

    /// Solves with the sides of most observations known, and again as long as a few come out on the other.
    fn with_sides(&self, tau: f64, sides: &mut [Side]) -> Option<Vec<f64>> {
        const MOST_ROUNDS: usize = 4;
        for _ in 0..MOST_ROUNDS {
            let found = interior(&self.near(sides), tau)?;
            let wrong = sides
                .iter_mut()
                .zip(self.residuals(&found))
                .filter(|(side, residual)| side.is_not_of(*residual))
                .map(|(side, _)| *side = Side::Near)
                .count();
            if wrong == 0 {
                return Some(found);
            }
            if wrong > self.response.len() / 20 {
                return None;
            }
        }
        None
    }

    /// Returns the observations that are near, and two more: the sum of those above and of those below.
    fn near(&self, sides: &[Side]) -> Self {
        let mut near = Self { columns: self.columns, rows: Vec::new(), response: Vec::new() };
        let mut sums = [(vec![0.0; self.columns], 0.0), (vec![0.0; self.columns], 0.0)];
        let [above, below] = &mut sums;
        let rows = self.rows.chunks_exact(self.columns).zip(&self.response);
        for ((row, response), side) in rows.zip(sides) {
            let sum = match side {
                Side::Near => {
                    near.rows.extend(row);
                    near.response.push(*response);
                    continue;
                }
                Side::Above => &mut *above,
                Side::Below => &mut *below,
            };
            sum.0.iter_mut().zip(row).for_each(|(cell, value)| *cell += value);
            sum.1 += response;
        }
        for (row, response) in sums {
            near.rows.extend(row);
            near.response.push(response);
        }
        near
    }
}

/// Is where an observation lies for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
    Near,
}

impl Side {
    fn is_not_of(self, residual: f64) -> bool {
        match self {
            Self::Above => residual < 0.0,
            Self::Below => residual > 0.0,
            Self::Near => false,
        }
    }
}

/// Returns the place of a share among so many in order; none beyond them.
fn place(share: f64, count: usize) -> Option<usize> {
    if !(0.0..1.0).contains(&share) {
        return None;
    }
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count is between 0 and it"
    )]
    let place = (share * count as f64) as usize;
    Some(place)
}

/// Is a row on its way: a of the dual and 1 - a, and the parts of its residual below and above with their sign turned.
#[derive(Debug, Clone, Copy)]
struct Point {
    inside: f64,
    left: f64,
    lower: f64,
    upper: f64,
}

impl Point {
    fn gap(self) -> f64 {
        self.inside * self.lower + self.left * self.upper
    }

    fn moved(self, by: Self, (primal, dual): (f64, f64)) -> Self {
        Self {
            inside: self.inside + primal * by.inside,
            left: self.left + primal * by.left,
            lower: self.lower + dual * by.lower,
            upper: self.upper + dual * by.upper,
        }
    }

    /// Returns the inverse of the row's weight.
    fn weight(self) -> f64 {
        1.0 / (self.lower / self.inside + self.upper / self.left)
    }
}

/// Is a step towards the centre: μ, and what the predictor step would leave.
#[derive(Clone, Copy)]
struct Corrector<'s> {
    centre: f64,
    predicted: &'s [Point],
}

/// Solves the programme; none when it comes to no end.
fn interior(of: &Observations, tau: f64) -> Option<Vec<f64>> {
    const MOST_STEPS: usize = 200;
    #[expect(clippy::cast_precision_loss, reason = "observations are far below 2^52")]
    let count = of.response.len() as f64;
    let enough = GAP * count;
    let ones = vec![1.0; of.response.len()];
    let mut dual = Factor::of(of, &ones)?.solve(of, &ones, &of.response);
    let start = |residual: f64| {
        let lower = (-residual).max(0.0) + 0.5;
        Point { inside: 1.0 - tau, left: tau, lower, upper: lower + residual }
    };
    let mut points: Vec<Point> = of.residuals(&dual).into_iter().map(start).collect();
    for _ in 0..MOST_STEPS {
        let gap: f64 = points.iter().map(|point| point.gap()).sum();
        if gap < enough {
            return dual.iter().all(|value| value.is_finite()).then_some(dual);
        }
        let weights: Vec<f64> = points.iter().map(|point| point.weight()).collect();
        let Some(factor) = Factor::of(of, &weights) else {
            return (gap < ROUNDED * count).then_some(dual);
        };
        let (mut move_dual, mut steps) = direction(of, (&points, &weights, &factor), None);
        let mut lengths = lengths(&points, &steps);
        if lengths.0.min(lengths.1) < 1.0 {
            let reached = points.iter().zip(&steps).map(|(point, by)| point.moved(*by, lengths));
            let left: f64 = reached.map(Point::gap).sum();
            let centre = gap * (left / gap).powi(3) / (2.0 * count);
            let corrector = Corrector { centre, predicted: &steps };
            let (corrected, moved) = direction(of, (&points, &weights, &factor), Some(corrector));
            lengths = self::lengths(&points, &moved);
            (move_dual, steps) = (corrected, moved);
        }
        for (point, by) in points.iter_mut().zip(&steps) {
            *point = point.moved(*by, lengths);
        }
        for (value, by) in dual.iter_mut().zip(&move_dual) {
            *value += lengths.1 * by;
        }
    }
    None
}

/// Returns how far the coefficients and each row would move.
fn direction(
    of: &Observations,
    (points, weights, factor): (&[Point], &[f64], &Factor),
    corrector: Option<Corrector<'_>>,
) -> (Vec<f64>, Vec<Point>) {
    let pull = |(at, point): (usize, &Point)| {
        let own = point.upper - point.lower;
        let Some(Corrector { centre, predicted }) = corrector else { return own };
        let before = predicted.get(at).copied().unwrap_or(*point);
        let below = (centre - before.inside * before.lower) / point.inside;
        let above = (centre - before.left * before.upper) / point.left;
        own + below - above
    };
    let pulls: Vec<f64> = points.iter().enumerate().map(pull).collect();
    let moved = factor.solve(of, weights, &pulls);
    let told = of.rows.chunks_exact(of.columns).map(|row| dot(row, &moved));
    let changes: Vec<f64> = told
        .zip(weights.iter().zip(&pulls))
        .map(|(told, (weight, pull))| weight * (pull - told))
        .collect();
    let step = |(at, (point, change)): (usize, (&Point, &f64))| {
        let (inside, left) = (*change, -change);
        let centre = corrector.map_or(0.0, |corrector| corrector.centre);
        let before = corrector.and_then(|corrector| corrector.predicted.get(at));
        let crossed = before.map_or((0.0, 0.0), |of| (of.inside * of.lower, of.left * of.upper));
        let lower = (centre - crossed.0 - point.lower * inside) / point.inside - point.lower;
        let upper = (centre - crossed.1 - point.upper * left) / point.left - point.upper;
        Point { inside, left, lower, upper }
    };
    let steps = points.iter().zip(&changes).enumerate().map(step).collect();
    (moved, steps)
}

/// Returns how much of a step the primal and the dual may take and stay inside.
fn lengths(points: &[Point], steps: &[Point]) -> (f64, f64) {
    const INSIDE: f64 = 0.99;
    let (mut primal, mut dual) = (f64::INFINITY, f64::INFINITY);
    let bound = |value: f64, by: f64| if by < 0.0 { -value / by } else { f64::INFINITY };
    for (point, by) in points.iter().zip(steps) {
        primal = primal.min(bound(point.inside, by.inside)).min(bound(point.left, by.left));
        dual = dual.min(bound(point.lower, by.lower)).min(bound(point.upper, by.upper));
    }
    ((INSIDE * primal).min(1.0), (INSIDE * dual).min(1.0))
}

/// Is the factor of X'QX for weights Q.
struct Factor(Matrix);

impl Factor {
    fn of(of: &Observations, weights: &[f64]) -> Option<Self> {
        let mut squares = Matrix::zeros(of.columns, of.columns);
        let mut scaled = vec![0.0; of.columns];
        for (row, weight) in of.rows.chunks_exact(of.columns).zip(weights) {
            let root = weight.sqrt();
            scaled.iter_mut().zip(row).for_each(|(cell, value)| *cell = value * root);
            squares.add_square(&scaled);
        }
        squares.cholesky().map(Self)
    }

    /// Returns the coefficients that explain a response best under these weights.
    fn solve(&self, of: &Observations, weights: &[f64], response: &[f64]) -> Vec<f64> {
        let mut right = vec![0.0; of.columns];
        let rows = of.rows.chunks_exact(of.columns).zip(weights.iter().zip(response));
        for (row, (weight, value)) in rows {
            let by = weight * value;
            right.iter_mut().zip(row).for_each(|(cell, value)| *cell += by * value);
        }
        let right = Matrix::of_rows(1, right.into_iter().map(|value| vec![value]));
        let solved = self.0.solve_upper(&self.0.solve_lower(&right));
        solved.rows().flatten().copied().collect()
    }
}
