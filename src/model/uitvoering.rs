//! Volgen, geld, leefomgeving en preventie.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::Postsoort;
use crate::model::opgave::Voorziening;
use crate::model::verwijzing::{
    Aandachtsgroep, BronRef, DoelRef, GebiedRef, MaatregelRef, PartnerRef, Woningtype,
};
use crate::model::waarde::{Id, Jaar, Tekst, Waarde};

/// Volgen en bijsturen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Monitoring {
    /// Hoe wordt gevolgd.
    pub tekst: Option<Tekst>,
    /// Hoe vaak.
    pub frequentie: Option<String>,
    /// Indicatoren.
    #[serde(default)]
    #[schemars(title = "Indicatoren")]
    pub indicator: Vec<Indicator>,
    /// Gegevens voor het Rijk.
    #[serde(default)]
    #[schemars(title = "Levering aan het Rijk")]
    pub rijkslevering: Vec<Levering>,
    /// Gegevens over de stand van de woningbouw.
    #[serde(default)]
    #[schemars(title = "Stand van de woningbouw")]
    pub woningbouw: Vec<Levering>,
    /// Gegevens over de woonbehoefte per groep.
    #[serde(default)]
    #[schemars(title = "Gegevens over woonbehoefte")]
    pub woonbehoefte: Vec<Groeplevering>,
    /// Informatie over gebouwde woningen.
    #[serde(default)]
    pub gebouwde_woningen: Vec<Levering>,
}

/// Een indicator met waarden per jaar.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Indicator {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Naam.
    pub naam: String,
    /// Waar het over gaat, bijvoorbeeld `prestatieafspraken`.
    pub onderwerp: Option<String>,
    /// Doelen waar de indicator bij hoort.
    #[serde(default)]
    #[schemars(title = "Doelen")]
    pub doel: Vec<DoelRef>,
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Stand bij het begin.
    pub nulwaarde: Option<Waarde>,
    /// Te bereiken stand.
    pub streefwaarde: Option<Waarde>,
    /// Waarden per jaar.
    #[serde(default)]
    #[schemars(title = "Waarden per jaar")]
    pub reeks: Vec<Jaarwaarde>,
    /// Wie meet.
    #[schemars(title = "Wie meet")]
    pub wie: Option<String>,
    /// Wanneer.
    pub wanneer: Option<String>,
    /// Aan wie wordt gemeld.
    pub aan_wie: Option<String>,
    /// Bron.
    pub bron: Option<BronRef>,
}

/// Een waarde in een jaar.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Jaarwaarde {
    /// Jaar.
    pub jaar: Jaar,
    /// De gemeten waarde.
    pub waarde: Option<Waarde>,
    /// De streefwaarde voor dat jaar.
    pub streefwaarde: Option<Waarde>,
}

/// Een levering van gegevens.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Levering {
    /// Welke gegevens.
    pub wat: String,
    /// Aan wie.
    pub aan: Option<String>,
    /// Wanneer.
    pub wanneer: Option<String>,
}

/// Gegevens over de woonbehoefte van een groep.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Groeplevering {
    /// Groep.
    pub groep: Aandachtsgroep,
    /// Hoe de gegevens worden verzameld.
    pub hoe: Option<String>,
}

/// Geld en middelen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Financien {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Dekking en inzet per maatregel.
    #[serde(default)]
    #[schemars(title = "Posten")]
    pub post: Vec<Post>,
    /// Afweging bij grond.
    #[schemars(title = "Grond: financieel en maatschappelijk rendement")]
    pub grond: Option<Tekst>,
    /// Investeringscapaciteit van partners.
    #[serde(default)]
    #[schemars(title = "Investeringscapaciteit van partners")]
    pub partner: Vec<Capaciteit>,
    /// Subsidies.
    #[serde(default)]
    #[schemars(title = "Subsidies")]
    pub subsidie: Vec<Subsidie>,
    /// Middelen, bouwcapaciteit en expertise die nodig zijn.
    #[serde(default)]
    #[schemars(title = "Randvoorwaarden")]
    pub randvoorwaarde: Vec<String>,
    /// Meerjarig Wlz-budget als voorwaarde.
    #[schemars(title = "Meerjarig Wlz-budget")]
    pub wlz: Option<Tekst>,
}

