//! Held against lme4 1.1-31 (R) on cbpp, which is part of it.

use super::*;
use crate::{
    multilevel::{self, Random},
    undefined::Undefined,
};

/// Contagious bovine pleuropneumonia (cbpp of lme4): of each herd the cases and the cattle in periods 1 to 4.
const CBPP: [(u32, u32, u32, u32); 56] = [
    (1, 1, 2, 14),
    (1, 2, 3, 12),
    (1, 3, 4, 9),
    (1, 4, 0, 5),
    (2, 1, 3, 22),
    (2, 2, 1, 18),
    (2, 3, 1, 21),
    (3, 1, 8, 22),
    (3, 2, 2, 16),
    (3, 3, 0, 16),
    (3, 4, 2, 20),
    (4, 1, 2, 10),
    (4, 2, 0, 10),
    (4, 3, 2, 9),
    (4, 4, 0, 6),
    (5, 1, 5, 18),
    (5, 2, 0, 25),
    (5, 3, 0, 24),
    (5, 4, 1, 4),
    (6, 1, 3, 17),
    (6, 2, 0, 17),
    (6, 3, 0, 18),
    (6, 4, 1, 20),
    (7, 1, 8, 16),
    (7, 2, 1, 10),
    (7, 3, 3, 9),
    (7, 4, 0, 5),
    (8, 1, 12, 34),
    (9, 1, 2, 9),
    (9, 2, 0, 6),
    (9, 3, 0, 8),
    (9, 4, 0, 6),
    (10, 1, 1, 22),
    (10, 2, 1, 22),
    (10, 3, 0, 18),
    (10, 4, 2, 22),
    (11, 1, 0, 25),
    (11, 2, 5, 27),
    (11, 3, 3, 22),
    (11, 4, 1, 22),
    (12, 1, 2, 10),
    (12, 2, 1, 8),
    (12, 3, 0, 6),
    (12, 4, 0, 5),
    (13, 1, 1, 21),
    (13, 2, 2, 24),
    (13, 3, 0, 19),
    (13, 4, 0, 23),
    (14, 1, 11, 19),
    (14, 2, 0, 2),
    (14, 3, 0, 3),
    (14, 4, 0, 2),
    (15, 1, 1, 19),
    (15, 2, 1, 15),
    (15, 3, 1, 15),
    (15, 4, 0, 15),
];

fn cbpp() -> Model {
    let of = |value: fn(&(u32, u32, u32, u32)) -> u32| -> Vec<f64> {
        CBPP.iter().map(|row| f64::from(value(row))).collect()
    };
    let periods = of(|row| row.1);
    let is_in = |period: f64| -> Vec<f64> {
        periods.iter().map(|of| f64::from(u8::from((of - period).abs() < 0.5))).collect()
    };
    let columns = vec![vec![1.0; CBPP.len()], is_in(2.0), is_in(3.0), is_in(4.0)];
    let herd = CBPP.iter().map(|row| row.0 - 1).collect();
    let herds = Random { group: herd, columns: vec![0] };
    let parts = multilevel::Model::new(of(|row| row.2), columns, vec![0, 1, 2, 3], vec![herds]);
    Model::new(parts.unwrap(), Some(of(|row| row.3))).unwrap()
}

fn close(found: &[f64], expected: &[f64], by: f64) {
    assert_eq!(found.len(), expected.len());
    for (one, other) in found.iter().zip(expected) {
        assert!((one - other).abs() < by, "{found:?} {expected:?}");
    }
}

struct Expected {
    criterion: f64,
    estimates: [f64; 4],
    errors: [f64; 4],
    variance: f64,
    /// Of the first three herds.
    effects: [f64; 3],
    spreads: [f64; 3],
}

