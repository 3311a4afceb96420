//! What can be typed after `bouwsteen`, with its Dutch help.

mod pakket;
mod publiek;
mod regio;
mod sjabloon;
mod verifieer;
mod website;

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

pub(crate) use pakket::{Pakket, PakketOpdracht, PakketRaad};
pub(crate) use regio::{Regio, RegioOpdracht, RegioToon, RegioUitvoer};
pub(crate) use sjabloon::{Sjabloon, SjabloonOpdracht, SjabloonUitpakken};
pub(crate) use verifieer::{PdfVorm, Verifieer};
pub(crate) use website::Website;

/// Schrijf een woonzorgvisie als gegevens, toets haar en maak er een document van.
#[derive(Debug, Parser)]
#[command(name = "bouwsteen", bin_name = "bouwsteen", version, arg_required_else_help = true)]
#[command(override_usage = "bouwsteen OPDRACHT [OPTIES]", next_help_heading = "Opties")]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) opdracht: Opdracht,

    /// Toon deze hulp
    #[arg(short, long, visible_alias = "hulp", global = true, action = ArgAction::Help)]
    help: Option<bool>,

    /// Toon de versie
    #[arg(short = 'V', long, visible_alias = "version", action = ArgAction::Version)]
    versie: Option<bool>,
}

/// The commands, in the order in which a user needs them.
#[derive(Debug, Subcommand)]
pub(crate) enum Opdracht {
    Nieuw(Nieuw),
    Toets(Toets),
    Maak(Maak),
    Verifieer(Verifieer),
    Pakket(Pakket),
    Cijfers(Cijfers),
    Regio(Regio),
    Sjabloon(Sjabloon),
    Schema(Schema),
    Kader(Kader),
    Aanvullen(Aanvullen),
}

/// Begin een nieuwe visie in een lege map
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen nieuw MAP [OPTIES]", next_help_heading = "Opties")]
pub(crate) struct Nieuw {
    /// De map die gemaakt wordt; een bestaande map moet leeg zijn
    #[arg(value_name = "MAP", help_heading = "Argumenten")]
    pub(crate) map: PathBuf,

    /// De CBS-code van de gemeente, zoals GM9999
    #[arg(long, value_name = "CODE", default_value = "GM9999", value_parser = gemeentecode)]
    #[arg(hide_default_value = true)]
    pub(crate) gemeente: String,

    /// De naam van de gemeente
    #[arg(long, value_name = "NAAM", value_parser = naam)]
    pub(crate) naam: Option<String>,
}

/// Toets een visie: wat is er, wat mist er, en waarom moet het
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen toets [MAP] [OPTIES]", next_help_heading = "Opties")]
#[command(
    after_help = "Uitkomst: 0 als alles in orde is, 1 als er iets te doen is, 2 als de toets niet \
    kon draaien."
)]
pub(crate) struct Toets {
    #[command(flatten)]
    pub(crate) project: ProjectArgs,

    /// Hoe de uitslag eruitziet: mens (om te lezen), kort (een regel per punt), markdown (voor een
    /// webpagina), csv (voor een rekenblad), json, sarif of junit (voor andere programma's)
    #[arg(long, value_name = "VORM", value_enum, default_value_t = Uitvoer::Mens)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(crate) uitvoer: Uitvoer,

    /// Welke open eisen tellen als fout: wet, afspraak, handreiking of alles; een grens per bouwsteen in
    /// `[toets.streng]` gaat voor
    #[arg(long, value_name = "GRENS", value_enum, default_value_t = Streng::Wet)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(crate) streng: Streng,

    /// Toon ook wat na de peildatum verandert: eisen die gaan gelden of vervallen, afwijkingen die aflopen
    #[arg(long, conflicts_with = "vergelijk")]
    pub(crate) vooruit: bool,

    /// Geef ook advies over de taal: lange zinnen, moeilijke woorden, afkortingen en de leesbaarheid
    #[arg(long, conflicts_with = "vergelijk")]
    pub(crate) taal: bool,

