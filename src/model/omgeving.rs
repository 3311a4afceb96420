//! Waar het stuk op rust: programma, beleid, regio's, gebieden, bronnen en begrippen.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Bronsoort, Gebiedsoort, Orgaan, Status, Wijzigingsoort};
use crate::model::verwijzing::{
    Aandachtsgroep, Beleidssoort, BronRef, GebiedRef, MaatregelRef, RegioRef, Regiorol, Segment,
};
use crate::model::waarde::{Datum, Id, Jaar, Periode, Tekst, Url, Waarde};

/// Het volkshuisvestingsprogramma waar dit stuk deel van is.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Programma {
    /// Naam van het programma.
    pub naam: Option<String>,
    /// Hoe ver het programma is.
    pub status: Option<Status>,
    /// Wie het programma vaststelt. Volgens de wet is dat het college.
    pub vastgesteld_door: Option<Orgaan>,
    /// Datum van vaststelling.
    pub vastgesteld_op: Option<Datum>,
    /// De wettelijke grondslag.
    pub grondslag: Option<Tekst>,
    /// Jaren waarvoor het programma geldt.
    pub looptijd: Option<Periode>,
    /// Hoe en wanneer het programma wordt bijgesteld.
    pub herziening: Option<Tekst>,
    /// Uiterste datum, als die vaststaat.
    pub wettelijke_termijn: Option<Datum>,
    /// Beleid en maatregelen voor stedelijke vernieuwing.
    pub stedelijke_vernieuwing: Option<StedelijkeVernieuwing>,
    /// Hoe het programma de huisvestingsverordening onderbouwt.
    #[schemars(title = "Onderbouwing van de huisvestingsverordening")]
    pub onderbouwing_verordening: Option<OnderbouwingVerordening>,
    /// Of provincie of minister een instructie over het programma gaf.
    pub instructies_ontvangen: Option<bool>,
    /// Instructies van provincie of minister.
    #[serde(default)]
    #[schemars(title = "Instructies")]
    pub instructie: Vec<Instructie>,
    /// Instructieregels van het Rijk.
    #[serde(default)]
    #[schemars(title = "Instructieregels van het Rijk")]
    pub instructieregel_rijk: Vec<Instructieregel>,
    /// Aspecten die bij algemene maatregel van bestuur zijn aangewezen.
    #[serde(default)]
    #[schemars(title = "Aangewezen aspecten")]
    pub aangewezen_aspect: Vec<Aspect>,
    /// De bekendmaking van het programma.
    pub bekendmaking: Option<Bekendmaking>,
    /// Latere wijzigingen van het programma.
    #[serde(default)]
    #[schemars(title = "Wijzigingen")]
    pub wijziging: Vec<Wijziging>,
    /// Of het programma na vaststelling is gewijzigd of ingetrokken.
    pub gewijzigd: Option<bool>,
}

/// Beleid voor stedelijke vernieuwing.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct StedelijkeVernieuwing {
    /// Het beleid.
    pub beleid: Option<Tekst>,
    /// De maatregelen die erbij horen.
    #[serde(default)]
    #[schemars(title = "Maatregelen")]
    pub maatregel: Vec<MaatregelRef>,
}

/// Hoe het programma de huisvestingsverordening onderbouwt.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct OnderbouwingVerordening {
    /// Maatregelen tegen schaarste.
    pub schaarste: Option<Tekst>,
    /// Inzet voor de regionale woningbouwopgave.
    pub woningbouwopgave: Option<Tekst>,
    /// Keuze over middeldure huur.
    pub middenhuur: Option<Tekst>,
    /// Hoe de verordening bijdraagt aan leefbaarheid.
    pub leefbaarheid: Option<Tekst>,
    /// Hoe de verordening invulling geeft aan de woonbehoeften.
    pub woonbehoefte: Option<Tekst>,
    /// Hoe de verordening invulling geeft aan de woonopgaven.
    pub woonopgave: Option<Tekst>,
}

/// Een instructie over het programma.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Instructie {
    /// Wie de instructie gaf.
    pub van: String,
    /// Datum van de instructie.
    pub datum: Option<Datum>,
    /// Wat de instructie vraagt.
    pub inhoud: Option<Tekst>,
    /// Uiterste datum, als die is gesteld.
    pub termijn: Option<Datum>,
    /// Waar de instructie is verwerkt.
    pub verwerkt_in: Option<String>,
}

