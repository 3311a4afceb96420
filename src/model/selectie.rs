//! Een keuze uit de cijfers: welke getallen samen worden opgeteld, getoond of vergeleken.

use std::{borrow::Cow, fmt};

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer,
    de::{
        self, SeqAccess, Visitor,
        value::{SeqAccessDeserializer, StrDeserializer},
    },
};

use crate::model::cijfer::Kenmerk;
use crate::model::keuze::{Cijfersoort, Planstatus};
use crate::model::verwijzing::{
    Aandachtsgroep, CijferRef, Eenheid, GebiedRef, Huishouden, Inkomen, RegioRef, Segment,
    Woningtype,
};
use crate::model::waarde::{Datum, Periode};

/// Welke cijfers meedoen: één bij naam, of alle met deze kenmerken. Wat er niet staat, maakt niet uit.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Selectie {
    /// Het `id` van een cijfer, of van meer.
    pub cijfer: Option<EenOfMeer<CijferRef>>,
    /// Voorraad, behoefte, opgave, plan, realisatie, doel, norm of stroom.
    pub soort: Option<Cijfersoort>,
    /// Aandachtsgroep, of een lijst daarvan.
    pub groep: Option<EenOfMeer<Aandachtsgroep>>,
    /// Woningtype, of een lijst daarvan.
    pub woningtype: Option<EenOfMeer<Woningtype>>,
    /// Prijssegment, of een lijst daarvan.
    pub segment: Option<EenOfMeer<Segment>>,
    /// Wijk of kern, of een lijst daarvan.
    pub gebied: Option<EenOfMeer<GebiedRef>>,
    /// Gemeente, of een lijst daarvan.
    pub gemeente: Option<EenOfMeer<String>>,
    /// Regio, of een lijst daarvan.
    pub regio: Option<EenOfMeer<RegioRef>>,
    /// Huishouden, of een lijst daarvan.
    pub huishouden: Option<EenOfMeer<Huishouden>>,
    /// Inkomen, of een lijst daarvan.
    pub inkomen: Option<EenOfMeer<Inkomen>>,
    /// Waarden van eigen dimensies.
    #[serde(default)]
    #[schemars(title = "Eigen kenmerken")]
    pub kenmerk: Vec<Kenmerk>,
    /// Onderwerp, of een lijst daarvan.
    pub onderwerp: Option<EenOfMeer<String>>,
    /// Planstatus, of een lijst daarvan.
    pub planstatus: Option<EenOfMeer<Planstatus>>,
    /// Eenheid.
    pub eenheid: Option<Eenheid>,
    /// Waarvan het een percentage is.
    #[schemars(title = "Percentage van")]
    pub van: Option<String>,
    /// De periode van de cijfers.
    pub periode: Option<Periode>,
    /// De peildatum van de cijfers.
    pub peildatum: Option<Datum>,
    /// Versie.
    pub versie: Option<String>,
    /// Kenmerken die de cijfers niet mogen hebben, bijvoorbeeld `gebied` om alleen het geheel te kiezen.
    #[serde(default)]
    pub zonder: Vec<crate::model::waarde::Kenmerknaam>,
}

/// One value, or a list of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EenOfMeer<T>(pub Vec<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for EenOfMeer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EenOfMeerVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for EenOfMeerVisitor<T> {
            type Value = EenOfMeer<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een waarde of een lijst van waarden")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<EenOfMeer<T>, E> {
                T::deserialize(StrDeserializer::new(text)).map(|one| EenOfMeer(vec![one]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<EenOfMeer<T>, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(EenOfMeer)
            }
        }
        deserializer.deserialize_any(EenOfMeerVisitor(std::marker::PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for EenOfMeer<T> {
    fn schema_name() -> Cow<'static, str> {
        format!("EenOfMeer{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        let many = generator.subschema_for::<T>();
        json_schema!({
            "anyOf": [one, { "type": "array", "items": many, "minItems": 1 }]
        })
    }
    fn inline_schema() -> bool {
        true
    }
}
