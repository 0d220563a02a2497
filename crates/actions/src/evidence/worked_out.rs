//! What reading figures has worked out already, kept until the figures change.

use std::sync::{Arc, Mutex, PoisonError};

use domain::{
    breakdown::Breakdown,
    figure::Figure,
    id::{EventId, TargetId},
    indicator::IndicatorId,
    period::Period,
    status::{Judgement, Movement},
    unit::{UnitKind, UnitNumber},
};
use jiff::civil::Date;
use store::{deliveries, events, figures::UnitFigure};

use super::{Extent, aims::Aims, funnel::Seats, recent::Recent};
use crate::{
    app::App,
    efforts::{Seen, Untold},
    error::Result,
};

/// So many of the newest events about units and goals tell whether anything happened to them. More than
/// one, because of two transactions the one with the earlier event may end last.
const EVENTS: u32 = 20;

/// Figures of one indicator, period and part of the children of units of some kinds.
pub(super) type SliceKey = (IndicatorId, Period, Breakdown, Vec<UnitKind>);

/// A slice, and who sees what of it.
pub(super) type FunnelKey = (SliceKey, String);

/// Series of one indicator and part of the children of units of a kind.
pub(super) type MovementKey = (IndicatorId, Breakdown, UnitKind);

/// A target of a unit, and the day it is judged on.
pub(super) type JudgementKey = (UnitNumber, TargetId, Date);

/// What reading figures has worked out already.
#[derive(Debug)]
pub struct WorkedOut {
    shelves: Mutex<Shelves>,
    /// Held while movements are learnt, so that many readers of a new page learn each only once.
    pub(super) learning: tokio::sync::Mutex<()>,
}

/// What all that is worked out rests on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Ground {
    deliveries: Vec<i64>,
    events: Vec<EventId>,
}

/// The shelves of what is worked out, all of one ground.
#[derive(Debug)]
pub(crate) struct Shelves {
    /// The revision of the vault at which the ground was last looked at.
    revision: Option<i64>,
    ground: Ground,
    generation: u64,
    pub(super) aims: Option<Arc<Aims>>,
    pub(super) figures: Recent<(UnitNumber, Extent), Vec<Figure>>,
    pub(super) slices: Recent<SliceKey, Vec<UnitFigure>>,
    pub(super) funnels: Recent<FunnelKey, Option<Seats>>,
    pub(super) movements: Recent<MovementKey, Option<Movement>>,
    pub(super) judgements: Recent<JudgementKey, Judgement>,
    /// Effects by all that is written about their effort.
    pub(crate) effects: Recent<String, std::result::Result<Seen, Untold>>,
}

impl Default for WorkedOut {
    fn default() -> Self {
        let shelves = Shelves {
            revision: None,
            ground: Ground::default(),
            generation: 0,
            aims: None,
            figures: Recent::of(256),
            slices: Recent::of(32),
            funnels: Recent::of(128),
            movements: Recent::of(256),
            judgements: Recent::of(4096),
            effects: Recent::of(64),
        };
        Self { shelves: Mutex::new(shelves), learning: tokio::sync::Mutex::new(()) }
    }
}

impl WorkedOut {
    /// Returns the generation of what is kept, after throwing away what no longer holds.
    ///
    /// Somebody signing in moves the revision and changes nothing here, so the ground is looked at first.
    pub(crate) async fn generation(&self, app: &App) -> Result<u64> {
        let revision = app.revision().await?;
        if let Some(generation) =
            self.with(|shelves| (shelves.revision == Some(revision)).then_some(shelves.generation))
        {
            return Ok(generation);
        }
        let ground = ground(app).await?;
        Ok(self.with(|shelves| {
            shelves.stand_on(ground);
            shelves.revision = Some(revision);
            shelves.generation
        }))
    }

    /// Looks at the shelves.
    pub(crate) fn with<T>(&self, look: impl FnOnce(&mut Shelves) -> T) -> T {
        look(&mut self.shelves.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps something, unless the ground has changed since it was begun.
    pub(crate) fn keep(&self, generation: u64, put: impl FnOnce(&mut Shelves)) {
        self.with(|shelves| {
            if shelves.generation == generation {
                put(shelves);
            }
        });
    }
}

impl Shelves {
    fn stand_on(&mut self, ground: Ground) {
        if self.ground == ground {
            return;
        }
        self.ground = ground;
        self.generation += 1;
        self.aims = None;
        self.figures.clear();
        self.slices.clear();
        self.funnels.clear();
        self.movements.clear();
        self.judgements.clear();
        self.effects.clear();
    }
}

async fn ground(app: &App) -> Result<Ground> {
    let in_force = deliveries::in_force(&app.db).await?;
    let mut newest = Vec::new();
    for kind in ["unit", "goal"] {
        let about = events::Filter { subject_kind: Some(kind.to_owned()), ..Default::default() };
        newest.extend(events::page(&app.db, &about, None, EVENTS).await?);
    }
    Ok(Ground {
        deliveries: in_force.iter().map(|delivery| delivery.sequence).collect(),
        events: newest.into_iter().map(|event| event.id).collect(),
    })
}
