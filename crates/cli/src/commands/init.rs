//! `pejl init`.

use std::process::ExitCode;

use actions::{
    app::App,
    clock::{Clock, Ids},
    settings::{Database, Settings},
    shipped,
};
use anyhow::Result;
use domain::{
    municipality::MunicipalityCode,
    vault::{Holder, Truth, Vault},
};

use crate::{args::Init, out::Misuse};

pub(super) async fn init(args: Init) -> Result<ExitCode> {
    let holder = args.municipality.map_or(Holder::Network, Holder::Municipality);
    let name = match (&args.name, args.municipality) {
        (Some(name), _) => name.clone(),
        (None, Some(code)) => official_name(code)?,
        (None, None) => "Danmark".to_owned(),
    };
    let truth = if args.made_up { Truth::MadeUp } else { Truth::Real };
    let database = match args.postgres {
        None => Database::Sqlite,
        Some(url) => {
            let schema = args.schema.unwrap_or_else(|| schema(holder));
            Database::Postgres { url, schema }
        }
    };
    let settings = Settings { database, bucket: args.bucket };
    let vault = Vault { holder, name, truth };
    let app = App::create(&args.vault, &settings, vault, Clock::System, Ids::Random).await?;
    println!("made the vault of {} in {}", app.vault.name, args.vault.display());
    Ok(ExitCode::SUCCESS)
}

fn schema(holder: Holder) -> String {
    match holder {
        Holder::Municipality(code) => format!("vault_{code}"),
        Holder::Network => "vault_network".to_owned(),
    }
}

/// Returns the name a municipality goes by; two are not just `… Kommune`.
fn official_name(code: MunicipalityCode) -> Result<String> {
    let known = shipped::municipalities()?;
    let Some(found) = known.iter().find(|municipality| municipality.code == code) else {
        let wrong = format!("no municipality has the code `{code}`; give its name with --name");
        return Err(Misuse(wrong).into());
    };
    Ok(match found.name.as_str() {
        "København" => "Københavns Kommune".to_owned(),
        "Bornholm" => "Bornholms Regionskommune".to_owned(),
        name => format!("{name} Kommune"),
    })
}
