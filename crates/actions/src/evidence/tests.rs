mod across;
mod goals;
pub(crate) mod small_town;
mod units;
