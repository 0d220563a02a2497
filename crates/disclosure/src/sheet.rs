//! What files say, before it is understood, and what can be wrong with it.

/// The rows of a file as they stand there.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// The names in the heading.
    pub headings: Vec<String>,
    /// The line of each row in the file, and its fields.
    pub rows: Vec<(u64, Vec<String>)>,
}

impl Sheet {
    /// Returns the column of a name.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        self.headings.iter().position(|heading| heading.trim() == name)
    }
}

/// Returns a field without the space around it; one that is not there is empty.
pub(crate) fn field(fields: &[String], column: usize) -> &str {
    fields.get(column).map_or("", |field| field.trim())
}

/// Which of the files something stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The file of the hierarchies.
    Hierarchy,
    /// The table of this number, from nought.
    Table(usize),
}

/// Something that is wrong with what was given, with where it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("row {row}: {kind}")]
pub struct Fault {
    /// The file.
    pub place: Place,
    /// The line of the file, from 1.
    pub row: u64,
    /// What is wrong and what to do.
    pub kind: FaultKind,
}

/// What is wrong, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// A column is missing.
    #[error("there is no column `{0}`; add it to the heading")]
    NoColumn(String),
    /// A column has the name of another.
    #[error("two columns are called `{0}`; rename or remove one")]
    TwoColumns(String),
    /// There is no dimension, only numbers.
    #[error("there is no column beside `n`; add a column for each dimension")]
    NoDimension,
    /// A row has more or fewer fields than the heading.
    #[error("the row has {found} fields and the heading {wanted}; mend the row")]
    Fields {
        /// How many the row has.
        found: usize,
        /// How many the heading has.
        wanted: usize,
    },
    /// A field is empty.
    #[error("the field `{0}` is empty; write a code")]
    Empty(String),
    /// A count is no whole number.
    #[error("n is `{0}`; write a whole number from 0 to 1000000000000")]
    NotACount(String),
    /// A code is no node of its dimension.
    #[error("`{code}` is not in the hierarchy of `{dimension}`; add it there or mend the code")]
    UnknownCode {
        /// The dimension.
        dimension: String,
        /// The code.
        code: String,
    },
    /// A leaf cell is given twice.
    #[error("the same cell stands in row {0}; leave one of them out, or add them up")]
    Twice(u64),
    /// A code stands above another code of the same table, so that its people would be counted twice.
    #[error("`{above}` of `{dimension}` stands above `{below}` in row {row}; give only the finest")]
    Above {
        /// The dimension.
        dimension: String,
        /// The upper code.
        above: String,
        /// The lower code.
        below: String,
        /// The row of the lower code.
        row: u64,
    },
    /// A hierarchy is of no dimension of any table.
    #[error("no table has a column `{0}`; mend the name of the dimension")]
    NoSuchDimension(String),
    /// A node has two parents.
    #[error("`{child}` already has the parent `{parent}`; a node has one parent")]
    TwoParents {
        /// The node.
        child: String,
        /// The parent it has.
        parent: String,
    },
    /// A node stands above itself.
    #[error("`{0}` stands above itself; break the circle")]
    Circle(String),
    /// Nothing stands above two nodes of a dimension.
    #[error("both `{one}` and `{other}` are at the top of `{dimension}`; put one total above them")]
    TwoTops {
        /// The dimension.
        dimension: String,
        /// One of them.
        one: String,
        /// Another.
        other: String,
    },
    /// Two tables differ about a cell that stands in both.
    #[error(
        "cell {cell} is {here} here and {there} in another table; mend the tables so that they agree"
    )]
    Disagree {
        /// The codes of the cell.
        cell: String,
        /// The count of this table.
        here: u64,
        /// The count of the other table.
        there: u64,
    },
    /// A cell is divided otherwise in another table.
    #[error(
        "cell {0} is made of other cells along `{1}` in another table; give both the same rows"
    )]
    OtherParts(String, String),
    /// The cells are too many.
    #[error("the table has more than {0} cells; leave out dimensions or levels")]
    TooMany(usize),
    /// A cell has no status that is known.
    #[error("the status is `{0}`; write published, primary or secondary")]
    NoStatus(String),
    /// A cell is not the sum of its parts.
    #[error(
        "cell {cell} is {found}, but its parts along `{dimension}` add up to {sum}; the file is not whole"
    )]
    NotTheSum {
        /// The codes of the cell.
        cell: String,
        /// The dimension.
        dimension: String,
        /// Its count.
        found: u64,
        /// What its parts add up to.
        sum: u64,
    },
}
