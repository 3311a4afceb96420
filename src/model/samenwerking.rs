//! Partijen, afspraken en de regio.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Afspraakniveau, Afspraaksoort, Afspraakstatus};
use crate::model::regiobestand::Overname;
use crate::model::verwijzing::{
    Aandachtsgroep, Afspraakonderwerp, PartnerRef, Partnersoort, RegioRef,
};
use crate::model::waarde::{Datum, Id, Jaar, Periode, Tekst, Url, Waarde};

/// Een partij; partijen fuseren, veranderen van naam en vertrekken.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Partner {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Naam.
    pub naam: String,
    /// Soort partij.
    pub soort: Partnersoort,
    /// Afkorting.
    pub afkorting: Option<String>,
    /// Registratienummer.
    pub code: Option<String>,
    /// Datum vanaf wanneer de partij meedoet.
    #[schemars(title = "Doet mee vanaf")]
    pub van: Option<Datum>,
    /// Datum tot wanneer de partij meedoet.
    #[schemars(title = "Doet mee tot")]
    pub tot: Option<Datum>,
    /// Partij die de rol overneemt.
    pub opvolger: Option<PartnerRef>,
    /// Of de partij ondertekent.
    pub ondertekent: Option<bool>,
    /// Onderdelen waaraan de partij gebonden is, als dat niet alles is.
    #[serde(default)]
    #[schemars(title = "Gebonden aan")]
    pub gebonden_aan: Vec<String>,
    /// Voorbehoud van de partij.
    pub voorbehoud: Option<Tekst>,
}

/// Hoe partijen samenwerken.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Samenwerking {
    /// Hoe de samenwerking vorm krijgt.
    pub beschrijving: Option<Tekst>,
    /// Rollen van partijen.
    #[serde(default)]
    #[schemars(title = "Rollen")]
    pub rol: Vec<Rol>,
    /// Verbinding tussen fysiek en sociaal domein.
    #[schemars(title = "Interne samenwerking")]
    pub intern: Option<Intern>,
    /// Vaste overleggen.
    #[serde(default)]
    #[schemars(title = "Overleggen")]
    pub overleg: Vec<Overlegvorm>,
    /// Afspraken.
    #[serde(default)]
    #[schemars(title = "Afspraken")]
    pub afspraak: Vec<Afspraak>,
    /// Prestatieafspraken per corporatie.
    #[serde(default)]
    #[schemars(title = "Prestatieafspraken")]
    pub prestatieafspraak: Vec<Prestatieafspraak>,
    /// De data van de jaarcyclus.
    pub jaarcyclus: Option<Jaarcyclus>,
    /// Wanneer de corporatie inzicht kreeg in het voorgenomen programma.
    #[schemars(title = "Inzicht in voorgenomen programma gegeven op")]
    pub inzicht_programma: Option<Datum>,
    /// Samenwerking met mensen uit de groepen, hun naasten en de buurt.
    #[schemars(title = "Samenwerking met bewoners")]
    pub met_bewoners: Option<Tekst>,
    /// Intermediaire verhuur.
    pub intermediaire_verhuur: Option<IntermediaireVerhuur>,
}

/// De rol van een partij.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rol {
    /// De partij.
    pub partner: PartnerRef,
    /// Wat de partij doet.
    pub rol: String,
    /// Welke informatie de partij actief levert.
    #[schemars(title = "Levert informatie")]
    pub informatie: Option<String>,
}

/// Interne samenwerking bij de gemeente.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Intern {
    /// Hoe de verbinding is geborgd.
    pub borging: Option<Tekst>,
    /// Mensen.
    pub capaciteit: Option<Tekst>,
    /// Geld.
    pub geld: Option<Tekst>,
}

/// Een vast overleg.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Overlegvorm {
    /// Naam.
    pub naam: String,
    /// Wie meedoen.
    #[serde(default)]
    #[schemars(title = "Deelnemers")]
    pub deelnemer: Vec<PartnerRef>,
    /// Hoe vaak.
    pub frequentie: Option<String>,
    /// Waarvoor.
    pub doel: Option<String>,
}

