//! What differs between two versions of a kader: by id, and per field.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::kader::{Kader, Lijst};

/// Everything that differs between two kaders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verschil {
    /// The older one: name and version.
    pub oud: (String, String),
    /// The newer one: name and version.
    pub nieuw: (String, String),
    /// What differs: the head, sources, lists, values of lists, eisen, normen and
    /// bevoegdheden, in this order.
    pub wijzigingen: Vec<Wijziging>,
}

/// One thing that is new, gone or different.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wijziging {
    /// What it is.
    pub wat: Wat,
    /// Its id; of a value the list, a slash and the value; empty for the head.
    pub id: String,
    /// Its title or name, of the newer one where there is one.
    pub titel: String,
    /// How it differs.
    pub aard: Aard,
    /// For what is different: each field that is.
    pub velden: Vec<Veld>,
}

/// The parts of a kader that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wat {
    /// Name, title, version and the like.
    Kader,
    /// A source.
    Bron,
    /// A list, without its values.
    Lijst,
    /// A value of a list.
    Waarde,
    /// An eis.
    Eis,
    /// A norm.
    Norm,
    /// Who decides about what.
    Bevoegdheid,
}

/// How something differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aard {
    /// It is only in the newer one.
    Nieuw,
    /// It is only in the older one.
    Weg,
    /// It is in both, with other fields.
    Anders,
}

/// A field with its value in both; none where it is absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Veld {
    /// The key.
    pub naam: String,
    /// The value in the older one, as TOML writes it on one line; a text as it is.
    pub oud: Option<String>,
    /// The value in the newer one.
    pub nieuw: Option<String>,
}

/// What differs from `oud` to `nieuw`.
pub fn verschil(oud: &Kader, nieuw: &Kader) -> Verschil {
    let mut wijzigingen = Vec::new();
    let parts =
        [Wat::Kader, Wat::Bron, Wat::Lijst, Wat::Waarde, Wat::Eis, Wat::Norm, Wat::Bevoegdheid];
    for wat in parts {
        compare(wat, &records(wat, oud), &records(wat, nieuw), &mut wijzigingen);
    }
    let name = |kader: &Kader| (kader.naam.clone(), kader.versie.clone());
    Verschil { oud: name(oud), nieuw: name(nieuw), wijzigingen }
}

impl Wat {
    /// The word as it stands in a kader and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kader => "kader",
            Self::Bron => "bron",
            Self::Lijst => "lijst",
            Self::Waarde => "waarde",
            Self::Eis => "eis",
            Self::Norm => "norm",
            Self::Bevoegdheid => "bevoegdheid",
        }
    }
}

impl Aard {
    /// The word as it stands in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nieuw => "nieuw",
            Self::Weg => "weg",
            Self::Anders => "anders",
        }
    }
}

/// An id with the fields that go with it.
type Record = (String, Map<String, Value>);

/// Everything of one sort, in the order of the kader.
fn records(wat: Wat, kader: &Kader) -> Vec<Record> {
    let with_id = |id: &str, value: Map<String, Value>| (id.to_owned(), value);
    match wat {
        Wat::Kader => vec![with_id(
            "",
            without(fields(kader), &["bron", "lijst", "eis", "norm", "bevoegdheid"]),
        )],
        Wat::Bron => kader.bron.iter().map(|bron| with_id(&bron.id, fields(bron))).collect(),
        Wat::Lijst => {
            let lists = kader.lijst.iter();
            lists.map(|list| with_id(&list.id, without(fields(list), &["waarde"]))).collect()
        }
        Wat::Waarde => kader.lijst.iter().flat_map(values).collect(),
        Wat::Eis => kader.eis.iter().map(|eis| with_id(&eis.id, fields(eis))).collect(),
        Wat::Norm => kader.norm.iter().map(|norm| with_id(&norm.id, fields(norm))).collect(),
        Wat::Bevoegdheid => {
            kader.bevoegdheid.iter().map(|one| with_id(&one.id, fields(one))).collect()
        }
    }
}

fn values(list: &Lijst) -> impl Iterator<Item = Record> + '_ {
    list.waarde.iter().map(|item| (format!("{}/{}", list.id, item.id), fields(item)))
}

fn fields(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value).expect("invariant: a part of a kader becomes JSON") {
        Value::Object(fields) => fields,
        other => Map::from_iter([("waarde".to_owned(), other)]),
    }
}

fn without(mut fields: Map<String, Value>, keys: &[&str]) -> Map<String, Value> {
    fields.retain(|key, _| !keys.contains(&key.as_str()));
    fields
}

/// What is gone in the order of the older one, then what is new or different in that of the newer one.
fn compare(wat: Wat, oud: &[Record], nieuw: &[Record], found: &mut Vec<Wijziging>) {
    let before: BTreeMap<&str, &Map<String, Value>> =
        oud.iter().map(|(id, fields)| (id.as_str(), fields)).collect();
    let after: BTreeMap<&str, &Map<String, Value>> =
        nieuw.iter().map(|(id, fields)| (id.as_str(), fields)).collect();
    let change = |id: &str, fields: &Map<String, Value>, aard, velden| Wijziging {
        wat,
        id: id.to_owned(),
        titel: title(fields),
        aard,
        velden,
    };
    let gone = oud.iter().filter(|(id, _)| !after.contains_key(id.as_str()));
    found.extend(gone.map(|(id, fields)| change(id, fields, Aard::Weg, Vec::new())));
    for (id, fields) in nieuw {
        match before.get(id.as_str()) {
            None => found.push(change(id, fields, Aard::Nieuw, Vec::new())),
            Some(old) => {
                let velden = differing(old, fields);
                if !velden.is_empty() {
                    found.push(change(id, fields, Aard::Anders, velden));
                }
            }
        }
    }
}

fn title(fields: &Map<String, Value>) -> String {
    let known = ["titel", "naam"].iter().find_map(|key| fields.get(*key)?.as_str());
    known.unwrap_or_default().to_owned()
}

fn differing(oud: &Map<String, Value>, nieuw: &Map<String, Value>) -> Vec<Veld> {
    let gone = oud.keys().filter(|key| !nieuw.contains_key(*key));
    let keys = nieuw.keys().chain(gone);
    let veld = |key: &String| Veld {
        naam: key.clone(),
        oud: oud.get(key).and_then(shown),
        nieuw: nieuw.get(key).and_then(shown),
    };
    keys.map(veld).filter(|veld| veld.oud != veld.nieuw).collect()
}

fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(inline(other)),
    }
}

/// A value as TOML writes it on one line, without what is absent.
pub(crate) fn inline(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => yes.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Object(fields) => {
            let there = fields.iter().filter(|(_, value)| is_said(value));
            let pairs: Vec<String> =
                there.map(|(key, value)| format!("{key} = {}", inline(value))).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// Whether a value says more than leaving its key out.
fn is_said(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        Value::Bool(true) | Value::Number(_) | Value::String(_) | Value::Object(_) => true,
    }
}
