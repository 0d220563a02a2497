//! Columns of numbers from named columns.

use std::collections::BTreeSet;

use super::{Column, DesignError, Formula, Frame, Group, Product, Term};
use crate::{
    multilevel::{Model, Random},
    undefined::Undefined,
};

/// Is a model with the names of all its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Design {
    /// The model; a reason why there is none.
    pub model: Result<Model, Undefined>,
    /// The name of each explanatory column.
    pub fixed: Vec<String>,
    /// The names in each random term.
    pub random: Vec<RandomNames>,
    /// The number of trials of each row of the model, if a column says it.
    pub trials: Option<Vec<f64>>,
    /// How many rows lack a value that the formula needs.
    pub left_out: usize,
}

/// Is the names of a random term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RandomNames {
    /// The columns that make the groups.
    pub group: String,
    /// Each group.
    pub levels: Vec<String>,
    /// Each column whose coefficients differ.
    pub terms: Vec<String>,
}

impl Design {
    /// Makes the model of a formula from a frame. Rows that lack a value are left out.
    ///
    /// # Errors
    /// Says which column is not there or has no numbers, or that no row is left.
    pub fn of(formula: &Formula, frame: &Frame) -> Result<Self, DesignError> {
        let rows = whole_rows(formula, frame)?;
        let all = frame.column(&formula.response)?.rows();
        if rows.is_empty() {
            return Err(DesignError::NoRows);
        }
        let mut made = Made { frame, rows: &rows, columns: Vec::new() };
        let fixed: Vec<usize> = made.terms(&formula.fixed)?;
        let (mut random, mut names) = (Vec::new(), Vec::new());
        for term in &formula.random {
            let columns = made.terms(&term.terms)?;
            let (group, levels) = groups(&term.group, frame, &rows)?;
            let terms = columns.iter().map(|column| made.name(*column)).collect();
            names.push(RandomNames { group: term.group.join(":"), levels, terms });
            random.push(Random { group, columns });
        }
        let response = numbers(&formula.response, frame, &rows)?;
        let trials = formula.trials.as_ref().map(|column| numbers(column, frame, &rows));
        let fixed_names = fixed.iter().map(|column| made.name(*column)).collect();
        let columns = made.columns.into_iter().map(|(_, column)| column).collect();
        Ok(Self {
            model: Model::new(response, columns, fixed, random),
            fixed: fixed_names,
            random: names,
            trials: trials.transpose()?,
            left_out: all - rows.len(),
        })
    }
}

/// Returns the rows that have every value that the formula names.
fn whole_rows(formula: &Formula, frame: &Frame) -> Result<Vec<usize>, DesignError> {
    let names = formula.names();
    let columns: Vec<&Column> =
        names.iter().map(|name| frame.column(name)).collect::<Result<_, _>>()?;
    let count = frame.column(&formula.response)?.rows();
    let is_whole = |row: &usize| columns.iter().all(|column| column.has(*row));
    Ok((0..count).filter(is_whole).collect())
}

/// A column and its name.
type Named = (String, Vec<f64>);

/// Columns made so far, each once.
struct Made<'f> {
    frame: &'f Frame,
    rows: &'f [usize],
    columns: Vec<Named>,
}

impl Made<'_> {
    /// Returns the places of the columns of terms.
    fn terms(&mut self, terms: &[Term]) -> Result<Vec<usize>, DesignError> {
        let has_intercept = terms.contains(&Term::Intercept);
        let (mut places, mut is_whole) = (Vec::new(), has_intercept);
        for term in terms {
            let columns = match term {
                Term::Intercept => vec![("(Intercept)".to_owned(), vec![1.0; self.rows.len()])],
                // Without an intercept the first column of words tells all its words.
                Term::Product(product) => self.product(product, &mut is_whole)?,
            };
            places.extend(columns.into_iter().map(|(name, column)| self.place(name, column)));
        }
        Ok(places)
    }

    fn place(&mut self, name: String, column: Vec<f64>) -> usize {
        let known = self.columns.iter().position(|(of, _)| *of == name);
        known.unwrap_or_else(|| {
            self.columns.push((name, column));
            self.columns.len() - 1
        })
    }

    fn name(&self, place: usize) -> String {
        self.columns.get(place).map(|(name, _)| name.clone()).unwrap_or_default()
    }

    fn product(&self, product: &Product, is_whole: &mut bool) -> Result<Vec<Named>, DesignError> {
        let mut made: Vec<Named> = Vec::new();
        for (place, name) in product.iter().enumerate() {
            let factors = self.factor(name, is_whole)?;
            if place == 0 {
                made = factors;
                continue;
            }
            // The words of the first change fastest, as they do in R.
            let crossed = factors.iter().flat_map(|factor| made.iter().map(|of| times(of, factor)));
            made = crossed.collect();
        }
        Ok(made)
    }

    /// Returns the columns of numbers that tell a column.
    fn factor(&self, name: &str, is_whole: &mut bool) -> Result<Vec<Named>, DesignError> {
        let Column::Words { words, rows } = self.frame.column(name)? else {
            return Ok(vec![(name.to_owned(), numbers(name, self.frame, self.rows)?)]);
        };
        let places: Vec<Option<u32>> =
            self.rows.iter().filter_map(|row| rows.get(*row)).copied().collect();
        let used: BTreeSet<u32> = places.iter().flatten().copied().collect();
        if used.len() < 2 {
            return Err(DesignError::Constant(name.to_owned()));
        }
        let skipped = usize::from(*is_whole);
        *is_whole = true;
        let column = |place: u32| {
            let word = words.get(place as usize).cloned().unwrap_or_default();
            let is_it = |of: &Option<u32>| f64::from(u8::from(*of == Some(place)));
            (format!("{name}{word}"), places.iter().map(is_it).collect())
        };
        Ok(used.into_iter().skip(skipped).map(column).collect())
    }
}

