//! De gewone waarden van het model: tekst, getal, datum, periode en wat nog onbekend is.

use std::{borrow::Cow, fmt, str::FromStr};

use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{
        self, MapAccess, SeqAccess, Visitor,
        value::{MapAccessDeserializer, SeqAccessDeserializer},
    },
};

use crate::model::{
    keuze::Nauwkeurigheid,
    verwijzing::{BronRef, CijferRef, Eenheid},
};

/// The pattern of ids and of values in lists.
pub(crate) const KEBAB: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The pattern of a period: a year, half a year, or two years.
pub(crate) const PERIODE: &str = "^[0-9]{4}(-(h[12]|[0-9]{4}))?$";

/// Prose: Markdown in place, Markdown in a file, or not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tekst {
    /// Markdown, written in place.
    Hier(String),
    /// The project path of a Markdown file.
    Bestand(String),
    /// Why it is not known yet; an eis that asks for it stays open.
    Onbekend(String),
}

impl<'de> Deserialize<'de> for Tekst {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        enum Vorm {
            Bestand(String),
            Onbekend(String),
        }
        struct TekstVisitor;
        impl<'de> Visitor<'de> for TekstVisitor {
            type Value = Tekst;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("tekst, `{ bestand = … }` of `{ onbekend = … }`")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Tekst, E> {
                Ok(Tekst::Hier(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Tekst, A::Error> {
                Ok(match Vorm::deserialize(MapAccessDeserializer::new(map))? {
                    Vorm::Bestand(path) => Tekst::Bestand(path),
                    Vorm::Onbekend(reason) => Tekst::Onbekend(reason),
                })
            }
        }
        deserializer.deserialize_any(TekstVisitor)
    }
}

impl JsonSchema for Tekst {
    fn schema_name() -> Cow<'static, str> {
        "Tekst".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Markdown-tekst, `{ bestand = \"teksten/….md\" }` of `{ onbekend = \"reden\" }`.",
            "anyOf": [
                { "type": "string", "x-tekst": true },
                {
                    "type": "object",
                    "properties": {
                        "bestand": {
                            "type": "string",
                            "description": "Pad van een Markdown-bestand in het project.",
                            "x-bestand": "tekst"
                        },
                        "onbekend": {
                            "type": "string",
                            "description": "Waarom dit nog niet bekend is. De eis blijft open."
                        }
                    },
                    "additionalProperties": false,
                    "minProperties": 1,
                    "maxProperties": 1
                }
            ]
        })
    }
}

/// A number, a range or words, with what makes it readable; or not known yet.
///
/// In TOML a bare number is short for `{ aantal = … }`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Waarde {
    /// Het getal.
    pub aantal: Option<Getal>,
    /// De ondergrens van een bereik.
    pub min: Option<Getal>,
    /// De bovengrens van een bereik.
    pub max: Option<Getal>,
    /// Woorden in plaats van een getal, bijvoorbeeld `PM` of `per project`.
    pub tekst: Option<String>,
    /// Hoe precies het getal is.
    pub nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Waarin is geteld.
    pub eenheid: Option<Eenheid>,
    /// Waarvan het een percentage is.
    pub van: Option<String>,
    /// De jaren waarover het getal gaat.
    pub periode: Option<Periode>,
    /// De datum waarop het getal geldt.
    pub peildatum: Option<Datum>,
    /// De bron.
    pub bron: Option<BronRef>,
    /// Het `[[cijfer]]` waar dit getal staat.
    pub cijfer: Option<CijferRef>,
    /// Waarom het nog niet bekend is.
    pub onbekend: Option<String>,
}

/// The table form of [`Waarde`], as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct WaardeTabel {
    /// Het getal.
    aantal: Option<Getal>,
    /// De ondergrens van een bereik.
    min: Option<Getal>,
    /// De bovengrens van een bereik.
    max: Option<Getal>,
    /// Woorden in plaats van een getal, bijvoorbeeld `PM` of `per project`.
    tekst: Option<String>,
    /// Hoe precies het getal is.
    nauwkeurigheid: Option<Nauwkeurigheid>,
    /// Waarin is geteld, bijvoorbeeld `woning`.
    eenheid: Option<Eenheid>,
    /// Waarvan het een percentage is, bijvoorbeeld `nieuwbouw`.
    van: Option<String>,
    /// De jaren waarover het getal gaat, beide meegeteld.
    periode: Option<Periode>,
    /// De datum waarop het getal geldt.
    peildatum: Option<Datum>,
    /// De bron van het getal.
    bron: Option<BronRef>,
    /// Het `[[cijfer]]` waar dit getal staat, zodat het maar één keer is geschreven.
    cijfer: Option<CijferRef>,
    /// Waarom het nog niet bekend is. De eis blijft open.
    onbekend: Option<String>,
}