fn holds(fit: &Fit, expected: &Expected) {
    let fixed: Vec<Coefficient> = fit.fixed.iter().flatten().copied().collect();
    let herds = || fit.effects[0].iter().take(3).map(|of| of[0]);
    close(&[fit.criterion], &[expected.criterion], 1e-6);
    close(&fixed.iter().map(|of| of.estimate).collect::<Vec<_>>(), &expected.estimates, 1e-5);
    close(&fixed.iter().map(|of| of.standard_error).collect::<Vec<_>>(), &expected.errors, 2e-5);
    close(&[fit.random[0][0][0]], &[expected.variance], 1e-5);
    close(&herds().map(|of| of.estimate).collect::<Vec<_>>(), &expected.effects, 1e-5);
    close(&herds().map(|of| of.standard_error).collect::<Vec<_>>(), &expected.spreads, 1e-5);
    assert!(fit.converged && fit.errors == Errors::Hessian);
}

#[test]
fn laplaces_method_gives_what_lme4_gives() {
    // With `tolPwrss = 1e-13`; at its usual tolerance lme4 ends .0006 above this minimum.
    let expected = Expected {
        criterion: 184.052_563_743,
        estimates: [-1.398_532_15, -0.992_332_703, -1.128_672_08, -1.580_313_92],
        errors: [0.232_471_856, 0.306_642_232, 0.326_637_576, 0.427_436_135],
        variance: 0.412_499_752,
        effects: [0.590_020_029, -0.298_897_208, 0.406_255_576],
        spreads: [0.348_265_055, 0.365_558_204, 0.297_318_486],
    };
    holds(&fit(&cbpp(), Nodes::LAPLACE).unwrap(), &expected);
}

#[test]
fn quadrature_gives_what_lme4_gives() {
    // What lme4 leaves out: minus two times the log likelihood of each herd and period's own share.
    let own: f64 = CBPP
        .iter()
        .map(|row| (f64::from(row.2), f64::from(row.3)))
        .flat_map(|(cases, all)| [(cases, all), (all - cases, all)])
        .filter(|(part, _)| *part > 0.0)
        .map(|(part, all)| -2.0 * part * (part / all).ln())
        .sum();
    let model = cbpp();
    let expected = Expected {
        criterion: 100.010_030_537 + own + model.ways(),
        estimates: [-1.399_230_45, -0.991_403_656, -1.127_819_47, -1.579_470_75],
        errors: [0.233_511_573, 0.306_767_945, 0.326_768_315, 0.427_594_392],
        variance: 0.419_280_167,
        effects: [0.593_024_824, -0.300_258_280, 0.407_864_006],
        spreads: [0.348_893_398, 0.366_666_343, 0.297_722_074],
    };
    holds(&fit(&model, Nodes::new(25).unwrap()).unwrap(), &expected);
}

#[test]
fn single_trials_and_several_search_paths_give_one_answer() {
    let whole = cbpp();
    let single = split(&whole);
    let (one, other) =
        (fit(&whole, Nodes::LAPLACE).unwrap(), fit(&single, Nodes::LAPLACE).unwrap());
    close(&[other.criterion], &[one.criterion - whole.ways()], 1e-8);
    assert_eq!((one.patterns, other.patterns, other.rows), (56, 56, 842));
    // A second term that differs nowhere sends the search through the equations of any terms.
    let mut crossed = single.clone();
    let odd = (0..crossed.parts.rows()).map(|row| u32::from(row % 2 == 1)).collect();
    crossed.parts.random.push(Random { group: odd, columns: vec![0] });
    let crossed = fit(&crossed, Nodes::LAPLACE).unwrap();
    assert!(crossed.random[1][0][0] < 1e-3, "{:?}", crossed.random);
    close(&[crossed.criterion], &[other.criterion], 1e-3);
    assert!(crossed.criterion <= other.criterion + 1e-6);
}

