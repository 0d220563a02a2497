//! A municipality with twelve schools on a real database, made by hand.

use std::{path::Path, sync::atomic::AtomicU64};

use domain::{
    access::{OwnUnits, Role, Scope},
    breakdown::Breakdown,
    delivery::{Difference, Place},
    figure::{Basis, Count, CountBasis, FigureKey, Stated, Value, known},
    goal::{Goal, GoalLevel, GoalState},
    id::{DeliveryId, GoalId, PersonId, TargetId},
    period::Period,
    target::{Rule, Side, Target},
    text::Text,
    unit::{Part, Unit, UnitKind, UnitNumber},
    vault::{Holder, Truth, Vault},
};
use jiff::{Timestamp, civil::date};
use store::{
    deliveries::Arrival,
    goals::Written,
    import::{FigureRow, Import},
};
use tempfile::TempDir;

use crate::{
    access,
    app::{App, Happening, actor},
    clock::{Clock, Ids},
    national::named,
    settings::{Database, Settings},
};

/// The municipality.
pub(crate) const TOWN: &str = "101";

/// A school of some size, and a small one.
pub(crate) const SCHOOL: &str = "101001";
pub(crate) const SMALL: &str = "101012";

/// A share of pupils that may be published, and one of national tests.
pub(crate) const PUBLIC: &str = "mindst-2-dansk-matematik";
pub(crate) const SECRET: &str = "gode-til-laesning";

/// A town whose vault goes away with it.
pub(crate) struct Town {
    pub(crate) app: App,
    _folder: TempDir,
}

/// One figure as a test says it: indicator, unit, first year, estimate, n.
pub(crate) type Said<'a> = (&'a str, &'a str, i16, f64, f64);

pub(crate) fn number(text: &str) -> UnitNumber {
    text.parse().unwrap()
}

/// Runs a test in the town.
pub(crate) fn in_town(body: impl AsyncFn(Town)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let app = open(&folder.path().join("vault")).await;
        let town = Town { app, _folder: folder };
        let mut tx = town.app.db.begin().await.unwrap();
        for school in 1..=12 {
            let unit = school_numbered(&format!("{}", 101_000 + school));
            store::units::set(&mut tx, &named(unit)).await.unwrap();
        }
        town.app
            .note(&mut tx, actor(&Scope::command_line()), Happening::new("unit-set", "unit", "all"))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        body(town).await;
    });
}

async fn open(folder: &Path) -> App {
    let at: Timestamp = "2025-11-01T12:00:00Z".parse().unwrap();
    let vault = Vault {
        holder: Holder::Municipality(TOWN.parse().unwrap()),
        name: "Prøveby Kommune".to_owned(),
        truth: Truth::MadeUp,
    };
    let ids = Ids::Counted(AtomicU64::new(1));
    App::create(folder, &Settings::of(Database::Sqlite), vault, Clock::Fixed(at), ids)
        .await
        .unwrap()
}

fn school_numbered(text: &str) -> Unit {
    Unit {
        number: number(text),
        name: format!("Skole {text}"),
        kind: UnitKind::School,
        part: Part::Whole,
        municipality: Some(TOWN.parse().unwrap()),
        ownership: None,
        opened: None,
        closed: None,
        location: None,
    }
}

