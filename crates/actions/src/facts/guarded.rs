//! What may be told of facts that nobody may read of one person: groups large enough, from which no small one can
//! be worked out by taking one figure of the unit from another.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    figure::{Value, Withheld},
    indicator::{Indicator, IndicatorId},
};
use store::import::ComputedFigure;

/// The fewest that are ever told of, whatever an indicator asks.
pub(super) const FEWEST: u32 = 5;

/// Withholds among one unit's figures of a period what would tell of too few. Of a breakdown all figures are
/// withheld when one of its groups is small, or when those in no group are few: else the small one would be what
/// the others lack of all. Where groups are crossed, none may be in no group.
pub(super) fn guard<'i>(
    figures: &mut [ComputedFigure],
    of_nobody: impl Iterator<Item = &'i Indicator>,
) {
    let minimum: BTreeMap<&IndicatorId, f64> =
        of_nobody.map(|one| (&one.id, f64::from(one.minimum_n.max(FEWEST)))).collect();
    let mut withheld: BTreeSet<(IndicatorId, Vec<String>)> = BTreeSet::new();
    for (id, minimum) in &minimum {
        let own: Vec<&ComputedFigure> =
            figures.iter().filter(|figure| figure.indicator == **id).collect();
        let all: f64 = own.iter().filter(|one| one.breakdown.is_all()).map(|one| n(one)).sum();
        let mut by_dimensions: BTreeMap<Vec<String>, Vec<f64>> = BTreeMap::new();
        for figure in own {
            by_dimensions.entry(dimensions(figure)).or_default().push(n(figure));
        }
        let is_told = |(dimensions, groups): &(Vec<String>, Vec<f64>)| {
            let rest = all - groups.iter().sum::<f64>();
            let allowed = if dimensions.len() > 1 { all } else { *minimum };
            let is_rest_large = dimensions.is_empty() || rest <= 0.0 || rest >= allowed;
            !(is_rest_large && groups.iter().all(|n| n >= minimum))
        };
        let small = by_dimensions.into_iter().filter(is_told);
        withheld.extend(small.map(|(dimensions, _)| ((*id).clone(), dimensions)));
    }
    for figure in figures {
        if withheld.contains(&(figure.indicator.clone(), dimensions(figure))) {
            figure.value = Value::Withheld(Withheld::TooFew);
        }
    }
}

fn dimensions(figure: &ComputedFigure) -> Vec<String> {
    figure.breakdown.0.keys().cloned().collect()
}

fn n(figure: &ComputedFigure) -> f64 {
    figure.value.known().and_then(|known| known.n).map_or(0.0, |count| count.n)
}

#[cfg(test)]
mod tests {
    use domain::{
        breakdown::Breakdown,
        figure::{Basis, Count, CountBasis, Known, NoInterval, Uncertainty},
        indicator::Catalogue,
    };

    use super::*;

    const SOCIAL: &str = include_str!("../../../../indicators/well-being/trivsel-social.toml");

    fn social() -> Indicator {
        let mut catalogue = Catalogue::default();
        catalogue.add("indicator.toml", SOCIAL).unwrap();
        catalogue.iter().next().unwrap().clone()
    }

    fn figure(breakdown: &str, n: f64) -> ComputedFigure {
        ComputedFigure {
            indicator: social().id,
            breakdown: breakdown.parse().unwrap(),
            value: Value::Known(Known {
                estimate: 3.5,
                interval: Uncertainty::None(NoInterval::TooFew),
                n: Some(Count { n, basis: CountBasis::Stated }),
                basis: Basis::Computed,
                verdict: None,
            }),
            delivery: 1,
        }
    }

    /// The breakdowns that can be read of these groups.
    fn told(groups: &[(&str, f64)]) -> Vec<String> {
        let mut figures: Vec<_> = groups.iter().map(|(name, n)| figure(name, *n)).collect();
        guard(&mut figures, [social()].iter());
        let known = figures.into_iter().filter(|figure| figure.value.known().is_some());
        known.map(|figure| figure.breakdown.to_string()).collect()
    }

    #[test]
    fn one_child_is_never_what_the_others_lack_of_all() {
        assert_eq!(told(&[("", 4.0)]), [""; 0]);
        assert_eq!(told(&[("", 5.0)]), [""]);
        let (girls, boys) = ("gender=pige", "gender=dreng");
        assert_eq!(told(&[("", 20.0), (girls, 10.0), (boys, 10.0)]), ["", girls, boys]);
        // One boy; and one of no known gender.
        assert_eq!(told(&[("", 20.0), (girls, 19.0), (boys, 1.0)]), [""]);
        assert_eq!(told(&[("", 20.0), (girls, 10.0), (boys, 9.0)]), [""]);
        let crossed = ["gender=pige;grade=4", "gender=dreng;grade=4"];
        assert_eq!(told(&[("", 20.0), (crossed[0], 10.0), (crossed[1], 10.0)]).len(), 3);
        assert_eq!(told(&[("", 30.0), (crossed[0], 10.0), (crossed[1], 10.0)]), [""]);
        assert!(Breakdown::all().is_all());
    }
}
