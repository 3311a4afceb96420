//! De huisvestingsverordening met urgentieregeling.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Bindingseis, Eigendom, Grond, Orgaan, Status, Voorraadsoort};
use crate::model::omgeving::Bekendmaking;
use crate::model::samenwerking::Afstemming;
use crate::model::verwijzing::{
    BronRef, Contractvorm, PartnerRef, Partnersoort, Segment, Urgentiecategorie,
    Weigeringsgrondsoort,
};
use crate::model::waarde::{Datum, Jaar, Natuurlijk, Tekst, Waarde};

/// De huisvestingsverordening.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Verordening {
    /// Naam.
    pub naam: Option<String>,
    /// Hoe ver de verordening is.
    pub status: Option<Status>,
    /// Wie vaststelt. Volgens de wet is dat de raad.
    pub vastgesteld_door: Option<Orgaan>,
    /// Datum van vaststelling.
    pub vastgesteld_op: Option<Datum>,
    /// Datum van inwerkingtreding.
    pub ingang: Option<Datum>,
    /// Datum waarop de verordening vervalt.
    pub einde: Option<Datum>,
    /// Uiterste datum voor de urgentieregeling, als die vaststaat.
    pub wettelijke_termijn: Option<Datum>,
    /// Bekendmaking in het gemeenteblad.
    pub bekendmaking: Option<Bekendmaking>,
    /// Inleiding.
    pub tekst: Option<Tekst>,
    /// Hoe de verordening voorrang geeft aan dringende gevallen.
    pub urgentieregeling: Option<Tekst>,
    /// Wettelijke en lokale urgentiecategorieën.
    #[serde(default)]
    #[schemars(title = "Urgentiecategorieën")]
    pub urgentiecategorie: Vec<UrgentiecategorieRegel>,
    /// Categorieën woonruimte waarvoor voorrang geldt.
    #[serde(default)]
    #[schemars(title = "Aangewezen woonruimte")]
    pub woonruimte: Vec<Woonruimte>,
    /// Waarom er genoeg aangewezen woningen zijn.
    #[schemars(title = "Genoeg aangewezen woningen")]
    pub genoeg_woningen: Option<Tekst>,
    /// Hoe iemand indeling vraagt en wie beslist.
    #[schemars(title = "Aanvraag van indeling")]
    pub aanvraag: Option<Tekst>,
    /// Aan wie het college mandaat geeft.
    pub mandaat: Option<Tekst>,
    /// Hoe de taakstelling wordt gehaald.
    pub vergunninghouders: Option<VergunninghoudersRegeling>,
    /// Of de regionale afspraken in de regeling staan.
    pub regionale_afspraken_opgenomen: Option<bool>,
    /// Voorstel van het college met de regionale afspraken.
    pub raadsvoorstel: Option<Raadsvoorstel>,
    /// Percentage dat geldt als afspraken niet zijn vastgelegd, in procent van de aangewezen woonruimte.
    pub terugvalpercentage: Option<Waarde>,
    /// Waar dat percentage is gelezen.
    pub terugvalbron: Option<BronRef>,
    /// Principes voor spreiding in de gemeente.
    #[schemars(title = "Spreiding over wijken")]
    pub spreiding_wijken: Option<Tekst>,
    /// Waarvoor de verordening dient: urgentie, schaarste of leefbaarheid.
    #[serde(default)]
    #[schemars(title = "Gronden van de verordening")]
    pub grond: Vec<Grond>,
    /// Waarom de regels nodig en geschikt zijn tegen schaarste.
    #[schemars(title = "Onderbouwing van schaarste")]
    pub schaarste: Option<Tekst>,
    /// Onderdelen met hun grondslag.
    #[serde(default)]
    #[schemars(title = "Onderdelen")]
    pub onderdeel: Vec<VerordeningOnderdeel>,
    /// Overleg met corporaties, woonconsumentenorganisaties en anderen.
    #[serde(default)]
    #[schemars(title = "Overleg bij de voorbereiding")]
    pub overleg: Vec<Overleg>,
    /// Afstemming met andere gemeenten.
    #[serde(default)]
    #[schemars(title = "Afstemming in de woningmarktregio")]
    pub afstemming: Vec<Afstemming>,
    /// Advies van gedeputeerde staten.
    #[schemars(title = "Advies van gedeputeerde staten")]
    pub advies_gs: Option<AdviesGs>,
    /// Voorrang voor mensen met binding.
    #[schemars(title = "Voorrang bij binding")]
    pub binding: Option<Binding>,
    /// Wie voor een huisvestingsvergunning in aanmerking komt.
    #[serde(default)]
    #[schemars(title = "Wie in aanmerking komt")]
    pub doelgroep: Vec<Doelgroep>,
    /// Hoe een huisvestingsvergunning wordt aangevraagd en welke gegevens nodig zijn.
    #[schemars(title = "Aanvraag van een vergunning")]
    pub vergunning_aanvraag: Option<Tekst>,
    /// Criteria voor een huisvestingsvergunning.
    #[serde(default)]
    #[schemars(title = "Criteria voor een vergunning")]
    pub criterium: Vec<Criterium>,
    /// Waarom de criteria corporaties niet belemmeren bij toewijzen naar inkomen.
    pub passend_toewijzen: Option<Tekst>,
    /// Waarom niemand door een inkomensondergrens geheel wordt uitgesloten.
    #[schemars(title = "Geen algehele uitsluiting op inkomen")]
    pub inkomensondergrens: Option<Tekst>,
    /// Of de criteria eisen stellen van de Wet bijzondere maatregelen grootstedelijke problematiek.
    #[schemars(title = "Eisen uit de Wbmgp")]
    pub eisen_wbmgp: Option<bool>,
    /// Gebieden die daarvoor zijn aangewezen.
    #[serde(default)]
    #[schemars(title = "Aangewezen Wbmgp-gebieden")]
    pub wbmgp_gebied: Vec<String>,
    /// Wanneer een vergunning wel of niet wordt geweigerd.
    #[serde(default)]
    #[schemars(title = "Weigeringsgronden")]
    pub weigeringsgrond: Vec<Weigeringsgrond>,
    /// Wanneer een inschrijving niet vervalt.
    #[serde(default)]
    #[schemars(title = "Behoud van inschrijving")]
    pub behoud_inschrijving: Vec<Behoud>,
    /// Hoe de verordening de ministeriële regeling volgt.
    #[schemars(title = "Ministeriële regeling")]
    pub ministeriele_regeling: Option<Tekst>,
    /// Of middeldure huur is aangewezen.
    pub middenhuur_aangewezen: Option<bool>,
    /// Inkomensgrenzen voor middeldure huur.
    pub middeninkomen: Option<Middeninkomen>,
    /// Termijn en wijze van vruchteloos aanbieden.
    #[schemars(title = "Vruchteloos aanbieden")]
    pub aanbieding: Option<Aanbieding>,
    /// Vergunningen voor onttrekken, omzetten, splitsen of toeristische verhuur.
    #[serde(default)]
    #[schemars(title = "Vergunningen voor de voorraad")]
    pub voorraadvergunning: Vec<Voorraadvergunning>,
    /// Opkoopbescherming.
    pub opkoopbescherming: Option<Opkoopbescherming>,
    /// Bestuurlijke boetes.
    #[serde(default)]
    #[schemars(title = "Bestuurlijke boetes")]
    pub boete: Vec<Boete>,
    /// Hoe de regels worden gehandhaafd.
    pub handhaving: Option<Tekst>,
    /// Aanwijzing van toezichthouders.
    pub toezichthouders: Option<Toezichthouders>,
    /// Instrumenten voor de voorraad.
    #[serde(default)]
    #[schemars(title = "Instrumenten")]
    pub instrument: Vec<String>,
}

