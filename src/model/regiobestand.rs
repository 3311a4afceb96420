//! Het regiobestand: welke gemeenten samen de opgave van een regio dragen, en wat zij afspraken.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Nauwkeurigheid, Status};
use crate::model::verwijzing::{Aandachtsgroep, Eenheid, Regiorol, Segment, Woningtype};
use crate::model::waarde::{Datum, Gemeentecode, Getal, Id, Periode};

/// Een regio met haar leden, haar opgave en haar afspraken.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Regio")]
pub struct Regiobestand {
    /// Wat op de titelpagina staat.
    pub regio: Option<Regiogegevens>,
    /// De gemeenten van de regio, ook als hun cijfers er nog niet zijn.
    #[serde(default)]
    #[schemars(title = "Leden")]
    pub lid: Vec<Regiolid>,
    /// De regionale opgave; zij kan ook in een CSV-bestand staan.
    #[serde(default)]
    #[schemars(title = "Regionale opgave")]
    pub opgave: Vec<Regioopgave>,
    /// Wie neemt wat van wie over.
    #[serde(default)]
    #[schemars(title = "Afspraken")]
    pub afspraak: Vec<Overname>,
}

/// De regio zelf.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Regiogegevens {
    /// Naam van de regio.
    pub naam: String,
    /// Naam die de leden in hun eigen visie voor deze regio gebruiken: het `id` van `[[regio]]` daar.
    pub id: Option<Id>,
    /// Waarvoor de regio-indeling geldt.
    #[serde(default)]
    #[schemars(title = "Rollen")]
    pub rol: Vec<Regiorol>,
    /// De dag waarop de cijfers zijn verzameld.
    pub peildatum: Option<Datum>,
    /// Het CSV-bestand met de regionale opgave, vanaf de map van dit bestand. Een rij met een gemeente is haar aandeel.
    #[schemars(length(min = 1))]
    pub opgave: Option<String>,
    /// Titel van het document.
    pub titel: Option<String>,
    /// Hoe ver het stuk is: van startnotitie tot vervallen.
    pub status: Option<Status>,
    /// Versie zoals de regio die telt.
    pub versie: Option<String>,
    /// `true` als de regio verzonnen is. Dat staat dan op de titelpagina.
    pub fictief: Option<bool>,
}

/// Een gemeente van de regio. Zonder `map` en zonder `cijfers` heeft zij nog niets aangeleverd.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Regiolid {
    /// Naam van de gemeente, zonder het woord gemeente.
    #[schemars(length(min = 1, max = 100))]
    pub gemeente: String,
    /// CBS-code, bijvoorbeeld `GM9999`.
    pub code: Option<Gemeentecode>,
    /// De map van haar visie, vanaf de map van dit bestand.
    #[schemars(length(min = 1))]
    pub map: Option<String>,
    /// Het bestand met haar cijfers, gemaakt met `bouwsteen regio uitvoer`, vanaf de map van dit bestand.
    #[schemars(length(min = 1))]
    pub cijfers: Option<String>,
    /// Waarom haar cijfers er nog niet zijn.
    pub toelichting: Option<String>,
}

/// De regionale opgave voor één groep, woningtype, segment en periode.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Regioopgave {
    /// Aandachtsgroep; zonder groep geldt de opgave voor alle groepen samen.
    pub groep: Option<Aandachtsgroep>,
    /// Woningtype; zonder woningtype geldt de opgave voor alle woningtypen samen.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment; zonder segment geldt de opgave voor alle segmenten samen.
    pub segment: Option<Segment>,
    /// Jaren waarover de opgave gaat, beide meegeteld.
    pub periode: Periode,
    /// Het aantal.
    pub aantal: Option<Getal>,
    /// De ondergrens van een bereik.
    pub min: Option<Getal>,
    /// De bovengrens van een bereik.
    pub max: Option<Getal>,
    /// Hoe precies het getal is.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Waarin is geteld, bijvoorbeeld `wooneenheid`.
    pub eenheid: Eenheid,
    /// Waarvan het een percentage is.
    #[schemars(title = "Percentage van")]
    pub van: Option<String>,
    /// Waar de opgave staat, in woorden.
    pub bron: Option<String>,
    /// Het aandeel van elk lid, voordat leden iets van elkaar overnemen.
    #[serde(default)]
    pub verdeling: Vec<Aandeel>,
}

/// Het aandeel van één lid in een regionale opgave.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Aandeel {
    /// De gemeente.
    pub gemeente: String,
    /// Het aantal, in de eenheid van de opgave.
    pub aantal: Getal,
}

/// Een gemeente neemt een deel van de opgave van een andere gemeente over.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Overname {
    /// De gemeente die een deel van haar opgave afgeeft.
    #[schemars(title = "Afgevende gemeente")]
    pub van: String,
    /// De gemeente die dat deel overneemt.
    #[schemars(title = "Overnemende gemeente")]
    pub naar: String,
    /// Hoeveel er wordt overgenomen.
    pub aantal: Getal,
    /// Waarin is geteld, bijvoorbeeld `wooneenheid`.
    pub eenheid: Eenheid,
    /// Aandachtsgroep.
    pub groep: Option<Aandachtsgroep>,
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Jaren waarover het gaat, beide meegeteld.
    pub periode: Option<Periode>,
    /// Datum van de afspraak.
    pub datum: Option<Datum>,
    /// Toelichting.
    pub toelichting: Option<String>,
}
