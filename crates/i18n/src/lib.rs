//! Danish and English: texts, numbers, dates, and the order of names.
//!
//! What users read stands in `locales/*.ftl` and in the data files, never in code.

mod dates;
mod names;
mod numbers;
mod texts;

pub use dates::{date, day_and_time};
pub use names::{search_key, sort_key};
pub use numbers::{amount, decimal, interval, measured, whole};
pub use texts::{Args, has, keys, t, tr};
