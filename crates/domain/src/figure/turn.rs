//! Where figures over the years begin to come from elsewhere.

use super::{Basis, Figure};
use crate::period::Period;

/// Where figures come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Published elsewhere.
    Published,
    /// Computed here from facts.
    Computed,
}

impl Origin {
    const fn of(basis: Basis) -> Option<Self> {
        match basis {
            Basis::Published | Basis::PublishedPreliminary => Some(Self::Published),
            Basis::Computed => Some(Self::Computed),
            Basis::Pooled => None,
        }
    }
}

/// Returns the periods from which known figures, oldest first, come from elsewhere than those before, and where from.
pub fn turns(series: &[Figure]) -> Vec<(Period, Origin)> {
    let origins = series
        .iter()
        .filter_map(|figure| Some((figure.key.period, Origin::of(figure.value.known()?.basis)?)));
    let origins: Vec<(Period, Origin)> = origins.collect();
    let pairs = origins.iter().zip(origins.iter().skip(1));
    pairs.filter(|(before, here)| before.1 != here.1).map(|(_, here)| *here).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{
        breakdown::Breakdown,
        figure::{FigureKey, Known, Missing, NoInterval, Uncertainty, Value},
        id::DeliveryId,
    };

    fn figure(year: i16, basis: Option<Basis>) -> Figure {
        let interval = Uncertainty::None(NoInterval::NoCount);
        let known = |basis| Known { estimate: 1.0, interval, n: None, basis, verdict: None };
        Figure {
            key: FigureKey {
                indicator: "karakterer".parse().unwrap(),
                unit: "751001".parse().unwrap(),
                period: Period::SchoolYear(year),
                breakdown: Breakdown::all(),
            },
            value: basis
                .map_or(Value::Missing(Missing::NotMeasured), |basis| Value::Known(known(basis))),
            delivery: DeliveryId(Uuid::nil()),
        }
    }

    #[test]
    fn a_turn_is_where_the_next_known_figure_comes_from_elsewhere() {
        let series = [
            figure(2019, Some(Basis::Published)),
            figure(2020, Some(Basis::PublishedPreliminary)),
            figure(2021, None),
            figure(2022, Some(Basis::Computed)),
            figure(2023, Some(Basis::Computed)),
            figure(2024, Some(Basis::Published)),
        ];
        let expected = [
            (Period::SchoolYear(2022), Origin::Computed),
            (Period::SchoolYear(2024), Origin::Published),
        ];
        assert_eq!(turns(&series), expected);
        assert_eq!(turns(&series[..3]), []);
        assert_eq!(turns(&[]), []);
    }
}
