//! Ouderen, afweging, participatie, proces, monitoring, geld, leefomgeving en preventie.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Afwegingthema, Maatregelstatus, Orgaan, Postsoort, Zienswijzevorm};
use crate::model::omgeving::Bekendmaking;
use crate::model::opgave::Voorziening;
use crate::model::samenwerking::Verdeling;
use crate::model::verwijzing::{
    Aandachtsgroep, BronRef, CriteriumRef, DoelRef, GebiedRef, MaatregelRef, Participatiegroep,
    PartnerRef, Woningtype,
};
use crate::model::waarde::{Datum, Getal, Id, Jaar, Tekst, Url, Waarde};

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

/// Wie meedeed en wat dat opleverde.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Participatie {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Toepassing van het eigen participatiebeleid.
    pub beleid: Option<Participatiebeleid>,
    /// Trede van de participatieladder.
    #[schemars(title = "Trede van de participatieladder")]
    pub trede: Option<String>,
    /// Hoe is teruggekoppeld.
    pub terugkoppeling: Option<Tekst>,
    /// Hoe partijen zelf onderwerpen konden inbrengen.
    #[schemars(title = "Eigen onderwerpen")]
    pub agendering: Option<Tekst>,
    /// Wie is betrokken.
    #[serde(default)]
    #[schemars(title = "Wie is betrokken")]
    pub betrokkene: Vec<Betrokkene>,
    /// De terinzagelegging.
    #[schemars(title = "Terinzagelegging")]
    pub inzage: Option<Inzage>,
    /// Kennisgeving in het gemeenteblad.
    #[schemars(title = "Kennisgeving van het ontwerp")]
    pub kennisgeving: Option<Bekendmaking>,
    /// De nota met antwoorden.
    pub zienswijzennota: Option<Tekst>,
}

/// Het eigen participatiebeleid.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Participatiebeleid {
    /// Naam.
    pub naam: Option<String>,
    /// Hoe het is toegepast.
    pub toepassing: Option<Tekst>,
}

/// Een groep die is betrokken.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Betrokkene {
    /// Groep.
    pub groep: Participatiegroep,
    /// De partij.
    pub partner: Option<PartnerRef>,
    /// Wat is gedaan.
    pub activiteit: Option<String>,
    /// Wanneer.
    pub datum: Option<Datum>,
    /// Aantal deelnemers, in personen.
    pub aantal: Option<Waarde>,
    /// Wat het opleverde.
    pub resultaat: Option<Tekst>,
    /// Wat ermee is gedaan.
    pub verwerking: Option<Tekst>,
}

/// De terinzagelegging van het ontwerp.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Inzage {
    /// Eerste dag.
    pub start: Option<Datum>,
    /// Laatste dag.
    pub eind: Option<Datum>,
    /// Stukken die ter inzage liggen.
    #[serde(default)]
    #[schemars(title = "Stukken")]
    pub stuk: Vec<String>,
    /// Plek.
    pub locatie: Option<String>,
    /// Webadres.
    pub url: Option<Url>,
}

/// Een zienswijze met reactie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Zienswijze {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Nummer.
    pub nummer: Option<String>,
    /// Schriftelijk, elektronisch of mondeling.
    pub vorm: Option<Zienswijzevorm>,
    /// Wat is ingebracht, zonder namen van personen.
    pub samenvatting: Option<Tekst>,
    /// Reactie.
    pub reactie: Option<Tekst>,
    /// Of het stuk erdoor wijzigt.
    pub leidt_tot_wijziging: Option<bool>,
    /// Waar het verslag van een mondelinge zienswijze staat.
    pub verslag: Option<String>,
}

