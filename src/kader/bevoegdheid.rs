//! Who decides about a kind of document: dated data with a source, not code.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::kader::bron::Vindplaats;
use crate::kader::eis::{Geldig, Sterkte};
use crate::model::keuze::Orgaan;
use crate::model::waarde::Id;

/// Wie over een soort stuk besluit, of wat een ander orgaan daarbij doet.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bevoegdheid {
    /// Vaste naam.
    #[schemars(with = "Id")]
    pub id: String,
    /// Over welk soort stuk het gaat, in één woord.
    #[schemars(with = "Id")]
    pub stuk: String,
    /// De naam van het stuk, met lidwoord en zonder hoofdletter.
    #[schemars(length(min = 1))]
    pub naam: String,
    /// Woorden waaraan een beslispunt over dit stuk te herkennen is, in kleine letters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub woord: Vec<String>,
    /// Het orgaan.
    #[schemars(with = "Orgaan")]
    pub orgaan: Orgaan,
    /// Of dit orgaan besluit, of iets anders doet.
    pub rol: Rol,
    /// Wat het orgaan doet, in één gewone zin.
    #[schemars(length(min = 1))]
    pub tekst: String,
    /// Hoe sterk de bron is.
    pub sterkte: Sterkte,
    /// Wanneer het zo is; zonder opgave nu.
    #[serde(default, skip_serializing_if = "Geldig::is_empty")]
    pub geldig: Geldig,
    /// Waar dat staat.
    pub bron: Vindplaats,
}

/// Wat een orgaan met een stuk doet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Rol {
    /// Het stelt het stuk vast.
    Besluit,
    /// Het is erbij betrokken en besluit niet.
    Betrokken,
}

impl Bevoegdheid {
    /// Whether it holds on this day; what is only expected does not hold.
    pub fn holds_at(&self, day: Date) -> bool {
        self.geldig.verwacht.is_none()
            && self.geldig.van.is_none_or(|from| from <= day)
            && self.geldig.tot.is_none_or(|until| day <= until)
    }
}
