//! From figures to what a page shows of them: words, cards, tables and charts. It reads no rows and knows no
//! address but those it is given.

pub(crate) mod across;
pub(crate) mod bar;
mod borders;
pub(crate) mod card;
pub(crate) mod draw;
pub(crate) mod funnel;
pub(crate) mod lead;
pub(crate) mod map;
pub(crate) mod strip;
pub(crate) mod trend;
pub(crate) mod words;

#[cfg(test)]
pub(crate) mod samples;
