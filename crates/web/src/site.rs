//! What the pages of all vaults share, and what those of one vault do.

use std::sync::Arc;

use actions::app::App;
use domain::{report::Talk, text::Locale};
use jiff::civil::Date;

use crate::{cache::Cache, render::Templates};

/// Makes the PDF of a talk.
pub type TalkPrinter = dyn Fn(&Talk, Locale) -> Result<Vec<u8>, String> + Send + Sync;

/// Makes a workbook of a table.
pub type SheetPrinter = dyn Fn(&Sheet) -> Result<Vec<u8>, String> + Send + Sync;

/// A table on its way out as a workbook.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// The name.
    pub name: String,
    /// The headings.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
    /// The language.
    pub locale: Locale,
    /// The day it was made.
    pub made_on: Date,
    /// How many decimals numbers are shown with.
    pub decimals: u8,
    /// The name of the sheet with source and definition.
    pub about_title: String,
    /// Source and definition, each with its name.
    pub about: Vec<(String, String)>,
}

/// A cell of a table on its way out.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text; never a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// Nothing.
    Empty,
}

/// What makes files of reports and tables; given by the binary, so that pages link no type setter.
#[derive(Clone)]
pub struct Printers {
    /// Makes the PDF of a talk.
    pub talk: Arc<TalkPrinter>,
    /// Makes a workbook.
    pub sheet: Arc<SheetPrinter>,
}

/// One vault with its pages.
pub struct Site {
    /// The first part of every address, such as `/fjordby`.
    pub base: String,
    /// The vault.
    pub app: Arc<App>,
    /// The templates.
    pub templates: Arc<Templates>,
    /// Parts of pages that were made before.
    pub cache: Cache,
    /// What makes files.
    pub printers: Printers,
    /// Whether cookies are only sent over TLS.
    pub cookies: Cookies,
    /// The address people use, such as `https://pejl.example.dk`; none on one's own machine.
    pub public_address: Option<String>,
}

/// Whether cookies are only sent over TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// Only over TLS: behind a real address.
    Secure,
    /// Over plain HTTP too: on one's own machine.
    Plain,
}
