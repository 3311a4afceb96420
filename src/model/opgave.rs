//! De opgave: groepen, aanbod, plannen, spreiding en knelpunten.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Eigendom, Ontwikkeling, Planstatus, Termijn};
use crate::model::verwijzing::{
    Aandachtsgroep, BronRef, GebiedRef, PartnerRef, Segment, Woningtype,
};
use crate::model::waarde::{Datum, Id, Jaar, Periode, Tekst, Waarde};

/// Inzicht in de opgave.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Opgave {
    /// Inleiding op de opgave.
    pub tekst: Option<Tekst>,
    /// Onderzoek waar de opgave op rust.
    #[serde(default)]
    pub onderzoek: Vec<Onderzoek>,
    /// De opgave per aandachtsgroep.
    #[serde(default)]
    #[schemars(title = "Aandachtsgroepen")]
    pub aandachtsgroep: Vec<OpgaveGroep>,
    /// Woonbehoefte van alle inwoners samen, in woningen.
    #[schemars(title = "Totale woonbehoefte")]
    pub woonbehoefte_totaal: Option<Waarde>,
    /// Bevolking en huishoudens in de toekomst.
    #[serde(default)]
    pub prognose: Vec<Prognose>,
    /// De huidige voorraad.
    pub aanbod: Option<Aanbod>,
    /// Woningbouwplannen.
    #[serde(default)]
    #[schemars(title = "Plannen")]
    pub plan: Vec<Plan>,
    /// Verhuizingen in de sociale huur.
    pub mutaties: Option<Mutaties>,
    /// Aanbod en behoefte naast elkaar, nu en later.
    #[serde(default)]
    #[schemars(title = "Aanbod en behoefte vergeleken")]
    pub vergelijking: Vec<Vergelijking>,
    /// Hoe groepen nu over gemeenten zijn verdeeld.
    #[serde(default)]
    pub spreiding: Vec<Spreiding>,
    /// Waar voorzieningen zijn die de groepen gebruiken.
    #[serde(default)]
    #[schemars(title = "Voorzieningen")]
    pub voorziening: Vec<Voorziening>,
    /// Waardoor de groepen zo verdeeld zijn.
    #[schemars(title = "Verklaring van de spreiding")]
    pub spreiding_verklaring: Option<Tekst>,
    /// Waar groepen het best passen.
    #[serde(default)]
    #[schemars(title = "Gewenste spreiding")]
    pub spreiding_wenselijk: Vec<SpreidingWenselijk>,
    /// Aantal urgenten en een evenwichtiger verdeling.
    pub urgenten: Option<Urgenten>,
    /// Taakstelling voor vergunninghouders.
    pub vergunninghouders: Option<Vergunninghouders>,
    /// Of de minister een aanwijzing gaf over een groep.
    #[schemars(title = "Aanwijzing van de minister ontvangen")]
    pub aanwijzing_ontvangen: Option<bool>,
    /// Aanwijzingen over huisvesting van een groep.
    #[serde(default)]
    #[schemars(title = "Aanwijzingen van de minister")]
    pub aanwijzing_minister: Vec<AanwijzingMinister>,
    /// Knelpunten op korte en lange termijn.
    #[serde(default)]
    #[schemars(title = "Knelpunten")]
    pub knelpunt: Vec<Knelpunt>,
}

/// Een onderzoek waar de opgave op rust.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Onderzoek {
    /// Titel.
    pub titel: String,
    /// Datum van het onderzoek.
    pub datum: Option<Datum>,
    /// Wie het deed.
    pub bureau: Option<String>,
    /// De bron in de bronnenlijst.
    pub bron: Option<BronRef>,
    /// Waarom ouder onderzoek nog klopt.
    pub actualiteit: Option<Tekst>,
    /// Wie wat deed: gemeente en bureau.
    pub rolverdeling: Option<Tekst>,
}

