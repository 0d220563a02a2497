//! Sessions as rows of the vault they are for.

use std::{fmt::Display, sync::Arc};

use actions::app::App;
use async_trait::async_trait;
use jiff::Timestamp;
use store::sessions as rows;
use tower_sessions::{
    SessionStore,
    cookie::time::OffsetDateTime,
    session::{Id, Record},
    session_store::{Error, Result},
};

/// The sessions of one vault.
#[derive(Debug, Clone)]
pub(crate) struct Sessions(pub(crate) Arc<App>);

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let mut tx = self.0.db.begin().await.map_err(backend)?;
        rows::insert(&mut tx, &row(record)?).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let mut tx = self.0.db.begin().await.map_err(backend)?;
        rows::update(&mut tx, &row(record)?).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = self.0.clock.now();
        let found = rows::find(&self.0.db, &id.to_string(), now).await.map_err(backend)?;
        let Some(session) = found else { return Ok(None) };
        let expiry_date = OffsetDateTime::from_unix_timestamp(session.expires_at.as_second())
            .map_err(|error| Error::Decode(error.to_string()))?;
        let data = serde_json::from_str(&session.data)
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut tx = self.0.db.begin().await.map_err(backend)?;
        rows::remove(&mut tx, &id.to_string()).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }
}

fn row(record: &Record) -> Result<rows::Session> {
    let data =
        serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
    let expires_at = Timestamp::from_second(record.expiry_date.unix_timestamp())
        .map_err(|error| Error::Encode(error.to_string()))?;
    Ok(rows::Session { id: record.id.to_string(), data, expires_at })
}

fn backend(error: impl Display) -> Error {
    Error::Backend(error.to_string())
}
