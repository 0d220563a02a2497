//! A formula held against the fact sets it names: words become codes, columns are known to be there.

use serde::{Deserialize, Serialize};

use super::{Amount, Bands, Formula, Only, Outcome, PARTS_OF_MEAN, Recipe};
use crate::{
    fact::{Column, ColumnKind, ColumnName, FactCatalogue, FactSet, FactSetId},
    indicator::{Indicator, IndicatorId, Measure},
};

/// A formula that does not fit its fact sets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the formula of `{indicator}` cannot be computed: {why}")]
pub struct FormulaFault {
    /// The indicator.
    pub indicator: IndicatorId,
    /// What is wrong.
    pub why: String,
}

/// Columns and the codes they may have; no code is an empty cell.
pub type Filter = Vec<(ColumnName, Vec<Option<i8>>)>;

/// A formula that fits its fact sets.
#[derive(Debug, Clone, PartialEq)]
pub struct Bound {
    /// What is added up: one input, or two for a ratio.
    pub inputs: Vec<Input>,
    /// What is made of the sums.
    pub outcome: Outcome,
    /// The breakdowns besides all children, each of one dimension or more.
    pub by: Vec<Vec<Dimension>>,
    /// What is added up to count the values in bands: of limits those beyond each, of words those with each.
    pub bands: Vec<Input>,
}

/// What is added up over the rows of one fact set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Input {
    /// The fact set.
    pub set: FactSetId,
    /// Which rows.
    pub only: Filter,
    /// Rows that are left out.
    pub except: Vec<Filter>,
    /// What is added up.
    pub taken: Taken,
}

/// What is added up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Taken {
    /// One for each row.
    Rows,
    /// One for each row with one of the codes, out of those with any.
    OneOf {
        /// The column.
        column: ColumnName,
        /// The codes.
        codes: Vec<i8>,
    },
    /// A number in its smallest parts.
    Number {
        /// The column.
        column: ColumnName,
    },
    /// Each person's own mean.
    PersonMean {
        /// The column.
        column: ColumnName,
        /// The least the number can be, in its smallest parts.
        min: i64,
        /// The fewest rows that a person counts with.
        at_least: u8,
        /// The limit in the number's smallest parts: one for each person whose mean is at least so much.
        reaches: Option<i64>,
    },
    /// One for each person who reaches `least` in each of the parts, out of those with rows in all.
    PersonReaches {
        /// The column.
        column: ColumnName,
        /// The parts.
        each: Vec<Filter>,
        /// The least mean, in the column's smallest parts.
        least: i64,
    },
    /// Each row's mean of its answered items, if half of them are.
    Score {
        /// The items, and whether the lowest answer is the best.
        items: Vec<(ColumnName, bool)>,
        /// The lowest and the highest answer added, from which a reversed one is taken.
        ends: i32,
        /// The limit in parts of a mean: one for each row above it.
        above: Option<i64>,
    },
}

impl Taken {
    /// Tells whether the rows of one person are taken together first.
    pub const fn is_by_person(&self) -> bool {
        matches!(self, Self::PersonMean { .. } | Self::PersonReaches { .. })
    }
}

/// A dimension of breakdowns, and which column's codes belong to which member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// The name in breakdowns.
    pub name: String,
    /// The column.
    pub column: ColumnName,
    /// The member of each code.
    pub members: Vec<(i8, String)>,
}

/// A formula on its way to being bound.
struct Binding<'a> {
    indicator: &'a Indicator,
    formula: &'a Formula,
    sets: &'a FactCatalogue,
}

impl Formula {
    /// Holds the formula of `indicator` against the fact sets it names.
    pub fn bind(&self, indicator: &Indicator, sets: &FactCatalogue) -> Result<Bound, FormulaFault> {
        let binding = Binding { indicator, formula: self, sets };
        let (inputs, outcome) = binding.inputs()?;
        let set = binding.set(&self.facts)?;
        if set.period != indicator.period {
            return Err(binding.fault(format!("`{}` has periods of another type", set.id)));
        }
        let mut by = Vec::with_capacity(self.by.len());
        for names in &self.by {
            let dimensions = names.iter().map(|name| binding.dimension(set, name));
            by.push(dimensions.collect::<Result<Vec<_>, _>>()?);
        }
        let bands = self.bands.as_ref().map(|bands| binding.bands(set, bands)).transpose()?;
        Ok(Bound { inputs, outcome, by, bands: bands.unwrap_or_default() })
    }
}

