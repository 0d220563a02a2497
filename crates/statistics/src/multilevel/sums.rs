//! The sums of products from which a mixed model is fitted, added up in one pass over the observations.
//!
//! Terms whose groups lie within each other are a chain: of each group the products of its own columns with each other,
//! with those of the groups it lies in and with the explanatory columns are all that counts. Terms that cross the first
//! of the chain are the tail, kept as one dense matrix.

use super::{
    matrix::Matrix,
    model::{Model, Random, nested_in},
};
use crate::undefined::Undefined;

/// The most columns of the tail: its matrix takes 800 MB then.
const MOST_CROSSED: usize = 10_000;

/// Is all that is known of the observations.
#[derive(Debug, Clone)]
pub(crate) struct Sums {
    pub(crate) rows: usize,
    /// The terms of the chain, the innermost first.
    pub(crate) chain: Vec<Level>,
    /// The terms that are not in it.
    pub(crate) tail: Tail,
    /// The lower triangle of `WᵀW` of the centred columns, the response last.
    pub(crate) fixed: Matrix,
    /// What was taken from each column, the response last.
    pub(crate) means: Vec<f64>,
}

/// Is a term of the chain.
#[derive(Debug, Clone)]
pub(crate) struct Level {
    /// The term's place in the model.
    pub(crate) term: usize,
    /// By how much each of its columns was divided.
    pub(crate) scales: Vec<f64>,
    pub(crate) groups: Vec<Group>,
}

/// Is a group of a term of the chain.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Its group in each further term of the chain.
    pub(crate) within: Vec<usize>,
    /// `ZᵀZ`.
    pub(crate) own: Matrix,
    /// `ZᵀW`.
    pub(crate) fixed: Matrix,
    /// The products with each group it lies in.
    pub(crate) outer: Vec<Matrix>,
    /// The columns of the tail that occur with it, in order.
    pub(crate) crossed: Vec<usize>,
    /// The products with them.
    pub(crate) tail: Matrix,
}

/// Is the terms that cross the chain.
#[derive(Debug, Clone)]
pub(crate) struct Tail {
    pub(crate) terms: Vec<TailTerm>,
    /// Of the columns' products with each other the lower triangle counts.
    pub(crate) own: Matrix,
    pub(crate) fixed: Matrix,
}

/// Is a term of the tail.
#[derive(Debug, Clone)]
pub(crate) struct TailTerm {
    pub(crate) term: usize,
    pub(crate) scales: Vec<f64>,
    /// Its first column in the tail.
    pub(crate) first: usize,
    pub(crate) groups: usize,
}

impl TailTerm {
    const fn column(&self, group: u32) -> usize {
        self.first + group as usize * self.scales.len()
    }
}

impl Sums {
    /// Adds a model up; refuses one whose crossed groups would need too much room.
    pub(crate) fn of(model: &Model) -> Result<Self, Undefined> {
        let mut sums = Self::empty(model, means(model))?;
        sums.fill(model);
        Ok(sums)
    }

    /// Makes room for the sums of a model whose observations are yet to be weighed; no column is centred.
    pub(crate) fn unweighed(model: &Model) -> Result<Self, Undefined> {
        Self::empty(model, vec![0.0; model.fixed.len() + 1])
    }

    fn empty(model: &Model, means: Vec<f64>) -> Result<Self, Undefined> {
        let order = model.order();
        let (chain, tail) = split(model, &order);
        let crossed = tail.iter().filter_map(|term| model.random.get(*term));
        let crossed: usize = crossed.map(|term| term.groups() * term.columns.len()).sum();
        if crossed > MOST_CROSSED {
            return Err(Undefined::TooManyCrossed { most: MOST_CROSSED });
        }
        let width = means.len();
        let mut sums = Self {
            rows: model.rows(),
            tail: empty_tail(model, &tail, width),
            chain: Vec::new(),
            fixed: Matrix::zeros(width, width),
            means,
        };
        sums.chain = empty_chain(model, &chain, &sums.tail, width);
        Ok(sums)
    }

