//! Participatie, zienswijzen en hoe het stuk tot stand komt.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Maatregelstatus, Orgaan, Zienswijzevorm};
use crate::model::omgeving::Bekendmaking;
use crate::model::verwijzing::{Participatiegroep, PartnerRef};
use crate::model::waarde::{Datum, Id, Tekst, Url, Waarde};

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