/// Makes an observation of each trial, the successes spread evenly among them.
fn split(model: &Model) -> Model {
    let counts = model.parts.response.iter().zip(&model.trials).enumerate();
    let mut rows = Vec::new();
    for (row, (successes, trials)) in counts {
        let each = (0..).map(f64::from).take_while(|trial| trial < trials);
        rows.extend(each.map(|trial| {
            let before = (trial * successes / trials).floor();
            (row, ((trial + 1.0) * successes / trials).floor() - before)
        }));
    }
    let pick = |column: &Vec<f64>| rows.iter().map(|(row, _)| column[*row]).collect();
    let columns = model.parts.columns.iter().map(pick).collect();
    let random = model.parts.random.iter().map(|term| Random {
        group: rows.iter().map(|(row, _)| term.group[*row]).collect(),
        columns: term.columns.clone(),
    });
    let successes = rows.iter().map(|(_, success)| *success).collect();
    let fixed = model.parts.fixed.clone();
    let parts = multilevel::Model::new(successes, columns, fixed, random.collect()).unwrap();
    Model::new(parts, None).unwrap()
}

#[test]
fn slopes_that_differ_are_fitted_and_units_of_columns_change_nothing() {
    let mut plain = cbpp();
    plain.parts.random[0].columns = vec![0, 3];
    let mut moved = plain.clone();
    moved.parts.columns[3].iter_mut().for_each(|value| *value *= 1000.0);
    let (one, other) = (fit(&plain, Nodes::LAPLACE).unwrap(), fit(&moved, Nodes::LAPLACE).unwrap());
    close(&[one.criterion], &[other.criterion], 1e-6);
    let (slope, scaled) = (one.fixed[3].unwrap(), other.fixed[3].unwrap());
    close(&[slope.estimate, slope.z()], &[1000.0 * scaled.estimate, scaled.z()], 1e-3);
    assert!(one.criterion < fit(&cbpp(), Nodes::LAPLACE).unwrap().criterion);
    assert_eq!(fit(&plain, Nodes::new(9).unwrap()), Err(Undefined::OutOfRange));
}

#[test]
fn groups_that_are_all_alike_have_a_spread_of_nothing() {
    let mut model = cbpp();
    (model.parts.response, model.trials) = (vec![1.0; 56], vec![4.0; 56]);
    let fit = fit(&model, Nodes::LAPLACE).unwrap();
    assert!(fit.random[0][0][0] < 1e-6);
    assert!((fit.fixed[0].unwrap().estimate - (1.0_f64 / 3.0).ln()).abs() < 1e-4);
    assert!(fit.effects[0].iter().flatten().all(|of| of.estimate.abs() < 1e-6));
    assert!(fit.fixed.iter().flatten().all(|of| of.standard_error > 0.0));
}

#[test]
fn what_has_no_end_is_refused() {
    // Nobody falls ill in period 4.
    let mut column = cbpp();
    for (cases, row) in column.parts.response.iter_mut().zip(&CBPP) {
        *cases = if row.1 == 4 { 0.0 } else { *cases };
    }
    assert_eq!(fit(&column, Nodes::LAPLACE), Err(Undefined::Separated));
    // Each herd is wholly ill or wholly well.
    let mut herds = cbpp();
    let mut odd = Vec::new();
    for ((cases, all), row) in herds.parts.response.iter_mut().zip(&herds.trials).zip(&CBPP) {
        *cases = if row.0 % 2 == 1 { *all } else { 0.0 };
        odd.push(*cases);
    }
    herds.parts.fixed = vec![0];
    assert_eq!(fit(&herds, Nodes::LAPLACE), Err(Undefined::Separated));
}

#[test]
fn a_column_that_others_tell_has_no_coefficient() {
    let mut model = cbpp();
    let sum = (0..56).map(|row| 3.0 - model.parts.columns[1][row]).collect();
    model.parts.columns.push(sum);
    model.parts.fixed.push(4);
    let fitted = fit(&model, Nodes::LAPLACE).unwrap();
    assert_eq!(fitted.fixed[4], None);
    close(&[fitted.criterion], &[184.052_563_7], 1e-5);
}
