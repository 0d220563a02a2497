//! An open vault with all that verbs need: rows, catalogue, formats, time and ids.

use std::{
    fmt::Display,
    fs,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    thread,
};

use analytics::{Engine, FactFolder, InProcess, Recipes};
use domain::{
    access::{Permission, Scope},
    event::{Actor, Event},
    fact::FactCatalogue,
    id::EventId,
    indicator::{Catalogue, formula::FormulaFault},
    unit::{Placement, Register, Unit, UnitNumber},
    vault::{Holder, Vault},
};
use store::db::{Db, Tx};

use crate::{
    clock::{Clock, Ids},
    deliveries::Shelf,
    error::{Error, Result},
    evidence::WorkedOut,
    facts::{self, Distributions, Reliabilities},
    jobs::Board,
    people::Scopes,
    settings::{Settings, make, not_a_vault, read_settings},
    shipped,
};

/// Returns how many threads run side by side here.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The hierarchy of the line organisation, along which leaders' posts reach downwards.
pub const LINE: &str = "line";

/// The units of a vault and the line organisation.
#[derive(Debug)]
pub struct Organisation {
    /// The units.
    pub register: Arc<Register>,
    /// The placements of the line organisation, past ones too.
    pub line: Vec<Placement>,
}

/// An open vault.
#[derive(Debug)]
pub struct App {
    /// Its rows.
    pub db: Db,
    /// Its folder.
    pub folder: PathBuf,
    /// Where the files of its facts lie: there too, or in a bucket.
    pub facts: FactFolder,
    /// Whose it is.
    pub vault: Vault,
    /// The indicators it knows: the shipped ones and its own in `indicators`.
    pub catalogue: Catalogue,
    /// The fact sets it may hold: the shipped ones and its own in `fact-sets`.
    pub fact_sets: FactCatalogue,
    /// How figures are computed from its facts.
    pub recipes: Arc<Recipes>,
    /// What adds its facts up: this process, unless the program was told otherwise.
    pub engine: Arc<dyn Engine>,
    /// Formulas that do not fit the fact sets they name, so that nothing is computed by them.
    pub formula_faults: Vec<FormulaFault>,
    /// The formats it reads: the shipped ones and its own in `formats`.
    pub formats: Shelf,
    /// The jobs that this process is doing.
    pub jobs: Board,
    /// Where the time comes from.
    pub clock: Clock,
    /// Where new ids come from.
    pub ids: Ids,
    /// The organisation as it was at a revision of the vault.
    organisation: Mutex<Option<(i64, Arc<Organisation>)>>,
    /// What people may see and do, as it was at a revision of the vault.
    pub(crate) scopes: Mutex<Scopes>,
    /// What reading figures has been worked out already.
    pub(crate) worked_out: WorkedOut,
    /// How surely scales measure, as far as it was asked.
    pub(crate) reliabilities: Reliabilities,
    /// How values fall into bands, as far as it was asked.
    pub(crate) distributions: Distributions,
}

impl App {
    /// Opens the vault in `folder`.
    pub async fn open(folder: &Path, clock: Clock, ids: Ids) -> Result<Self> {
        let settings = read_settings(folder)?;
        let db = Db::open(&settings.address(folder)).await?;
        let vault = store::vault::find(&db).await?.ok_or_else(|| {
            not_a_vault(folder, "its database is empty; restore a backup into it or make it anew")
        })?;
        Self::with(db, (folder, &settings), vault, clock, ids)
    }

    /// Makes a vault in `folder`, which must not hold one.
    pub async fn create(
        folder: &Path,
        settings: &Settings,
        vault: Vault,
        clock: Clock,
        ids: Ids,
    ) -> Result<Self> {
        make(folder, settings, async |db| {
            let app = Self::with(db, (folder, settings), vault, clock, ids)?;
            facts::reach(&app).await?;
            let mut tx = app.db.begin().await?;
            store::vault::insert(&mut tx, &app.vault).await?;
            crate::national::seed(&app, &mut tx).await?;
            let happening = Happening::new("vault-created", "vault", &app.vault.name);
            app.note(&mut tx, Actor::CommandLine, happening).await?;
            tx.commit().await?;
            Ok(app)
        })
        .await
    }