/// Multiplies two named columns.
fn times((name, column): &Named, (other, factor): &Named) -> Named {
    let product = column.iter().zip(factor).map(|(a, b)| a * b).collect();
    (format!("{name}:{other}"), product)
}

fn numbers(name: &str, frame: &Frame, rows: &[usize]) -> Result<Vec<f64>, DesignError> {
    let column = frame.column(name)?;
    if let Column::Numbers(numbers) = column {
        return Ok(rows.iter().filter_map(|row| numbers.get(*row)).copied().collect());
    }
    let is_word = |row: &usize| column.word(*row).parse::<f64>().is_err();
    let row = (0..column.rows()).find(|row| column.has(*row) && is_word(row)).unwrap_or(0);
    Err(DesignError::NoNumber { column: name.to_owned(), value: column.word(row), row: row + 1 })
}

/// Returns the group of each row and the names of all groups in order.
fn groups(
    group: &Group,
    frame: &Frame,
    rows: &[usize],
) -> Result<(Vec<u32>, Vec<String>), DesignError> {
    let columns: Vec<&Column> =
        group.iter().map(|name| frame.column(name)).collect::<Result<_, _>>()?;
    let mut places: Vec<u32> = vec![0; rows.len()];
    for column in &columns {
        let keys = rows.iter().map(|row| key(column, *row));
        let of_column = ranked(keys.collect());
        let both = places.iter().zip(of_column);
        places =
            ranked(both.map(|(one, other)| u64::from(*one) << 32 | u64::from(other)).collect());
    }
    let count = places.iter().max().map_or(0, |most| *most as usize + 1);
    let mut levels = vec![String::new(); count];
    let mut is_named = vec![false; count];
    for (place, row) in places.iter().zip(rows) {
        let place = *place as usize;
        let (Some(level), Some(is_named)) = (levels.get_mut(place), is_named.get_mut(place)) else {
            continue;
        };
        if !*is_named {
            let words: Vec<String> = columns.iter().map(|column| column.word(*row)).collect();
            *level = words.join(":");
            *is_named = true;
        }
    }
    Ok((places, levels))
}

/// Returns the place of each key among all that occur, in order.
fn ranked(keys: Vec<u64>) -> Vec<u32> {
    let mut all = keys.clone();
    all.sort_unstable();
    all.dedup();
    let place = |key: u64| all.binary_search(&key).ok().and_then(|at| u32::try_from(at).ok());
    keys.into_iter().map(|key| place(key).unwrap_or(u32::MAX)).collect()
}

/// Returns a number that is in the order of the column's numbers or words.
fn key(column: &Column, row: usize) -> u64 {
    match column {
        Column::Words { rows, .. } => rows.get(row).copied().flatten().map_or(0, u64::from),
        Column::Numbers(numbers) => {
            let bits = numbers.get(row).copied().unwrap_or(0.0).to_bits();
            if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Cells;

    fn frame(columns: &[(&str, &[&str])]) -> Frame {
        let mut frame = Frame::default();
        for (name, cells) in columns {
            let mut column = Cells::default();
            cells.iter().for_each(|cell| column.push(cell));
            frame.push((*name).to_owned(), column.column().unwrap());
        }
        frame
    }

    fn sample() -> Frame {
        frame(&[
            ("y", &["1", "2", "3", "4", "NA", "6"]),
            ("sex", &["K", "M", "K", "M", "K", "M"]),
            ("x", &["1", "2", "3", "4", "5", "6"]),
            ("school", &["b", "b", "a", "a", "a", "b"]),
            ("class", &["1", "2", "1", "2", "1", "1"]),
        ])
    }

    fn names(formula: &str) -> Vec<String> {
        Design::of(&Formula::parse(formula).unwrap(), &sample()).unwrap().fixed
    }

    #[test]
    fn words_are_told_by_all_but_the_first_beside_an_intercept() {
        assert_eq!(names("y ~ sex + (1|school)"), ["(Intercept)", "sexM"]);
        assert_eq!(names("y ~ 0 + sex + (1|school)"), ["sexK", "sexM"]);
        assert_eq!(names("y ~ x * sex + (1|school)"), ["(Intercept)", "x", "sexM", "x:sexM"]);
    }

    #[test]
    fn groups_are_named_in_order_and_rows_without_a_value_are_left_out() {
        let formula = Formula::parse("y ~ x + (x | school/class)").unwrap();
        let design = Design::of(&formula, &sample()).unwrap();
        assert_eq!(design.left_out, 1);
        assert_eq!(design.random[0].levels, ["a:1", "a:2", "b:1", "b:2"]);
        assert_eq!(design.random[1].levels, ["a", "b"]);
        let model = design.model.unwrap();
        assert_eq!(model.random[0].group, [2, 3, 0, 1, 2]);
        assert_eq!(design.random[1].terms, ["(Intercept)", "x"]);
    }

    #[test]
    fn what_a_frame_lacks_is_told() {
        let error = |formula: &str| {
            Design::of(&Formula::parse(formula).unwrap(), &sample()).unwrap_err().to_string()
        };
        assert_eq!(error("y ~ z + (1|school)"), "the data has no column `z`");
        assert!(error("sex ~ x + (1|school)").contains("has `K` in row 1"));
    }
}
