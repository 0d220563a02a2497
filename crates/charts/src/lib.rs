//! Charts of Pejl: plain numbers and localised words become accessible SVG, for pages and PDF
//! alike.
//!
//! Every chart is a struct with a `draw` method that takes a [`look::Look`] and returns the
//! drawing, or says why there is [`input::Nothing`] to draw. The crate knows no language, no
//! clock and no storage; the same input always gives the same text.
//!
//! What all charts share: uncertainty is seen before the estimate; units beside the own one are
//! context in grey and never ranked; what colour says is also said by shape, dash or word; every
//! mark has a text, and where useful a link.

#![warn(missing_docs)]

mod axis;
pub mod chain;
mod element;
pub mod funnel;
pub mod input;
pub mod interval_bar;
mod labels;
pub mod look;
pub mod map;
pub mod multiples;
mod placement;
mod scale;
mod shape;
mod sheet;
pub mod strip;
mod text;
pub mod theme;
pub mod trend;

pub use {scale::Spacing, shape::Shape, sheet::Svg};

#[cfg(test)]
mod tests;
