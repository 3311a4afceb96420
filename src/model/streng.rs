//! Per bouwsteen een eigen grens: welke open eisen de toets laten mislukken.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::model::keuze::{Bouwsteen, Streng};

/// Een grens per bouwsteen; een bouwsteen die er niet in staat, volgt `--streng`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Grenzen(BTreeMap<Bouwsteen, Streng>);

impl Grenzen {
    /// The threshold of a bouwsteen, when it has its own.
    pub fn of(&self, bouwsteen: Bouwsteen) -> Option<Streng> {
        self.0.get(&bouwsteen).copied()
    }
}

impl JsonSchema for Grenzen {
    fn schema_name() -> Cow<'static, str> {
        "Grenzen".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = Streng::ALL.iter().map(|streng| streng.as_str()).collect();
        let properties: Map<String, Value> = Bouwsteen::ALL
            .iter()
            .map(|bouwsteen| {
                let titel = bouwsteen.titel();
                let description = format!("Welke open eisen van {titel} tellen als fout.");
                let schema = json!({
                    "title": titel,
                    "description": description,
                    "type": "string",
                    "enum": words,
                });
                (bouwsteen.as_str().to_owned(), schema)
            })
            .collect();
        json_schema!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}
