//! Formulas held against fact sets, and figures made of sums.

use super::{Formula, FormulaFault, Outcome, Sums, Taken};
use crate::{
    fact::FactCatalogue,
    figure::{Basis, NoInterval, Uncertainty},
    indicator::{Catalogue, Indicator},
};

const COMMON: &str = include_str!("../../../../../facts/common.toml");
const TESTS: &str = include_str!("../../../../../facts/testresultater.toml");
const ANSWERS: &str = include_str!("../../../../../facts/trivselssvar.toml");
const READING: &str = include_str!("../../../../../indicators/folkeskole/gode-til-laesning.toml");
const WELL_BEING: &str = include_str!("../../../../../indicators/well-being/trivsel-social.toml");

fn sets() -> FactCatalogue {
    let mut sets = FactCatalogue::default();
    for (file, text) in
        [("common.toml", COMMON), ("testresultater.toml", TESTS), ("trivselssvar.toml", ANSWERS)]
    {
        sets.add(file, text).unwrap();
    }
    sets
}

fn indicator(text: &str) -> Indicator {
    let mut catalogue = Catalogue::default();
    catalogue.add("indicator.toml", text).unwrap();
    catalogue.iter().next().unwrap().clone()
}

#[test]
fn words_become_codes_and_grades_stages() {
    let reading = indicator(READING);
    let bound = reading.formula.clone().unwrap().bind(&reading, &sets()).unwrap();
    let input = bound.inputs.first().unwrap();
    assert_eq!(
        input.taken,
        Taken::OneOf { column: "level".parse().unwrap(), codes: vec![4, 5, 6] }
    );
    assert!(input.only.contains(&("area".parse().unwrap(), vec![None])));

    let social = indicator(WELL_BEING);
    let bound = social.formula.clone().unwrap().bind(&social, &sets()).unwrap();
    let stage = bound.by.first().and_then(|by| by.first()).unwrap();
    assert_eq!((stage.name.as_str(), stage.column.as_str()), ("stage", "grade"));
    assert!(stage.members.contains(&(6, "mellemtrin".to_owned())));
    let Taken::Score { items, ends, .. } = &bound.inputs.first().unwrap().taken else { panic!() };
    assert_eq!((items.len(), *ends), (10, 6));
    assert_eq!(items.iter().filter(|(_, reversed)| *reversed).count(), 3);
}

fn fault(change: impl Fn(&mut Formula)) -> FormulaFault {
    let reading = indicator(READING);
    let mut formula = reading.formula.clone().unwrap();
    change(&mut formula);
    formula.bind(&reading, &sets()).unwrap_err()
}

#[test]
fn a_formula_that_does_not_fit_says_why() {
    let said = fault(|formula| formula.facts = "sprog".parse().unwrap()).to_string();
    assert!(said.contains("`sprog`") && said.contains("gode-til-laesning"), "{said}");
    let said = fault(|formula| {
        formula.only.insert("subject".parse().unwrap(), vec!["svensk".to_owned()]);
    });
    assert!(said.why.contains("`svensk`"), "{said}");
    assert!(fault(|formula| formula.by = vec![vec!["shoe-size".to_owned()]]).why.contains("shoe"));
}

#[test]
fn a_mean_has_the_spread_of_its_own_children() {
    let mut sums = Sums::default();
    for score in [38_000, 41_000, 29_000, 45_000, 36_000, 40_000_i64] {
        sums.add(&Sums { n: 1, sum: score, squares: i128::from(score).pow(2) });
    }
    let social = indicator(WELL_BEING);
    let mean = Outcome::Mean { parts: 10_000.0 };
    let known = mean.figure(&social, &sums, &Sums::default()).unwrap();
    assert!((known.estimate - 3.816_666_666_666_667).abs() < 1e-12);
    assert_eq!(known.basis, Basis::Computed);
    // scipy: t.interval(.95, 5, mean(x), sem(x))
    let Uncertainty::Mean { lower, upper } = known.interval else { panic!("{known:?}") };
    assert!(
        (lower - 3.247_967).abs() < 1e-6 && (upper - 4.385_367).abs() < 1e-6,
        "{lower} {upper}"
    );

    let few = Sums { n: 4, sum: 16, squares: 64 };
    let known = mean.figure(&social, &few, &Sums::default()).unwrap();
    assert_eq!(known.interval, Uncertainty::None(NoInterval::TooFew));
}

#[test]
fn nothing_counted_is_no_figure() {
    let reading = indicator(READING);
    let (none, some) = (Sums::default(), Sums { n: 3, sum: 0, squares: 0 });
    assert_eq!(Outcome::Share.figure(&reading, &none, &none), None);
    assert_eq!(Outcome::Share.figure(&reading, &some, &none).unwrap().estimate.to_bits(), 0);
    assert_eq!(Outcome::Ratio { times: 100.0 }.figure(&reading, &some, &none), None);
    assert_eq!(Outcome::Ratio { times: 100.0 }.figure(&reading, &none, &some), None);
}
