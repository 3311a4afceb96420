//! What can be typed after `bouwsteen sjabloon`.

use std::path::PathBuf;

use clap::Subcommand;

/// Neem de vormgeving en de vaste teksten over om ze aan te passen
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen sjabloon OPDRACHT [OPTIES]", arg_required_else_help = true)]
#[command(next_help_heading = "Opties")]
pub(crate) struct Sjabloon {
    #[command(subcommand)]
    pub(crate) opdracht: SjabloonOpdracht,
}

/// What can be done with templates.
#[derive(Debug, Subcommand)]
pub(crate) enum SjabloonOpdracht {
    Lijst(SjabloonLijst),
    Uitpakken(SjabloonUitpakken),
}

/// Toon welke sjablonen er zijn, welke u zelf hebt, en of die nog bij deze versie passen
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen sjabloon lijst [MAP]", next_help_heading = "Opties")]
pub(crate) struct SjabloonLijst {
    /// De map van de visie, of het bestand `bouwsteen.toml` daarin; zonder opgave de huidige map
    #[arg(value_name = "MAP", default_value = ".", hide_default_value = true)]
    #[arg(help_heading = "Argumenten")]
    pub(crate) map: PathBuf,
}

/// Zet ingebouwde sjablonen in de map `sjablonen` van uw visie; wat er al staat, blijft
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "bouwsteen sjabloon uitpakken MAP NAAM...\n         bouwsteen sjabloon uitpakken MAP --alles"
)]
#[command(next_help_heading = "Opties")]
#[command(
    after_help = "Uitkomst: 0 als alles is uitgepakt, 1 als er iets al stond en zo gebleven is, 2 als er \
    niets is uitgepakt."
)]
pub(crate) struct SjabloonUitpakken {
    /// De map van de visie, of het bestand `bouwsteen.toml` daarin
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub(crate) map: PathBuf,

    /// Welke sjablonen, zoals `pdf/voorblad.typ`
    #[arg(value_name = "NAAM", help_heading = "Argumenten", conflicts_with = "alles")]
    pub(crate) namen: Vec<String>,

    /// Pak alle sjablonen uit
    #[arg(long)]
    pub(crate) alles: bool,
}