/// Een urgentiecategorie in de verordening.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct UrgentiecategorieRegel {
    /// De wettelijke letter `a` tot en met `j`, of een eigen lokale categorie.
    pub categorie: Urgentiecategorie,
    /// `true` voor een lokale categorie.
    pub lokaal: Option<bool>,
    /// Wie eronder vallen.
    pub omschrijving: Option<String>,
    /// Criteria voor indeling.
    #[schemars(title = "Criteria voor indeling")]
    pub criteria: Option<Tekst>,
    /// Voorwaarden.
    #[serde(default)]
    #[schemars(title = "Voorwaarden")]
    pub voorwaarde: Vec<String>,
    /// Aan welk gebied iemand gebonden moet zijn.
    pub bindingseis: Option<Bindingseis>,
    /// Woonruimte waar deze categorie voorrang op heeft.
    pub woonruimte: Option<String>,
    /// Aantal of deel van de woningen.
    pub aantal: Option<Waarde>,
}

/// Een aangewezen categorie woonruimte.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Woonruimte {
    /// Omschrijving van de categorie.
    pub categorie: String,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Huur of koop.
    pub eigendom: Option<Eigendom>,
    /// Of het nieuw te bouwen woningen zijn.
    pub nieuwbouw: Option<bool>,
    /// Hoogste koopprijs, in euro.
    pub koopprijs: Option<Waarde>,
    /// Verzekerde instandhoudingstermijn, in jaren.
    #[schemars(title = "Instandhoudingstermijn")]
    pub instandhouding: Option<Waarde>,
    /// Aantal woningen.
    pub aantal: Option<Waarde>,
}

/// Hoe de taakstelling wordt gehaald.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VergunninghoudersRegeling {
    /// Wat de verordening regelt.
    pub regeling: Option<Tekst>,
    /// Hoe het college er anders in voorziet.
    pub anders_voorzien: Option<Tekst>,
}