/// Een afspraak tussen partijen.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Afspraak {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Nummer van de bepaling.
    pub nummer: Option<String>,
    /// Convenant, prestatieafspraak, overeenkomst of intentie.
    pub soort: Afspraaksoort,
    /// Titel.
    pub titel: String,
    /// De afspraak.
    pub tekst: Option<Tekst>,
    /// Wie gebonden zijn.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partij: Vec<PartnerRef>,
    /// Inzet van mensen, middelen en geld.
    pub inzet: Option<Tekst>,
    /// Aantal woningen.
    pub woningen: Option<Waarde>,
    /// Zorg, begeleiding en ontmoetingsplekken die erbij horen.
    #[schemars(title = "Zorg en ontmoeting")]
    pub zorg: Option<Tekst>,
    /// Jaar waarin de afspraak is nagekomen.
    pub termijn: Option<Jaar>,
    /// Voorwaarde.
    pub voorwaarde: Option<Tekst>,
    /// Voorbehoud, bijvoorbeeld van een toezichthouder.
    pub voorbehoud: Option<Tekst>,
}

/// Prestatieafspraken met een corporatie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Prestatieafspraak {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// De corporatie.
    pub corporatie: PartnerRef,
    /// Het jaar waarvoor de afspraken gelden.
    pub jaar: Option<Jaar>,
    /// Hoe het programma de basis is.
    #[schemars(title = "Verwijzing naar het programma")]
    pub programma_verwijzing: Option<Tekst>,
    /// Partijen, ook huurdersorganisaties en bewonerscommissies.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partij: Vec<PartnerRef>,
    /// Zorgpartijen die het college uitnodigde.
    #[serde(default)]
    #[schemars(title = "Uitgenodigde zorgpartijen")]
    pub uitgenodigd: Vec<Uitnodiging>,
    /// Afspraken over zorg en ondersteuning.
    pub zorglevering: Option<Tekst>,
    /// Het bod van de corporatie.
    pub bod: Option<Bod>,
    /// Wat te doen bij een geschil over nakoming.
    pub geschilregeling: Option<Tekst>,
    /// Waar de afspraken openbaar staan.
    pub url: Option<Url>,
    /// Afgesproken deel van de toewijzingen aan de doelgroep, in procent van de toewijzingen, als dat lager is dan de wet.
    pub toewijzingspercentage: Option<Waarde>,
    /// Of partijen een lager percentage afspreken.
    #[schemars(title = "Afwijkend toewijzingspercentage")]
    pub afwijkend_percentage: Option<bool>,
}

/// Een uitnodiging voor het overleg.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Uitnodiging {
    /// Soort zorgpartij.
    pub soort: Partnersoort,
    /// De partij.
    pub partner: Option<PartnerRef>,
    /// Datum.
    pub datum: Option<Datum>,
    /// Waarom deze partij nodig is.
    pub motivering: Option<Tekst>,
}

/// Het overzicht van voorgenomen werkzaamheden van de corporatie.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bod {
    /// Jaren van het overzicht, beide meegeteld.
    pub periode: Option<Periode>,
    /// Bijdrage aan het programma.
    pub bijdrage: Option<Tekst>,
    /// Datum.
    pub datum: Option<Datum>,
}

/// De data van de jaarcyclus van prestatieafspraken.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Jaarcyclus {
    /// Wanneer de corporatie om overleg verzoekt.
    #[schemars(title = "Verzoek om overleg")]
    pub verzoek: Option<Datum>,
    /// Wanneer het overzicht er is.
    #[schemars(title = "Overzicht van de corporatie")]
    pub overzicht: Option<Datum>,
    /// Of partijen een andere datum dan 1 juli afspraken.
    #[schemars(title = "Andere datum afgesproken")]
    pub overzicht_afgesproken: Option<bool>,
    /// Wie het overzicht krijgen.
    #[serde(default)]
    #[schemars(title = "Ontvangers van het overzicht")]
    pub overzicht_ontvanger: Vec<PartnerRef>,
    /// Vanaf wanneer een geschil naar de minister kan.
    #[schemars(title = "Geschil mogelijk vanaf")]
    pub geschil: Option<Datum>,
    /// Wanneer het overzicht met bestuursverklaring is gestuurd.
    #[schemars(title = "Overzicht met bestuursverklaring")]
    pub overzicht_december: Option<Datum>,
}

/// Verhuur via een tussenpartij.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct IntermediaireVerhuur {
    /// Hoe het werkt.
    pub beschrijving: Option<Tekst>,
    /// Wie wat betaalt.
    pub kostenverdeling: Option<Tekst>,
}

