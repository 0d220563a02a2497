use domain::text::Locale;

use super::*;
use crate::{form::field, picture::samples, render::tests::in_both};

fn sent(text: &str) -> std::result::Result<NewTarget, Vec<Fault>> {
    read(&Fields::read(text.as_bytes()))
}

#[test]
fn every_kind_of_rule_is_read() {
    let level = sent("indicator=elevfravaer&kind=level&side=at-most&bound=7,0&by=2026/27");
    let level = level.unwrap();
    assert_eq!(level.rule, Rule::Level { side: Side::AtMost, bound: 7.0 });
    assert_eq!(level.by, Some(Period::SchoolYear(2026)));
    let rise = sent("indicator=elevfravaer&kind=progression&change=3&base=2024/25").unwrap();
    let from = Period::SchoolYear(2024);
    assert_eq!(rise.rule, Rule::Progression { side: Side::AtLeast, change: 3.0, from });
    let yearly = sent("indicator=elevfravaer&kind=year-by-year&side=at-least").unwrap();
    assert_eq!(yearly.rule, Rule::YearByYear { side: Side::AtLeast });
    let gap = "indicator=elevfravaer&kind=gap&of=gender%3Ddreng&against=gender%3Dpige&bound=3";
    assert!(matches!(sent(gap).unwrap().rule, Rule::Gap { bound: 3.0, .. }));
}

#[test]
fn what_is_missing_is_said_field_by_field() {
    let faults = sent("indicator=elevfravaer&kind=progression").unwrap_err();
    let fields: Vec<_> = faults.iter().map(|fault| fault.field).collect();
    assert_eq!(fields, ["change", "base"]);
    assert_eq!(sent("").unwrap_err().len(), 2);
}

#[test]
fn the_form_grows_as_it_is_filled() {
    let [_, en] = in_both(|locale| sample(locale, None));
    assert!(!en.contains("Add the target"));
    let [da, en] = in_both(|locale| {
        let field = |name| Some(field(locale, name, "", &[]));
        let choices = || vec![Choice::new("2026/27", "2026/27")];
        let amounts = Amounts {
            definition: "Fravær i procent.".to_owned(),
            hint: Some("Mindst 2 procentpoint.".to_owned()),
            side: field("side"),
            sides: choices(),
            bound: field("bound"),
            change: field("change"),
            base: field("base"),
            periods: choices(),
            of: field("of"),
            against: field("against"),
            groups: choices(),
            by: crate::form::field(locale, "by", "", &[]),
            by_periods: choices(),
        };
        sample(locale, Some(amounts))
    });
    assert!(da.contains("Kan ændringen ses?"));
    assert!(en.contains("Add the target"));
}

fn sample(locale: Locale, amounts: Option<Amounts>) -> TargetFormPage {
    let words = Words(locale);
    let field = |name| field(locale, name, "", &[]);
    let kinds = KINDS.map(|kind| Choice::new(kind, words.t(&format!("rule-kind-{kind}"))));
    TargetFormPage {
        title: words.t("goal-target-new-title"),
        goal: "Børn er i skole".to_owned(),
        here: "/goals/1/targets/new".to_owned(),
        cancel: "/goals/1".to_owned(),
        refused: amounts.is_some(),
        indicator: field("indicator"),
        indicators: vec![Choice::new("elevfravaer", "Elevfravær")],
        kind: field("kind"),
        kinds: kinds.into(),
        breakdown: field("breakdown"),
        breakdowns: choices(words, &[Breakdown::all()]),
        amounts,
    }
}

#[test]
fn the_least_change_is_told_for_the_surest_and_the_shakiest_unit() {
    let indicator = samples::indicator("elevfravaer");
    let least = |unit: &str, n, change| LeastChange { unit: unit.parse().unwrap(), n, change };
    let least = [least("999001", 820.0, 2.0), least("999011", 62.0, 9.0)];
    let name = |least: &LeastChange| least.unit.to_string();
    let said = noise_words(Words(Locale::Da), &indicator, &least, name).unwrap();
    assert!(said.contains("2,0 procentpoint hos 999001 (820 elever)"), "{said}");
    assert!(said.contains("9,0 procentpoint hos 999011 (62 elever)"), "{said}");
}

#[test]
fn the_form_begins_with_the_side_that_is_an_improvement_and_keeps_what_was_chosen() {
    let side =
        |value: &str, polarity| with_side(field(Locale::Da, "side", value, &[]), polarity).value;
    assert_eq!(side("", Polarity::LowerIsBetter), "at-most");
    assert_eq!(side("", Polarity::HigherIsBetter), "at-least");
    assert_eq!(side("at-least", Polarity::LowerIsBetter), "at-least");
}