impl Town {
    /// Delivers figures of all pupils.
    pub(crate) async fn deliver(&self, said: &[Said<'_>]) -> DeliveryId {
        let rows = said.iter().map(|said| self.row(*said, &Breakdown::all())).collect::<Vec<_>>();
        self.deliver_rows(&rows).await
    }

    /// Makes a row of a part of the pupils.
    pub(crate) fn row(&self, said: Said<'_>, breakdown: &Breakdown) -> FigureRow {
        let (id, unit, year, estimate, n) = said;
        let indicator = self.app.catalogue.find_text(id).unwrap();
        let n = (n > 0.0).then_some(Count { n, basis: CountBasis::Stated });
        let stated = Stated { estimate, n, basis: Basis::Published, verdict: None };
        FigureRow {
            key: FigureKey {
                indicator: indicator.id.clone(),
                unit: number(unit),
                period: Period::SchoolYear(year),
                breakdown: breakdown.clone(),
            },
            value: Value::Known(known(indicator, stated)),
            place: Place { file: "prøve.csv".to_owned(), row: 2, column: "værdi".to_owned() },
        }
    }

    pub(crate) async fn deliver_rows(&self, rows: &[FigureRow]) -> DeliveryId {
        let app = &self.app;
        let at = app.clock.now();
        let id = DeliveryId(app.ids.next(at));
        let arrival = Arrival {
            id,
            format: "test".to_owned(),
            files: vec!["prøve.csv".to_owned()],
            fingerprint: id.to_string(),
            source: "Kilde: Prøve".to_owned(),
            purpose: "Prøve".to_owned(),
            by: None,
            at,
        };
        let mut tx = app.db.begin().await.unwrap();
        let mut import = Import::start(&mut tx, &arrival).await.unwrap();
        import.push(rows).await.unwrap();
        import.settle().await.unwrap();
        import.commit(&Difference::default()).await.unwrap();
        let happening = Happening::new("delivery-committed", "delivery", id);
        app.note(&mut tx, actor(&Scope::command_line()), happening).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Delivers a year of all schools, around a level.
    pub(crate) async fn deliver_year(&self, indicator: &str, year: i16, level: f64) -> DeliveryId {
        let schools = twelve(year, level);
        let said: Vec<Said<'_>> = schools
            .iter()
            .map(|(unit, estimate, n)| (indicator, unit.as_str(), year, *estimate, *n))
            .collect();
        self.deliver(&said).await
    }

    /// Writes an event that has nothing to do with figures.
    pub(crate) async fn somebody_signs_in(&self) {
        let mut tx = self.app.db.begin().await.unwrap();
        let happening = Happening::new("signed-in", "person", "somebody");
        self.app.note(&mut tx, actor(&Scope::command_line()), happening).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// States a goal in force with one target for a level of at least `bound`.
    pub(crate) async fn aim(&self, units: &[&str], indicator: &str, bound: f64) -> GoalId {
        let at = self.app.clock.now();
        let id = GoalId(self.app.ids.next(at));
        let text = |text: &str| Text { da: text.to_owned(), en: text.to_owned() };
        let goal = Goal {
            id,
            key: None,
            level: GoalLevel::Municipal,
            title: text("Flere skal lykkes"),
            text: text("…"),
            owner: "Skolechefen".to_owned(),
            decision: None,
            from: date(2024, 1, 1),
            until: None,
            state: GoalState::InForce,
            contributes_to: Vec::new(),
            units: units.iter().map(|unit| number(unit)).collect(),
        };
        let target = Target {
            id: TargetId(self.app.ids.next(at)),
            goal: id,
            indicator: indicator.parse().unwrap(),
            breakdown: Breakdown::all(),
            rule: Rule::Level { side: Side::AtLeast, bound },
            by: None,
        };
        let written = Written { by: actor(&Scope::command_line()), at };
        let mut tx = self.app.db.begin().await.unwrap();
        store::goals::insert(&mut tx, &goal, written).await.unwrap();
        store::goals::insert_target(&mut tx, &target, written).await.unwrap();
        let happening = Happening::new("goal-stated", "goal", id);
        self.app.note(&mut tx, actor(&Scope::command_line()), happening).await.unwrap();
        tx.commit().await.unwrap();
        id
    }
}

/// Returns twelve schools' figures of one year around a level, the last of a small school.
fn twelve(year: i16, level: f64) -> Vec<(String, f64, f64)> {
    (1_i16..=12)
        .map(|school| {
            let n = if school == 12 { 12.0 } else { 40.0 + f64::from(school) };
            let swing = f64::from((school * 5 + year) % 7) - 3.0;
            (format!("{}", 101_000 + i32::from(school)), level + swing, n)
        })
        .collect()
}

/// Returns the scope of somebody with one role at one unit.
pub(crate) fn scope(role: Role, own: &str) -> Scope {
    let own = OwnUnits::Only([number(own)].into());
    access::scope(
        PersonId(uuid::Uuid::nil()),
        [role].into(),
        own,
        Holder::Municipality(TOWN.parse().unwrap()),
    )
}