/// Een afspraak in de regio.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RegionaleAfspraak {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Onderwerp.
    pub onderwerp: Afspraakonderwerp,
    /// Minimaal, aanvullend of strategisch.
    pub niveau: Option<Afspraakniveau>,
    /// De regio-indeling die geldt.
    pub regio: Option<RegioRef>,
    /// Titel.
    pub titel: String,
    /// De afspraak.
    pub tekst: Option<Tekst>,
    /// Hoe ver de afspraak is.
    pub status: Option<Afspraakstatus>,
    /// Datum.
    pub datum: Option<Datum>,
    /// Wie gebonden zijn.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partij: Vec<PartnerRef>,
    /// Groepen om wie het gaat.
    #[serde(default)]
    #[schemars(title = "Groepen")]
    pub groep: Vec<Aandachtsgroep>,
    /// Deel van de aangewezen woonruimte met voorrang voor wettelijk urgenten, in procent van de aangewezen woonruimte.
    #[schemars(title = "Percentage voor wettelijk urgenten")]
    pub percentage_urgenten: Option<Waarde>,
    /// Waarop de verdeling rust: inwoners, voorraad of vrijkomende woningen.
    pub verdeelsleutel: Option<String>,
    /// Verdeling over gemeenten.
    #[serde(default)]
    pub verdeling: Vec<Verdeling>,
    /// Wie een deel van de opgave van een ander overneemt. De andere gemeente legt hetzelfde vast.
    #[serde(default)]
    #[schemars(title = "Overgenomen opgave")]
    pub overname: Vec<Overname>,
}

/// Het deel van één gemeente.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verdeling {
    /// Gemeente.
    pub gemeente: String,
    /// Jaar.
    pub jaar: Option<Jaar>,
    /// Aantal.
    pub aantal: Option<Waarde>,
    /// Aandeel, in procent van het totaal van de regio.
    pub aandeel: Option<Waarde>,
}

/// Wat de regio verder regelt.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RegionaleSamenwerking {
    /// Hoe regionale afspraak en lokaal programma op elkaar inwerken.
    #[schemars(title = "Regionale afspraak en lokaal programma")]
    pub wisselwerking: Option<Tekst>,
    /// Afstemming met andere bestuursorganen.
    #[serde(default)]
    #[schemars(title = "Afstemming met andere besturen")]
    pub afstemming: Vec<Afstemming>,
    /// Wat de provincie doet.
    #[schemars(title = "Rol van de provincie")]
    pub provincie: Option<Provincierol>,
    /// Afstemming met de zorgkantoorregio.
    #[schemars(title = "Afstemming met de zorgkantoorregio")]
    pub zorgkantoor: Option<Tekst>,
    /// Of gemeenten de taakstelling vergunninghouders onderling wijzigden.
    #[schemars(title = "Taakstelling onderling gewijzigd")]
    pub taakstelling_gewijzigd: Option<bool>,
    /// Taakstelling per gemeente, in personen.
    #[serde(default)]
    #[schemars(title = "Taakstelling vergunninghouders")]
    pub taakstelling: Vec<Taakstelling>,
    /// Of de raden in de regio de afspraken vastlegden.
    #[schemars(title = "Afspraken vastgelegd in de verordeningen")]
    pub afspraken_vastgelegd: Option<bool>,
}

/// Een afstemming met een bestuur of gemeente.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Afstemming {
    /// Met wie.
    pub partij: String,
    /// Wanneer.
    pub datum: Option<Datum>,
    /// Wat eruit kwam.
    pub uitkomst: Option<Tekst>,
}

/// Wat de provincie doet.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Provincierol {
    /// Hoe de provincie de optelsom van visies toetst.
    pub toets: Option<Tekst>,
    /// Hoe de provincie de uitvoering volgt.
    pub monitoring: Option<Tekst>,
}

/// De taakstelling van één gemeente, in personen.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Taakstelling {
    /// Gemeente.
    pub gemeente: String,
    /// Taakstelling volgens het Rijk, in personen.
    pub aantal: Option<Waarde>,
    /// Aantal na onderlinge wijziging, in personen.
    #[schemars(title = "Na onderlinge wijziging")]
    pub na_ruil: Option<Waarde>,
}