/// Hoe het stuk tot stand komt.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Proces {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Startnotitie of plan van aanpak.
    pub startnotitie: Option<Tekst>,
    /// Fasen.
    #[serde(default)]
    #[schemars(title = "Fasen")]
    pub fase: Vec<Fase>,
    /// Wie wat vaststelt.
    #[serde(default)]
    #[schemars(title = "Wie stelt wat vast")]
    pub besluit: Vec<Procesbesluit>,
    /// Procesregisseur.
    #[schemars(title = "Procesregisseur")]
    pub regisseur: Option<String>,
    /// Tafels waarmee de woondealtafel is verbonden.
    #[serde(default)]
    #[schemars(title = "Verbonden tafels")]
    pub tafel: Vec<String>,
    /// Momenten met de raad.
    #[serde(default)]
    #[schemars(title = "De raad")]
    pub raad: Vec<Raadsmoment>,
    /// Beoordeling of een plan-MER nodig is.
    #[schemars(title = "Plan-MER")]
    pub mer: Option<Mer>,
    /// Mijlpalen.
    #[serde(default)]
    #[schemars(title = "Mijlpalen")]
    pub mijlpaal: Vec<Mijlpaal>,
    /// Het uitvoeringsprogramma.
    pub uitvoeringsprogramma: Option<Tekst>,
    /// Wanneer het afschrift aan de inspecteur is gezonden.
    #[schemars(title = "Afschrift aan de inspecteur")]
    pub afschrift_inspecteur: Option<Datum>,
    /// Of de inspecteur inlichtingen vroeg.
    #[schemars(title = "Inspecteur vroeg inlichtingen")]
    pub inlichtingen_gevraagd: Option<bool>,
    /// Verzoeken om inlichtingen.
    #[serde(default)]
    #[schemars(title = "Verzoeken van de inspecteur")]
    pub inspecteur_verzoek: Vec<InspecteurVerzoek>,
}

/// Een fase van het proces.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fase {
    /// Naam.
    pub naam: String,
    /// Begin.
    pub van: Option<Datum>,
    /// Eind.
    pub tot: Option<Datum>,
    /// Resultaat.
    pub resultaat: Option<String>,
}

/// Wie wat vaststelt.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Procesbesluit {
    /// Wat.
    pub wat: String,
    /// Wie.
    pub wie: Orgaan,
    /// Wanneer.
    pub datum: Option<Datum>,
}

/// Een moment met de raad.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Raadsmoment {
    /// Wanneer.
    pub datum: Option<Datum>,
    /// Welk moment.
    pub moment: String,
    /// Vraag aan de raad.
    pub vraag: Option<String>,
    /// Wat het opleverde.
    pub opbrengst: Option<Tekst>,
}

/// De beoordeling van een plan-MER.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mer {
    /// Of een plan-MER nodig is.
    #[schemars(title = "Plan-MER nodig")]
    pub nodig: Option<bool>,
    /// Of een plan-MER is gemaakt zonder voorafgaande beoordeling.
    #[schemars(title = "Zonder beoordeling gemaakt")]
    pub zonder_beoordeling: Option<bool>,
    /// Waarom.
    pub motivering: Option<Tekst>,
    /// Advies van de Commissie mer.
    #[schemars(title = "Commissie mer")]
    pub commissie: Option<Tekst>,
    /// Wie zijn geraadpleegd.
    #[serde(default)]
    #[schemars(title = "Geraadpleegde besturen")]
    pub raadpleging: Vec<Raadpleging>,
}

/// Een geraadpleegd bestuur.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Raadpleging {
    /// Wie.
    pub partij: String,
    /// Wanneer.
    pub datum: Option<Datum>,
    /// Uitkomst.
    pub uitkomst: Option<String>,
}

/// Een mijlpaal.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mijlpaal {
    /// Naam.
    pub naam: String,
    /// Datum.
    pub datum: Option<Datum>,
    /// Hoe ver.
    pub status: Option<Maatregelstatus>,
}

/// Een verzoek van de inspecteur.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct InspecteurVerzoek {
    /// Datum.
    pub datum: Option<Datum>,
    /// De vraag.
    pub vraag: String,
    /// Wanneer is geantwoord.
    #[schemars(title = "Beantwoord op")]
    pub antwoord: Option<Datum>,
}

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
