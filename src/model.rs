//! De woonzorgvisie als Nederlandse typen: wat een gemeente kan opschrijven, één bestand per familie.
//!
//! De `///` bij een veld is Nederlands: hij komt in het schema en de teksteditor toont hem. Alles wat
//! een eis vraagt is hier optioneel; verplicht is alleen waar een element zonder niets betekent.

pub mod ambitie;
pub mod cijfer;
pub mod cijferbestand;
pub mod figuur;
pub mod huisstijl;
pub mod keuze;
pub mod omgeving;
pub mod opgave;
pub mod proces;
pub mod regiobestand;
pub mod rekenen;
pub mod samenwerking;
pub mod selectie;
pub mod streng;
pub mod stuk;
pub mod taal;
pub mod thema;
pub mod uitvoering;
pub mod verordening;
pub mod verwijzing;
pub mod visie;
pub mod waarde;

use schemars::JsonSchema;
use serde::Deserialize;

use ambitie::{Ambitie, Doel, Maatregel};
use cijfer::{Cijfer, Cijferblok, Dimensie, Rekenen};
use figuur::{Draaitabel, Grafiek};
use huisstijl::Huisstijl;
use omgeving::{Begrip, Beleidskader, Bron, Gebied, Prijsgrens, Programma, Regio};
use opgave::Opgave;
use proces::{Participatie, Proces, Zienswijze};
use rekenen::Rekensom;
use samenwerking::{Partner, RegionaleAfspraak, RegionaleSamenwerking, Samenwerking};
use stuk::{
    Afbeelding, Besluit, Bijlage, Documentgegevens, EigenWaarde, Gemeente, Hoofdstuk, LegUit,
    NogOnbekend, Toetskeuze, Toezegging, Uitgelicht,
};
use taal::Taal;
use thema::{Afwegingskader, Ouderen};
use uitvoering::{Financien, Leefomgeving, Monitoring, Preventie};
use verordening::Verordening;
use visie::{Toekomstvisie, Verbinding};

