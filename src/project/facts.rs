//! Gathers, in one walk along the schema, the places that the checks are about.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

use crate::model::waarde::PERIODE;
use crate::schema::{self, SchemaObject};
use crate::source::{Location, Node, Pointer};

/// What the model says of its own, beside the schema language: ids, references, lists and files.
const EXTENSIONS: [&str; 4] = ["x-id", "x-verwijst", "x-lijst", "x-bestand"];

/// The places in a tree that something else in the project has to agree with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Facts {
    /// The names of elements.
    pub(super) ids: Vec<Word>,
    /// The names of elements elsewhere.
    pub(super) references: Vec<Word>,
    /// Values from a list of a kader.
    pub(super) listed: Vec<Word>,
    /// Paths of Markdown files and images.
    pub(super) paths: Vec<Word>,
    /// A year, or two years with a dash.
    pub(super) periods: Vec<Word>,
    /// The numbers that are a percentage of something their key names.
    pub(super) shares: BTreeSet<Pointer>,
}

/// A word in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) at: Pointer,
    pub(super) location: Location,
    /// What the schema says it names: kinds of element, a list, or a kind of file.
    pub(super) targets: Vec<String>,
}

impl Facts {
    pub(super) fn of(tree: &Node) -> Self {
        let mut facts = Self::default();
        // Most parts of the schema have nothing to gather; each is looked into once.
        let mut telling: HashMap<usize, bool> = HashMap::new();
        schema::visie().walk(tree, &mut |at, node, part| {
            let address = std::ptr::from_ref(part).addr();
            if *telling.entry(address).or_insert_with(|| is_telling(part)) {
                facts.see(at, node, part);
            }
        });
        facts
    }

    fn see(&mut self, at: &Pointer, node: &Node, part: &SchemaObject) {
        if names_denominator(part) {
            self.shares.insert(at.clone());
        }
        let Some(text) = node.as_text() else { return };
        let word = |targets: &Value| Word {
            text: text.to_owned(),
            at: at.clone(),
            location: node.location,
            targets: words(targets),
        };
        let lists = [&mut self.ids, &mut self.references, &mut self.listed, &mut self.paths];
        for (extension, list) in EXTENSIONS.into_iter().zip(lists) {
            list.extend(part.get(extension).map(word));
        }
        self.periods.extend(part.get("pattern").filter(|_| is_period(part)).map(word));
    }
}

fn is_telling(part: &SchemaObject) -> bool {
    let extended = EXTENSIONS.iter().any(|extension| part.contains_key(*extension));
    extended || names_denominator(part) || is_period(part)
}

/// Whether the description of a key says itself of what it is a percentage.
fn names_denominator(part: &SchemaObject) -> bool {
    let description = part.get("description").and_then(Value::as_str);
    description.is_some_and(|description| description.contains("in procent van"))
}

fn is_period(part: &SchemaObject) -> bool {
    part.get("pattern").is_some_and(|pattern| pattern == PERIODE)
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(several) => several.iter().flat_map(words).collect(),
        Value::String(one) => vec![one.clone()],
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}