/// Een regel van een andere overheid over inhoud of motivering.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Instructieregel {
    /// De regel in eigen woorden, met artikel.
    pub regel: String,
    /// Hoe het programma eraan voldoet.
    pub verwerking: Option<Tekst>,
}

/// Een aangewezen aspect van beleid.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Aspect {
    /// Het aspect.
    pub aspect: String,
    /// Het beleid daarover.
    pub beleid: Option<Tekst>,
}

/// Een bekendmaking in het gemeenteblad.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bekendmaking {
    /// Nummer van het gemeenteblad.
    pub gemeenteblad: Option<String>,
    /// Datum van de bekendmaking.
    pub datum: Option<Datum>,
    /// Waar de bekendmaking staat.
    pub url: Option<Url>,
    /// Of het is aangeleverd volgens de standaard voor officiële publicaties.
    #[schemars(title = "Aangeleverd volgens STOP")]
    pub stop: Option<bool>,
}

/// Een latere wijziging of intrekking.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Wijziging {
    /// Datum.
    pub datum: Option<Datum>,
    /// Gewoon, ondergeschikt of kennelijke verschrijving.
    pub soort: Option<Wijzigingsoort>,
    /// Wat wijzigt.
    pub omschrijving: Option<Tekst>,
    /// Welke procedure is gevolgd.
    pub procedure: Option<Tekst>,
}

/// Een ander stuk waar deze visie mee samenhangt.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Beleidskader {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Wat voor stuk het is.
    pub soort: Beleidssoort,
    /// Naam van het stuk.
    pub naam: String,
    /// Wie het vaststelde.
    pub vastgesteld_door: Option<Orgaan>,
    /// Datum van vaststelling.
    pub datum: Option<Datum>,
    /// Jaren waarvoor het geldt.
    pub looptijd: Option<Periode>,
    /// Waar het staat.
    pub url: Option<Url>,
    /// Hoe deze visie ermee samenhangt of het uitwerkt.
    pub verband: Option<Tekst>,
    /// Wat deze visie van dat stuk overneemt.
    #[schemars(title = "Van deze visie naar dat stuk")]
    pub verwijzing_heen: Option<Tekst>,
    /// Hoe dat stuk rekening houdt met deze visie.
    #[schemars(title = "Van dat stuk naar deze visie")]
    pub verwijzing_terug: Option<Tekst>,
    /// Wat door regionale afspraken verandert.
    #[schemars(title = "Wat verandert")]
    pub wijziging: Option<Tekst>,
    /// Provinciale regels over inhoud of motivering.
    #[serde(default)]
    #[schemars(title = "Instructieregels")]
    pub instructieregel: Vec<Instructieregel>,
    /// Doelen van dat stuk die hier van belang zijn.
    #[serde(default)]
    #[schemars(title = "Doelen")]
    pub doel: Vec<String>,
    /// Wat het college volgens dat stuk wil doen.
    #[serde(default)]
    #[schemars(title = "Voornemens")]
    pub voornemen: Vec<String>,
    /// Resultaten en prestatie-indicatoren uit dat stuk.
    #[serde(default)]
    #[schemars(title = "Indicatoren")]
    pub indicator: Vec<String>,
    /// Partijen waarmee volgens dat stuk wordt samengewerkt.
    #[serde(default)]
    #[schemars(title = "Samenwerking met")]
    pub samenwerking: Vec<String>,
    /// Hoe dat stuk bijzondere aandacht geeft aan aandachtsgroepen en ouderen.
    #[schemars(title = "Bijzondere aandacht voor aandachtsgroepen en ouderen")]
    pub bijzondere_aandacht: Option<Tekst>,
    /// Dienstverlening die samenhangt met zorg, welzijn en wonen.
    #[schemars(title = "Samenhang met zorg, welzijn en wonen")]
    pub samenhang: Option<Tekst>,
    /// Aandacht voor toegankelijke voorzieningen, diensten en ruimten.
    pub toegankelijkheid: Option<Tekst>,
    /// Hoe hulp doorloopt, vooral bij de overgang van jeugdhulp.
    #[schemars(title = "Doorlopende hulp")]
    pub zorgcontinuiteit: Option<Tekst>,
}

