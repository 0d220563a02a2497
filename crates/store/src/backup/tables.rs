//! The tables of an archive, each after those it refers to.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Text,
    Integer,
    Real,
    Boolean,
}

use Column::{Boolean, Integer, Real, Text};

/// A table with its columns, and the key by which its rows are ordered.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: &'static [(&'static str, Column)],
    key: &'static str,
}

impl Table {
    /// Returns the statement that reads all rows.
    pub(super) fn select(&self) -> String {
        format!("select {} from {} order by {}", self.names(), self.name, self.key)
    }

    /// Returns the statement that finds out whether there is a row that somebody wrote.
    pub(super) fn find_any(&self) -> String {
        let condition = if self.name == "revision" { "number > 0" } else { "1 = 1" };
        format!("select cast(1 as bigint) from {} where {condition} limit 1", self.name)
    }

    /// Returns the statement that adds rows, up to the marks of their values.
    pub(super) fn insert(&self) -> String {
        format!("insert into {} ({}) values ", self.name, self.names())
    }

    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }
}

/// All tables but those of sessions and failed attempts.
pub(super) const TABLES: &[Table] = &[
    Table {
        name: "vault",
        columns: &[("id", Integer), ("holder", Text), ("name", Text), ("truth", Text)],
        key: "id",
    },
    Table {
        name: "people",
        columns: &[
            ("id", Text),
            ("name", Text),
            ("email", Text),
            ("email_key", Text),
            ("locale", Text),
            ("sort_key", Text),
            ("password_hash", Text),
        ],
        key: "id",
    },
    Table {
        name: "passkeys",
        columns: &[
            ("id", Text),
            ("person", Text),
            ("name", Text),
            ("key", Text),
            ("added_at", Integer),
        ],
        key: "id",
    },
    Table {
        name: "posts",
        columns: &[
            ("person", Text),
            ("role", Text),
            ("unit", Text),
            ("from_day", Text),
            ("until_day", Text),
        ],
        key: "person, role, unit, from_day",
    },
    Table {
        name: "events",
        columns: &[
            ("id", Text),
            ("at", Integer),
            ("actor", Text),
            ("verb", Text),
            ("subject_kind", Text),
            ("subject_id", Text),
            ("details", Text),
        ],
        key: "id",
    },
    Table { name: "revision", columns: &[("id", Integer), ("number", Integer)], key: "id" },
    Table {
        name: "jobs",
        columns: &[
            ("id", Text),
            ("kind", Text),
            ("payload", Text),
            ("enqueued_at", Integer),
            ("state", Text),
            ("attempts", Integer),
            ("done", Integer),
            ("total", Integer),
            ("lease_until", Integer),
            ("ended_at", Integer),
            ("outcome", Text),
        ],
        key: "id",
    },
    Table {
        name: "deliveries",
        columns: &[
            ("sequence", Integer),
            ("id", Text),
            ("state", Text),
            ("format", Text),
            ("files", Text),
            ("headings", Text),
            ("fingerprint", Text),
            ("source", Text),
            ("purpose", Text),
            ("person", Text),
            ("at", Integer),
            ("difference", Text),
            ("stored_figures", Integer),
            ("stored_units", Integer),
        ],
        key: "sequence",
    },
    Table {
        name: "problems",
        columns: &[
            ("delivery", Text),
            ("number", Integer),
            ("kind", Text),
            ("file", Text),
            ("line", Integer),
            ("heading", Text),
            ("value", Text),
            ("detail", Text),
        ],
        key: "delivery, number",
    },
    Table {
        name: "problem_counts",
        columns: &[("delivery", Text), ("kind", Text), ("number", Integer)],
        key: "delivery, kind",
    },
    Table {
        name: "units",
        columns: &[
            ("number", Text),
            ("delivery", Integer),
            ("current", Boolean),
            ("name", Text),
            ("kind", Text),
            ("part", Text),
            ("main", Text),
            ("municipality", Text),
            ("ownership", Text),
            ("opened", Text),
            ("closed", Text),
            ("latitude", Real),
            ("longitude", Real),
            ("sort_key", Text),
            ("search_key", Text),
        ],
        key: "number, delivery",
    },
    Table {
        name: "placements",
        columns: &[
            ("hierarchy", Text),
            ("unit", Text),
            ("parent", Text),
            ("from_day", Text),
            ("until_day", Text),
        ],
        key: "unit, hierarchy, parent, from_day",
    },
    Table {
        name: "successions",
        columns: &[("old", Text), ("new", Text), ("kind", Text), ("on_day", Text)],
        key: "old, new",
    },
    Table {
        name: "slices",
        columns: &[("id", Integer), ("indicator", Text), ("period", Text), ("breakdown", Text)],
        key: "id",
    },
    Table {
        name: "delivery_slices",
        columns: &[("delivery", Integer), ("slice", Integer)],
        key: "delivery, slice",
    },
    Table {
        name: "shapes",
        columns: &[
            ("id", Integer),
            ("state", Text),
            ("reason", Text),
            ("interval_kind", Text),
            ("n_basis", Text),
            ("basis", Text),
            ("verdict", Text),
        ],
        key: "id",
    },
    Table {
        name: "figures",
        columns: &[
            ("slice", Integer),
            ("unit", Text),
            ("delivery", Integer),
            ("current", Boolean),
            ("shape", Integer),
            ("estimate", Real),
            ("lower", Real),
            ("upper", Real),
            ("n", Real),
            ("file", Integer),
            ("heading", Integer),
            ("line", Integer),
        ],
        key: "slice, unit, delivery",
    },
    Table {
        name: "fact_parts",
        columns: &[
            ("fact_set", Text),
            ("period", Text),
            ("unit", Text),
            ("delivery", Integer),
            ("current", Boolean),
            ("stored_rows", Integer),
        ],
        key: "fact_set, period, unit, delivery",
    },
    Table {
        name: "fact_readings",
        columns: &[("event", Text), ("fact_set", Text), ("delivery", Text), ("read_for", Text)],
        key: "event",
    },
    Table {
        name: "efforts",
        columns: &[
            ("id", Text),
            ("title_da", Text),
            ("title_en", Text),
            ("theory_da", Text),
            ("theory_en", Text),
            ("rests_on", Text),
            ("owner", Text),
            ("dose_in", Text),
            ("indicator", Text),
            ("breakdown", Text),
            ("horizon", Integer),
            ("state", Text),
            ("author", Text),
            ("written_at", Integer),
        ],
        key: "id",
    },
    Table {
        name: "effort_uses",
        columns: &[
            ("effort", Text),
            ("unit", Text),
            ("from_day", Text),
            ("until_day", Text),
            ("dose", Real),
        ],
        key: "effort, unit",
    },
    Table {
        name: "goals",
        columns: &[
            ("id", Text),
            ("version", Integer),
            ("current", Boolean),
            ("key", Text),
            ("level", Text),
            ("title_da", Text),
            ("title_en", Text),
            ("text_da", Text),
            ("text_en", Text),
            ("owner", Text),
            ("decision", Text),
            ("from_day", Text),
            ("until_day", Text),
            ("author", Text),
            ("written_at", Integer),
        ],
        key: "id, version",
    },
    Table {
        name: "contributions",
        columns: &[
            ("goal", Text),
            ("version", Integer),
            ("position", Integer),
            ("contributes_to", Text),
        ],
        key: "goal, version, position",
    },
    Table {
        name: "goal_units",
        columns: &[("goal", Text), ("version", Integer), ("position", Integer), ("unit", Text)],
        key: "goal, version, position",
    },
    Table {
        name: "goal_states",
        columns: &[
            ("goal", Text),
            ("number", Integer),
            ("state", Text),
            ("author", Text),
            ("at", Integer),
        ],
        key: "goal, number",
    },
    Table {
        name: "targets",
        columns: &[
            ("id", Text),
            ("version", Integer),
            ("current", Boolean),
            ("withdrawn", Boolean),
            ("goal", Text),
            ("indicator", Text),
            ("breakdown", Text),
            ("rule", Text),
            ("by_period", Text),
            ("author", Text),
            ("written_at", Integer),
        ],
        key: "id, version",
    },
];
