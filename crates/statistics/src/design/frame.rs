//! Named columns.

use std::collections::BTreeMap;

use super::DesignError;

/// Is columns of one length, by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Frame {
    columns: Vec<(String, Column)>,
}

/// Is a column; what is missing is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Numbers; NaN is missing.
    Numbers(Vec<f64>),
    /// Words, each by its place among all words of the column in order.
    Words {
        /// The words in order.
        words: Vec<String>,
        /// The place of each row's.
        rows: Vec<Option<u32>>,
    },
}

impl Column {
    /// Returns how many rows there are.
    pub fn rows(&self) -> usize {
        match self {
            Self::Numbers(numbers) => numbers.len(),
            Self::Words { rows, .. } => rows.len(),
        }
    }

    /// Tells whether a row has a value.
    pub fn has(&self, row: usize) -> bool {
        match self {
            Self::Numbers(numbers) => numbers.get(row).is_some_and(|value| !value.is_nan()),
            Self::Words { rows, .. } => rows.get(row).is_some_and(Option::is_some),
        }
    }

    /// Returns a row's value as a word; empty when it has none.
    pub fn word(&self, row: usize) -> String {
        match self {
            Self::Numbers(numbers) => numbers.get(row).map(f64::to_string).unwrap_or_default(),
            Self::Words { words, rows } => {
                let place = rows.get(row).copied().flatten();
                let word = place.and_then(|place| words.get(place as usize));
                word.cloned().unwrap_or_default()
            }
        }
    }
}

/// Is a column on its way, cell by cell. Blank and `NA` is missing.
#[derive(Debug, Default)]
pub struct Cells {
    numbers: Vec<f64>,
    words: BTreeMap<String, u32>,
    rows: Vec<Option<u32>>,
    kind: Kind,
}

#[derive(Debug, Default, PartialEq)]
enum Kind {
    /// Nothing was there yet but what is missing.
    #[default]
    Unknown,
    Numbers,
    Words,
    /// Numbers came first, then a word.
    Mixed,
}

impl Cells {
    /// Begins a column that has words, whatever they look like.
    pub fn of_words() -> Self {
        Self { kind: Kind::Words, ..Self::default() }
    }

    /// Adds a cell.
    pub fn push(&mut self, cell: &str) {
        let number = match cell.trim() {
            "" | "NA" => None,
            cell => Some(cell.parse::<f64>().ok().filter(|value| value.is_finite())),
        };
        match (&self.kind, number) {
            (Kind::Unknown, Some(Some(_))) => self.kind = Kind::Numbers,
            (Kind::Unknown, Some(None)) => {
                self.rows = vec![None; self.numbers.len()];
                self.kind = Kind::Words;
            }
            (Kind::Numbers, Some(None)) => self.kind = Kind::Mixed,
            _ => {}
        }
        if self.kind == Kind::Words {
            let place = number.is_some().then(|| self.place(cell.trim()));
            self.rows.push(place);
        } else {
            self.numbers.push(number.flatten().unwrap_or(f64::NAN));
        }
    }

    fn place(&mut self, word: &str) -> u32 {
        if let Some(place) = self.words.get(word) {
            return *place;
        }
        let place = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.insert(word.to_owned(), place);
        place
    }

    /// Returns the column; none when it has numbers and words, so that it must be read again as words.
    pub fn column(self) -> Option<Column> {
        match self.kind {
            Kind::Mixed => None,
            Kind::Unknown | Kind::Numbers => Some(Column::Numbers(self.numbers)),
            Kind::Words => {
                let mut order = vec![0; self.words.len()];
                for (at, place) in (0..).zip(self.words.values()) {
                    order.get_mut(*place as usize).into_iter().for_each(|of| *of = at);
                }
                let place = |place: u32| order.get(place as usize).copied();
                let rows = self.rows.into_iter().map(|row| row.and_then(place)).collect();
                Some(Column::Words { words: self.words.into_keys().collect(), rows })
            }
        }
    }
}

impl Frame {
    /// Adds a column.
    pub fn push(&mut self, name: String, column: Column) {
        self.columns.push((name, column));
    }

    /// Returns the column of a name.
    ///
    /// # Errors
    /// When there is none.
    pub fn column(&self, name: &str) -> Result<&Column, DesignError> {
        let found = self.columns.iter().find(|(of, _)| of == name);
        found.map(|(_, column)| column).ok_or_else(|| DesignError::NoColumn(name.to_owned()))
    }
}
