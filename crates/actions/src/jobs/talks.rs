//! The basis for the development talk of many schools, made as a job.

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

use domain::{
    access::{Permission, Scope},
    id::{JobId, PersonId},
    report::Audience,
    text::Locale,
    unit::UnitNumber,
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::jobs::{self as rows, State};
use tokio::task;

use super::{Standing, TalkPrinter, Task, bundle};
use crate::{
    app::{App, Happening, actor},
    deliveries::{Progress, Stage},
    error::{Error, Result},
    people, talk,
};

/// Reports may hold confidential figures, so they do not lie about for longer than this.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

const KIND: &str = "print-talks";

/// Which talks are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The units.
    pub units: Vec<UnitNumber>,
    /// Who may read them.
    pub audience: Audience,
    /// The language.
    pub locale: Locale,
}

/// Talks that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talks {
    /// How the job stands.
    pub standing: Standing,
    /// Which talks are wanted.
    pub wanted: Wanted,
    /// What came of it, once it has ended.
    pub ended: Option<Ended>,
}

/// What came of a job that makes talks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Ended {
    /// The talks that were made.
    pub made: Vec<PrintedTalk>,
    /// The units whose talk could not be made.
    pub failed: Vec<UnitNumber>,
}

/// A talk that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedTalk {
    /// The unit.
    pub unit: UnitNumber,
    /// The length of the file in bytes.
    pub length: u64,
}

/// Asks for the talks of several units.
pub async fn print_talks(app: &App, scope: &Scope, wanted: Wanted) -> Result<JobId> {
    app.require(scope, Permission::MakeReports)?;
    if wanted.units.is_empty() {
        return Err(Error::invalid("units", "empty"));
    }
    let register = &app.organisation().await?.register;
    if wanted.units.iter().any(|unit| register.unit(unit).is_none()) {
        return Err(Error::invalid("units", "unknown-unit"));
    }
    let id = JobId(app.ids.next(app.clock.now()));
    let total = u64::try_from(wanted.units.len()).ok();
    let details = serde_json::json!({ "units": total, "locale": wanted.locale });
    let Wanted { units, audience, locale } = wanted;
    let task = Task::PrintTalks { units, audience, locale, by: scope.person() };
    let mut tx = app.db.begin().await?;
    super::ask(app, &mut tx, id, &task, total).await?;
    let happening = Happening::new("talks-asked", "job", id).with(details);
    app.note(&mut tx, actor(scope), happening).await?;
    tx.commit().await?;
    app.jobs.wake();
    Ok(id)
}

/// Returns talks that were asked for. Those for a closed audience may hold what only the person who
/// asked may see, so they are that person's alone.
pub async fn talks(app: &App, scope: &Scope, id: JobId) -> Result<Talks> {
    let missing = || Error::not_found("report job", id);
    let standing = super::find(app, id).await?.ok_or_else(missing)?;
    of_scope(scope, standing).ok_or_else(missing)
}

/// Returns the latest talks that this person may see, newest first.
pub async fn latest_talks(app: &App, scope: &Scope, limit: u32) -> Result<Vec<Talks>> {
    let found = rows::list(&app.db, Some(KIND), limit).await?;
    let standings: Result<Vec<Standing>> =
        found.into_iter().map(|row| super::standing(app, row)).collect();
    Ok(standings?.into_iter().filter_map(|standing| of_scope(scope, standing)).collect())
}

/// Returns the file of a talk that was made.
pub async fn talk_file(app: &App, scope: &Scope, id: JobId, unit: &UnitNumber) -> Result<PathBuf> {
    let talks = talks(app, scope, id).await?;
    let is_made = talks.ended.is_some_and(|ended| ended.made.iter().any(|made| made.unit == *unit));
    let path = file_of(&folder(app, id), unit);
    if is_made && path.is_file() { Ok(path) } else { Err(Error::not_found("report", unit)) }
}

/// Returns the file with all talks that were made.
pub async fn bundle_file(app: &App, scope: &Scope, id: JobId) -> Result<PathBuf> {
    talks(app, scope, id).await?;
    let path = folder(app, id).join(bundle::NAME);
    if path.is_file() { Ok(path) } else { Err(Error::not_found("report bundle", id)) }
}

/// The making of talks that were asked for.
pub(super) struct Printing<'a> {
    pub(super) app: &'a App,
    pub(super) print: &'a Arc<TalkPrinter>,
    pub(super) job: JobId,
    pub(super) by: Option<PersonId>,
    pub(super) wanted: Wanted,
}

