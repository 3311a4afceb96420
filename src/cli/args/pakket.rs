//! What can be typed after `bouwsteen pakket`.

use std::path::PathBuf;

use clap::Subcommand;

use super::ProjectArgs;

/// Maak van een visie een map met stukken voor de raad
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen pakket OPDRACHT [OPTIES]", arg_required_else_help = true)]
#[command(next_help_heading = "Opties")]
pub(crate) struct Pakket {
    #[command(subcommand)]
    pub(crate) opdracht: PakketOpdracht,
}

/// For whom a pakket can be made.
#[derive(Debug, Subcommand)]
pub(crate) enum PakketOpdracht {
    Raad(PakketRaad),
}

/// Maak de stukken voor de raad: samenvatting, keuzes, doelen, geld, beslispunten en meer
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen pakket raad [MAP] [OPTIES]", next_help_heading = "Opties")]
#[command(
    after_help = "Uitkomst: 0 als alles gemaakt is, 1 als er fouten in de gegevens zitten (de stukken zijn \
    dan een concept met gaten), 2 als het maken niet lukte."
)]
pub(crate) struct PakketRaad {
    #[command(flatten)]
    pub(crate) project: ProjectArgs,

    /// De map voor de stukken; zonder deze optie is dat `uitvoer/pakket-raad` in de map van de visie
    #[arg(long, value_name = "MAP")]
    pub(crate) uit: Option<PathBuf>,
}
