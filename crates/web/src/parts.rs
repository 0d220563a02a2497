//! What the macros under `templates/parts` draw: facts, tables, pagers.

use serde::Serialize;

/// A word and what it is here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Fact {
    /// The word.
    pub label: String,
    /// What it is.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

impl Fact {
    /// Makes a fact that leads nowhere.
    pub fn new(label: String, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), href: None }
    }

    /// Makes a fact that leads to `href`.
    pub fn to(label: String, text: impl Into<String>, href: String) -> Self {
        Self { label, text: text.into(), href: Some(href) }
    }
}

/// A data table.
#[derive(Debug, Clone, Serialize)]
pub struct Table {
    /// What it shows, for those who cannot see it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, Serialize)]
pub struct Column {
    /// The heading.
    pub label: String,
    /// Whether its cells are numbers.
    pub numeric: bool,
    /// Whether its cells are short words that stay on one line, such as days.
    pub on_a_line: bool,
}

impl Column {
    /// Makes a column of words.
    pub fn words(label: String) -> Self {
        Self { label, numeric: false, on_a_line: false }
    }

    /// Makes a column of numbers.
    pub fn numbers(label: String) -> Self {
        Self { label, numeric: true, on_a_line: false }
    }

    /// Makes a column of short words that stay on one line.
    pub fn line(label: String) -> Self {
        Self { label, numeric: false, on_a_line: true }
    }
}

/// A row of a table; its first cell heads it.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// Whether it is the reader's own, or the whole.
    pub own: bool,
    /// The cells.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// Where they lead.
    pub href: Option<String>,
    /// A status instead of words.
    pub status: Option<&'static str>,
    /// Whether there is nothing to show.
    pub nothing: bool,
    /// Its id, to lead to its row.
    pub id: Option<String>,
}

impl Cell {
    /// Makes a cell of words.
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Makes a cell that leads to `href`.
    pub fn link(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), href: Some(href.into()), ..Self::default() }
    }

    /// Makes a cell with a status.
    pub fn status(code: &'static str) -> Self {
        Self { status: Some(code), ..Self::default() }
    }

    /// Makes a cell that says there is nothing.
    pub fn nothing(text: impl Into<String>) -> Self {
        Self { text: text.into(), nothing: true, ..Self::default() }
    }
}

/// Earlier and later part of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct Pager {
    /// Which part this is.
    pub text: String,
    /// The address of the part before.
    pub previous: Option<String>,
    /// The address of the part after.
    pub next: Option<String>,
}

/// A drawing on a page, with another for phones.
#[derive(Debug, Clone, Serialize)]
pub struct Picture {
    /// The drawing.
    pub wide: String,
    /// The drawing for phones.
    pub narrow: Option<String>,
    /// What it shows and how it is read.
    pub caption: String,
    /// Table, exports and link.
    pub links: Links,
}

/// Table, exports and link of a figure or chart.
#[derive(Debug, Clone, Serialize, Default)]
pub struct Links {
    /// The table.
    pub table: Option<String>,
    /// The figures as CSV.
    pub csv: Option<String>,
    /// The figures as a workbook.
    pub xlsx: Option<String>,
    /// The drawing.
    pub svg: Option<String>,
    /// The page itself.
    pub page: Option<String>,
}
