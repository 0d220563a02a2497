//! The function that gives a row's mean of its answered items.
//!
//! `scale_score(items…)`: the mean in parts of a ten-thousandth, rounded half up, when at least half of the items
//! are answered, otherwise null (the rule of the national well-being survey, UVM's method note of 2016).

use std::sync::Arc;

use arrow_array::{Array as _, Int32Array, Int64Array};
use arrow_schema::DataType;
use datafusion::{
    common::{Result, internal_datafusion_err},
    logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility},
};
use domain::indicator::formula::PARTS_OF_MEAN;

/// The name of the function.
const SCALE_SCORE: &str = "scale_score";

/// `scale_score(items…)`.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct ScaleScore {
    /// Of each item whether the lowest answer is the best.
    reversed: Vec<bool>,
    /// The lowest and the highest answer added.
    ends: i32,
    signature: Signature,
}

impl ScaleScore {
    pub(crate) fn new(reversed: Vec<bool>, ends: i32) -> Self {
        Self { reversed, ends, signature: Signature::variadic_any(Volatility::Immutable) }
    }
}

impl ScalarUDFImpl for ScaleScore {
    fn name(&self) -> &'static str {
        SCALE_SCORE
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(DataType::Int64)
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = args.number_rows;
        let mut answered = vec![(0_i32, 0_i32); rows];
        for (value, reversed) in args.args.iter().zip(&self.reversed) {
            let array = value.to_array(rows)?;
            let items = array.as_any().downcast_ref::<Int32Array>();
            let items = items.ok_or_else(|| internal_datafusion_err!("an item is no number"))?;
            let (has_nulls, sign) = (items.null_count() > 0, if *reversed { -1 } else { 1 });
            let start = if *reversed { self.ends } else { 0 };
            for ((row, (sum, count)), item) in answered.iter_mut().enumerate().zip(items.values()) {
                let is_answered = i32::from(!(has_nulls && items.is_null(row)));
                *sum += is_answered * (start + sign * item);
                *count += is_answered;
            }
        }
        let items = i32::try_from(self.reversed.len()).unwrap_or(i32::MAX);
        let score = |(sum, count): (i32, i32)| {
            (count > 0 && 2 * count >= items).then(|| rounded(i64::from(sum), i64::from(count)))
        };
        let scores: Int64Array = answered.into_iter().map(score).collect();
        Ok(ColumnarValue::Array(Arc::new(scores)))
    }
}

/// Returns a mean in its parts, rounded half up.
fn rounded(sum: i64, count: i64) -> i64 {
    (2 * PARTS_OF_MEAN * sum + count).div_euclid(2 * count)
}