impl Binding<'_> {
    fn fault(&self, why: String) -> FormulaFault {
        FormulaFault { indicator: self.indicator.id.clone(), why }
    }

    fn set(&self, id: &FactSetId) -> Result<&FactSet, FormulaFault> {
        self.sets.find(id).ok_or_else(|| self.fault(format!("there is no fact set `{id}`")))
    }

    fn inputs(&self) -> Result<(Vec<Input>, Outcome), FormulaFault> {
        let set = self.set(&self.formula.facts)?;
        let single = |taken, outcome| Ok((vec![self.input(set, &Only::new(), taken)?], outcome));
        match &self.formula.value {
            Recipe::Rows => single(Taken::Rows, Outcome::Count),
            Recipe::Share { column, of } => {
                let codes = self.codes(self.column(set, column)?, of)?.into_iter().flatten();
                single(
                    Taken::OneOf { column: column.clone(), codes: codes.collect() },
                    Outcome::Share,
                )
            }
            Recipe::Mean { column } => {
                let (_, _, scale) = self.number(set, column)?;
                let taken = Taken::Number { column: column.clone() };
                single(taken, Outcome::Mean { parts: f64::from(scale) })
            }
            Recipe::PersonMean { column, at_least } => {
                let (min, _, scale) = self.number(set, column)?;
                let (column, min) = (column.clone(), i64::from(min));
                let at_least = (*at_least).max(1);
                let taken = Taken::PersonMean { column, min, at_least, reaches: None };
                single(taken, mean_of_means(scale))
            }
            Recipe::PersonReaches { column, each, least } => {
                let (_, _, scale) = self.number(set, column)?;
                let each = each.iter().map(|only| self.filter(set, only));
                let taken = Taken::PersonReaches {
                    column: column.clone(),
                    each: each.collect::<Result<_, _>>()?,
                    least: whole(least * f64::from(scale)),
                };
                single(taken, Outcome::Share)
            }
            Recipe::Scale { items, reversed, above } => self.scale(set, items, reversed, *above),
            Recipe::Ratio { part, whole } => self.ratio(set, part, whole),
        }
    }

    fn scale(
        &self,
        set: &FactSet,
        items: &[ColumnName],
        reversed: &[ColumnName],
        above: Option<f64>,
    ) -> Result<(Vec<Input>, Outcome), FormulaFault> {
        let numbers = items.iter().map(|item| self.number(set, item));
        let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
        let first = numbers.first().copied();
        let (min, max, scale) = first.ok_or_else(|| self.fault("a scale has items".to_owned()))?;
        if numbers.iter().any(|number| *number != (min, max, scale)) {
            return Err(self.fault("the items of a scale have the same answers".to_owned()));
        }
        if let Some(stray) = reversed.iter().find(|item| !items.contains(item)) {
            return Err(self.fault(format!("`{stray}` is reversed and is no item")));
        }
        let above = above.map(|limit| whole(limit * f64::from(scale)) * PARTS_OF_MEAN);
        let taken = Taken::Score {
            items: items.iter().map(|item| (item.clone(), reversed.contains(item))).collect(),
            ends: min + max,
            above,
        };
        let outcome = if above.is_some() { Outcome::Share } else { mean_of_means(scale) };
        Ok((vec![self.input(set, &Only::new(), taken)?], outcome))
    }

    /// Returns what is added up for each limit or word of the bands.
    fn bands(&self, set: &FactSet, bands: &Bands) -> Result<Vec<Input>, FormulaFault> {
        let taken: Vec<Taken> = match (&self.formula.value, bands) {
            (Recipe::Scale { items, reversed, above: None }, Bands::Above(limits)) => {
                let input = |limit: &f64| self.scale(set, items, reversed, Some(*limit));
                let inputs = limits.iter().map(input).collect::<Result<Vec<_>, _>>()?;
                return Ok(inputs.into_iter().flat_map(|(inputs, _)| inputs).collect());
            }
            (Recipe::PersonMean { column, at_least }, Bands::AtLeast(limits)) => {
                let (min, _, scale) = self.number(set, column)?;
                let taken = |limit: &f64| Taken::PersonMean {
                    column: column.clone(),
                    min: i64::from(min),
                    at_least: (*at_least).max(1),
                    reaches: Some(whole(limit * f64::from(scale))),
                };
                limits.iter().map(taken).collect()
            }
            (Recipe::Share { column, .. }, Bands::Words(words)) => {
                let codes = self.codes(self.column(set, column)?, words)?.into_iter().flatten();
                let taken = |code| Taken::OneOf { column: column.clone(), codes: vec![code] };
                codes.map(taken).collect()
            }
            _ => return Err(self.fault("its values have no such bands".to_owned())),
        };
        taken.into_iter().map(|taken| self.input(set, &Only::new(), taken)).collect()
    }

    fn ratio(
        &self,
        set: &FactSet,
        part: &Amount,
        whole: &Amount,
    ) -> Result<(Vec<Input>, Outcome), FormulaFault> {
        let (part, part_scale) = self.amount(set, part)?;
        let (whole, whole_scale) = self.amount(set, whole)?;
        let percent = if self.indicator.unit == Measure::Percent { 100.0 } else { 1.0 };
        let times = percent * f64::from(whole_scale) / f64::from(part_scale);
        Ok((vec![part, whole], Outcome::Ratio { times }))
    }

    fn amount(&self, own: &FactSet, amount: &Amount) -> Result<(Input, i32), FormulaFault> {
        let set = amount.facts.as_ref().map_or(Ok(own), |id| self.set(id))?;
        if set.period != own.period {
            return Err(self.fault(format!("`{}` has periods of another type", set.id)));
        }
        let (taken, scale) = match &amount.sum {
            None => (Taken::Rows, 1),
            Some(column) => (Taken::Number { column: column.clone() }, self.number(set, column)?.2),
        };
        Ok((self.input(set, &amount.only, taken)?, scale))
    }

    /// What the formula says of its rows holds for its own set.
    fn input(&self, set: &FactSet, more: &Only, taken: Taken) -> Result<Input, FormulaFault> {
        let (mut only, mut except) = (self.filter(set, more)?, Vec::new());
        if set.id == self.formula.facts {
            only.extend(self.filter(set, &self.formula.only)?);
            for rows in &self.formula.except {
                except.push(self.filter(set, rows)?);
            }
        }
        Ok(Input { set: set.id.clone(), only, except, taken })
    }

    fn filter(&self, set: &FactSet, only: &Only) -> Result<Filter, FormulaFault> {
        let bound = |(name, words): (&ColumnName, &Vec<String>)| {
            Ok((name.clone(), self.codes(self.column(set, name)?, words)?))
        };
        only.iter().map(bound).collect()
    }

    fn column<'s>(&self, set: &'s FactSet, name: &ColumnName) -> Result<&'s Column, FormulaFault> {
        let missing = || self.fault(format!("`{}` has no column `{name}`", set.id));
        set.column(name.as_str()).ok_or_else(missing)
    }

    fn codes(&self, column: &Column, words: &[String]) -> Result<Vec<Option<i8>>, FormulaFault> {
        let ColumnKind::Word { codes } = &column.kind else {
            return Err(self.fault(format!("`{}` has no words", column.name)));
        };
        let code = |word: &String| {
            if word.is_empty() {
                return Ok(None);
            }
            let found = codes.iter().find(|code| code.word == *word).map(|code| Some(code.number));
            found.ok_or_else(|| self.fault(format!("`{}` has no word `{word}`", column.name)))
        };
        words.iter().map(code).collect()
    }

    /// Returns the least and the most a number can be in its smallest parts, and how many they are of one.
    fn number(&self, set: &FactSet, name: &ColumnName) -> Result<(i32, i32, i32), FormulaFault> {
        let column = self.column(set, name)?;
        let ColumnKind::Number { min, max, .. } = column.kind else {
            return Err(self.fault(format!("`{name}` is no number")));
        };
        let scale = column.scale();
        let parts = |end: f64| i32::try_from(whole(end * f64::from(scale))).unwrap_or(i32::MAX);
        Ok((parts(min), parts(max), scale))
    }

    /// A dimension is a column with its words, or what the words of one are part of.
    fn dimension(&self, set: &FactSet, name: &str) -> Result<Dimension, FormulaFault> {
        let words = |column: &Column| match &column.kind {
            ColumnKind::Word { codes } => codes.clone(),
            _ => Vec::new(),
        };
        let own = set.columns.iter().find(|column| column.name.as_str().replace('_', "-") == name);
        let coarser = || set.columns.iter().find(|column| column.coarser.as_deref() == Some(name));
        let (column, members): (_, Vec<(i8, String)>) = match (own, coarser()) {
            (Some(column), _) => {
                let codes = words(column).into_iter();
                (column, codes.map(|code| (code.number, code.word)).collect())
            }
            (None, Some(column)) => {
                let codes = words(column).into_iter();
                let within = codes.filter_map(|code| Some((code.number, code.within?)));
                (column, within.collect())
            }
            (None, None) => {
                return Err(self.fault(format!("`{}` has no dimension `{name}`", set.id)));
            }
        };
        if members.is_empty() {
            return Err(self.fault(format!("`{name}` has no words")));
        }
        Ok(Dimension { name: name.to_owned(), column: column.name.clone(), members })
    }
}

fn mean_of_means(scale: i32) -> Outcome {
    #[expect(clippy::cast_precision_loss, reason = "ten thousand")]
    let parts = PARTS_OF_MEAN as f64;
    Outcome::Mean { parts: parts * f64::from(scale) }
}

#[expect(clippy::cast_possible_truncation, reason = "bounds of columns are small")]
fn whole(number: f64) -> i64 {
    number.round() as i64
}