    /// Leg de uitkomsten vast in een bestand; zonder naam is dat `toetsing.toml` bij de visie
    #[arg(long, value_name = "BESTAND", num_args = 0..=1, require_equals = true)]
    #[arg(conflicts_with = "vergelijk")]
    #[expect(clippy::option_option, reason = "the option, and its value that may be left out")]
    pub(crate) vastleggen: Option<Option<PathBuf>>,

    /// Vergelijk met een vastgelegde toetsing; alleen wat slechter uitkomt, telt dan als fout
    #[arg(long, value_name = "BESTAND", num_args = 0..=1, require_equals = true)]
    #[expect(clippy::option_option, reason = "the option, and its value that may be left out")]
    pub(crate) vergelijk: Option<Option<PathBuf>>,
}

/// Maak het document: als Markdown, als webpagina en als toegankelijke PDF
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen maak [MAP] [OPTIES]", next_help_heading = "Opties")]
#[command(
    after_help = "Uitkomst: 0 als alles gemaakt is, 1 als er fouten in de gegevens zitten (het document \
    is dan een concept met gaten), 2 als het maken niet lukte."
)]
pub(crate) struct Maak {
    #[command(flatten)]
    pub(crate) project: ProjectArgs,

    /// Welke bestanden: md, html, pdf en docx (voor Word), met een komma ertussen; zonder deze optie de eerste
    /// drie
    #[arg(long, value_name = "VORMEN", value_enum, value_delimiter = ',')]
    #[arg(default_values_t = [Formaat::Md, Formaat::Html, Formaat::Pdf], hide_default_value = true)]
    #[arg(hide_possible_values = true)]
    pub(crate) formaat: Vec<Formaat>,

    #[command(flatten)]
    pub(crate) vorm: PdfVorm,

    /// De map voor de bestanden; zonder deze optie is dat `uitvoer` in de map van de visie
    #[arg(long, value_name = "MAP")]
    pub(crate) uit: Option<PathBuf>,

    /// Hoeveel seconden het zetten van eigen sjablonen mag duren
    #[arg(long, value_name = "SECONDEN", default_value_t = crate::zetten::SECONDEN, hide_default_value = true)]
    #[arg(value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) zettijd: u64,

    /// Maak alleen iets als er geen fouten zijn en geen eis open staat die meetelt: van de wet, of wat u
    /// zelf kiest in `[toets.streng]`
    #[arg(long)]
    pub(crate) definitief: bool,

    #[command(flatten)]
    pub(crate) website: Website,

    #[command(flatten)]
    pub(crate) uitgave: publiek::Uitgave,
}

/// Maak van een rekenblad cijfers voor de visie
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen cijfers OPDRACHT [OPTIES]", arg_required_else_help = true)]
#[command(next_help_heading = "Opties")]
pub(crate) struct Cijfers {
    #[command(subcommand)]
    pub(crate) opdracht: CijfersOpdracht,
}

/// What can be done with cijfers.
#[derive(Debug, Subcommand)]
pub(crate) enum CijfersOpdracht {
    Inlezen(Inlezen),
}

/// Maak van elk blad van een rekenblad (.xlsx of .ods) een CSV, en vertel wat daarbij opviel
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen cijfers inlezen BESTAND [OPTIES]")]
#[command(next_help_heading = "Opties")]
#[command(
    after_help = "Uitkomst: 0 als alles is overgenomen, 1 als er iets is om naar te kijken (de CSV is er \
    dan wel), 2 als er niets gemaakt is."
)]
pub(crate) struct Inlezen {
    /// Het rekenblad
    #[arg(value_name = "BESTAND", help_heading = "Argumenten")]
    pub(crate) bestand: PathBuf,

    /// De map voor de CSV; zonder deze optie is dat `data` in de map van een visie, en anders de huidige map
    #[arg(long, value_name = "MAP")]
    pub(crate) uit: Option<PathBuf>,

