//! De visie op wonen en zorg, en de verbinding van wonen, welzijn en zorg.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Aanpak, Inkoopvorm, Schaal, Thema};
use crate::model::verwijzing::{Aandachtsgroep, GebiedRef, PartnerRef};
use crate::model::waarde::{Jaar, Tekst};

/// De visie.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Toekomstvisie {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Het gedeelde toekomstbeeld van wonen, zorg en welzijn.
    pub toekomstbeeld: Option<Tekst>,
    /// Jaar van het toekomstbeeld.
    pub horizon: Option<Jaar>,
    /// Uitgangspunten.
    #[serde(default)]
    #[schemars(title = "Uitgangspunten")]
    pub uitgangspunt: Vec<Uitgangspunt>,
    /// Hoe de woonopgave past bij Wmo, Zvw en Wlz, met sociale basis en mantelzorg.
    #[schemars(title = "Afstemming op Wmo, Zvw en Wlz")]
    pub afstemming_zorgwetten: Option<Tekst>,
    /// Richting bij scheiden van wonen en zorg.
    #[schemars(title = "Scheiden van wonen en zorg")]
    pub scheiden_wonen_zorg: Option<Tekst>,
    /// Richting bij vormen tussen thuis en instelling.
    pub tussenvormen: Option<Tekst>,
    /// Een woning als basis voor herstel.
    #[schemars(title = "Wonen Eerst")]
    pub wonen_eerst: Option<Tekst>,
    /// Bijdrage aan een evenwichtige samenstelling van de voorraad.
    #[schemars(title = "Evenwichtige woningvoorraad")]
    pub woningvoorraad: Option<Tekst>,
    /// Wat de gemeente kiest als niet alles kan.
    #[serde(default)]
    #[schemars(title = "Keuzes bij schaarste")]
    pub keuze: Vec<Keuze>,
}

/// Een uitgangspunt van de visie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Uitgangspunt {
    /// Het uitgangspunt.
    pub titel: String,
    /// Waar het over gaat.
    pub thema: Option<Thema>,
    /// Uitleg.
    pub tekst: Option<Tekst>,
}

/// Een keuze bij schaarste, met wat het kost.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Keuze {
    /// De keuze.
    pub titel: String,
    /// Uitleg.
    pub tekst: Option<Tekst>,
    /// Wat hierdoor niet of later kan.
    pub gevolg: Option<Tekst>,
}

/// De verbinding van wonen, welzijn en zorg.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verbinding {
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Gebiedsgericht, complexgericht of beide.
    pub aanpak: Option<Aanpak>,
    /// Waarom deze aanpak.
    pub motivering: Option<Tekst>,
    /// Wat er per gebied is en voor wie het past.
    #[serde(default)]
    #[schemars(title = "Per gebied")]
    pub gebied: Vec<VerbindingGebied>,
    /// Vormen tussen thuis en instelling.
    #[serde(default)]
    #[schemars(title = "Tussenvormen")]
    pub tussenvorm: Vec<Tussenvorm>,
    /// Hoe zorg vóór toewijzing is geregeld en de verhuurder dat weet.
    #[schemars(title = "Zorg geregeld vóór toewijzing")]
    pub zorg_voor_toewijzing: Option<Tekst>,
    /// Wat professionals nodig hebben om zonder drempels zorg te leveren.
    #[serde(default)]
    #[schemars(title = "Randvoorwaarden")]
    pub randvoorwaarde: Vec<String>,
    /// Hoe huisvesting aansluit op behoefte en netwerk.
    pub toewijzing: Option<Tekst>,
    /// Afweging over prikkelarme plekken.
    #[schemars(title = "Prikkelarme plekken")]
    pub prikkelarm: Option<Tekst>,
    /// Wat partijen van elkaar nodig hebben.
    #[schemars(title = "Terugval voorkomen")]
    pub terugval: Option<Tekst>,
    /// Vertaling naar inkoop of subsidie.
    #[serde(default)]
    pub inkoop: Vec<Inkoop>,
    /// Hoe het belang van kinderen is gewogen.
    #[schemars(title = "Belang van kinderen")]
    pub belang_kind: Option<Tekst>,
    /// Of zorgbeleid voor deze groepen in het programma staat.
    pub zorgbeleid_in_programma: Option<bool>,
    /// Waar dat staat, en hoe het samenhangt met de huisvesting.
    pub zorgbeleid_vindplaats: Option<Tekst>,
}

/// Wat er in een gebied is en voor wie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VerbindingGebied {
    /// Het gebied.
    pub gebied: GebiedRef,
    /// Niveau van voorzieningen.
    pub serviceniveau: Option<String>,
    /// Wat er is.
    #[schemars(title = "Wat er is")]
    pub aanwezig: Option<Tekst>,
    /// Groepen voor wie het gebied past.
    #[serde(default)]
    #[schemars(title = "Past bij")]
    pub groep: Vec<Aandachtsgroep>,
}

/// Een vorm tussen thuis en instelling.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Tussenvorm {
    /// Naam.
    pub naam: String,
    /// Welzijn.
    pub welzijn: Option<Tekst>,
    /// Veiligheid.
    pub veiligheid: Option<Tekst>,
    /// Opbouw van de gemeenschap.
    #[schemars(title = "Gemeenschapsopbouw")]
    pub gemeenschap: Option<Tekst>,
    /// Wie meedoen.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partner: Vec<PartnerRef>,
}

/// Een vertaling naar inkoop of subsidie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Inkoop {
    /// Wat wordt ingekocht of gesubsidieerd.
    pub wat: String,
    /// Lokaal, regionaal of bovenregionaal.
    pub schaal: Option<Schaal>,
    /// Inkoop of subsidie.
    pub vorm: Option<Inkoopvorm>,
}
