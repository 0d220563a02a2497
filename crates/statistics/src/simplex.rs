//! The downhill simplex of Nelder & Mead 1965: a minimum without derivatives, the same every run.

/// A corner of the simplex and the value there.
type Corner = (Vec<f64>, f64);

/// Returns where `objective` is smallest near `start`, first stepping `step` along each axis.
///
/// Started again from its own answer once, which frees a simplex that has gone flat too early. NaN counts as
/// infinitely bad.
pub(crate) fn minimise(start: &[f64], step: f64, objective: impl Fn(&[f64]) -> f64) -> Vec<f64> {
    let first = descend(start, step, &objective);
    descend(&first, step / 4.0, &objective)
}

fn descend(start: &[f64], step: f64, objective: &impl Fn(&[f64]) -> f64) -> Vec<f64> {
    const MOST_STEPS: usize = 400;
    const CLOSE: f64 = 1e-6;

    let value =
        |point: &[f64]| Some(objective(point)).filter(|v| !v.is_nan()).unwrap_or(f64::INFINITY);
    let corner = |point: Vec<f64>| -> Corner {
        let height = value(&point);
        (point, height)
    };
    let mut corners = vec![corner(start.to_vec())];
    for axis in 0..start.len() {
        let moved = start.iter().enumerate().map(|(i, x)| if i == axis { x + step } else { *x });
        corners.push(corner(moved.collect()));
    }
    for _ in 0..MOST_STEPS {
        corners.sort_by(|one, other| one.1.total_cmp(&other.1));
        let Some(worst) = corners.pop() else { break };
        let (Some(best), Some(second)) = (corners.first().cloned(), corners.last().cloned()) else {
            return worst.0;
        };
        if worst.1 - best.1 < CLOSE {
            break;
        }
        let centre = middle(&corners);
        let toward = |distance: f64| corner(between(&centre, &worst.0, distance));
        let mirrored = toward(-1.0);
        let next = if mirrored.1 < best.1 {
            lower_of(toward(-2.0), mirrored)
        } else if mirrored.1 < second.1 {
            mirrored
        } else if mirrored.1 < worst.1 {
            lower_of(toward(-0.5), mirrored)
        } else {
            toward(0.5)
        };
        if next.1 < worst.1 {
            corners.push(next);
            continue;
        }
        corners.push(worst);
        corners = corners.into_iter().map(|(p, _)| corner(between(&best.0, &p, 0.5))).collect();
    }
    corners.sort_by(|one, other| one.1.total_cmp(&other.1));
    corners.into_iter().next().map_or_else(|| start.to_vec(), |(point, _)| point)
}

fn lower_of(one: Corner, other: Corner) -> Corner {
    if one.1 < other.1 { one } else { other }
}

/// The point `distance` of the way from one point to another.
fn between(from: &[f64], to: &[f64], distance: f64) -> Vec<f64> {
    from.iter().zip(to).map(|(a, b)| a + distance * (b - a)).collect()
}

fn middle(corners: &[Corner]) -> Vec<f64> {
    let mut mean = Vec::new();
    let mut weight = 1.0;
    for (point, _) in corners {
        mean = if mean.is_empty() { point.clone() } else { between(&mean, point, 1.0 / weight) };
        weight += 1.0;
    }
    mean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_banana_valley_is_followed_to_its_end() {
        let rosenbrock = |p: &[f64]| (1.0 - p[0]).powi(2) + 100.0 * (p[1] - p[0] * p[0]).powi(2);
        let found = minimise(&[-1.2, 1.0], 0.5, rosenbrock);
        assert!((found[0] - 1.0).abs() < 1e-2 && (found[1] - 1.0).abs() < 1e-2, "{found:?}");
    }

    #[test]
    fn a_function_that_is_nowhere_defined_returns_the_start() {
        assert_eq!(minimise(&[1.0, 2.0], 0.5, |_| f64::NAN), [1.0, 2.0]);
    }
}
