//! Whatever is delivered, replaced and undone, the figures are those of the deliveries still in force.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use domain::id::DeliveryId;
use proptest::{
    collection::vec,
    prelude::{Just, Strategy, prop_oneof},
    strategy::ValueTree as _,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

use super::{arrival, change, id, key, known, on_both, row};
use crate::{
    db::{Db, Tx},
    error::Result,
    figures::{Export, Filter},
    import::{FigureRow, Import, undo},
};

/// Figures by unit and year.
type Figures = BTreeMap<(u8, i16), u8>;

#[derive(Debug, Clone)]
enum Step {
    Deliver(Figures),
    /// Replaces the delivery in force at this place, counted round.
    Replace(usize, Figures),
    /// Undoes the delivery in force at this place, counted round.
    Undo(usize),
    /// Delivers and thinks better of it.
    DryRun(Figures),
}

fn figures() -> impl Strategy<Value = Figures> {
    vec(((0..4_u8, 2023..2025_i16), 0..3_u8), 0..6).prop_map(|pairs| pairs.into_iter().collect())
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => figures().prop_map(Step::Deliver),
        1 => (0..8_usize, figures()).prop_map(|(place, figures)| Step::Replace(place, figures)),
        2 => (0..8_usize).prop_map(Step::Undo),
        1 => figures().prop_map(Step::DryRun),
        1 => Just(Step::Undo(0)),
    ];
    vec(step, 1..12)
}

fn rows(figures: &Figures) -> Vec<FigureRow> {
    figures
        .iter()
        .map(|((unit, year), value)| {
            let key = key("karakterer", &format!("75100{unit}"), *year);
            row(key, known(f64::from(*value)), 2)
        })
        .collect()
}

/// What should be there: the deliveries in force, oldest first.
#[derive(Default)]
struct Model {
    delivered: u128,
    in_force: Vec<(u128, Figures)>,
}

impl Model {
    fn at(&self, place: usize) -> Option<usize> {
        (!self.in_force.is_empty()).then(|| place % self.in_force.len())
    }

    fn figures(&self) -> Figures {
        self.in_force.iter().flat_map(|(_, figures)| figures.clone()).collect()
    }
}

async fn import(tx: &mut Tx, number: u128, figures: &Figures, old: Option<u128>) -> Result<()> {
    let mut import = Import::start(tx, &arrival(number)).await?;
    import.push(&rows(figures)).await?;
    let settled = import.settle().await?;
    if let Some(old) = old {
        import.replace(DeliveryId(id(old))).await?;
    }
    import.commit(&settled.difference).await
}

async fn take(db: &Db, model: &mut Model, step: Step) {
    match step {
        Step::Undo(place) => {
            let Some(place) = model.at(place) else { return };
            let (number, _) = model.in_force.remove(place);
            change(db, async |tx| undo(tx, DeliveryId(id(number))).await).await;
        }
        Step::DryRun(figures) => {
            let mut dropped = db.begin().await.unwrap();
            import(&mut dropped, 1_000, &figures, None).await.unwrap();
            drop(dropped);
        }
        Step::Deliver(figures) => {
            model.delivered += 1;
            let number = model.delivered;
            change(db, async |tx| import(tx, number, &figures, None).await).await;
            model.in_force.push((number, figures));
        }
        Step::Replace(place, figures) => {
            model.delivered += 1;
            let number = model.delivered;
            let old = model.at(place).map(|place| model.in_force.remove(place).0);
            change(db, async |tx| import(tx, number, &figures, old).await).await;
            model.in_force.push((number, figures));
        }
    }
}

async fn current(db: &Db) -> BTreeSet<String> {
    let mut export = Export::start(db, Filter::default()).await.unwrap();
    let mut all = BTreeSet::new();
    while let Some(batch) = export.next().await.unwrap() {
        all.extend(batch.into_iter().map(|figure| format!("{:?} {:?}", figure.key, figure.value)));
    }
    all
}

fn expected(model: &Model) -> BTreeSet<String> {
    let rows = rows(&model.figures());
    rows.into_iter().map(|row| format!("{:?} {:?}", row.key, row.value)).collect()
}

#[test]
fn deliveries_undone_in_any_order_leave_the_figures_of_those_in_force() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let runner = RefCell::new(TestRunner::new_with_rng(Config::default(), rng));
    let cases: Vec<Vec<Step>> =
        (0..24).map(|_| steps().new_tree(&mut runner.borrow_mut()).unwrap().current()).collect();
    on_both(async |db| {
        let mut model = Model::default();
        for (number, case) in cases.iter().enumerate() {
            for step in case {
                take(&db, &mut model, step.clone()).await;
                assert_eq!(current(&db).await, expected(&model), "case {number}: {case:?}");
            }
        }
        let complaints = db.check().await.unwrap();
        assert!(!format!("{complaints:?}").contains("Wrong"), "{complaints:?}");
    });
}
