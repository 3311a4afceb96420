//! The schema as an editor reads it: with the values of the built-in lists, as help and not as a limit.

use serde_json::{Map, Value, json};

use crate::{kader, source::Publiek};

/// The schema of a visie in which fields from a list know the list's values.
///
/// A value of one's own stays possible: beside the known values any kebab-case word fits.
pub fn editor_schema() -> Value {
    let mut schema = super::visie_schema().clone();
    add_known_values(&mut schema);
    add_publiek(&mut schema);
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!("Woonzorgvisie"));
    }
    schema
}

/// Every table but the whole may say for which readers it is; loading takes the key off before it reads.
fn add_publiek(schema: &mut Value) {
    let Some(root) = schema.as_object_mut() else { return };
    for part in ["properties", "definitions"] {
        root.get_mut(part).into_iter().for_each(mark_tables);
    }
    let Some(definitions) = root.get_mut("definitions").and_then(Value::as_object_mut) else {
        return;
    };
    let words = Publiek::ALL.map(Publiek::as_str);
    let publiek = json!({
        "description": "Voor welke lezers dit is: een lijst van `raad`, `inwoner` en `regio`. Zonder `publiek` is het voor iedereen.",
        "type": "array",
        "items": { "type": "string", "enum": words },
        "minItems": 1
    });
    definitions.insert("Publiek".to_owned(), publiek);
}

fn mark_tables(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            object.values_mut().for_each(mark_tables);
            if object.get("type").is_some_and(|kind| kind == "object")
                && let Some(keys) = object.get_mut("properties").and_then(Value::as_object_mut)
            {
                keys.insert("publiek".to_owned(), json!({ "$ref": "#/definitions/Publiek" }));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mark_tables),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The schema of a kader as an editor reads it; it fits each of the files of a kader.
pub fn kader_schema() -> Value {
    let mut schema = super::kader().value().clone();
    if let Some(root) = schema.as_object_mut() {
        root.insert("title".to_owned(), json!("Kader"));
    }
    // What stands in for a key that is missing is no value that anybody would want to write.
    let keys = schema.get_mut("properties").and_then(Value::as_object_mut).into_iter().flatten();
    for (_, key) in keys {
        key.as_object_mut().and_then(|key| key.shift_remove("default"));
    }
    schema
}

/// The schema of a regiobestand in which fields from a list know the list's values.
pub fn regio_schema() -> Value {
    let mut schema = super::regio().value().clone();
    add_known_values(&mut schema);
    schema
}

fn add_known_values(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            known_values(object);
            object.values_mut().for_each(add_known_values);
        }
        Value::Array(items) => items.iter_mut().for_each(add_known_values),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn known_values(object: &mut Map<String, Value>) {
    let Some(name) = object.get("x-lijst").and_then(Value::as_str) else { return };
    let Some(list) = kader::lijsten().find(|list| list.id == name) else { return };
    let known: Vec<&str> = list.waarde.iter().map(|item| item.id.as_str()).collect();
    let names: Vec<String> =
        list.waarde.iter().map(|item| format!("`{}` ({})", item.id, item.naam)).collect();
    let own = json!({
        "type": "string",
        "pattern": object.get("pattern").cloned().unwrap_or_default(),
        "description": "Een eigen waarde uit `[[eigen-waarde]]`."
    });
    let help = format!("Bekende waarden: {}.", names.join(", "));
    let description = match object.get("description").and_then(Value::as_str) {
        Some(text) => format!("{text} {help}"),
        None => help,
    };
    object.shift_remove("type");
    object.shift_remove("pattern");
    object.insert("description".to_owned(), Value::String(description));
    object.insert("anyOf".to_owned(), json!([{ "type": "string", "enum": known }, own]));
}
