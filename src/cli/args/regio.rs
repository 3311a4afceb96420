//! What can be typed after `bouwsteen regio`.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Formaat, KaderVorm};

/// Tel op wat gemeenten dragen, en leg het naast de opgave van hun regio
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "bouwsteen regio BESTAND [OPTIES]\n         bouwsteen regio uitvoer [MAP] [OPTIES]"
)]
#[command(next_help_heading = "Opties", args_conflicts_with_subcommands = true)]
#[command(
    after_help = "Uitkomst: 0 als de gegevens kloppen, 1 als er fouten in zitten of een afspraak maar aan een \
    kant staat, 2 als het niet kon draaien."
)]
pub(crate) struct Regio {
    #[command(subcommand)]
    pub(crate) opdracht: Option<RegioOpdracht>,

    #[command(flatten)]
    pub(crate) toon: RegioToon,
}

/// What can be done for a region.
#[derive(Debug, Subcommand)]
pub(crate) enum RegioOpdracht {
    Uitvoer(RegioUitvoer),
}

// What is shown of regions. A doc comment would become help.
#[derive(Debug, clap::Args)]
pub(crate) struct RegioToon {
    /// Het regiobestand, of een map waarin het staat; mag vaker. Zonder opgave `regio.toml` in de huidige map
    #[arg(value_name = "BESTAND", default_value = ".", hide_default_value = true)]
    #[arg(help_heading = "Argumenten")]
    pub(crate) bestand: Vec<PathBuf>,

    /// Hoe de uitslag eruitziet: mens (om te lezen), json, csv (voor een rekenblad) of markdown
    #[arg(long, value_name = "VORM", value_enum, default_value_t = KaderVorm::Mens)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(crate) uitvoer: KaderVorm,

    /// Maak een PDF met deze naam
    #[arg(long, value_name = "BESTAND")]
    pub(crate) pdf: Option<PathBuf>,

    /// Maak bestanden: md, html en pdf, met een komma ertussen; noem de map met `--uit`
    #[arg(long, value_name = "VORMEN", value_enum, value_delimiter = ',', requires = "uit")]
    #[arg(hide_possible_values = true)]
    pub(crate) formaat: Vec<Formaat>,

    /// De map voor de bestanden van `--formaat`
    #[arg(long, value_name = "MAP", requires = "formaat")]
    pub(crate) uit: Option<PathBuf>,
}

/// Schrijf de cijfers en afspraken van een visie als JSON, om aan de regio te geven
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen regio uitvoer [MAP] [OPTIES]")]
#[command(next_help_heading = "Opties")]
pub(crate) struct RegioUitvoer {
    /// De map van de visie, of het bestand `bouwsteen.toml` daarin; zonder opgave de huidige map
    #[arg(value_name = "MAP", default_value = ".", hide_default_value = true)]
    #[arg(help_heading = "Argumenten")]
    pub(crate) map: PathBuf,

    /// Schrijf naar dit bestand; zonder deze optie naar het scherm
    #[arg(long, value_name = "BESTAND")]
    pub(crate) uit: Option<PathBuf>,
}
