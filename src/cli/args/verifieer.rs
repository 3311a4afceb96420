//! The options of a PDF, and the command that makes one again to compare.

use std::path::PathBuf;

use jiff::civil::Date;

use super::{ProjectArgs, datum, publiek::Uitgave};

// What a PDF has beside the document. A doc comment would become help.
#[derive(Debug, clap::Args)]
pub(crate) struct PdfVorm {
    /// Zet in de PDF een nummer voor elke regel, voor amendementen; elke bladzijde begint bij 1
    #[arg(long)]
    pub(crate) regelnummers: bool,

    /// Stop de bestanden waar het document van gemaakt is in de PDF, met een lijst ervan; de PDF is dan PDF/A-3a
    #[arg(long)]
    pub(crate) met_bron: bool,
}

/// Maak een PDF opnieuw uit git, en vertel of hij hetzelfde is
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "bouwsteen verifieer PDF --van REVISIE --datum JJJJ-MM-DD [MAP] [OPTIES]"
)]
#[command(next_help_heading = "Opties")]
#[command(
    after_help = "Uitkomst: 0 als elke byte gelijk is, 1 als er verschil is, 2 als het vergelijken niet \
    lukte."
)]
pub(crate) struct Verifieer {
    /// De PDF die u wilt nagaan
    #[arg(value_name = "PDF", help_heading = "Argumenten")]
    pub(crate) pdf: PathBuf,

    /// De revisie in git waar de PDF van gemaakt is; die staat in het colofon
    #[arg(long, value_name = "REVISIE")]
    pub(crate) van: String,

    /// De dag waarop de PDF gemaakt is (JJJJ-MM-DD); die staat in het colofon
    #[arg(long, value_name = "DATUM", value_parser = datum)]
    pub(crate) datum: Date,

    #[command(flatten)]
    pub(crate) project: ProjectArgs,

    #[command(flatten)]
    pub(crate) vorm: PdfVorm,

    #[command(flatten)]
    pub(crate) uitgave: Uitgave,
}
