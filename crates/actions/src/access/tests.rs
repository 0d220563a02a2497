use cedar_policy::{Schema, ValidationMode, Validator};
use domain::unit::UnitNumber;

use super::*;

fn municipality() -> Holder {
    Holder::Municipality("461".parse().unwrap())
}

fn granted(role: Role) -> Grants {
    grants(&[role].into(), municipality())
}

#[test]
fn every_policy_fits_the_schema() {
    let schema: Schema = SCHEMA.parse().unwrap();
    let answer = Validator::new(schema).validate(&PARSED, ValidationMode::Strict);
    assert!(answer.validation_passed(), "{answer}");
}

#[test]
fn every_permission_is_an_action_of_the_schema() {
    for permission in Permission::ALL {
        assert!(SCHEMA.contains(&format!("\"{}\"", permission.code())), "{permission:?}");
    }
}

#[test]
fn nobody_sees_figures_about_single_persons() {
    let everything: BTreeSet<_> = Role::ALL.iter().copied().collect();
    let grants = grants(&everything, Holder::Network);
    assert!(!grants.own.contains(&Secrecy::Person));
    assert!(!grants.others.contains(&Secrecy::Person));
}

#[test]
fn without_a_post_nothing_is_granted() {
    assert_eq!(grants(&BTreeSet::new(), Holder::Network), Grants::default());
}

#[test]
fn results_of_other_units_are_seen_by_no_role() {
    for role in Role::ALL {
        assert!(!granted(*role).others.contains(&Secrecy::Confidential), "{role:?}");
    }
}

#[test]
fn a_unit_leader_sees_the_own_test_results() {
    assert!(granted(Role::UnitLeader).own.contains(&Secrecy::Confidential));
}

#[test]
fn an_auditor_changes_nothing() {
    let grants = granted(Role::Auditor);
    for permission in [
        Permission::StateGoals,
        Permission::Deliver,
        Permission::KeepPeople,
        Permission::KeepOrganisation,
    ] {
        assert!(!grants.permissions.contains(&permission), "{permission:?}");
    }
    assert!(grants.permissions.contains(&Permission::ViewEvents));
}

#[test]
fn a_consultant_delivers_in_the_networks_vault_alone() {
    let delivers = |holder| {
        let grants = grants(&[Role::NetworkConsultant].into(), holder);
        grants.permissions.contains(&Permission::Deliver)
    };
    assert!(delivers(Holder::Network));
    assert!(!delivers(municipality()));
}

#[test]
fn the_countrys_test_result_is_seen_by_everybody_with_a_post() {
    let (country, school) = (UnitNumber::country(), "461001".parse().unwrap());
    for role in Role::ALL {
        let own = OwnUnits::Only([].into());
        let scope = scope(PersonId(uuid::Uuid::nil()), [*role].into(), own, municipality());
        assert!(scope.may_see(Secrecy::Confidential, &country), "{role:?}");
        assert!(!scope.may_see(Secrecy::Confidential, &school), "{role:?}");
        assert!(!scope.may_see(Secrecy::Person, &country), "{role:?}");
    }
}

#[test]
fn an_administrator_sees_no_test_results() {
    assert!(!granted(Role::Administrator).own.contains(&Secrecy::Confidential));
}