    /// Lees alleen dit blad, ook als het verborgen is
    #[arg(long, value_name = "NAAM")]
    pub(crate) blad: Option<String>,

    /// Het nummer van de rij met de namen van de kolommen, als die niet gevonden wordt
    #[arg(long, value_name = "RIJ", value_parser = rijnummer)]
    pub(crate) kop: Option<usize>,

    /// Maak rijen van kolommen die een jaar of een groep zijn; noem de kolom die hun namen krijgt, zoals
    /// periode
    #[arg(long, value_name = "KOLOM")]
    pub(crate) breed: Option<String>,

    /// Vul cellen aan die onder een samengevoegde cel liggen, behalve getallen
    #[arg(long)]
    pub(crate) vul_aan: bool,

    /// Vervang een CSV die er al is
    #[arg(long)]
    pub(crate) vervang: bool,
}

/// Toon het schema van de gegevens, voor een teksteditor
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen schema [OPTIES]", next_help_heading = "Opties")]
#[expect(clippy::struct_excessive_bools, reason = "each is an option on the command line")]
pub(crate) struct Schema {
    /// Toon het schema van de uitslag van `toets --uitvoer json`
    #[arg(long, conflicts_with = "kader")]
    pub(crate) toets: bool,

    /// Toon het schema van een vastgelegde toetsing
    #[arg(long, conflicts_with_all = ["toets", "kader"])]
    pub(crate) toetsing: bool,

    /// Toon het schema van een eigen kader
    #[arg(long)]
    pub(crate) kader: bool,

    /// Toon het schema van een regiobestand
    #[arg(long, conflicts_with_all = ["toets", "toetsing", "kader"])]
    pub(crate) regio: bool,

    /// Toon het schema van de cijfers die een gemeente met de regio deelt
    #[arg(long, conflicts_with_all = ["toets", "toetsing", "kader", "regio"])]
    pub(crate) cijfers: bool,

    /// Toon het schema van de uitslag van `regio --uitvoer json`
    #[arg(long, conflicts_with_all = ["toets", "toetsing", "kader", "regio", "cijfers"])]
    pub(crate) regiobeeld: bool,
}

/// Bekijk de eisen waaraan getoetst wordt
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen kader OPDRACHT [OPTIES]", arg_required_else_help = true)]
#[command(next_help_heading = "Opties")]
pub(crate) struct Kader {
    #[command(subcommand)]
    pub(crate) opdracht: KaderOpdracht,
}

/// What can be asked about the kaders.
#[derive(Debug, Subcommand)]
pub(crate) enum KaderOpdracht {
    Lijst(KaderLijst),
    Toon(KaderToon),
    Verschil(KaderVerschil),
}

/// Toon alle eisen
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen kader lijst [OPTIES]", next_help_heading = "Opties")]
pub(crate) struct KaderLijst {
    #[command(flatten)]
    pub(crate) keuze: KaderKeuze,

    #[command(flatten)]
    pub(crate) uitvoer: KaderUitvoer,
}

/// Toon een eis met alles wat erbij hoort
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen kader toon ID [OPTIES]", next_help_heading = "Opties")]
pub(crate) struct KaderToon {
    /// Het kenmerk van de eis, zoals OPG-02
    #[arg(value_name = "ID", help_heading = "Argumenten")]
    pub(crate) id: String,

    #[command(flatten)]
    pub(crate) keuze: KaderKeuze,

    #[command(flatten)]
    pub(crate) uitvoer: KaderUitvoer,
}

/// Vergelijk twee versies van een kader: wat is nieuw, weg of veranderd
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen kader verschil OUD NIEUW [OPTIES]")]
#[command(next_help_heading = "Opties")]
pub(crate) struct KaderVerschil {
    /// De oude versie: een bestand, een map, of de naam van een ingebouwd kader
    #[arg(value_name = "OUD", help_heading = "Argumenten")]
    pub(crate) oud: PathBuf,

