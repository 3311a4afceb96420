//! Ambities, doelen en maatregelen.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Kwartaal, Maatregelstatus, Prioriteit};
use crate::model::selectie::Selectie;
use crate::model::verwijzing::{Aandachtsgroep, AmbitieRef, DoelRef, GebiedRef, PartnerRef};
use crate::model::waarde::{Id, Jaar, Tekst, Waarde};

/// Een ambitie: wat de gemeente wil bereiken.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ambitie {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Nummer zoals de gemeente het drukt.
    pub nummer: Option<String>,
    /// De ambitie in één zin.
    pub titel: String,
    /// Uitleg.
    pub tekst: Option<Tekst>,
    /// Jaar waarin de ambitie is bereikt.
    pub termijn: Option<Jaar>,
    /// Waaraan te zien is dat het lukt.
    pub indicator: Option<String>,
    /// Groepen om wie het gaat.
    #[serde(default)]
    #[schemars(title = "Aandachtsgroepen")]
    pub aandachtsgroep: Vec<Aandachtsgroep>,
    /// Wie verantwoordelijk is.
    pub trekker: Option<PartnerRef>,
}

/// Een doel onder een ambitie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Doel {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// De ambitie waar het doel bij hoort.
    pub ambitie: AmbitieRef,
    /// Nummer zoals de gemeente het drukt.
    pub nummer: Option<String>,
    /// Het doel in één zin.
    pub omschrijving: String,
    /// Waarmee wordt gemeten.
    pub indicator: Option<String>,
    /// De stand bij het begin.
    pub nulwaarde: Option<Waarde>,
    /// De stand die bereikt moet zijn.
    pub streefwaarde: Option<Waarde>,
    /// Jaar waarin het doel is bereikt.
    pub jaar: Option<Jaar>,
    /// De cijfers die meten hoe ver het doel is. Zonder `soort` zijn dat cijfers met `soort = "realisatie"`.
    pub meting: Option<Selectie>,
    /// `true` telt de gemeten jaren bij elkaar op, `false` kijkt alleen naar de laatste meting.
    #[schemars(title = "Metingen optellen")]
    pub optellen: Option<bool>,
    /// Wijken of kernen.
    #[serde(default)]
    #[schemars(title = "Gebieden")]
    pub gebied: Vec<GebiedRef>,
    /// Gebouw of plek.
    #[schemars(title = "Gebouw of locatie")]
    pub gebouw: Option<String>,
    /// Wie beheert.
    pub beheer: Option<String>,
    /// Wie het doel trekt.
    pub trekker: Option<PartnerRef>,
    /// Wie meedoen en met welke rol.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partner: Vec<Betrokkenheid>,
    /// Waarom het doel niet meetbaar is.
    pub niet_meetbaar: Option<Tekst>,
    /// Prestatieafspraken, zorginkoop of andere stukken waarin het doel landt.
    #[serde(default)]
    #[schemars(title = "Werkt door in")]
    pub werkt_door_in: Vec<String>,
    /// Uitleg.
    pub tekst: Option<Tekst>,
}

/// Een maatregel: wie doet wat, wanneer en waarmee.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Maatregel {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Doelen waar de maatregel aan bijdraagt.
    #[serde(default)]
    #[schemars(title = "Doelen")]
    pub doel: Vec<DoelRef>,
    /// Nummer zoals de gemeente het drukt.
    pub nummer: Option<String>,
    /// Wat er gebeurt.
    pub omschrijving: String,
    /// Groepen voor wie de maatregel is.
    #[serde(default)]
    #[schemars(title = "Aandachtsgroepen")]
    pub aandachtsgroep: Vec<Aandachtsgroep>,
    /// Wijken of kernen.
    #[serde(default)]
    #[schemars(title = "Gebieden")]
    pub gebied: Vec<GebiedRef>,
    /// Wie verantwoordelijk is.
    pub trekker: Option<PartnerRef>,
    /// Wie meedoen en met welke rol.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partner: Vec<Betrokkenheid>,
    /// Jaar van begin.
    pub start: Option<Jaar>,
    /// Jaar waarin het klaar is.
    pub eind: Option<Jaar>,
    /// Kwartaal van begin.
    pub kwartaal: Option<Kwartaal>,
    /// Wat eerst gebeurt en wat later.
    pub prioriteit: Option<Prioriteit>,
    /// Hoe ver de maatregel is.
    pub status: Option<Maatregelstatus>,
    /// Mensen en geld.
    pub middelen: Option<Tekst>,
    /// Aantal, bijvoorbeeld woningen.
    pub aantal: Option<Waarde>,
    /// Programmering, verordening, toewijzing of Wmo-plan.
    #[serde(default)]
    #[schemars(title = "Werkt door in")]
    pub werkt_door_in: Vec<String>,
    /// Uitleg.
    pub tekst: Option<Tekst>,
}

/// Een partij met haar rol.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Betrokkenheid {
    /// De partij.
    pub partner: PartnerRef,
    /// Rol.
    pub rol: Option<String>,
}
