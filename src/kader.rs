//! Kaders: requirements as dated data, each with its source, its strength and how sure we are of it.

pub mod bron;
pub mod eis;
pub mod ingebouwd;
pub mod lijst;
pub mod toets;

use jiff::civil::Date;
use serde::Deserialize;

pub use bron::{Brondocument, Citaat, Vindplaats, Zekerheid};
pub use eis::{Adressaat, Afwijken, Eis, Geldig, Mutatie, Sterkte, Vervallen};
pub use lijst::{Bedrag, Lijst, Lijstitem};
pub use toets::{Toets, Voorwaarde};

/// One kader file: a version, its sources, its lists and its eisen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kader {
    /// Stable short name, the same as the file name.
    pub naam: String,
    /// Title as printed.
    pub titel: String,
    /// Version of this file.
    pub versie: String,
    /// The day on which its sources were read.
    pub peildatum: Date,
    /// What a reader must know about it as a whole.
    pub toelichting: String,
    /// The documents that the eisen and lists come from.
    #[serde(default)]
    pub bron: Vec<Brondocument>,
    /// Lists of values, such as the aandachtsgroepen.
    #[serde(default)]
    pub lijst: Vec<Lijst>,
    /// The eisen.
    #[serde(default)]
    pub eis: Vec<Eis>,
}

impl Kader {
    /// The source document with this id.
    pub fn bron(&self, id: &str) -> Option<&Brondocument> {
        self.bron.iter().find(|bron| bron.id == id)
    }
}

/// The built-in kaders that a project chose; without a choice all of them. Lists always come along.
pub fn gekozen(names: &[String]) -> Vec<&'static Kader> {
    let chosen =
        |kader: &&Kader| names.is_empty() || kader.eis.is_empty() || names.contains(&kader.naam);
    ingebouwd::ingebouwd().iter().filter(chosen).collect()
}

/// The lists of all built-in kaders, in order.
pub fn lijsten() -> impl Iterator<Item = &'static Lijst> {
    ingebouwd::ingebouwd().iter().flat_map(|kader| &kader.lijst)
}
