//! One eis: what is asked, of whom, how strongly, since when, and how it is checked.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    kader::{
        bron::Vindplaats,
        toets::{Toets, Voorwaarde},
    },
    model::keuze::Bouwsteen,
};

/// A requirement from a source.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Eis {
    /// Stable, never used again for something else.
    pub id: String,
    /// The onderdeel under which it is counted.
    pub bouwsteen: Bouwsteen,
    /// What is asked, in one sentence.
    pub titel: String,
    /// What, why and for whom, in two or three plain sentences.
    pub uitleg: Option<String>,
    /// How strong the source is.
    pub sterkte: Sterkte,
    /// Whether a gemeente may deviate.
    pub afwijken: Afwijken,
    /// When it applies.
    #[serde(default)]
    pub geldig: Geldig,
    /// Who must do it.
    #[serde(default)]
    pub adressaat: Adressaat,
    /// Where it stands.
    pub bron: Vindplaats,
    /// All of these must hold, else it does not apply.
    #[serde(default)]
    pub geldt_als: Vec<Voorwaarde>,
    /// One of these must hold, else it does not apply; empty means no such condition.
    #[serde(default)]
    pub geldt_als_een_van: Vec<Voorwaarde>,
    /// How it is checked.
    pub toets: Toets,
    /// What is missing, lower case, without a final period; `{naam}` is the element.
    pub melding: String,
    /// What to fill in, and where.
    pub herstel: String,
    /// A fragment of TOML that shows how it is filled in; it can be pasted into a visie as it stands.
    pub voorbeeld: Option<String>,
    /// The change to the example that makes exactly this eis fail.
    #[serde(default)]
    pub fout: Vec<Mutatie>,
    /// The eisen that fail along with it.
    #[serde(default)]
    pub sleept_mee: Vec<String>,
    /// Set when the eis is retired.
    pub vervallen: Option<Vervallen>,
}

/// Why and since when an eis no longer applies.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Vervallen {
    /// Since when.
    pub sinds: Date,
    /// Why.
    pub reden: String,
}

/// The kind of source an eis rests on, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sterkte {
    /// Law in force.
    Wet,
    /// A draft decree; never fails a build.
    BesluitOntwerp,
    /// An agreement between governments.
    BestuurlijkeAfspraak,
    /// A handreiking.
    Handreiking,
    /// Our own advice or good practice.
    Aanbevolen,
}

/// Whether a gemeente may deviate from an eis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Afwijken {
    /// Not allowed.
    Nee,
    /// Only with a motivering.
    Motiveren,
    /// Free.
    Vrij,
}

/// Whom an eis addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Adressaat {
    /// The gemeente as a whole.
    #[default]
    Gemeente,
    /// Burgemeester en wethouders.
    College,
    /// The gemeenteraad.
    Raad,
    /// A woningcorporatie.
    Corporatie,
    /// The province.
    Provincie,
    /// The Rijk.
    Rijk,
}

/// When an eis applies.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Geldig {
    /// In force since; none for as long as it matters here.
    pub van: Option<Date>,
    /// Last day in force.
    pub tot: Option<Date>,
    /// Expected to come into force; it never fails a build.
    pub verwacht: Option<Date>,
}

/// A change to the data for the mutation test.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mutatie {
    /// Takes out what stands here; `*` is every element, `{soort=wmo-plan}` the elements with that value.
    pub verwijder: Option<String>,
    /// Puts a value here.
    pub zet: Option<String>,
    /// The value to put there; a text that looks like a date becomes a date.
    pub waarde: Option<serde_json::Value>,
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