    /// Adds the model up anew with a weight and another response for each observation.
    pub(crate) fn reweigh(&mut self, model: &Model, weighed: impl Iterator<Item = (f64, f64)>) {
        self.clear();
        let mut row = Row::new(model, self);
        for (at, (weight, response)) in weighed.enumerate().filter(|(_, (weight, _))| *weight > 0.0)
        {
            row.read(model, self, at);
            row.weigh(weight.sqrt(), response);
            self.add(model, &row, at);
        }
    }

    fn clear(&mut self) {
        for group in self.chain.iter_mut().flat_map(|level| &mut level.groups) {
            let own = [&mut group.own, &mut group.fixed, &mut group.tail];
            own.into_iter().chain(&mut group.outer).for_each(Matrix::clear);
        }
        let rest = [&mut self.tail.own, &mut self.tail.fixed, &mut self.fixed];
        rest.into_iter().for_each(Matrix::clear);
    }

    /// Returns the same with only these of the explanatory columns and the response.
    pub(crate) fn only(self, columns: &[usize]) -> Self {
        let pick = |row: &[f64]| -> Vec<f64> {
            columns.iter().filter_map(|column| row.get(*column)).copied().collect()
        };
        let narrow = |matrix: &Matrix| Matrix::of_rows(columns.len(), matrix.rows().map(pick));
        let fixed = columns.iter().map(|row| pick(self.fixed.row(*row)));
        let fixed = Matrix::of_rows(columns.len(), fixed);
        let mut sums = Self { fixed, means: pick(&self.means), ..self };
        for group in sums.chain.iter_mut().flat_map(|level| &mut level.groups) {
            group.fixed = narrow(&group.fixed);
        }
        sums.tail.fixed = narrow(&sums.tail.fixed);
        sums
    }

    /// Returns by how much the columns of a term were divided.
    pub(crate) fn scales(&self, term: usize) -> Option<&[f64]> {
        let chain = self.chain.iter().map(|level| (level.term, &level.scales));
        let tail = self.tail.terms.iter().map(|of| (of.term, &of.scales));
        chain.chain(tail).find(|(of, _)| *of == term).map(|(_, scales)| scales.as_slice())
    }

    fn fill(&mut self, model: &Model) {
        let mut row = Row::new(model, self);
        for at in 0..self.rows {
            row.read(model, self, at);
            self.add(model, &row, at);
        }
    }

    fn add(&mut self, model: &Model, row: &Row, at: usize) {
        let Self { chain, tail, fixed, .. } = self;
        fixed.add_square(&row.fixed);
        for (place, level) in chain.iter_mut().enumerate() {
            let (Some(group), Some(z)) = (group_of(model, level.term, at), row.chain.get(place))
            else {
                continue;
            };
            let Some(group) = level.groups.get_mut(group as usize) else { continue };
            group.own.add_outer(z, z);
            group.fixed.add_outer(z, &row.fixed);
            let outer = row.chain.iter().skip(place + 1);
            let products = group.outer.iter_mut().zip(outer);
            products.for_each(|(products, z_of)| products.add_outer(z, z_of));
            for (term, z_of) in tail.terms.iter().zip(&row.tail) {
                let other = group_of(model, term.term, at).map(|other| term.column(other));
                group.add_crossed(z, (other, z_of));
            }
        }
        add_tail(model, tail, row, at);
    }
}

impl Group {
    /// Adds the products with a group of the tail that begins at a column.
    fn add_crossed(&mut self, z: &[f64], (column, z_of): (Option<usize>, &[f64])) {
        let place = column.and_then(|column| self.crossed.binary_search(&column).ok());
        let Some(first) = place else { return };
        for (products, z) in self.tail.rows_mut().zip(z) {
            let cells = products.iter_mut().skip(first);
            cells.zip(z_of).for_each(|(cell, z_of)| *cell += z * z_of);
        }
    }
}

