//! What the policies grant: from a person's posts to a scope.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::{LazyLock, Mutex, PoisonError},
};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid,
    PolicySet, Request, RestrictedExpression,
};
use domain::{
    access::{Grants, OwnUnits, Permission, Role, Scope},
    id::PersonId,
    indicator::Secrecy,
    vault::Holder,
};

/// The policies, as they can be read in `policies/pejl.cedar`.
pub const POLICIES: &str = include_str!("../policies/pejl.cedar");

/// The schema that the policies are checked against.
pub const SCHEMA: &str = include_str!("../policies/pejl.cedarschema");

static PARSED: LazyLock<PolicySet> =
    LazyLock::new(|| POLICIES.parse().expect("the shipped policies are parsed by a test"));

/// The grants of sets of roles, and whether in the network's vault.
type Decided = BTreeMap<(BTreeSet<Role>, bool), Grants>;

/// What was decided once.
static DECIDED: LazyLock<Mutex<Decided>> = LazyLock::new(Mutex::default);

/// Makes the scope of a person with these roles and own units in a vault.
pub fn scope(
    person: PersonId,
    roles: BTreeSet<Role>,
    own_units: OwnUnits,
    holder: Holder,
) -> Scope {
    let grants = grants(&roles, holder);
    Scope::new(person, roles, own_units, grants)
}

/// Returns what the policies grant a set of roles in a vault.
pub fn grants(roles: &BTreeSet<Role>, holder: Holder) -> Grants {
    let network = holder == Holder::Network;
    let mut decided = DECIDED.lock().unwrap_or_else(PoisonError::into_inner);
    decided
        .entry((roles.clone(), network))
        .or_insert_with(|| decide(roles, &vault(network)))
        .clone()
}

fn decide(roles: &BTreeSet<Role>, vault: &Entity) -> Grants {
    if roles.is_empty() {
        return Grants::default();
    }
    let classes = |own| Secrecy::ALL.into_iter().filter(|class| sees(roles, *class, own)).collect();
    Grants {
        permissions: Permission::ALL
            .iter()
            .copied()
            .filter(|permission| is_permitted(roles, permission.code(), vault.clone()))
            .collect(),
        own: classes(Belongs::Own),
        others: classes(Belongs::Other),
    }
}

#[derive(Clone, Copy)]
enum Belongs {
    Own,
    Other,
}

fn sees(roles: &BTreeSet<Role>, secrecy: Secrecy, belongs: Belongs) -> bool {
    is_permitted(roles, "see", figure(secrecy, belongs))
}

fn is_permitted(roles: &BTreeSet<Role>, action: &str, resource: Entity) -> bool {
    let person = uid("Person", "somebody");
    let request =
        Request::new(person.clone(), uid("Action", action), resource.uid(), Context::empty(), None);
    let parents = roles.iter().map(|role| uid("Role", role.code())).collect();
    let entities = Entities::from_entities([Entity::new_no_attrs(person, parents), resource], None);
    match (request, entities) {
        (Ok(request), Ok(entities)) => {
            let answer = Authorizer::new().is_authorized(&request, &PARSED, &entities);
            answer.decision() == Decision::Allow
        }
        // What cannot be asked is not permitted.
        _ => false,
    }
}

fn vault(network: bool) -> Entity {
    let network = RestrictedExpression::new_bool(network);
    entity("Vault", [("network".to_owned(), network)].into())
}

fn figure(secrecy: Secrecy, belongs: Belongs) -> Entity {
    let own = matches!(belongs, Belongs::Own);
    let attributes = [
        ("secrecy".to_owned(), RestrictedExpression::new_string(secrecy.code().to_owned())),
        ("own".to_owned(), RestrictedExpression::new_bool(own)),
    ];
    entity("Figure", attributes.into())
}

fn entity(kind: &str, attributes: HashMap<String, RestrictedExpression>) -> Entity {
    Entity::new(uid(kind, "this"), attributes, HashSet::new())
        .expect("literal attributes always evaluate")
}

fn uid(kind: &str, id: &str) -> EntityUid {
    let kind: EntityTypeName =
        format!("Pejl::{kind}").parse().expect("the kinds are names of the schema");
    EntityUid::from_type_name_and_id(kind, EntityId::new(id))
}

#[cfg(test)]
mod tests;