    /// De nieuwe versie, op dezelfde manier
    #[arg(value_name = "NIEUW", help_heading = "Argumenten")]
    pub(crate) nieuw: PathBuf,

    #[command(flatten)]
    pub(crate) uitvoer: KaderUitvoer,
}

// Which own kaders take part in `kader`. A doc comment would become help.
#[derive(Debug, clap::Args)]
pub(crate) struct KaderKeuze {
    /// Neem de eigen kaders van deze visie mee
    #[arg(long, value_name = "MAP")]
    pub(crate) map: Option<PathBuf>,

    /// Neem dit kader mee: een bestand of een map; mag vaker
    #[arg(long, value_name = "PAD")]
    pub(crate) kader: Vec<PathBuf>,
}

/// Maak aanvulling met de tabtoets mogelijk in uw opdrachtregel
#[derive(Debug, clap::Args)]
#[command(override_usage = "bouwsteen aanvullen SHELL", next_help_heading = "Opties")]
pub(crate) struct Aanvullen {
    /// Voor welk programma: bash, zsh, fish, powershell of elvish
    #[arg(value_name = "SHELL", value_enum, hide_possible_values = true)]
    #[arg(help_heading = "Argumenten")]
    pub(crate) shell: clap_complete::Shell,
}

// What `toets` and `maak` share: which visie, and judged on which day. A doc comment would become help.
#[derive(Debug, clap::Args)]
pub(crate) struct ProjectArgs {
    /// De map van de visie, of het bestand `bouwsteen.toml` daarin; zonder opgave de huidige map
    #[arg(value_name = "MAP", default_value = ".", hide_default_value = true)]
    #[arg(help_heading = "Argumenten")]
    pub(crate) map: PathBuf,

    /// Toets naar de regels van deze dag (JJJJ-MM-DD); zonder opgave vandaag
    #[arg(long, value_name = "DATUM", value_parser = datum)]
    pub(crate) peildatum: Option<Date>,

    /// Toets ook aan dit kader van buiten de visie: een bestand of een map; mag vaker
    #[arg(long, value_name = "PAD")]
    pub(crate) kader: Vec<PathBuf>,
}

// The output of the `kader` commands. A doc comment would become help.
#[derive(Debug, clap::Args)]
pub(crate) struct KaderUitvoer {
    /// Hoe het eruitziet: mens (om te lezen), json, csv (voor een rekenblad) of markdown
    #[arg(long, value_name = "VORM", value_enum, default_value_t = KaderVorm::Mens)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub(crate) uitvoer: KaderVorm,
}

/// How a toets is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Uitvoer {
    Mens,
    Kort,
    Json,
    Sarif,
    Junit,
    Csv,
    Markdown,
}

/// How eisen are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KaderVorm {
    Mens,
    Json,
    Csv,
    Markdown,
}

/// From which strength on an open eis counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Streng {
    Wet,
    Afspraak,
    Handreiking,
    Alles,
}

/// The files that `maak` can write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Formaat {
    Md,
    Html,
    Docx,
    Pdf,
}

fn datum(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "schrijf een bestaande datum als JJJJ-MM-DD, zoals 2026-07-01".into())
}

fn rijnummer(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "geef het nummer van een rij, zoals 3".into())
}

fn gemeentecode(text: &str) -> Result<String, String> {
    let digits = text.strip_prefix("GM").unwrap_or_default();
    if digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        Ok(text.to_owned())
    } else {
        Err("schrijf de CBS-code als GM met vier cijfers, zoals GM9999".into())
    }
}

fn naam(text: &str) -> Result<String, String> {
    let usable = !text.trim().is_empty() && text.chars().count() <= 100;
    if usable && !text.chars().any(char::is_control) {
        Ok(text.trim().to_owned())
    } else {
        Err("geef een naam van 1 tot 100 tekens op een regel".into())
    }
}