/// Is one observation's columns.
struct Row {
    fixed: Vec<f64>,
    chain: Vec<Vec<f64>>,
    tail: Vec<Vec<f64>>,
}

impl Row {
    fn new(model: &Model, sums: &Sums) -> Self {
        let blank = |term: usize| {
            model.random.get(term).map_or_else(Vec::new, |term| vec![0.0; term.columns.len()])
        };
        Self {
            fixed: vec![0.0; sums.means.len()],
            chain: sums.chain.iter().map(|level| blank(level.term)).collect(),
            tail: sums.tail.terms.iter().map(|term| blank(term.term)).collect(),
        }
    }

    fn read(&mut self, model: &Model, sums: &Sums, at: usize) {
        let columns = model.fixed.iter().filter_map(|column| model.columns.get(*column));
        let values = columns.chain([&model.response]).filter_map(|column| column.get(at));
        for ((cell, value), mean) in self.fixed.iter_mut().zip(values).zip(&sums.means) {
            *cell = value - mean;
        }
        for (level, z) in sums.chain.iter().zip(&mut self.chain) {
            read_term(model, (level.term, &level.scales), at, z);
        }
        for (term, z) in sums.tail.terms.iter().zip(&mut self.tail) {
            read_term(model, (term.term, &term.scales), at, z);
        }
    }

    /// Takes another response, and multiplies all by the root of a weight.
    fn weigh(&mut self, root: f64, response: f64) {
        self.fixed.last_mut().into_iter().for_each(|cell| *cell = response);
        let random = self.chain.iter_mut().chain(&mut self.tail).flatten();
        self.fixed.iter_mut().chain(random).for_each(|cell| *cell *= root);
    }
}

fn read_term(model: &Model, (term, scales): (usize, &[f64]), at: usize, z: &mut [f64]) {
    let Some(term) = model.random.get(term) else { return };
    let columns = term.columns.iter().filter_map(|column| model.columns.get(*column)?.get(at));
    for ((cell, value), scale) in z.iter_mut().zip(columns).zip(scales) {
        *cell = value / scale;
    }
}

fn group_of(model: &Model, term: usize, at: usize) -> Option<u32> {
    model.random.get(term)?.group.get(at).copied()
}

fn add_tail(model: &Model, tail: &mut Tail, row: &Row, at: usize) {
    let column = |term: &TailTerm| group_of(model, term.term, at).map(|group| term.column(group));
    let first: Vec<usize> = tail.terms.iter().filter_map(column).collect();
    for (one, z) in first.iter().zip(&row.tail) {
        for (down, z) in z.iter().enumerate() {
            for (other, z_of) in first.iter().zip(&row.tail) {
                let cells = tail.own.row_mut(one + down).iter_mut().skip(*other);
                cells.zip(z_of).for_each(|(cell, z_of)| *cell += z * z_of);
            }
            let fixed = tail.fixed.row_mut(one + down).iter_mut();
            fixed.zip(&row.fixed).for_each(|(cell, value)| *cell += z * value);
        }
    }
}

/// Splits the terms into the chain and the tail. A tail leaves a chain of one.
fn split(model: &Model, order: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let terms: Vec<&Random> = order.iter().filter_map(|term| model.random.get(*term)).collect();
    let is_chain = terms.windows(2).all(|pair| match pair {
        [inner, outer] => nested_in(inner, outer).is_some(),
        _ => true,
    });
    if is_chain {
        return (order.to_vec(), Vec::new());
    }
    let (first, rest) = order.split_at(1);
    (first.to_vec(), rest.to_vec())
}