/// Geld voor een maatregel.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Post {
    /// De maatregel.
    pub maatregel: Option<MaatregelRef>,
    /// Omschrijving.
    pub omschrijving: Option<String>,
    /// Bedrag, in euro. Nog niet bekend: `{ tekst = "PM" }`.
    pub bedrag: Option<Waarde>,
    /// Incidenteel of structureel.
    pub soort: Option<Postsoort>,
    /// Jaar.
    pub jaar: Option<Jaar>,
    /// Waaruit het wordt betaald.
    pub dekking: Option<String>,
}

/// Investeringscapaciteit van een partner.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Capaciteit {
    /// De partij.
    pub partner: PartnerRef,
    /// Wat de partij kan investeren.
    pub capaciteit: Option<Tekst>,
}

/// Een subsidie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Subsidie {
    /// Naam.
    pub naam: String,
    /// Hoe de subsidie aan visie of afwegingskader is gekoppeld.
    pub koppeling: Option<Tekst>,
}

/// De leefomgeving.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Leefomgeving {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Beweegroutes en een openbare ruimte voor wie minder goed loopt.
    #[schemars(title = "Beweegroutes en openbare ruimte")]
    pub routes: Option<Tekst>,
    /// Openbaar vervoer.
    #[schemars(title = "Openbaar vervoer")]
    pub ov: Option<Tekst>,
    /// Voorzieningen met afstand.
    #[serde(default)]
    #[schemars(title = "Voorzieningen in de buurt")]
    pub voorziening: Vec<Voorziening>,
    /// Ontmoetingsplekken.
    #[serde(default)]
    #[schemars(title = "Ontmoetingsplekken")]
    pub ontmoeting: Vec<Ontmoeting>,
    /// Veiligheid, geluid en luchtkwaliteit.
    #[schemars(title = "Veiligheid, geluid en lucht")]
    pub kwaliteit: Option<Tekst>,
    /// Leefbaarheid en inrichting van de wijk.
    pub leefbaarheid: Option<Tekst>,
    /// Gevolgen van spreiding voor de buurt.
    #[schemars(title = "Gevolgen van spreiding")]
    pub spreiding_gevolgen: Option<Tekst>,
    /// Wijken waar de draagkracht onder druk staat.
    #[serde(default)]
    #[schemars(title = "Wijken onder druk")]
    pub wijk: Vec<Wijk>,
}

/// Een ontmoetingsplek.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ontmoeting {
    /// Naam.
    pub naam: String,
    /// Gebied.
    pub gebied: Option<GebiedRef>,
    /// Hoe de exploitatie is geregeld.
    pub exploitatie: Option<Tekst>,
}

/// Een wijk met aandacht voor draagkracht.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wijk {
    /// Gebied.
    pub gebied: GebiedRef,
    /// Draagkracht.
    pub draagkracht: Option<Tekst>,
}

/// Voorkomen dat mensen vastlopen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Preventie {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Afspraken over sociale basis, sociaal beheer en vroegsignalering.
    #[serde(default)]
    #[schemars(title = "Afspraken")]
    pub afspraak: Vec<String>,
    /// Overlast voorkomen en ermee omgaan.
    pub overlast: Option<Tekst>,
    /// Huisuitzetting voorkomen.
    pub huisuitzetting: Option<Tekst>,
    /// Toekomstplan voor kwetsbare jongeren.
    pub jongeren: Option<Tekst>,
    /// Zorg na uitstroom.
    #[schemars(title = "Doorlopende zorg")]
    pub zorgcontinuiteit: Option<Tekst>,
    /// Schulden vroeg signaleren.
    pub schulden: Option<Tekst>,
}
