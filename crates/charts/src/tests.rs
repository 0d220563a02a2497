//! Tests over all kinds of charts: what people see, and what holds for any input.

mod drawing;
mod properties;
mod rules;
mod samples;
mod snapshots;
