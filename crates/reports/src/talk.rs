//! The basis for a school development talk, as an accessible PDF.
//!
//! Every sentence is made here from the figures by rule; the template only lays them out.

mod breakdowns;
mod cards;
mod closing;
mod content;
mod guard;
mod lead;
mod pictures;
mod place;
mod questions;
mod targets;
mod words;
mod years;

use domain::{report::Talk, text::Locale};

use crate::{
    error::ReportError,
    world::{self, Finished, Template},
};

/// Gets ready to make the first report, for the time in which its data are gathered.
pub fn warm_up() {
    world::warm_up();
}

/// Makes the PDF of a talk: PDF/A-2a and PDF/UA-1, tagged, in one language.
///
/// # Errors
/// When the talk holds what its readers must not see, or when Typst cannot set it.
pub fn render(talk: &Talk, locale: Locale) -> Result<Vec<u8>, ReportError> {
    finish(talk, locale).map(|finished| finished.pdf)
}

fn finish(talk: &Talk, locale: Locale) -> Result<Finished, ReportError> {
    guard::check(talk)?;
    world::set(Template::Talk, &content::of(talk, locale), talk.made_on)
}

#[cfg(test)]
mod tests;
