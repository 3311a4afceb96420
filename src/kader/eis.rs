//! One eis: what is asked, of whom, how strongly, since when, and how it is checked.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    kader::{
        bron::Vindplaats,
        toets::{Pad, Toets, Voorwaarde},
    },
    model::{
        keuze::Bouwsteen,
        waarde::{Datum, Eiscode},
    },
};

/// Een eis uit een bron.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Eis {
    /// Vast kenmerk, zoals `REG-13`; het wordt nooit voor iets anders gebruikt.
    #[schemars(with = "Eiscode")]
    pub id: String,
    /// Het onderdeel waar de eis bij telt.
    pub bouwsteen: Bouwsteen,
    /// Wat wordt gevraagd, in één zin.
    #[schemars(length(min = 1))]
    pub titel: String,
    /// Wat, waarom en voor wie, in twee of drie gewone zinnen.
    pub uitleg: Option<String>,
    /// Hoe sterk de bron is.
    pub sterkte: Sterkte,
    /// Of een gemeente mag afwijken.
    pub afwijken: Afwijken,
    /// Wanneer de eis geldt; zonder opgave nu.
    #[serde(default, skip_serializing_if = "Geldig::is_empty")]
    pub geldig: Geldig,
    /// Wie het moet doen; zonder opgave de gemeente.
    #[serde(default)]
    pub adressaat: Adressaat,
    /// Waar de eis staat.
    pub bron: Vindplaats,
    /// De bestaande eis waar deze meer vraagt; losser mag zij niet zijn.
    #[schemars(with = "Option<Eiscode>")]
    pub scherper_dan: Option<String>,
    /// De eis geldt alleen als dit allemaal klopt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub geldt_als: Vec<Voorwaarde>,
    /// De eis geldt alleen als een van deze klopt; leeg betekent: geen voorwaarde.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub geldt_als_een_van: Vec<Voorwaarde>,
    /// Hoe de eis wordt getoetst.
    pub toets: Toets,
    /// Wat ontbreekt: zonder hoofdletter en punt; `{naam}` is het element.
    #[schemars(length(min = 1))]
    pub melding: String,
    /// Wat er waar moet worden ingevuld.
    #[schemars(length(min = 1))]
    pub herstel: String,
    /// Een stukje TOML dat laat zien hoe het moet; het is zo in een visie te plakken.
    pub voorbeeld: Option<String>,
    /// De wijziging in een goed voorbeeld die precies deze eis open zet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fout: Vec<Mutatie>,
    /// De eisen die dan ook open staan.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Eiscode>")]
    pub sleept_mee: Vec<String>,
    /// Staat er als de eis niet meer geldt.
    pub vervallen: Option<Vervallen>,
}

/// Waarom en sinds wanneer een eis niet meer geldt.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vervallen {
    /// Sinds wanneer.
    #[schemars(with = "Datum")]
    pub sinds: Date,
    /// Waarom.
    pub reden: String,
}

/// Het soort bron waar een eis op rust, de sterkste eerst.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Sterkte {
    /// Geldend recht: een wet, of een verordening die de gemeente bindt.
    Wet,
    /// Een ontwerp van een besluit; laat een toets nooit mislukken.
    BesluitOntwerp,
    /// Een afspraak tussen overheden.
    BestuurlijkeAfspraak,
    /// Een handreiking.
    Handreiking,
    /// Advies of goede praktijk.
    Aanbevolen,
}

/// Of een gemeente van een eis mag afwijken.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Afwijken {
    /// Afwijken mag niet.
    Nee,
    /// Alleen met een motivering.
    Motiveren,
    /// De keuze is vrij.
    Vrij,
}

/// Voor wie een eis is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Adressaat {
    /// De gemeente als geheel.
    #[default]
    Gemeente,
    /// Burgemeester en wethouders.
    College,
    /// De gemeenteraad.
    Raad,
    /// Een woningcorporatie.
    Corporatie,
    /// De provincie.
    Provincie,
    /// Het Rijk.
    Rijk,
}

/// Wanneer een eis geldt.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Geldig {
    /// Geldt sinds deze dag.
    #[schemars(with = "Option<Datum>")]
    pub van: Option<Date>,
    /// De laatste dag waarop zij geldt.
    #[schemars(with = "Option<Datum>")]
    pub tot: Option<Date>,
    /// Wordt op deze dag verwacht; laat een toets nooit mislukken.
    #[schemars(with = "Option<Datum>")]
    pub verwacht: Option<Date>,
}

/// Een wijziging in het voorbeeld; `verwijder`, of `zet` met `waarde`.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mutatie {
    /// Haalt weg wat hier staat; `*` is elk element, `{soort=wmo-plan}` zijn de elementen met die waarde.
    #[schemars(with = "Option<Pad>")]
    pub verwijder: Option<String>,
    /// Zet hier een waarde.
    #[schemars(with = "Option<Pad>")]
    pub zet: Option<String>,
    /// De waarde die er komt; tekst die op een datum lijkt, wordt een datum.
    pub waarde: Option<serde_json::Value>,
}

impl Geldig {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Sterkte {
    /// All strengths, strongest first.
    pub const ALL: [Self; 5] = [
        Self::Wet,
        Self::BesluitOntwerp,
        Self::BestuurlijkeAfspraak,
        Self::Handreiking,
        Self::Aanbevolen,
    ];

    /// The word as it stands in a kader and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wet => "wet",
            Self::BesluitOntwerp => "besluit-ontwerp",
            Self::BestuurlijkeAfspraak => "bestuurlijke-afspraak",
            Self::Handreiking => "handreiking",
            Self::Aanbevolen => "aanbevolen",
        }
    }

    /// The word as printed.
    pub fn titel(self) -> &'static str {
        match self {
            Self::Wet => "wet",
            Self::BesluitOntwerp => "ontwerpbesluit",
            Self::BestuurlijkeAfspraak => "bestuurlijke afspraak",
            Self::Handreiking => "handreiking",
            Self::Aanbevolen => "aanbevolen",
        }
    }
}

impl Afwijken {
    /// The word as it stands in a kader and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nee => "nee",
            Self::Motiveren => "motiveren",
            Self::Vrij => "vrij",
        }
    }
}

impl Adressaat {
    /// The word as it stands in a kader and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::College => "college",
            Self::Raad => "raad",
            Self::Corporatie => "corporatie",
            Self::Provincie => "provincie",
            Self::Rijk => "rijk",
        }
    }

    /// Whether the eis binds the gemeente itself; others' duties only inform.
    pub fn is_gemeente(self) -> bool {
        match self {
            Self::Gemeente | Self::College | Self::Raad => true,
            Self::Corporatie | Self::Provincie | Self::Rijk => false,
        }
    }
}
