//! Where an eis or a list comes from, and how sure we are of it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A document that eisen refer to.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Brondocument {
    /// Short name that eisen refer to.
    pub id: String,
    /// Title as printed.
    pub titel: String,
    /// Publisher or BWB number.
    pub uitgever: Option<String>,
    /// Date of the version that was read.
    pub datum: Option<Date>,
    /// Where it stands.
    pub url: Option<String>,
}

/// The place in a document where an eis stands.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vindplaats {
    /// Id of the [`Brondocument`].
    pub document: String,
    /// Article, page or heading.
    pub plaats: String,
    /// Dated address, for law.
    pub url: Option<String>,
    /// How sure we are.
    pub zekerheid: Zekerheid,
    /// The words of the source itself, for law.
    pub citaat: Option<Citaat>,
}

/// A short literal quote, with a hash so that nobody changes a letter of it unseen.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Citaat {
    /// At most forty words, letter for letter; `[…]` where words were left out.
    pub tekst: String,
    /// SHA-256 of `tekst` in UTF-8, in lower-case hexadecimal.
    pub sha256: String,
}

/// How sure we are that a source says what the eis says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Zekerheid {
    /// Read in the primary text.
    Gelezen,
    /// Read in a secondary source.
    Secundair,
    /// To be looked up; never fails a build.
    Nagaan,
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
