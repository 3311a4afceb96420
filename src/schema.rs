//! The schema of the data, and what the data looks like against it: the only user of `jsonschema`.
//!
//! INVARIANT: what is left after [`prune`] takes out every finding's place always reads into its type.

mod editor;
mod place;
mod prune;
mod validate;
mod walk;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, RwLock};

use jsonschema::Validator;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value};

use crate::kader::Kader;
use crate::model::Visie;
use crate::model::cijferbestand::Cijferbestand;
use crate::model::regiobestand::Regiobestand;

pub use editor::{editor_schema, kader_schema, regio_schema};
pub use prune::prune;
pub use validate::Finding;
pub use walk::SchemaObject;

/// A schema with its compiled validator.
#[derive(Debug)]
pub struct Schema {
    /// Schemas are built in: there are a few, and they live as long as the program.
    root: &'static Value,
    validator: Validator,
    /// What it says at each pointer pattern that was asked for.
    known: RwLock<HashMap<String, Arc<walk::Here>>>,
}

impl Schema {
    /// The schema of a type that serde reads.
    pub fn of<T: JsonSchema>() -> Self {
        let settings = SchemaSettings::draft07().with_transform(WithoutNull);
        Self::new(settings.into_generator().into_root_schema_for::<T>().to_value())
    }

    /// A schema that is built in.
    pub fn new(root: Value) -> Self {
        let options = jsonschema::draft7::options().should_validate_formats(true);
        let validator = options.build(&root).expect("invariant: a built-in schema compiles");
        Self { root: Box::leak(Box::new(root)), validator, known: RwLock::default() }
    }

    /// The schema as JSON.
    pub const fn value(&self) -> &'static Value {
        self.root
    }
}

/// The schema of a whole visie, compiled once.
pub fn visie() -> &'static Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::of::<Visie>);
    &SCHEMA
}

/// The schema of a whole visie as JSON, as an editor reads it.
pub fn visie_schema() -> &'static Value {
    visie().value()
}

/// The schema of a kader, or of one of the files of a kader, compiled once.
pub fn kader() -> &'static Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::of::<Kader>);
    &SCHEMA
}

/// The schema of a regiobestand, compiled once.
pub fn regio() -> &'static Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::of::<Regiobestand>);
    &SCHEMA
}

/// The schema of the numbers that a gemeente shares, compiled once.
pub fn cijfers() -> &'static Schema {
    static SCHEMA: LazyLock<Schema> = LazyLock::new(Schema::of::<Cijferbestand>);
    &SCHEMA
}

/// TOML has no null: takes `null` out of every choice, as else a mistake inside an optional table
/// would be reported at the table around it.
#[derive(Debug, Clone)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut schemars::Schema) {
        if let Some(object) = schema.as_object_mut() {
            strip_null(object);
        }
        transform_subschemas(self, schema);
    }
}

fn strip_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|word| word != "null");
        if let [word] = types.as_slice() {
            let word = word.clone();
            object.insert("type".to_owned(), word);
        }
    }
    if let Some(Value::Array(words)) = object.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if object.get("default").is_some_and(Value::is_null) {
        object.shift_remove("default");
    }
    for choice in ["anyOf", "oneOf"] {
        strip_null_branch(object, choice);
    }
}

fn strip_null_branch(object: &mut Map<String, Value>, choice: &str) {
    let Some(Value::Array(branches)) = object.get_mut(choice) else { return };
    let before = branches.len();
    branches.retain(|branch| branch.get("type").is_none_or(|word| word != "null"));
    if branches.len() == before || branches.len() != 1 {
        return;
    }
    let only = branches.remove(0);
    object.shift_remove(choice);
    let plain = only.as_object().filter(|only| only.keys().all(|key| !object.contains_key(key)));
    match plain {
        Some(plain) if !plain.contains_key("$ref") => {
            for (key, value) in plain {
                object.insert(key.clone(), value.clone());
            }
        }
        // Beside `$ref` draft 7 ignores every other keyword, so the reference keeps a place of its own.
        _ => {
            object.insert("allOf".to_owned(), Value::Array(vec![only]));
        }
    }
}