/// Een woonzorgvisie, samengevoegd uit alle TOML-bestanden van het project.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Visie {
    /// Het document: titel, status, versie en looptijd.
    pub document: Option<Documentgegevens>,
    /// De gemeente.
    pub gemeente: Option<Gemeente>,
    /// Hoe het document eruitziet: kleuren, logo, letters en voorblad.
    pub huisstijl: Option<Huisstijl>,
    /// Welke kaders gelden.
    pub toets: Option<Toetskeuze>,
    /// Woorden waar `toets --taal` op let.
    #[schemars(title = "Taal")]
    pub taal: Option<Taal>,
    /// Eigen waarden naast de officiële lijsten, bijvoorbeeld eigen doelgroepen.
    #[serde(default)]
    #[schemars(title = "Eigen waarden")]
    pub eigen_waarde: Vec<EigenWaarde>,
    /// Eigen hoofdstukken, met de bouwstenen die erin komen.
    #[serde(default)]
    #[schemars(title = "Hoofdstukken")]
    pub hoofdstuk: Vec<Hoofdstuk>,
    /// Bijlagen.
    #[serde(default)]
    #[schemars(title = "Bijlagen")]
    pub bijlage: Vec<Bijlage>,
    /// Afbeeldingen, kaarten en infographics.
    #[serde(default)]
    #[schemars(title = "Afbeeldingen")]
    pub afbeelding: Vec<Afbeelding>,
    /// Kaders, praktijkvoorbeelden, tips, citaten en persona’s.
    #[serde(default)]
    pub uitgelicht: Vec<Uitgelicht>,
    /// Besluiten met beslispunten, amendementen en moties.
    #[serde(default)]
    #[schemars(title = "Besluiten")]
    pub besluit: Vec<Besluit>,
    /// Toezeggingen.
    #[serde(default)]
    #[schemars(title = "Toezeggingen")]
    pub toezegging: Vec<Toezegging>,
    /// Wat nog niet bekend is.
    #[serde(default)]
    #[schemars(title = "Nog niet bekend")]
    pub nog_onbekend: Vec<NogOnbekend>,
    /// Gemotiveerde afwijkingen van een eis.
    #[serde(default)]
    #[schemars(title = "Afwijkingen")]
    pub leg_uit: Vec<LegUit>,
    /// Het volkshuisvestingsprogramma.
    pub programma: Option<Programma>,
    /// Stukken waarmee deze visie samenhangt.
    #[serde(default)]
    #[schemars(title = "Samenhang met ander beleid")]
    pub beleidskader: Vec<Beleidskader>,
    /// Regio’s.
    #[serde(default)]
    #[schemars(title = "Regio's")]
    pub regio: Vec<Regio>,
    /// Wijken en kernen.
    #[serde(default)]
    #[schemars(title = "Wijken en kernen")]
    pub gebied: Vec<Gebied>,
    /// Bronnen.
    #[serde(default)]
    #[schemars(title = "Bronnen")]
    pub bron: Vec<Bron>,
    /// Begrippen.
    #[serde(default)]
    #[schemars(title = "Begrippen")]
    pub begrip: Vec<Begrip>,
    /// Prijsgrenzen per jaar.
    #[serde(default)]
    #[schemars(title = "Prijsgrenzen")]
    pub prijsgrens: Vec<Prijsgrens>,
    /// De ene tabel met getallen.
    #[serde(default)]
    #[schemars(title = "Cijfers")]
    pub cijfer: Vec<Cijfer>,
    /// Eigen dimensies van cijfers.
    #[serde(default)]
    #[schemars(title = "Eigen dimensies")]
    pub dimensie: Vec<Dimensie>,
    /// Cijfers met wat voor allemaal geldt, of de afspraken bij een CSV-bestand.
    #[serde(default)]
    #[schemars(title = "Blokken met cijfers")]
    pub cijferblok: Vec<Cijferblok>,
    /// Hoe er met cijfers wordt gerekend.
    #[schemars(title = "Rekenen met cijfers")]
    pub rekenen: Option<Rekenen>,
    /// Tabellen uit de cijfers.
    #[serde(default)]
    #[schemars(title = "Draaitabellen")]
    pub draaitabel: Vec<Draaitabel>,
    /// Grafieken van de cijfers en van de planning.
    #[serde(default)]
    #[schemars(title = "Grafieken")]
    pub grafiek: Vec<Grafiek>,
    /// Sommen van cijfers, met hun uitkomst.
    #[serde(default)]
    #[schemars(title = "Rekensommen")]
    pub rekensom: Vec<Rekensom>,
    /// Inzicht in de opgave.
    pub opgave: Option<Opgave>,
    /// De visie.
    pub visie: Option<Toekomstvisie>,
    /// Ambities.
    #[serde(default)]
    #[schemars(title = "Ambities")]
    pub ambitie: Vec<Ambitie>,
    /// Doelen.
    #[serde(default)]
    #[schemars(title = "Doelen")]
    pub doel: Vec<Doel>,
    /// Maatregelen.
    #[serde(default)]
    #[schemars(title = "Maatregelen")]
    pub maatregel: Vec<Maatregel>,
    /// Verbinding van wonen, welzijn en zorg.
    pub verbinding: Option<Verbinding>,
    /// Wonen voor ouderen.
    pub ouderen: Option<Ouderen>,
    /// Partijen.
    #[serde(default)]
    #[schemars(title = "Partijen")]
    pub partner: Vec<Partner>,
    /// Samenwerking.
    pub samenwerking: Option<Samenwerking>,
    /// Regionale afspraken.
    #[serde(default)]
    #[schemars(title = "Regionale afspraken")]
    pub regionale_afspraak: Vec<RegionaleAfspraak>,
    /// Wat de regio verder regelt.
    #[schemars(title = "Regionale samenwerking")]
    pub regionaal: Option<RegionaleSamenwerking>,
    /// De huisvestingsverordening.
    pub verordening: Option<Verordening>,
    /// Het afwegingskader.
    pub afwegingskader: Option<Afwegingskader>,
    /// Participatie.
    pub participatie: Option<Participatie>,
    /// Zienswijzen met reactie.
    #[serde(default)]
    #[schemars(title = "Zienswijzen")]
    pub zienswijze: Vec<Zienswijze>,
    /// Preventie.
    pub preventie: Option<Preventie>,
    /// Leefomgeving.
    pub leefomgeving: Option<Leefomgeving>,
    /// Geld en middelen.
    #[schemars(title = "Financiën")]
    pub financien: Option<Financien>,
    /// Monitoring.
    pub monitoring: Option<Monitoring>,
    /// Het proces.
    pub proces: Option<Proces>,
}