/// De opgave voor één aandachtsgroep.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OpgaveGroep {
    /// De groep uit de lijst.
    pub groep: Aandachtsgroep,
    /// Naam die de gemeente gebruikt.
    pub eigen_naam: Option<String>,
    /// Wie tot de groep horen.
    pub definitie: Option<Tekst>,
    /// Waar de definitie vandaan komt.
    pub definitie_bron: Option<BronRef>,
    /// Omvang van de groep, in personen.
    pub omvang: Option<Waarde>,
    /// Uitstroom uit een instelling, in personen per jaar.
    pub uitstroom: Option<Waarde>,
    /// Woonbehoefte naar woningtype en segment, in woningen.
    #[serde(default)]
    pub woonbehoefte: Vec<Behoefte>,
    /// Behoefte aan zorg en ondersteuning, ook van wie al gehuisvest is.
    #[schemars(title = "Zorg- en ondersteuningsbehoefte")]
    pub zorgbehoefte: Option<Tekst>,
    /// Actuele woonopgave, in woningen.
    pub woonopgave_nu: Option<Waarde>,
    /// Verwachte woonopgave, in woningen.
    pub woonopgave_straks: Option<Waarde>,
    /// Eigen aandeel in de regionale behoefte, in woningen of procent.
    pub aandeel_regio: Option<Waarde>,
    /// Hoe rekening is gehouden met mensen met een beperking.
    pub toegankelijkheid: Option<Tekst>,
    /// Hoe de gemeente in de woonbehoefte voorziet.
    pub beleid: Option<Tekst>,
    /// Waarom er voor deze groep geen opgave is.
    pub geen_opgave: Option<Tekst>,
    /// Toelichting.
    pub tekst: Option<Tekst>,
}

/// Woonbehoefte naar woningtype en segment.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Behoefte {
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Aantal woningen.
    pub aantal: Option<Waarde>,
    /// Toelichting.
    pub toelichting: Option<String>,
}

/// Een prognose voor één jaar.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Prognose {
    /// Het jaar.
    pub jaar: Jaar,
    /// Aantal inwoners, in personen.
    pub inwoners: Option<Waarde>,
    /// Aantal huishoudens.
    pub huishoudens: Option<Waarde>,
    /// De inkomensgroep.
    pub inkomensgroep: Option<String>,
    /// Bron.
    pub bron: Option<BronRef>,
}

/// De huidige woningvoorraad.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Aanbod {
    /// Beschrijving.
    pub tekst: Option<Tekst>,
    /// Samenstelling en evenwicht van de voorraad.
    pub samenstelling: Option<Tekst>,
    /// Aantallen per woningtype en segment.
    #[serde(default)]
    pub voorraad: Vec<Voorraad>,
}

/// Woningen van één soort.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorraad {
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Wijk of kern.
    pub gebied: Option<GebiedRef>,
    /// Aantal woningen.
    pub aantal: Option<Waarde>,
    /// Kwaliteit van deze woningen.
    pub kwaliteit: Option<Tekst>,
}

/// Een woningbouwplan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Plan {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Naam van het plan.
    pub naam: String,
    /// Plek.
    pub locatie: Option<String>,
    /// Wijk of kern.
    pub gebied: Option<GebiedRef>,
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Aandachtsgroepen waarvoor het plan bedoeld is.
    #[serde(default)]
    #[schemars(title = "Voor wie")]
    pub groep: Vec<Aandachtsgroep>,
    /// Aantal woningen.
    pub aantal: Option<Waarde>,
    /// Hoe zeker het plan is.
    pub planstatus: Option<Planstatus>,
    /// Jaren van oplevering.
    pub periode: Option<Periode>,
    /// Nieuwbouw, transformatie of aanpassing.
    pub ontwikkeling: Option<Ontwikkeling>,
    /// Huur of koop.
    pub eigendom: Option<Eigendom>,
    /// Wie het plan begon.
    pub initiatiefnemer: Option<PartnerRef>,
    /// Wie bouwt.
    pub bouwer: Option<PartnerRef>,
    /// Wie zorg levert.
    pub zorgpartner: Option<PartnerRef>,
    /// Of het om flexwoningen gaat.
    #[schemars(title = "Flexwoningen")]
    pub flex: Option<bool>,
    /// Waar flexwoningen later heen kunnen.
    #[schemars(title = "Herplaatsingslocatie")]
    pub herplaatsing: Option<Tekst>,
    /// Of het plan buiten stedelijk gebied ligt.
    pub buitenstedelijk: Option<bool>,
    /// Onderbouwing volgens de ladder voor duurzame verstedelijking.
    pub ladderonderbouwing: Option<Tekst>,
}

