//! Pages, forms and sign-in over HTTP. Reads go from a page straight to rows and evidence, changes only
//! through `actions`. No other crate names the web framework or the template engine.

mod api;
mod assets;
pub mod cache;
pub mod ctx;
pub mod error;
pub mod form;
mod guard;
pub mod pages;
pub mod parts;
mod picture;
pub mod render;
mod router;
mod server;
mod sessions;
pub mod shell;
mod sign_in;
pub mod site;
pub mod words;

pub use router::router;
pub use server::serve;
