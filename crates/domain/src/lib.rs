//! The words and rules of the trade. Pure: no clock, no file, no database, no text for the screen.
//!
//! # Glossary
//!
//! One word stands for one thing, here, in SQL, in addresses, templates, texts and tests.
//!
//! | Word | Danish on screen | Meaning |
//! |---|---|---|
//! | [vault](vault::Vault) | kommunens boks | all that Pejl holds for one municipality, or for the network |
//! | [unit](unit::Unit) | enhed (skole, dagtilbud, kommune) | a place in the organisation that figures and goals are about |
//! | [placement](unit::Placement) | placering | a unit's dated place below another in one hierarchy |
//! | [succession](unit::Succession) | afløsning | a unit that merged into, moved to or was split into another |
//! | [period](period::Period) | periode | school year, calendar year, quarter or measurement round |
//! | [indicator](indicator::Indicator) | indikator | what is measured, as data |
//! | [figure](figure::Figure) | tal | an indicator's value for a unit, a period and a breakdown |
//! | [reading](delivery::Reading) | aflæsning | one value as it stood in a delivered file |
//! | [delivery](delivery::Delivery) | dataleverance | files that arrived together, with source and purpose |
//! | [problem](delivery::Problem) | fejl i leverance | what is wrong with a row, and what to do about it |
//! | [fact set](fact::FactSet) | faktasamling | facts about single persons or units that may be kept, as data |
//! | [pseudonym](fact::Pseudonym) | pseudonym | what stands for a person in place of the person number |
//! | [purpose](fact::Purpose) | formål | what facts may be read for |
//! | [goal](goal::Goal) | mål | what a level of the municipality wants to reach |
//! | [target](target::Target) | resultatmål | a dated rule about a figure that tells if a goal is reached |
//! | [status](status::Status) | status | how a target stands, never typed, always computed |
//! | [post](access::Post) | stilling | a person's role at a unit from one date to another |
//! | [scope](access::Scope) | adgang | what one person may see and do |
//! | [event](event::Event) | hændelse | what somebody did, and when |
#![warn(missing_docs)]

pub mod access;
pub mod breakdown;
pub mod delivery;
pub mod effort;
pub mod event;
pub mod fact;
pub mod figure;
pub mod goal;
pub mod id;
pub mod indicator;
pub mod municipality;
pub mod period;
pub mod report;
pub mod status;
pub mod target;
pub mod text;
pub mod unit;
pub mod vault;