/// Verhuizingen in de sociale huur.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mutaties {
    /// Vrijkomende sociale huurwoningen, per jaar.
    #[schemars(title = "Vrijkomende woningen per jaar")]
    pub per_jaar: Option<Waarde>,
    /// Wie waarheen verhuist.
    pub verhuisbewegingen: Option<Tekst>,
}

/// Aanbod naast behoefte.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vergelijking {
    /// Waarover het gaat.
    pub onderwerp: String,
    /// Voor welk jaar.
    pub jaar: Option<Jaar>,
    /// Aanbod.
    pub aanbod: Option<Waarde>,
    /// Behoefte.
    pub behoefte: Option<Waarde>,
    /// Verschil.
    pub verschil: Option<Waarde>,
    /// Toelichting.
    pub toelichting: Option<String>,
}

/// Waar een groep nu woont.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Spreiding {
    /// Gemeente.
    pub gemeente: String,
    /// Groep.
    pub groep: Aandachtsgroep,
    /// Aantal, in personen.
    pub aantal: Option<Waarde>,
}

/// Een voorziening.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorziening {
    /// Naam.
    pub naam: String,
    /// Soort voorziening, bijvoorbeeld `huisarts`.
    pub soort: Option<String>,
    /// Wijk of kern.
    pub gebied: Option<GebiedRef>,
    /// Adres of plek.
    pub locatie: Option<String>,
    /// Afstand tot de woningen, in meter.
    #[schemars(title = "Afstand in meter")]
    pub afstand: Option<Waarde>,
}

/// Waar een groep het best past.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SpreidingWenselijk {
    /// Wijk of kern.
    pub gebied: GebiedRef,
    /// Groepen.
    #[serde(default)]
    #[schemars(title = "Groepen")]
    pub groep: Vec<Aandachtsgroep>,
    /// Waarom, en hoe dat wordt bereikt.
    pub toelichting: Option<Tekst>,
}

/// Urgente woningzoekenden.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Urgenten {
    /// Aantal per jaar, in huishoudens.
    pub aantal: Option<Waarde>,
    /// Hoe de verdeling evenwichtiger kan.
    pub verdeling: Option<Tekst>,
}

/// De taakstelling vergunninghouders.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vergunninghouders {
    /// Aantal te huisvesten personen, met periode.
    pub taakstelling: Option<Waarde>,
    /// Aantal gehuisveste personen, met periode.
    pub gerealiseerd: Option<Waarde>,
    /// Hoe de gemeente de taakstelling haalt.
    pub tekst: Option<Tekst>,
}

/// Een aanwijzing van de minister over een groep.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AanwijzingMinister {
    /// De groep.
    pub groep: String,
    /// Datum.
    pub datum: Option<Datum>,
    /// Hoe het college de aanwijzing uitvoert.
    pub uitvoering: Option<Tekst>,
}

/// Een knelpunt.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Knelpunt {
    /// Het knelpunt.
    pub omschrijving: Tekst,
    /// Korte of lange termijn.
    pub termijn: Option<Termijn>,
    /// Wijk of kern.
    pub gebied: Option<GebiedRef>,
    /// Groepen.
    #[serde(default)]
    #[schemars(title = "Groepen")]
    pub groep: Vec<Aandachtsgroep>,
}