impl<'de> Deserialize<'de> for Waarde {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WaardeVisitor;
        impl<'de> Visitor<'de> for WaardeVisitor {
            type Value = Waarde;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een getal of een tabel met `aantal`, `min` en `max`")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Waarde, E> {
                Ok(Waarde { aantal: Some(Getal(number.into())), ..Waarde::default() })
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Waarde, E> {
                Ok(Waarde { aantal: Some(Getal(number.into())), ..Waarde::default() })
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Waarde, E> {
                let number = text.parse().map_err(E::custom)?;
                Ok(Waarde { aantal: Some(number), ..Waarde::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Waarde, A::Error> {
                let t = WaardeTabel::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Waarde {
                    aantal: t.aantal,
                    min: t.min,
                    max: t.max,
                    tekst: t.tekst,
                    nauwkeurigheid: t.nauwkeurigheid,
                    eenheid: t.eenheid,
                    van: t.van,
                    periode: t.periode,
                    peildatum: t.peildatum,
                    bron: t.bron,
                    cijfer: t.cijfer,
                    onbekend: t.onbekend,
                })
            }
        }
        deserializer.deserialize_any(WaardeVisitor)
    }
}

impl JsonSchema for Waarde {
    fn schema_name() -> Cow<'static, str> {
        "Waarde".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let tabel = generator.subschema_for::<WaardeTabel>();
        json_schema!({
            "description": "Een getal, of een tabel met `aantal` of een bereik (`min`, `max`), met eenheid, periode en bron.",
            "anyOf": [{ "type": "number" }, tabel]
        })
    }
}

/// One name or a list of names of the parts of an eis: `id`s, or values such as an aandachtsgroep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elementen(pub Vec<String>);

impl<'de> Deserialize<'de> for Elementen {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ElementenVisitor;
        impl<'de> Visitor<'de> for ElementenVisitor {
            type Value = Elementen;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een naam of een lijst van namen")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Elementen, E> {
                Ok(Elementen(vec![text.to_owned()]))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Elementen, A::Error> {
                Vec::deserialize(SeqAccessDeserializer::new(list)).map(Elementen)
            }
        }
        deserializer.deserialize_any(ElementenVisitor)
    }
}

impl JsonSchema for Elementen {
    fn schema_name() -> Cow<'static, str> {
        "Elementen".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Een `id` of een waarde uit een lijst, of een lijst daarvan.",
            "anyOf": [
                { "type": "string", "minLength": 1 },
                { "type": "array", "items": { "type": "string", "minLength": 1 }, "minItems": 1 }
            ]
        })
    }
}

/// An exact decimal number; digits are kept as they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Getal(pub Decimal);

impl FromStr for Getal {
    type Err = rust_decimal::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.contains(['e', 'E']) {
            Decimal::from_scientific(text).map(Self)
        } else {
            Decimal::from_str_exact(text).map(Self)
        }
    }
}

impl Serialize for Getal {
    /// As text, so that no digit is lost.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Getal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct GetalVisitor;
        impl Visitor<'_> for GetalVisitor {
            type Value = Getal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("een getal")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Getal, E> {
                Ok(Getal(number.into()))
            }
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Getal, E> {
                Ok(Getal(number.into()))
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<Getal, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_any(GetalVisitor)
    }
}

/// Makes a transparent newtype with a schema of its own.
macro_rules! waarde {
    ($($(#[doc = $doc:literal])+ $name:ident($inner:ty) = $schema:tt;)*) => {$(
        $(#[doc = $doc])+
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
            fn inline_schema() -> bool {
                true
            }
        }
    )*};
}

waarde! {
    /// A calendar date, written as `2026-07-01` without quotes.
    Datum(Date) = { "type": "string", "format": "date", "x-datum": true };
    /// A year.
    Jaar(u16) = { "type": "integer", "minimum": 1900, "maximum": 2200 };
    /// A whole number from zero up.
    Natuurlijk(u32) = { "type": "integer", "minimum": 0, "maximum": 1_000_000_000 };
    /// The stable name of an element, unique in the project.
    Id(String) = { "type": "string", "pattern": KEBAB, "x-id": true };
    /// A web address.
    Url(String) = { "type": "string", "pattern": "^https?://[^\\s]+$", "maxLength": 2000 };
    /// The project path of an image.
    Beeldpad(String) = { "type": "string", "x-bestand": "beeld" };
    /// The project path of a font.
    Letterpad(String) = { "type": "string", "x-bestand": "letter" };
    /// The project path of a file with design tokens.
    Tokenpad(String) = { "type": "string", "x-bestand": "tokens" };
    /// A colour as `#rrggbb`.
    Hexkleur(String) = { "type": "string", "pattern": "^#[0-9a-fA-F]{6}$" };
    /// A word in kebab-case: a value of an own dimension.
    Woord(String) = { "type": "string", "pattern": KEBAB };
    /// The name of a dimension of cijfers, of the model or of one's own.
    Kenmerknaam(String) = { "type": "string", "pattern": KEBAB };
    /// The project path of a CSV file.
    Tabelpad(String) = { "type": "string", "x-bestand": "tabel" };
    /// The code of a gemeente as CBS writes it.
    Gemeentecode(String) = { "type": "string", "pattern": "^GM[0-9]{4}$" };
    /// The code of an eis.
    Eiscode(String) = { "type": "string", "pattern": "^[A-Z]{2,4}-[0-9]{2,3}[a-z]?$" };
    /// A year, half a year such as `2027-h1`, or two years with a dash; both years count.
    Periode(String) = { "type": "string", "pattern": PERIODE };
}

impl JsonSchema for Getal {
    fn schema_name() -> Cow<'static, str> {
        "Getal".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
    fn inline_schema() -> bool {
        true
    }
}

impl Periode {
    /// The first and the last year; both count.
    pub fn jaren(&self) -> Option<(u16, u16)> {
        let (van, tot) = self.0.split_once('-').unwrap_or((&self.0, &self.0));
        let tot = if tot.starts_with('h') { van } else { tot };
        Some((van.parse().ok()?, tot.parse().ok()?))
    }

    /// Which half of the year it is, when it is one.
    pub fn halfjaar(&self) -> Option<u8> {
        self.0.split_once("-h")?.1.parse().ok()
    }
}
