//! The one row that says what the vault is about.

use domain::vault::{Holder, Vault};
use futures::TryFutureExt as _;
use sqlx::FromRow;

use crate::{
    cell::{Row, word},
    db::{Db, Tx},
    error::Result,
};

const NETWORK: &str = "network";

#[derive(FromRow)]
struct VaultRow {
    holder: String,
    name: String,
    truth: String,
}

/// Returns what the vault is about, or none before it is set up.
pub async fn find(db: &Db) -> Result<Option<Vault>> {
    const SQL: &str = "
        select holder, name, truth
        from vault";
    on!(db, conn => sqlx::query_as::<_, VaultRow>(SQL).fetch_optional(conn))?.map(vault).transpose()
}

/// Says what the vault is about; a second time is a conflict.
pub async fn insert(tx: &mut Tx, vault: &Vault) -> Result<()> {
    const SQL: &str = "
        insert into vault (id, holder, name, truth)
        values (1, $1, $2, $3)";
    let holder = match vault.holder {
        Holder::Network => NETWORK.to_owned(),
        Holder::Municipality(code) => code.to_string(),
    };
    on!(tx, conn => sqlx::query(SQL)
        .bind(holder)
        .bind(&vault.name)
        .bind(word(vault.truth))
        .execute(conn)
        .map_ok(drop))
}

fn vault(row: VaultRow) -> Result<Vault> {
    let cells = Row { table: "vault", key: "1" };
    let holder = match row.holder.as_str() {
        NETWORK => Holder::Network,
        code => Holder::Municipality(cells.parse("holder", code)?),
    };
    Ok(Vault { holder, name: row.name, truth: cells.word("truth", &row.truth)? })
}
