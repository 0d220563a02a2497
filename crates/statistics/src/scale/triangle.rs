//! Arithmetic on small symmetric matrices, kept as the rows of their lower triangles.

/// Returns Σ weight(e) v vᵀ over the pairs of e and v.
pub(super) fn outer(parts: &[(f64, Vec<f64>)], weight: impl Fn(f64) -> f64) -> Vec<Vec<f64>> {
    let size = parts.first().map_or(0, |(_, vector)| vector.len());
    let mut rows: Vec<Vec<f64>> = (0..size).map(|i| vec![0.0; i + 1]).collect();
    for (value, vector) in parts {
        let weight = weight(*value);
        for (row, a) in rows.iter_mut().zip(vector) {
            row.iter_mut().zip(vector).for_each(|(cell, b)| *cell += weight * a * b);
        }
    }
    rows
}

/// Returns the product cell by cell.
pub(super) fn product(one: &[Vec<f64>], other: &[Vec<f64>]) -> Vec<Vec<f64>> {
    cells(one, other, |a, b| a * b)
}

/// Returns the sum cell by cell.
pub(super) fn sum(one: &[Vec<f64>], other: &[Vec<f64>]) -> Vec<Vec<f64>> {
    cells(one, other, |a, b| a + b)
}

fn cells(one: &[Vec<f64>], other: &[Vec<f64>], f: impl Fn(f64, f64) -> f64) -> Vec<Vec<f64>> {
    let row = |(a, b): (&Vec<f64>, &Vec<f64>)| a.iter().zip(b).map(|(a, b)| f(*a, *b)).collect();
    one.iter().zip(other).map(row).collect()
}

/// Returns the values of the given items, in their order.
pub(super) fn pick(values: &[f64], items: &[usize]) -> Vec<f64> {
    items.iter().filter_map(|item| values.get(*item)).copied().collect()
}

/// Returns the vector of length 1 along an axis.
pub(super) fn unit(size: usize, axis: usize) -> Vec<f64> {
    (0..size).map(|i| if i == axis { 1.0 } else { 0.0 }).collect()
}
