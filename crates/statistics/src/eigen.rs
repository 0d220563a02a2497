//! Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's rotations (1846).
//!
//! Slower than reduction to a band, but a scale has some ten items, and no matrix makes it fail.

/// Is one eigenvalue with its eigenvector of length 1.
pub(crate) struct Eigen {
    pub(crate) value: f64,
    pub(crate) vector: Vec<f64>,
}

/// Returns the eigenvalues of A, largest first; A is given as the rows of its lower triangle.
pub(crate) fn eigen(lower: &[Vec<f64>]) -> Vec<Eigen> {
    const MOST_SWEEPS: usize = 50;

    let mut matrix = whole(lower);
    let mut vectors = whole(&identity(lower.len()));
    for _ in 0..MOST_SWEEPS {
        if is_diagonal(&matrix) {
            break;
        }
        for q in 1..lower.len() {
            for p in 0..q {
                rotate(&mut matrix, &mut vectors, (p, q));
            }
        }
    }
    let values = (0..lower.len()).map(|i| at(&matrix, i, i));
    let mut all: Vec<_> =
        values.zip(vectors).map(|(value, vector)| Eigen { value, vector }).collect();
    all.sort_by(|one, other| other.value.total_cmp(&one.value));
    all
}

/// Turns the plane of p and q so that the matrix has a zero where they meet; `vectors` turn along as rows.
fn rotate(matrix: &mut [Vec<f64>], vectors: &mut [Vec<f64>], plane: (usize, usize)) {
    let (p, q) = plane;
    let meeting = at(matrix, p, q);
    if meeting == 0.0 {
        return;
    }
    let lean = (at(matrix, q, q) - at(matrix, p, p)) / (2.0 * meeting);
    let tangent = 1.0_f64.copysign(lean) / (lean.abs() + lean.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    let turn = |x: &mut f64, y: &mut f64| {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    };
    for rows in [&mut *matrix, vectors] {
        if let Ok([one, other]) = rows.get_disjoint_mut([p, q]) {
            one.iter_mut().zip(other).for_each(|(x, y)| turn(x, y));
        }
    }
    for row in matrix {
        if let Ok([x, y]) = row.get_disjoint_mut([p, q]) {
            turn(x, y);
        }
    }
}

fn is_diagonal(matrix: &[Vec<f64>]) -> bool {
    let (mut on, mut off) = (0.0, 0.0);
    for (i, row) in matrix.iter().enumerate() {
        for (j, value) in row.iter().enumerate() {
            if i == j { on += value * value } else { off += value * value }
        }
    }
    off <= on * 1e-32
}

fn at(rows: &[Vec<f64>], i: usize, j: usize) -> f64 {
    rows.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0)
}

fn whole(lower: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let size = lower.len();
    (0..size).map(|i| (0..size).map(|j| at(lower, i.max(j), i.min(j))).collect()).collect()
}

fn identity(size: usize) -> Vec<Vec<f64>> {
    (0..size).map(|i| (0..=i).map(|j| if i == j { 1.0 } else { 0.0 }).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cholesky::dot;

    #[test]
    fn a_matrix_is_the_sum_of_its_parts() {
        let lower = [vec![4.0], vec![1.0, 3.0], vec![-2.0, 0.5, 6.0], vec![0.0, 1.0, 1.0, 3.0]];
        let parts = eigen(&lower);
        assert!(parts.is_sorted_by(|one, other| one.value >= other.value));
        for (i, j) in (0..4).flat_map(|i| (0..=i).map(move |j| (i, j))) {
            let sum: f64 = parts.iter().map(|p| p.value * p.vector[i] * p.vector[j]).sum();
            assert!((sum - lower[i][j]).abs() < 1e-12);
            let product = dot(&parts[i].vector, &parts[j].vector);
            assert!((product - identity(4)[i][j]).abs() < 1e-12);
        }
    }

    #[test]
    fn a_diagonal_and_an_empty_matrix_are_no_trouble() {
        assert!(eigen(&[]).is_empty());
        let values: Vec<f64> =
            eigen(&[vec![1.0], vec![0.0, 2.0]]).iter().map(|part| part.value).collect();
        assert_eq!(values, [2.0, 1.0]);
    }
}
