//! What was typed.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Parser, Subcommand};
use domain::{
    access::Role, id::DeliveryId, indicator::IndicatorId, municipality::MunicipalityCode,
    period::Period, text::Locale, unit::UnitNumber,
};

mod disclose;
mod facts;
mod stats;

pub(crate) use disclose::{Attack, Audit, Disclose, Hidden, Protect};
pub(crate) use facts::{AddedUpBy, Erase, Facts};
pub(crate) use stats::{
    Alpha, Differences, ForecastSeries, Funnel, Growth, Its, Mixed, MixedLogistic, PChart, Stats,
    Widening, Wilson, Xmr,
};

/// Pejl: from political goals to what happens with children, and back.
#[derive(Debug, Parser)]
#[command(name = "pejl", version, about)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a vault for a municipality, or for the network.
    Init(Init),
    /// Check files and take them in as one delivery.
    Import(Import),
    /// Undo a delivery: what it brought counts no more.
    Undo(Undo),
    /// Print figures with interval, n, basis and state.
    Figures(Figures),
    /// Print how goals stand.
    Status(Status),
    /// Make reports.
    #[command(subcommand)]
    Report(Report),
    /// Serve the pages of one vault, or of all vaults in a folder.
    Serve(Serve),
    /// Write a vault's rows to one archive, also while the server runs.
    Backup(Backup),
    /// Make a vault from an archive.
    Restore(Restore),
    /// Check a vault and say what is wrong and what to do.
    Doctor(Doctor),
    /// Facts about single persons: what the vault holds, and erasing them.
    #[command(subcommand)]
    Facts(Facts),
    /// Make up a nation: pupils over the years, and the files its municipalities deliver.
    Generate(Generate),
    /// Statistics of any data, to check Pejl's own from outside.
    #[command(subcommand)]
    Stats(Stats),
    /// Choose which cells of tables must be withheld before they are published, or attack what is to be published.
    ///
    /// Prints one JSON object: `cells`, `published`, `primary` (small), `secondary` (small ones follow from them),
    /// `components` (parts of the withheld cells that share no sum), `primary_sum` and `secondary_sum` (the counts
    /// withheld), `threshold`, `safety`, `method`, `certified` (an attack found nothing; otherwise nothing is written)
    /// and `seconds`.
    ///
    /// The public file has no cell that is nought, so that a cell that is absent is known to be nought.
    Disclose(Disclose),
    /// The indicator catalogue.
    #[command(subcommand)]
    Indicators(Indicators),
    /// People who can sign in.
    #[command(subcommand)]
    People(People),
    /// Read people, posts, goals and placements from a folder of files, as in `examples/fjordby`.
    Load(Load),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// The municipality's code, such as 101.
    #[arg(long, required_unless_present = "network")]
    pub(crate) municipality: Option<MunicipalityCode>,
    /// Make the network's vault.
    #[arg(long, conflicts_with = "municipality")]
    pub(crate) network: bool,
    /// The name on the screens; the official one when left out.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Say on every page that units, people and figures are made up.
    #[arg(long)]
    pub(crate) made_up: bool,
    /// Keep rows in this PostgreSQL database instead of an SQLite file.
    #[arg(long)]
    pub(crate) postgres: Option<String>,
    /// The PostgreSQL schema; `vault_101` for municipality 101 when left out.
    #[arg(long, requires = "postgres")]
    pub(crate) schema: Option<String>,
    /// Keep the files of facts in a bucket that speaks S3 instead of in the vault's folder: `s3://bucket/prefix`.
    #[arg(long)]
    pub(crate) bucket: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// The name of a format; found out from the columns when left out.
    #[arg(long)]
    pub(crate) format: Option<String>,
    /// The period of rows that name none, such as 2024/25.
    #[arg(long)]
    pub(crate) period: Option<Period>,
    /// Who is to be credited, and when it was fetched; the format's own credit line when left out.
    #[arg(long)]
    pub(crate) source: Option<String>,
    /// What the figures are for.
    #[arg(long, default_value = "Opfølgning på mål og resultater")]
    pub(crate) purpose: String,
    /// The delivery whose place this one takes.
    #[arg(long)]
    pub(crate) replace: Option<DeliveryId>,
    /// Refuse the whole delivery when any row is wrong, instead of leaving the row out.
    #[arg(long)]
    pub(crate) strict: bool,
    /// Only say what would change.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) by: AddedUpBy,
    /// The files.
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Undo {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// The delivery's id.
    pub(crate) delivery: DeliveryId,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Figures {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// Only of this indicator.
    #[arg(long)]
    pub(crate) indicator: Option<IndicatorId>,
    /// Only of this unit.
    #[arg(long)]
    pub(crate) unit: Option<UnitNumber>,
    /// Only of this period.
    #[arg(long)]
    pub(crate) period: Option<Period>,
    /// Print one JSON object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Status {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// Only for this unit.
    #[arg(long)]
    pub(crate) unit: Option<UnitNumber>,
    /// Print one JSON object a line.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Report {
    /// Make the basis for the school development talk of one unit, or of all schools of a municipality.
    Talk(Talk),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Talk {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// The school.
    #[arg(long, required_unless_present = "municipality")]
    pub(crate) unit: Option<UnitNumber>,
    /// All schools of this municipality; OUT is then a folder.
    #[arg(long, conflicts_with = "unit")]
    pub(crate) municipality: Option<MunicipalityCode>,
    /// Leave out what is confidential or about few children.
    #[arg(long)]
    pub(crate) open: bool,
    /// The language.
    #[arg(long, default_value = "da")]
    pub(crate) locale: Locale,
    /// The file, or the folder for several.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    /// A vault's folder, or a folder of vaults.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// The address people use, such as <https://pejl.example.dk>; cookies are then sent over TLS only.
    #[arg(long)]
    pub(crate) public_address: Option<String>,
    #[command(flatten)]
    pub(crate) by: AddedUpBy,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// The archive to write.
    #[arg(long)]
    pub(crate) out: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Restore {
    /// The folder of the vault to make; it must not hold one.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// Keep rows in this PostgreSQL database instead of an SQLite file.
    #[arg(long, requires = "schema")]
    pub(crate) postgres: Option<String>,
    /// The PostgreSQL schema.
    #[arg(long, requires = "postgres")]
    pub(crate) schema: Option<String>,
    /// Keep the files of facts in a bucket that speaks S3 instead of in the vault's folder: `s3://bucket/prefix`.
    #[arg(long)]
    pub(crate) bucket: Option<String>,
    /// The archive.
    pub(crate) archive: PathBuf,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Doctor {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// Print one JSON object.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Generate {
    /// How many municipalities, 1 to 99; Fjordby is the first.
    #[arg(long)]
    pub(crate) municipalities: u16,
    /// How many school years, 1 to 20.
    #[arg(long)]
    pub(crate) years: u8,
    /// The seed: the same makes the same files, byte for byte.
    #[arg(long)]
    pub(crate) seed: u64,
    /// The folder to write to.
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// How many pupils in all; as many as in Denmark for so many municipalities when left out.
    #[arg(long)]
    pub(crate) pupils: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Indicators {
    /// Check the shipped indicators and formats, or those in a folder.
    Check {
        /// A folder of indicator files; the shipped ones when left out.
        folder: Option<PathBuf>,
    },
    /// List the indicators.
    List {
        /// Print one JSON object a line.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum People {
    /// Add a person with a post; the password is read from the first line of standard input.
    Add {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// The name.
        #[arg(long)]
        name: String,
        /// The address to sign in with.
        #[arg(long)]
        email: String,
        /// The role, such as `administrator`.
        #[arg(long, value_parser = role)]
        role: Role,
        /// The unit of the post; the municipality when left out.
        #[arg(long)]
        unit: Option<UnitNumber>,
        /// The language of the screens.
        #[arg(long, default_value = "da")]
        locale: Locale,
    },
    /// List people and their posts.
    List {
        /// The vault's folder.
        #[arg(long)]
        vault: PathBuf,
        /// Print one JSON object a line.
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Load {
    /// The vault's folder.
    #[arg(long)]
    pub(crate) vault: PathBuf,
    /// The folder with `people.toml`, `goals.toml`, `placements.csv` and `successions.csv`.
    pub(crate) folder: PathBuf,
}

fn role(code: &str) -> Result<Role, String> {
    Role::from_code(code).ok_or_else(|| {
        let codes: Vec<_> = Role::ALL.iter().map(|role| role.code()).collect();
        format!("`{code}` is not a role; use one of {}", codes.join(", "))
    })
}
