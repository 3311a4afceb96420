//! Draaitabellen en grafieken: een keuze uit de cijfers, en hoe die er in het document uitziet.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Bouwsteen, Grafieksoort, Tabelplaats, Totalen, Volgorde};
use crate::model::selectie::Selectie;
use crate::model::verwijzing::{AmbitieRef, DoelRef, HoofdstukRef};
use crate::model::waarde::{Id, Kenmerknaam};

/// Een tabel die uit de cijfers wordt opgebouwd: een kenmerk in de rijen en een in de kolommen.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Draaitabel {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Titel boven de tabel.
    pub titel: String,
    /// Bouwsteen waar de tabel bij staat.
    pub bij: Option<Bouwsteen>,
    /// Eigen hoofdstuk waar de tabel in staat, in plaats van `bij`.
    pub hoofdstuk: Option<HoofdstukRef>,
    /// Welke cijfers meedoen.
    pub selectie: Selectie,
    /// Wat er in de rijen staat: een kenmerk zoals `groep`, of `jaar`, `periode` of `soort`.
    pub rijen: Kenmerknaam,
    /// Wat er in de kolommen staat, net als bij `rijen`. Zonder dit is er één kolom.
    pub kolommen: Option<Kenmerknaam>,
    /// Totalen van `rijen`, van `kolommen`, van `beide` of `geen`. Wat niet bij elkaar mag, krijgt geen totaal.
    pub totalen: Option<Totalen>,
    /// Wat er in een leeg vak staat. Standaard `geen gegevens`.
    pub leeg: Option<String>,
    /// De volgorde van de rijen: die van de `lijst`, of de grootste `waarde` eerst.
    pub volgorde: Option<Volgorde>,
    /// Toelichting onder de tabel.
    pub toelichting: Option<String>,
}

/// Een grafiek van cijfers, of van de planning van maatregelen.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Grafiek {
    /// Naam om naar te verwijzen.
    pub id: Id,
    /// Titel van de grafiek.
    pub titel: String,
    /// Bouwsteen waar de grafiek bij staat.
    pub bij: Option<Bouwsteen>,
    /// Eigen hoofdstuk waar de grafiek in staat, in plaats van `bij`.
    pub hoofdstuk: Option<HoofdstukRef>,
    /// Staven, gestapeld, gegroepeerd, lijn of tijdlijn.
    pub soort: Grafieksoort,
    /// Welke cijfers meedoen. Een tijdlijn heeft geen cijfers.
    pub selectie: Option<Selectie>,
    /// Wat er naast de staven staat: een kenmerk zoals `groep`, of `jaar`, `periode` of `soort`. Een lijn loopt altijd over jaren.
    pub rijen: Option<Kenmerknaam>,
    /// Wat de kleuren betekenen, net als bij `rijen`.
    pub reeksen: Option<Kenmerknaam>,
    /// Bij een tijdlijn: alleen maatregelen van deze doelen.
    #[serde(default)]
    #[schemars(title = "Doelen")]
    pub doel: Vec<DoelRef>,
    /// Bij een tijdlijn: alleen maatregelen van doelen onder deze ambities.
    #[serde(default)]
    #[schemars(title = "Ambities")]
    pub ambitie: Vec<AmbitieRef>,
    /// Eigen tekstalternatief. Zonder dit schrijft het programma er een uit de cijfers.
    #[schemars(title = "Tekstalternatief")]
    pub alt: Option<String>,
    /// Wat er staat waar een getal ontbreekt. Standaard `geen gegevens`.
    pub leeg: Option<String>,
    /// De volgorde van de rijen: die van de `lijst`, of de grootste `waarde` eerst.
    pub volgorde: Option<Volgorde>,
    /// Waar dezelfde getallen als tabel staan: `onder` de grafiek (standaard), of `geen` als ze al in een andere tabel staan.
    pub tabel: Option<Tabelplaats>,
    /// Toelichting onder de grafiek.
    pub toelichting: Option<String>,
}
