//! De ene tabel met getallen: één getal per regel, met eenheid, periode en bron.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Cijfersoort, Nauwkeurigheid, Planstatus};
use crate::model::verwijzing::{
    Aandachtsgroep, BronRef, CijferRef, Eenheid, GebiedRef, RegioRef, Segment, Woningtype,
};
use crate::model::waarde::{Datum, Id, Periode, Waarde};

/// Eén getal met zijn kenmerken.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cijfer {
    /// Naam om naar te verwijzen.
    pub id: Option<Id>,
    /// Voorraad, behoefte, opgave, plan, realisatie, doel, norm of stroom. Tel die nooit bij elkaar op.
    pub soort: Cijfersoort,
    /// Aandachtsgroep.
    pub groep: Option<Aandachtsgroep>,
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Wijk of kern.
    pub gebied: Option<GebiedRef>,
    /// Gemeente, als het niet de eigen gemeente is.
    pub gemeente: Option<String>,
    /// Regio, als het getal voor een regio geldt.
    pub regio: Option<RegioRef>,
    /// Waar het getal over gaat als de kenmerken dat niet zeggen.
    pub onderwerp: Option<String>,
    /// Hoe zeker een plan is.
    pub planstatus: Option<Planstatus>,
    /// Jaren waarover het getal gaat, beide meegeteld.
    pub periode: Option<Periode>,
    /// Datum waarop het getal geldt.
    pub peildatum: Option<Datum>,
    /// Het getal, of een bereik met `min` en `max`.
    pub aantal: Option<Waarde>,
    /// Hoe precies het getal is.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Waarin is geteld, bijvoorbeeld `woning`, `persoon` of `procent`.
    pub eenheid: Eenheid,
    /// Waarvan het een percentage is, bijvoorbeeld `nieuwbouw` of `voorraad`.
    #[schemars(title = "Percentage van")]
    pub van: Option<String>,
    /// Waar het getal vandaan komt.
    pub bron: Option<BronRef>,
    /// Het nieuwere getal dat in plaats van dit getal komt.
    pub vervangen_door: Option<CijferRef>,
    /// `true` drukt `< 10` in plaats van het getal.
    pub afschermen: Option<bool>,
    /// Toelichting.
    pub toelichting: Option<String>,
}