/// Een regio waar de gemeente deel van is; regio's mogen overlappen.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Regio {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Naam van de regio.
    pub naam: String,
    /// Waarvoor deze regio-indeling geldt.
    #[serde(default)]
    #[schemars(title = "Rollen")]
    pub rol: Vec<Regiorol>,
    /// Gemeenten in de regio.
    #[serde(default)]
    #[schemars(title = "Gemeenten")]
    pub lid: Vec<String>,
    /// Grotere regio waar deze regio binnen valt.
    pub onderdeel_van: Option<RegioRef>,
    /// Aanwijzing van de woningmarktregio.
    #[schemars(title = "Besluit van gedeputeerde staten")]
    pub besluit_gs: Option<BesluitGs>,
    /// Deel van de nieuwbouw dat betaalbaar is, in procent van de nieuwbouw.
    #[schemars(title = "Betaalbaar deel van de nieuwbouw")]
    pub betaalbaar: Option<Waarde>,
    /// Deel van de nieuwbouw dat sociale huur is, in procent van de nieuwbouw.
    #[schemars(title = "Sociale huur in de nieuwbouw")]
    pub sociaal: Option<Waarde>,
    /// Omvang en woonbehoefte per groep in de regio.
    #[serde(default)]
    #[schemars(title = "Aandachtsgroepen in de regio")]
    pub aandachtsgroep: Vec<RegioGroep>,
    /// Toelichting.
    pub toelichting: Option<Tekst>,
}

/// Een besluit van gedeputeerde staten.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct BesluitGs {
    /// Datum van het besluit.
    pub datum: Option<Datum>,
    /// Kenmerk van het besluit.
    pub kenmerk: Option<String>,
}

/// Een aandachtsgroep in de hele regio.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RegioGroep {
    /// De groep.
    pub groep: Aandachtsgroep,
    /// Omvang van de groep, in personen.
    pub omvang: Option<Waarde>,
    /// Woonbehoefte, in woningen.
    pub woonbehoefte: Option<Waarde>,
}

/// Een wijk, kern, stadsdeel of dorp.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Gebied {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Naam van het gebied.
    pub naam: String,
    /// Wijk, kern, stadsdeel, dorp of gemeente.
    pub soort: Option<Gebiedsoort>,
    /// Aantal inwoners, in personen.
    pub inwoners: Option<Waarde>,
    /// Het niveau van voorzieningen.
    pub serviceniveau: Option<String>,
    /// Groter gebied waar dit deel van is.
    pub onderdeel_van: Option<GebiedRef>,
    /// Beschrijving.
    pub tekst: Option<Tekst>,
}

/// Een bron van cijfers of regels.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bron {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Titel van de bron.
    pub naam: String,
    /// Onderzoek, wet, beleid, registratie, regiobeeld of overig.
    pub soort: Option<Bronsoort>,
    /// Maker.
    pub auteur: Option<String>,
    /// Datum van publicatie.
    pub datum: Option<Datum>,
    /// Datum waarop de gegevens gelden.
    pub peildatum: Option<Datum>,
    /// Webadres.
    pub url: Option<Url>,
    /// Artikel, bladzijde of tabel.
    pub vindplaats: Option<String>,
    /// Wat de gemeente met de gegevens deed.
    pub bewerking: Option<Tekst>,
}

/// Een woord met uitleg.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Begrip {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Het woord.
    pub term: String,
    /// De uitleg.
    pub definitie: Tekst,
    /// Afkorting.
    pub afkorting: Option<String>,
    /// Andere woorden voor hetzelfde.
    #[serde(default)]
    #[schemars(title = "Ook genoemd")]
    pub synoniem: Vec<String>,
    /// Waar de uitleg vandaan komt.
    pub bron: Option<BronRef>,
}

/// Wat een segment kost, met jaar en bron.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Prijsgrens {
    /// Naam om naar te verwijzen.
    pub id: Option<Id>,
    /// Het prijssegment.
    pub segment: Segment,
    /// Jaar waarvoor het bedrag geldt.
    pub peiljaar: Option<Jaar>,
    /// Laagste bedrag, in euro per maand bij huur en in euro bij koop.
    pub ondergrens: Option<Waarde>,
    /// Hoogste bedrag, in euro per maand bij huur en in euro bij koop.
    pub bovengrens: Option<Waarde>,
    /// Wet of besluit waar het bedrag uit volgt.
    pub grondslag: Option<String>,
    /// Naam die de gemeente zelf gebruikt.
    pub lokale_naam: Option<String>,
    /// Waar het bedrag is gelezen.
    pub bron: Option<BronRef>,
}
