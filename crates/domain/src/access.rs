//! Who may see and do what. The decisions are policies' (see `actions::access`); here are the words.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    figure::{Figure, Value, Withheld},
    id::PersonId,
    indicator::{Indicator, Secrecy},
    text::Locale,
    unit::UnitNumber,
};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$case_doc:meta])* $case:ident => $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$case_doc])* $case),+ }

        impl $name {
            /// All cases.
            pub const ALL: &'static [Self] = &[$(Self::$case),+];

            /// Returns the word used in files, rows, policies and text keys.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$case => $code),+ }
            }

            /// Returns the case with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$case),)+ _ => None }
            }
        }
    };
}

words! {
    /// What a person is in a post.
    Role {
        /// A member of the council or a committee.
        Councillor => "councillor",
        /// A director or chief in the administration.
        Chief => "chief",
        /// A member of the administration's staff.
        Administration => "administration",
        /// The leader of a unit.
        UnitLeader => "unit-leader",
        /// A professional leader within a unit.
        ProfessionalLeader => "professional-leader",
        /// A consultant of the network.
        NetworkConsultant => "network-consultant",
        /// Someone who checks what was done, and changes nothing.
        Auditor => "auditor",
        /// Someone who keeps people, posts and settings.
        Administrator => "administrator",
    }
}

words! {
    /// What can be allowed in a vault as a whole.
    Permission {
        /// See goals and their status.
        ViewGoals => "view-goals",
        /// State and change goals.
        StateGoals => "state-goals",
        /// See units and figures.
        ViewFigures => "view-figures",
        /// Take figures out as files.
        Export => "export",
        /// Make reports about all units.
        MakeReports => "make-reports",
        /// See deliveries and their problems.
        ViewDeliveries => "view-deliveries",
        /// Deliver, commit and undo.
        Deliver => "deliver",
        /// See who did what.
        ViewEvents => "view-events",
        /// Keep people and their posts.
        KeepPeople => "keep-people",
        /// Change the organisation.
        KeepOrganisation => "keep-organisation",
    }
}

/// A person's role at a unit, from one day to another. The unit of the whole municipality is its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The person.
    pub person: PersonId,
    /// The role.
    pub role: Role,
    /// The unit.
    pub unit: UnitNumber,
    /// The first day.
    pub from: Date,
    /// The last day, when it has ended or will end.
    pub until: Option<Date>,
}

impl Post {
    /// Tells whether the post is held on `day`.
    pub fn is_held_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The id.
    pub id: PersonId,
    /// The name.
    pub name: String,
    /// The address to sign in with.
    pub email: String,
    /// The language of the screens.
    pub locale: Locale,
}

/// Which units count as a person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnUnits {
    /// All units of the vault.
    All,
    /// These units and their departments.
    Only(BTreeSet<UnitNumber>),
}

/// What the policies decided for a set of roles.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grants {
    /// What is allowed in the vault as a whole.
    pub permissions: BTreeSet<Permission>,
    /// The secrecy classes that may be seen of own units.
    pub own: BTreeSet<Secrecy>,
    /// The secrecy classes that may be seen of other units.
    pub others: BTreeSet<Secrecy>,
}

/// What one person may see and do in one vault. Only [`Scope::new`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    person: Option<PersonId>,
    roles: BTreeSet<Role>,
    own_units: OwnUnits,
    grants: Grants,
    key: String,
}

impl Scope {
    /// Makes the scope of a person from roles, own units, and what the policies grant them.
    pub fn new(
        person: PersonId,
        roles: BTreeSet<Role>,
        own_units: OwnUnits,
        grants: Grants,
    ) -> Self {
        let key = format!("{grants:?}|{own_units:?}");
        Self { person: Some(person), roles, own_units, grants, key }
    }

    /// Keys the scope by what its own units follow from, such as posts, in place of the units, which can be
    /// ten thousand.
    #[must_use]
    pub fn keyed_by(self, posts: &str) -> Self {
        Self { key: format!("{:?}|{posts}", self.grants), ..self }
    }

    /// Makes the scope of the command line, where whoever can read the vault's folder may do all.
    pub fn command_line() -> Self {
        Self {
            person: None,
            roles: BTreeSet::new(),
            own_units: OwnUnits::All,
            grants: Grants {
                permissions: Permission::ALL.iter().copied().collect(),
                own: Secrecy::ALL.into_iter().filter(|class| *class != Secrecy::Person).collect(),
                others: Secrecy::ALL
                    .into_iter()
                    .filter(|class| *class != Secrecy::Person)
                    .collect(),
            },
            key: "command line".to_owned(),
        }
    }

    /// Returns the person, or none at the command line.
    pub const fn person(&self) -> Option<PersonId> {
        self.person
    }

    /// Returns the roles.
    pub const fn roles(&self) -> &BTreeSet<Role> {
        &self.roles
    }

    /// Returns the units that count as own.
    pub const fn own_units(&self) -> &OwnUnits {
        &self.own_units
    }

    /// Tells whether the scope has a role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Tells whether something is allowed in the vault as a whole.
    pub fn may(&self, permission: Permission) -> bool {
        self.grants.permissions.contains(&permission)
    }

    /// Tells whether a unit is one of the person's own.
    pub fn owns(&self, unit: &UnitNumber) -> bool {
        match &self.own_units {
            OwnUnits::All => true,
            OwnUnits::Only(units) => units.contains(unit),
        }
    }

    /// Tells whether an indicator's figures of a unit may be seen.
    ///
    /// Results that are confidential for units and municipalities are public for the country
    /// (folkeskoleloven § 55 b).
    pub fn may_see(&self, secrecy: Secrecy, unit: &UnitNumber) -> bool {
        if secrecy == Secrecy::Confidential && *unit == UnitNumber::country() {
            return self.may_see(Secrecy::Public, unit);
        }
        let classes = if self.owns(unit) { &self.grants.own } else { &self.grants.others };
        secrecy != Secrecy::Person && classes.contains(&secrecy)
    }

    /// Returns the figure as this person may see it: withheld where secrecy or few children ask it.
    #[must_use]
    pub fn view(&self, figure: Figure, indicator: &Indicator) -> Figure {
        let reason = if !self.may_see(indicator.secrecy, &figure.key.unit) {
            Some(Withheld::Secrecy)
        } else if !self.owns(&figure.key.unit) && is_small(&figure.value, indicator.minimum_n) {
            Some(Withheld::TooFew)
        } else {
            None
        };
        match reason {
            Some(reason) => Figure { value: Value::Withheld(reason), ..figure },
            None => figure,
        }
    }

    /// Returns a text that is equal only for scopes that see the same as long as the vault's revision and
    /// the day are the same, as part of a cache's key.
    pub fn cache_key(&self) -> &str {
        &self.key
    }
}

fn is_small(value: &Value, minimum_n: u32) -> bool {
    value.known().and_then(|known| known.n).is_some_and(|count| count.n < f64::from(minimum_n))
}
