//! Wonen voor ouderen en het afwegingskader.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::Afwegingthema;
use crate::model::samenwerking::Verdeling;
use crate::model::verwijzing::{CriteriumRef, GebiedRef};
use crate::model::waarde::{Getal, Id, Jaar, Tekst, Waarde};

/// Wonen voor ouderen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ouderen {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Hoe de gemeente in de woonbehoefte van ouderen voorziet.
    pub beleid: Option<Tekst>,
    /// Opgave aan nultredenwoningen.
    #[schemars(title = "Nultredenwoningen")]
    pub nultreden: Option<Ouderenopgave>,
    /// Opgave aan geclusterde woningen.
    #[schemars(title = "Geclusterde woningen")]
    pub geclusterd: Option<Ouderenopgave>,
    /// Opgave aan zorggeschikte woningen of verpleegzorgplekken.
    #[schemars(title = "Zorggeschikte woningen")]
    pub zorggeschikt: Option<Ouderenopgave>,
    /// Vraag naar verpleegzorg.
    pub verpleegzorg: Option<Verpleegzorg>,
    /// Verdeling van de regionale bouwopgave voor ouderen.
    #[serde(default)]
    #[schemars(title = "Regionale verdeling")]
    pub regionale_verdeling: Vec<Verdeling>,
    /// Informeren en ontzorgen bij verhuizen.
    pub doorstroming: Option<Tekst>,
    /// Toewijzing van geschikte woningen.
    pub toewijzing: Option<Tekst>,
    /// Transformatie en betere benutting.
    pub transformatie: Option<Tekst>,
    /// Rekening houden met dementie.
    pub dementie: Option<Tekst>,
    /// Vormen tussen thuis en verpleeghuis.
    pub tussenvormen: Option<Tekst>,
}

/// De opgave aan één woonproduct voor ouderen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ouderenopgave {
    /// Aantal woningen.
    pub aantal: Option<Waarde>,
    /// Jaar waarin het aantal er is.
    #[schemars(title = "Uiterlijk in")]
    pub jaar: Option<Jaar>,
    /// Of zwaardere vormen zijn meegeteld: zorggeschikt zit in geclusterd, geclusterd in nultreden.
    #[schemars(title = "Inclusief zwaardere vormen")]
    pub inclusief: Option<bool>,
    /// Wat met het zorgkantoor is besproken.
    #[schemars(title = "Besproken met het zorgkantoor")]
    pub zorgkantoor: Option<Tekst>,
    /// Ontmoetingsruimte in de buurt.
    pub ontmoetingsruimte: Option<Tekst>,
    /// Toelichting.
    pub toelichting: Option<Tekst>,
}

/// Hoe de vraag naar verpleegzorg wordt opgepakt.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verpleegzorg {
    /// Aanpak.
    pub tekst: Option<Tekst>,
    /// Planning per jaar, ten minste vijf jaar.
    #[serde(default)]
    #[schemars(title = "Meerjarenplanning")]
    pub planning: Vec<Planjaar>,
}

/// Een jaar van een planning.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Planjaar {
    /// Jaar.
    pub jaar: Jaar,
    /// Aantal verpleegzorgplekken.
    pub plekken: Option<Waarde>,
}

/// Het kader om woonzorginitiatieven te wegen.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Afwegingskader {
    /// Wat het kader wel en niet is.
    pub status: Option<Tekst>,
    /// Uitleg.
    pub tekst: Option<Tekst>,
    /// De criteria.
    #[serde(default)]
    #[schemars(title = "Criteria")]
    pub criterium: Vec<Afwegingscriterium>,
    /// Grootste afstand tot voorzieningen, in meter.
    #[schemars(title = "Afstand tot voorzieningen in meter")]
    pub afstand: Option<Waarde>,
    /// Hoe naast de scores overleg plaatsvindt.
    pub overleg: Option<Tekst>,
    /// Waar welk initiatief welkom is.
    #[serde(default)]
    #[schemars(title = "Welkom per gebied")]
    pub gebied: Vec<AfwegingGebied>,
    /// Wie wanneer beslist.
    #[serde(default)]
    pub beslisroute: Vec<Stap>,
    /// Gewogen initiatieven.
    #[serde(default)]
    #[schemars(title = "Initiatieven")]
    pub initiatief: Vec<Initiatief>,
}

/// Een criterium met gewicht.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Afwegingscriterium {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Beleid, behoefte, kwaliteit, haalbaarheid of kosten.
    pub thema: Afwegingthema,
    /// Het criterium.
    pub naam: String,
    /// Gewicht.
    pub gewicht: Option<Getal>,
    /// Schaal, bijvoorbeeld `1 tot 5`.
    pub schaal: Option<String>,
    /// Toelichting.
    pub toelichting: Option<Tekst>,
}

/// Welk initiatief waar welkom is.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AfwegingGebied {
    /// Gebied.
    pub gebied: GebiedRef,
    /// Soort initiatief.
    #[schemars(title = "Welkom")]
    pub soort: Option<String>,
    /// Toelichting.
    pub toelichting: Option<Tekst>,
}

/// Een stap in een route.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Stap {
    /// De stap.
    pub stap: String,
    /// Wie.
    pub wie: Option<String>,
}

/// Een gewogen initiatief.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Initiatief {
    /// Naam.
    pub naam: String,
    /// Scores.
    #[serde(default)]
    #[schemars(title = "Scores")]
    pub score: Vec<Score>,
    /// Uitkomst van het overleg.
    pub uitkomst: Option<Tekst>,
}

/// Een score op een criterium.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Score {
    /// Het criterium.
    pub criterium: CriteriumRef,
    /// De score.
    pub score: Getal,
}
