//! Kaders: requirements as dated data, each with its source, its strength and how sure we are of it.

pub mod bevoegdheid;
pub mod bron;
pub mod eis;
pub mod ingebouwd;
pub mod lijst;
pub mod norm;
pub mod toets;
pub mod verschil;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::waarde::{Datum, Id};

pub use bevoegdheid::{Bevoegdheid, Rol};
pub use bron::{Brondocument, Citaat, Vindplaats, Zekerheid};
pub use eis::{Adressaat, Afwijken, Eis, Geldig, Mutatie, Sterkte, Vervallen};
pub use lijst::{Bedrag, Lijst, Lijstitem};
pub use norm::{Greep, Grens, Maatstaf, Niveau, Norm};
pub use toets::{Toets, Voorwaarde};
pub use verschil::{Verschil, verschil};

/// Een kader: versie, bronnen, lijsten en eisen. Het staat in één bestand, of verdeeld over de bestanden van één map.
// A file of a folder holds only a part. Therefore the schema asks for no key here; `catalogue` does, once all
// files are together.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kader {
    /// Vaste korte naam, gelijk aan de naam van het bestand of de map.
    #[serde(default)]
    #[schemars(with = "Option<Id>")]
    pub naam: String,
    /// Titel zoals die gedrukt wordt.
    #[serde(default)]
    #[schemars(with = "Option<String>", length(min = 1))]
    pub titel: String,
    /// Versie van dit kader.
    #[serde(default)]
    #[schemars(with = "Option<String>", length(min = 1))]
    pub versie: String,
    /// De dag waarop de bronnen zijn gelezen.
    #[serde(default)]
    #[schemars(with = "Option<Datum>")]
    pub peildatum: Date,
    /// Wat een lezer over het geheel moet weten.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub toelichting: String,
    /// De documenten waar de eisen en lijsten uit komen.
    #[serde(default)]
    pub bron: Vec<Brondocument>,
    /// Lijsten met vaste waarden, of meer waarden bij een bestaande lijst.
    #[serde(default)]
    pub lijst: Vec<Lijst>,
    /// De eisen.
    #[serde(default)]
    pub eis: Vec<Eis>,
    /// De normen.
    #[serde(default)]
    pub norm: Vec<Norm>,
    /// Wie over welk soort stuk besluit.
    #[serde(default)]
    pub bevoegdheid: Vec<Bevoegdheid>,
}

impl Kader {
    /// The source document with this id.
    pub fn bron(&self, id: &str) -> Option<&Brondocument> {
        self.bron.iter().find(|bron| bron.id == id)
    }

    /// Whether it comes with the program; no other kader can have its name.
    pub fn is_ingebouwd(&self) -> bool {
        is_ingebouwd(&self.naam)
    }
}

/// Whether a kader with this name comes with the program.
pub fn is_ingebouwd(naam: &str) -> bool {
    ingebouwd::ingebouwd().iter().any(|kader| kader.naam == naam)
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
