//! A linear programme: variables within limits, sums that hold, and what is to become large.

use clarabel::{
    algebra::CscMatrix,
    solver::{
        DefaultSettingsBuilder, DefaultSolver, IPSolver as _, NonnegativeConeT, SolverStatus,
        ZeroConeT,
    },
};

/// Is a linear programme.
#[derive(Debug, Default)]
pub(crate) struct Programme {
    gains: Vec<f64>,
    limits: Vec<(f64, f64)>,
    sums: Vec<Vec<(usize, f64)>>,
}

impl Programme {
    /// Adds a variable by what it adds to the aim, and its limits; returns its place.
    pub(crate) fn variable(&mut self, gain: f64, limits: (f64, f64)) -> usize {
        self.gains.push(gain);
        self.limits.push(limits);
        self.limits.len() - 1
    }

    /// Adds a sum of variables that is nought.
    pub(crate) fn is_nought(&mut self, sum: Vec<(usize, f64)>) {
        self.sums.push(sum);
    }

    /// Returns variables that make the aim as large as can be; none when the solver finds none.
    ///
    /// An interior point method ends a little off the limits, so variables are put back within them.
    pub(crate) fn solve(&self) -> Option<Vec<f64>> {
        let (count, sums) = (self.limits.len(), self.sums.len());
        let (mut rows, mut columns, mut cells) = (Vec::new(), Vec::new(), Vec::new());
        let mut put = |row: usize, column: usize, cell: f64| {
            rows.push(row);
            columns.push(column);
            cells.push(cell);
        };
        for (row, sum) in self.sums.iter().enumerate() {
            for (column, cell) in sum {
                put(row, *column, *cell);
            }
        }
        let mut bounds = vec![0.0; sums];
        for (column, (least, most)) in self.limits.iter().enumerate() {
            put(sums + 2 * column, column, 1.0);
            put(sums + 2 * column + 1, column, -1.0);
            bounds.extend([*most, -*least]);
        }
        let all = CscMatrix::new_from_triplets(bounds.len(), count, rows, columns, cells);
        let aims: Vec<f64> = self.gains.iter().map(|gain| -gain).collect();
        let cones = [ZeroConeT(sums), NonnegativeConeT(2 * count)];
        let settings =
            DefaultSettingsBuilder::default().verbose(false).max_threads(1).build().ok()?;
        let square = CscMatrix::zeros((count, count));
        let mut solver = DefaultSolver::new(&square, &aims, &all, &bounds, &cones, settings);
        solver.solve();
        let is_solved =
            matches!(solver.solution.status, SolverStatus::Solved | SolverStatus::AlmostSolved);
        let within = |(value, (least, most)): (&f64, &(f64, f64))| value.clamp(*least, *most);
        is_solved.then(|| solver.solution.x.iter().zip(&self.limits).map(within).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_aim_is_as_large_as_limits_and_sums_allow() {
        let mut programme = Programme::default();
        let one = programme.variable(1.0, (-2.0, 5.0));
        let other = programme.variable(0.0, (-3.0, 1.0));
        programme.is_nought(vec![(one, 1.0), (other, 1.0)]);
        let found = programme.solve().unwrap();
        assert!((found[one] - 3.0).abs() < 1e-6 && (found[other] + 3.0).abs() < 1e-6, "{found:?}");
    }

    #[test]
    fn what_cannot_hold_has_no_answer() {
        let mut programme = Programme::default();
        let one = programme.variable(1.0, (1.0, 2.0));
        programme.is_nought(vec![(one, 1.0)]);
        assert_eq!(programme.solve(), None);
    }
}
