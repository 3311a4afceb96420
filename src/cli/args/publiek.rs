//! For which readers something is made.

use bouwsteen::source::Publiek;
use clap::ValueEnum;

// Whose edition to make. A doc comment would become help.
#[derive(Debug, Clone, clap::Args)]
pub(crate) struct Uitgave {
    /// Maak de uitgave voor deze lezers: raad, inwoner of regio; zonder deze optie staat alles erin
    #[arg(long, value_name = "LEZERS", value_enum, hide_possible_values = true)]
    pub(crate) publiek: Option<Lezers>,
}

/// The readers of an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Lezers {
    Raad,
    Inwoner,
    Regio,
}

impl From<Lezers> for Publiek {
    fn from(lezers: Lezers) -> Self {
        match lezers {
            Lezers::Raad => Self::Raad,
            Lezers::Inwoner => Self::Inwoner,
            Lezers::Regio => Self::Regio,
        }
    }
}
