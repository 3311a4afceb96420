//! Gathers, in one walk along the schema, the places that the checks are about.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::schema::{self, SchemaObject};
use crate::source::{Location, Node, Pointer};

/// The pattern of a period in the schema.
const PERIOD: &str = "^[0-9]{4}(-[0-9]{4})?$";

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
        schema::visie().walk(tree, &mut |at, node, part| facts.see(at, node, part));
        facts
    }

    fn see(&mut self, at: &Pointer, node: &Node, part: &SchemaObject) {
        let description = part.get("description").and_then(Value::as_str).unwrap_or_default();
        if description.contains("in procent van") {
            self.shares.insert(at.clone());
        }
        let Some(text) = node.as_text() else { return };
        let word = |targets: &Value| Word {
            text: text.to_owned(),
            at: at.clone(),
            location: node.location,
            targets: words(targets),
        };
        let lists = [
            ("x-id", &mut self.ids),
            ("x-verwijst", &mut self.references),
            ("x-lijst", &mut self.listed),
            ("x-bestand", &mut self.paths),
        ];
        for (extension, list) in lists {
            list.extend(part.get(extension).map(word));
        }
        let pattern = part.get("pattern").filter(|pattern| *pattern == PERIOD);
        self.periods.extend(pattern.map(word));
    }
}

fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(several) => several.iter().flat_map(words).collect(),
        Value::String(one) => vec![one.clone()],
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => Vec::new(),
    }
}
