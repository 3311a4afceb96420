//! Taal: woorden die de gemeente liever niet gebruikt, en woorden die juist mogen.

use schemars::JsonSchema;
use serde::Deserialize;

/// Woorden waar `toets --taal` op let, naast de lijst van bouwsteen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Taal {
    /// Woorden die de gemeente liever niet gebruikt.
    #[serde(default)]
    #[schemars(title = "Liever niet")]
    pub vermijd: Vec<Vermijd>,
    /// Woorden van de lijst van bouwsteen die de gemeente wel gebruikt.
    #[serde(default)]
    #[schemars(title = "Mag wel")]
    pub toegestaan: Vec<String>,
}

/// Een woord dat de gemeente liever niet gebruikt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vermijd {
    /// Het woord of de uitdrukking, zoals zij in de tekst staat.
    pub woord: String,
    /// Het woord dat beter is.
    pub liever: String,
}