/// Returns the mean of each explanatory column and of the response, when there is an intercept to take them; the
/// intercept itself stays.
fn means(model: &Model) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "observations are far below 2^52")]
    let rows = model.rows() as f64;
    let columns = model.fixed.iter().filter_map(|column| model.columns.get(*column));
    let intercept = intercept(model);
    let mean = |(at, column): (usize, &Vec<f64>)| {
        if intercept.is_none_or(|intercept| intercept == at) {
            0.0
        } else {
            column.iter().sum::<f64>() / rows
        }
    };
    columns.chain([&model.response]).enumerate().map(mean).collect()
}

/// Returns the place of the column of ones among the explanatory ones.
pub(crate) fn intercept(model: &Model) -> Option<usize> {
    let is_one = |column: &usize| {
        let column = model.columns.get(*column);
        column.is_some_and(|column| column.iter().all(|value| (value - 1.0).abs() <= 0.0))
    };
    model.fixed.iter().position(is_one)
}

fn scales(model: &Model, term: usize) -> Vec<f64> {
    let columns = model.random.get(term).map_or(&[] as &[usize], |term| &term.columns);
    let columns = columns.iter().filter_map(|column| model.columns.get(*column));
    #[expect(clippy::cast_precision_loss, reason = "observations are far below 2^52")]
    let size = |column: &Vec<f64>| {
        let squares: f64 = column.iter().map(|value| value * value).sum();
        let size = (squares / column.len() as f64).sqrt();
        if size > 0.0 { size } else { 1.0 }
    };
    columns.map(size).collect()
}

fn empty_tail(model: &Model, terms: &[usize], width: usize) -> Tail {
    let mut first = 0;
    let terms: Vec<TailTerm> = terms
        .iter()
        .map(|term| {
            let groups = model.random.get(*term).map_or(0, Random::groups);
            let tail = TailTerm { term: *term, scales: scales(model, *term), first, groups };
            first += groups * tail.scales.len();
            tail
        })
        .collect();
    Tail { terms, own: Matrix::zeros(first, first), fixed: Matrix::zeros(first, width) }
}

fn empty_chain(model: &Model, chain: &[usize], tail: &Tail, width: usize) -> Vec<Level> {
    let terms: Vec<(usize, &Random)> =
        chain.iter().filter_map(|term| Some((*term, model.random.get(*term)?))).collect();
    let level = |(place, (term, inner)): (usize, &(usize, &Random))| {
        let outer: Vec<&Random> = terms.iter().skip(place + 1).map(|(_, term)| *term).collect();
        let within: Vec<Vec<u32>> =
            outer.iter().filter_map(|outer| nested_in(inner, outer)).collect();
        let crossed = crossed(model, inner, tail);
        let size = inner.columns.len();
        let group = |(at, crossed): (usize, Vec<usize>)| Group {
            within: within
                .iter()
                .filter_map(|of| of.get(at))
                .map(|group| *group as usize)
                .collect(),
            own: Matrix::zeros(size, size),
            fixed: Matrix::zeros(size, width),
            outer: outer.iter().map(|outer| Matrix::zeros(size, outer.columns.len())).collect(),
            tail: Matrix::zeros(size, crossed.len()),
            crossed,
        };
        let groups = crossed.into_iter().enumerate().map(group).collect();
        Level { term: *term, scales: scales(model, *term), groups }
    };
    terms.iter().enumerate().map(level).collect()
}

/// Returns of each group the columns of the tail that occur with it.
fn crossed(model: &Model, inner: &Random, tail: &Tail) -> Vec<Vec<usize>> {
    let mut crossed: Vec<Vec<usize>> = vec![Vec::new(); inner.groups()];
    for term in &tail.terms {
        let Some(outer) = model.random.get(term.term) else { continue };
        let mut pairs: Vec<(u32, u32)> =
            inner.group.iter().copied().zip(outer.group.iter().copied()).collect();
        pairs.sort_unstable();
        pairs.dedup();
        for (group, other) in pairs {
            let first = term.column(other);
            let columns = first..first + term.scales.len();
            crossed.get_mut(group as usize).into_iter().for_each(|of| of.extend(columns.clone()));
        }
    }
    crossed
}
