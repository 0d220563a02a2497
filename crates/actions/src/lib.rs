//! What people can do. One function a verb: check the scope, apply the rule, write rows and an event
//! in one transaction, commit. Pages, commands and jobs all come through here.

pub mod access;
pub mod account;
pub mod app;
pub mod clock;
pub mod deliveries;
pub mod described;
pub mod efforts;
pub mod error;
pub mod evidence;
pub mod facts;
pub mod goals;
pub mod jobs;
pub mod load;
pub mod national;
pub mod noise;
pub mod passkeys;
pub mod people;
mod sealed;
pub mod settings;
pub mod shipped;
pub mod sign_in;
pub mod talk;
pub mod units;