/// Een voorstel aan de raad.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Raadsvoorstel {
    /// Nummer.
    pub nummer: Option<String>,
    /// Datum.
    pub datum: Option<Datum>,
    /// Wat wordt voorgesteld.
    pub inhoud: Option<Tekst>,
}

/// Een onderdeel van de verordening.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VerordeningOnderdeel {
    /// Naam.
    pub naam: String,
    /// Artikel waarop het rust.
    pub grondslag: Option<String>,
}

/// Een overleg met een partij.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Overleg {
    /// Met wie.
    pub partij: String,
    /// De partij uit de partnerlijst.
    pub partner: Option<PartnerRef>,
    /// Soort partij.
    pub soort: Option<Partnersoort>,
    /// Wanneer.
    pub datum: Option<Datum>,
    /// Wat eruit kwam.
    pub uitkomst: Option<Tekst>,
}

/// Advies van gedeputeerde staten.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AdviesGs {
    /// Wanneer gevraagd.
    pub gevraagd: Option<Datum>,
    /// Wanneer ontvangen.
    pub ontvangen: Option<Datum>,
    /// Wat het advies zegt, ook over de urgentieregeling.
    pub inhoud: Option<Tekst>,
}

/// Voorrang voor mensen met binding.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Binding {
    /// Hoogste deel met bindingsvoorrang, in procent van de aangewezen woonruimte.
    pub percentage: Option<Waarde>,
    /// Of de gemeente door regels weinig of niet kan uitbreiden.
    #[schemars(title = "Weinig of geen uitbreiding mogelijk")]
    pub uitbreiding_beperkt: Option<bool>,
    /// Categorieën tegen wie de voorrang niet werkt.
    #[serde(default)]
    #[schemars(title = "Geldt niet tegen categorie")]
    pub uitzondering: Vec<Urgentiecategorie>,
    /// Toelichting.
    pub toelichting: Option<Tekst>,
}

/// Wie voor een vergunning in aanmerking komt.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Doelgroep {
    /// Wie.
    pub omschrijving: String,
    /// Nederlanderschap of rechtmatig verblijf.
    pub verblijfstatus: Option<Tekst>,
}

/// Een criterium voor een vergunning.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Criterium {
    /// Het criterium.
    pub omschrijving: String,
    /// Wat het over inkomen zegt.
    pub inkomen: Option<String>,
}

/// Een grond om wel of niet te weigeren.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Weigeringsgrond {
    /// De grond.
    pub omschrijving: String,
    /// Soort grond.
    pub soort: Option<Weigeringsgrondsoort>,
    /// Categorieën voor wie deze grond niet geldt.
    #[serde(default)]
    #[schemars(title = "Geldt niet voor categorie")]
    pub geldt_niet_voor: Vec<Urgentiecategorie>,
}

/// Wanneer een inschrijving blijft staan.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Behoud {
    /// Soort contract.
    pub contract: Contractvorm,
    /// Toelichting.
    pub toelichting: Option<String>,
}

/// Inkomensgrenzen voor middeldure huur.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Middeninkomen {
    /// Grens voor wie alleen woont, in euro per jaar.
    pub eenpersoons: Option<Waarde>,
    /// Grens voor meer personen, in euro per jaar.
    pub meerpersoons: Option<Waarde>,
    /// Jaar waarvoor de bedragen gelden.
    pub peiljaar: Option<Jaar>,
}

/// Vruchteloos aanbieden.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Aanbieding {
    /// Termijn, in weken.
    #[schemars(title = "Termijn in weken")]
    pub termijn_weken: Option<Natuurlijk>,
    /// Hoe wordt aangeboden.
    pub wijze: Option<Tekst>,
}

/// Een vergunning voor de woningvoorraad.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Voorraadvergunning {
    /// Onttrekken, omzetten, splitsen of toeristische verhuur.
    pub soort: Voorraadsoort,
    /// Weigeringsgronden.
    #[schemars(title = "Weigeringsgronden")]
    pub weigeringsgrond: Option<Tekst>,
    /// Voorwaarden en voorschriften.
    #[schemars(title = "Voorwaarden en voorschriften")]
    pub voorwaarde: Option<Tekst>,
}

/// Bescherming tegen opkoop.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Opkoopbescherming {
    /// Gebruik waarvoor een vergunning wordt verleend.
    #[serde(default)]
    #[schemars(title = "Toegestane vormen van gebruik")]
    pub vorm: Vec<String>,
    /// Hoe een vergunning wordt aangevraagd.
    pub aanvraag: Option<Tekst>,
}

/// Een bestuurlijke boete.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Boete {
    /// De overtreding.
    pub overtreding: String,
    /// Het bedrag, in euro.
    pub bedrag: Option<Waarde>,
}

/// Aanwijzing van toezichthouders.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Toezichthouders {
    /// Het aanwijzingsbesluit.
    pub besluit: Option<String>,
    /// Datum.
    pub datum: Option<Datum>,
}
