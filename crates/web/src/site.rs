//! What the pages of all vaults share, and what those of one vault do.

use std::sync::Arc;

use actions::app::App;
use domain::{report::Talk, text::Locale};

use crate::render::Templates;

/// Makes the PDF of a talk.
pub type TalkPrinter = dyn Fn(&Talk, Locale) -> Result<Vec<u8>, String> + Send + Sync;

/// Makes a workbook of a table: the name of the sheet, headings, rows of cells.
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
    /// Lines about source and definition, for a sheet of their own.
    pub about: Vec<String>,
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
    /// What makes files.
    pub printers: Printers,
    /// Whether cookies are only sent over TLS.
    pub cookies: Cookies,
}

/// Whether cookies are only sent over TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookies {
    /// Only over TLS: behind a real address.
    Secure,
    /// Over plain HTTP too: on one's own machine.
    Plain,
}