    fn with(
        db: Db,
        (folder, settings): (&Path, &Settings),
        vault: Vault,
        clock: Clock,
        ids: Ids,
    ) -> Result<Self> {
        let facts = settings.facts(folder)?;
        let catalogue = catalogue(folder)?;
        let fact_sets = fact_sets(folder)?;
        let (recipes, formula_faults) = Recipes::plan(&catalogue, &fact_sets);
        let organisation = Mutex::new(None);
        let worked_out = WorkedOut::default();
        let (formats, jobs) = (Shelf::open(folder)?, Board::default());
        let folder = folder.to_owned();
        Ok(Self {
            db,
            folder,
            facts,
            vault,
            catalogue,
            fact_sets,
            recipes: Arc::new(recipes),
            engine: Arc::new(InProcess::new(cores())),
            formula_faults,
            formats,
            jobs,
            clock,
            ids,
            organisation,
            scopes: Mutex::default(),
            worked_out,
            reliabilities: Reliabilities::default(),
            distributions: Distributions::default(),
        })
    }

    /// Returns the vault's revision, which is another after every event. Caches are keyed by it.
    pub async fn revision(&self) -> Result<i64> {
        Ok(store::events::revision(&self.db).await?)
    }

    /// Returns the units and the line organisation as they are now, read again only when something has
    /// happened since.
    pub async fn organisation(&self) -> Result<Arc<Organisation>> {
        let revision = self.revision().await?;
        if let Some(kept) = self.kept_organisation(revision) {
            return Ok(kept);
        }
        let organisation = Arc::new(Organisation {
            register: Arc::new(store::units::register(&self.db).await?),
            line: store::units::placements(&self.db, LINE).await?,
        });
        let kept = (revision, Arc::clone(&organisation));
        *self.organisation.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(organisation)
    }

    fn kept_organisation(&self, revision: i64) -> Option<Arc<Organisation>> {
        let kept = self.organisation.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|(at, _)| *at == revision).map(|(_, kept)| Arc::clone(kept))
    }

    /// Returns one unit as it is now; the others are not read for it.
    pub async fn unit(&self, number: &UnitNumber) -> Result<Option<Unit>> {
        match self.kept_organisation(self.revision().await?) {
            Some(kept) => Ok(kept.register.unit(number).cloned()),
            None => Ok(store::units::find(&self.db, number).await?),
        }
    }

    /// Returns the units as they are now.
    pub async fn register(&self) -> Result<Arc<Register>> {
        Ok(Arc::clone(&self.organisation().await?.register))
    }

    /// Refuses what the scope does not allow.
    #[expect(clippy::unused_self, reason = "a verb asks the vault it works on")]
    pub fn require(&self, scope: &Scope, permission: Permission) -> Result<()> {
        if scope.may(permission) { Ok(()) } else { Err(Error::NotAllowed(permission)) }
    }

    /// Writes an event in the transaction of what happened, and returns its id.
    pub async fn note(&self, tx: &mut Tx, actor: Actor, happening: Happening) -> Result<EventId> {
        let at = self.clock.now();
        let event = Event {
            id: EventId(self.ids.next(at)),
            at,
            actor,
            verb: happening.verb.to_owned(),
            subject_kind: happening.kind.to_owned(),
            subject_id: happening.id,
            details: happening.details.to_string(),
        };
        store::events::insert(tx, &event).await?;
        Ok(event.id)
    }
}

/// What happened, before it is an event.
#[derive(Debug)]
pub struct Happening {
    verb: &'static str,
    kind: &'static str,
    id: String,
    details: serde_json::Value,
}

impl Happening {
    /// Says that `verb` was done to the `kind` with this id.
    pub fn new(verb: &'static str, kind: &'static str, id: impl Display) -> Self {
        Self { verb, kind, id: id.to_string(), details: serde_json::json!({}) }
    }

    /// Adds numbers and names worth keeping.
    #[must_use]
    pub fn with(self, details: serde_json::Value) -> Self {
        Self { details, ..self }
    }
}

/// Returns who acts in a scope.
pub fn actor(scope: &Scope) -> Actor {
    scope.person().map_or(Actor::CommandLine, Actor::Person)
}

/// Returns the unit that stands for the whole of a vault.
pub fn whole(holder: Holder) -> UnitNumber {
    match holder {
        Holder::Municipality(code) => code.into(),
        Holder::Network => UnitNumber::country(),
    }
}

fn catalogue(folder: &Path) -> Result<Catalogue> {
    let mut catalogue = shipped::catalogue()?;
    for (name, text) in own_files(&folder.join("indicators"))? {
        catalogue.add(&name, &text)?;
    }
    Ok(catalogue)
}

fn fact_sets(folder: &Path) -> Result<FactCatalogue> {
    let mut sets = shipped::fact_sets()?;
    for (name, text) in own_files(&folder.join("fact-sets"))? {
        sets.add(&name, &text)?;
    }
    Ok(sets)
}

/// Reads the vault's own TOML files in a folder, by name; a folder that is not there has none.
pub fn own_files(folder: &Path) -> Result<Vec<(String, String)>> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(Vec::new()) };
    let mut files = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path)
                .map_err(Error::file(format!("read `{}`", path.display())))?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(files)
}
