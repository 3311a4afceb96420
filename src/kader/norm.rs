//! A norm: a number that the data is held against, at the level where it holds, and how it is computed.

use std::borrow::Cow;

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::kader::bron::Vindplaats;
use crate::kader::eis::{Geldig, Sterkte, Vervallen};
use crate::kader::toets::{Pad, Veld};
use crate::model::keuze::{Cijfersoort, Planstatus};
use crate::model::waarde::{Eiscode, Woord};

/// Een norm. De toets rekent uit waar de gemeente staat; een norm laat een toets nooit mislukken.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Norm {
    /// Vast kenmerk, zoals `NOR-01`; het wordt nooit voor iets anders gebruikt.
    #[schemars(with = "Eiscode")]
    pub id: String,
    /// Wat de norm zegt, in één zin.
    #[schemars(length(min = 1))]
    pub titel: String,
    /// Wat, waarom en voor wie, in twee of drie gewone zinnen.
    pub uitleg: Option<String>,
    /// Voor welk gebied de norm geldt. Alleen daar wordt zij vergeleken.
    pub niveau: Niveau,
    /// De rollen van de regio waar het om gaat, uit de lijst `regio-rollen`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Woord>")]
    pub regio_rol: Vec<String>,
    /// Hoe wordt gerekend.
    pub wat: Maatstaf,
    /// Wat het ten minste of ten hoogste moet zijn. Noemt de bron geen getal, laat het dan weg.
    pub grens: Option<Grens>,
    /// Hoe sterk de bron is.
    pub sterkte: Sterkte,
    /// Wanneer de norm geldt; zonder opgave nu.
    #[serde(default, skip_serializing_if = "Geldig::is_empty")]
    pub geldig: Geldig,
    /// Waar de norm staat.
    pub bron: Vindplaats,
    /// Staat er als de norm niet meer geldt.
    pub vervallen: Option<Vervallen>,
}

/// Het gebied waarvoor een norm geldt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Niveau {
    /// Elke gemeente.
    Gemeente,
    /// De gemeenten in de regio samen.
    Regio,
    /// Heel Nederland.
    Land,
}

/// Hoe een norm wordt uitgerekend: een vast aantal soorten.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(
    tag = "soort",
    deny_unknown_fields,
    rename_all = "kebab-case",
    rename_all_fields = "kebab-case"
)]
pub enum Maatstaf {
    /// Welk deel de cijfers van `teller` zijn van die van `noemer`.
    Aandeel {
        /// De cijfers die worden geteld.
        teller: Greep,
        /// De cijfers waarvan zij een deel zijn.
        noemer: Greep,
        /// Het veld van `[[regio]]` waarin het percentage van de regio staat, voor als er geen cijfers van de regio zijn.
        #[schemars(with = "Option<Veld>")]
        opgegeven: Option<String>,
    },
    /// Welk deel de cijfers van de gemeente zijn van die van de regio, per aandachtsgroep.
    AandeelInRegio {
        /// De cijfers.
        greep: Greep,
    },
    /// Of een percentage dat in de regio is afgesproken, in de verordening staat.
    Vastgelegd {
        /// Waar het afgesproken percentage staat.
        #[schemars(with = "Pad")]
        afspraak: String,
        /// Waar `true` staat als de afspraak in de verordening staat.
        #[schemars(with = "Pad")]
        opgenomen: String,
        /// Waar het percentage staat dat anders geldt.
        #[schemars(with = "Pad")]
        terugval: String,
    },
}

/// Welke cijfers meedoen. Wat er niet staat, maakt niet uit.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Greep {
    /// Welke soort cijfers.
    pub soort: Cijfersoort,
    /// Prijssegmenten, met alles wat daaronder valt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Woord>")]
    pub segment: Vec<String>,
    /// Woningtypen, met alles wat daaronder valt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Woord>")]
    pub woningtype: Vec<String>,
    /// Aandachtsgroepen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Woord>")]
    pub groep: Vec<String>,
    /// Hoe zeker plannen zijn.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub planstatus: Vec<Planstatus>,
}

/// Wat het ten minste of ten hoogste moet zijn.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Grens {
    /// Ten minste dit deel, zoals `2/3` of `30%`.
    pub minimaal: Option<Deel>,
    /// Ten hoogste dit deel.
    pub maximaal: Option<Deel>,
}

/// A part of a whole, exact: `2/3` stays two thirds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(transparent)]
pub struct Deel(pub String);

impl JsonSchema for Deel {
    fn schema_name() -> Cow<'static, str> {
        "Deel".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": "^([0-9]{1,4}/[1-9][0-9]{0,3}|[0-9]{1,3}([.][0-9]{1,6})?%)$",
            "x-vorm": "schrijf een breuk zoals `2/3`, of een percentage zoals `30%`"
        })
    }
    fn inline_schema() -> bool {
        true
    }
}

impl Grens {
    /// A limit that asks nothing.
    pub fn leeg() -> Self {
        Self { minimaal: None, maximaal: None }
    }
}

impl Deel {
    /// Numerator and denominator; none when it is neither a fraction nor a percentage.
    pub fn breuk(&self) -> Option<(Decimal, Decimal)> {
        if let Some(percent) = self.0.strip_suffix('%') {
            return Some((percent.parse().ok()?, Decimal::ONE_HUNDRED));
        }
        let (top, bottom) = self.0.split_once('/')?;
        let (top, bottom): (Decimal, Decimal) = (top.parse().ok()?, bottom.parse().ok()?);
        (!bottom.is_zero()).then_some((top, bottom))
    }
}

impl Niveau {
    /// The word as it stands in a kader and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Regio => "regio",
            Self::Land => "land",
        }
    }
}

impl Maatstaf {
    /// The selections of numbers, each with its key.
    pub fn grepen(&self) -> Vec<(&'static str, &Greep)> {
        match self {
            Self::Aandeel { teller, noemer, .. } => vec![("teller", teller), ("noemer", noemer)],
            Self::AandeelInRegio { greep } => vec![("greep", greep)],
            Self::Vastgelegd { .. } => Vec::new(),
        }
    }
}
