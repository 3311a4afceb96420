//! Advice about the language of a visie: long sentences, hard words, abbreviations, and how readable it is.
//!
//! Advice never makes a toets fail, and is given only when it is asked for. The time it takes grows with the
//! length of the texts, whatever they say.

mod afkortingen;
mod gegevens;
mod leesbaarheid;
mod lettergrepen;
mod lezer;
mod onaf;
mod synoniemen;
mod teksten;
mod velden;
mod woorden;
mod zinnen;

use crate::{diagnostic::Diagnostic, project::Project};

use super::rekenen::Bevindingen;

pub use gegevens::{MoeilijkWoord, Woordenlijst, woordenlijst};
pub use leesbaarheid::{FORMULE, KANTTEKENING, Leesbaarheid, MINST, Telling};
pub use lezer::LANG;

/// What there is to say about the language of a visie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taaladvies {
    /// Advice, in file order; of each kind as much as a person reads.
    pub meldingen: Vec<Diagnostic>,
    /// What was counted in all texts together.
    pub geheel: Telling,
    /// Every file, followed by each of its headings, that has enough text for a figure.
    pub delen: Vec<Leesbaarheid>,
    /// How many headings more there are that have a figure.
    pub meer_delen: usize,
}

/// Reads every text of a project.
pub fn taaladvies(project: &Project) -> Taaladvies {
    let teksten = teksten::teksten(project);
    let mut lezer = lezer::Lezer::new(project, &teksten);
    (0..teksten.len()).for_each(|index| lezer.tekst(index));
    lezer.klaar(project)
}
