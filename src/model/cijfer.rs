//! De ene tabel met getallen: één getal per regel, met eenheid, periode en bron.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::keuze::{Cijfersoort, Nauwkeurigheid, Planstatus};
use crate::model::verwijzing::{
    Aandachtsgroep, BronRef, CijferRef, DimensieRef, Eenheid, GebiedRef, Huishouden, Inkomen,
    RegioRef, Segment, Woningtype,
};
use crate::model::waarde::{Datum, Getal, Id, Kenmerknaam, Periode, Tabelpad, Waarde, Woord};

/// Eén getal met zijn kenmerken.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cijfer {
    /// Naam om naar te verwijzen.
    pub id: Option<Id>,
    /// Voorraad, behoefte, opgave, plan, realisatie, doel, norm of stroom. Tel die nooit bij elkaar op.
    pub soort: Option<Cijfersoort>,
    /// Aandachtsgroep.
    pub groep: Option<Aandachtsgroep>,
    /// Woningtype.
    pub woningtype: Option<Woningtype>,
    /// Prijssegment.
    pub segment: Option<Segment>,
    /// Wijk of kern.
    pub gebied: Option<GebiedRef>,
    /// Gemeente, als het niet de eigen gemeente is.
    pub gemeente: Option<String>,
    /// Regio, als het getal voor een regio geldt.
    pub regio: Option<RegioRef>,
    /// Samenstelling van het huishouden.
    pub huishouden: Option<Huishouden>,
    /// Inkomensgroep.
    pub inkomen: Option<Inkomen>,
    /// Waarden van eigen dimensies. In een CSV-bestand heeft elke dimensie een kolom.
    #[serde(default)]
    #[schemars(title = "Eigen kenmerken")]
    pub kenmerk: Vec<Kenmerk>,
    /// Waar het getal over gaat als de kenmerken dat niet zeggen.
    pub onderwerp: Option<String>,
    /// Hoe zeker een plan is.
    pub planstatus: Option<Planstatus>,
    /// Jaren waarover het getal gaat, beide meegeteld.
    pub periode: Option<Periode>,
    /// Datum waarop het getal geldt.
    pub peildatum: Option<Datum>,
    /// Het getal, of een bereik met `min` en `max`.
    pub aantal: Option<Waarde>,
    /// Hoe precies het getal is.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Waarin is geteld, bijvoorbeeld `woning`, `persoon` of `procent`.
    pub eenheid: Option<Eenheid>,
    /// Waarvan het een percentage is, bijvoorbeeld `nieuwbouw` of `voorraad`.
    #[schemars(title = "Percentage van")]
    pub van: Option<String>,
    /// Waar het getal vandaan komt.
    pub bron: Option<BronRef>,
    /// Het nieuwere getal dat in plaats van dit getal komt.
    pub vervangen_door: Option<CijferRef>,
    /// `true` drukt `< 10` in plaats van het getal.
    pub afschermen: Option<bool>,
    /// `true` als elke woning één keer telt, bij de zwaarste vorm. Dan mogen nultreden, geclusterd en zorggeschikt bij elkaar.
    pub telt_eenmaal: Option<bool>,
    /// De kenmerken waarover dit getal het totaal is; de delen staan in rijen die dat kenmerk wel hebben.
    #[serde(default)]
    #[schemars(title = "Totaal over")]
    pub totaal_over: Vec<Kenmerknaam>,
    /// Het veelvoud waarop is afgerond, bijvoorbeeld 5 of 10.
    pub afgerond_op: Option<Getal>,
    /// Versie van het getal, als er meer dan een in omloop is.
    pub versie: Option<String>,
    /// Toelichting.
    pub toelichting: Option<String>,
}

/// De waarde van een getal op een eigen dimensie.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Kenmerk {
    /// De dimensie.
    pub dimensie: DimensieRef,
    /// De waarde, zoals die in de dimensie staat.
    pub waarde: Woord,
}

/// Een eigen dimensie van cijfers, naast groep, woningtype, segment en de andere vaste.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dimensie {
    /// Naam om naar te verwijzen; zo heet ook de kolom in een CSV-bestand.
    pub id: Id,
    /// Naam zoals die gedrukt wordt.
    pub naam: String,
    /// De waarden die er zijn.
    #[schemars(title = "Waarden")]
    pub waarde: Vec<Dimensiewaarde>,
}

/// Een waarde van een eigen dimensie.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Dimensiewaarde {
    /// Naam in de gegevens.
    pub waarde: Woord,
    /// Naam zoals die gedrukt wordt.
    pub naam: String,
    /// De ruimere waarde waar deze in zit; die twee tel je nooit bij elkaar op.
    pub valt_onder: Option<Woord>,
}

/// Cijfers die veel gemeen hebben: wat voor allemaal geldt, staat er één keer.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cijferblok {
    /// Naam om naar te verwijzen.
    pub id: Option<Id>,
    /// Kop boven de tabel met deze cijfers.
    pub titel: Option<String>,
    /// Het CSV-bestand waarvoor dit geldt.
    pub bestand: Option<Tabelpad>,
    /// Wat voor elke rij geldt waarin het niet staat.
    pub standaard: Option<Cijfer>,
    /// De rijen, als ze niet in een CSV-bestand staan.
    #[serde(default)]
    #[schemars(title = "Cijfers")]
    pub cijfer: Vec<Cijfer>,
    /// Toelichting.
    pub toelichting: Option<String>,
}

/// Hoe er met cijfers wordt gerekend.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Rekenen {
    /// Deel van de plannen dat naar verwachting uitvalt, in procent van de plannen.
    #[schemars(title = "Planuitval")]
    pub planuitval: Option<Getal>,
    /// `true` zoekt in de teksten naar getallen die anders zijn dan in de cijfers.
    pub teksten_nalezen: Option<bool>,
    /// Hoeveel jaar een bron oud mag zijn. Standaard 2.
    pub bron_jaren: Option<u16>,
}
