//! Where an eis or a list comes from, and how sure we are of it.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::model::waarde::{Datum, Id, Url};

/// Een document waar eisen en lijsten naar verwijzen.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Brondocument {
    /// Korte naam, waar `bron.document` naar verwijst.
    #[schemars(with = "Id")]
    pub id: String,
    /// Titel zoals die gedrukt wordt.
    #[schemars(length(min = 1))]
    pub titel: String,
    /// Wie het uitgaf, of het BWB-nummer van een wet.
    pub uitgever: Option<String>,
    /// Datum van de versie die is gelezen.
    #[schemars(with = "Option<Datum>")]
    pub datum: Option<Date>,
    /// Waar het staat.
    #[schemars(with = "Option<Url>")]
    pub url: Option<String>,
}

/// De plaats in een document waar een eis of lijst staat.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vindplaats {
    /// Het `id` van een `[[bron]]` in dit kader.
    #[schemars(with = "Id")]
    pub document: String,
    /// Artikel, bladzijde of kopje.
    pub plaats: String,
    /// Webadres van die plaats; bij een wet met de datum erin.
    #[schemars(with = "Option<Url>")]
    pub url: Option<String>,
    /// Hoe zeker het is dat dit er staat.
    pub zekerheid: Zekerheid,
    /// De woorden van de bron zelf.
    pub citaat: Option<Citaat>,
}

/// Een kort citaat, letter voor letter.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Citaat {
    /// Hoogstens veertig woorden; `[…]` waar woorden zijn weggelaten.
    #[schemars(length(min = 1))]
    pub tekst: String,
    /// SHA-256 van `tekst` in UTF-8, in kleine letters: zo valt elke wijziging op.
    #[schemars(regex(pattern = "^[0-9a-f]{64}$"))]
    #[schemars(extend("x-vorm" = "schrijf de SHA-256 als 64 cijfers en kleine letters a tot f"))]
    pub sha256: Option<String>,
}

/// Hoe zeker het is dat een bron zegt wat de eis zegt.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Zekerheid {
    /// Gelezen in de bron zelf.
    Gelezen,
    /// Gelezen in een stuk over de bron.
    Secundair,
    /// Nog na te gaan; laat een toets nooit mislukken.
    Nagaan,
}

impl Citaat {
    /// The SHA-256 that the text has, in lower-case hexadecimal.
    pub fn hash(&self) -> String {
        Sha256::digest(&self.tekst).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl Zekerheid {
    /// The word as it stands in a kader and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gelezen => "gelezen",
            Self::Secundair => "secundair",
            Self::Nagaan => "nagaan",
        }
    }
}
