//! Sommen die de gemeente zelf opschrijft: ze worden nagerekend en staan zo in het document.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::{
    keuze::Rekensoort,
    selectie::Selectie,
    waarde::{Getal, Id},
};

/// Een som van cijfers, met de uitkomst die erbij hoort.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rekensom {
    /// Naam om naar te verwijzen.
    pub id: Option<Id>,
    /// Aandeel (`deel`, `geheel`), som (`delen`), verschil (`van`, `min`) of stand (`begin`, `erbij`, `eraf`).
    pub soort: Rekensoort,
    /// Wat er wordt uitgerekend.
    pub titel: Option<String>,
    /// Bij een aandeel: het deel.
    pub deel: Option<Selectie>,
    /// Bij een aandeel: het geheel waar het deel bij hoort.
    pub geheel: Option<Selectie>,
    /// Bij een aandeel: het percentage van het geheel, als de uitkomst een aantal is.
    #[schemars(title = "Percentage van het geheel")]
    pub procent: Option<Getal>,
    /// Bij een som: wat wordt opgeteld.
    #[serde(default)]
    pub delen: Vec<Selectie>,
    /// Bij een verschil: waar iets van af gaat.
    pub van: Option<Selectie>,
    /// Bij een verschil: wat eraf gaat.
    pub min: Option<Selectie>,
    /// Bij een stand: het aantal aan het begin.
    pub begin: Option<Selectie>,
    /// Bij een stand: wat erbij komt.
    pub erbij: Option<Selectie>,
    /// Bij een stand: wat eraf gaat.
    pub eraf: Option<Selectie>,
    /// Bij een stand: het aantal aan het eind.
    pub eind: Option<Selectie>,
    /// Bij een aandeel, som of verschil: wat eruit komt. Zonder uitkomst rekent het document hem uit.
    pub uitkomst: Option<Selectie>,
    /// Toelichting.
    pub toelichting: Option<String>,
}
