//! Het cijferbestand: wat een gemeente van haar visie met de regio deelt, als JSON.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::keuze::{Cijfersoort, Nauwkeurigheid, Planstatus, Status};
use crate::model::waarde::PERIODE;

/// De versie van deze afspraak.
pub const VERSIE: u8 = 1;

/// How a number is written: as text, so that no digit is lost.
const GETAL: &str = "^-?[0-9]{1,29}(\\.[0-9]{1,28})?$";

/// Cijfers en afspraken van een gemeente, gemaakt met `bouwsteen regio uitvoer`.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Cijfers van een gemeente")]
pub struct Cijferbestand {
    /// De versie van deze afspraak.
    #[schemars(range(min = 1, max = 1))]
    pub versie: u8,
    /// Het programma dat het bestand maakte, met zijn versie.
    pub programma: String,
    /// De dag waarop het bestand is gemaakt.
    #[schemars(extend("format" = "date"))]
    pub datum: String,
    /// Naam van de gemeente, zonder het woord gemeente.
    #[schemars(length(min = 1, max = 100))]
    pub gemeente: String,
    /// CBS-code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^GM[0-9]{4}$"))]
    pub code: Option<String>,
    /// Of de gemeente verzonnen is.
    #[serde(default)]
    pub fictief: bool,
    /// Het stuk waar de cijfers uit komen.
    pub document: Herkomst,
    /// De eigen dimensies van de cijfers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dimensies: Vec<String>,
    /// De cijfers die gelden, een voor een.
    pub cijfers: Vec<Cijferregel>,
    /// Wat de gemeente van een ander overneemt, of een ander van haar.
    pub afspraken: Vec<Afspraakregel>,
    /// Hoe de gemeente vastlegt dat een regionale opgave is verdeeld.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdelingen: Vec<Verdeelregel>,
}

/// Het stuk waar cijfers uit komen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Herkomst {
    /// Titel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub titel: Option<String>,
    /// Hoe ver het stuk is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Versie zoals de gemeente die telt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versie: Option<String>,
    /// Datum van het stuk.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub datum: Option<String>,
}

/// Eén cijfer. Een afgeschermd cijfer heeft geen getal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cijferregel {
    /// Naam van het cijfer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Voorraad, behoefte, opgave, plan, realisatie, doel, norm of stroom.
    pub soort: Cijfersoort,
    /// Aandachtsgroep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groep: Option<String>,
    /// Woningtype.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub woningtype: Option<String>,
    /// Prijssegment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Wijk of kern.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gebied: Option<String>,
    /// Gemeente, als het niet de eigen gemeente is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gemeente: Option<String>,
    /// Regio, als het getal voor een regio geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regio: Option<String>,
    /// Samenstelling van het huishouden.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub huishouden: Option<String>,
    /// Inkomensgroep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub inkomen: Option<String>,
    /// Waar het getal over gaat als de kenmerken dat niet zeggen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onderwerp: Option<String>,
    /// Hoe zeker een plan is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub planstatus: Option<Planstatus>,
    /// Waarden van eigen dimensies.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kenmerken: BTreeMap<String, String>,
    /// Jaren waarover het getal gaat, beide meegeteld.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = PERIODE))]
    pub periode: Option<String>,
    /// Datum waarop het getal geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("format" = "date"))]
    pub peildatum: Option<String>,
    /// Het getal.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = GETAL))]
    pub aantal: Option<String>,
    /// De ondergrens van een bereik.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = GETAL))]
    pub min: Option<String>,
    /// De bovengrens van een bereik.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = GETAL))]
    pub max: Option<String>,
    /// Woorden in plaats van een getal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tekst: Option<String>,
    /// Waarom het getal nog niet bekend is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub onbekend: Option<String>,
    /// `true` als het getal er is maar niet gedeeld mag worden.
    #[serde(default, skip_serializing_if = "is_false")]
    pub afgeschermd: bool,
    /// Hoe precies het getal is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Waarin is geteld.
    #[schemars(length(min = 1))]
    pub eenheid: String,
    /// Waarvan het een percentage is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub van: Option<String>,
    /// De naam van de bron.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bron: Option<String>,
    /// `true` als elke woning één keer telt, bij de zwaarste vorm.
    #[serde(default, skip_serializing_if = "is_false")]
    pub telt_eenmaal: bool,
    /// De kenmerken waarover dit getal het totaal is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totaal_over: Vec<String>,
    /// Het veelvoud waarop is afgerond.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = GETAL))]
    pub afgerond_op: Option<String>,
    /// Versie van het getal, als er meer dan een in omloop is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub versie: Option<String>,
}

/// Een gemeente neemt een deel van de opgave van een andere gemeente over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Afspraakregel {
    /// Naam van de afspraak.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Waar de afspraak in de visie staat: bestand en regel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plek: Option<String>,
    /// De regio waarvoor de afspraak geldt.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regio: Option<String>,
    /// De gemeente die een deel van haar opgave afgeeft.
    pub van: String,
    /// De gemeente die dat deel overneemt.
    pub naar: String,
    /// Hoeveel er wordt overgenomen.
    #[schemars(regex(pattern = GETAL))]
    pub aantal: String,
    /// Waarin is geteld.
    pub eenheid: String,
    /// Aandachtsgroep.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groep: Option<String>,
    /// Woningtype.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub woningtype: Option<String>,
    /// Prijssegment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// Jaren waarover het gaat, beide meegeteld.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = PERIODE))]
    pub periode: Option<String>,
}

/// Het deel van één gemeente in een regionale afspraak, zoals een gemeente dat vastlegt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verdeelregel {
    /// Waar het in de visie staat: bestand en regel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plek: Option<String>,
    /// De regio waarvoor de afspraak geldt.
    pub regio: String,
    /// Het onderwerp van de afspraak.
    pub onderwerp: String,
    /// Aandachtsgroepen om wie het gaat.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groepen: Vec<String>,
    /// De gemeente.
    pub gemeente: String,
    /// Jaar.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub jaar: Option<u16>,
    /// Aantal.
    #[schemars(regex(pattern = GETAL))]
    pub aantal: String,
    /// Waarin is geteld.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub eenheid: Option<String>,
}

/// Serde asks for a reference.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it so")]
fn is_false(yes: &bool) -> bool {
    !yes
}