impl Printing<'_> {
    /// Makes the talks one by one. Those that an earlier attempt made are kept.
    pub(super) async fn run(&self, progress: &Progress) -> Result<()> {
        let scope = match self.by {
            Some(person) => people::scope_of(self.app, person).await?,
            None => Arc::new(Scope::command_line()),
        };
        let folder = folder(self.app, self.job);
        fs::create_dir_all(&folder).map_err(Error::file(format!("make `{}`", folder.display())))?;
        progress.set_total(u64::try_from(self.wanted.units.len()).unwrap_or_default());
        progress.enter(Stage::Printing);
        let mut ended = Ended::default();
        for (done, unit) in (1..).zip(&self.wanted.units) {
            let path = file_of(&folder, unit);
            let length = match path.metadata() {
                Ok(about) => Some(about.len()),
                Err(_not_there) => self.make(&scope, unit, path).await?,
            };
            match length {
                Some(length) => ended.made.push(PrintedTalk { unit: unit.clone(), length }),
                None => ended.failed.push(unit.clone()),
            }
            progress.set_done(done);
        }
        self.end(folder, &ended).await
    }

    /// Makes one talk and returns its length, or none when the talk cannot be made.
    async fn make(&self, scope: &Scope, unit: &UnitNumber, path: PathBuf) -> Result<Option<u64>> {
        let talk = match talk::prepare(self.app, scope, unit, self.wanted.audience).await {
            Ok(talk) => talk,
            Err(Error::NotFound { .. } | Error::NotAllowed(_)) => return Ok(None),
            Err(error) => return Err(error),
        };
        let (print, locale, name) = (Arc::clone(self.print), self.wanted.locale, unit.clone());
        let printed = task::spawn_blocking(move || match print(&talk, locale) {
            Ok(pdf) => write(&path, &pdf).map(|()| u64::try_from(pdf.len()).ok()),
            Err(why) => {
                tracing::error!(unit = %name, %why, "A talk could not be printed");
                Ok(None)
            }
        });
        printed.await.map_err(|stopped| Error::Stopped(stopped.to_string()))?
    }

    async fn end(&self, folder: PathBuf, ended: &Ended) -> Result<()> {
        let result =
            serde_json::to_string(ended).expect("what ended has text keys and cannot fail");
        let organisation = self.app.organisation().await?;
        let named = |made: &PrintedTalk| {
            let unit = organisation.register.unit(&made.unit);
            let name = unit.map_or("", |unit| unit.name.as_str());
            let name = format!("{name} {}", made.unit).trim().to_owned();
            bundle::Named { path: file_of(&folder, &made.unit), name }
        };
        let reports: Vec<bundle::Named> = ended.made.iter().map(named).collect();
        task::spawn_blocking(move || bundle::write(&folder, &reports))
            .await
            .map_err(|stopped| Error::Stopped(stopped.to_string()))??;
        let mut tx = self.app.db.begin().await?;
        rows::finish(&mut tx, self.job, &result, self.app.clock.now()).await?;
        Ok(tx.commit().await?)
    }
}

/// Writes a file whole or not at all.
fn write(path: &Path, contents: &[u8]) -> Result<()> {
    let fault = || Error::file(format!("write `{}`", path.display()));
    let beside = path.with_extension("new");
    fs::write(&beside, contents).map_err(fault())?;
    fs::rename(&beside, path).map_err(fault())
}

/// Removes reports that have lain long enough.
pub(super) fn clean(app: &App) -> Result<()> {
    let Ok(entries) = fs::read_dir(app.folder.join("reports")) else { return Ok(()) };
    for path in entries.flatten().map(|entry| entry.path()) {
        let written = path.metadata().and_then(|about| about.modified()).ok();
        let written = written.and_then(|at| Timestamp::try_from(at).ok());
        if written.is_none_or(|at| app.clock.now().duration_since(at) <= KEPT_FOR) {
            continue;
        }
        match fs::remove_dir_all(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Error::file(format!("remove `{}`", path.display()))(error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn of_scope(scope: &Scope, standing: Standing) -> Option<Talks> {
    let Task::PrintTalks { units, audience, locale, by } = &standing.task else { return None };
    let is_own = *by == scope.person();
    if !is_own && (*audience == Audience::Closed || !scope.may(Permission::MakeReports)) {
        return None;
    }
    let wanted = Wanted { units: units.clone(), audience: *audience, locale: *locale };
    let ended = match &standing.state {
        State::Done { result, .. } => serde_json::from_str(result).ok(),
        _ => None,
    };
    Some(Talks { standing, wanted, ended })
}

fn folder(app: &App, id: JobId) -> PathBuf {
    app.folder.join("reports").join(id.to_string())
}

fn file_of(folder: &Path, unit: &UnitNumber) -> PathBuf {
    folder.join(format!("{unit}.pdf"))
}
