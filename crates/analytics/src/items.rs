//! Answers to the items of a scale, added up over those who answered all of them.

use std::{collections::BTreeMap, path::Path, str::FromStr};

use arrow_array::{
    Array as _, ArrayAccessor as _, DictionaryArray, Int32Array, RecordBatch, StringArray,
    types::Int32Type,
};
use domain::{
    fact::{FactSet, Role},
    indicator::formula::{Bound, Taken},
};

use crate::{error::FactFileError, file::open, key::FactKey, rollup::UnitPeriod};

/// Sums of answers, from which a scale's covariances follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemAnswers {
    /// How many answered all items.
    pub n: u64,
    /// Of each item the answers added up, reversed ones turned.
    pub sums: Vec<i64>,
    /// Of each item with itself and each before it, the products added up.
    pub products: Vec<Vec<i128>>,
}

/// Adds up a file's answers to a scale by unit and period; nothing when the formula is of no scale.
pub fn item_answers(
    (set, formula): (&FactSet, &Bound),
    (name, key, path): (&str, &FactKey, &Path),
) -> Result<BTreeMap<UnitPeriod, ItemAnswers>, FactFileError> {
    let mut answers = BTreeMap::new();
    let Some(Taken::Score { items, ends, .. }) = formula.inputs.first().map(|input| &input.taken)
    else {
        return Ok(answers);
    };
    for batch in open(set, name, key, path)? {
        let batch = batch?;
        let columns: Vec<(&Int32Array, bool)> = items
            .iter()
            .filter_map(|(item, reversed)| {
                let column = batch.column_by_name(item.as_str())?.as_any().downcast_ref()?;
                Some((column, *reversed))
            })
            .collect();
        add(set, &batch, (&columns, *ends), &mut answers)?;
    }
    Ok(answers)
}

fn add(
    set: &FactSet,
    batch: &RecordBatch,
    (columns, ends): (&[(&Int32Array, bool)], i32),
    answers: &mut BTreeMap<UnitPeriod, ItemAnswers>,
) -> Result<(), FactFileError> {
    for row in 0..batch.num_rows() {
        let answer = |(column, reversed): &(&Int32Array, bool)| {
            let value = column.is_valid(row).then(|| column.value(row))?;
            Some(i64::from(if *reversed { ends - value } else { value }))
        };
        let Some(row_answers) = columns.iter().map(answer).collect::<Option<Vec<i64>>>() else {
            continue;
        };
        let key = (text(set, batch, (Role::Period, row))?, text(set, batch, (Role::Unit, row))?);
        let items = row_answers.len();
        let none = || ItemAnswers {
            n: 0,
            sums: vec![0; items],
            products: (0..items).map(|item| vec![0; item + 1]).collect(),
        };
        answers.entry(key).or_insert_with(none).take(&row_answers);
    }
    Ok(())
}

impl ItemAnswers {
    fn take(&mut self, answers: &[i64]) {
        self.n += 1;
        for ((sum, products), answer) in self.sums.iter_mut().zip(&mut self.products).zip(answers) {
            *sum += answer;
            for (product, other) in products.iter_mut().zip(answers) {
                *product += i128::from(*answer) * i128::from(*other);
            }
        }
    }
}

fn text<T: FromStr>(
    set: &FactSet,
    batch: &RecordBatch,
    (role, row): (Role, usize),
) -> Result<T, FactFileError> {
    let column = set.columns.iter().find(|column| column.role == role);
    let column = column.and_then(|column| batch.column_by_name(column.name.as_str()));
    let texts = column.and_then(|column| column.as_any().downcast_ref());
    let texts = texts.and_then(DictionaryArray::<Int32Type>::downcast_dict::<StringArray>);
    let text = texts.filter(|texts| texts.keys().is_valid(row)).map(|texts| texts.value(row));
    let missing = || FactFileError::OtherColumns(format!("no {role:?} in row {row}"));
    text.and_then(|text| text.parse().ok()).ok_or_else(missing)
}
