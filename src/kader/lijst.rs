//! Lists of values that the field or the law fixes; they stand here once.

use std::borrow::Cow;

use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::{
    kader::bron::Vindplaats,
    model::waarde::{Datum, Getal, Id, Jaar},
};

/// Een lijst met vaste waarden, zoals de aandachtsgroepen; of meer waarden bij zo'n lijst.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lijst {
    /// De naam die visie en eisen gebruiken; een bestaande naam voegt waarden aan die lijst toe.
    #[schemars(with = "Id")]
    pub id: String,
    /// Titel zoals die gedrukt wordt.
    #[schemars(length(min = 1))]
    pub titel: String,
    /// De dag waarop de lijst is gelezen.
    #[schemars(with = "Datum")]
    pub peildatum: Date,
    /// `true` als de lijst nog niet vaststaat; dat staat er overal bij.
    #[serde(default)]
    pub concept: bool,
    /// Waar de lijst vandaan komt.
    pub bron: Vindplaats,
    /// Wat een lezer erover moet weten.
    pub toelichting: Option<String>,
    /// De waarden, in volgorde.
    pub waarde: Vec<Lijstitem>,
}

/// Een waarde van een lijst.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lijstitem {
    /// De waarde zoals zij in een visie staat.
    #[schemars(with = "Id")]
    pub id: String,
    /// Naam zoals die gedrukt wordt.
    #[schemars(length(min = 1))]
    pub naam: String,
    /// Wat eronder valt, in eigen woorden.
    pub omschrijving: Option<String>,
    /// Een eigen bron, als die anders is dan die van de lijst.
    pub bron: Option<Vindplaats>,
    /// Andere waarden van deze lijst waar deze onder valt.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Id>")]
    pub valt_onder: Vec<String>,
    /// De waarde in een verwante lijst, zoals de urgentiecategorie bij een aandachtsgroep.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<Id>")]
    pub hoort_bij: Vec<String>,
    /// Bedragen per jaar, bij een segment.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bedrag: Vec<Bedrag>,
}

/// De grenzen van een segment in één jaar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bedrag {
    /// Het jaar waarvoor de bedragen gelden.
    #[schemars(with = "Jaar")]
    pub jaar: u16,
    /// Meer dan dit bedrag, in euro (bij huur per maand).
    #[serde(default)]
    #[schemars(with = "Option<Grensbedrag>")]
    ondergrens: Option<Getal>,
    /// Hoogstens dit bedrag, in euro (bij huur per maand).
    #[serde(default)]
    #[schemars(with = "Option<Grensbedrag>")]
    bovengrens: Option<Getal>,
    /// Waar de bedragen staan.
    pub bron: Vindplaats,
}

/// An amount in euro, for the schema only: the built-in lists write amounts with cents as text.
struct Grensbedrag;

impl JsonSchema for Grensbedrag {
    fn schema_name() -> Cow<'static, str> {
        "Grensbedrag".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "anyOf": [
            { "type": "number" },
            {
                "type": "string",
                "pattern": "^[0-9]{1,12}(\\.[0-9]{1,4})?$",
                "x-vorm": "schrijf een bedrag met een punt voor de centen: `932.93`"
            }
        ] })
    }
    fn inline_schema() -> bool {
        true
    }
}

impl Bedrag {
    /// The lower limit in euro, not itself included.
    pub fn ondergrens(&self) -> Option<Decimal> {
        self.ondergrens.map(|getal| getal.0)
    }

    /// The upper limit in euro, itself included.
    pub fn bovengrens(&self) -> Option<Decimal> {
        self.bovengrens.map(|getal| getal.0)
    }
}

impl Lijst {
    /// The value with this id.
    pub fn item(&self, id: &str) -> Option<&Lijstitem> {
        self.waarde.iter().find(|item| item.id == id)
    }
}
